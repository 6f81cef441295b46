"""Lays a page out as the rows of a sheet that any spreadsheet program may open and save.

The rows hold the four files of a page line by line, each line between two "|" signs: no program
then changes spaces, empty lines, numbers or signs of formulas. Each row says which line of how
many it is, so that a lost row is found.
"""

from __future__ import annotations

from collections.abc import Iterator

from sendviewer.core.pages import Page
from sendviewer.sources.page_files import files_from_page

__all__ = ["DATA_COLUMNS", "DATA_LINES", "DATA_SHEET", "DATA_TITLE", "MARK", "page_rows"]

DATA_SHEET = "Page data"
DATA_TITLE = "Page data: for SEND Viewer"
DATA_LINES = (
    "This sheet holds one table: the page as SEND Viewer keeps it, a row for each line.",
    "SEND Viewer opens this sheet and no other. What is changed on other sheets is not read.",
    "Whoever changes a text here keeps its two | signs, and the words under File and Line.",
)
DATA_COLUMNS = ("File", "Line", "Text")

MARK = "|"
"""Stands before and after the text of each line."""

#: In characters. A cell holds 32,767 units, and a character may take two of them.
_LONGEST_TEXT = 15_000


def page_rows(page: Page) -> Iterator[tuple[str, str, str]]:
    """Yield a row for each line of the page's files: "needs.csv", "1 of 16", "|code,need|".

    Raises DomainError if the page cannot be saved.
    """
    for name, data in files_from_page(page).items():
        lines = data.decode("utf-8-sig").split("\n")
        for number, line in enumerate(lines, 1):
            for place, text in _parts(line, f"{number} of {len(lines)}"):
                yield name, place, f"{MARK}{text}{MARK}"


def _parts(line: str, place: str) -> Iterator[tuple[str, str]]:
    """Yield a line with its place; one that no cell can hold in parts that one can."""
    starts = range(0, max(len(line), 1), _LONGEST_TEXT)
    for part, start in enumerate(starts, 1):
        after = f", part {part} of {len(starts)}" if len(starts) > 1 else ""
        yield place + after, line[start : start + _LONGEST_TEXT]
