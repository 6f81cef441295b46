"""A message across the window that takes nothing away from what is on the screen."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sendviewer.ui.announce import announce
from sendviewer.views.buttons import Button
from sendviewer.views.icons import paint_icon
from sendviewer.views.ink import fill
from sendviewer.views.label import PlainLabel
from sendviewer.views.look import Looks

__all__ = ["Banner"]

ICON = 20
MARGIN = 24


class Banner(QWidget):
    """Tells of something that did not work, until it is closed or something else is told."""

    def __init__(self, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._looks = looks
        self.setAccessibleName("Message")
        self._label = PlainLabel(looks, token="on_selection", parent=self)
        self._close = Button("Close message", looks, parent=self)
        self._close.clicked.connect(self.hide)
        self._layout = QHBoxLayout(self)
        self._layout.addWidget(self._label, 1)
        self._layout.addWidget(self._close)
        self._take_size()
        looks.changed.connect(self.update)
        looks.text_resized.connect(self._take_size)
        self.hide()

    @property
    def message(self) -> str:
        """What the banner tells, or an empty string if it is closed."""
        return "" if self.isHidden() else self._label.text()

    def tell(self, message: str) -> None:
        """Show a message and have it spoken."""
        self._label.setText(message)
        self._close.setAccessibleDescription(message)
        self.show()
        announce(self, message, at_once=True)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground, a bar at its left and the sign of a warning."""
        look = self._looks.current
        painter = QPainter(self)
        fill(painter, self.rect(), look.color("selection"))
        fill(painter, QRectF(0, 0, 6, self.height()), look.color("accent"))
        side = look.scaled(ICON)
        top = (self.height() - side) / 2
        ink = look.color("on_selection")
        paint_icon(painter, "warning", QRectF(MARGIN, top, side, side), ink)
        painter.end()

    def _take_size(self) -> None:
        look = self._looks.current
        self._layout.setContentsMargins(MARGIN + look.scaled(ICON) + 12, 10, MARGIN, 10)
        self._layout.setSpacing(16)
