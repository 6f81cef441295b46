"""Turns tables of all kinds into plain data for the typesetter: texts, widths, lengths of bars."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import sqrt
from typing import Any

from sendviewer.core.comparisons import Compared
from sendviewer.export.pdf.narrowest_column import narrowest_column
from sendviewer.present.card_sheets import CardRow, CardSheet
from sendviewer.present.document_blocks import GridBlock
from sendviewer.present.plain_text import one_line
from sendviewer.present.specs import CellKind, ColumnSpec, RowSpec, TableSpec

__all__ = ["Data", "card_table", "card_tables", "needs_table", "words_table"]

Data = dict[str, Any]

TABLE_SIZE, CELL_ROOM, SIGN_ROOM = 8.5, 8.0, 9.5
"""Points: the size of text in tables, and the room beside it in a cell."""

SHEET_WIDTH = 174 / 25.4 * 72


def needs_table(table: TableSpec, key: Iterable[str]) -> Data:
    """Return the needs, with the lines that say what symbols mean."""
    return {
        "kind": "table",
        "columns": [
            {"title": one_line(one.title), "figure": one.kind.is_figure} for one in table.columns
        ],
        "widths": _need_widths(table),
        "rows": [_need_row(table, row) for row in table.rows],
        "total": _need_row(table, table.total) if table.total else None,
        "key": [one_line(line) for line in key],
    }


def _need_widths(table: TableSpec) -> list[float]:
    """Return how wide each column is in points; 0 is for the names, which have the rest."""
    return [
        0.0 if column.id == "need" else _need_width(table, place)
        for place, column in enumerate(table.columns)
    ]


def _need_width(table: TableSpec, place: int) -> float:
    column = table.columns[place]
    rows = [*table.rows, *([table.total] if table.total else [])]
    texts = (row.cells[place].text for row in rows)
    return _room(column) + narrowest_column(column.title, texts, TABLE_SIZE)


def _room(column: ColumnSpec) -> float:
    """Return the room at both sides of a column and, for an answer, of the sign before it."""
    return CELL_ROOM + (SIGN_ROOM if column.kind is CellKind.COMPARED else 0.0)


def _need_row(table: TableSpec, row: RowSpec) -> list[Data]:
    return [
        _cell(cell.text, cell.compared if column.kind is CellKind.COMPARED else None)
        for column, cell in zip(table.columns, row.cells, strict=True)
    ]


def words_table(block: GridBlock) -> Data:
    """Return a small table of words."""
    columns = zip(block.columns, *block.rows, strict=True)
    return {
        "kind": "table",
        "columns": [{"title": one_line(title), "figure": False} for title in block.columns],
        "widths": _shared_out([sqrt(max(len(text) for text in column)) for column in columns]),
        "rows": [[_cell(text) for text in row] for row in block.rows],
        "total": None,
        "key": [],
    }


def _shared_out(weights: Sequence[float]) -> list[float]:
    """Return the width of a sheet in points, shared out by weight."""
    return [SHEET_WIDTH * one / sum(weights) for one in weights]


def _cell(text: str, compared: Compared | None = None) -> Data:
    return {"text": one_line(text), "sign": compared.value if compared else ""}


def card_tables(sheet: CardSheet) -> Iterator[Data]:
    """Yield a table for each group of rows."""
    for _, rows in sheet.groups():
        yield card_table(sheet, rows)


def card_table(sheet: CardSheet, rows: Sequence[CardRow], *, bars: bool = True) -> Data:
    """Return some rows of a card under its titles, with their bars if there are any.

    A column of "words" takes the room that is left; what is no figure stands at the left.
    """
    figures = [column.kind.is_figure for column in sheet.columns]
    has_words = [any(" " in row.values[place] for row in rows) for place in range(len(figures) - 1)]
    return {
        "heading": one_line(rows[0].heading),
        "columns": [one_line(title) for title in sheet.titles],
        "words": [False, *has_words],
        "figures": figures,
        "rows": [_card_row(sheet, row, bars=bars) for row in rows],
    }


def _card_row(sheet: CardSheet, row: CardRow, *, bars: bool) -> Data:
    values = zip(sheet.columns[1:], row.values, strict=True)
    return {
        "label": one_line(row.label),
        "values": [_card_cell(column.kind, text) for column, text in values],
        "length": row.length if bars else None,
        "comparator": row.is_comparator,
    }


def _card_cell(kind: CellKind, text: str) -> Data:
    if kind is CellKind.COMPARED:
        return {"text": text.capitalize(), "sign": text}
    return {"text": one_line(text), "sign": ""}
