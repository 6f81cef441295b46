"""The dialog in which one chooses the columns of the table and their order.

Nothing changes in the table until the dialog is accepted.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from sendviewer.present.options import COLUMN_IDS
from sendviewer.present.specs import ColumnSpec
from sendviewer.ui.columns_model import ALWAYS_SHOWN, ColumnsModel
from sendviewer.ui.dialog_size import fit_dialog
from sendviewer.views.check_box import paint_check
from sendviewer.views.controls import Button, FlowLayout
from sendviewer.views.drawing import paint_focus_ring
from sendviewer.views.label import Label
from sendviewer.views.list_hints import ListHints
from sendviewer.views.look import Looks, TextStyle
from sendviewer.views.scroll_bars import ScrollBar
from sendviewer.views.theme import build_palette

__all__ = ["ColumnsDialog"]

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
CHECKED, UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked

ROW = 36
CHECK = 18
INSET = 10
MARGIN = 20
WIDTH, HEIGHT = 420, 500


class ColumnsDialog(QDialog):
    """Shows all columns, the visible ones first in their order; :attr:`chosen` is the answer."""

    columns_chosen = Signal(tuple)
    """The ids of the ticked columns, in their order, once the dialog is accepted."""

    def __init__(
        self,
        columns: Sequence[ColumnSpec],
        visible: Sequence[str],
        looks: Looks,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._looks = looks
        self.columns = ColumnsModel(columns, self)
        self.setWindowTitle("Columns of the table")
        self.setPalette(build_palette(looks.current.theme))
        self.list = _ColumnList(looks)
        self.list.setModel(self.columns)
        self.up_button = Button("Move &up", looks, icon="arrow-up")
        self.down_button = Button("Move &down", looks, icon="arrow-down")
        self.reset_button = Button("&Reset", looks, icon="reset")
        self.show_button = Button("&Show these columns", looks, primary=True)
        self.cancel_button = Button("Cancel", looks)
        self.hints = ListHints(self.list, looks)
        self._lay_out()
        self._connect()
        self._fill(visible)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ids of the ticked columns, in their order."""
        return self.columns.ticked

    def move_current(self, step: int) -> None:
        """Move the current column up (-1) or down (1) and keep it the current one."""
        row = self.columns.move(self.list.currentIndex().row(), step)
        self.list.setCurrentIndex(self.columns.index(row))

    def _connect(self) -> None:
        self.up_button.clicked.connect(self._move_up)
        self.down_button.clicked.connect(self._move_down)
        self.reset_button.clicked.connect(self._reset)
        self.show_button.clicked.connect(self.accept)
        self.cancel_button.clicked.connect(self.reject)
        self.list.move_requested.connect(self.move_current)
        self.accepted.connect(self._tell)

    def _tell(self) -> None:
        self.columns_chosen.emit(self.chosen)

    def _fill(self, visible: Sequence[str]) -> None:
        self.columns.show_columns(visible)
        self.list.setCurrentIndex(self.columns.index(0))

    def _move_up(self) -> None:
        self.move_current(-1)

    def _move_down(self) -> None:
        self.move_current(1)

    def _reset(self) -> None:
        self._fill(COLUMN_IDS)
        self.list.setFocus()

    def _lay_out(self) -> None:
        look = self._looks.current
        margin = look.scaled(MARGIN)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(margin, margin, margin, margin)
        layout.setSpacing(look.scaled(12))
        words = "Tick the columns to show. Alt+Up and Alt+Down move the current one."
        layout.addWidget(Label(words, self._looks, style=TextStyle.BODY, wraps=True))
        layout.addWidget(self.list, 1)
        layout.addWidget(_line(self.up_button, self.down_button, self.reset_button))
        layout.addWidget(_line(self.show_button, self.cancel_button))
        self.show_button.setDefault(True)
        fit_dialog(self, look, WIDTH, HEIGHT)


def _line(*buttons: Button) -> QWidget:
    line = QWidget()
    layout = FlowLayout(line)
    for button in buttons:
        layout.addWidget(button)
    return line


class _ColumnList(QListView):
    """The list: Space ticks, Alt with an arrow moves."""

    move_requested = Signal(int)

    def __init__(self, looks: Looks) -> None:
        super().__init__()
        self.setAccessibleName("Columns")
        self.setFont(looks.current.font(TextStyle.BODY))
        self.setItemDelegate(_ColumnDelegate(looks, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollBar(ScrollBar(looks))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the current column with Alt; everything else is Qt's."""
        step = {Qt.Key.Key_Up.value: -1, Qt.Key.Key_Down.value: 1}.get(event.key(), 0)
        if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.move_requested.emit(step)
        else:
            super().keyPressEvent(event)


class _ColumnDelegate(QStyledItemDelegate):
    """Draws a column's title beside a check box that grows with the text."""

    def __init__(self, looks: Looks, parent: QWidget) -> None:
        super().__init__(parent)
        self._looks = looks

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of box and title."""
        look = self._looks.current
        text = option.fontMetrics.horizontalAdvance(str(index.data()))
        return QSize(look.scaled(4 * INSET + CHECK) + text, look.scaled(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw ground, box, title and focus ring."""
        look = self._looks.current
        rect = QRectF(option.rect)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, look.color("selection" if selected else "surface"))
        ticked = index.data(Role.CheckStateRole) == CHECKED.value
        enabled = index.data(Role.UserRole) != ALWAYS_SHOWN
        box = self._box(rect)
        paint_check(painter, box, look, ticked=ticked, enabled=enabled)
        painter.setPen(look.color("on_selection" if selected else "text"))
        painter.setFont(look.font(TextStyle.BODY))
        room = rect.adjusted(box.right() - rect.left() + look.scaled(INSET), 0, 0, 0)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter.value), str(index.data()))
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint_focus_ring(painter, rect, 3.0, look)
        painter.restore()

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Tick by Space, or by a click on the box and the room around it."""
        key = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space
        click = (
            isinstance(event, QMouseEvent)
            and event.type() == QEvent.Type.MouseButtonRelease
            and event.position().x() <= self._box(QRectF(option.rect)).right() + INSET
        )
        if not (key or click):
            return False
        ticked = index.data(Role.CheckStateRole) == CHECKED.value
        new = UNCHECKED if ticked else CHECKED
        return model.setData(index, new.value, Role.CheckStateRole)

    def _box(self, rect: QRectF) -> QRectF:
        side = self._looks.current.scaled(CHECK)
        left = rect.left() + self._looks.current.scaled(INSET)
        return QRectF(left, rect.top() + (rect.height() - side) / 2, side, side)
