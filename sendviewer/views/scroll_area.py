"""Scroll areas of which nothing is seen but their scroll bars, in the colours of the look."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea

from sendviewer.views.look import Looks
from sendviewer.views.scroll_bars import ScrollBar

__all__ = ["make_plain"]


def make_plain(area: QScrollArea, looks: Looks, ground: str) -> None:
    """Take frame, background and focus from a scroll area.

    ``ground`` is the token of what is under its scroll bars.
    """
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setVerticalScrollBar(ScrollBar(looks, ground=ground))
    area.setHorizontalScrollBar(ScrollBar(looks, ground=ground, lies=True))
    area.viewport().setAutoFillBackground(False)
