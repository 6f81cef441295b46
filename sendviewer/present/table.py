"""Builds the table of needs, and what is left of it after sorting, filtering and hiding columns.

Units stand in the headers, so a cell holds nothing but its figure. What a page does not give is
shown as the symbol that the source prints, with the reason as its description.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from sendviewer.core.comparisons import Compared, Comparison, Interval, compare_need, share_of_total
from sendviewer.core.figures import Missing, Quantity, Unit
from sendviewer.core.needs import loosely, need_by_code
from sendviewer.core.pages import NeedRow, Page
from sendviewer.present.numbers import children_text, shown_number, spoken
from sendviewer.present.options import COLUMN_IDS, TableOptions, ViewOptions
from sendviewer.present.page_words import PageWords, shown_base
from sendviewer.present.reasons import expected_or_reason, known_or_reason, why_not_compared
from sendviewer.present.specs import CellSpec, ColumnSpec, RowSpec, TableSpec
from sendviewer.present.table_query import (
    FilterChip,
    empty_reason,
    filter_words,
    row_order,
    rows_shown_text,
    set_filter,
    toggle_sort,
)
from sendviewer.present.table_words import figure_words, need_columns, row_explanations
from sendviewer.present.wording import (
    compared_word,
    comparison_description,
    credit_line,
    need_sentence,
    total_sentence,
)

__all__ = [
    "TOTAL_ID",
    "FilterChip",
    "apply_options",
    "build_table",
    "empty_reason",
    "filter_words",
    "row_order",
    "rows_shown_text",
    "set_filter",
    "toggle_sort",
]

TOTAL_ID = "total"

COMPARATOR_COLUMNS = ("comparator_share", "difference", "compared", "expected")

NO_CELL = CellSpec("", None, description="Not given for a total.")

_RANKS = {Compared.LOWER: Fraction(-1), Compared.SIMILAR: Fraction(0), Compared.HIGHER: Fraction(1)}


def build_table(page: Page, options: ViewOptions, *, explained: bool = True) -> TableSpec:
    """Return all needs of ``page`` in its order, with all columns and the total.

    Unless it is to be ``explained``, no cell says how its figure comes about.
    """
    base = shown_base(page, options)
    compared = [(row, compare_need(row, page, options.confidence, base)) for row in page.needs]
    greatest = _greatest_difference([comparison for _, comparison in compared])
    columns = need_columns(page, options)
    rows = (
        _RowFacts(row, comparison, page, options, greatest).row_spec(explained=explained)
        for row, comparison in compared
    )
    return TableSpec(
        title=_title(PageWords(page, base)),
        columns=columns,
        rows=tuple(_with_figures(row, columns, page) for row in rows),
        total=_with_figures(_total_row(page, options), columns, page),
        source_line=credit_line(page),
        empty_columns=COMPARATOR_COLUMNS if page.comparator.is_none else (),
    )


def _title(words: PageWords) -> str:
    page = words.page
    of_what = f"Primary needs of {words.counted} in {words.here}, {page.period.label}"
    return of_what if words.by_share else f"{of_what}, {words.per_hundred}"


def apply_options(table: TableSpec, options: TableOptions) -> TableSpec:
    """Return the rows and columns that ``options`` ask for, in their order; the total stays.

    The need is always among the columns, in front if it was left out. Columns of the comparator
    are left out where there is none.
    """
    ids = options.columns if "need" in options.columns else ("need", *options.columns)
    places = {
        column.id: place
        for place, column in enumerate(table.columns)
        if column.id not in table.empty_columns
    }
    chosen = [places[column] for column in ids if column in places]
    rows = (table.rows[number] for number in row_order(table, options.query))
    return replace(
        table,
        columns=tuple(table.columns[place] for place in chosen),
        rows=tuple(_with_cells(row, chosen) for row in rows),
        total=_with_cells(table.total, chosen) if table.total else None,
    )


def _with_figures(row: RowSpec, columns: tuple[ColumnSpec, ...], page: Page) -> RowSpec:
    """Return ``row`` with the words in each cell that say which figure it is."""
    label = row.cells[0].text
    pairs = zip(columns, row.cells, strict=True)
    cells = (
        replace(cell, figure=figure_words(label, column, cell.text, page)) for column, cell in pairs
    )
    return replace(row, cells=tuple(cells))


def _with_cells(row: RowSpec, places: list[int]) -> RowSpec:
    if places == list(range(len(row.cells))):
        return row  # the same object: whoever holds it need not look at every cell
    return replace(row, cells=tuple(row.cells[place] for place in places))


def _greatest_difference(comparisons: list[Comparison]) -> Fraction:
    sizes = (abs(one.difference.value) for one in comparisons if one.difference)
    return max(sizes, default=Fraction(0))


class _RowFacts(Struct, frozen=True):
    """All that the cells of one need are made from."""

    row: NeedRow
    comparison: Comparison
    page: Page
    options: ViewOptions
    greatest: Fraction

    def row_spec(self, *, explained: bool) -> RowSpec:
        row = self.row
        return RowSpec(
            id=row.code,
            cells=self._explained_cells() if explained else self._cells(),
            sentence=need_sentence(row, self.comparison, self.page, self._words.base),
            search_text=_search_text(row),
        )

    def _explained_cells(self) -> tuple[CellSpec, ...]:
        explained = row_explanations(self.row, self.comparison, self.page, self.options)
        cells = zip(COLUMN_IDS, self._cells(), strict=True)
        return tuple(replace(cell, explanation=explained[column]) for column, cell in cells)

    def _cells(self) -> tuple[CellSpec, ...]:
        """Return one cell for each of ``COLUMN_IDS``."""
        row, comparison, words = self.row, self.comparison, self._words
        expected = expected_or_reason(comparison, self.page, words.base)
        other = comparison.comparator_share
        return (
            _need_cell(row),
            self._figure_cell(row.children, children_text(row.children)),
            self._figure_cell(comparison.share, words.number(comparison.share)),
            self._interval_cell(comparison.interval),
            self._figure_cell(other, words.number(other)),
            self._difference_cell(known_or_reason(comparison.difference, comparison)),
            self._compared_cell(),
            self._figure_cell(expected, children_text(expected)),
        )

    def _figure_cell(self, quantity: Quantity, text: str) -> CellSpec:
        if isinstance(quantity, Missing):
            return CellSpec(text, None, description=spoken(quantity))
        number = _shown(quantity, self._words)
        return CellSpec(text, quantity.value, number, self._described())

    def _interval_cell(self, interval: Interval | None) -> CellSpec:
        """Return the limits; a cell has one sort key, and that of an interval is the lower one."""
        if interval is None:
            # Where there is no interval there is no share either, and for the same reason.
            return self._figure_cell(self.comparison.share, children_text(self.comparison.share))
        return CellSpec(
            self._words.interval(interval),
            Fraction(interval.lower),
            description=self._described(),
        )

    def _difference_cell(self, difference: Quantity) -> CellSpec:
        cell = self._figure_cell(difference, self._words.difference(difference))
        if isinstance(difference, Missing):
            return cell
        bar = float(difference.value / (self.greatest or 1))
        return replace(cell, bar=bar, compared=self.comparison.compared)

    def _compared_cell(self) -> CellSpec:
        compared = self.comparison.compared
        if compared is None:
            reason = why_not_compared(self.comparison)
            return CellSpec(children_text(reason), None, description=spoken(reason))
        text = compared_word(self.comparison).capitalize()
        return CellSpec(text, _RANKS[compared], description=self._described(), compared=compared)

    def _described(self) -> str:
        return comparison_description(self.comparison, self.page, self._words.base)

    @property
    def _words(self) -> PageWords:
        return PageWords(self.page, shown_base(self.page, self.options))


def _need_cell(row: NeedRow) -> CellSpec:
    need = need_by_code(row.code)
    return CellSpec(
        row.label,
        row.label.casefold(),
        description=f"{need.official_label} ({need.code}). {need.plain_words}",
    )


def _search_text(row: NeedRow) -> str:
    need = need_by_code(row.code)
    words = (row.label, need.official_label, need.plain_words, need.code, need.group.value)
    return loosely(" ".join(words))


def _total_row(page: Page, options: ViewOptions) -> RowSpec:
    """Return the total; its prevalence is the share of all pupils that the page counts."""
    total, words = page.total, PageWords(page, shown_base(page, options))
    if words.by_share:
        share, other = share_of_total(total), total.comparator_share
    else:
        comparison = compare_need(total, page, options.confidence, words.base)
        share, other = comparison.share, comparison.comparator_share
    cells = {
        "need": CellSpec(total.label, total.label.casefold()),
        "children": _total_cell(total.children, children_text(total.children), words),
        "share": _total_cell(share, words.number(share), words),
        "comparator_share": _total_cell(other, words.number(other), words),
    }
    in_order = tuple(cells.get(column, NO_CELL) for column in COLUMN_IDS)
    return RowSpec(TOTAL_ID, in_order, total_sentence(page))


def _total_cell(quantity: Quantity, text: str, words: PageWords) -> CellSpec:
    if isinstance(quantity, Missing):
        return CellSpec(text, None, description=spoken(quantity))
    return CellSpec(text, quantity.value, _shown(quantity, words))


def _shown(quantity: Quantity, words: PageWords) -> Decimal | None:
    """Return the number as it is shown: a count is whole, whatever the base."""
    is_count = not isinstance(quantity, Missing) and quantity.unit is Unit.CHILDREN
    return shown_number(quantity) if is_count else words.shown(quantity)
