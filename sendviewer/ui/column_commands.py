"""What is done to the columns of the table: the current one is sorted by, filtered, hidden, moved.

All of them are chosen and ordered in a dialog.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from sendviewer.present.filter_entries import choices_of
from sendviewer.present.specs import ColumnSpec
from sendviewer.present.table import empty_reason
from sendviewer.ui.column_filters import ColumnFilters
from sendviewer.ui.columns_model import ALWAYS_SHOWN
from sendviewer.ui.state import PageState
from sendviewer.views.look import Looks

if TYPE_CHECKING:  # the page makes its commands
    from sendviewer.ui.needs_page import NeedsPage

__all__ = ["ColumnCommands"]


class ColumnCommands(QObject):
    """The commands for the columns of ``page``; its choices change the state."""

    def __init__(self, page: NeedsPage, state: PageState, looks: Looks) -> None:
        super().__init__(page)
        self._page = page
        self._panel = page.panel
        self._choices = page.choices
        self._state = state
        self._looks = looks
        self._filters = ColumnFilters(page.panel, looks, page)
        self._filters.filter_changed.connect(page.choices.filter_by)
        self._filters.problem_found.connect(state.say_of_tab)
        page.body.headers_moved.connect(self._filters.keep_in_place)

    def sort_ascending(self) -> None:
        """Sort by the current column, smallest or A first."""
        self._choices.sort_by(self._panel.current_column, descending=False)

    def sort_descending(self) -> None:
        """Sort by the current column, largest or Z first."""
        self._choices.sort_by(self._panel.current_column, descending=True)

    def sort_add(self) -> None:
        """Add the current column to the sort; if it is there, turn it round."""
        self._choices.toggle_sort(self._panel.current_column, add=True)

    def filter_column(self) -> None:
        """Open the filter of the current column under its header."""
        column, table, query = self._current(), self._page.whole_table, self._choices.now.query
        if column is None:
            return
        if not table.rows:
            self._state.say_of_tab(empty_reason(table, query))
            return
        current = next((one for one in query.filters if one.column == column.id), None)
        self._choices.end_typing()
        self._filters.open_under(column, current, choices_of(table, column.id))

    def clear_filter(self) -> None:
        """Take the filter of the current column away."""
        self._choices.clear_filter(self._panel.current_column)

    def hide_column(self) -> None:
        """Hide the current column; the need is always shown."""
        column = self._current()
        if column is None:
            return
        if column.id == ALWAYS_SHOWN:
            self._state.say_of_tab(f"{column.title} is always shown")
            return
        shown = self._choices.now.columns
        self._choices.show_columns(tuple(one for one in shown if one != column.id))

    def move_column(self, step: int) -> None:
        """Move the current column to the right, or to the left by a negative step."""
        section = self._panel.model.column_of(self._panel.current_column)
        self._panel.move_column(section, step)

    def choose_columns(self) -> None:
        """Open the dialog in which columns are chosen and ordered."""
        from sendviewer.ui.columns_dialog import ColumnsDialog

        columns, shown = self._page.whole_table.columns, self._choices.now.columns
        dialog = ColumnsDialog(columns, shown, self._looks, self._page)
        dialog.columns_chosen.connect(self._choices.show_columns)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def reset_table(self) -> None:
        """Show all columns at their first widths, unfiltered, with the largest need first."""
        self._panel.restore_layout({})
        self._choices.reset()
        self._state.say_of_tab("The table is as it was at first")

    def _current(self) -> ColumnSpec | None:
        current = self._panel.current_column
        return next((one for one in self._page.whole_table.columns if one.id == current), None)
