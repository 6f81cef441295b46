"""Keeps what has the focus in sight, wherever Tab or F6 has come from.

Qt scrolls an area only while the focus goes on within it; coming from outside, the focus would be
somewhere above or below what is shown.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget

from sendviewer.views.table_sight import bring_into_sight

__all__ = ["keep_in_sight"]

ENOUGH = 28
"""Pixels of a widget's height that have to be seen: then what was clicked does not move away."""


def keep_in_sight(focused: QWidget | None) -> None:
    """Scroll the areas around a widget if it is out of sight, or nearly so."""
    if focused is None or not focused.isVisible():
        return
    if _seen(focused).height() < min(ENOUGH, focused.height()):
        bring_into_sight(focused, focused.rect())


def _seen(widget: QWidget) -> QRect:
    """Return what the widgets around a widget leave of it.

    Qt's visible region also leaves out what opaque widgets within it cover.
    """
    rect = widget.rect()
    around = widget.parentWidget()
    while around is not None and not widget.isWindow():
        within = QRect(widget.mapFrom(around, QPoint(0, 0)), around.size())
        rect = rect.intersected(within)
        around = None if around.isWindow() else around.parentWidget()
    return rect
