"""A list of finished rows for a view: each row is what is shown and said in each role.

The rows belong to Python and are replaced as a whole. Lists of items that Qt owns and Python also
holds have crashed while they were emptied; here Qt is only ever told that the rows are others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

__all__ = ["ListModel", "ListRow"]

ListRow = Mapping[int, str]
"""What a row says in each role; in a role that is left out it says nothing."""

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()


class ListModel(QAbstractListModel):
    """Rows of text, from the top."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[ListRow, ...] = ()

    def show_rows(self, rows: Sequence[ListRow]) -> None:
        """Show other rows; nothing is current or selected afterwards."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """Return the number of rows; a row has none below it."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """Return what a row says in a role, None if nothing."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        return self._rows[index.row()].get(role)
