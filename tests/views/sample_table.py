"""A small table of needs to show in tests: real names, round figures."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from sendviewer.core.comparisons import Compared
from sendviewer.present.specs import (
    CellKind,
    CellSpec,
    ColumnSpec,
    FilterKind,
    RowSpec,
    TableSpec,
)

COLUMNS = (
    ColumnSpec("need", "Need", "The name of the need", CellKind.TEXT, FilterKind.WORDS),
    ColumnSpec("children", "Children", "How many", CellKind.NUMBER, FilterKind.RANGE),
    ColumnSpec("share", "% of total", "Share", CellKind.NUMBER, FilterKind.RANGE),
    ColumnSpec("interval", "95% interval", "Interval", CellKind.NUMBER, FilterKind.RANGE),
    ColumnSpec("comparator_share", "England %", "England", CellKind.NUMBER, FilterKind.RANGE),
    ColumnSpec(
        "difference", "Difference (points)", "Points", CellKind.DIFFERENCE, FilterKind.RANGE
    ),
    ColumnSpec("compared", "Compared", "In a word", CellKind.COMPARED, FilterKind.CHOICE),
    ColumnSpec(
        "expected", "Expected at England’s share", "Children", CellKind.NUMBER, FilterKind.RANGE
    ),
)

FIGURES = (
    ("SPLD", "Specific Learning Disability", 2477, "11.3", "10.9 to 11.7", "12.5", "-1.2", 2746),
    ("MLD", "Moderate Learning Disability", 6547, "29.8", "29.2 to 30.4", "20.4", "9.4", 4481),
    (
        "SLCN",
        "Speech, Language and Communication needs",
        4087,
        "18.6",
        "18.1 to 19.1",
        "21.7",
        "-3.1",
        4767,
    ),
    ("PD", "Physical Disability", 664, "3.0", "2.8 to 3.3", "2.9", "0.1", 637),
    ("MSI", "Multi-Sensory", None, "c", "c", "0.3", "", 66),
)


def _number(value: Decimal | int | None, text: str) -> CellSpec:
    if value is None:
        return CellSpec("c", None, description="not published, to protect children")
    return CellSpec(text, Fraction(value), Decimal(value), f"{text} and so on", "By a formula.")


def _compared(points: str) -> CellSpec:
    if not points:
        return CellSpec("c", None, description="no comparison can be given")
    value = Decimal(points)
    answer = Compared.SIMILAR
    if abs(value) > 1:
        answer = Compared.HIGHER if value > 0 else Compared.LOWER
    return CellSpec(answer.value.title(), Fraction(value > 0), compared=answer)


def _difference(points: str) -> CellSpec:
    if not points:
        return CellSpec("c", None, description="no difference can be given")
    value = Decimal(points)
    text = f"{value:+}".replace("-", "\N{MINUS SIGN}")
    compared = _compared(points).compared
    bar = float(value / Decimal("9.4"))
    return CellSpec(text, Fraction(value), value, compared=compared, bar=bar)


def _row(figures: tuple[str, str, int | None, str, str, str, str, int]) -> RowSpec:
    code, name, count, share, interval, other, points, expected = figures
    known = count is not None
    cells = (
        CellSpec(name, name.casefold(), description=f"{name} in plain words"),
        _number(count, f"{count:,}" if count is not None else "c"),
        _number(Decimal(share) if known else None, share),
        CellSpec(interval, Fraction(count or 0) if known else None),
        _number(Decimal(other), other),
        _difference(points),
        _compared(points),
        _number(expected, f"{expected:,}"),
    )
    return RowSpec(code, cells, f"{name}: a sentence.", name.casefold())


def sample_table() -> TableSpec:
    """Return five needs, one of them not published, and their total."""
    blank = CellSpec("", None, description="Not given for a total.")
    total = (
        CellSpec("Total overall", "total overall"),
        _number(21966, "21,966"),
        _number(100, "100.0"),
        blank,
        _number(100, "100.0"),
        *(blank,) * 3,
    )
    return TableSpec(
        title="Primary needs",
        columns=COLUMNS,
        rows=tuple(_row(figures) for figures in FIGURES),
        total=RowSpec("total", total, "In total."),
        source_line="Source: a test",
    )
