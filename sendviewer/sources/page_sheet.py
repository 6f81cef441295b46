"""Writes a page into the rows of a sheet, and reads it again from a workbook that has them.

The rows hold the four files of a page line by line, each line between two "|" signs. A spreadsheet
program may then save the workbook without changing spaces, empty lines, numbers or signs of
formulas. Each row says which line of how many it is, so that a lost row is found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sendviewer.core.errors import InputError, Place
from sendviewer.core.pages import Page
from sendviewer.sources.page_files import (
    PAGE_FILES,
    FileContent,
    files_from_page,
    page_from_files,
)
from sendviewer.sources.places import quoted
from sendviewer.sources.workbook_cells import Cells, Sheet, is_workbook, workbook_sheets

__all__ = [
    "DATA_COLUMNS",
    "DATA_LINES",
    "DATA_SHEET",
    "DATA_TITLE",
    "page_from_workbook",
    "page_rows",
]

DATA_SHEET = "Page data"
DATA_TITLE = "Page data: for SEND Viewer"
DATA_LINES = (
    "This sheet holds one table: the page as SEND Viewer keeps it, a row for each line.",
    "SEND Viewer opens this sheet and no other. What is changed on other sheets is not read.",
    "Whoever changes a text here keeps its two | signs and the words under File and Line.",
)
DATA_COLUMNS = ("File", "Line", "Text")

_MARK = "|"
#: In characters. A cell holds 32,767 units, and a character may take two of them.
_LONGEST_TEXT = 16_000
_LARGEST_BYTES = 16 * 1024 * 1024
_LINE = re.compile(r"(\d+) of (\d+)(?:, part (\d+) of (\d+))?", re.ASCII)

_EXPECTED = (
    f"Open a workbook that SEND Viewer wrote: it has a sheet “{DATA_SHEET}” with the columns "
    f"{', '.join(DATA_COLUMNS)}."
)
_FROM_A_COPY = "Take the sheet again from an older copy of the workbook, or export the page again."


def page_rows(page: Page) -> Iterator[tuple[str, str, str]]:
    """Yield the rows that hold a page; raises DomainError if the page cannot be saved."""
    for name, data in files_from_page(page).items():
        lines = data.decode("utf-8-sig").split("\n")
        for number, line in enumerate(lines, 1):
            parts = _parts(line)
            for part, text in enumerate(parts, 1):
                place = f"{number} of {len(lines)}"
                if len(parts) > 1:
                    place += f", part {part} of {len(parts)}"
                yield name, place, f"{_MARK}{text}{_MARK}"


def page_from_workbook(path: Path) -> Page:
    """Return the page in a workbook; raises InputError that says in which sheet and cell."""
    data = _bytes_of(path)
    if not is_workbook(data):
        problem = "This is not an Excel workbook, whatever its name says."
        raise InputError(problem, place=Place(str(path)), remedy=_EXPECTED)
    sheets = workbook_sheets(str(path), data, _EXPECTED)
    return _DataSheet.of(sheets, path).page()


def _parts(line: str) -> list[str]:
    starts = range(0, max(len(line), 1), _LONGEST_TEXT)
    return [line[start : start + _LONGEST_TEXT] for start in starts]


def _bytes_of(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            data = stream.read(_LARGEST_BYTES + 1)
    except OSError as fault:
        problem = f"The file cannot be read: {fault.strerror}."
        remedy = "Close it in other programs, and check that you may read it."
        raise InputError(problem, place=Place(str(path)), remedy=remedy) from fault
    if len(data) > _LARGEST_BYTES:
        problem = f"The workbook is larger than {_LARGEST_BYTES // 1024**2} MB."
        raise InputError(problem, place=Place(str(path)), remedy=_EXPECTED)
    return data


@dataclass(slots=True)
class _File:
    """Lines of one of the page's files as they are found, each with its row."""

    count: int
    lines: dict[int, dict[int, str]] = field(default_factory=dict)
    parts: dict[int, int] = field(default_factory=dict)
    rows: dict[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _DataSheet:
    """The sheet that holds the page, and in which columns."""

    path: Path
    sheet: Sheet
    header: int
    columns: tuple[int, ...]

    @classmethod
    def of(cls, sheets: list[Sheet], path: Path) -> _DataSheet:
        """Return the sheet with the columns of a page's data, whatever its name."""
        for sheet in sheets:
            for row in sheet.rows:
                if all(title in row.cells for title in DATA_COLUMNS):
                    columns = tuple(map(row.cells.index, DATA_COLUMNS))
                    return cls(path, sheet, row.number, columns)
        problem = "This workbook holds no page of SEND Viewer."
        if any(sheet.name == DATA_SHEET for sheet in sheets):
            problem = (
                f"The sheet “{DATA_SHEET}” has no row {', '.join(DATA_COLUMNS)} over its table."
            )
        raise InputError(problem, place=Place(str(path)), remedy=_EXPECTED)

    def page(self) -> Page:
        """Return the page; an error in its content points at the cell of the line."""
        files = self._files()
        content = {name: self._content(name, files) for name in PAGE_FILES}
        try:
            return page_from_files(content)
        except InputError as fault:
            raise self._at_cell(fault, files) from None

    def _files(self) -> Mapping[str, _File]:
        files: dict[str, _File] = {}
        for row in self.sheet.rows[self.header :]:
            if any(row.cells):
                self._take(row, files)
        return files

    def _take(self, row: Cells, files: dict[str, _File]) -> None:
        name, place, text = (row.cells[column] for column in self.columns)
        if name not in PAGE_FILES:
            problem = f"Found {quoted(name)}; expected one of {', '.join(PAGE_FILES)}."
            raise self._error(row.number, 0, problem)
        found = _LINE.fullmatch(place)
        if found is None:
            problem = f"Found {quoted(place)}; expected a line such as “1 of 20”."
            raise self._error(row.number, 1, problem)
        if len(text) < len(_MARK) * 2 or not (text.startswith(_MARK) and text.endswith(_MARK)):
            problem = f"Found {quoted(text)}; expected a text between two {_MARK} signs."
            raise self._error(row.number, 2, problem)
        line, count, part, parts = (int(number or 1) for number in found.groups())
        file = files.setdefault(name, _File(count))
        lines = file.lines.setdefault(line, {})
        if part in lines:
            raise self._error(row.number, 1, f"Line {place} of {name} is there a second time.")
        if count != file.count or parts != file.parts.setdefault(line, parts):
            problem = f"Found {quoted(place)}; other rows of {name} have another number of lines."
            raise self._error(row.number, 1, problem)
        lines[part] = text[len(_MARK) : -len(_MARK)]
        file.rows.setdefault(line, row.number)

    def _content(self, name: str, files: Mapping[str, _File]) -> FileContent:
        if name not in files:
            problem = f"On the sheet “{self.sheet.name}” there is no row of {name}."
            raise InputError(problem, place=Place(str(self.path)), remedy=_FROM_A_COPY)
        file = files[name]
        lines = []
        for number in range(1, file.count + 1):
            parts = file.lines.get(number, {})
            if sorted(parts) != list(range(1, file.parts.get(number, 1) + 1)):
                problem = (
                    f"On the sheet “{self.sheet.name}” a row is missing: line {number} of "
                    f"{file.count} of {name}."
                )
                raise InputError(problem, place=Place(str(self.path)), remedy=_FROM_A_COPY)
            lines.append("".join(parts[part] for part in sorted(parts)))
        return FileContent(name, "\n".join(lines).encode())

    def _at_cell(self, fault: InputError, files: Mapping[str, _File]) -> InputError:
        place = fault.place
        if place is None or place.file not in files:
            return InputError(fault.problem, place=Place(str(self.path)), remedy=fault.remedy)
        row = files[place.file].rows.get(place.line or 1)
        where = f"{self.path}, sheet “{self.sheet.name}”"
        if row is not None:
            where += f", cell {_letters(self.columns[2])}{row}"
        within = Place(f"{where}, {place.file}", place.line, place.column)
        return InputError(fault.problem, place=within, remedy=fault.remedy)

    def _error(self, row: int, column: int, problem: str) -> InputError:
        cell = f"{_letters(self.columns[column])}{row}"
        where = Place(f"{self.path}, sheet “{self.sheet.name}”, cell {cell}")
        return InputError(problem, place=where, remedy=_FROM_A_COPY)


def _letters(column: int) -> str:
    """Return the letters over a column that is counted from 0: A, Z, AA."""
    letters, left = "", column + 1
    while left:
        left, place = divmod(left - 1, 26)
        letters = chr(ord("A") + place) + letters
    return letters
