"""Describes the needs as sheets of a workbook: shares, and per 100 pupils where that is known.

Each figure has a cell of its own, so the two limits of an interval stand in two columns. The
working form has the code of each need and, beside what is shown, the exact figures.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from sendviewer.core.comparisons import Base, Comparison, Confidence, compare_need
from sendviewer.core.figures import Figure, Quantity
from sendviewer.core.needs import need_by_code
from sendviewer.core.pages import NeedRow, Page, TotalRow
from sendviewer.present.document_parts import has_comparator_counts, with_counts
from sendviewer.present.numbers import digits_text, shown_decimal
from sendviewer.present.page_words import PageWords
from sendviewer.present.reasons import known_or_reason
from sendviewer.present.sheets import (
    SheetCell,
    SheetColumn,
    SheetSpec,
    SheetTable,
    cell_of,
    exact_cell,
    quantity_cell,
    unique_titles,
)
from sendviewer.present.specs import CellKind, CellSpec, ColumnSpec, RowSpec, TableSpec
from sendviewer.present.table import TOTAL_ID
from sendviewer.present.wording import needs_phrase

__all__ = ["NOT_FOR_TOTAL", "need_sheet", "need_table_notes"]

NOT_FOR_TOTAL = "z"
"""Stands where a column does not apply to the total: a cell of a table is never empty."""

TOTAL_CODE = "TOTAL"

_ORDER_AND_NOTES = (
    "The largest number stands first. What columns and symbols mean is on the sheet Notes."
)

_NEED_WIDTH, _NUMBER_WIDTH = 46, 15
_RATIO_DECIMALS = 2
_Column = tuple[SheetColumn, Callable[["_Row"], SheetCell]]


def need_sheet(
    page: Page, table: TableSpec, base: Base, confidence: Confidence, *, working: bool
) -> SheetSpec:
    """Return the needs in the rows and columns of ``table``, the total last."""
    if base is Base.SHARE and has_comparator_counts(page):
        table = with_counts(table, page)
    words = PageWords(page, base)
    columns = list(_columns(table, words, working=working))
    titles = unique_titles(column.title for column, _ in columns)
    rows = tuple(
        tuple(write(row) for _, write in columns) for row in _rows(page, table, base, confidence)
    )
    is_share = base is Base.SHARE
    return SheetSpec(
        name="Needs" if is_share else "Needs per 100",
        title=table.title,
        lines=(_about(page, words), _ORDER_AND_NOTES),
        table=SheetTable(
            name="needs" if is_share else "needs_per_hundred",
            columns=tuple(
                SheetColumn(title, column.width, column.is_figure)
                for title, (column, _) in zip(titles, columns, strict=True)
            ),
            rows=rows,
            has_total=table.total is not None,
        ),
    )


def need_table_notes(table: TableSpec) -> Iterator[tuple[str, str]]:
    """Yield for each column of a table of needs its title and what it holds."""
    yield from ((column.title, column.tip) for column in table.columns)


def _about(page: Page, words: PageWords) -> str:
    figures = "as shares" if words.by_share else words.per_hundred
    return f"This sheet holds one table: {needs_phrase(page)}, {figures}, with their total."


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of the table on the screen, and the facts that it was made from."""

    spec: RowSpec
    facts: NeedRow | TotalRow
    comparison: Comparison
    ids: tuple[str, ...]
    words: PageWords

    @property
    def is_total(self) -> bool:
        return self.spec.id == TOTAL_ID

    def cell(self, column: str) -> CellSpec:
        return self.spec.cells[self.ids.index(column)]


def _rows(page: Page, table: TableSpec, base: Base, confidence: Confidence) -> Iterator[_Row]:
    facts: dict[str, NeedRow | TotalRow] = {row.code: row for row in page.needs}
    facts[TOTAL_ID] = page.total
    ids = tuple(column.id for column in table.columns)
    for row in (*table.rows, *((table.total,) if table.total else ())):
        compared = compare_need(facts[row.id], page, confidence, base)
        yield _Row(row, facts[row.id], compared, ids, PageWords(page, base))


