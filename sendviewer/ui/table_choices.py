"""What a person chooses for the table: each choice changes the state, and is one step for undo."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import QObject

from sendviewer.present.filter_entries import COMPARED_COLUMN, quick_filter
from sendviewer.present.options import ColumnFilter, Query, SortKey, TableOptions
from sendviewer.present.table import set_filter, toggle_sort
from sendviewer.ui.state import PageState

__all__ = ["TableChoices"]


class TableChoices(QObject):
    """Search, filters, sort and columns of the table. Columns are named by their ids."""

    def __init__(self, state: PageState, parent: QObject) -> None:
        super().__init__(parent)
        self._state = state
        self._typing = ""

    @property
    def now(self) -> TableOptions:
        """What is chosen now."""
        return self._state.options.table

    def end_typing(self) -> None:
        """Take what is typed next as a step of its own."""
        self._typing = ""

    def search(self, text: str) -> None:
        """Show only needs with these words; going on typing is one step."""
        if text != self.now.query.search:
            self._change(replace(self.now.query, search=text), typing="search")

    def filter_by(self, column: str, new: ColumnFilter | None) -> None:
        """Filter a column, or no longer; going on typing in its filter is one step."""
        self._change(set_filter(self.now.query, new, column), typing=column)

    def clear_filter(self, column: str) -> None:
        """Take the filter of a column away."""
        self._change(set_filter(self.now.query, None, column))

    def filter_by_answer(self, choice: str) -> None:
        """Show the needs of one answer of the comparison, or all of them."""
        self._change(set_filter(self.now.query, quick_filter(choice), COMPARED_COLUMN))

    def clear_filters(self) -> None:
        """Show all needs again."""
        self._change(replace(self.now.query, search="", filters=()))

    def take(self, query: Query) -> None:
        """Take up a query as a whole."""
        self._change(query)

    def sort_by(self, column: str, descending: bool) -> None:  # noqa: FBT001 - a slot's signature
        """Sort by a column and no other."""
        if column:
            key = SortKey(column, descending)
            self._change(replace(self.now.query, sort=(key,)))

    def toggle_sort(self, column: str, add: bool) -> None:  # noqa: FBT001 - a slot's signature
        """Sort by a column, or turn its sort round; ``add`` keeps what is sorted by already."""
        if column:
            self._change(toggle_sort(self.now.query, column, add=add))

    def show_columns(self, columns: tuple[str, ...]) -> None:
        """Show these columns in this order."""
        self._state.change_table(replace(self.now, columns=tuple(columns)))

    def reset(self) -> None:
        """Show all columns, unfiltered, with the largest need first."""
        self._state.change_table(TableOptions())

    def _change(self, query: Query, *, typing: str = "") -> None:
        """Change the query; going on typing in the same place is one step for undo."""
        amends = bool(typing) and typing == self._typing
        self._state.change_query(query, amends=amends)
        self._typing = typing
