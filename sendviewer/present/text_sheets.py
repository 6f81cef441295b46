"""Describes what a page says in words as sheets: text, its tables, sources, notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from sendviewer.core.pages import Page, Section
from sendviewer.present.document_parts import LIST_ITEM, note_lines
from sendviewer.present.numbers import NOT_GIVEN_TEXT
from sendviewer.present.sheets import (
    SheetCell,
    SheetColumn,
    SheetSpec,
    SheetTable,
    text_row,
    unique_sheet_names,
    unique_titles,
)
from sendviewer.present.specs import TextSpec

__all__ = ["notes_sheet", "sources_sheet", "text_sheets"]

_LINK_STARTS = ("https://", "http://")
_LONGEST_LINK = 2000
_BULLET = "• "
_OWN_TEXT = "Text of the page"
_MOST_WIDTH, _LEAST_WIDTH = 60, 14
_SHEET_WIDTH = 130


def text_sheets(text: TextSpec, taken: Iterable[str]) -> Iterator[SheetSpec]:
    """Yield the text as one table, then a sheet for each table that stands in it.

    ``taken`` are names that other sheets have.
    """
    sections = text.sections
    if not sections:
        return
    yield _paragraphs(sections, text.remarks)
    tabled = [section for section in sections if section.table]
    names = unique_sheet_names((section.heading for section in tabled), (*taken, "Text"))
    for number, (section, name) in enumerate(zip(tabled, names, strict=True), 1):
        yield _section_table(section, name, number)


def _paragraphs(sections: Sequence[Section], remarks: Sequence[str]) -> SheetSpec:
    remarks = remarks or ("",) * len(sections)
    rows = [
        text_row(section.heading, _plain(paragraph), remark or _OWN_TEXT)
        for section, remark in zip(sections, remarks, strict=True)
        for paragraph in section.paragraphs or ("",)
    ]
    columns = SheetColumn("Heading", 32), SheetColumn("Text", 90), SheetColumn("Origin", 24)
    return SheetSpec(
        "Text",
        "Improvement and commissioning: the text of the page",
        ("This sheet holds one table, with a row for each paragraph in reading order.",),
        SheetTable("text", columns, tuple(rows)),
    )


def _plain(paragraph: str) -> str:
    is_item = paragraph.startswith(LIST_ITEM)
    return _BULLET + paragraph.removeprefix(LIST_ITEM) if is_item else paragraph


def _section_table(section: Section, name: str, number: int) -> SheetSpec:
    assert section.table
    titles = unique_titles(section.table.columns)
    rows = section.table.rows or ((NOT_GIVEN_TEXT,) * len(titles),)
    cells = tuple(text_row(*row) for row in rows)
    columns = tuple(
        SheetColumn(title, width)
        for title, width in zip(titles, _widths(titles, rows), strict=True)
    )
    return SheetSpec(
        name,
        section.heading,
        ("This sheet holds one table, from the text of the page.",),
        SheetTable(f"text_table_{number}", columns, cells),
    )


def _widths(titles: Sequence[str], rows: Sequence[Sequence[str]]) -> list[int]:
    """Return widths that fit the longest text of each column, as far as a sheet has room."""
    longest = [max(map(len, column)) for column in zip(titles, *rows, strict=True)]
    most = min(_MOST_WIDTH, max(_LEAST_WIDTH, _SHEET_WIDTH // len(longest)))
    return [min(max(width + 2, _LEAST_WIDTH), most) for width in longest]


def sources_sheet(page: Page) -> Iterator[SheetSpec]:
    """Yield where the figures come from, with what proves it; nothing if no source is named."""
    if not page.sources:
        return
    titles = (
        ("Title", 36),
        ("Publisher", 20),
        ("Licence", 20),
        ("Address", 24),
        ("File", 28),
        ("SHA-256", 24),
        ("Rows used", 12),
    )
    rows = []
    for source in page.sources:
        words = text_row(source.title, source.publisher, source.licence)
        proof = text_row(source.file, source.sha256)
        rows.append((*words, _address(source.url), *proof, _rows_used(source.rows)))
    columns = tuple(SheetColumn(title, width, title == "Rows used") for title, width in titles)
    lines = (
        "This sheet holds one table, with a row for each source.",
        "The SHA-256 tells whether a file is the same, to the last byte.",
    )
    table = SheetTable("sources", columns, tuple(rows))
    yield SheetSpec("Sources", "Sources of the figures", lines, table)


def _address(url: str | None) -> SheetCell:
    if not url:
        return SheetCell(NOT_GIVEN_TEXT)
    is_link = url.startswith(_LINK_STARTS) and len(url) < _LONGEST_LINK
    return SheetCell(url, link=url if is_link else "")


def _rows_used(rows: int | None) -> SheetCell:
    return SheetCell(NOT_GIVEN_TEXT) if rows is None else SheetCell(f"{rows:,}", Decimal(rows))


def notes_sheet(
    page: Page, symbols: Sequence[str], explained: Iterable[tuple[str, str]]
) -> SheetSpec:
    """Return what the checks found, what symbols mean, and what the columns hold."""
    notes = [*note_lines(page)]
    notes += [("Symbol", line) for line in symbols]
    notes += [(f"Column: {title}", words) for title, words in explained]
    numbered = [
        (SheetCell(f"Note {number}"), SheetCell(kind), SheetCell(text))
        for number, (kind, text) in enumerate(notes, 1)
    ]
    columns = SheetColumn("Number", 12), SheetColumn("About", 34), SheetColumn("Note", 100)
    lines = (
        "This sheet holds one table: what does not add up, what symbols mean, what columns hold.",
    )
    table = SheetTable("notes", columns, tuple(numbered))
    return SheetSpec("Notes", "Notes on the figures", lines, table)
