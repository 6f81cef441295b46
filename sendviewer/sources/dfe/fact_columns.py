"""Holds facts in columns of numbers, from which those of a place are cut out in microseconds.

A hundred thousand facts take 2 MB. They never change once they are read, so any thread may ask.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sendviewer.sources.watching import UNWATCHED, Watch

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

__all__ = ["KNOWN", "FactColumns", "FactSpan", "read_columns"]

KNOWN = -1
"""Stands in the column of symbols for a count that is known."""

_ROWS_AT_ONCE = 1024
"""The window's thread gets its turn between two of these."""


@dataclass(frozen=True, slots=True)
class FactSpan:
    """Where the facts of one dataset, period and place stand, and how many rows they come from."""

    start: int
    end: int
    rows: int

    @property
    def facts(self) -> int:
        """How many there are."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class FactColumns:
    """Facts in the order of dataset, period, place and key, all by their numbers.

    ``spans`` has five numbers for each dataset, period and place: these three, how many facts
    there are, and how many rows of the file they come from.
    """

    spans: array[int]
    keys: array[int]
    counts: array[int]
    symbols: array[int]

    def by_period(self) -> dict[tuple[int, int], dict[int, FactSpan]]:
        """Return for each dataset and period the facts of its places."""
        found: dict[tuple[int, int], dict[int, FactSpan]] = {}
        start = 0
        for at in range(0, len(self.spans), 5):
            dataset, period, place, facts, rows = self.spans[at : at + 5]
            span = FactSpan(start, start + facts, rows)
            found.setdefault((dataset, period), {})[place] = span
            start += facts
        return found

    def of(self, span: FactSpan) -> Iterator[tuple[int, int, int]]:
        """Return key, count and symbol of each fact of a place."""
        start, end = span.start, span.end
        return zip(
            self.keys[start:end], self.counts[start:end], self.symbols[start:end], strict=True
        )


def read_columns(connection: DuckDBPyConnection, watch: Watch = UNWATCHED) -> FactColumns:
    """Take the tables ``facts`` and ``used`` out of a database; raises what the watch raises."""
    spans = array("q")
    for row in connection.execute(
        "SELECT u.dataset, u.period, u.place, coalesce(f.facts, 0), u.rows "
        "FROM (SELECT dataset, period, place, sum(rows)::BIGINT AS rows FROM used GROUP BY ALL) u "
        "LEFT JOIN (SELECT dataset, period, place, count(*) AS facts FROM facts GROUP BY ALL) f "
        "USING (dataset, period, place) ORDER BY u.dataset, u.period, u.place"
    ).fetchall():
        spans.extend(row)
    keys, counts, symbols = array("i"), array("q"), array("i")
    connection.execute(
        f"SELECT key, coalesce(count, 0), coalesce(symbol, {KNOWN}) FROM facts "
        "ORDER BY dataset, period, place, key"
    )
    while rows := connection.fetchmany(_ROWS_AT_ONCE):
        watch.check()
        for column, numbers in zip((keys, counts, symbols), zip(*rows, strict=True), strict=True):
            column.extend(numbers)
    return FactColumns(spans, keys, counts, symbols)
