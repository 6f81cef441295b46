"""Gives menus the room of the other controls: items that are easy to hit, icons that grow."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QProxyStyle, QStyle, QStyleOption, QWidget

from sendviewer.views.look import Looks

__all__ = ["RoomyStyle"]

LEAST_HEIGHT = 28
ICON = 16
SPARE = 16
ITEMS = (QStyle.ContentsType.CT_MenuBarItem, QStyle.ContentsType.CT_MenuItem)
SEPARATOR_HEIGHT = 10
"""What is lower than this is a line between items and stays as it is."""


class RoomyStyle(QProxyStyle):
    """The style of the system, but for the sizes of menu items and their icons."""

    def __init__(self, looks: Looks, parent: QWidget) -> None:
        super().__init__()
        self.setParent(parent)
        self._looks = looks

    def sizeFromContents(
        self,
        kind: QStyle.ContentsType,
        option: QStyleOption,
        size: QSize,
        widget: QWidget | None = None,
    ) -> QSize:
        """Return the size of an item: never less high than what can be hit with ease."""
        natural = super().sizeFromContents(kind, option, size, cast("QWidget", widget))
        if kind not in ITEMS or natural.height() < SEPARATOR_HEIGHT:
            return natural
        look = self._looks.current
        if kind is QStyle.ContentsType.CT_MenuItem:
            # Fusion leaves too little for large text beside a mark, and would cut the words.
            natural += QSize(look.scaled(SPARE), 0)
        return natural.expandedTo(QSize(0, look.scaled(LEAST_HEIGHT)))

    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        """Return a length; that of icons grows with the text."""
        if metric == QStyle.PixelMetric.PM_SmallIconSize:
            return self._looks.current.scaled(ICON)
        return super().pixelMetric(metric, option, widget)
