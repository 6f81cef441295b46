"""Knows which bar of a chart one is on: by walking, by choice, by pointing. Draws nothing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt

from sendviewer.present.specs import BarSpec

__all__ = ["BarWalk"]

_TO_START, _TO_END = -1000, 1000

_STEPS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Home: _TO_START,
    Qt.Key.Key_End: _TO_END,
}


class BarWalk:
    """The walk through the bars of one chart; each of the three bars is an id, or "" for none."""

    def __init__(self) -> None:
        self._bars: Sequence[BarSpec] = ()
        self.current = ""
        """The bar that the keyboard is on."""

        self.selected = ""
        self.hovered = ""

    @property
    def walked_bar(self) -> BarSpec | None:
        """The bar that the keyboard is on, or None."""
        return self._bar(self.current)

    @property
    def current_bar(self) -> BarSpec | None:
        """The bar that the keyboard is on, or else the selected one, or None."""
        return self.walked_bar or self._bar(self.selected)

    @property
    def told_bar(self) -> BarSpec | None:
        """The bar to read out: the one that the mouse is on, or else the current one, or None."""
        return self._bar(self.hovered) or self.current_bar

    def take(self, bars: Sequence[BarSpec]) -> None:
        """Walk through other bars; the current one stays if it is among them."""
        self._bars = bars
        if self.walked_bar is None:
            self.current = ""
        self.hovered = ""

    def select(self, bar_id: str) -> None:
        """Take up a selection from elsewhere, and walk on from there if the bar is shown."""
        self.selected = bar_id
        self.current = bar_id if self._bar(bar_id) else self.current

    def go_to(self, bar: BarSpec) -> None:
        """Be on a bar, whatever the mouse is on."""
        self.current, self.hovered = bar.id, ""

    def bar_at(self, place: int) -> BarSpec | None:
        """Return the bar at a place counted from 0, or None if there are not so many."""
        return self._bars[place] if place < len(self._bars) else None

    def bar_by(self, key: Qt.Key) -> BarSpec | None:
        """Return the bar that a key goes to from the current one, or None if it goes nowhere."""
        if key not in _STEPS or not self._bars:
            return None
        step, last = _STEPS[key], len(self._bars) - 1
        ids = [bar.id for bar in self._bars]
        if self.current in ids and abs(step) == 1:
            return self._bars[min(max(ids.index(self.current) + step, 0), last)]
        return self._bars[last if step == _TO_END else 0]

    def _bar(self, bar_id: str) -> BarSpec | None:
        return next((bar for bar in self._bars if bar.id == bar_id), None)
