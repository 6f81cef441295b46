"""Checks the two ends of a CSV file: the line that names the columns, and the last row.

What lies between is checked where it is read.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path

from sendviewer.core.errors import InputError, Place
from sendviewer.sources.dfe.byte_streams import last_bytes, line_feeds
from sendviewer.sources.dfe.file_kinds import refuse_other_kinds
from sendviewer.sources.dfe.text_encoding import start_of_text
from sendviewer.sources.places import quoted

__all__ = ["IDENTIFYING_COLUMNS", "check_last_row", "header_of"]

IDENTIFYING_COLUMNS = (
    "time_period",
    "time_identifier",
    "geographic_level",
    "country_code",
    "country_name",
)
"""What every data file of Explore Education Statistics begins with, in any order."""

_OTHER_DELIMITERS = {";": "semicolons", "\t": "tabs", "|": "vertical bars"}
_MOST_NAMES = 6
_TAIL_BYTES = 256 * 1024
_EXPECTED = "a CSV file of Explore Education Statistics"
_FIRST_LINE = (
    "Open a data file of Explore Education Statistics as it was downloaded: its first line "
    f"names, among others, {', '.join(IDENTIFYING_COLUMNS)}."
)
_SAVE_WITH_COMMAS = "Save it again as “CSV UTF-8 (comma delimited)”, or download it again."
_DOWNLOAD = "Download the file again."


def header_of(start: bytes, shown_as: str) -> tuple[str, ...]:
    """Return the names of the columns, without stray spaces, from the first bytes of a file.

    A name that is there twice stays twice. Raises InputError for what is no CSV file, is empty,
    or lacks the columns of Explore Education Statistics.
    """
    place = Place(shown_as)
    if not start:
        problem = f"The file is empty (0 bytes); expected {_EXPECTED}."
        raise InputError(problem, place=place, remedy=_DOWNLOAD)
    refuse_other_kinds(start, place, _EXPECTED)
    text = start_of_text(start)
    if not text.strip():
        problem = f"The file holds only blank lines; expected {_EXPECTED}."
        raise InputError(problem, place=place, remedy=_DOWNLOAD)
    names = _first_record(text, ",")
    if not set(names).issuperset(IDENTIFYING_COLUMNS):
        raise _unfit_columns(text, names, shown_as)
    return names


def check_last_row(path: Path, columns: int, shown_as: str) -> None:
    """Check that the last row has as many cells as there are columns, and that there is a row.

    ``path`` is a UTF-8 file. A file that was cut off while it was
    downloaded, or that holds no more than its header, raises InputError with the line.
    """
    tail, is_whole = last_bytes(path, _TAIL_BYTES)
    text = tail.decode("utf-8", "replace")
    rows = text.rstrip()
    start = _start_of_last_row(rows, columns)
    if is_whole and start == 0:
        problem = "The file names its columns and holds no rows."
        raise InputError(problem, place=Place(shown_as, 1), remedy=_DOWNLOAD)
    found = len(_first_record(rows[start:], ","))
    if start and found < columns:
        line = line_feeds(path) - text.count("\n", start) + 1
        problem = (
            f"The last row has {found} of {columns} cells: the file seems to have been cut off."
        )
        raise InputError(problem, place=Place(shown_as, line), remedy=_DOWNLOAD)


def _start_of_last_row(text: str, columns: int) -> int:
    """Return where the last row begins: the last line, or before it if a quoted cell has lines."""
    start = last_line = text.rfind("\n") + 1
    is_open = text.count('"', start) % 2 == 1
    while start and is_open:
        end, start = start, text.rfind("\n", 0, start - 1) + 1
        is_open ^= text.count('"', start, end) % 2 == 1
    for candidate in (last_line, start):
        if len(_first_record(text[candidate:], ",")) >= columns:
            return candidate
    return last_line


def _first_record(text: str, delimiter: str) -> tuple[str, ...]:
    """Return the cells of the first record without the spaces around them."""
    try:
        cells = next(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), [])
    except csv.Error:  # a cell without end
        return ()
    return tuple(cell.strip() for cell in cells)


def _unfit_columns(text: str, names: tuple[str, ...], shown_as: str) -> InputError:
    place = Place(shown_as, 1)
    for delimiter, words in _OTHER_DELIMITERS.items():
        if set(_first_record(text, delimiter)).issuperset(IDENTIFYING_COLUMNS):
            problem = f"The cells are separated by {words}; expected commas."
            return InputError(problem, place=place, remedy=_SAVE_WITH_COMMAS)
    missing = [name for name in IDENTIFYING_COLUMNS if name not in names]
    noun = "column" if len(missing) == 1 else "columns"
    problem = f"Missing: the {noun} {', '.join(missing)}. Found: {_found(names)}."
    return InputError(problem, place=place, remedy=_FIRST_LINE)


def _found(names: tuple[str, ...]) -> str:
    if not any(names):
        return "no names on line 1"
    shown = ", ".join(map(quoted, names[:_MOST_NAMES]))
    more = len(names) - _MOST_NAMES
    return f"{shown} and {more} more" if more > 0 else shown
