"""A made-up table of 153 areas by 14 columns: the same figures every time."""

from __future__ import annotations

import random
from decimal import Decimal
from fractions import Fraction

from sendviewer.present.specs import (
    CellKind,
    CellSpec,
    ColumnSpec,
    FilterKind,
    RowSpec,
    TableSpec,
)

__all__ = ["large_table"]

AREAS, FIGURES = 153, 13
HIGHEST = 30_000
IDS = ("children", "share", *(f"figure-{number}" for number in range(3, FIGURES + 1)))


def large_table(areas: int = AREAS) -> TableSpec:
    """Return a table with one row for each area: a name and 13 figures."""
    figures = random.Random(153)
    rows = tuple(_row(number, figures) for number in range(areas))
    name = ColumnSpec("need", "Area", "The area", CellKind.TEXT, FilterKind.WORDS)
    columns = (ColumnSpec(one, f"Children, {one}", "", CellKind.NUMBER, FilterKind.RANGE)
               for one in IDS)  # fmt: skip
    return TableSpec("All areas", (name, *columns), rows, _row(areas, figures), "Made up.")


def _row(number: int, figures: random.Random) -> RowSpec:
    name = f"Local authority {number}"
    cells = [_figure(figures.randrange(HIGHEST)) for _ in range(FIGURES)]
    return RowSpec(f"area-{number}", (CellSpec(name, name), *cells), name, name.casefold())


def _figure(value: int) -> CellSpec:
    return CellSpec(f"{value:,}", Fraction(value), Decimal(value))
