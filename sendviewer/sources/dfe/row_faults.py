"""Words what is wrong in the rows of a file, with the line and column where it stands.

To find a line the file is read once more, which only an error is worth.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sendviewer.core.errors import InputError
from sendviewer.core.errors import Place as FilePlace
from sendviewer.sources.dfe.csv_scan import clean
from sendviewer.sources.dfe.file_rows import FileRows
from sendviewer.sources.dfe.places import PlaceRow
from sendviewer.sources.dfe.row_kinds import UnknownLabelError
from sendviewer.sources.dfe.rows import level_condition

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

__all__ = ["WHEN_AND_WHERE", "RowFaults"]

WHEN_AND_WHERE = ("period", *PlaceRow._fields)
"""The columns of ``taken`` that say which period and place a row is of."""

_CHECK_FILE = "Check the file, or download it again."
_NEWER = "If DfE has new words for it, a newer version of this program is needed."
_EXPECTED = {
    "provision": "expected no SEN, SEN support, EHC plan, or the total",
    "need": "expected a primary need of the school census, none recorded, or the total",
    "phase": "expected a kind of school as in the school census, or the total",
}


class RowFaults:
    """Makes the errors on one file whose rows of use lie in ``taken``."""

    def __init__(self, connection: DuckDBPyConnection, file: FileRows) -> None:
        self._connection = connection
        self._file = file

    def unknown_period(self, text: str) -> InputError:
        """Return that a period cannot be read."""
        index = dict(self._file.found.identity)["period"]
        problem = f"The period “{text}” is not known: expected a year such as 2024 or 202425."
        return InputError(problem, place=self._place({index: text}, index), remedy=_CHECK_FILE)

    def unknown_label(self, error: UnknownLabelError) -> InputError:
        """Return that a label is in no list: its column and what was expected in it."""
        index = error.label.index
        column = self._file.header[index]
        expected = _EXPECTED[error.label.role]
        problem = f"The column {column} holds “{error.value}”, which is not known; {expected}."
        return InputError(problem, place=self._place({index: error.value}, index), remedy=_NEWER)

    def unknown_cell(self, text: str) -> InputError:
        """Return that a cell holds neither a count nor a symbol."""
        places = [
            (index, self._place({index: text}, index)) for index, _ in self._file.found.counts
        ]
        index, place = min(places, key=lambda found: found[1].line or float("inf"))
        problem = (
            f"The column {self._file.header[index]} holds “{text}”; expected a whole number of 0 "
            "or more, or a symbol such as c, x or z."
        )
        return InputError(problem, place=place, remedy=_CHECK_FILE)

    def contradiction(self, period: int, place: int, key: int, where: str) -> InputError:
        """Return that a count is there twice with different values, and in which lines."""
        lines: dict[str, FilePlace] = {}
        for text, index, cells in self._cells_of(period, place, key):
            lines.setdefault(text, self._place(cells | {index: text}, index))
        found = sorted(lines.items(), key=lambda item: item[1].line or 0)
        (one, first), (other, second) = found[0], found[-1]
        problem = (
            f"The file gives two counts for the same thing ({where}): “{one}” in line "
            f"{first.line} and “{other}” in line {second.line}."
        )
        return InputError(problem, place=first, remedy=_CHECK_FILE)

    def _cells_of(self, period: int, place: int, key: int) -> list[tuple[str, int, dict[int, str]]]:
        """Return text, column and the identifying cells of every row that gives this count."""
        file = self._file
        identity = dict(file.found.identity)
        columns = {part: identity[part] for part in WHEN_AND_WHERE if part in identity}
        columns |= {label.name: label.index for label in file.labels}
        labels = ", ".join(label.name for label in file.labels)
        counts = [f"t.m{number}" for number in range(len(file.found.counts))]
        trimmed = [clean(f"t.{name}") for name in columns]
        trimmed += [f"CASE WHEN {count} IS NOT NULL THEN {clean(count)} END" for count in counts]
        rows = self._rows(
            f"SELECT q.measure, {', '.join(trimmed)} FROM taken t "
            f"JOIN taken_places p USING ({', '.join(WHEN_AND_WHERE)}) "
            f"JOIN taken_kinds k USING ({labels}) "
            "JOIN place_map m ON m.id = p.id JOIN key_map q ON q.kind = k.id "
            "WHERE m.period = ? AND m.place = ? AND q.key = ?",
            [period, place, key],
        )
        found = []
        for measure, *cells in rows:
            shown = dict(zip(columns.values(), cells, strict=False))
            text = cells[len(columns) + measure]
            found.append((text, file.found.counts[measure][0], shown))
        return [one for one in found if one[0] is not None]

    def _place(self, cells: dict[int, str], column: int) -> FilePlace:
        """Return the first line with these cells; a line break inside quotes counts as none."""
        conditions = " AND ".join(f"{clean(f'c{index}')} = ?" for index in cells)
        level = level_condition(dict(self._file.found.identity)["level"])
        query, paths = self._file.table.query(
            "SELECT min(line) FROM (SELECT row_number() OVER () AS line, * FROM {file}) "
            f"WHERE {level} AND {conditions}"
        )
        self._connection.execute("SET preserve_insertion_order = true")
        rows = self._rows(query, [*paths, *cells.values()])
        line = rows[0][0]
        return FilePlace(self._file.table.shown, None if line is None else line + 1, column + 1)

    def _rows(self, sql: str, parameters: list[Any]) -> list[tuple[Any, ...]]:
        return self._connection.execute(sql, parameters).fetchall()
