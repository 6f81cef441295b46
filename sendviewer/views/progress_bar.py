"""How far work has got, painted from the look; while nobody knows how far, a part that is full."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QWidget

from sendviewer.views.drawing import fill_rounded, paint_frame
from sendviewer.views.look import Looks

__all__ = ["ProgressBar"]

HEIGHT = 12
WIDTH, LEAST_WIDTH = 240, 80
INSET = 3.0
UNKNOWN = 0.12
"""The part that is full while the range is empty: still, so that nothing moves without need."""


class ProgressBar(QProgressBar):
    """A bar that fills from the left. An empty range says that it is not known how far it is."""

    def __init__(self, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._looks = looks
        self.setTextVisible(False)
        looks.changed.connect(self._take_look)

    @property
    def share(self) -> float:
        """How much of the bar is full, from 0 to 1."""
        span = self.maximum() - self.minimum()
        return (self.value() - self.minimum()) / span if span else UNKNOWN

    def sizeHint(self) -> QSize:
        """Return the size; the bar does not grow with the text."""
        return QSize(WIDTH, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Return the size at which progress can still be seen."""
        return QSize(LEAST_WIDTH, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame and, in it, what is done."""
        look = self._looks.current
        middle = QRectF(self.rect()).center().y()
        rect = QRectF(0, middle - HEIGHT / 2, self.width(), HEIGHT)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        surface, border = look.color("surface"), look.color("border_strong")
        paint_frame(painter, rect, HEIGHT / 2, surface, border)
        inside = rect.adjusted(INSET, INSET, -INSET, -INSET)
        inside.setWidth(max(inside.height(), inside.width() * min(1.0, max(0.0, self.share))))
        fill_rounded(painter, inside, inside.height() / 2, look.color("accent"))
        painter.end()

    def _take_look(self) -> None:
        self.update()
