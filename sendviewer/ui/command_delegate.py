"""Draws a command in the palette: its text and shortcut; below, its place or why it cannot run."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from sendviewer.ui.commands import menu_place, plain, shown_shortcut
from sendviewer.ui.commands.catalogue import spec_of
from sendviewer.views.look import Looks, TextStyle

__all__ = ["COMMAND_ROLE", "REASON_ROLE", "CommandDelegate"]

COMMAND_ROLE = Qt.ItemDataRole.UserRole
REASON_ROLE = Qt.ItemDataRole.UserRole + 1
PADDING = 10
MARK = 4
WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop

Index = QModelIndex | QPersistentModelIndex


class CommandDelegate(QStyledItemDelegate):
    """Draws one command in two lines; the current one has a ground and a bar at its left."""

    def __init__(self, looks: Looks, parent: QWidget) -> None:
        super().__init__(parent)
        self._looks = looks

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the room for the text and, wrapped, what stands below it."""
        look = self._looks.current
        width = option.rect.width() or 400
        metrics = QFontMetrics(look.font(TextStyle.SMALL))
        below = metrics.boundingRect(QRect(0, 0, width - 2 * PADDING, 9999), WRAPPED, _below(index))
        return QSize(100, self._line_height() + below.height() + 2 * PADDING)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one command."""
        painter.save()
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        if current:
            self._paint_ground(painter, option.rect)
        room = option.rect.adjusted(PADDING, PADDING, -PADDING, -PADDING)
        self._paint_first_line(painter, room, index, current=current)
        self._paint_second_line(painter, room, index, current=current)
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRect) -> None:
        look = self._looks.current
        painter.fillRect(rect, look.color("selection"))
        painter.fillRect(rect.left(), rect.top(), MARK, rect.height(), look.color("focus"))

    def _paint_first_line(
        self, painter: QPainter, room: QRect, index: Index, *, current: bool
    ) -> None:
        look = self._looks.current
        spec = spec_of(index.data(COMMAND_ROLE))
        can_run = not index.data(REASON_ROLE)
        ink = "on_selection" if current else "text" if can_run else "text_secondary"
        painter.setPen(look.color(ink))
        painter.setFont(look.font(TextStyle.BODY))
        flags = Qt.AlignmentFlag
        painter.drawText(room, flags.AlignTop | flags.AlignLeft, plain(spec.text))
        painter.drawText(room, flags.AlignTop | flags.AlignRight, shown_shortcut(spec))

    def _paint_second_line(
        self, painter: QPainter, room: QRect, index: Index, *, current: bool
    ) -> None:
        look = self._looks.current
        painter.setPen(look.color("on_selection" if current else "text_secondary"))
        painter.setFont(look.font(TextStyle.SMALL))
        painter.drawText(room.adjusted(0, self._line_height(), 0, 0), WRAPPED, _below(index))

    def _line_height(self) -> int:
        return QFontMetrics(self._looks.current.font(TextStyle.BODY)).height() + 2


def _below(index: Index) -> str:
    reason = index.data(REASON_ROLE)
    place = menu_place(spec_of(index.data(COMMAND_ROLE)))
    return f"{place} · Not now: {reason}" if reason else place
