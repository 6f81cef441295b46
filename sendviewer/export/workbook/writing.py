"""Writes the description of a workbook with XlsxWriter: one table a sheet, no cell merged.

All text is written as text: what begins with = + - @ is data and never a formula.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from math import ceil
from typing import TYPE_CHECKING

from msgspec import Struct

from sendviewer.export.workbook.chart import insert_chart
from sendviewer.export.workbook.formats import Formats
from sendviewer.export.workbook.heights import row_height
from sendviewer.export.workbook.package import finished
from sendviewer.present.plain_text import one_line
from sendviewer.present.sheets import SheetCell, SheetSpec, WorkbookSpec

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

__all__ = ["written"]

PROGRAM = "SEND Viewer"
_COVER = "Cover"
_COVER_WIDTH = 100

#: A file tells when it was made; a day that never changes keeps its bytes the same.
_FIXED_DAY = datetime(2000, 1, 1, tzinfo=UTC)

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_FONT = {"font_name": "Arial", "font_size": 11}
#: In characters. A cell holds 32,767 units, and a character may take two of them.
_LONGEST_CELL = 16_000
_CUT = " … (cut here; the sheet Page data has all of it)"
_LONGEST_PROPERTY = 250
_LONGEST_FOOTER = 200

#: Letters of headings, beside those of the body text.
_COVER_TITLE_SIZE, _TITLE_SIZE, _HEADING_SIZE = 1.9, 1.6, 1.3
_EMPTY_COLUMN_WIDTH = 8
#: Characters of a header that a button for filters may cover.
_BUTTON_WIDTH = 3

_A4 = 9
_MARGIN_INCHES, _FOOTER_INCHES = 0.5, 0.8
#: A table that is a little higher than a page is printed smaller, and not on two.
_ONE_PAGE_POINTS = 620
_HIDE_GRID_EVERYWHERE = 2


def written(spec: WorkbookSpec) -> bytes:
    """Return the workbook: the same bytes for the same description."""
    import xlsxwriter

    stream = io.BytesIO()
    # The font in a copy: the library adds to it (3.3.1), and the next workbook would differ.
    options = {**_OPTIONS, "default_format_properties": dict(_FONT)}
    with xlsxwriter.Workbook(stream, options) as book:
        book.set_properties(
            {
                "title": one_line(spec.title)[:_LONGEST_PROPERTY],
                "subject": one_line(spec.subject)[:_LONGEST_PROPERTY],
                "author": PROGRAM,
                "created": _FIXED_DAY,
            }
        )
        formats = Formats(book)
        _write_cover(book, spec, formats)
        for sheet in spec.sheets:
            worksheet = book.add_worksheet(sheet.name)
            _SheetWriter(book, worksheet, sheet, spec, formats).write()
    return finished(stream.getvalue())


def _write_cover(book: Workbook, spec: WorkbookSpec, formats: Formats) -> None:
    sheet = book.add_worksheet(_COVER)
    sheet.set_column(0, 0, _COVER_WIDTH)
    row = 0
    for number, (heading, lines) in enumerate(spec.cover):
        kind, size = ("heading", _HEADING_SIZE) if number else ("cover title", _COVER_TITLE_SIZE)
        sheet.set_row(row, row_height([(heading, _COVER_WIDTH / size)], size))
        _write_text(sheet, row, 0, heading, formats.words(kind, heading))
        for at, line in enumerate(lines, row + 1):
            sheet.set_row(at, row_height([(line, _COVER_WIDTH)]))
            _write_text(sheet, at, 0, line, formats.words("line", line))
        row += 1 + len(lines)
    _set_up_print(sheet, spec)


def _set_up_print(sheet: Worksheet, spec: WorkbookSpec) -> None:
    sheet.hide_gridlines(_HIDE_GRID_EVERYWHERE)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(_MARGIN_INCHES, _MARGIN_INCHES, _MARGIN_INCHES, _FOOTER_INCHES)
    sheet.set_footer(f"&L&8{_footer_text(spec.source_line)}&R&8&A, page &P of &N")


def _footer_text(text: str) -> str:
    """Return ``text`` as a footer holds it: not too long, with & for itself."""
    line = one_line(text)
    while len(line.replace("&", "&&")) > _LONGEST_FOOTER:
        line = line[:-2].rstrip() + "…"
    return line.replace("&", "&&")


def _write_text(sheet: Worksheet, row: int, column: int, text: str, look: Format) -> None:
    if len(text) > _LONGEST_CELL:
        text = text[:_LONGEST_CELL] + _CUT
    sheet.write_string(row, column, text, look)


class _SheetWriter(Struct, frozen=True):
    """Writes one sheet: title, lines, table, chart, and how it is printed."""

    book: Workbook
    sheet: Worksheet
    spec: SheetSpec
    of: WorkbookSpec
    formats: Formats

    @property
    def header(self) -> int:
        """The row of the table's header."""
        return len(self.spec.lines) + 1

    @property
    def last(self) -> int:
        """The last row of the table."""
        return self.header + len(self.spec.table.rows)

    def write(self) -> None:
        self._write_words()
        self._mark_table()
        _set_up_print(self.sheet, self.of)
        if self._write_rows() <= _ONE_PAGE_POINTS:
            self.sheet.fit_to_pages(1, 1)
        self.sheet.repeat_rows(self.header)
        self.sheet.print_area(0, 0, *self._write_chart())
        if self.of.is_working:
            self.sheet.freeze_panes(self.header + 1, 1)

    def _write_words(self) -> None:
        self.sheet.set_row(0, row_height((), _TITLE_SIZE))
        title = self.spec.title
        _write_text(self.sheet, 0, 0, title, self.formats.words("title", title))
        for row, line in enumerate(self.spec.lines, 1):
            _write_text(self.sheet, row, 0, line, self.formats.words("note", line))

    def _mark_table(self) -> None:
        table = self.spec.table
        columns = [
            {"header": column.title, "header_format": self.formats.header(column, is_first=not at)}
            for at, column in enumerate(table.columns)
        ]
        options = {
            "name": table.name,
            "title": self.spec.title,
            "description": " ".join(self.spec.lines),
            "style": None,
            "autofilter": self.of.is_working,
            "banded_rows": False,
            "columns": columns,
        }
        self.sheet.add_table(self.header, 0, self.last, len(columns) - 1, options)

    def _write_rows(self) -> float:
        """Write header and rows; return how high they are together, in points."""
        table, room = self.spec.table, _BUTTON_WIDTH if self.of.is_working else 0
        titles = [(column.title, column.width - room) for column in table.columns]
        together = row_height(titles)
        self.sheet.set_row(self.header, together)
        for number, column in enumerate(table.columns):
            self.sheet.set_column(number, number, column.width)
        for row, cells in enumerate(table.rows, self.header + 1):
            texts = zip(cells, table.columns, strict=True)
            height = row_height((cell.text, column.width) for cell, column in texts)
            self.sheet.set_row(row, height)
            self._write_row(row, cells)
            together += height
        return together

    def _write_row(self, row: int, cells: Sequence[SheetCell]) -> None:
        is_total = self.spec.table.has_total and row == self.last
        for number, cell in enumerate(cells):
            column = self.spec.table.columns[number]
            look = self.formats.cell(cell, column, is_first=not number, is_total=is_total)
            self._write_cell(row, number, cell, look)

    def _write_cell(self, row: int, column: int, cell: SheetCell, look: Format) -> None:
        if cell.number is not None:
            self.sheet.write_number(row, column, float(cell.number), look)
        elif cell.link:
            self.sheet.write_url(row, column, _address(cell.link), look, cell.text)
        else:
            _write_text(self.sheet, row, column, cell.text, look)

    def _write_chart(self) -> tuple[int, int]:
        """Draw the chart if there is one; return the last row and column to print."""
        if self.spec.chart is None:
            return self.last, self._last_column()
        self.sheet.fit_to_pages(1, 1)
        beside = len(self.spec.table.columns) + 1
        row, column = insert_chart(self.book, self.sheet, self.spec, (self.header, beside))
        return max(row, self.last), column

    def _last_column(self) -> int:
        """Return the last column to print: words over a narrow table need more than its own."""
        widths = [column.width for column in self.spec.table.columns]
        longest = max(len(self.spec.title) * _TITLE_SIZE, *map(len, self.spec.lines))
        return len(widths) - 1 + max(0, ceil((longest - sum(widths)) / _EMPTY_COLUMN_WIDTH))


def _address(link: str) -> str:
    if not link.startswith("#"):
        return link
    name = link.removeprefix("#").replace("'", "''")
    return f"internal:'{name}'!A1"
