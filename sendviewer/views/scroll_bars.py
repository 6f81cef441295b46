"""A scroll bar in the colours of the look: a slim handle in a room that is easy to hit."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollBar

from sendviewer.views.drawing import fill_rounded
from sendviewer.views.ink import fill
from sendviewer.views.look import Looks
from sendviewer.views.qt_values import HORIZONTAL

__all__ = ["SHORTEST", "WIDTH", "ScrollBar"]

WIDTH = 28
"""Pixels that can be hit; what is drawn of them is slim, and at the outer side."""

SLIM, HELD = 8.0, 12.0
"""Pixels of the handle, and of one that is pointed at or held."""

EDGE = 5.0
SHORTEST = 40
"""Pixels of the length of a handle, however much there is to scroll."""


class ScrollBar(QScrollBar):
    """A scroll bar, upright unless it ``lies``; ``ground`` is the token of what is under it."""

    def __init__(self, looks: Looks, *, ground: str = "surface", lies: bool = False) -> None:
        # Without arguments: choosing among constructors would make PySide load all of Qt's
        # namespace, which is not wanted before the first paint.
        super().__init__()
        self._lies = lies
        self._looks = looks
        self._ground = ground
        if lies:
            self.setProperty("orientation", HORIZONTAL)
        looks.changed.connect(self._take_look)

    def sizeHint(self) -> QSize:
        """Return the size; its narrow side does not grow with the text."""
        length = super().sizeHint()
        return QSize(length.width(), WIDTH) if self._lies else QSize(WIDTH, length.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground and, if there is something to scroll, the handle."""
        look = self._looks.current
        painter = QPainter(self)
        fill(painter, self.rect(), look.color(self._ground))
        if self.maximum() > self.minimum():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            held = self.underMouse() or self.isSliderDown()
            token = "text_secondary" if held else "border_strong"
            handle = self._slim(self._handle(), HELD if held else SLIM)
            radius = min(handle.width(), handle.height()) / 2
            fill_rounded(painter, handle, radius, look.color(token))
        painter.end()

    def _handle(self) -> QRectF:
        """Return where the style puts the handle, since the style also answers the mouse."""
        from PySide6.QtWidgets import QStyle, QStyleOptionSlider

        option = QStyleOptionSlider()
        self.initStyleOption(option)
        control, part = QStyle.ComplexControl.CC_ScrollBar, QStyle.SubControl.SC_ScrollBarSlider
        return QRectF(self.style().subControlRect(control, option, part, self))

    def _slim(self, handle: QRectF, thick: float) -> QRectF:
        """Return what is drawn of the handle, near the outer side so that the page seems wider."""
        if self._lies:
            return QRectF(handle.left(), handle.bottom() - EDGE - thick, handle.width(), thick)
        return QRectF(handle.right() - EDGE - thick, handle.top(), thick, handle.height())

    def _take_look(self) -> None:
        self.update()
