"""Moves the columns of a table by keys and by dragging; the order belongs to the model."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from sendviewer.views.table_header import TableHeader
from sendviewer.views.table_model import TableModel

__all__ = ["ColumnMoves"]


class ColumnMoves(QObject):
    """The moves of one table's columns."""

    moved = Signal(tuple)
    """The ids of all visible columns in their new order."""

    def __init__(self, header: TableHeader, model: TableModel, parent: QObject) -> None:
        super().__init__(parent)
        self._header = header
        self._model = model
        header.move_requested.connect(self.move_column)
        header.sectionMoved.connect(self._take_order_soon)

    def move_column(self, section: int, step: int) -> None:
        """Move a column ``step`` places to the right, or to the left if negative."""
        ids = [column.id for column in self._model.spec.columns]
        target = section + step
        if 0 <= section < len(ids) and 0 <= target < len(ids):
            ids.insert(target, ids.pop(section))
            self.moved.emit(tuple(ids))
            self._header.go_to(target)

    def _take_order_soon(self) -> None:
        # The header is in the middle of its own mouse event; a reset now would pull the
        # sections from under it.
        QTimer.singleShot(0, self, self._take_order)

    def _take_order(self) -> None:
        header = self._header
        sections = [header.logicalIndex(place) for place in range(header.count())]
        if sections != sorted(sections):
            # The order belongs to the model: the header shows its columns one after the other.
            for section in range(header.count()):
                header.moveSection(header.visualIndex(section), section)
            self.moved.emit(tuple(self._model.column_id(at) for at in sections))
