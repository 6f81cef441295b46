"""The pieces of a paste kit in a list: what each is, and whether it is copied or comes next.

Arrows move, Space or Ctrl+C copies the current piece; Enter is left to the window, which copies
the next.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from sendviewer.export.paste_kit import KitPiece
from sendviewer.ui.paste_progress import PasteProgress
from sendviewer.views.drawing import paint_focus_ring
from sendviewer.views.icons import paint_icon
from sendviewer.views.list_model import ListModel
from sendviewer.views.look import Look, Looks, TextStyle
from sendviewer.views.scroll_bars import ScrollBar

__all__ = ["PieceList"]

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole

SIDE = 12
ABOVE = 9
GAP = 8
MARK = 4
ICON = 14
LEAST_HEIGHT = 150
WRAPPED = int(Qt.TextFlag.TextWordWrap.value | Qt.AlignmentFlag.AlignTop.value)
RIGHT = int(Qt.AlignmentFlag.AlignTop.value | Qt.AlignmentFlag.AlignRight.value)


class PieceList(QListView):
    """The pieces from the first paste to the last; ``copy_wanted`` carries one of them."""

    copy_wanted = Signal(object)

    def __init__(self, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._looks = looks
        self._rows = ListModel(self)
        self._progress = PasteProgress(())
        self.setModel(self._rows)
        self.setAccessibleName("Pieces to paste")
        self.setItemDelegate(_PieceDelegate(looks, self))
        self.setVerticalScrollBar(ScrollBar(looks))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setTabKeyNavigation(False)
        self.doubleClicked.connect(self._ask_for)
        self._take_look()
        looks.changed.connect(self._take_look)

    @property
    def progress(self) -> PasteProgress:
        """What is shown."""
        return self._progress

    @property
    def current(self) -> KitPiece | None:
        """The piece that the keys are on."""
        index = self.currentIndex()
        return self._progress.pieces[index.row()] if index.isValid() else None

    def show_progress(self, progress: PasteProgress) -> None:
        """Show pieces and how far one is; the next one becomes the current one."""
        self._progress = progress
        self._rows.show_rows(
            [
                {Role.DisplayRole: piece.title, Role.AccessibleTextRole: progress.spoken(piece)}
                for piece in progress.pieces
            ]
        )
        row = progress.number(progress.next) - 1 if progress.next else 0
        self.setCurrentIndex(self._rows.index(row))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the current piece; Qt would copy its title only. All else is Qt's."""
        is_space = event.key() == Qt.Key.Key_Space and not event.modifiers()
        if is_space or event.matches(QKeySequence.StandardKey.Copy):
            self._ask_for(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the notes anew; Qt would keep the rows in the places of the old width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show which piece the keys are on."""
        super().focusInEvent(event)
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """Return the size for all pieces with short notes."""
        look = self._looks.current
        return QSize(look.scaled(320), look.scaled(300))

    def minimumSizeHint(self) -> QSize:
        """Return the size at which a piece can be read."""
        return QSize(self._looks.current.scaled(200), LEAST_HEIGHT)

    def _ask_for(self, index: QModelIndex) -> None:
        if index.isValid():
            self.copy_wanted.emit(self._progress.pieces[index.row()])

    def _take_look(self) -> None:
        self.setFont(self._looks.current.font(TextStyle.BODY))
        self.updateGeometry()
        self.scheduleDelayedItemsLayout()


class _PieceDelegate(QStyledItemDelegate):
    """Draws title and state in one line, and below what the piece is; the current has a ground."""

    def __init__(self, looks: Looks, parent: PieceList) -> None:
        super().__init__(parent)
        self._looks = looks
        self._list = parent

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of title and wrapped note."""
        look = self._looks.current
        piece = self._list.progress.pieces[index.row()]
        room = self._list.viewport().width() - 2 * look.scaled(SIDE)
        note = _wrapped(look, TextStyle.SMALL, piece.note, room)
        return QSize(10, round(_line(look) + note + 2 * look.scaled(ABOVE)) + 3)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one piece."""
        look = self._looks.current
        piece = self._list.progress.pieces[index.row()]
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        rect = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_ground(painter, rect, look, is_current=is_current)
        side, above = look.scaled(SIDE), look.scaled(ABOVE)
        room = rect.adjusted(side, above, -side, -above)
        self._paint_title(painter, room, piece, is_current=is_current)
        painter.setFont(look.font(TextStyle.SMALL))
        painter.setPen(look.color("on_selection" if is_current else "text_secondary"))
        painter.drawText(room.adjusted(0, _line(look) + 2, 1, 2), WRAPPED, piece.note)
        if is_current and self._list.hasFocus():
            paint_focus_ring(painter, rect, 0.0, look)
        painter.restore()

    def _paint_title(
        self, painter: QPainter, room: QRectF, piece: KitPiece, *, is_current: bool
    ) -> None:
        look = self._looks.current
        progress = self._list.progress
        ink = look.color("on_selection" if is_current else "text")
        painter.setPen(ink)
        painter.setFont(look.font(TextStyle.BODY_STRONG))
        painter.drawText(room, WRAPPED, f"{progress.number(piece)}. {piece.title}")
        state = progress.state(piece)
        painter.setFont(look.font(TextStyle.LABEL))
        painter.drawText(room, RIGHT, state)
        if state:
            side = look.scaled(ICON)
            width = QFontMetricsF(painter.font()).horizontalAdvance(state)
            left = room.right() - width - look.scaled(GAP) / 2 - side
            sign = QRectF(left, room.top() + (_line(look) - side) / 2, side, side)
            paint_icon(painter, "check" if state == "Copied" else "arrow-right", sign, ink)


def _paint_ground(painter: QPainter, rect: QRectF, look: Look, *, is_current: bool) -> None:
    painter.fillRect(rect, look.color("selection" if is_current else "surface"))
    line = QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1)
    painter.fillRect(line, look.color("border"))
    if is_current:
        painter.fillRect(QRectF(rect.left(), rect.top(), MARK, rect.height()), look.color("focus"))


def _line(look: Look) -> float:
    return QFontMetricsF(look.font(TextStyle.BODY_STRONG)).height()


def _wrapped(look: Look, style: TextStyle, text: str, width: float) -> float:
    metrics = QFontMetricsF(look.font(style))
    return metrics.boundingRect(QRectF(0, 0, max(1.0, width), 10_000), WRAPPED, text).height()
