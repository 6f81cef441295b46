"""Gives menus the room of the other controls: items that are easy to hit, icons that grow.

It is the style of the application, so that no menu is left out: not those of headers and cells,
nor those that Qt itself opens in text fields.
"""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPainterPath, QPolygonF
from PySide6.QtWidgets import (
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QStyleOptionMenuItem,
    QWidget,
)

from sendviewer.views.drawing import paint_focus_ring
from sendviewer.views.ink import solid
from sendviewer.views.look import Looks
from sendviewer.views.scroll_bars import SHORTEST, WIDTH, ScrollBar

__all__ = ["RoomyStyle"]

LEAST_HEIGHT = 28
ICON = 16
SPARE = 16
ARROW = 9
ITEMS = (QStyle.ContentsType.CT_MenuBarItem, QStyle.ContentsType.CT_MenuItem)
EDGED = (QStyle.PrimitiveElement.PE_PanelMenu, QStyle.PrimitiveElement.PE_FrameMenu)
WAYS = {
    QStyle.PrimitiveElement.PE_IndicatorArrowRight: 1,
    QStyle.PrimitiveElement.PE_IndicatorArrowLeft: -1,
}
"""The arrows beside items that lead to another menu, and which way they point."""
RING_RADIUS = 4
SEPARATOR_HEIGHT = 10
"""What is lower than this is a line between items and stays as it is."""


class RoomyStyle(QProxyStyle):
    """The style of the system, but for the sizes of menu items, their icons and arrows."""

    def __init__(self, looks: Looks) -> None:
        super().__init__()
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

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Draw a part; of a menu, the edge so that it stands out and arrows that grow."""
        if element in WAYS and isinstance(option, QStyleOptionMenuItem):
            self._draw_arrow(option, painter, WAYS[element])
            return
        super().drawPrimitive(element, option, painter, cast("QWidget", widget))
        if element in EDGED:
            painter.save()
            painter.setPen(self._looks.current.color("border_strong"))
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
            painter.restore()

    def _draw_arrow(self, option: QStyleOptionMenuItem, painter: QPainter, way: int) -> None:
        """Draw an arrow as high as letters: that of Fusion is 5 pixels at every size of text."""
        height = self._looks.current.scaled(ARROW)
        middle = QRectF(option.rect).center()
        back, tip = middle.x() - way * height / 4, middle.x() + way * height / 4
        path = QPainterPath()
        corners = ((back, -height / 2), (tip, 0.0), (back, height / 2))
        path.addPolygon(QPolygonF([QPointF(x, middle.y() + y) for x, y in corners]))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(path, solid(option.palette.windowText().color()))
        painter.restore()

    def drawControl(
        self,
        element: QStyle.ControlElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Draw a control; in menus, lines that are seen in every theme, and where keys are.

        Fusion does not show that one is on a command that cannot run.
        """
        super().drawControl(element, option, painter, cast("QWidget", widget))
        if isinstance(option, QStyleOptionMenuItem) and _is_separator(option):
            line = QRect(option.rect.left(), option.rect.center().y(), option.rect.width(), 1)
            painter.fillRect(line, self._looks.current.color("border"))
        elif isinstance(option, QStyleOptionMenuItem) and _is_on_what_cannot_run(option):
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_focus_ring(painter, QRectF(option.rect), RING_RADIUS, self._looks.current)
            painter.restore()

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returned: QStyleHintReturn | None = None,
    ) -> int:
        """Return a habit; keys come to a command that cannot run as well, to learn why."""
        if hint == QStyle.StyleHint.SH_Menu_AllowActiveAndDisabled:
            return 1
        return super().styleHint(hint, option, cast("QWidget", widget), returned)

    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        """Return a length: icons grow with the text, bars that scroll can be hit with ease.

        Our own bars have their width from elsewhere, and here the room at their ends.
        """
        if metric == QStyle.PixelMetric.PM_SmallIconSize:
            return self._looks.current.scaled(ICON)
        if metric == QStyle.PixelMetric.PM_ScrollBarSliderMin:
            return SHORTEST
        if metric == QStyle.PixelMetric.PM_ScrollBarExtent and not isinstance(widget, ScrollBar):
            return WIDTH
        return super().pixelMetric(metric, option, widget)


def _is_separator(option: QStyleOptionMenuItem) -> bool:
    return option.menuItemType == QStyleOptionMenuItem.MenuItemType.Separator


def _is_on_what_cannot_run(option: QStyleOptionMenuItem) -> bool:
    state = QStyle.StateFlag
    return bool(option.state & state.State_Selected) and not option.state & state.State_Enabled
