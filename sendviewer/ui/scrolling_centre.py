"""Lets the window scroll as a whole where large text leaves a tab too little room.

Then the tab gets the whole height: the header scrolls away, and what the tab shows need not be read
through a slit.
"""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from sendviewer.views.look import Looks
from sendviewer.views.qt_values import (
    NO_FOCUS,
    SCROLL_BAR_ALWAYS,
    SCROLL_BAR_NEVER,
    set_focus_policy,
)
from sendviewer.views.scroll_bars import ScrollBar
from sendviewer.views.tall_area import TellingWidget, wanted_height

__all__ = ["ScrollingCentre"]

LEAST_ROOM = 160
"""Pixels at 100% that the last widget gets at least: enough to read a few lines at once."""


class ScrollingCentre(QScrollArea):
    """Widgets below each other; the last one takes what room is left."""

    def __init__(self, parts: tuple[QWidget, ...], looks: Looks, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setAccessibleName("Header and tabs")
        self.setProperty("horizontalScrollBarPolicy", SCROLL_BAR_NEVER)
        self.setVerticalScrollBar(ScrollBar(looks, ground="window"))
        set_focus_policy(self, NO_FOCUS)
        inside = TellingWidget()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for part in parts:
            layout.addWidget(part)
        layout.setStretch(len(parts) - 1, 1)
        self.setWidget(inside)
        self._looks = looks
        self._above = parts[:-1]
        self._last = parts[-1]
        self._room = QSize()
        inside.height_changed.connect(self._share_height)
        looks.text_resized.connect(self._share_height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the height out between the last widget and what is above it."""
        # Not from the viewport: to name its class, PySide makes all classes of QtWidgets.
        self._room = event.size()
        super().resizeEvent(event)
        self._share_height()

    def _share_height(self) -> None:
        """Give the last widget what room is left or, where that is too little, all of it."""
        if self._room.isEmpty():
            return
        least = max(self._looks.current.scaled(LEAST_ROOM), self._last.minimumSizeHint().height())
        high, width = self._room.height(), self._room.width()
        above = sum(wanted_height(part, width) for part in self._above if not part.isHidden())
        scrolls = above + least > high
        # Said outright. What is narrower is never lower: what needs the bar without it needs it
        # beside it as well, and what can do without it beside it can do so without. Left to Qt,
        # the bar may come and go for ever, each time with another width.
        self._last.setMinimumHeight(max(least, high) if scrolls else least)
        policy = SCROLL_BAR_ALWAYS if scrolls else SCROLL_BAR_NEVER
        # Last: it may change the width, and with that everything is asked anew.
        self.setProperty("verticalScrollBarPolicy", policy)
