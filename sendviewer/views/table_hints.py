"""Explains the terms of a table where they stand: column headers, needs, symbols, words.

The pointer finds an explanation on every cell, the keyboard on what is no plain figure: how a
figure comes about is told by the command that explains it.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint

from sendviewer.present.specs import CellSpec
from sendviewer.present.table_speech import NEED_COLUMN, cell_words
from sendviewer.present.terms import Term, cell_term, column_words
from sendviewer.views.look import Looks
from sendviewer.views.table_header import TableHeader
from sendviewer.views.table_model import TableModel
from sendviewer.views.table_panel import TablePanel
from sendviewer.views.table_view import TableView, TotalView
from sendviewer.views.term_hints import Hint, TermHints

__all__ = ["TableHints"]


class TableHints(QObject):
    """The explanations on headers, rows and total of one table."""

    def __init__(self, panel: TablePanel, looks: Looks) -> None:
        super().__init__(panel)
        self.header = _header_hints(panel.header, panel, looks)
        self.rows = _cell_hints(panel.view, panel.model, looks)
        self.total = _cell_hints(panel.total_view, panel.total_model, looks)
        panel.header.current_changed.connect(self._follow_header)
        panel.view.selectionModel().currentChanged.connect(self._follow_rows)
        panel.total_view.selectionModel().currentChanged.connect(self._follow_total)

    def hide(self) -> None:
        """Take every explanation away."""
        for hints in (self.header, self.rows, self.total):
            hints.hide()

    def _follow_header(self) -> None:
        self.header.follow_focus()

    def _follow_rows(self) -> None:
        self.rows.follow_focus()

    def _follow_total(self) -> None:
        self.total.follow_focus()


def _header_hints(header: TableHeader, panel: TablePanel, looks: Looks) -> TermHints:
    def hint_of(section: int) -> Hint | None:
        columns = panel.model.spec.columns
        if not 0 <= section < len(columns):
            return None
        return Hint(column_words(columns[section]), header.section_in_view(section))

    def at(place: QPoint) -> Hint | None:
        return hint_of(header.logicalIndexAt(place))

    def focused() -> Hint | None:
        return hint_of(header.current_section) if header.hasFocus() else None

    return TermHints(header.viewport(), looks, at, focused)


def _cell_hints(view: TableView | TotalView, model: TableModel, looks: Looks) -> TermHints:
    def at(place: QPoint) -> Hint | None:
        index = view.indexAt(place)
        if not index.isValid():
            return None
        term = _pointed_term(model.cell(index), model.column_id(index.column()))
        return Hint(term, view.visualRect(index)) if term else None

    def focused() -> Hint | None:
        index = view.currentIndex()
        if not index.isValid() or not view.hasFocus():
            return None
        term = cell_term(model.cell(index), model.column_id(index.column()))
        return Hint(term, view.visualRect(index)) if term else None

    return TermHints(view.viewport(), looks, at, focused)


def _pointed_term(cell: CellSpec, column: str) -> Term | None:
    """Return what the pointer is told of a cell: of a figure, how it comes about as well."""
    term = cell_term(cell, column)
    if column == NEED_COLUMN:
        return term
    words = cell_words(cell)
    if not words:
        return term
    title, _, rest = words.partition("\n\n")
    meanings = [term.meaning] if term and cell.sort_key is not None else []
    return Term(title, "\n\n".join((*(part for part in (rest,) if part), *meanings)))
