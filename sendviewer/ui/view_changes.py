"""Says what has changed in the view, however it was changed: by key, menu, button or undo.

Those who see the window see the change; to those who hear it, it would be silence. The table tells
its own changes, with its rows.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject

from sendviewer.present.page_words import shown_base
from sendviewer.present.specs import Measure
from sendviewer.ui.appearance import Appearance
from sendviewer.ui.commands import plain
from sendviewer.ui.state import PageState

__all__ = ["ViewChanges"]

_BASE, _CONFIDENCE = "Figures as: ", "view.confidence_"

_Choice = tuple[str, str]
"""What was chosen, in words, and the command that chooses it, whose words follow; "" for none."""


class ViewChanges(QObject):
    """Tells of one window: what the chart shows, interval and base, theme and text size."""

    def __init__(self, state: PageState, appearance: Appearance, parent: QObject) -> None:
        super().__init__(parent)
        self._state = state
        self._appearance = appearance
        self._shown = self._now()
        self._look = self._look_now()
        state.page_opened.connect(self._take_up)
        state.options_changed.connect(self._tell_view)
        appearance.changed.connect(self._tell_look)

    def _now(self) -> tuple[_Choice, ...]:
        """Return what is chosen now; each part stands for one choice."""
        options = self._state.options
        base = f"view.base_{shown_base(self._state.page, options).value}"
        chart = options.chart
        share = chart.measure is Measure.SHARE
        return (
            (_BASE, base),
            ("Chart: ", base if share else f"chart.{chart.measure.value}"),
            ("", f"chart.order_{chart.order.value}"),
            ("", f"{_CONFIDENCE}{options.confidence.name.removeprefix('P')}"),
            (f"Intervals {'shown' if chart.intervals else 'hidden'} in the chart", ""),
        )

    def _look_now(self) -> tuple[str, int]:
        return self._appearance.theme_choice, self._appearance.text_size

    def _take_up(self) -> None:
        self._shown = self._now()

    def _tell_view(self) -> None:
        before, self._shown = self._shown, self._now()
        changed = [now for now, old in zip(self._shown, before, strict=True) if now != old]
        if not changed:
            return
        words = ". ".join(f"{what}{_words_of(command)}" for what, command in changed)
        # Base and interval are those of every tab; all else is of the chart alone.
        on_all = any(what == _BASE or how.startswith(_CONFIDENCE) for what, how in changed)
        (self._state.say if on_all else self._state.say_of_tab)(words)

    def _tell_look(self) -> None:
        before, self._look = self._look, self._look_now()
        words = ". ".join(_look_words(before, self._look))
        if words:
            self._state.say(words)


def _look_words(before: tuple[str, int], after: tuple[str, int]) -> Iterator[str]:
    if after[0] != before[0]:
        yield f"Theme: {_words_of(f'view.theme_{after[0]}')}"
    if after[1] != before[1]:
        yield f"Text size {after[1]}%"


def _words_of(command: str) -> str:
    from sendviewer.ui.commands.catalogue import spec_of

    return plain(spec_of(command).text) if command else ""
