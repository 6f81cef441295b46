"""Tells what the symbols mean that stand in the place of figures, for under a table or a list.

On a screen the reason is one step away from its symbol; on paper and in a file it has to be there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from sendviewer.core.figures import Missing, Quantity
from sendviewer.core.pages import NOT_GIVEN
from sendviewer.present.numbers import NOT_GIVEN_TEXT, children_text, spoken
from sendviewer.present.specs import CellSpec, TableSpec

__all__ = ["Unknown", "symbol_key", "table_key", "unknown"]

_NEED = "need"


class Unknown(Struct, frozen=True):
    """A figure that is not known: its symbol, why, and which row it belongs to."""

    symbol: str
    reason: str
    name: str


def unknown(name: str, quantity: Quantity) -> Iterator[Unknown]:
    """Yield a figure under its name if it is missing, and nothing otherwise."""
    if isinstance(quantity, Missing):
        yield Unknown(children_text(quantity), spoken(quantity), name)


def symbol_key(figures: Iterable[Unknown]) -> tuple[str, ...]:
    """Return a line for each symbol: "c: not published, so that no child can be recognised".

    If a symbol has several reasons, the commonest stands alone and the others name their rows.
    """
    names: dict[str, dict[str, list[str]]] = {}
    for figure in figures:
        reasons = names.setdefault(figure.symbol, {})
        reasons.setdefault(figure.reason.strip().rstrip("."), []).append(figure.name)
    return tuple(line for symbol, reasons in names.items() for line in _lines(symbol, reasons))


def table_key(table: TableSpec) -> tuple[str, ...]:
    """Return the lines for the symbols in the rows and columns that ``table`` shows."""
    return symbol_key(_unknown_in(table))


def _lines(symbol: str, names: dict[str, list[str]]) -> Iterator[str]:
    if symbol == NOT_GIVEN_TEXT and list(names) == [NOT_GIVEN.reason]:
        # The words say it themselves.
        return
    usual = max(names, key=lambda reason: len(names[reason]))
    yield f"{symbol}: {usual}"
    for reason, rows in names.items():
        if reason != usual:
            yield f"{symbol} for {', '.join(dict.fromkeys(rows))}: {reason}"


def _unknown_in(table: TableSpec) -> Iterator[Unknown]:
    ids = [column.id for column in table.columns]
    for row in (*table.rows, *((table.total,) if table.total else ())):
        name = row.cells[ids.index(_NEED)].text if _NEED in ids else row.id
        yield from (
            Unknown(cell.text, cell.description, name) for cell in row.cells if _is_symbol(cell)
        )


def _is_symbol(cell: CellSpec) -> bool:
    return cell.sort_key is None and bool(cell.text) and bool(cell.description)
