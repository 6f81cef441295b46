"""The entry of an area: a search field whose keys lead to what fits and to what is chosen."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from sendviewer.views.controls import SearchField
from sendviewer.views.look import Looks

__all__ = ["AreaEntryField"]

HINT = "Name, old name or code"


class AreaEntryField(SearchField):
    """The entry: Down goes into the list, Enter adds, Backspace in the empty entry to the chips."""

    moved_down = Signal()
    moved_back = Signal()
    accepted = Signal()

    def __init__(self, label: str, looks: Looks, parent: QWidget) -> None:
        super().__init__(label, looks, hint=HINT, parent=parent)
        self.setAccessibleDescription(
            f"{HINT}. Down goes to what fits, Enter adds the first of it."
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer these three keys; everything else is typed."""
        if event.key() == Qt.Key.Key_Down:
            self.moved_down.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self.text():
                self.accepted.emit()
        elif event.key() == Qt.Key.Key_Backspace and not self.text():
            self.moved_back.emit()
        else:
            super().keyPressEvent(event)
