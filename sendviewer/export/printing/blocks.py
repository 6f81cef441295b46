"""Sets the rows of a table as blocks: a name in bold, and each figure beside its title.

Nine narrow columns of large letters can not be read. So in large print, and wherever whole words
would not fit, a table is a block for each of its rows.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace
from PySide6.QtCore import QRectF

from sendviewer.export.printing.grid import Grid, GridCell, GridColumn, GridRow
from sendviewer.export.printing.pieces import Piece, filled, joined, text_block
from sendviewer.export.printing.setup import Typesetter, TypeUse
from sendviewer.export.printing.shapes import symbol_room, symbol_shape
from sendviewer.export.printing.table import table_pieces

__all__ = ["beside", "grid_pieces"]

TITLE_SHARE = 0.6
"""The most of a line that the title of a figure takes."""

MOST_IN_LARGE_PRINT = 4
GAP, COLUMN_GAP, BLOCK_GAP, BELOW = 14, 32, 16, 8
LEAST_HALF = 290
"""Pixels of normal print that a block needs."""


def grid_pieces(grid: Grid, setter: Typesetter, width: float) -> list[Piece]:
    """Return a table, or a block for each row where a table would be too wide to read."""
    table = table_pieces(grid, setter, width) if _may_be_table(grid, setter) else None
    return _block_pieces(grid, setter, width) if table is None else table


def _may_be_table(grid: Grid, setter: Typesetter) -> bool:
    """Return whether rows can be read as rows: in large print a name and a few figures."""
    figures = all(column.is_figure for column in grid.columns[1:])
    return not setter.setup.is_large or (figures and len(grid.columns) <= MOST_IN_LARGE_PRINT)


def _block_pieces(grid: Grid, setter: Typesetter, width: float) -> list[Piece]:
    """Return a block for each row, two beside each other where that leaves room."""
    half = (width - COLUMN_GAP) / 2
    across, room = (2, half) if half >= setter.scaled(LEAST_HALF) else (1, width)
    blocks = [_block(grid.columns, row, setter, room) for row in grid.rows]
    gap = setter.scaled(BLOCK_GAP)
    lines = [blocks[place : place + across] for place in range(0, len(blocks), across)]
    return [
        replace(beside([[block] for block in line], half + COLUMN_GAP), above=gap) for line in lines
    ]


def beside(columns: Sequence[Sequence[Piece]], distance: float) -> Piece:
    """Return columns as one piece, each beginning ``distance`` after the one before."""
    placed = [joined(column).moved(place * distance, 0.0) for place, column in enumerate(columns)]
    return Piece(
        max(piece.height for piece in placed),
        tuple(text for piece in placed for text in piece.texts),
        tuple(shape for piece in placed for shape in piece.shapes),
    )


def _block(columns: Sequence[GridColumn], row: GridRow, setter: Typesetter, width: float) -> Piece:
    """Return the name of a row over all of its cells that are not empty."""
    name = text_block(row.cells[0].text, setter, width, TypeUse.SUBHEADING)
    pairs = zip(columns[1:], row.cells[1:], strict=True)
    facts = [_fact(column, cell, columns, setter, width) for column, cell in pairs if cell.text]
    body = [text_block(row.reason, setter, width)] if row.reason else facts
    below = setter.scaled(BELOW)
    rule = filled(QRectF(0.0, below, width, 1.0), "border_strong")
    return joined([name, *body, Piece(below + 1.0, shapes=(rule,))])


def _fact(
    column: GridColumn,
    cell: GridCell,
    columns: Sequence[GridColumn],
    setter: Typesetter,
    width: float,
) -> Piece:
    """Return a title with its figure; all figures of a block begin at the same place."""
    at = min(_title_width(columns, setter), TITLE_SHARE * width) + setter.scaled(GAP)
    symbol = symbol_room(setter) if cell.compared else 0.0
    use = TypeUse.STRONG if column.is_figure or cell.compared else TypeUse.BODY
    title = text_block(column.title, setter, at - setter.scaled(GAP))
    value = text_block(cell.text, setter, width - at - symbol, use)
    piece = beside([[title], [value.moved(symbol, 0.0)]], at)
    if cell.compared is None:
        return piece
    return replace(piece, shapes=(symbol_shape(cell.compared, at, 0.0, setter),))


def _title_width(columns: Sequence[GridColumn], setter: Typesetter) -> float:
    face = setter.face(TypeUse.BODY)
    return max(face.width(column.title) for column in columns[1:]) + 1.0
