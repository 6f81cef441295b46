"""The columns of the table as a list in which each is ticked or not and has its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from sendviewer.present.specs import ColumnSpec

__all__ = ["ALWAYS_SHOWN", "ColumnsModel"]

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
CHECKED, UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked
NO_PARENT = QModelIndex()

ALWAYS_SHOWN = "need"
"""A row of figures without a name says nothing."""


class ColumnsModel(QAbstractListModel):
    """Columns from the top; the one that is always shown keeps its tick."""

    def __init__(self, columns: Sequence[ColumnSpec], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._specs: Mapping[str, ColumnSpec] = {column.id: column for column in columns}
        self._order: list[str] = []
        self._ticked: set[str] = set()

    @property
    def ticked(self) -> tuple[str, ...]:
        """The ids of the ticked columns, in their order."""
        return tuple(column for column in self._order if column in self._ticked)

    def show_columns(self, visible: Sequence[str]) -> None:
        """Put the visible columns first, ticked and in their order, and after them the others."""
        self.beginResetModel()
        known = [column for column in visible if column in self._specs]
        self._order = [*known, *(column for column in self._specs if column not in known)]
        self._ticked = {*known, ALWAYS_SHOWN}
        self.endResetModel()

    def move(self, row: int, step: int) -> int:
        """Move a column up (-1) or down (1); return its row, the same one at either end."""
        target = row + step
        if not (0 <= row < len(self._order) and 0 <= target < len(self._order)):
            return row
        # Qt counts the place below as the one before the row after it.
        below = target + 1 if step > 0 else target
        self.beginMoveRows(NO_PARENT, row, row, NO_PARENT, below)
        self._order.insert(target, self._order.pop(row))
        self.endMoveRows()
        return target

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """Return the number of columns; a column has none below it."""
        return 0 if parent.isValid() else len(self._order)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let every column be ticked but the one that is always shown."""
        flags = super().flags(index)
        if index.isValid() and self._order[index.row()] != ALWAYS_SHOWN:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: Index, role: int = Role.DisplayRole) -> str | int | None:
        """Return what a column shows and says."""
        if not index.isValid():
            return None
        column = self._specs[self._order[index.row()]]
        if role == Role.CheckStateRole:
            return (CHECKED if column.id in self._ticked else UNCHECKED).value
        if role == Role.AccessibleDescriptionRole and column.id == ALWAYS_SHOWN:
            return "Always shown"
        said = {
            Role.DisplayRole: column.title,
            Role.UserRole: column.id,
            Role.ToolTipRole: column.tip,
            Role.AccessibleDescriptionRole: column.tip,
        }
        return said.get(Role(role))

    def setData(self, index: Index, value: object, role: int = Role.EditRole) -> bool:
        """Tick a column or take its tick away; nothing else can be changed."""
        may = bool(self.flags(index) & Qt.ItemFlag.ItemIsUserCheckable)
        if role != Role.CheckStateRole or not may:
            return False
        column = self._order[index.row()]
        if value == CHECKED.value:
            self._ticked.add(column)
        else:
            self._ticked.discard(column)
        self.dataChanged.emit(index, index, [role])
        return True
