"""Opens a page from a workbook that the program wrote, whatever was saved over it since.

Reads the sheet with the lines of the page and no other, under whatever name it has.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sendviewer.core.errors import InputError, Place
from sendviewer.core.pages import Page
from sendviewer.sources.neighbour_sheets import looks_like_list
from sendviewer.sources.page_files import PAGE_FILES, FileContent, page_from_files
from sendviewer.sources.page_sheet import DATA_COLUMNS, DATA_SHEET, MARK
from sendviewer.sources.places import quoted
from sendviewer.sources.workbook_cells import Cells, Sheet, is_workbook, workbook_sheets

__all__ = ["page_from_workbook"]

_LARGEST_BYTES = 16 * 1024 * 1024
_LINE = re.compile(r"(\d{1,7}) of (\d{1,7})(?:, part (\d{1,7}) of (\d{1,7}))?", re.ASCII)
_FILE, _PLACE, _TEXT = range(3)
_LETTERS = 26

_TITLES = ", ".join(DATA_COLUMNS)
_EXPECTED = (
    f"Open a workbook that SEND Viewer wrote: it has a sheet “{DATA_SHEET}” with the columns "
    f"{_TITLES}."
)
_IS_NEIGHBOURS = (
    "It looks like a list of statistical neighbours: open a DfE file, and choose the list where "
    "“Area and year…” asks what to compare with."
)
_PUT_BACK = "Put it back as it was, or export the page again."


def page_from_workbook(path: Path) -> Page:
    """Return the page in a workbook; raises InputError that says in which sheet and cell."""
    data = _bytes_of(path)
    if not is_workbook(data):
        problem = "This is not an Excel workbook, whatever its name says."
        raise InputError(problem, place=Place(str(path)), remedy=_EXPECTED)
    sheets = workbook_sheets(str(path), data, _EXPECTED)
    return _data_sheet(sheets, path).page()


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


def _data_sheet(sheets: list[Sheet], path: Path) -> _DataSheet:
    for sheet in sheets:
        for row in sheet.rows:
            if all(title in row.cells for title in DATA_COLUMNS):
                columns = tuple(map(row.cells.index, DATA_COLUMNS))
                return _DataSheet(path, sheet, row.number, columns)
    problem = "This workbook is not a page of SEND Viewer."
    if any(sheet.name == DATA_SHEET for sheet in sheets):
        problem = f"The sheet “{DATA_SHEET}” has no row with {_TITLES} over its table."
    remedy = _IS_NEIGHBOURS if looks_like_list(path) else _EXPECTED
    raise InputError(problem, place=Place(str(path)), remedy=remedy)


@dataclass(frozen=True, slots=True)
class _Line:
    """What a row says of itself: which part of which line of a file, and the text."""

    file: str
    number: int
    count: int
    part: int
    parts: int
    text: str


@dataclass(slots=True)
class _Lines:
    """The lines of one file as they are found: their parts, and the row of each line."""

    count: int
    parts: dict[int, dict[int, _Line]] = field(default_factory=dict)
    rows: dict[int, int] = field(default_factory=dict)

    def text(self) -> str:
        """Return the whole text; raises KeyError with the number of a line that is missing."""
        return "\n".join(self._line(number) for number in range(1, self.count + 1))

    def _line(self, number: int) -> str:
        parts = self.parts.get(number, {})
        expected = next(iter(parts.values())).parts if parts else 1
        if len(parts) != expected:
            raise KeyError(number)
        return "".join(parts[part].text for part in sorted(parts))


@dataclass(frozen=True, slots=True)
class _DataSheet:
    """The sheet that holds a page: under which row, and in which columns."""

    path: Path
    sheet: Sheet
    header: int
    columns: tuple[int, ...]

    def page(self) -> Page:
        """Return the page; an error in its content points at the cell of the line."""
        files = self._files()
        content = {name: self._content(name, files) for name in PAGE_FILES}
        try:
            return page_from_files(content)
        except InputError as fault:
            raise self._at_cell(fault, files) from None

    def _files(self) -> dict[str, _Lines]:
        files: dict[str, _Lines] = {}
        for row in self.sheet.rows[self.header :]:
            if any(row.cells):
                self._take(row, files)
        return files

    def _take(self, row: Cells, files: dict[str, _Lines]) -> None:
        line = self._line(row)
        lines = files.setdefault(line.file, _Lines(line.count))
        parts = lines.parts.setdefault(line.number, {})
        place = quoted(row.cells[self.columns[_PLACE]])
        if line.part in parts:
            problem = f"{place} of {line.file} is there a second time."
            raise self._error(row.number, _PLACE, problem, "Take one of the two rows out.")
        if line.count != lines.count or any(each.parts != line.parts for each in parts.values()):
            problem = f"Found {place}; the rows of {line.file} above it count in another way."
            raise self._error(row.number, _PLACE, problem)
        parts[line.part] = line
        lines.rows.setdefault(line.number, row.number)

    def _line(self, row: Cells) -> _Line:
        name, place, text = (row.cells[column] for column in self.columns)
        if name not in PAGE_FILES:
            problem = f"Found {quoted(name)}; expected one of {', '.join(PAGE_FILES)}."
            raise self._error(row.number, _FILE, problem)
        found = _LINE.fullmatch(place)
        numbers = [int(number or 1) for number in found.groups()] if found else [0, 0, 0, 0]
        number, count, part, parts = numbers
        if not (1 <= number <= count and 1 <= part <= parts):
            problem = f"Found {quoted(place)}; expected which line it is, such as “1 of 20”."
            raise self._error(row.number, _PLACE, problem)
        if len(text) <= len(MARK) or not (text.startswith(MARK) and text.endswith(MARK)):
            problem = f"Found {quoted(text)}; expected a text between two {MARK} signs."
            raise self._error(row.number, _TEXT, problem)
        return _Line(name, number, count, part, parts, text[len(MARK) : -len(MARK)])

    def _content(self, name: str, files: Mapping[str, _Lines]) -> FileContent:
        if name not in files:
            raise self._lost(f"no row holds {name}")
        try:
            return FileContent(name, files[name].text().encode())
        except KeyError as missing:
            number = missing.args[0]
            line = f"line {number} of {files[name].count} of {name}"
            raise self._lost(f"{line} is missing, or a part of it") from None

    def _lost(self, what: str) -> InputError:
        problem = f"On the sheet “{self.sheet.name}” {what}."
        return InputError(problem, place=Place(str(self.path)), remedy=_PUT_BACK)

    def _at_cell(self, fault: InputError, files: Mapping[str, _Lines]) -> InputError:
        place = fault.place
        if place is None or place.file not in files:
            return InputError(fault.problem, place=Place(str(self.path)), remedy=fault.remedy)
        row = files[place.file].rows.get(place.line or 1, self.header)
        where = f"{self._cell(row, _TEXT)}, {place.file}"
        within = Place(where, place.line, place.column)
        return InputError(fault.problem, place=within, remedy=fault.remedy)

    def _error(self, row: int, column: int, problem: str, remedy: str = _PUT_BACK) -> InputError:
        return InputError(problem, place=Place(self._cell(row, column)), remedy=remedy)

    def _cell(self, row: int, column: int) -> str:
        letters = _letters(self.columns[column])
        return f"{self.path}, sheet “{self.sheet.name}”, cell {letters}{row}"


def _letters(column: int) -> str:
    """Return the letters over a column that is counted from 0: A, Z, AA."""
    letters, left = "", column + 1
    while left:
        left, place = divmod(left - 1, _LETTERS)
        letters = chr(ord("A") + place) + letters
    return letters
