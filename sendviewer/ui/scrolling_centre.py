"""Lets the window scroll as a whole where large text leaves a tab too little room."""

from __future__ import annotations

from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from sendviewer.views.look import Looks
from sendviewer.views.qt_values import NO_FOCUS, SCROLL_BAR_NEVER, set_focus_policy
from sendviewer.views.scroll_bars import ScrollBar

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
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for part in parts:
            layout.addWidget(part)
        layout.setStretch(len(parts) - 1, 1)
        self.setWidget(inside)
        self._looks = looks
        self._last = parts[-1]
        self._take_size()
        looks.text_resized.connect(self._take_size)

    def _take_size(self) -> None:
        self._last.setMinimumHeight(self._looks.current.scaled(LEAST_ROOM))
