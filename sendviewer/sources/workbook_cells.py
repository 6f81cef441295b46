"""Reads a workbook into rows of text that know where they stand. Loads its reader when asked."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sendviewer.core.errors import InputError, Place

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

__all__ = ["Cells", "Sheet", "is_workbook", "workbook_sheets"]

_LARGEST_UNPACKED_BYTES = 64 * 1024 * 1024
_ZIP_MARK = b"PK\x03\x04"
_OLD_WORKBOOK_MARK = b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True, slots=True)
class Cells:
    """A row: its cells as text without spaces around them, and where it stands.

    ``sheet`` is the name of a workbook's sheet, or "" in a CSV file; ``number`` counts from 1.
    """

    file: str
    sheet: str
    number: int
    cells: tuple[str, ...]

    def error(self, problem: str, remedy: str) -> InputError:
        """Return an error that points at this row."""
        if not self.sheet:
            return InputError(problem, place=Place(self.file, self.number), remedy=remedy)
        where = f"On the sheet “{self.sheet}”, row {self.number}: "
        return InputError(where + problem, place=Place(self.file), remedy=remedy)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a workbook, or a whole CSV file, whose name is ""."""

    name: str
    rows: tuple[Cells, ...]


def is_workbook(data: bytes) -> bool:
    """Return whether a file that begins so may be a workbook; another zip file begins so too."""
    return data.startswith((_ZIP_MARK, _OLD_WORKBOOK_MARK))


def workbook_sheets(file: str, data: bytes, expected: str) -> list[Sheet]:
    """Return every sheet of a workbook.

    ``file`` names it in messages; ``expected`` says what to give instead of one that cannot be
    read, which raises InputError.
    """
    # Loaded here, as a workbook is opened rarely and a start pays for every import.
    from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415

    try:
        _check_unpacked_size(file, data, expected)
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        return [_sheet(file, name, workbook) for name in workbook.sheet_names]
    except (CalamineError, zipfile.BadZipFile, OSError, ValueError) as fault:
        problem = f"The file cannot be read as a workbook ({fault})."
        raise InputError(problem, place=Place(file), remedy=expected) from None


def _check_unpacked_size(file: str, data: bytes, expected: str) -> None:
    if not data.startswith(_ZIP_MARK):
        return
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        size = sum(entry.file_size for entry in archive.infolist())
    if size > _LARGEST_UNPACKED_BYTES:
        problem = f"Unpacked, the workbook has {size // 1024**2:,} MB, which is far too large."
        raise InputError(problem, place=Place(file), remedy=expected)


def _sheet(file: str, name: str, workbook: CalamineWorkbook) -> Sheet:
    rows = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
    return Sheet(
        name,
        tuple(
            Cells(file, name, number, tuple(map(_cell_text, cells)))
            for number, cells in enumerate(rows, 1)
        ),
    )


def _cell_text(value: object) -> str:
    """Return a cell as it is shown: 301 for the number 301.0."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value).strip()
