"""A line to type into, painted from the look, with a frame that also shows a wrong entry."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from sendviewer.views.drawing import paint_focus_ring, paint_frame, ring
from sendviewer.views.look import Looks, TextStyle
from sendviewer.views.sizes import CONTROL_HEIGHT, CONTROL_RADIUS
from sendviewer.views.theme import build_field_palette

__all__ = ["EntryField"]

WIDTH = 130
SIDE = 8


class EntryField(QLineEdit):
    """A line to type into; ``name`` is what is spoken."""

    def __init__(self, name: str, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._looks = looks
        self._wrong = False
        self.setAccessibleName(name)
        self.setFrame(False)
        # A file that is dropped is a page to open, not words: the window takes it.
        self.setAcceptDrops(False)
        self._take_look()
        self._take_size()
        looks.changed.connect(self._take_look)
        looks.text_resized.connect(self._take_size)

    def show_wrong(self, problem: str) -> None:
        """Mark the entry as wrong and say why; an empty text marks it as right."""
        self._wrong = bool(problem)
        self.setAccessibleDescription(problem)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size for a number or a few words."""
        look = self._looks.current
        return QSize(look.scaled(WIDTH), look.scaled(CONTROL_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Return a size that leaves a number visible."""
        look = self._looks.current
        return QSize(look.scaled(WIDTH * 0.7), look.scaled(CONTROL_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame, then the text as Qt does."""
        look = self._looks.current
        rect = QRectF(self.rect())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_frame(
            painter, rect, CONTROL_RADIUS, look.color("surface"), look.color("border_strong")
        )
        if self._wrong:
            # Twice as thick, so that it is not the colour alone that tells.
            painter.fillPath(ring(rect, CONTROL_RADIUS, 2.0), QBrush(look.color("higher")))
        if self.hasFocus():
            paint_focus_ring(painter, rect, CONTROL_RADIUS, look)
        painter.end()
        super().paintEvent(event)

    def _take_look(self) -> None:
        self.setPalette(build_field_palette(self._looks.current.theme, QColor(0, 0, 0, 0)))
        self.update()

    def _take_size(self) -> None:
        look = self._looks.current
        self.setFont(look.font(TextStyle.BODY))
        self.setTextMargins(look.scaled(SIDE), 0, look.scaled(SIDE), 0)
        self.updateGeometry()
