"""The card that holds a text to read, with the button that copies the current section."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from sendviewer.views.controls import Button, CardFrame
from sendviewer.views.look import Looks
from sendviewer.views.reading_line import reading_line_width
from sendviewer.views.reading_pane import MARGIN, ReadingPane

__all__ = ["ReadingCard"]

LEFT = 28
EDGE = 12
GAP = 16
LEAST_LINE_SHARE = 0.75
"""Of the full line length: lines are not made shorter than that for the button's sake."""


class ReadingCard(CardFrame):
    """Text with a button at its top right: beside the lines if they stay long, else above them."""

    def __init__(self, name: str, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(looks, parent=parent)
        self.reading = ReadingPane(name, looks, self)
        self.copy_button = Button("Copy section", looks, icon="copy", parent=self)
        looks.text_resized.connect(self._place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place text and button anew."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        size = self.copy_button.sizeHint()
        scroll_bar = self.reading.verticalScrollBar().sizeHint().width()
        inner = self.width() - LEFT - EDGE
        lines = inner - scroll_bar - size.width() - GAP - 2 * MARGIN
        beside = lines >= reading_line_width(self.looks.current) * LEAST_LINE_SHARE
        top = EDGE if beside else EDGE + size.height() + GAP // 2
        self.reading.keep_free_at_right(size.width() + GAP if beside else 0)
        self.reading.setGeometry(LEFT, top, max(1, inner), max(1, self.height() - top - EDGE))
        right = self.width() - EDGE - scroll_bar - MARGIN
        self.copy_button.resize(size)
        self.copy_button.move(max(LEFT, right - size.width()), EDGE + MARGIN)
        self.copy_button.raise_()
