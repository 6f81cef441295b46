"""Reads and writes needs.csv: one row for each primary need, and the total as the last row."""

from __future__ import annotations

from sendviewer.core.errors import InputError, Place
from sendviewer.core.figures import Unit
from sendviewer.core.needs import NEEDS, need_by_label
from sendviewer.core.pages import NeedRow, TotalRow
from sendviewer.sources.cells import quantity_text
from sendviewer.sources.csv_tables import Row, read_rows
from sendviewer.sources.descriptor import PrintedDecimals
from sendviewer.sources.places import quoted

__all__ = ["NEED_COLUMNS", "TOTAL_CODE", "need_cells", "read_needs"]

NEED_COLUMNS = ("code", "label", "children", "share_pct", "comparator_share_pct")
TOTAL_CODE = "TOTAL"

_CODES = tuple(need.code for need in NEEDS)
_ONE_OF_THE_CODES = f"Write one of {', '.join(_CODES)}; or {TOTAL_CODE} for the total."
_TOTAL_LAST = f"The last row gives the total, with the code {TOTAL_CODE}."


def read_needs(
    file: str, text: str, decimals: PrintedDecimals
) -> tuple[tuple[NeedRow, ...], TotalRow]:
    """Return the needs in the order of the file, and their total; raises InputError."""
    rows = read_rows(file, text, NEED_COLUMNS)
    lines_of_codes: dict[str, int] = {}
    for row in rows:
        _check_code(row, lines_of_codes)
    if TOTAL_CODE not in lines_of_codes:
        end = Place(file, text.count("\n") + (not text.endswith("\n")), 1)
        raise InputError("The row with the total is missing.", place=end, remedy=_TOTAL_LAST)
    *need_rows, total_row = rows
    if total_row.cell("code") != TOTAL_CODE:
        raise total_row.error("code", "A row stands below the total.", _TOTAL_LAST)
    return tuple(_need(row, decimals) for row in need_rows), _total(total_row)


def need_cells(needs: tuple[NeedRow, ...], total: TotalRow) -> list[list[str]]:
    """Return the cells of needs.csv, without its header."""
    rows = [[need.code, *_figures_of(need)] for need in needs]
    return [*rows, [TOTAL_CODE, *_figures_of(total)]]


def _figures_of(row: NeedRow | TotalRow) -> list[str]:
    figures = (row.children, row.printed_share, row.comparator_share)
    return [row.label, *map(quantity_text, figures)]


def _need(row: Row, decimals: PrintedDecimals) -> NeedRow:
    return NeedRow(
        code=row.cell("code"),
        label=row.name("label"),
        children=row.quantity("children", Unit.CHILDREN),
        printed_share=row.quantity("share_pct", Unit.PERCENT, decimals.share_pct),
        comparator_share=row.quantity(
            "comparator_share_pct", Unit.PERCENT, decimals.comparator_share_pct
        ),
    )


def _total(row: Row) -> TotalRow:
    """Read the total as it is written: a total of 100 is printed without decimals as a rule."""
    return TotalRow(
        label=row.name("label"),
        children=row.quantity("children", Unit.CHILDREN),
        printed_share=row.quantity("share_pct", Unit.PERCENT),
        comparator_share=row.quantity("comparator_share_pct", Unit.PERCENT),
    )


def _check_code(row: Row, lines_of_codes: dict[str, int]) -> None:
    code = row.cell("code")
    if code not in _CODES and code != TOTAL_CODE:
        raise row.error("code", _unknown_code(code, row.cell("label")), _ONE_OF_THE_CODES)
    if code in lines_of_codes:
        problem = f"The code {code} is there twice; it is first on line {lines_of_codes[code]}."
        raise row.error("code", problem, "Keep one row for each need.")
    lines_of_codes[code] = row.line


def _unknown_code(code: str, label: str) -> str:
    nearest = _nearest_codes(code, label)
    problem = f"{quoted(code)} is not the code of a primary need"
    return f"{problem}; the nearest: {', '.join(nearest)}." if nearest else f"{problem}."


def _nearest_codes(code: str, label: str) -> list[str]:
    from difflib import get_close_matches  # noqa: PLC0415 - 10 ms, and only for an error

    by_label = need_by_label(label)
    nearest = [by_label.code] if by_label else []
    close = get_close_matches(code.upper(), [*_CODES, TOTAL_CODE], n=3, cutoff=0.4)
    return nearest + [other for other in close if other not in nearest]
