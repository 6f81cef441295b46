"""Finds which version a list of statistical neighbours is: a month and year, or a year."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sendviewer.core.word_lists import MONTHS
from sendviewer.sources.neighbour_sheets import Sheet

__all__ = ["UNDATED", "Version", "version_of"]

_MONTH_AND_YEAR = re.compile(rf"({'|'.join(MONTHS)})[\s_-]*(20\d\d)(?!\d)", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")

#: A title or a note stands above the table.
_ROWS_ABOVE = 10


@dataclass(frozen=True, slots=True)
class Version:
    """A version in words ("May 2025") and as a date that sorts ("2025-05")."""

    words: str
    date: str


UNDATED = Version("undated", "")


def version_of(file_name: str, sheets: Sequence[Sheet]) -> Version:
    """Return the version that a title in the file states, else the file's name, else UNDATED."""
    texts = [*_titles(sheets), file_name]
    for text in texts:
        found = _MONTH_AND_YEAR.search(text)
        if found is not None:
            month = found[1].capitalize()
            return Version(f"{month} {found[2]}", f"{found[2]}-{MONTHS.index(month) + 1:02}")
    year = next((found[1] for text in texts if (found := _YEAR.search(text))), None)
    return Version(year, year) if year else UNDATED


def _titles(sheets: Sequence[Sheet]) -> Iterable[str]:
    for sheet in sheets:
        yield sheet.name
        for row in sheet.rows[:_ROWS_ABOVE]:
            yield from (cell for cell in row.cells if cell)
