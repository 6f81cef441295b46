"""What the words mean: all terms and all needs, from A to Z, opened at the term one is on."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent, QTextCursor
from PySide6.QtWidgets import QWidget

from sendviewer.present.terms import Term, all_terms
from sendviewer.ui.reading_dialog import ReadingDialog
from sendviewer.views.look import Looks

__all__ = ["GlossaryDialog"]

TITLE = "What the words mean"

ABOVE = 8
"""Pixels between the edge and the term that is opened."""


class GlossaryDialog(ReadingDialog):
    """The glossary. ``term`` is the name of the one to begin at, or empty for the beginning."""

    def __init__(self, term: str, looks: Looks, parent: QWidget | None = None) -> None:
        html = f"<h2>{TITLE}</h2>{''.join(map(_entry, all_terms()))}"
        super().__init__(TITLE, html, looks, parent)
        self.term = term
        looks.changed.connect(self._go_to_term)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the term, once the text has its room."""
        super().showEvent(event)
        QTimer.singleShot(0, self._go_to_term)

    def _go_to_term(self) -> None:
        """Put the cursor at the beginning of the term's heading, which is at the top then."""
        heading = next(
            (block for block in self._headings() if block.block().text() == self.term), None
        )
        if heading is None:
            return
        top = self.text.document().documentLayout().blockBoundingRect(heading.block()).top()
        self.text.setTextCursor(heading)
        self.text.verticalScrollBar().setValue(round(top) - ABOVE)

    def _headings(self) -> list[QTextCursor]:
        block = self.text.document().begin()
        found = []
        while block.isValid():
            if block.blockFormat().headingLevel():
                found.append(QTextCursor(block))
            block = block.next()
        return found


def _entry(term: Term) -> str:
    return f"<h3>{escape(term.name)}</h3><p>{escape(term.meaning)}</p>"
