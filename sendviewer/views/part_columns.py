"""Lays out many parts of a whole as a list in columns: key, label, count, share, comparator."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QRectF

from sendviewer.present.card_specs import Proportion, ProportionsCard
from sendviewer.views.card_pieces import PartPiece, TextPiece
from sendviewer.views.look import Look, TextStyle
from sendviewer.views.sheet import Sheet
from sendviewer.views.text_block import Styled, TextBlock
from sendviewer.views.text_measure import text_width

__all__ = ["add_part_columns"]

KEY = 12
KEY_GAP = 6
COLUMN_GAP = 18
ROW_GAP = 5
LEAST_LABEL = 150
MOST_LABEL = 400
"""Pixels at 100% text: figures that are further from their label are hard to read across."""

SHARE_TITLE = "Share"


class _Column(Struct, frozen=True):
    """A column of figures at the right of the labels; ``right`` is its edge in pixels."""

    title: str
    texts: tuple[str, ...]
    right: float
    style: TextStyle
    token: str


def add_part_columns(sheet: Sheet, card: ProportionsCard, tokens: Sequence[str]) -> bool:
    """Add all parts with their figures in columns; return False if there is no room for that."""
    columns = _columns(sheet, card)
    if not columns:
        return False
    taken = sum(_width(column, sheet.look) + sheet.look.scaled(COLUMN_GAP) for column in columns)
    left = sheet.left + sheet.look.scaled(KEY + KEY_GAP)
    room = sheet.right - left - taken
    if room < sheet.look.scaled(LEAST_LABEL):
        return False
    most = sheet.look.scaled(MOST_LABEL)
    columns = [replace(one, right=one.right - max(0.0, room - most)) for one in columns]
    room = min(room, most)
    _add_titles(sheet, columns)
    for number, part in enumerate(card.parts):
        _add_row(sheet, part, tokens[number], columns, number, room)
    return True


def _columns(sheet: Sheet, card: ProportionsCard) -> list[_Column]:
    """Return the columns from the right to the left, each with its right edge."""
    parts = card.parts
    wished = [
        (card.beside_title, tuple(p.beside_text for p in parts), TextStyle.BODY, "text_secondary"),
        (SHARE_TITLE, tuple(p.percent_text for p in parts), TextStyle.BODY_STRONG, "text"),
        (card.counted_title, tuple(p.value_text for p in parts), TextStyle.BODY, "text"),
    ]
    right = sheet.right
    columns = []
    for title, texts, style, token in wished:
        if any(texts):
            column = _Column(title, texts, right, style, token)
            columns.append(column)
            right -= _width(column, sheet.look) + sheet.look.scaled(COLUMN_GAP)
    return columns


def _width(column: _Column, look: Look) -> float:
    title = text_width(column.title, look.font(TextStyle.SMALL))
    return max(title, *(text_width(text, look.font(column.style)) for text in column.texts))


def _add_titles(sheet: Sheet, columns: Sequence[_Column]) -> None:
    height = 0.0
    for column in columns:
        run = Styled(column.title, TextStyle.SMALL, "text_secondary")
        block = TextBlock([run], sheet.look)
        sheet.add(TextPiece(block, column.right - block.width, sheet.top))
        height = max(height, block.height)
    sheet.skip_exactly(height)
    sheet.skip(ROW_GAP)


def _add_row(  # noqa: PLR0913, PLR0917 - a row of a table
    sheet: Sheet,
    part: Proportion,
    token: str,
    columns: Sequence[_Column],
    number: int,
    room: float,
) -> None:
    look = sheet.look
    label = TextBlock([Styled(part.label)], look, room)
    line = label.height / max(1, len(label.line_widths))
    side = look.scaled(KEY)
    middle = sheet.top + line / 2
    sheet.add(PartPiece(QRectF(sheet.left, round(middle - side / 2), side, side), token))
    sheet.add(TextPiece(label, sheet.left + look.scaled(KEY + KEY_GAP), sheet.top))
    for column in columns:
        block = TextBlock([Styled(column.texts[number], column.style, column.token)], look)
        sheet.add(TextPiece(block, column.right - block.width, sheet.top))
    right = columns[0].right
    sheet.mark(QRectF(sheet.left, sheet.top, right - sheet.left, label.height))
    sheet.skip_exactly(label.height)
    sheet.skip(ROW_GAP)
