"""Writes a table as TSV, HTML, Markdown and CSV. Knows nothing of Qt.

All four hold what the given table holds: its rows, columns and total, in that order, and nothing
else. TSV and HTML go on the clipboard together and have the same text in every cell; source, date
and what symbols mean stand under the HTML table and never in a cell. CSV is for programs: bare
numbers.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from html import escape
from io import StringIO
from itertools import starmap

from msgspec import Struct
from msgspec.structs import replace

from sendviewer.core.word_lists import MONTHS
from sendviewer.export.cell_text import copied_text, plain_text, shown_number
from sendviewer.present.plain_text import harmless, markdown_line, one_line
from sendviewer.present.specs import CellKind, CellSpec, ColumnSpec, RowSpec, TableSpec
from sendviewer.present.symbol_key import table_key

__all__ = [
    "CellBlock",
    "csv_text",
    "date_text",
    "html_grid",
    "html_page",
    "html_text",
    "markdown_grid",
    "markdown_text",
    "part_of",
    "tsv_text",
]

ROW_HEADER = "need"
BRITISH_ENGLISH = 2057
"""The number by which office programs know the language that figures are written in."""

CELL_STYLE = "border:1px solid #7b858c;padding:3pt 6pt;vertical-align:top"
HEADER_STYLE = f"{CELL_STYLE};background:#e9eff5;font-weight:bold"
TABLE_STYLE = (
    "border-collapse:collapse;font-family:Arial,Helvetica,sans-serif;font-size:10pt;color:#0b0c0c"
)
CAPTION_STYLE = "text-align:left;font-weight:bold;font-size:11pt;padding:0 0 4pt 0"
NOTE_STYLE = "font-family:Arial,Helvetica,sans-serif;font-size:9pt;color:#505a5f"


class CellBlock(Struct, frozen=True):
    """A selection: ids of rows ("total" for the total) and of columns, in any order."""

    row_ids: tuple[str, ...]
    column_ids: tuple[str, ...]


def part_of(table: TableSpec, block: CellBlock) -> TableSpec:
    """Return the rows and columns of ``block``, in the order in which the table shows them."""
    places = [i for i, column in enumerate(table.columns) if column.id in block.column_ids]
    rows = (_row_part(row, places) for row in table.rows if row.id in block.row_ids)
    total = table.total if table.total and table.total.id in block.row_ids else None
    return replace(
        table,
        columns=tuple(table.columns[place] for place in places),
        rows=tuple(rows),
        total=_row_part(total, places) if total else None,
    )


def tsv_text(table: TableSpec) -> str:
    """Return the table as tab-separated lines with a header line."""
    return _separated(table, copied_text, dialect="excel-tab", line_end="\n").removesuffix("\n")


def csv_text(table: TableSpec) -> str:
    """Return the table as CSV by RFC 4180, with numbers that programs read (6547, -3.1)."""
    return _separated(table, plain_text, dialect="excel", line_end="\r\n")


def html_text(table: TableSpec, copied_on: date) -> str:
    """Return the table as an HTML fragment with caption, header cells, symbols, source and date."""
    foot = map(_sentence, (*table_key(table), table.source_line))
    note = harmless(" ".join(filter(None, (*foot, f"Copied on {date_text(copied_on)}."))))
    parts = (
        f'<table lang="en-GB" style="{TABLE_STYLE}">',
        f'<caption style="{CAPTION_STYLE}">{escape(harmless(table.title))}</caption>',
        f"<thead><tr>{''.join(map(_column_header, table.columns))}</tr></thead>",
        f"<tbody>{_html_rows(table.columns, table.rows, 'normal')}</tbody>",
        f"<tfoot>{_html_rows(table.columns, (table.total,), 'bold')}</tfoot>"
        if table.total
        else "",
        "</table>",
        f'<p style="{NOTE_STYLE}">{escape(note)}</p>',
    )
    return html_page("".join(parts))


def markdown_text(table: TableSpec) -> str:
    """Return the table as Markdown: title, a table with pipes, its symbols, and the source."""
    aligned = tuple(column.kind.is_figure for column in table.columns)
    titles = tuple(column.title for column in table.columns)
    rows = [tuple(cell.text for cell in row.cells) for row in _all_rows(table)]
    grid = markdown_grid(titles, rows, aligned)
    foot = map(markdown_line, (*table_key(table), table.source_line))
    return "\n\n".join((f"**{markdown_line(table.title)}**", grid, *foot)) + "\n"


def markdown_grid(
    columns: Sequence[str], rows: Sequence[Sequence[str]], right_aligned: Sequence[bool]
) -> str:
    """Return a Markdown table of plain texts; pipes and other marks in them are escaped."""
    lines = (
        [markdown_line(title) for title in columns],
        ["---:" if right else "---" for right in right_aligned],
        *([markdown_line(text) for text in row] for row in rows),
    )
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def html_grid(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return an HTML table of plain texts with column headers."""
    head = "".join(_cell("th", title, HEADER_STYLE, scope="col") for title in columns)
    body = "".join(
        f"<tr>{''.join(_cell('td', text, CELL_STYLE) for text in row)}</tr>" for row in rows
    )
    return (
        f'<table lang="en-GB" style="{TABLE_STYLE}"><thead><tr>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table>"
    )


