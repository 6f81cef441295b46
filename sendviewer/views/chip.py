"""A chip: a filter in words with a cross that takes it away."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, QSizeF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from sendviewer.views.buttons import GAP, ICON, SIDE, PaintedButton
from sendviewer.views.drawing import fill_rounded, paint_focus_ring, ring
from sendviewer.views.icons import paint_icon
from sendviewer.views.ink import solid, write
from sendviewer.views.look import Looks
from sendviewer.views.qt_values import ALIGN_LEFT, ALIGN_VCENTRE, WORD_WRAP
from sendviewer.views.sizes import CONTROL_HEIGHT
from sendviewer.views.text_measure import longest_word_width, text_width

__all__ = ["Chip"]


class Chip(PaintedButton):
    """A filter in words with a cross; pressing it takes the filter away. Long texts wrap."""

    def __init__(self, text: str, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(text, looks, parent)
        name = f"Remove filter: {text}"
        self.setAccessibleName(name)
        self.setToolTip(name)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """Return the size with the text on one line."""
        width = text_width(self.text(), self.font()) + self._beside_text() + 1
        return QSizeF(width, self.looks.current.scaled(CONTROL_HEIGHT)).toSize()

    def minimumSizeHint(self) -> QSize:
        """Return the size with the longest word on a line."""
        width = longest_word_width(self.text(), self.font()) + self._beside_text() + 1
        return QSizeF(width, self.looks.current.scaled(CONTROL_HEIGHT)).toSize()

    def hasHeightForWidth(self) -> bool:
        """Return that a narrower chip is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height in pixels of the text wrapped into ``width``."""
        look = self.looks.current
        room = QRectF(0, 0, width - self._beside_text(), 10_000)
        needed = QFontMetricsF(self.font()).boundingRect(room, WORD_WRAP, self.text())
        return max(look.scaled(CONTROL_HEIGHT), round(needed.height()) + look.scaled(GAP))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rounded ground, the words and the cross."""
        look = self.looks.current
        rect = QRectF(self.rect())
        radius = look.scaled(CONTROL_HEIGHT) / 2
        ink = look.color("on_selection")
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill_rounded(painter, rect, radius, self.touched(look.color("selection"), ink))
        painter.fillPath(ring(rect, radius, 1.0), solid(look.color("border_strong")))
        self._paint_words(painter, rect, ink)
        if self.hasFocus():
            paint_focus_ring(painter, rect, radius, look)
        painter.end()

    def _paint_words(self, painter: QPainter, rect: QRectF, ink: QColor) -> None:
        look = self.looks.current
        side = look.scaled(ICON)
        cross = rect.right() - look.scaled(SIDE) - side + look.scaled(2)
        paint_icon(painter, "close", QRectF(cross, rect.center().y() - side / 2, side, side), ink)
        room = QRectF(rect)
        room.setLeft(rect.left() + look.scaled(SIDE))
        room.setRight(cross - look.scaled(GAP) / 2 + 1)
        painter.setFont(self.font())
        write(painter, room, ALIGN_LEFT | ALIGN_VCENTRE | WORD_WRAP, self.text(), ink)

    def _beside_text(self) -> float:
        look = self.looks.current
        return 2 * look.scaled(SIDE) - look.scaled(2) + look.scaled(ICON) + look.scaled(GAP) / 2
