"""What every tab of the window can do for the commands of the window."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sendviewer.export.payloads import Payload
from sendviewer.ui.state import PageState

__all__ = ["TabPage"]


class TabPage(QWidget):
    """A tab. Its buttons run commands of the window by emitting ``command_requested`` with an id.

    Subclasses override what applies to them; the window asks nothing else of a tab. Whether there
    is a text is asked at every change of the focus, and must be known without making the text.

    Another page of facts is shown at once on the tab that is looked at. The others say that they
    ``fell_behind`` and wait for :meth:`catch_up`, so that a choice need not wait for all of them.
    """

    command_requested = Signal(str)
    table_wanted = Signal()
    fell_behind = Signal()

    def __init__(self, state: PageState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._is_behind = False
        state.page_opened.connect(self._fall_behind)

    def show_page(self) -> None:
        """Show the page of the state, of which nothing is on this tab yet."""

    def catch_up(self) -> None:
        """Show the page of the state, unless that has been done."""
        if self._is_behind:
            self._is_behind = False
            self.show_page()

    def _fall_behind(self) -> None:
        self._is_behind = True
        if self.isHidden():
            self.fell_behind.emit()
        else:
            self.catch_up()

    def copy(self) -> Payload | None:
        """Return what Copy means here: the selection or the focused part, otherwise all of it."""
        return None

    def why_nothing_to_copy(self) -> str:
        """Return why :meth:`copy` has nothing to return, and what to do about it."""
        return "There is nothing to copy here"

    def has_sentence(self) -> bool:
        """Return whether :meth:`sentence` would return one."""
        return False

    def sentence(self) -> str | None:
        """Return the selected figure as a sentence with comparison and source."""
        return None

    def has_description(self) -> bool:
        """Return whether :meth:`description` would return one."""
        return False

    def description(self) -> str | None:
        """Return the text alternative of what the tab shows."""
        return None

    def has_explanation(self) -> bool:
        """Return whether :meth:`explanation` would return one."""
        return False

    def explanation(self) -> str | None:
        """Return how the selected figure comes about: source, formula, rounding."""
        return None

    def focused_term(self) -> str:
        """Return the name of the term that the keyboard is on, as the glossary has it, or ""."""
        return ""

    def panes(self) -> Sequence[QWidget]:
        """Return the widgets that F6 goes through, in order."""
        return ()

    def start_find(self) -> None:
        """Put the focus where one searches on this tab."""
