"""Where a person is in the table: the current row and cell, what is selected, and its term."""

from __future__ import annotations

from sendviewer.export.table_text import CellBlock
from sendviewer.present.specs import CellSpec, RowSpec
from sendviewer.present.table_speech import NEED_COLUMN
from sendviewer.present.terms import column_term, need_term
from sendviewer.ui.state import PageState
from sendviewer.views.table_panel import TablePanel

__all__ = ["TableCursor"]


class TableCursor:
    """Reads off ``panel``, and off the state where nothing is current in that."""

    def __init__(self, panel: TablePanel, state: PageState) -> None:
        self._panel = panel
        self._state = state

    @property
    def row(self) -> RowSpec | None:
        """The total if the focus is in it, otherwise the row of the selected need."""
        shown = self._panel.model.spec
        if self._panel.total_view.hasFocus():
            return shown.total
        index = self._panel.view.currentIndex()
        if index.isValid():
            return shown.rows[index.row()]
        selected = self._state.selected_need
        return next((row for row in self._state.whole_table.rows if row.id == selected), None)

    @property
    def cell(self) -> CellSpec | None:
        """The current cell of the current row."""
        row = self.row
        total = self._panel.total_view.hasFocus()
        index = (self._panel.total_view if total else self._panel.view).currentIndex()
        return row.cells[index.column()] if row is not None and index.isValid() else None

    @property
    def block(self) -> CellBlock | None:
        """The selected rows and columns, or None where nothing is selected."""
        panel = self._panel
        cells = [
            (model.row_id(index.row()), model.column_id(index.column()))
            for model, view in ((panel.model, panel.view), (panel.total_model, panel.total_view))
            for index in view.selectedIndexes()
        ]
        if not cells or not panel.model.spec.rows:
            return None
        rows, columns = zip(*cells, strict=True)
        return CellBlock(tuple(dict.fromkeys(rows)), tuple(dict.fromkeys(columns)))

    @property
    def term(self) -> str:
        """The need or the column that the keyboard is on, as the glossary has it, or ""."""
        column = self._panel.current_column
        if not column:
            return ""
        index = self._panel.view.currentIndex()
        if column == NEED_COLUMN and self._panel.view.hasFocus() and index.isValid():
            return need_term(self._panel.model.spec.rows[index.row()].id).name
        return column_term(column).name
