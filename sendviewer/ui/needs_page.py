"""The tab with the table of needs: search, filters, sort, columns, copy, by mouse and by key.

What is shown is a function of the state; the page changes the state and shows what comes of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sendviewer.core.comparisons import Base
from sendviewer.export.payloads import Payload
from sendviewer.export.tables import table_payload
from sendviewer.present.options import Query, with_base
from sendviewer.present.specs import TableSpec
from sendviewer.present.table import apply_options, empty_reason, filter_words, rows_shown_text
from sendviewer.present.table_speech import cell_words, sorted_by
from sendviewer.ui.column_commands import ColumnCommands
from sendviewer.ui.copying import nothing_copied
from sendviewer.ui.needs_body import NeedsBody
from sendviewer.ui.needs_menus import NeedsMenus
from sendviewer.ui.state import PageState
from sendviewer.ui.tab_page import TabPage
from sendviewer.ui.table_changes import TableChanges
from sendviewer.ui.table_choices import TableChoices
from sendviewer.ui.table_cursor import TableCursor
from sendviewer.views.look import Looks
from sendviewer.views.table_hints import TableHints
from sendviewer.views.table_model import EMPTY_TABLE
from sendviewer.views.theme import build_palette

__all__ = ["NeedsPage"]


class NeedsPage(TabPage):
    """The table of needs. What is asked of it is about the current row and the current cell."""

    def __init__(self, state: PageState, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(state, parent)
        self._looks = looks
        self._table = EMPTY_TABLE
        self._shown: TableSpec
        self._options = state.options.table
        self.body = NeedsBody(looks)
        self.bar = self.body.bar
        self.chip_row = self.body.chip_row
        self.panel = self.body.panel
        self.hints = TableHints(self.panel, looks)
        self.choices = TableChoices(state, self)
        self.column_commands = ColumnCommands(self, state, looks)
        self.changes = TableChanges(self, state)
        self._cursor = TableCursor(self.panel, state)
        self._menus = NeedsMenus(self, looks)
        self._build()
        self._connect()
        self._take_look()
        self.show_page()

    # --- what the window asks of a tab --------------------------------------------------------

    def copy(self) -> Payload | None:
        """Return the selected cells, or the whole visible table where none is selected."""
        return table_payload(self._shown, self._cursor.block) if self._shown.rows else None

    def why_nothing_to_copy(self) -> str:
        """Return which filter leaves no row, and how to have them back."""
        return nothing_copied(empty_reason(self._table, self.query))

    def copy_table(self) -> Payload:
        """Return the whole visible table."""
        return table_payload(self._shown)

    @property
    def shown_table(self) -> TableSpec:
        """The table as it is on the screen: visible rows and columns in their order."""
        return self._shown

    @property
    def whole_table(self) -> TableSpec:
        """The table that is shown, with all rows and columns."""
        return self._table

    @property
    def query(self) -> Query:
        """The query that the table is shown by."""
        return self._options.query

    @property
    def rows_text(self) -> str:
        """How many needs are shown, in words."""
        return rows_shown_text(self._table, len(self._shown.rows))

    def has_sentence(self) -> bool:
        """Return whether there is a current row."""
        return self._cursor.row is not None

    def sentence(self) -> str | None:
        """Return the current row as a sentence with its source."""
        row = self._cursor.row
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
        cell = self._cursor.cell
        return cell is not None and bool(cell.description or cell.explanation)

    def explanation(self) -> str | None:
        """Return how the figure in the current cell comes about."""
        cell = self._cursor.cell
        return None if cell is None else cell_words(cell) or None

    def focused_term(self) -> str:
        """Return the need or the column that the keyboard is on."""
        return self._cursor.term

    def panes(self) -> Sequence[QWidget]:
        """Return search field and table."""
        shown = self.panel.view if self._shown.rows else self.body.empty_button
        return (self.bar.search, shown)

    def start_find(self) -> None:
        """Put the focus into the search field."""
        self.bar.search.setFocus()
        self.bar.search.selectAll()

    def layout_state(self) -> dict[str, int]:
        """Return the widths of columns that a person chose, for the settings."""
        return self.panel.layout_state()

    def restore_layout(self, widths: Mapping[str, int]) -> None:
        """Take up widths from :meth:`layout_state`."""
        self.panel.restore_layout(widths)

    # --- building -----------------------------------------------------------------------------

    def _build(self) -> None:
        self.setAutoFillBackground(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.body)

    def _connect(self) -> None:
        state, panel = self._state, self.panel
        state.options_changed.connect(self._show_and_tell)
        state.need_selected.connect(panel.select_row)
        self._looks.changed.connect(self._take_look)
        self.bar.search.textChanged.connect(self.choices.search)
        self.bar.choice_made.connect(self.choices.filter_by_answer)
        self.bar.base_chosen.connect(self._choose_base)
        self.bar.columns_button.clicked.connect(self.column_commands.choose_columns)
        self.bar.copy_button.clicked.connect(self._ask_to_copy)
        self.chip_row.query_chosen.connect(self._remove_filter)
        self.chip_row.clear_requested.connect(self._clear_and_find)
        self.body.empty_button.clicked.connect(self._clear_and_find)
        self._connect_panel()

    def _connect_panel(self) -> None:
        panel = self.panel
        panel.sort_requested.connect(self.choices.toggle_sort)
        panel.columns_moved.connect(self.choices.show_columns)
        panel.row_selected.connect(self._state.select_need)
        panel.model.sort_requested.connect(self.choices.sort_by)
        panel.header.menu_requested.connect(self._menus.open_for_column)
        panel.header.filter_requested.connect(self.column_commands.filter_column)
        for view in (panel.view, panel.total_view):
            view.menu_requested.connect(self._menus.open_for_cell)
            view.explanation_requested.connect(self._ask_to_explain)

    def _take_look(self) -> None:
        self.setPalette(build_palette(self._looks.current.theme))

    # --- showing ------------------------------------------------------------------------------

    def show_page(self) -> None:
        """Show the state as it is, without a word."""
        self._take_table()
        options = self.choices.now
        self._shown = apply_options(self._table, options)
        unfiltered = apply_options(self._table, replace(options, query=Query(sort=())))
        self._options = options
        self.bar.show_query(options.query)
        self.bar.show_base(self._state.page, self._state.options)
        self.chip_row.show_filters(filter_words(self._table, options.query), self.rows_text)
        self.panel.show_spec(self._shown, options.query, unfiltered.rows)
        self.body.show_reason(empty_reason(self._table, options.query))
        if self._state.selected_need and not self.panel.view.currentIndex().isValid():
            self.panel.select_row(self._state.selected_need)

    def _show_and_tell(self) -> None:
        """Show the state and say what has changed in it."""
        if self._table is self._state.whole_table and self._options == self.choices.now:
            return  # something of the chart has changed
        if self._is_behind:  # what another page brings with it is not told as somebody's doing
            self.catch_up()
            return
        before, current = self._options, self.panel.current_column
        self.choices.end_typing()
        self.show_page()
        self.changes.tell(before, self._options, current)

    def _take_table(self) -> None:
        if self._table is not self._state.whole_table:
            self._table = self._state.whole_table
            self.bar.show_counts(self._table)

    # --- what a person does -------------------------------------------------------------------

    def _choose_base(self, base: str) -> None:
        self._state.change_options(with_base(self._state.options, Base(base)))

    def _ask_to_copy(self) -> None:
        self.command_requested.emit("edit.copy_table")

    def _ask_to_explain(self) -> None:
        self.command_requested.emit("help.explain")

    def _remove_filter(self, query: Query) -> None:
        self.choices.take(query)
        # The chip that had the focus is gone.
        chips = self.chip_row.chips
        (chips[0] if chips else self.bar.search).setFocus()

    def _clear_and_find(self) -> None:
        self.choices.clear_filters()
        self.bar.search.setFocus()