def html_page(fragment: str) -> str:
    """Return a fragment as it goes on the clipboard.

    The encoding is named first, because on X11 some programs take unmarked HTML for Latin-1.
    """
    return f'<meta http-equiv="content-type" content="text/html; charset=utf-8">{fragment}'


def date_text(day: date) -> str:
    """Return a date as people write it: "5 March 2026", whatever language the system has."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _row_part(row: RowSpec, places: Sequence[int]) -> RowSpec:
    return replace(row, cells=tuple(row.cells[place] for place in places))


def _all_rows(table: TableSpec) -> Iterator[RowSpec]:
    yield from table.rows
    if table.total:
        yield table.total


def _separated(
    table: TableSpec, text_of: Callable[[CellSpec], str], *, dialect: str, line_end: str
) -> str:
    out = StringIO(newline="")
    writer = csv.writer(out, dialect, lineterminator=line_end)
    writer.writerow([harmless(column.title) for column in table.columns])
    writer.writerows([text_of(cell) for cell in row.cells] for row in _all_rows(table))
    return out.getvalue()


def _column_header(column: ColumnSpec) -> str:
    return _cell("th", column.title, HEADER_STYLE + _alignment(column.kind), scope="col")


def _alignment(kind: CellKind) -> str:
    return ";text-align:right" if kind.is_figure else ";text-align:left"


def _html_rows(columns: Sequence[ColumnSpec], rows: Sequence[RowSpec], weight: str) -> str:
    # Made once and not for each cell, of which there may be thousands.
    styles = [f"{CELL_STYLE}{_alignment(column.kind)};font-weight:{weight}" for column in columns]
    heads = [column.id == ROW_HEADER for column in columns]
    return "".join(
        f"<tr>{''.join(starmap(_html_cell, zip(row.cells, styles, heads, strict=True)))}</tr>"
        for row in rows
    )


def _html_cell(cell: CellSpec, style: str, is_head: bool) -> str:  # noqa: FBT001 - mapped
    if is_head:
        return _cell("th", copied_text(cell), style, scope="row")
    number = shown_number(cell)
    if number is None:
        return _cell("td", cell.text, style)
    return f'<td sdval="{number.value:f}"{_marks(style, number.pattern)}>{number.text}</td>'


@lru_cache(maxsize=64)
def _marks(style: str, pattern: str) -> str:
    """Return what a number's cell says of its looks to each family of spreadsheets."""
    return (
        f' sdnum="{BRITISH_ENGLISH};0;{pattern}"'
        f" style='{style};mso-number-format:\"{_escaped_pattern(pattern)}\"'"
    )


def _cell(tag: str, text: str, style: str, *, scope: str = "") -> str:
    """Return a cell of text, marked as such, so that "1-2" never turns into a date.

    Each family of spreadsheets has a mark of its own; with either, codes keep their zeros.
    """
    scope = f' scope="{scope}"' if scope else ""
    mark = f' sdnum="{BRITISH_ENGLISH};0;@"'
    text_format = r'mso-number-format:"\@"'
    return f"<{tag}{scope}{mark} style='{style};{text_format}'>{escape(harmless(text))}</{tag}>"


def _escaped_pattern(pattern: str) -> str:
    """Return a number pattern as CSS of office programs: a backslash before every sign."""
    return "".join(char if char in "0+" else f"\\{char}" for char in pattern)


def _sentence(text: str) -> str:
    line = one_line(text)
    return line if line.endswith((".", "!", "?")) or not line else f"{line}."
