"""A small table with everything that is hard to copy: signs, symbols, pipes, quotes, dates."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from sendviewer.core.comparisons import Compared
from sendviewer.present.specs import CellKind, CellSpec, ColumnSpec, FilterKind, RowSpec, TableSpec

COLUMNS = (
    ColumnSpec("need", "Need", "", CellKind.TEXT, FilterKind.WORDS),
    ColumnSpec("children", "Children", "", CellKind.NUMBER, FilterKind.RANGE),
    ColumnSpec("share", "% of total", "", CellKind.NUMBER, FilterKind.RANGE),
    ColumnSpec("interval", "95% interval", "", CellKind.TEXT, FilterKind.RANGE),
    ColumnSpec("difference", "Difference (points)", "", CellKind.DIFFERENCE, FilterKind.RANGE),
    ColumnSpec("compared", "Compared", "", CellKind.COMPARED, FilterKind.CHOICE),
)


def words(text: str) -> CellSpec:
    return CellSpec(text, text)


def figure(text: str, number: str) -> CellSpec:
    return CellSpec(text, Fraction(number), Decimal(number))


def compared(answer: Compared) -> CellSpec:
    return CellSpec(answer.value.capitalize(), answer.value, compared=answer)


def missing(symbol: str) -> CellSpec:
    return CellSpec(symbol, None)


ROWS = (
    RowSpec(
        "MLD",
        (
            words("Moderate Learning Disability"),
            figure("6,547", "6547"),
            figure("29.8%", "29.8"),
            words("29.2 to 30.4"),
            CellSpec("+9.4", Fraction("9.4"), Decimal("9.4"), bar=1.0),
            compared(Compared.HIGHER),
        ),
        "",
    ),
    RowSpec(
        "SLCN",
        (
            words('Speech |\t"language"\r\nand <communication> & more'),
            figure("836", "836"),
            figure("18.6%", "18.6"),
            words("1-2"),
            CellSpec("\N{MINUS SIGN}3.1", Fraction("-3.1"), Decimal("-3.1"), bar=-0.33),
            compared(Compared.LOWER),
        ),
        "",
    ),
    RowSpec(
        "MSI",
        (
            words('=HYPERLINK("http://example.org")'),
            CellSpec("at least 412", Fraction(412), Decimal(412)),
            missing("c"),
            missing("-"),
            CellSpec("0.0", Fraction(0), Decimal("0.0"), bar=0.0),
            compared(Compared.SIMILAR),
        ),
        "",
    ),
)

TOTAL = RowSpec(
    "total",
    (
        words("Total overall"),
        figure("21,966", "21966"),
        figure("100.0%", "100.0"),
        *(missing("") for _ in range(3)),
    ),
    "",
)


@pytest.fixture(scope="session")
def table() -> TableSpec:
    return TableSpec(
        title="Primary needs of children with SEND",
        columns=COLUMNS,
        rows=ROWS,
        total=TOTAL,
        source_line="Source: key facts about children with SEND, April 2020.",
    )