# --- Columns ------------------------------------------------------------------------------


def _columns(table: TableSpec, words: PageWords, *, working: bool) -> Iterator[_Column]:
    for column in table.columns:
        if column.id == "interval":
            yield from _limit_columns(column)
        else:
            yield _shown_column(column)
        if working:
            yield from _working_columns(column, words)


def _shown_column(column: ColumnSpec) -> _Column:
    def write(row: _Row) -> SheetCell:
        cell = row.cell(column.id)
        if not cell.text:
            return SheetCell(NOT_FOR_TOTAL)
        return cell_of(cell, signed=column.kind is CellKind.DIFFERENCE)

    width = _NEED_WIDTH if column.id == "need" else _NUMBER_WIDTH
    return SheetColumn(column.title, width, column.kind.is_figure), write


def _limit_columns(column: ColumnSpec) -> Iterator[_Column]:
    """Yield the two limits of the interval: "95% interval, lower limit (%)"."""
    words, _, unit = column.title.rpartition(" (")
    for place, name in enumerate(("lower", "upper")):

        def write(row: _Row, place: int = place) -> SheetCell:
            return _limit(row, place)

        yield SheetColumn(f"{words}, {name} limit ({unit}", _NUMBER_WIDTH, is_figure=True), write


def _limit(row: _Row, place: int) -> SheetCell:
    interval = row.comparison.interval
    shown = row.cell("interval").text
    if interval is None or not shown:
        return SheetCell(shown or NOT_FOR_TOTAL)
    limit = Fraction((interval.lower, interval.upper)[place])
    number = shown_decimal(limit, row.words.decimals)
    return SheetCell(digits_text(number), number)


def _working_columns(column: ColumnSpec, words: PageWords) -> Iterator[_Column]:
    """Yield what only the working form has after ``column``."""
    title = f"{column.title}, exact"
    if column.id == "need":
        yield SheetColumn("Code", _NUMBER_WIDTH), _code
        yield SheetColumn("Official name", _NEED_WIDTH), _official_name
    elif column.id == "share":
        yield _exact_column(title, lambda one: one.share)
    elif column.id == "comparator_share" and _other_is_exact(words):
        yield _exact_column(title, lambda one: one.comparator_share)
    elif column.id == "difference":
        if _other_is_exact(words):
            yield _exact_column(title, lambda one: known_or_reason(one.difference, one))
        many = words.subject.many
        yield _figure_column(
            f"Difference ({many})", lambda one: known_or_reason(one.difference_children, one), 0
        )
        yield _figure_column("Ratio", lambda one: known_or_reason(one.ratio, one), _RATIO_DECIMALS)


def _other_is_exact(words: PageWords) -> bool:
    """Return whether the comparator's figures are quotients, and not known as printed only."""
    shares = (row.comparator_share for row in words.page.needs)
    return not words.by_share or any(
        isinstance(share, Figure) and share.decimals is None for share in shares
    )


def _exact_column(title: str, figure: Callable[[Comparison], Quantity]) -> _Column:
    def write(row: _Row) -> SheetCell:
        return SheetCell(NOT_FOR_TOTAL) if row.is_total else exact_cell(figure(row.comparison))

    return SheetColumn(title, _NUMBER_WIDTH + 2, is_figure=True), write


def _figure_column(title: str, figure: Callable[[Comparison], Quantity], decimals: int) -> _Column:
    def write(row: _Row) -> SheetCell:
        if row.is_total:
            return SheetCell(NOT_FOR_TOTAL)
        return quantity_cell(figure(row.comparison), decimals)

    return SheetColumn(title, _NUMBER_WIDTH, is_figure=True), write


def _code(row: _Row) -> SheetCell:
    return SheetCell(TOTAL_CODE if row.is_total else row.spec.id)


def _official_name(row: _Row) -> SheetCell:
    name = row.facts.label if row.is_total else need_by_code(row.spec.id).official_label
    return SheetCell(name)
