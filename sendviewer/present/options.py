"""What a person chose to see: sort, filters, columns, measure, confidence. Plain values."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum

from msgspec import Struct, field
from msgspec.structs import replace

from sendviewer.core.comparisons import Base, Confidence
from sendviewer.present.specs import Measure

__all__ = [
    "BASED_COLUMNS",
    "COLUMN_IDS",
    "ChartOptions",
    "ChartOrder",
    "ChoiceFilter",
    "ColumnFilter",
    "Query",
    "RangeFilter",
    "SortKey",
    "TableOptions",
    "ViewOptions",
    "WordsFilter",
    "with_base",
]

COLUMN_IDS = (
    "need",
    "children",
    "share",
    "interval",
    "comparator_share",
    "difference",
    "compared",
    "expected",
)
"""The columns of the needs table, in the order in which they first appear."""


class SortKey(Struct, frozen=True):
    """One column to sort by. Missing figures come last in both directions."""

    column: str
    descending: bool = False


class WordsFilter(Struct, frozen=True):
    """Keep rows whose cell contains every word."""

    column: str
    words: str


class RangeFilter(Struct, frozen=True):
    """Keep rows whose figure, as shown, is within the limits; a limit of None does not limit."""

    column: str
    lowest: Decimal | None
    highest: Decimal | None


class ChoiceFilter(Struct, frozen=True):
    """Keep rows whose cell shows one of the values."""

    column: str
    values: tuple[str, ...]


ColumnFilter = WordsFilter | RangeFilter | ChoiceFilter


class Query(Struct, frozen=True):
    """Which rows, in which order. At most one filter for a column; first sort key first."""

    search: str = ""
    filters: tuple[ColumnFilter, ...] = ()
    sort: tuple[SortKey, ...] = (SortKey("children", descending=True),)


class TableOptions(Struct, frozen=True):
    """The query, and the visible columns in visible order ("need" is always among them)."""

    query: Query = field(default_factory=Query)
    columns: tuple[str, ...] = COLUMN_IDS


class ChartOrder(Enum):
    """In which order bars stand, from the top."""

    LARGEST = "largest"
    TABLE = "table"
    SOURCE = "source"


class ChartOptions(Struct, frozen=True):
    """What the chart shows."""

    measure: Measure = Measure.SHARE
    order: ChartOrder = ChartOrder.LARGEST
    intervals: bool = True


class ViewOptions(Struct, frozen=True):
    """Everything that "undo" takes back: no figure depends on it but those of interval and base.

    ``base`` is what a person wishes; a page that does not know all its pupils shows shares.
    """

    confidence: Confidence = Confidence.P95
    table: TableOptions = field(default_factory=TableOptions)
    chart: ChartOptions = field(default_factory=ChartOptions)
    base: Base = Base.SHARE


BASED_COLUMNS = ("share", "interval", "comparator_share", "difference", "expected")
"""The columns whose figures are in another unit, or of other pupils, for another base."""


def with_base(options: ViewOptions, base: Base) -> ViewOptions:
    """Return ``options`` for another base, without the filters that were typed for the old one."""
    query = options.table.query
    kept = tuple(entry for entry in query.filters if entry.column not in BASED_COLUMNS)
    table = replace(options.table, query=replace(query, filters=kept))
    return replace(options, base=base, table=table)
