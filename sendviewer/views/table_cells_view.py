"""Shows cells that are painted from tokens, can be walked, selected and read aloud.

What the rows of a table and its total have in common. Widths and heights are given to them by the
panel that holds both.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView, QWidget

from sendviewer.present.specs import ColumnSpec, RowSpec
from sendviewer.views.look import Looks
from sendviewer.views.scroll_bars import ScrollBar
from sendviewer.views.table_body_paint import BodyPainter
from sendviewer.views.table_cells import TextPainter, build_painter
from sendviewer.views.table_grounds import RowMarks
from sendviewer.views.table_layout import ColumnRoom
from sendviewer.views.table_model import TableModel
from sendviewer.views.table_sight import bring_into_sight
from sendviewer.views.theme import build_palette

__all__ = ["CellsView"]

Index = QModelIndex | QPersistentModelIndex
Asked = tuple[tuple[int, ...], tuple[ColumnSpec, ...], float]
Heights = dict[str, tuple[RowSpec, int]]
Key = Qt.Key
Select = QItemSelectionModel.SelectionFlag


MOST_WIDTHS = 4
"""For how many widths of the columns the heights of rows are kept."""


class CellsView(QTableView):
    """What body and total have in common: cells painted from tokens, no grid, Tab leaves."""

    left_upwards = Signal()
    left_downwards = Signal()
    explanation_requested = Signal()
    menu_requested = Signal(QPoint)

    def __init__(
        self, model: TableModel, looks: Looks, parent: QWidget | None = None, *, strong: bool
    ) -> None:
        super().__init__(parent)
        self.marks = RowMarks()
        self._table = model
        self._looks = looks
        self._strong = strong
        self.column_painters: list[TextPainter] = []
        self._body = BodyPainter(self, model, looks, self.marks, strong=strong)
        self._painted_columns: tuple[ColumnSpec, ...] = ()
        self._heights: dict[Asked, Heights] = {}
        self.setModel(model)
        self._set_up()
        self._take_look()
        looks.changed.connect(self._take_look)

    def _set_up(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.setVerticalScrollBar(ScrollBar(self._looks))
        self.setHorizontalScrollBar(ScrollBar(self._looks, lies=True))
        self.setMouseTracking(True)
        self.entered.connect(self._hover)

    def _take_look(self) -> None:
        self.setPalette(build_palette(self._looks.current.theme))
        self.viewport().setBackgroundRole(QPalette.ColorRole.Base)
        self.viewport().update()

    def take_columns(self) -> None:
        """Have a painter for each column that the table has now."""
        columns = self._table.spec.columns
        if columns != self._painted_columns:
            self._painted_columns = columns
            self.column_painters = [
                build_painter(column, self._table, self._looks, strong=self._strong)
                for column in columns
            ]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cells in sight."""
        painter = QPainter(self.viewport())
        self._body.paint(painter, self.column_painters, event.rect())
        painter.end()

    def room_for(self, column: int, rows: Sequence[RowSpec]) -> ColumnRoom:
        """Return the widths that a column needs for ``rows``."""
        painter = self.column_painters[column]
        cells = [row.cells[column] for row in rows]
        words = [cell for cell in cells if painter.wraps(cell)]
        figures = (painter.natural_width(cell) for cell in cells if not painter.wraps(cell))
        width = max(figures, default=0)  # the same in each of them: figures never wrap
        return ColumnRoom(
            max((width, *map(painter.least_width, words))),
            max((width, *map(painter.two_line_width, words))),
            max((width, *map(painter.natural_width, words))),
            readable=max((width, *map(painter.three_line_width, words))),
        )

    def fit_heights(self) -> None:
        """Give each row the height that its texts need at the present widths."""
        widths = tuple(self.columnWidth(at) for at in range(len(self.column_painters)))
        known = self._heights_for(widths)
        for at, row in enumerate(self._table.spec.rows):
            # By its id and not by itself: to hash all cells of a row takes longer than to measure.
            measured, height = known.get(row.id, (None, 0))
            if measured is not row and measured != row:
                height = self._height(row, widths)
                known[row.id] = (row, height)
            if self.rowHeight(at) != height:
                self.setRowHeight(at, height)

    def _heights_for(self, widths: tuple[int, ...]) -> Heights:
        """Return the heights of rows that are known at these widths: sorting changes none."""
        asked = (widths, self._table.spec.columns, self._looks.current.text_scale)
        if asked not in self._heights:
            if len(self._heights) > MOST_WIDTHS:
                self._heights.clear()
            self._heights[asked] = {}
        return self._heights[asked]

    def _height(self, row: RowSpec, widths: tuple[int, ...]) -> int:
        cells = zip(self.column_painters, row.cells, widths, strict=True)
        return max(painter.height(cell, width) for painter, cell, width in cells)

    @property
    def rows_height(self) -> int:
        """The height of all rows together."""
        return self.verticalHeader().length()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave at the first and the last row; Shift+Space selects rows, Escape nothing."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        row, key = self.currentIndex().row(), event.key()
        if plain and key == Key.Key_Up and row <= 0:
            self.left_upwards.emit()
        elif plain and key == Key.Key_Down and row >= self._table.rowCount() - 1:
            self.left_downwards.emit()
        elif plain and key in {Key.Key_Return, Key.Key_Enter}:
            self.explanation_requested.emit()
        elif plain and key == Key.Key_Escape and self.selectionModel().hasSelection():
            self.clearSelection()
        elif key == Key.Key_Space and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            self.selectionModel().select(
                self.selectionModel().selection(), Select.Select | Select.Rows
            )
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Keep the current cell in sight."""
        super().currentChanged(current, previous)
        if self.hasFocus():
            self.show_current()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show which cell is the current one."""
        super().focusInEvent(event)
        # What was clicked is in sight; scrolling now would pull it from under the mouse.
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self.show_current()
        if QAccessible.isActive():
            # Qt tells first of the cell and then of the whole table, which would drown it.
            QTimer.singleShot(0, self, self._tell_current)

    def _tell_current(self) -> None:
        """Tell screen readers that the focus is on the current cell."""
        current = self.currentIndex()
        if self.hasFocus() and current.isValid():
            event = QAccessibleEvent(self, QAccessible.Event.Focus)
            # To them the headers are a row and a column of the table as well.
            across = self._table.columnCount() + 1
            event.setChild((current.row() + 1) * across + current.column() + 1)
            QAccessible.updateAccessibility(event)

    def show_current(self) -> None:
        """Scroll whatever is around the table until the current cell can be seen."""
        if self.currentIndex().isValid():
            bring_into_sight(self.viewport(), self.visualRect(self.currentIndex()))

    def leaveEvent(self, event: QEvent) -> None:
        """Take the hover away."""
        super().leaveEvent(event)
        self._mark_hovered(-1)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the cell under the mouse, or of the current one by key."""
        place = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            rect = self.visualRect(self.currentIndex())
            place = self.viewport().mapToGlobal(rect.bottomLeft())
        self.menu_requested.emit(place)

    def _hover(self, index: QModelIndex) -> None:
        self._mark_hovered(index.row())

    def _mark_hovered(self, row: int) -> None:
        if row != self.marks.hovered:
            self.marks.hovered = row
            self.viewport().update()
