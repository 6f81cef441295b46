"""The tab with the table of needs: search, filters, sort, columns, copy, by mouse and by key.

What is shown is a function of the state; the page changes the state and shows what comes of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, QRect, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sendviewer.core.comparisons import Confidence
from sendviewer.core.pages import Page
from sendviewer.export.payloads import Payload
from sendviewer.export.table_text import CellBlock
from sendviewer.export.tables import table_payload
from sendviewer.present.options import (
    ChoiceFilter,
    ColumnFilter,
    Query,
    SortKey,
    TableOptions,
)
from sendviewer.present.specs import CellSpec, ColumnSpec, RowSpec, TableSpec
from sendviewer.present.table import (
    apply_options,
    build_table,
    empty_reason,
    filter_words,
    rows_shown_text,
    set_filter,
    toggle_sort,
)
from sendviewer.ui.column_filter import ColumnFilterPopup
from sendviewer.ui.columns_dialog import ALWAYS_SHOWN, ColumnsDialog
from sendviewer.ui.filter_bar import ALL, COMPARED_COLUMN
from sendviewer.ui.filter_editors import choices_of
from sendviewer.ui.needs_body import NeedsBody
from sendviewer.ui.state import PageState
from sendviewer.ui.tab_page import TabPage
from sendviewer.ui.table_menus import CELL_COMMANDS, MenuEntry, build_menu, sort_texts
from sendviewer.views.look import Looks
from sendviewer.views.table_model import sort_words
from sendviewer.views.theme import build_palette

__all__ = ["NeedsPage"]

WIDTH_STEP = 24
QUIET_MS = 400
"""How long somebody has to stop typing before the number of rows is read aloud."""


class NeedsPage(TabPage):
    """The table of needs. Commands act on the current column and the current cell."""

    heading = "Needs"

    layout_changed = Signal()
    """A person changed the width of a column; see :meth:`layout_state`."""

    def __init__(self, state: PageState, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._looks = looks
        self._built: tuple[Page, Confidence] | None = None
        self._table: TableSpec
        self._shown: TableSpec
        self._query = state.options.table.query
        self._typing = ""
        self._filtered_column = ""
        self._popup: ColumnFilterPopup | None = None
        self.body = NeedsBody(looks)
        self.bar = self.body.bar
        self.chip_row = self.body.chip_row
        self.panel = self.body.panel
        self._quiet = QTimer(self)
        self._build()
        self._connect()
        self._take_look()
        self._show_all()

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

    def sentence(self) -> str | None:
        """Return the current row as a sentence with its source."""
        row = self._current_row()
        return None if row is None else f"{row.sentence} {self._shown.source_line}"

    def description(self) -> str | None:
        """Return what the table shows, in words."""
        query = self._state.options.table.query
        columns = ", ".join(column.title for column in self._shown.columns)
        words = f"{self._shown.title}. {self.rows_text}. {self._sort_text(query)}."
        return f"{words} Columns: {columns}. {self._shown.source_line}"

    def explanation(self) -> str | None:
        """Return how the figure in the current cell comes about."""
        cell = self._current_cell()
        if cell is None:
            return None
        return "\n\n".join(part for part in (cell.description, cell.explanation) if part) or None

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
        if column is not None and self._shown.rows:
            self._open_filter(column)

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
        self.layout_changed.emit()
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
        state.page_opened.connect(self._show_all)
        state.options_changed.connect(self._show_and_tell)
        state.need_selected.connect(panel.select_row)
        self._looks.changed.connect(self._take_look)
        self._quiet.timeout.connect(self._say_rows)
        self.bar.search.textChanged.connect(self._search)
        self.bar.choice_made.connect(self._choose_compared)
        self.bar.columns_button.clicked.connect(self.choose_columns)
        self.bar.copy_button.clicked.connect(self._ask_to_copy)
        self.chip_row.query_chosen.connect(self._remove_filter)
        self.chip_row.clear_requested.connect(self._clear_and_find)
        self.body.empty_button.clicked.connect(self._clear_and_find)
        self.body.headers_moved.connect(self._keep_popup_in_place)
        self._connect_panel()

    def _connect_panel(self) -> None:
        panel = self.panel
        panel.sort_requested.connect(self._sort_from_header)
        panel.columns_moved.connect(self._show_columns)
        panel.widths_changed.connect(self.layout_changed)
        panel.row_selected.connect(self._state.select_need)
        panel.model.sort_requested.connect(self._sort_from_model)
        panel.header.menu_requested.connect(self._open_header_menu)
        panel.header.filter_requested.connect(self._filter_from_header)
        for view in (panel.view, panel.total_view):
            view.menu_requested.connect(self._open_cell_menu)
            view.explanation_requested.connect(self._ask_to_explain)

    def _take_look(self) -> None:
        self.setPalette(build_palette(self._looks.current.theme))

    # --- showing ------------------------------------------------------------------------------

    @property
    def _now(self) -> TableOptions:
        return self._state.options.table

    def _show_all(self) -> None:
        """Show the state as it is, without a word."""
        self._build_table()
        options = self._now
        self._shown = apply_options(self._table, options)
        unfiltered = apply_options(self._table, replace(options, query=Query(sort=())))
        self._query = options.query
        self.bar.show_query(options.query)
        self.chip_row.show_filters(filter_words(self._table, options.query), self.rows_text)
        self.panel.show_spec(self._shown, options.query, unfiltered.rows)
        self.body.show_reason(empty_reason(self._table, options.query))
        if self._state.selected_need and not self.panel.view.currentIndex().isValid():
            self.panel.select_row(self._state.selected_need)

    def _show_and_tell(self) -> None:
        """Show the state and say what has changed: the sort at once, the rows when it is quiet."""
        before = self._query
        self._typing = ""
        self._show_all()
        after = self._query
        if before.sort != after.sort:
            self._state.say(self._sort_text(after))
        if (before.search, before.filters) != (after.search, after.filters):
            self._quiet.start()

    def _build_table(self) -> None:
        wanted = (self._state.page, self._state.options.confidence)
        if self._built is not None and self._built[0] is wanted[0] and self._built[1] is wanted[1]:
            return
        self._built = wanted
        self._table = build_table(self._state.page, self._state.options)
        self.bar.show_counts(self._table)

    def _say_rows(self) -> None:
        reason = empty_reason(self._table, self._query)
        self._state.say(reason or self.rows_text)

    def _sort_text(self, query: Query) -> str:
        words = []
        for key in query.sort:
            column = self._column(key.column)
            if column is not None:
                words.append(f"{column.title}, {sort_words(column, descending=key.descending)}")
        return f"Sorted by {', then by '.join(words)}" if words else "Not sorted"

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
        chosen = None if choice == ALL else ChoiceFilter(COMPARED_COLUMN, (choice,))
        self._change(set_filter(self._now.query, chosen, COMPARED_COLUMN))

    def _set_filter(self, new: ColumnFilter | None) -> None:
        column = self._filtered_column
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

    def _remove_filter(self, query: Query) -> None:
        self._change(query)
        # The chip that had the focus is gone.
        chips = self.chip_row.chips
        (chips[0] if chips else self.bar.search).setFocus()

    def _clear_and_find(self) -> None:
        self.clear_filters()
        self.bar.search.setFocus()

    # --- menus and the filter's window --------------------------------------------------------

    def _filter_from_header(self, _section: int) -> None:
        self.filter_column()

    def _open_filter(self, column: ColumnSpec) -> None:
        current = next((one for one in self._now.query.filters if one.column == column.id), None)
        choices = choices_of(self._table, column.id)
        self._filtered_column = column.id
        self._typing = ""
        popup = ColumnFilterPopup(column, current, choices, self._looks, self)
        popup.filter_changed.connect(self._set_filter)
        popup.problem_found.connect(self._state.say)
        popup.closed.connect(self._forget_popup)
        popup.show_under(self._header_rect(column.id))
        self._popup = popup

    def _header_rect(self, column: str) -> QRect:
        return self.panel.header.section_rect(self.panel.model.column_of(column))

    def _keep_popup_in_place(self) -> None:
        """Keep the filter under its header: the first chips push the table down."""
        if self._popup is not None and self.panel.isVisible():
            self._popup.follow(self._header_rect(self._filtered_column))

    def _forget_popup(self) -> None:
        self._popup = None

    def _open_header_menu(self, section: int, place: QPoint) -> None:
        column = self._shown.columns[section]
        menu = build_menu(
            f"Column {column.title}", self._header_entries(column, section), self._looks, self
        )
        menu.popup(place)

    def _header_entries(self, column: ColumnSpec, section: int) -> list[MenuEntry]:
        up, down = sort_texts(column)
        last = len(self._shown.columns) - 1
        return [
            (up, self.sort_ascending, True),
            (down, self.sort_descending, True),
            ("&Then sort by this", self.sort_add, True),
            None,
            ("&Filter…", self.filter_column, True),
            ("&Clear filter", self.clear_column_filter, self.panel.model.is_filtered(section)),
            None,
            ("&Hide column", self.hide_column, column.id != ALWAYS_SHOWN),
            ("Move l&eft", self._move_left, section > 0),
            ("Move r&ight", self._move_right, section < last),
            ("&Wider", self._widen, True),
            ("&Narrower", self._narrow, True),
        ]

    def _open_cell_menu(self, place: QPoint) -> None:
        menu = build_menu("Table", [], self._looks, self)
        for text, command in CELL_COMMANDS:
            menu.addAction(text).setData(command)
        menu.triggered.connect(self._run_cell_command)
        menu.popup(place)

    def _run_cell_command(self, action: QAction) -> None:
        self.command_requested.emit(str(action.data()))

    def _ask_to_copy(self) -> None:
        self.command_requested.emit("edit.copy_table")

    def _ask_to_explain(self) -> None:
        self.command_requested.emit("help.explain")

    def _move_left(self) -> None:
        self.move_column(-1)

    def _move_right(self) -> None:
        self.move_column(1)

    def _widen(self) -> None:
        self.panel.resize_column(self.panel.header.current_section, WIDTH_STEP)

    def _narrow(self) -> None:
        self.panel.resize_column(self.panel.header.current_section, -WIDTH_STEP)

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
