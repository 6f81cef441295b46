"""The surface that groups what belongs together."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from sendviewer.views.drawing import paint_card_surface
from sendviewer.views.look import Looks

__all__ = ["CardFrame"]


class CardFrame(QWidget):
    """A rounded surface with a border, and with a bar in the accent colour if asked for."""

    def __init__(
        self, looks: Looks, *, accent: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.looks = looks
        self._accent = accent
        looks.changed.connect(self.update)
        looks.text_resized.connect(self.updateGeometry)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the surface."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_card_surface(painter, QRectF(self.rect()), self.looks.current, accent=self._accent)
        painter.end()
