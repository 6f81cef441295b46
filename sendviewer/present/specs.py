"""Specs: frozen descriptions of what a tab shows, ready to draw, to copy and to speak.

A spec holds finished text beside the number that the text was made from, and accessible text
beside visible text. Views draw specs and exports write them, so that the screen and a file can
not differ.
"""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from fractions import Fraction

from msgspec import Struct

from sendviewer.core.checks import Severity
from sendviewer.core.comparisons import Compared
from sendviewer.core.pages import Section

__all__ = [
    "AgeColumn",
    "AgesCard",
    "AxisSpec",
    "BarSpec",
    "BarsCard",
    "CardBar",
    "CardSpec",
    "CellKind",
    "CellSpec",
    "ChartDescription",
    "ChartSpec",
    "ColumnSpec",
    "DifferenceRow",
    "DifferencesCard",
    "FilterKind",
    "HeaderSpec",
    "Measure",
    "NoteSpec",
    "NotesCard",
    "NumberCard",
    "OverviewSpec",
    "Proportion",
    "ProportionsCard",
    "RowSpec",
    "Run",
    "SentenceCard",
    "Series",
    "TableSpec",
    "TextSpec",
    "TickSpec",
]


class HeaderSpec(Struct, frozen=True):
    """The head of the window: what the page is about, on every tab."""

    title: str
    subtitle: str
    source_line: str
    comparator_note: str = ""
    """How the comparator is made, for where it is named; "" if there is nothing to say."""
    areas_note: str = ""
    """All areas, where only their number is told; "" where all are named."""


# --- Overview -----------------------------------------------------------------------------


class Series(Enum):
    """Whose figure a bar shows."""

    LOCAL = "local"
    COMPARATOR = "comparator"


class Run(Struct, frozen=True):
    """A stretch of text, perhaps emphasised."""

    text: str
    strong: bool = False


class SentenceCard(Struct, frozen=True):
    """The key message. ``spoken`` of a card is its whole content as sentences."""

    id: str
    title: str
    spoken: str
    runs: tuple[Run, ...]


class NumberCard(Struct, frozen=True):
    """One big figure and a line under it."""

    id: str
    title: str
    spoken: str
    figure_text: str
    caption: str


class CardBar(Struct, frozen=True):
    """A bar of a small chart; ``length`` is 0 to 1 of the longest bar's room, None if missing.

    ``heading`` says what this bar and those under it are about, if they are one of several groups.
    ``beside_text`` is the comparator's share with its name, where that has no bar of its own.
    """

    label: str
    value_text: str
    length: float | None
    series: Series
    heading: str = ""
    beside_text: str = ""
    sentence: str = ""
    code: str = ""
    """The need that the bar is about, or ""."""
    number: Decimal | None = None
    """The number in ``value_text``."""


class BarsCard(Struct, frozen=True):
    """Labelled bars from zero, under a big figure if there is one; ``note`` is for below them."""

    id: str
    title: str
    spoken: str
    figure_text: str
    bars: tuple[CardBar, ...]
    note: str = ""


class Proportion(Struct, frozen=True):
    """One part of a whole; ``fraction`` is 0 to 1 of the parts together.

    ``beside_text`` is the comparator's percentage, perhaps "". The numbers are those in
    ``percent_text`` and ``beside_text``.
    """

    label: str
    value_text: str
    percent_text: str
    fraction: float
    beside_text: str = ""
    sentence: str = ""
    percent_number: Decimal | None = None
    beside_number: Decimal | None = None


class ProportionsCard(Struct, frozen=True):
    """Parts of a whole as one divided bar. ``caption`` says what the percentages are of.

    ``counted_title`` and ``beside_title`` stand over the counts and the comparator's percentages
    where parts are listed in columns.
    """

    id: str
    title: str
    spoken: str
    parts: tuple[Proportion, ...]
    caption: str
    counted_title: str = ""
    beside_title: str = ""


class AgeColumn(Struct, frozen=True):
    """One age or year group; ``height`` is 0 to 1 of the highest, None if it is not known.

    ``mark`` is the label without the word that all labels have in common, for under a column.
    """

    label: str
    mark: str
    value_text: str
    height: float | None
    is_peak: bool = False
    sentence: str = ""
    number: Decimal | None = None
    """The number in ``value_text``."""


class AgesCard(Struct, frozen=True):
    """Ages or year groups as a small column chart, youngest first, over its main message."""

    id: str
    title: str
    spoken: str
    columns: tuple[AgeColumn, ...]
    message: str


class DifferenceRow(Struct, frozen=True):
    """A need that differs from the comparator, in points and in children."""

    label: str
    points_text: str
    children_text: str
    compared: Compared
    sentence: str = ""
    code: str = ""


class DifferencesCard(Struct, frozen=True):
    """The needs furthest from the comparator, furthest first."""

    id: str
    title: str
    spoken: str
    rows: tuple[DifferenceRow, ...]


class NoteSpec(Struct, frozen=True):
    """Something a reader should know about the figures."""

    id: str
    severity: Severity
    text: str


class NotesCard(Struct, frozen=True):
    """What the checks found, and the context that the page's author gives."""

    id: str
    title: str
    spoken: str
    notes: tuple[NoteSpec, ...]


CardSpec = (
    SentenceCard | NumberCard | BarsCard | ProportionsCard | AgesCard | DifferencesCard | NotesCard
)


class OverviewSpec(Struct, frozen=True):
    """The overview as rows of cards, from top to bottom."""

    rows: tuple[tuple[CardSpec, ...], ...]

    @property
    def cards(self) -> tuple[CardSpec, ...]:
        """All cards in reading order."""
        return tuple(card for row in self.rows for card in row)


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
    """One need in the chart. A value of None is missing: its text says so instead of a bar.

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


class ChartDescription(Struct, frozen=True):
    """A chart in words, in three steps: what it is, its main message, its extremes."""

    what: str
    main_message: str
    extremes: str

    def __str__(self) -> str:
        return f"{self.what} {self.main_message} {self.extremes}"


class ChartSpec(Struct, frozen=True):
    """A bar chart of needs, first bar on top.

    ``caption`` names source and licence, and what symbols in place of the comparator mean.

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


# --- Text ---------------------------------------------------------------------------------


class TextSpec(Struct, frozen=True):
    """The text panel. ``remarks`` has for each section what stands under its heading, or "".

    ``invitation`` stands at the end where there is no text of a person's own.
    """

    sections: tuple[Section, ...]
    source_line: str
    remarks: tuple[str, ...] = ()
    invitation: str = ""
