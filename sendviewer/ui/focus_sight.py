"""Keeps what has the focus in sight, wherever Tab or F6 has come from.

Qt scrolls an area only while the focus goes on within it; coming from outside, the focus would be
somewhere above or below what is shown.
"""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtWidgets import QApplication, QWidget

from sendviewer.views.table_sight import bring_into_sight

__all__ = ["FocusSight"]

ENOUGH = 28
"""Pixels of a widget's height that have to be seen: then what was clicked does not move away."""


class FocusSight(QObject):
    """Looks at what gets the focus in ``window`` for as long as that is there."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        application = cast("QApplication", QApplication.instance())
        application.focusChanged.connect(self._follow)
        _keep_in_sight(application.focusWidget())

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        _keep_in_sight(now)


def _keep_in_sight(focused: QWidget | None) -> None:
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
