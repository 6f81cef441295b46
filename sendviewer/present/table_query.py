"""Decides which rows of a table are shown and in which order, and says so in words.

Pure functions from a table and a query: nothing is kept, nothing is changed in place. Filters
and search look at the whole table, so that a hidden column still filters. The total is never
among the rows, so it is never sorted or filtered away.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from sendviewer.core.figures import round_half_up
from sendviewer.core.needs import loosely
from sendviewer.present.options import (
    ChoiceFilter,
    ColumnFilter,
    Query,
    RangeFilter,
    SortKey,
    WordsFilter,
)
from sendviewer.present.specs import CellSpec, RowSpec, TableSpec

__all__ = [
    "FilterChip",
    "empty_reason",
    "filter_words",
    "row_order",
    "rows_shown_text",
    "set_filter",
    "toggle_sort",
]

RowTest = Callable[[RowSpec], bool]

FIRST_ASCENDING = ("need",)
"""Columns that sort from A to Z first; figures are first sorted from the largest down."""

LOWER_LIMIT_COLUMN = "interval"
"""The column with two numbers in a cell: it sorts and filters by the first, the lower limit."""


class FilterChip(Struct, frozen=True):
    """One thing that hides rows, in words, and the query that is left without it.

    ``id`` is "search" or the column's id.
    """

    id: str
    text: str
    without: Query


# --- Rows and their order -----------------------------------------------------------------


def row_order(table: TableSpec, query: Query) -> tuple[int, ...]:
    """Return the numbers of the rows that match ``query``, in its order.

    Rows that are equal by every sort key stay in the order of the table. Cells without a figure
    come last in both directions. A filter or sort key of a column that is not there does nothing.
    """
    tests = _tests(table, query)
    order = [number for number, row in enumerate(table.rows) if all(test(row) for test in tests)]
    places = _places(table)
    for key in reversed(query.sort):
        if key.column in places:
            cells = [row.cells[places[key.column]] for row in table.rows]
            order = _sorted(order, cells, descending=key.descending)
    return tuple(order)


def _sorted(order: Sequence[int], cells: Sequence[CellSpec], *, descending: bool) -> list[int]:
    keys = {
        number: _quick_key(key) for number in order if (key := cells[number].sort_key) is not None
    }
    known = sorted(keys, key=keys.__getitem__, reverse=descending)
    return known + [number for number in order if number not in keys]


def _quick_key(key: Fraction | str) -> tuple[float, Fraction | int] | tuple[str]:
    """Return a key that orders as ``key`` does, but compares ten times as fast as fractions.

    The nearest float never turns two fractions round; where it is the same for both, the exact
    value decides.
    """
    if isinstance(key, str):
        return (key,)
    numerator, denominator = key.as_integer_ratio()
    return numerator / denominator, numerator if denominator == 1 else key


def _tests(table: TableSpec, query: Query) -> list[RowTest]:
    places = _places(table)
    tests = [
        _filter_test(entry, places[entry.column])
        for entry in query.filters
        if entry.column in places and not _is_empty(entry)
    ]
    words = loosely(query.search).split()
    if words:
        tests.append(_search_test(words))
    return tests


def _search_test(words: Sequence[str]) -> RowTest:
    def matches(row: RowSpec) -> bool:
        return all(word in row.search_text for word in words)

    return matches


def _filter_test(entry: ColumnFilter, place: int) -> RowTest:
    matches = _cell_test(entry)

    def test(row: RowSpec) -> bool:
        return matches(row.cells[place])

    return test


def _cell_test(entry: ColumnFilter) -> Callable[[CellSpec], bool]:
    match entry:
        case WordsFilter(words=text):
            words = loosely(text).split()
            return lambda cell: all(word in loosely(cell.text) for word in words)
        case RangeFilter(lowest=lowest, highest=highest):
            return lambda cell: _is_within(_shown_number(cell), lowest, highest)
        case ChoiceFilter(values=values):
            chosen = {value.casefold() for value in values}
            return lambda cell: not chosen.isdisjoint(_choices(cell))


def _is_within(value: Decimal | None, lowest: Decimal | None, highest: Decimal | None) -> bool:
    if value is None:
        return False
    return (lowest is None or value >= lowest) and (highest is None or value <= highest)


def _shown_number(cell: CellSpec) -> Decimal | None:
    """Return the number that a range is compared with: what is shown, and not what lies behind.

    A cell whose text is more than a number ("29.2 to 30.4", "at least 412") counts with the
    number that it sorts by.
    """
    if cell.number is not None or not isinstance(cell.sort_key, Fraction):
        return cell.number
    numbers = (word for word in cell.text.split() if word[-1:].isdigit())
    decimals = next(numbers, "").partition(".")[2]
    return round_half_up(cell.sort_key, len(decimals))


def _choices(cell: CellSpec) -> tuple[str, ...]:
    """Return by which words a cell can be chosen: its text and, for a comparison, the answer."""
    shown = cell.text.casefold()
    return (shown, cell.compared.value) if cell.compared else (shown,)


def _is_empty(entry: ColumnFilter) -> bool:
    """Return whether a filter limits nothing."""
    match entry:
        case WordsFilter(words=words):
            return not loosely(words)
        case RangeFilter(lowest=lowest, highest=highest):
            return lowest is None and highest is None
        case ChoiceFilter(values=values):
            return not values


def _places(table: TableSpec) -> dict[str, int]:
    return {column.id: place for place, column in enumerate(table.columns)}


# --- Changes of a query -------------------------------------------------------------------


def toggle_sort(query: Query, column: str, *, add: bool = False) -> Query:
    """Return ``query`` sorted by ``column``: at first in its usual direction, then the other.

    Without ``add`` the column becomes the only sort key. With ``add`` it joins the others at the
    end, turns round in its place at the second time, and leaves them at the third.
    """
    usual = SortKey(column, descending=column not in FIRST_ASCENDING)
    turned = replace(usual, descending=not usual.descending)
    if not add:
        return replace(query, sort=(turned if query.sort[:1] == (usual,) else usual,))
    if usual in query.sort:
        keys = tuple(turned if key == usual else key for key in query.sort)
    elif turned in query.sort:
        keys = tuple(key for key in query.sort if key != turned)
    else:
        keys = (*query.sort, usual)
    return replace(query, sort=keys)


def set_filter(query: Query, new: ColumnFilter | None, column: str) -> Query:
    """Return ``query`` with this filter of ``column`` in place of the one it had, or with none.

    A filter that limits nothing is no filter.
    """
    filters = [entry for entry in query.filters if entry.column != column]
    if new is not None and not _is_empty(new):
        had_one = (at for at, entry in enumerate(query.filters) if entry.column == column)
        filters.insert(next(had_one, len(filters)), new)
    return replace(query, filters=tuple(filters))


# --- Words --------------------------------------------------------------------------------


def filter_words(table: TableSpec, query: Query) -> tuple[FilterChip, ...]:
    """Return what hides rows at present, the search first, each with the query without it."""
    titles = {column.id: column.title for column in table.columns}
    chips = [
        FilterChip(
            entry.column,
            _filter_text(entry, titles[entry.column]),
            set_filter(query, None, entry.column),
        )
        for entry in query.filters
        if entry.column in titles and not _is_empty(entry)
    ]
    if loosely(query.search):
        search = " ".join(query.search.split())
        chips.insert(0, FilterChip("search", f"Search: {search}", replace(query, search="")))
    return tuple(chips)


def rows_shown_text(table: TableSpec, shown: int) -> str:
    """Return "5 of 13 needs shown", or "13 needs shown" where none is hidden."""
    total = len(table.rows)
    if shown == total:
        return f"{_needs(total)} shown"
    return f"{shown:,} of {_needs(total)} shown"


def empty_reason(table: TableSpec, query: Query) -> str:
    """Return why no row is shown and what to do about it; empty if there are rows."""
    if row_order(table, query):
        return ""
    everything = _needs(len(table.rows))
    chips = filter_words(table, query)
    if not chips:
        return "This page has no needs."
    if len(chips) > 1:
        conditions = "; ".join(chip.text for chip in chips)
        return f"No need matches all of these: {conditions}. Clear one to see more."
    if chips[0].id == "search":
        search = " ".join(query.search.split())
        return f"No need matches “{search}”. Clear the search to see all {everything}."
    return f"No need matches “{chips[0].text}”. Clear the filter to see all {everything}."


def _needs(count: int) -> str:
    return f"{count:,} need" if count == 1 else f"{count:,} needs"


def _filter_text(entry: ColumnFilter, title: str) -> str:
    match entry:
        case WordsFilter(words=words):
            return f"{title} contains “{' '.join(words.split())}”"
        case RangeFilter(column=column, lowest=lowest, highest=highest):
            subject = f"{title}: lower limit" if column == LOWER_LIMIT_COLUMN else title
            return f"{subject} {_range_text(lowest, highest)}"
        case ChoiceFilter(values=values):
            return f"{title}: {_alternatives([value.lower() for value in values])}"


def _range_text(lowest: Decimal | None, highest: Decimal | None) -> str:
    if lowest is None:
        return f"at most {_number_text(highest)}"
    if highest is None:
        return f"at least {_number_text(lowest)}"
    if lowest == highest:
        return f"exactly {_number_text(lowest)}"
    return f"{_number_text(lowest)} to {_number_text(highest)}"


def _number_text(number: Decimal | None) -> str:
    return f"{number:,f}".replace("-", "\N{MINUS SIGN}") if number is not None else ""


def _alternatives(words: Sequence[str]) -> str:
    if not words:
        return ""
    *first, last = words
    return f"{', '.join(first)} or {last}" if first else last
