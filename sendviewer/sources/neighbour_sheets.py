"""Reads a workbook or a CSV file into rows of text that know where they stand."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

from sendviewer.core.errors import InputError, Place
from sendviewer.sources.workbook_cells import Cells, Sheet, is_workbook, workbook_sheets

__all__ = ["Cells", "Sheet", "looks_like_list", "read_sheets"]

#: The published lists have 20 to 60 kilobytes.
_LARGEST_BYTES = 8 * 1024 * 1024
_LOOKED_AT_BYTES = 64 * 1024

_ZIP_MARK = b"PK\x03\x04"
_OLD_WORKBOOK_MARK = b"\xd0\xcf\x11\xe0"

_WHAT_IS_EXPECTED = (
    "Choose DfE's list of statistical neighbours: the workbook (.xlsx), or the CSV file."
)


def read_sheets(path: Path) -> list[Sheet]:
    """Return every sheet of a workbook, or the one table of a CSV file; raises InputError."""
    data = _bytes_of(path)
    if is_workbook(data):
        return workbook_sheets(path.name, data, _WHAT_IS_EXPECTED)
    try:
        return [Sheet("", tuple(_csv_rows(path.name, _text_of(data))))]
    except csv.Error as fault:
        problem = f"The file cannot be read as CSV ({fault})."
        raise InputError(problem, place=Place(path.name), remedy=_WHAT_IS_EXPECTED) from None


def looks_like_list(path: Path) -> bool:
    """Return whether a file may be a list, by a look at its beginning; never an error."""
    try:
        with path.open("rb") as stream:
            start = stream.read(_LOOKED_AT_BYTES)
        if start.startswith(_ZIP_MARK):
            start = _start_of_texts(path)
        elif start.startswith(_OLD_WORKBOOK_MARK):
            return path.stat().st_size <= _LARGEST_BYTES
    except (OSError, zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError):
        return False
    return b"SN1" in start and b"SN2" in start


def _start_of_texts(path: Path) -> bytes:
    """Return the beginning of where a workbook keeps its texts."""
    texts = b""
    with zipfile.ZipFile(path) as archive:
        for name in ("xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"):
            if name in archive.namelist():
                with archive.open(name) as stream:
                    texts += stream.read(_LOOKED_AT_BYTES)
    return texts


def _bytes_of(path: Path) -> bytes:
    place = Place(path.name)
    try:
        with path.open("rb") as stream:
            data = stream.read(_LARGEST_BYTES + 1)
    except FileNotFoundError:
        remedy = "Check the name and where it is."
        raise InputError("There is no such file.", place=place, remedy=remedy) from None
    except OSError as fault:
        problem = f"The file cannot be read: {fault.strerror}."
        raise InputError(problem, place=place, remedy=_WHAT_IS_EXPECTED) from None
    if not data.strip():
        raise InputError("The file is empty.", place=place, remedy=_WHAT_IS_EXPECTED)
    if len(data) > _LARGEST_BYTES:
        problem = f"The file is larger than {_LARGEST_BYTES // 1024**2} MB, as no such list is."
        raise InputError(problem, place=place, remedy=_WHAT_IS_EXPECTED)
    return data


def _text_of(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _csv_rows(file: str, text: str) -> Iterator[Cells]:
    reader = csv.reader(io.StringIO(text, newline=""))
    number = 1
    for cells in reader:
        yield Cells(file, "", number, tuple(cell.strip() for cell in cells))
        number = reader.line_num + 1
