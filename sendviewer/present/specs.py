"""Specs: frozen descriptions of what a tab shows, ready to draw, to copy and to speak.

A spec holds finished text beside the number that the text was made from, and accessible text
beside visible text. Views draw specs and exports write them, so that the screen and a file can
not differ. Those of the overview's cards are in ``card_specs``.
"""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from fractions import Fraction

from msgspec import Struct

from sendviewer.core.comparisons import Compared
from sendviewer.core.pages import Section

__all__ = [
    "AxisSpec",
    "BarSpec",
    "CellKind",
    "CellSpec",
    "ChartDescription",
    "ChartSpec",
    "ColumnSpec",
    "FilterKind",
    "HeaderSpec",
    "Measure",
    "RowSpec",
    "TableSpec",
    "TextSpec",
    "TickSpec",
]


class HeaderSpec(Struct, frozen=True):
    """The head of the window: what the page is about, on every tab."""

    title: str
    subtitle: str
    source_line: str
    brief_source: str
    """The source without its files, for where there is little room."""
    comparator_note: str = ""
    """How the comparator is made, for where it is named; "" if there is nothing to say."""
    areas_note: str = ""
    """All areas, where only their number is told; "" where all are named."""


# --- Table --------------------------------------------------------------------------------


class CellKind(Enum):
    """How a column's cells are drawn and aligned."""

    TEXT = "text"
    NUMBER = "number"
    DIFFERENCE = "difference"
    COMPARED = "compared"

    @property
    def is_figure(self) -> bool:
        """Whether cells hold figures: these stand at the right, in digits of equal width."""
        return self in (CellKind.NUMBER, CellKind.DIFFERENCE)


class FilterKind(Enum):
    """How a column is filtered: by words inside, by a range of numbers, by choosing values."""

    WORDS = "words"
    RANGE = "range"
    CHOICE = "choice"


class ColumnSpec(Struct, frozen=True):
    """A column: stable id, header with unit, and a sentence that explains it."""

    id: str
    title: str
    tip: str
    kind: CellKind
    filter_kind: FilterKind


class CellSpec(Struct, frozen=True):
    """A cell: what is shown, what it sorts and exports by, and what is said about it.

    ``sort_key`` is None where there is no figure (always sorted last). ``number`` is the value
    as shown, for exports that hold numbers. ``description`` tells what the figure means beside
    the comparator; ``explanation`` by which formula and from which source it comes; ``figure``
    which figure it is, with need, column, place and date, for where the table is not seen.
    """

    text: str
    sort_key: Fraction | str | None
    number: Decimal | None = None
    description: str = ""
    explanation: str = ""
    figure: str = ""
    compared: Compared | None = None
    bar: float | None = None
    """For a difference: -1 to 1 of the greatest difference in the table."""


class RowSpec(Struct, frozen=True):
    """A row; ``id`` is the need's code, or "total". ``sentence`` says the row in words."""

    id: str
    cells: tuple[CellSpec, ...]
    sentence: str
    search_text: str = ""


class TableSpec(Struct, frozen=True):
    """A whole table, or what is left of one after filtering, sorting and hiding columns.

    ``empty_columns`` are ids of columns that hold nothing on this page, and are never shown.
    """

    title: str
    columns: tuple[ColumnSpec, ...]
    rows: tuple[RowSpec, ...]
    total: RowSpec | None
    source_line: str
    empty_columns: tuple[str, ...] = ()


# --- Chart --------------------------------------------------------------------------------


class Measure(Enum):
    """What the chart shows."""

    SHARE = "share"
    DIFFERENCE = "difference"
    CHILDREN = "children"


class TickSpec(Struct, frozen=True):
    """A place on the value axis and its label."""

    value: float
    label: str


class AxisSpec(Struct, frozen=True):
    """The value axis: from, to, unit in words, and at most ten ticks."""

    minimum: float
    maximum: float
    title: str
    ticks: tuple[TickSpec, ...]


class BarSpec(Struct, frozen=True):
    """One need in the chart. A value of None is missing: its symbol stands in place of a bar.

    ``reason`` says why, for where a bar is told alone; the caption has it once for all bars.
    ``comparator_text`` names whose figure it is; ``comparator_figure`` is the figure alone. The
    numbers are those in the texts, for programs that draw bars of their own.
    """

    id: str
    label: str
    local: float | None
    local_text: str
    comparator: float | None
    comparator_text: str
    interval: tuple[float, float] | None
    compared: Compared | None
    sentence: str
    comparator_figure: str = ""
    local_number: Decimal | None = None
    comparator_number: Decimal | None = None
    reason: str = ""

    @property
    def local_told(self) -> str:
        """The figure or, where it is missing, its symbol with the reason."""
        return f"{self.local_text} ({self.reason})" if self.reason else self.local_text


class ChartDescription(Struct, frozen=True):
    """A chart in words, in three steps: what it is, its main message, its extremes."""

    what: str
    main_message: str
    extremes: str

    def __str__(self) -> str:
        return f"{self.what} {self.main_message} {self.extremes}"


class ChartSpec(Struct, frozen=True):
    """A bar chart of needs, first bar on top.

    ``caption`` says what symbols in place of figures mean, and ends with ``credit``: how the
    comparator is made, source and licence.

    ``comparator_name`` is the name of the other bars; a difference has none, and there it names
    whom the area is compared with. It is None where there is nothing to compare with.
    """

    title: str
    subtitle: str
    caption: str
    measure: Measure
    axis: AxisSpec
    local_name: str
    comparator_name: str | None
    interval_name: str | None
    bars: tuple[BarSpec, ...]
    description: ChartDescription
    credit: str = ""


# --- Text ---------------------------------------------------------------------------------


class TextSpec(Struct, frozen=True):
    """The text panel. ``remarks`` has for each section what stands under its heading, or "".

    ``invitation`` stands at the end where there is no text of a person's own.
    """

    sections: tuple[Section, ...]
    source_line: str
    remarks: tuple[str, ...] = ()
    invitation: str = ""
