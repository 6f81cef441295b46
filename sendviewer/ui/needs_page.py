"""The tab with the table of needs: search, filters, sort, columns, copy, by mouse and by key.

What is shown is a function of the state; the page changes the state and shows what comes of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sendviewer.core.comparisons import Base
from sendviewer.export.payloads import Payload
from sendviewer.export.table_text import CellBlock
from sendviewer.export.tables import table_payload
from sendviewer.present.filter_entries import COMPARED_COLUMN, choices_of, quick_filter
from sendviewer.present.options import (
    ColumnFilter,
    Query,
    SortKey,
    TableOptions,
    with_base,
)
from sendviewer.present.specs import CellSpec, ColumnSpec, RowSpec, TableSpec
from sendviewer.present.table import (
    apply_options,
    empty_reason,
    filter_words,
    rows_shown_text,
    set_filter,
    toggle_sort,
)
from sendviewer.present.table_speech import NEED_COLUMN, cell_words, sorted_by
from sendviewer.present.terms import column_term, need_term
from sendviewer.ui.column_filters import ColumnFilters
from sendviewer.ui.columns_dialog import ColumnsDialog
from sendviewer.ui.columns_model import ALWAYS_SHOWN
from sendviewer.ui.needs_body import NeedsBody
from sendviewer.ui.needs_menus import NeedsMenus
from sendviewer.ui.state import PageState
from sendviewer.ui.tab_page import TabPage
from sendviewer.views.look import Looks
from sendviewer.views.table_hints import TableHints
from sendviewer.views.table_model import EMPTY_TABLE
from sendviewer.views.theme import build_palette

__all__ = ["NeedsPage"]

QUIET_MS = 400
"""How long somebody has to stop typing before the number of rows is read aloud."""


class NeedsPage(TabPage):
    """The table of needs. Commands act on the current column and the current cell."""

    def __init__(self, state: PageState, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(state, parent)
        self._looks = looks
        self._table = EMPTY_TABLE
        self._shown: TableSpec
        self._options = state.options.table
        self._query = self._options.query
        self._typing = ""
        self.body = NeedsBody(looks)
        self.bar = self.body.bar
        self.chip_row = self.body.chip_row
        self.panel = self.body.panel
        self.hints = TableHints(self.panel, looks)
        self._filters = ColumnFilters(self.panel, looks, self)
        self._menus = NeedsMenus(self, looks)
        self._quiet = QTimer(self)
        self._build()
        self._connect()
        self._take_look()
        self.show_page()

    # --- what the window asks of a tab --------------------------------------------------------

    def copy(self) -> Payload | None:
        """Return the selected cells, or the whole visible table where none is selected."""
        return table_payload(self._shown, self._selected_block())

    def copy_table(self) -> Payload:
        """Return the whole visible table."""
        return table_payload(self._shown)

    @property
    def shown_table(self) -> TableSpec:
        """The table as it is on the screen: visible rows and columns in their order."""
        return self._shown

    @property
    def rows_text(self) -> str:
        """How many needs are shown, in words."""
        return rows_shown_text(self._table, len(self._shown.rows))

    def has_sentence(self) -> bool:
        """Return whether there is a current row."""
        return self._current_row() is not None

    def sentence(self) -> str | None:
        """Return the current row as a sentence with its source."""
        row = self._current_row()
        return None if row is None else f"{row.sentence} {self._shown.source_line}"

    def has_description(self) -> bool:
        """Return True: a table can always be told."""
        return True

    def description(self) -> str | None:
        """Return what the table shows, in words."""
        query = self._state.options.table.query
        columns = ", ".join(column.title for column in self._shown.columns)
        words = f"{self._shown.title}. {self.rows_text}. {sorted_by(self._table, query)}."
        return f"{words} Columns: {columns}. {self._shown.source_line}"

    def has_explanation(self) -> bool:
        """Return whether the current cell says anything about its figure."""
        cell = self._current_cell()
        return cell is not None and bool(cell.description or cell.explanation)

    def explanation(self) -> str | None:
        """Return how the figure in the current cell comes about."""
        cell = self._current_cell()
        return None if cell is None else cell_words(cell) or None

    def focused_term(self) -> str:
        """Return the need or the column that the keyboard is on."""
        column = self.panel.current_column
        if not column:
            return ""
        index = self.panel.view.currentIndex()
        if column == NEED_COLUMN and self.panel.view.hasFocus() and index.isValid():
            return need_term(self._shown.rows[index.row()].id).name
        return column_term(column).name

    def panes(self) -> Sequence[QWidget]:
        """Return search field and table."""
        shown = self.panel.view if self._shown.rows else self.body.empty_button
        return (self.bar.search, shown)

    def start_find(self) -> None:
        """Put the focus into the search field."""
        self.bar.search.setFocus()
        self.bar.search.selectAll()

    # --- commands -----------------------------------------------------------------------------

    def sort_ascending(self) -> None:
        """Sort by the current column, smallest or A first."""
        self._sort_by(SortKey(self.panel.current_column, descending=False))

    def sort_descending(self) -> None:
        """Sort by the current column, largest or Z first."""
        self._sort_by(SortKey(self.panel.current_column, descending=True))

    def sort_add(self) -> None:
        """Add the current column to the sort; if it is there, turn it round."""
        self._toggle_sort(self.panel.current_column, add=True)

    def filter_column(self) -> None:
        """Open the filter of the current column under its header."""
        column = self._column(self.panel.current_column)
        if column is None:
            return
        if not self._table.rows:
            self._state.say(empty_reason(self._table, self._now.query))
            return
        current = next((one for one in self._now.query.filters if one.column == column.id), None)
        self._typing = ""
        self._filters.open_under(column, current, choices_of(self._table, column.id))

    def clear_column_filter(self) -> None:
        """Take the filter of the current column away."""
        self._change(set_filter(self._now.query, None, self.panel.current_column))

    def clear_filters(self) -> None:
        """Show all needs again."""
        self._change(replace(self._now.query, search="", filters=()))

    def hide_column(self) -> None:
        """Hide the current column; the need is always shown."""
        column = self._column(self.panel.current_column)
        if column is None:
            return
        if column.id == ALWAYS_SHOWN:
            self._state.say(f"{column.title} is always shown")
            return
        self._show_columns(tuple(one for one in self._now.columns if one != column.id))
        self._state.say(f"{column.title} hidden. Columns… shows it again")

    def move_column(self, step: int) -> None:
        """Move the current column to the right, or to the left by a negative step."""
        section = self.panel.model.column_of(self.panel.current_column)
        self.panel.move_column(section, step)

    def choose_columns(self) -> None:
        """Open the dialog in which columns are chosen and ordered."""
        dialog = ColumnsDialog(self._table.columns, self._now.columns, self._looks, self)
        dialog.accepted.connect(self._take_chosen_columns)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def reset_table(self) -> None:
        """Show all columns at their first widths, unfiltered, with the largest need first."""
        self.panel.restore_layout({})
        self._state.change_table(TableOptions())
        self._state.say("The table is as it was at first")

    def layout_state(self) -> dict[str, int]:
        """Return the widths of columns that a person chose, for the settings."""
        return self.panel.layout_state()

    def restore_layout(self, widths: Mapping[str, int]) -> None:
        """Take up widths from :meth:`layout_state`."""
        self.panel.restore_layout(widths)

    # --- building -----------------------------------------------------------------------------

    def _build(self) -> None:
        self.setAutoFillBackground(True)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(QUIET_MS)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.body)

    def _connect(self) -> None:
        state, panel = self._state, self.panel
        state.options_changed.connect(self._show_and_tell)
        state.need_selected.connect(panel.select_row)
        self._looks.changed.connect(self._take_look)
        self._quiet.timeout.connect(self._say_rows)
        self.bar.search.textChanged.connect(self._search)
        self.bar.choice_made.connect(self._choose_compared)
        self.bar.base_chosen.connect(self._choose_base)
        self.bar.columns_button.clicked.connect(self.choose_columns)
        self.bar.copy_button.clicked.connect(self._ask_to_copy)
        self.chip_row.query_chosen.connect(self._remove_filter)
        self.chip_row.clear_requested.connect(self._clear_and_find)
        self.body.empty_button.clicked.connect(self._clear_and_find)
        self.body.headers_moved.connect(self._filters.keep_in_place)
        self._filters.filter_changed.connect(self._set_filter)
        self._filters.problem_found.connect(self._state.say)
        self._connect_panel()

    def _connect_panel(self) -> None:
        panel = self.panel
        panel.sort_requested.connect(self._sort_from_header)
        panel.columns_moved.connect(self._show_columns)
        panel.row_selected.connect(self._state.select_need)
        panel.model.sort_requested.connect(self._sort_from_model)
        panel.header.menu_requested.connect(self._menus.open_for_column)
        panel.header.filter_requested.connect(self._filter_from_header)
        for view in (panel.view, panel.total_view):
            view.menu_requested.connect(self._menus.open_for_cell)
            view.explanation_requested.connect(self._ask_to_explain)

    def _take_look(self) -> None:
        self.setPalette(build_palette(self._looks.current.theme))

    # --- showing ------------------------------------------------------------------------------

    @property
    def _now(self) -> TableOptions:
        return self._state.options.table

    def show_page(self) -> None:
        """Show the state as it is, without a word."""
        self._take_table()
        options = self._now
        self._shown = apply_options(self._table, options)
        unfiltered = apply_options(self._table, replace(options, query=Query(sort=())))
        self._options, self._query = options, options.query
        self.bar.show_query(options.query)
        self.bar.show_base(self._state.page, self._state.options)
        self.chip_row.show_filters(filter_words(self._table, options.query), self.rows_text)
        self.panel.show_spec(self._shown, options.query, unfiltered.rows)
        self.body.show_reason(empty_reason(self._table, options.query))
        if self._state.selected_need and not self.panel.view.currentIndex().isValid():
            self.panel.select_row(self._state.selected_need)

    def _show_and_tell(self) -> None:
        """Show the state and say what has changed: the sort at once, the rows when it is quiet."""
        if self._table is self._state.whole_table and self._options == self._now:
            return  # something of the chart has changed
        if self._is_behind:  # what another page brings with it is not told as somebody's doing
            self.catch_up()
            return
        before = self._query
        self._typing = ""
        self.show_page()
        after = self._query
        if before.sort != after.sort:
            self._state.say(sorted_by(self._table, after))
        if (before.search, before.filters) != (after.search, after.filters):
            self._quiet.start()

    def _take_table(self) -> None:
        if self._table is not self._state.whole_table:
            self._table = self._state.whole_table
            self.bar.show_counts(self._table)

    def _say_rows(self) -> None:
        reason = empty_reason(self._table, self._query)
        self._state.say(reason or self.rows_text)

    def _column(self, column_id: str) -> ColumnSpec | None:
        return next((one for one in self._table.columns if one.id == column_id), None)

    # --- changing the state -------------------------------------------------------------------

    def _change(self, query: Query, *, typing: str = "") -> None:
        """Change the query; going on typing in the same place is one step for undo."""
        amends = bool(typing) and typing == self._typing
        self._state.change_query(query, amends=amends)
        self._typing = typing

    def _search(self, text: str) -> None:
        if text != self._now.query.search:
            self._change(replace(self._now.query, search=text), typing="search")

    def _choose_compared(self, choice: str) -> None:
        self._change(set_filter(self._now.query, quick_filter(choice), COMPARED_COLUMN))

    def _choose_base(self, base: str) -> None:
        self._state.change_options(with_base(self._state.options, Base(base)))

    def _set_filter(self, column: str, new: ColumnFilter | None) -> None:
        self._change(set_filter(self._now.query, new, column), typing=column)

    def _sort_by(self, key: SortKey) -> None:
        if key.column:
            self._change(replace(self._now.query, sort=(key,)))

    def _toggle_sort(self, column: str, *, add: bool) -> None:
        if column:
            self._change(toggle_sort(self._now.query, column, add=add))

    def _sort_from_header(self, column: str, add: bool) -> None:  # noqa: FBT001 - a slot
        self._toggle_sort(column, add=add)

    def _sort_from_model(self, column: str, descending: bool) -> None:  # noqa: FBT001 - a slot
        self._sort_by(SortKey(column, descending))

    def _show_columns(self, columns: tuple[str, ...]) -> None:
        self._state.change_table(replace(self._now, columns=tuple(columns)))

    def _take_chosen_columns(self) -> None:
        dialog = self.sender()
        if isinstance(dialog, ColumnsDialog):
            self._show_columns(dialog.chosen)
            count = len(self._shown.columns)
            self._state.say(f"{count} of {len(self._table.columns)} columns shown")

    def _filter_from_header(self, _section: int) -> None:
        self.filter_column()

    def _ask_to_copy(self) -> None:
        self.command_requested.emit("edit.copy_table")

    def _ask_to_explain(self) -> None:
        self.command_requested.emit("help.explain")

    def _remove_filter(self, query: Query) -> None:
        self._change(query)
        # The chip that had the focus is gone.
        chips = self.chip_row.chips
        (chips[0] if chips else self.bar.search).setFocus()

    def _clear_and_find(self) -> None:
        self.clear_filters()
        self.bar.search.setFocus()

    # --- the current row and cell, and the selection --------------------------------------------

    def _current_row(self) -> RowSpec | None:
        """Return the total if the focus is in it, otherwise the row of the selected need."""
        if self.panel.total_view.hasFocus():
            return self._shown.total
        index = self.panel.view.currentIndex()
        if index.isValid():
            return self._shown.rows[index.row()]
        selected = self._state.selected_need
        return next((row for row in self._table.rows if row.id == selected), None)

    def _current_cell(self) -> CellSpec | None:
        row = self._current_row()
        total = self.panel.total_view.hasFocus()
        index = (self.panel.total_view if total else self.panel.view).currentIndex()
        return row.cells[index.column()] if row is not None and index.isValid() else None

    def _selected_block(self) -> CellBlock | None:
        """Return the selected rows and columns, or None where nothing is selected."""
        panel = self.panel
        cells = [
            (model.row_id(index.row()), model.column_id(index.column()))
            for model, view in ((panel.model, panel.view), (panel.total_model, panel.total_view))
            for index in view.selectedIndexes()
        ]
        if not cells or not self._shown.rows:
            return None
        rows, columns = zip(*cells, strict=True)
        return CellBlock(tuple(dict.fromkeys(rows)), tuple(dict.fromkeys(columns)))
