"""Specs of the overview: cards, each with all that it shows as finished text and as numbers.

As all specs, they are frozen, hold spoken text beside visible text, and are drawn and exported
alike.
"""

from __future__ import annotations

from decimal import Decimal
from enum import Enum

from msgspec import Struct

from sendviewer.core.checks import Severity
from sendviewer.core.comparisons import Compared

__all__ = [
    "AgeColumn",
    "AgesCard",
    "BarsCard",
    "CardBar",
    "CardSpec",
    "DifferenceRow",
    "DifferencesCard",
    "NoteSpec",
    "NotesCard",
    "NumberCard",
    "OverviewSpec",
    "Proportion",
    "ProportionsCard",
    "Run",
    "SentenceCard",
    "Series",
]


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
    """Labelled bars from zero, under a big figure if there is one; ``note`` is for below them.

    ``counted_title`` stands over the figures where they are counts; most are shares, and it is "".
    """

    id: str
    title: str
    spoken: str
    figure_text: str
    bars: tuple[CardBar, ...]
    note: str = ""
    counted_title: str = ""


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
    """The needs furthest from the comparator, furthest first.

    ``first_alike`` says how many of them are exactly as far as the first.
    """

    id: str
    title: str
    spoken: str
    rows: tuple[DifferenceRow, ...]
    first_alike: int = 1


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
