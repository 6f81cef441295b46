"""Reads and writes needs.csv: one row for each primary need, and the total as the last row."""

from __future__ import annotations

from sendviewer.core.errors import InputError, Place
from sendviewer.core.figures import Figure, Missing, Quantity, Unit, round_half_up, share_of
from sendviewer.core.needs import NEEDS, need_by_label
from sendviewer.core.pages import NOT_GIVEN, NeedRow, TotalRow
from sendviewer.sources.cells import quantity_text, share_text
from sendviewer.sources.csv_tables import Row, read_rows
from sendviewer.sources.descriptor import PrintedDecimals
from sendviewer.sources.places import quoted

__all__ = [
    "COMPARATOR_CHILDREN",
    "NEED_COLUMNS",
    "TOTAL_CODE",
    "need_cells",
    "need_columns",
    "read_needs",
]

NEED_COLUMNS = ("code", "label", "children", "share_pct", "comparator_share_pct")
COMPARATOR_CHILDREN = "comparator_children"
"""The column that a table has only if the comparator's counts are known."""

TOTAL_CODE = "TOTAL"

_CODES = tuple(need.code for need in NEEDS)
_ONE_OF_THE_CODES = f"Write one of {', '.join(_CODES)}; or {TOTAL_CODE} for the total."
_TOTAL_LAST = f"The last row gives the total, with the code {TOTAL_CODE}."


def read_needs(
    file: str, text: str, decimals: PrintedDecimals, *, is_simple_mean: bool = False
) -> tuple[tuple[NeedRow, ...], TotalRow]:
    """Return the needs in the order of the file, and their total; raises InputError.

    Unless the comparator is a simple mean, its shares must be those of its counts.
    """
    rows = read_rows(file, text, NEED_COLUMNS, (COMPARATOR_CHILDREN,))
    lines_of_codes: dict[str, int] = {}
    for row in rows:
        _check_code(row, lines_of_codes)
    if TOTAL_CODE not in lines_of_codes:
        end = Place(file, text.count("\n") + (not text.endswith("\n")), 1)
        raise InputError("The row with the total is missing.", place=end, remedy=_TOTAL_LAST)
    *need_rows, total_row = rows
    if total_row.cell("code") != TOTAL_CODE:
        raise total_row.error("code", "A row stands below the total.", _TOTAL_LAST)
    needs, total = tuple(_need(row, decimals) for row in need_rows), _total(total_row)
    if not is_simple_mean:
        for row, need in zip(need_rows, needs, strict=True):
            _check_comparator(row, need, total)
        _check_comparator(total_row, total, total)
    return needs, total


def need_columns(needs: tuple[NeedRow, ...], total: TotalRow) -> tuple[str, ...]:
    """Return the header of needs.csv for these rows."""
    counts = [total.comparator_children, *(need.comparator_children for need in needs)]
    if all(count == NOT_GIVEN for count in counts):
        return NEED_COLUMNS
    return (*NEED_COLUMNS, COMPARATOR_CHILDREN)


def need_cells(needs: tuple[NeedRow, ...], total: TotalRow) -> list[list[str]]:
    """Return the cells of needs.csv, without its header."""
    has_counts = COMPARATOR_CHILDREN in need_columns(needs, total)
    rows: list[tuple[str, NeedRow | TotalRow]] = [(need.code, need) for need in needs]
    return [
        [code, *_figures_of(row, total), *_comparator_count(row, is_there=has_counts)]
        for code, row in [*rows, (TOTAL_CODE, total)]
    ]


def _figures_of(row: NeedRow | TotalRow, total: TotalRow) -> list[str]:
    return [
        row.label,
        quantity_text(row.children),
        share_text(row.printed_share, row.children, total.children),
        share_text(row.comparator_share, row.comparator_children, total.comparator_children),
    ]


def _comparator_count(row: NeedRow | TotalRow, *, is_there: bool) -> list[str]:
    return [quantity_text(row.comparator_children)] if is_there else []


def _need(row: Row, decimals: PrintedDecimals) -> NeedRow:
    return NeedRow(
        code=row.cell("code"),
        label=row.name("label"),
        children=row.quantity("children", Unit.CHILDREN),
        printed_share=row.quantity("share_pct", Unit.PERCENT, decimals.share_pct),
        comparator_share=row.quantity(
            "comparator_share_pct", Unit.PERCENT, decimals.comparator_share_pct
        ),
        comparator_children=_comparator_children(row),
    )


def _total(row: Row) -> TotalRow:
    """Read the total as it is written: a total of 100 is printed without decimals as a rule."""
    return TotalRow(
        label=row.name("label"),
        children=row.quantity("children", Unit.CHILDREN),
        printed_share=row.quantity("share_pct", Unit.PERCENT),
        comparator_share=row.quantity("comparator_share_pct", Unit.PERCENT),
        comparator_children=_comparator_children(row),
    )


def _comparator_children(row: Row) -> Quantity:
    if not row.has(COMPARATOR_CHILDREN):
        return NOT_GIVEN
    return row.quantity(COMPARATOR_CHILDREN, Unit.CHILDREN)


def _check_comparator(row: Row, facts: NeedRow | TotalRow, total: TotalRow) -> None:
    """Raise InputError if the comparator's share is not that of its counts."""
    share, count = facts.comparator_share, facts.comparator_children
    whole = total.comparator_children
    if not (
        isinstance(share, Figure) and isinstance(count, Figure) and isinstance(whole, Figure)
    ) or _is_share(share, share_of(count, whole)):
        return
    counts = f"{quantity_text(count)} of {quantity_text(whole)}"
    problem = f"Found {quoted(row.cell('comparator_share_pct'))}, but the counts are {counts}."
    remedy = f"Correct the share, or the counts in the column {COMPARATOR_CHILDREN}."
    raise row.error("comparator_share_pct", problem, remedy)


def _is_share(share: Figure, quotient: Figure | Missing) -> bool:
    if isinstance(quotient, Missing):
        return False
    if share.decimals is None:
        return share.value == quotient.value
    return round_half_up(quotient.value, share.decimals) == share.value


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
