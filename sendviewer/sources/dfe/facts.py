"""Turns the rows taken out of a file into facts: dataset, period, place, key, count or symbol.

Names and labels become numbers on the way, so that hundreds of thousands of facts stay small. A
count that is there twice counts once; two different counts for the same thing are an error.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sendviewer.core.figures import Missing
from sendviewer.core.selections import Place
from sendviewer.sources.dfe.cell_values import count_sql, missing_of
from sendviewer.sources.dfe.csv_scan import clean, watched
from sendviewer.sources.dfe.file_rows import FileRows
from sendviewer.sources.dfe.labels import NO_SEN
from sendviewer.sources.dfe.periods import period_key
from sendviewer.sources.dfe.places import PlaceRow, read_place
from sendviewer.sources.dfe.release import CountKey
from sendviewer.sources.dfe.row_faults import WHEN_AND_WHERE, RowFaults
from sendviewer.sources.dfe.row_kinds import RowKind, UnknownLabelError, key_of, row_kinds
from sendviewer.sources.watching import UNWATCHED, Watch

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

__all__ = ["FactTable", "Key"]

_WHILE_READING = (
    "taken",
    "taken_places",
    "taken_kinds",
    "place_map",
    "key_map",
    "numbered",
    "cells",
    "texts",
    "symbols",
    "file_facts",
)


@dataclass(frozen=True, slots=True)
class Key:
    """Which count, of which dataset.

    ``variant`` tells apart the labels of one file that all mean that no need was recorded.
    """

    dataset: int
    count: CountKey
    variant: str = ""


class FactTable:
    """The facts of all files that were opened together, and what their numbers stand for."""

    def __init__(self, connection: DuckDBPyConnection, watch: Watch = UNWATCHED) -> None:
        self.connection = connection
        self.watch = watch
        self.keys: list[Key] = []
        self.periods: list[str] = []
        self.missing: list[Missing] = []
        self.seen_places: set[tuple[str, Place]] = set()
        self.place_keys: list[str] = []
        self._numbers: dict[object, int] = {}
        connection.execute(
            "CREATE TABLE facts (dataset INTEGER, period INTEGER, place INTEGER, key INTEGER, "
            "count BIGINT, symbol INTEGER); "
            "CREATE TABLE used (dataset INTEGER, period INTEGER, place INTEGER, rows BIGINT)"
        )

    def add(self, file: FileRows, first_dataset: int) -> dict[str, int]:
        """Add what lies in ``taken``; return the number of each split's dataset, from the first.

        Raises InputError for a label, period or cell that is not known, and for contradictions,
        and what the watch raises.
        """
        faults = RowFaults(self.connection, file)
        self._number_places(faults)
        kinds = self._number_kinds(file, faults)
        of_use = [kind for kind in kinds if kind is not None]
        file.has_no_sen = any(kind.whom == NO_SEN for kind in of_use)
        splits = sorted({kind.split for kind in of_use})
        datasets = {split: first_dataset + number for number, split in enumerate(splits)}
        self._map_keys(file, kinds, datasets)
        self._fill_cells(file)
        self._read_symbols(file, faults)
        self._refuse_contradictions(faults)
        self._move_facts()
        return datasets

    # --- What the numbers stand for ---------------------------------------------------------

    def _number_places(self, faults: RowFaults) -> None:
        rows = self._numbered("taken_places", WHEN_AND_WHERE)
        numbers, periods, places = [], [], []
        for number, period, *cells in rows:
            place = read_place(PlaceRow(*cells))
            if place is None:
                continue
            key = period_key(period)
            if key is None:
                raise faults.unknown_period(period)
            self.seen_places.add((key, place))
            numbers.append(number)
            periods.append(self._number("period", key, self.periods))
            places.append(self._number("place", place.key, self.place_keys))
        self._make("place_map", ("id", "period", "place"), (numbers, periods, places))

    def _number_kinds(self, file: FileRows, faults: RowFaults) -> list[RowKind | None]:
        rows = self._numbered("taken_kinds", [label.name for label in file.labels])
        try:
            return row_kinds(file.labels, [row[1:] for row in rows], dict(file.found.tidy))
        except UnknownLabelError as error:
            raise faults.unknown_label(error) from None

    def _map_keys(
        self, file: FileRows, kinds: Sequence[RowKind | None], datasets: dict[str, int]
    ) -> None:
        """Write which fact each column of each kind of row gives: its key's number."""
        mapped: list[tuple[int, int, int, int]] = []
        for number, kind in enumerate(kinds):
            if kind is None:
                continue
            dataset = datasets[kind.split]
            for column, (_, counted) in enumerate(file.found.counts):
                count = key_of(kind, counted)
                if count is not None:
                    variant = kind.need_label if count.need else ""
                    key = self._number("key", Key(dataset, count, variant), self.keys)
                    mapped.append((number, column, dataset, key))
        columns = list(zip(*mapped, strict=True)) or [(), (), (), ()]
        self._make("key_map", ("kind", "measure", "dataset", "key"), columns)

    # --- Facts ------------------------------------------------------------------------------

    def _fill_cells(self, file: FileRows) -> None:
        labels = ", ".join(label.name for label in file.labels)
        counts = ", ".join(f"t.m{number}" for number in range(len(file.found.counts)))
        self._run(
            f"CREATE TABLE numbered AS SELECT m.period, m.place, k.id AS kind, {counts} "
            f"FROM taken t JOIN taken_places p USING ({', '.join(WHEN_AND_WHERE)}) "
            f"JOIN taken_kinds k USING ({labels}) "
            "JOIN place_map m ON m.id = p.id"
        )
        self._run(
            "CREATE TABLE cells (dataset INTEGER, period INTEGER, place INTEGER, key INTEGER, "
            "printed VARCHAR)"
        )
        for number in range(len(file.found.counts)):
            self._run(
                f"INSERT INTO cells SELECT k.dataset, n.period, n.place, k.key, n.m{number} "
                f"FROM numbered n JOIN key_map k ON k.kind = n.kind AND k.measure = {number} "
                f"WHERE n.m{number} IS NOT NULL"
            )
        self._run(
            "INSERT INTO used SELECT k.dataset, n.period, n.place, count(*) FROM numbered n "
            "JOIN (SELECT DISTINCT kind, dataset FROM key_map) k ON k.kind = n.kind GROUP BY ALL"
        )

    def _read_symbols(self, file: FileRows, faults: RowFaults) -> None:
        # Most counts are there many times: each is read once.
        self._run(
            f"CREATE TABLE texts AS SELECT printed, text, {count_sql('text')} AS count "
            f"FROM (SELECT printed, {clean('printed')} AS text FROM "
            "(SELECT DISTINCT printed FROM cells))"
        )
        texts = self._rows("SELECT DISTINCT text FROM texts WHERE count IS NULL ORDER BY text")
        numbers = []
        for (text,) in texts:
            missing = missing_of(text, file.guidance)
            if missing is None:
                raise faults.unknown_cell(text)
            numbers.append(self._number("missing", missing, self.missing))
        self._run("CREATE TABLE symbols (text VARCHAR, symbol INTEGER)")
        self._run(
            "INSERT INTO symbols SELECT unnest(?::VARCHAR[]), unnest(?::INTEGER[])",
            [[text for (text,) in texts], numbers],
        )
        self._run(
            "CREATE TABLE file_facts AS SELECT DISTINCT dataset, period, place, key, count, symbol "
            "FROM cells JOIN (texts LEFT JOIN symbols USING (text)) USING (printed)"
        )

    def _refuse_contradictions(self, faults: RowFaults) -> None:
        found = self._rows(
            "SELECT period, place, key FROM file_facts GROUP BY dataset, period, place, key "
            "HAVING count(*) > 1 ORDER BY period, place, key LIMIT 1"
        )
        if found:
            period, place, key = found[0]
            where = f"{self.place_keys[place]}, {self.periods[period]}"
            raise faults.contradiction(period, place, key, where)

    def _move_facts(self) -> None:
        self._run(
            "INSERT INTO facts SELECT dataset, period, place, key, count, symbol FROM file_facts"
        )
        self._run("; ".join(f"DROP TABLE {table}" for table in _WHILE_READING))

    # --- SQL --------------------------------------------------------------------------------

    def _numbered(self, name: str, columns: Sequence[str]) -> list[tuple[Any, ...]]:
        """Make a table of the different rows of ``taken``, numbered from 0; return them trimmed."""
        shown = ", ".join(columns)
        trimmed = ", ".join(map(clean, columns))
        # Numbered by value: the order in which DuckDB meets rows differs from run to run.
        self._run(
            f"CREATE TABLE {name} AS SELECT row_number() OVER (ORDER BY {trimmed}, {shown}) - 1 "
            f"AS id, {shown} FROM (SELECT DISTINCT {shown} FROM taken)"
        )
        return self._rows(f"SELECT id, {trimmed} FROM {name} ORDER BY id")

    def _number(self, what: str, value: Any, values: list[Any]) -> int:
        number = self._numbers.setdefault((what, value), len(values))
        if number == len(values):
            values.append(value)
        return number

    def _make(self, name: str, columns: Sequence[str], numbers: Sequence[Sequence[int]]) -> None:
        shown = ", ".join(f"unnest(?::INTEGER[]) AS {column}" for column in columns)
        self._run(f"CREATE TABLE {name} AS SELECT {shown}", list(map(list, numbers)))

    def _run(self, sql: str, parameters: Sequence[object] = ()) -> None:
        self._rows(sql, parameters)

    def _rows(self, sql: str, parameters: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        return watched(self.connection, sql, parameters, self.watch)
