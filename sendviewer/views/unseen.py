"""Lays out what is not seen yet, so that all that is left when it is shown is to paint it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QPixmap, QRegion
from PySide6.QtWidgets import QWidget

__all__ = ["lay_out_unseen"]


def lay_out_unseen(widget: QWidget, size: QSize) -> None:
    """Lay a hidden widget and all in it out in ``size``, in pixels; one that is seen stays."""
    if widget.isVisible():
        return
    widget.resize(size)
    # Qt tells hidden widgets their sizes only in order to paint them: a single pixel is enough.
    widget.render(QPixmap(1, 1), QPoint(), QRegion(0, 0, 1, 1))
