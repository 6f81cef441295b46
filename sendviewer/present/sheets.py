"""Describes a workbook: sheets with a title, lines, one table each, and perhaps a chart of it.

Knows nothing of the file: the writer decides on fonts and widths, and holds to what is here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from sendviewer.core.figures import Figure, Quantity, round_half_up
from sendviewer.present.numbers import (
    NOT_GIVEN_TEXT,
    children_text,
    percent_number_text,
    shown_number,
)
from sendviewer.present.specs import CellSpec

__all__ = [
    "SheetCell",
    "SheetChart",
    "SheetColumn",
    "SheetSeries",
    "SheetSpec",
    "SheetTable",
    "WorkbookSpec",
    "cell_of",
    "exact_cell",
    "quantity_cell",
    "text_row",
    "unique_sheet_names",
    "unique_titles",
]

#: By the rules of spreadsheet programs.
_LONGEST_SHEET_NAME, _LONGEST_COLUMN_TITLE = 31, 250
_NOT_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_RESERVED_NAME = "history"

_EXACT_DECIMALS = 10


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A cell: its text, and the number in its place if it is one.

    A number is shown with the decimals that it has. ``signed`` puts + before what is above 0.
    ``link`` is an address, or a sheet's name after "#".
    """

    text: str
    number: Decimal | None = None
    signed: bool = False
    link: str = ""


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column of a table: its header, and how wide it is in characters."""

    title: str
    width: int
    is_figure: bool = False


@dataclass(frozen=True, slots=True)
class SheetTable:
    """A table with a name that a formula can use. ``has_total``: the last row is the total."""

    name: str
    columns: tuple[SheetColumn, ...]
    rows: tuple[tuple[SheetCell, ...], ...]
    has_total: bool = False


@dataclass(frozen=True, slots=True)
class SheetSeries:
    """Bars of a chart: from which column of the table, and whether they are the comparator's."""

    column: int
    is_comparator: bool = False


@dataclass(frozen=True, slots=True)
class SheetChart:
    """A bar chart of the table on its sheet, first row on top; ``description`` says it in words."""

    title: str
    axis_title: str
    label_title: str
    minimum: float
    maximum: float
    step: float
    series: tuple[SheetSeries, ...]
    description: str


@dataclass(frozen=True, slots=True)
class SheetSpec:
    """A sheet: its name, the heading in A1, lines under it, a table, and perhaps a chart."""

    name: str
    title: str
    lines: tuple[str, ...]
    table: SheetTable
    chart: SheetChart | None = None


@dataclass(frozen=True, slots=True)
class WorkbookSpec:
    """A workbook. ``cover`` holds its first sheet: headings, and the lines under each.

    ``source_line`` stands at the foot of every printed sheet.
    """

    title: str
    subject: str
    cover: tuple[tuple[str, tuple[str, ...]], ...]
    sheets: tuple[SheetSpec, ...]
    source_line: str
    is_working: bool = False


def cell_of(cell: CellSpec, *, signed: bool = False) -> SheetCell:
    """Return a cell of the screen's table; a figure that is not known is its symbol."""
    return SheetCell(cell.text, cell.number, signed)


def quantity_cell(quantity: Quantity, decimals: int | None = None) -> SheetCell:
    """Return a count or a percentage as it is shown, without its unit."""
    return SheetCell(percent_number_text(quantity, decimals), shown_number(quantity, decimals))


def exact_cell(quantity: Quantity) -> SheetCell:
    """Return a figure with ten decimals; one that is known as printed has no more than that."""
    if not isinstance(quantity, Figure):
        return SheetCell(children_text(quantity))
    if quantity.decimals is not None:
        return quantity_cell(quantity)
    exact = round_half_up(quantity.value, _EXACT_DECIMALS)
    return SheetCell(f"{exact:f}", exact)


def text_row(*texts: str | None) -> tuple[SheetCell, ...]:
    """Return a row of words; what is empty says that it is not given."""
    return tuple(SheetCell(text or NOT_GIVEN_TEXT) for text in texts)


def unique_titles(titles: Iterable[str]) -> tuple[str, ...]:
    """Return titles for the columns of a table, no two alike: "Where", "Where (2)"."""
    return _unique(titles, (), _LONGEST_COLUMN_TITLE)


def unique_sheet_names(headings: Iterable[str], taken: Iterable[str]) -> tuple[str, ...]:
    """Return headings as names of sheets, no two alike, and none that is ``taken``."""
    return _unique(map(_sheet_name, headings), (*taken, _RESERVED_NAME), _LONGEST_SHEET_NAME)


def _unique(wishes: Iterable[str], taken: Iterable[str], longest: int) -> tuple[str, ...]:
    seen = {name.casefold() for name in taken}
    names = []
    for wish in wishes:
        name, number = _cut(wish, longest), 1
        while name.casefold() in seen:
            number += 1
            after = f" ({number})"
            name = _cut(wish, longest - len(after)) + after
        seen.add(name.casefold())
        names.append(name)
    return tuple(names)


def _cut(text: str, longest: int) -> str:
    """Return the beginning of ``text`` that has at most so many units of UTF-16."""
    units = text.encode("utf-16-le")
    if len(units) <= 2 * longest:
        return text
    return units[: 2 * longest].decode("utf-16-le", "ignore").rstrip("' ")


def _sheet_name(heading: str) -> str:
    """Return a heading without the signs that the name of a sheet cannot have."""
    name = " ".join(heading.translate(_NOT_IN_NAMES).split()).strip("' ")
    return name or "Table"
