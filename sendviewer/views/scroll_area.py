"""A scroll area of which nothing is seen but its scroll bars, in the colours of the look."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from sendviewer.views.look import Looks
from sendviewer.views.scroll_bars import ScrollBar

__all__ = ["plain_scroll_area"]


def plain_scroll_area(looks: Looks, ground: str, parent: QWidget) -> QScrollArea:
    """Return a scroll area without frame, background or focus of its own.

    ``ground`` is the token of what is under its scroll bars.
    """
    area = QScrollArea(parent)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setVerticalScrollBar(ScrollBar(looks, ground=ground))
    area.setHorizontalScrollBar(ScrollBar(looks, ground=ground, lies=True))
    area.viewport().setAutoFillBackground(False)
    return area
