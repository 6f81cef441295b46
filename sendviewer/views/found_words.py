"""Finds words in a text that is shown, and marks every place where they stand."""

from __future__ import annotations

from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from sendviewer.views.look import Looks

__all__ = ["FoundWords"]


class FoundWords:
    """The places of the words that were looked for last in one text."""

    def __init__(self, edit: QTextEdit, looks: Looks) -> None:
        self._edit = edit
        self._looks = looks
        self._words = ""
        self._matches: list[QTextCursor] = []

    def find(self, words: str) -> int:
        """Mark every place where ``words`` stand, in any case; return how many there are."""
        self._words = words
        self._matches = self._found(words)
        self._edit.setExtraSelections([self._marked(cursor) for cursor in self._matches])
        return len(self._matches)

    def find_again(self) -> None:
        """Mark the same words in the document that is shown now."""
        self.find(self._words)

    def forget(self) -> None:
        """Look for nothing from the next document on."""
        self._words = ""

    def match(self, number: int) -> QTextCursor:
        """Return a place, counted from 0, as a selection."""
        return self._matches[number]

    def _found(self, words: str) -> list[QTextCursor]:
        found: list[QTextCursor] = []
        if not words.strip():
            return found
        document = self._edit.document()
        cursor = document.find(words)
        while not cursor.isNull():
            found.append(cursor)
            cursor = document.find(words, cursor)
        return found

    def _marked(self, cursor: QTextCursor) -> QTextEdit.ExtraSelection:
        form = QTextCharFormat()
        form.setBackground(self._looks.current.color("find"))
        form.setForeground(self._looks.current.color("on_find"))
        mark = QTextEdit.ExtraSelection()
        mark.cursor = cursor
        mark.format = form
        return mark
