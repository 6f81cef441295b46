"""A sentence that must not be overlooked, beside the sign for it; hidden while it is empty."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sendviewer.views.icons import paint_icon
from sendviewer.views.label import PlainLabel
from sendviewer.views.look import Looks, TextStyle

__all__ = ["AreaNotice"]

ICON = 16
GAP = 8


class AreaNotice(QWidget):
    """Words with a warning sign at their left."""

    def __init__(self, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._looks = looks
        self._label = PlainLabel(looks, parent=self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(looks.current.scaled(ICON + GAP), 0, 0, 0)
        layout.addWidget(self._label)
        self.hide()

    @property
    def text(self) -> str:
        """The words; "" while the notice is hidden."""
        return self._label.text()

    def tell(self, words: str) -> None:
        """Show other words, or none."""
        self._label.setText(words)
        self.setVisible(bool(words))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sign beside the first line."""
        look = self._looks.current
        side = look.scaled(ICON)
        line = QFontMetricsF(look.font(TextStyle.BODY)).height()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sign = QRectF(0, (line - side) / 2, side, side)
        paint_icon(painter, "warning", sign, look.color("higher"))
        painter.end()
