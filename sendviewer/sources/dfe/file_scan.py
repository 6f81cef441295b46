"""Reads one DfE file: its rows of use go into the table ``taken``, the others are only counted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from sendviewer.core.errors import InputError
from sendviewer.core.errors import Place as FilePlace
from sendviewer.core.needs import loosely
from sendviewer.sources.dfe.csv_scan import (
    CsvTable,
    clean,
    counting_rows,
    engine,
    rows_counted,
    watched,
)
from sendviewer.sources.dfe.file_rows import FileRows
from sendviewer.sources.dfe.intake import DataFile
from sendviewer.sources.dfe.progress import FileProgress
from sendviewer.sources.dfe.recognition import Recognised
from sendviewer.sources.dfe.rows import condition_of, filters_among, labels_of, selection
from sendviewer.sources.watching import Watch

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

__all__ = ["FileScan", "shown_name"]

_WHOLE = (0.0, 1.0)
_EXAMPLES = 3
_WHOLE_FILE = "Open the whole file as DfE publishes it, not a part of it."


def shown_name(file: DataFile) -> str:
    """Return the name of a file for its reader: with that of the zip around it."""
    return f"{file.archive}/{file.name}" if file.archive else file.name


class FileScan:
    """One file on its way into the table ``taken``."""

    def __init__(
        self,
        connection: DuckDBPyConnection,
        file: DataFile,
        watch: Watch,
        progress: FileProgress,
    ) -> None:
        self._connection = connection
        self._file = file
        self._watch = watch
        self._progress = progress

    def take(self, candidates: Sequence[Recognised]) -> tuple[FileRows, int]:
        """Take the rows of use; return what their columns are, and how many rows the file has.

        ``candidates`` are the layouts that the header fits. Raises InputError for a broken file
        and for one without a row of use, and what the watch raises.
        """
        table = CsvTable(self._file.path, len(self._file.header), shown_name(self._file))
        try:
            return self._take(table, candidates)
        except engine().Error as fault:
            raise table.fault(fault) from None

    def _take(self, table: CsvTable, candidates: Sequence[Recognised]) -> tuple[FileRows, int]:
        found = self._told_apart(table, candidates)
        header = self._file.header
        filters = filters_among(self._connection, table, found, header)
        labels = labels_of(found, filters)
        rows = self._taken(table, selection(found, labels))
        if any(filters.values()) and self._is_empty(table):
            # The sure labels of the start are in no row of use: then the likely ones count.
            labels = labels_of(found, dict.fromkeys(filters, False))
            rows = self._taken(table, selection(found, labels))
        file_rows = FileRows(table, found, header, labels, self._file.guidance)
        if self._is_empty(table):
            raise self._no_rows(file_rows)
        return file_rows, rows

    def _is_empty(self, table: CsvTable) -> bool:
        return self._ask(table, "SELECT count(*) FROM taken", (1.0, 1.0)) == [(0,)]

    def _taken(self, table: CsvTable, query: str) -> int:
        """Take the rows of use, and return how many rows were looked at."""
        counting_rows(self._connection, on=True)
        self._ask(table, f"CREATE OR REPLACE TABLE taken AS {query}", _WHOLE)
        rows = rows_counted(self._connection)
        counting_rows(self._connection, on=False)
        if rows is None:
            [(rows,)] = self._ask(table, "SELECT count(*) FROM {file}", (1.0, 1.0))
        return rows

    def _told_apart(self, table: CsvTable, candidates: Sequence[Recognised]) -> Recognised:
        """Return the one of several layouts that the values of the file speak for."""
        first, *others = candidates
        if not others or not first.topic:
            return first
        columns = clean(f"c{first.topic[0]}"), clean(f"c{dict(first.identity)['period']}")
        query = f"SELECT DISTINCT {columns[0]}, length({columns[1]}) FROM {{file}}"
        rows = self._ask(table, query, (0.0, 0.0))
        topics = {loosely(topic) for topic, _ in rows}
        digits = max((length for _, length in rows), default=0)
        by_topic = [one for one in candidates if one.layout.told.topic in topics]
        by_period = [one for one in candidates if one.layout.told.digits == digits]
        return [*by_topic, *by_period, first][0]

    def _ask(self, table: CsvTable, query: str, span: tuple[float, float]) -> list[tuple[Any, ...]]:
        start, end = span
        sql, parameters = table.query(query)

        def tell(fraction: float) -> None:
            self._progress.told(start + (end - start) * fraction)

        return watched(self._connection, sql, parameters, self._watch, tell)

    def _no_rows(self, rows: FileRows) -> InputError:
        """Return why no row is of use: no level that is read, or a filter without a total."""
        place = FilePlace(rows.table.shown)
        for label in rows.labels:
            if label.role != "filter":
                continue
            condition = condition_of(label)
            query = f"SELECT count(*) FILTER (WHERE {condition}) FROM {{file}}"
            if self._ask(rows.table, query, (1.0, 1.0)) == [(0,)]:
                name = rows.header[label.index]
                problem = f"The column {name} has no rows for all together, only for parts."
                return InputError(problem, place=place, remedy=_WHOLE_FILE)
        level = clean(f"c{dict(rows.found.identity)['level']}")
        query = f"SELECT DISTINCT {level} FROM {{file}} ORDER BY ALL LIMIT {_EXAMPLES}"
        levels = [level or "no level" for (level,) in self._ask(rows.table, query, (1.0, 1.0))]
        found = f"rows of {', '.join(levels)}" if levels else "no rows"
        problem = f"The file holds {found}; expected totals for England, regions or authorities."
        return InputError(problem, place=place, remedy=_WHOLE_FILE)
