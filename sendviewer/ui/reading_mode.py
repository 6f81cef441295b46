"""Switches between the tabs and the reading view, and leads back to where one came from."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from sendviewer.ui.panes import entry_of
from sendviewer.ui.state import PageState
from sendviewer.ui.tab_pages import READING, TabPages

__all__ = ["ReadingMode"]


class ReadingMode:
    """Turns the reading view on and off."""

    def __init__(self, state: PageState, tabs: TabPages) -> None:
        self._state = state
        self._tabs = tabs
        self._left: QWidget | None = None

    @property
    def is_on(self) -> bool:
        """Whether the reading view is shown."""
        return self._tabs.shown == READING.id

    def toggle(self) -> None:
        """Turn the reading view on or off, and say so."""
        if self.is_on:
            self.turn_off()
            self._state.say_of_tab("Back to the tabs")
            return
        self.turn_on()
        self._state.say_of_tab("Reading view: the page in plain words. F9 leads back")

    def turn_on(self) -> None:
        """Show the page in plain words, and put the focus on the part that was read last."""
        self._left = QApplication.focusWidget()
        self._tabs.show_tab(READING.id)
        for pane in self._tabs.current.panes()[:1]:
            pane.setFocus()

    def turn_off(self) -> None:
        """Show the tab that was left, with the focus where it was."""
        self._tabs.show_tab(self._tabs.tab)
        left = self._left
        if left is not None and isValid(left) and left.isVisible() and left.isEnabled():
            left.setFocus()
            return
        panes = self._tabs.current.panes()
        entry = next(filter(None, map(entry_of, panes)), None)
        if entry is not None:
            entry.setFocus()
