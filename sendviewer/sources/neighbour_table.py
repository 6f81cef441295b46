"""Finds the table of statistical neighbours among rows of text, and reads it row by row.

Its columns are the authority's 3-digit code and SN1, SN2, … for its neighbours, the closest
first; between them stands how close each is, under a header that repeats. The rows of
authorities that have ended follow after a heading ("Old SNs:").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sendviewer.core.errors import InputError, Place
from sendviewer.core.needs import loosely
from sendviewer.core.word_lists import listed
from sendviewer.sources.neighbour_sheets import Cells, Sheet
from sendviewer.sources.places import quoted

__all__ = ["NeighbourRow", "neighbour_rows"]

_ROWS_BEFORE_HEADER = 30
_FEWEST_NEIGHBOURS = 2
_MOST_SHOWN = 8

_CODE_COLUMNS = ("la num", "la number", "la code", "old la code")
_NEIGHBOUR_COLUMN = re.compile(r"sn ?(\d{1,2})")
_DFE_CODE = re.compile(r"\d{3}")

_WHAT_IS_EXPECTED = (
    "Expected a row of headers with “LA number” for the authority's 3-digit code, and SN1, SN2 to "
    "SN10 for its neighbours."
)
_PUT_RIGHT = "Put it right, or download the list again."


@dataclass(frozen=True, slots=True)
class NeighbourRow:
    """An authority and its neighbours by 3-digit code, the closest first, and where they stand."""

    dfe_code: str
    neighbours: tuple[str, ...]
    place: Cells


@dataclass(frozen=True, slots=True)
class _Header:
    """At which position of a row the authority's code and its neighbours stand."""

    row: Cells
    code: int
    neighbours: tuple[int, ...]


def neighbour_rows(file: str, sheets: Sequence[Sheet]) -> Iterator[NeighbourRow]:
    """Yield the authorities of the first sheet that has the columns; raises InputError."""
    for sheet in sheets:
        header = next(filter(None, map(_header, sheet.rows[:_ROWS_BEFORE_HEADER])), None)
        if header is not None:
            yield from _rows_under(header, sheet)
            return
    raise _not_a_list(file, sheets)


def _rows_under(header: _Header, sheet: Sheet) -> Iterator[NeighbourRow]:
    has_rows = False
    for row in sheet.rows:
        if row.number > header.row.number and not _is_between(header, row):
            yield _neighbour_row(header, row)
            has_rows = True
    if not has_rows:
        raise header.row.error("There are no authorities under these headers.", _PUT_RIGHT)


def _header(row: Cells) -> _Header | None:
    names = [loosely(cell) for cell in row.cells]
    numbered = {
        int(found[1]): position
        for position, name in enumerate(names)
        if (found := _NEIGHBOUR_COLUMN.fullmatch(name))
    }
    code = next((names.index(name) for name in _CODE_COLUMNS if name in names), None)
    in_order = sorted(numbered)
    is_whole = in_order == list(range(1, len(in_order) + 1))
    if code is None or len(in_order) < _FEWEST_NEIGHBOURS or not is_whole:
        return None
    return _Header(row, code, tuple(numbered[number] for number in in_order))


def _is_between(header: _Header, row: Cells) -> bool:
    """Return whether a row is empty or a heading: it has neither code nor neighbours."""
    return not any(_cell(row, position) for position in (header.code, *header.neighbours))


def _neighbour_row(header: _Header, row: Cells) -> NeighbourRow:
    code = _code(header, row, header.code)
    neighbours = tuple(_code(header, row, position) for position in header.neighbours)
    if code in neighbours:
        raise row.error(f"The authority {code} is among its own neighbours.", _PUT_RIGHT)
    repeated = next((one for one in neighbours if neighbours.count(one) > 1), None)
    if repeated is not None:
        raise row.error(f"The neighbour {repeated} of {code} is there twice.", _PUT_RIGHT)
    return NeighbourRow(code, neighbours, row)


def _code(header: _Header, row: Cells, position: int) -> str:
    code = _cell(row, position)
    if _DFE_CODE.fullmatch(code):
        return code
    found = f"found {quoted(code)}" if code else "the cell is empty"
    column = quoted(header.row.cells[position])
    problem = f"In the column {column} {found}; expected a 3-digit code such as 856."
    raise row.error(problem, _PUT_RIGHT)


def _cell(row: Cells, position: int) -> str:
    return row.cells[position] if position < len(row.cells) else ""


def _not_a_list(file: str, sheets: Sequence[Sheet]) -> InputError:
    """Return the error for a file without the columns, with those that it begins with."""
    place = Place(file)
    rows = (row for sheet in sheets for row in sheet.rows)
    first = next((row for row in rows if any(row.cells)), None)
    problem = "This is not a list of statistical neighbours: "
    if first is None:
        return InputError(problem + "it has no cells.", place=place, remedy=_WHAT_IS_EXPECTED)
    names = [quoted(cell) for cell in first.cells if cell]
    shown = names[:_MOST_SHOWN]
    if len(names) > len(shown):
        shown.append(f"{len(names) - len(shown)} more")
    where = f"the sheet “{first.sheet}”" if first.sheet else "the file"
    problem += f"{where} begins with {listed(shown)}."
    return InputError(problem, place=place, remedy=_WHAT_IS_EXPECTED)
