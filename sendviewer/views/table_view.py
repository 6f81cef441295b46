"""Shows the rows of a table under their headers, and the total pinned under them."""

from __future__ import annotations

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QWidget

from sendviewer.views.look import Looks
from sendviewer.views.table_cells_view import CellsView
from sendviewer.views.table_header import TableHeader
from sendviewer.views.table_model import TableModel

__all__ = ["TableView", "TotalView"]

Index = QModelIndex | QPersistentModelIndex
Select = QItemSelectionModel.SelectionFlag


class TableView(CellsView):
    """The rows of a table under their headers. Selection is kept by row and column id."""

    row_selected = Signal(str)

    def __init__(self, model: TableModel, looks: Looks, parent: QWidget | None = None) -> None:
        # Qt calls currentChanged from within the constructor.
        self._restoring = True
        self._kept_cells: list[tuple[str, str]] = []
        self._kept_current = ("", "")
        super().__init__(model, looks, parent, strong=False)
        self._restoring = False
        self.header = TableHeader(model, looks, self)
        self.setHorizontalHeader(self.header)
        # Qt's tables select a whole column at a click on its header. Here a click sorts, and
        # what is selected and current stays so.
        self.header.sectionPressed.disconnect()
        self.header.sectionEntered.disconnect()
        model.modelAboutToBeReset.connect(self._keep_selection)
        model.modelReset.connect(self._restore_selection)
        model.layoutChanged.connect(self._mark_current)

    def select_row(self, row_id: str) -> None:
        """Select the row with this id, unless it is the current one; no id selects nothing."""
        row = self._table.row_of(row_id)
        current = self.currentIndex()
        if row < 0:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
        elif current.row() != row:
            index = self._table.index(row, max(0, current.column()))
            self.selectionModel().setCurrentIndex(index, Select.ClearAndSelect | Select.Rows)
            self.scrollTo(index)

    def enter(self, *, from_below: bool = False) -> None:
        """Take the focus, with a current cell in the row next to where it came from."""
        if from_below or not self.currentIndex().isValid():
            row = self._table.rowCount() - 1 if from_below else 0
            column = max(0, self.currentIndex().column())
            self.setCurrentIndex(self._table.index(row, column))
        self.setFocus()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tint the row of the current cell and tell whose it is."""
        super().currentChanged(current, previous)
        self._mark_current()
        if not self._restoring and current.isValid() and current.row() != previous.row():
            self.row_selected.emit(self._table.row_id(current.row()))

    def _mark_current(self) -> None:
        self.marks.current = self.currentIndex().row()
        self.viewport().update()

    def _ids(self, index: Index) -> tuple[str, str]:
        return self._table.row_id(index.row()), self._table.column_id(index.column())

    def _index(self, ids: tuple[str, str]) -> QModelIndex:
        return self._table.index(self._table.row_of(ids[0]), self._table.column_of(ids[1]))

    def _keep_selection(self) -> None:
        self._kept_cells = [self._ids(index) for index in self.selectedIndexes()]
        self._kept_current = self._ids(self.currentIndex())

    def _restore_selection(self) -> None:
        self._restoring = True
        selection = QItemSelection()
        for ids in self._kept_cells:
            index = self._index(ids)
            if index.isValid():
                selection.select(index, index)
        model = self.selectionModel()
        model.setCurrentIndex(self._index(self._kept_current), Select.NoUpdate)
        model.select(selection, Select.ClearAndSelect)
        self._restoring = False
        self._mark_current()


class TotalView(CellsView):
    """The total, pinned: one row without headers, scrolled sideways together with the body."""

    def __init__(self, model: TableModel, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(model, looks, parent, strong=True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().hide()
        self.setAccessibleName("Total")
        self.setAccessibleDescription("The total of the table; it does not move when sorting")

    def enter(self, column: int) -> None:
        """Take the focus in a column."""
        self.setCurrentIndex(self._table.index(0, max(0, column)))
        self.setFocus()
