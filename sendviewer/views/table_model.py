"""Hands a table's rows to Qt, one finished cell at a time, as plain Python values.

Rows arrive filtered, sorted and with their columns chosen; nothing is computed here. Sorting is
asked for by a signal, because the order belongs to the state and not to the model.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from sendviewer.present.options import Query
from sendviewer.present.specs import CellSpec, ColumnSpec, RowSpec, TableSpec
from sendviewer.present.table_speech import NEED_COLUMN, cell_description, cell_words, header_words

__all__ = ["EMPTY_TABLE", "TableModel"]

Role = Qt.ItemDataRole
Index = QModelIndex | QPersistentModelIndex

EMPTY_TABLE = TableSpec("", (), (), None, "")
NOWHERE = QModelIndex()
LEFT = int((Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter).value)
RIGHT = int((Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter).value)

# Made once: Qt asks for them at each cell that it paints, and to combine them takes long.
OF_NOTHING = Qt.ItemFlag.NoItemFlags
OF_A_CELL = (
    Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
)


class TableModel(QAbstractTableModel):
    """The rows of a :class:`TableSpec` and, for the headers, how they are sorted and filtered."""

    sort_requested = Signal(str, bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._spec = EMPTY_TABLE
        self._query = Query(sort=())

    @property
    def spec(self) -> TableSpec:
        """The table that is shown."""
        return self._spec

    def show_spec(self, spec: TableSpec, query: Query | None = None) -> None:
        """Show another table; ``query`` is what it was sorted and filtered by.

        The same rows in another order are a change of layout, which keeps the selection.
        """
        self._query = query or Query(sort=())
        if (spec.columns, spec.rows) == (self._spec.columns, self._spec.rows):
            self._spec = spec
            self._tell_headers()
        elif self._is_reordering(spec):
            self._reorder(spec)
            self._tell_headers()
        else:
            self.beginResetModel()
            self._spec = spec
            self.endResetModel()

    def row_id(self, row: int) -> str:
        """Return the id of a row, or an empty string outside the table."""
        return self._spec.rows[row].id if 0 <= row < len(self._spec.rows) else ""

    def row_of(self, row_id: str) -> int:
        """Return where the row with this id is, or -1."""
        return next((at for at, row in enumerate(self._spec.rows) if row.id == row_id), -1)

    def column_id(self, column: int) -> str:
        """Return the id of a column, or an empty string outside the table."""
        columns = self._spec.columns
        return columns[column].id if 0 <= column < len(columns) else ""

    def column_of(self, column_id: str) -> int:
        """Return where the column with this id is, or -1."""
        columns = enumerate(self._spec.columns)
        return next((at for at, column in columns if column.id == column_id), -1)

    def cell(self, index: Index) -> CellSpec:
        """Return the whole cell at a valid index."""
        return self._spec.rows[index.row()].cells[index.column()]

    def sorted_by(self, column: int) -> tuple[int, bool] | None:
        """Return the rank (from 1) and the direction (True is descending) of a column's sort."""
        column_id = self.column_id(column)
        for rank, key in enumerate(self._query.sort, start=1):
            if key.column == column_id:
                return rank, key.descending
        return None

    @property
    def sort_ranks(self) -> int:
        """By how many columns the table is sorted."""
        return len(self._query.sort)

    def is_filtered(self, column: int) -> bool:
        """Return whether a column has a filter of its own."""
        column_id = self.column_id(column)
        return any(entry.column == column_id for entry in self._query.filters)

    # --- what Qt asks ---------------------------------------------------------------------

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return the number of rows; a cell has none under it."""
        return 0 if parent.isValid() else len(self._spec.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """Return the number of visible columns; a cell has none under it."""
        return 0 if parent.isValid() else len(self._spec.columns)

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        """Return what a cell has to say for a role, or None."""
        pick = _CELL_ROLES.get(role)
        if pick is None or not index.isValid():
            return None
        return pick(self.cell(index), self._spec.columns[index.column()])

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> object:
        """Return a column's title and state, or the need's name at the head of a row."""
        if orientation == Qt.Orientation.Vertical:
            return self._row_header(section, role)
        if not 0 <= section < len(self._spec.columns):
            return None
        return self._column_header(section, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that a cell can be selected and not edited."""
        return OF_A_CELL if index.isValid() else OF_NOTHING

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Ask for another order; the rows follow when the state has changed."""
        column_id = self.column_id(column)
        if column_id:
            self.sort_requested.emit(column_id, order == Qt.SortOrder.DescendingOrder)

    # --- parts ----------------------------------------------------------------------------

    def _is_reordering(self, spec: TableSpec) -> bool:
        same_columns = [column.id for column in spec.columns] == [
            column.id for column in self._spec.columns
        ]
        return same_columns and _sorted_ids(spec.rows) == _sorted_ids(self._spec.rows)

    def _tell_headers(self) -> None:
        """Say that headers show another sort, or another filter, than before."""
        if self._spec.columns:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    def _reorder(self, spec: TableSpec) -> None:
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        ids = [self.row_id(index.row()) for index in before]
        self._spec = spec
        places = {row.id: at for at, row in enumerate(spec.rows)}
        after = [
            self.index(places[row_id], index.column())
            for row_id, index in zip(ids, before, strict=True)
        ]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _column_header(self, section: int, role: int) -> object:
        column = self._spec.columns[section]
        match role:
            case Role.DisplayRole:
                return column.title
            case Role.ToolTipRole | Role.AccessibleDescriptionRole:
                return column.tip
            case Role.AccessibleTextRole:
                state = self.sorted_by(section)
                return header_words(column, state, filtered=self.is_filtered(section))
            case Role.TextAlignmentRole:
                return RIGHT if column.kind.is_figure else LEFT
        return None

    def _row_header(self, row: int, role: int) -> object:
        if role not in {Role.DisplayRole, Role.AccessibleTextRole}:
            return None
        column = self.column_of(NEED_COLUMN)
        if column < 0 or not 0 <= row < len(self._spec.rows):
            return None
        return self._spec.rows[row].cells[column].text


def _sorted_ids(rows: tuple[RowSpec, ...]) -> list[str]:
    return sorted(row.id for row in rows)


def _shown(cell: CellSpec, _column: ColumnSpec) -> str:
    return cell.text


def _alignment(_cell: CellSpec, column: ColumnSpec) -> int:
    return RIGHT if column.kind.is_figure else LEFT


def _tool_tip(cell: CellSpec, _column: ColumnSpec) -> str:
    return cell_words(cell)


def _spoken(cell: CellSpec, _column: ColumnSpec) -> str:
    # A symbol alone says nothing to the ear: where there is no figure, the reason is read.
    if cell.sort_key is None:
        return cell.description or cell.text or "not given"
    return cell.text


def _description(cell: CellSpec, column: ColumnSpec) -> str:
    return cell_description(cell, column.id)


_CELL_ROLES: dict[int, Callable[[CellSpec, ColumnSpec], object]] = {
    Role.DisplayRole: _shown,
    Role.TextAlignmentRole: _alignment,
    Role.ToolTipRole: _tool_tip,
    Role.AccessibleTextRole: _spoken,
    Role.AccessibleDescriptionRole: _description,
}
