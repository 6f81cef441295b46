"""Lays out tables for plain text: columns aligned by spaces, long cells wrapped inside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import compress, zip_longest
from textwrap import wrap

from msgspec import Struct
from msgspec.structs import replace

from sendviewer.present.document_parts import COUNTS_COLUMN
from sendviewer.present.specs import CellSpec, TableSpec

__all__ = ["GAP", "LINE_WIDTH", "TEXT_WIDTH", "needs_lines", "words_lines"]

LINE_WIDTH = 100
TEXT_WIDTH = 88
GAP = "  "

_FOOTNOTE_MARK = "*"

#: For a name, whatever the other columns need: then lines are longer than they should be.
_LEAST_WIDTH = 8


def needs_lines(table: TableSpec) -> list[str]:
    """Return the table of needs; its first column gets the room that the others leave.

    The comparator's counts are left out, and that is said, where the names of the needs would
    have to be broken.
    """
    wide = _Grid.of(table)
    grid = wide if wide.names_fit else _Grid.of(_without_counts(table))
    left_out = [title for title in wide.titles if title not in grid.titles]
    rule = GAP.join("-" * width for width in grid.widths)
    lines = [*_row_lines(grid.titles, grid.widths, grid.right, at_foot=True), rule]
    for row in grid.rows:
        lines += (
            _one_thing_lines(row, grid.widths)
            if _says_one_thing(row)
            else _row_lines(row, grid.widths, grid.right)
        )
    if grid.total:
        lines += [rule, *_row_lines(grid.total, grid.widths, grid.right)]
    said = [f"Left out for want of room: {title}." for title in left_out]
    return [*lines, *_footnotes(table), *(line for one in said for line in wrap(one, TEXT_WIDTH))]


class _Grid(Struct, frozen=True):
    """The texts of a table of needs, and how wide and on which side its columns are."""

    titles: list[str]
    rows: list[list[str]]
    total: list[str] | None
    right: list[bool]
    widths: list[int]
    names_fit: bool

    @classmethod
    def of(cls, table: TableSpec) -> _Grid:
        titles = [column.title for column in table.columns]
        rows = [[_short(cell) for cell in row.cells] for row in table.rows]
        total = [cell.text for cell in table.total.cells] if table.total else None
        every_row = [*rows, total] if total else rows
        longest, *others = _narrow_widths(
            titles, [row for row in every_row if not _says_one_thing(row)]
        )
        room = LINE_WIDTH - sum(others) - len(GAP) * len(others)
        widths = [max(room, _LEAST_WIDTH), *others]
        right = [column.kind.is_figure for column in table.columns]
        return cls(titles, rows, total, right, widths, names_fit=room >= longest)


def _without_counts(table: TableSpec) -> TableSpec:
    shown = [column.id != COUNTS_COLUMN for column in table.columns]
    return replace(
        table,
        columns=tuple(compress(table.columns, shown)),
        rows=tuple(replace(row, cells=tuple(compress(row.cells, shown))) for row in table.rows),
        total=table.total and replace(table.total, cells=tuple(compress(table.total.cells, shown))),
    )


def _says_one_thing(row: Sequence[str]) -> bool:
    """Return whether all figures of a row are the same words, such as "not collected"."""
    return len(set(row[1:])) == 1 and " " in row[1] and not _is_figure(row[1])


def _one_thing_lines(row: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    """Return a row that says its words once, to the right of the need's name."""
    room = sum(widths[1:]) + len(GAP) * (len(widths) - 2)
    return _row_lines(row[:2], [widths[0], room], [False, False])


def _short(cell: CellSpec) -> str:
    """Return a cell's text; an answer that is more than its word has the rest at the foot."""
    word = cell.compared.value.capitalize() if cell.compared else ""
    is_longer_answer = bool(word) and cell.text.startswith(word) and cell.text != word
    return f"{word}{_FOOTNOTE_MARK}" if is_longer_answer else cell.text


def _footnotes(table: TableSpec) -> list[str]:
    cells = (cell for row in table.rows for cell in row.cells if _short(cell) != cell.text)
    texts = dict.fromkeys(cell.text for cell in cells)
    return [f"{_FOOTNOTE_MARK} {text}" for text in texts]


def _narrow_widths(titles: Sequence[str], rows: Sequence[Sequence[str]]) -> list[int]:
    """Return for each column the width of its widest figure, or of the longest word above it.

    Cells of words may wrap as titles do; figures ("29.2 to 30.4") never do.
    """
    columns = zip(titles, *rows, strict=True)
    return [
        max(*map(_longest_word, column), *map(len, filter(_is_figure, column[1:])), 1)
        for column in columns
    ]


def _is_figure(text: str) -> bool:
    return text[-1:].isdigit()


def _longest_word(text: str) -> int:
    return max(map(len, text.split()), default=0)


def words_lines(titles: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Return a table of words whose columns share the width of a line by what they hold."""
    longest = [max(map(len, column)) for column in zip(titles, *rows, strict=True)]
    room = TEXT_WIDTH - len(GAP) * (len(longest) - 1)
    widths = _shared_out(longest, room)
    left = [False] * len(widths)
    lines = [*_row_lines(titles, widths, left), GAP.join("-" * width for width in widths)]
    for row in rows:
        lines += _row_lines(row, widths, left)
    return lines


def _shared_out(longest: Sequence[int], room: int) -> list[int]:
    """Give each column what it needs, and share what is left among those that need more."""
    widths = [0] * len(longest)
    open_columns = sorted(range(len(longest)), key=longest.__getitem__)
    while open_columns:
        column = open_columns[0]
        widths[column] = max(1, min(longest[column], room // len(open_columns)))
        room -= widths[column]
        open_columns = open_columns[1:]
    return widths


def _row_lines(
    cells: Sequence[str], widths: Sequence[int], right: Sequence[bool], *, at_foot: bool = False
) -> Iterator[str]:
    """Return a row as lines; cells of several lines begin at the top, titles end at the foot."""
    columns = [wrap(text, width) for text, width in zip(cells, widths, strict=True)]
    if at_foot:
        height = max(map(len, columns))
        columns = [[""] * (height - len(column)) + column for column in columns]
    for line in zip_longest(*columns, fillvalue=""):
        aligned = (
            text.rjust(width) if to_right else text.ljust(width)
            for text, width, to_right in zip(line, widths, right, strict=True)
        )
        yield GAP.join(aligned).rstrip()
