"""Lays out the needs that differ most: in columns where there is room, else in two lines each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF

from sendviewer.present.card_specs import DifferenceRow
from sendviewer.views.card_pieces import SymbolPiece, TextPiece
from sendviewer.views.look import Look, TextStyle
from sendviewer.views.sheet import Sheet
from sendviewer.views.text_block import Styled, TextBlock
from sendviewer.views.text_measure import longest_word_width, text_width

__all__ = ["difference_rows"]

SYMBOL = 13
SYMBOL_GAP = 6
COLUMN_GAP = 16
ROW_GAP = 11
LEAST_LABEL = 150


def difference_rows(sheet: Sheet, rows: Sequence[DifferenceRow], added_gap: float) -> None:
    """Add the rows from top to bottom, ``added_gap`` pixels further apart than needed."""
    columns = _Columns(sheet, rows)
    add = _add_in_columns if columns.fit else _add_in_lines
    for row in rows:
        top, height = sheet.top, add(sheet, row, columns)
        sheet.skip_exactly(height)
        sheet.mark_row(top)
        sheet.skip_exactly(added_gap)
        sheet.skip(ROW_GAP)


class _Columns:
    """The widths of the columns, in pixels, and whether all of them fit side by side."""

    def __init__(self, sheet: Sheet, rows: Sequence[DifferenceRow]) -> None:
        look = sheet.look
        self.gap = look.scaled(COLUMN_GAP)
        self.symbol = look.scaled(SYMBOL)
        self.symbol_gap = look.scaled(SYMBOL_GAP)
        self.word = _widest([_word(row) for row in rows], TextStyle.BODY, look)
        self.points = _widest([row.points_text for row in rows], TextStyle.BODY_STRONG, look)
        children = _widest([row.children_text for row in rows], TextStyle.BODY, look)
        fixed = self.symbol + self.symbol_gap + self.word + self.points + 3 * self.gap
        room = sheet.right - sheet.left - fixed - children
        labels = [row.label for row in rows]
        words = [longest_word_width(text, look.font(TextStyle.BODY)) for text in labels]
        self.label = min(room, _widest(labels, TextStyle.BODY, look) + 1)
        self.fit = room >= max(1, *words, look.scaled(LEAST_LABEL))
        self.left_of_answer = sheet.left + self.label + self.gap


def _word(row: DifferenceRow) -> str:
    return row.compared.value.capitalize()


def _widest(texts: Sequence[str], style: TextStyle, look: Look) -> float:
    return max((text_width(text, look.font(style)) for text in texts), default=0.0)


def _add_in_columns(sheet: Sheet, row: DifferenceRow, columns: _Columns) -> float:
    """Add need, answer, points and children side by side; return the height."""
    label = TextBlock([Styled(row.label)], sheet.look, columns.label)
    children = TextBlock([Styled(row.children_text, token="text_secondary")], sheet.look)
    height = max(label.height, children.height)
    middle = sheet.top + height / 2
    sheet.add(TextPiece(label, sheet.left, middle - label.height / 2))
    right = _add_answer(sheet, row, columns, columns.left_of_answer, middle)
    sheet.add(TextPiece(children, right + columns.gap, middle - children.height / 2))
    return height


def _add_in_lines(sheet: Sheet, row: DifferenceRow, columns: _Columns) -> float:
    """Add the need, and under it answer, points and children; return the height."""
    look = sheet.look
    label = TextBlock([Styled(row.label, TextStyle.BODY)], look, sheet.right - sheet.left)
    sheet.add(TextPiece(label, sheet.left, sheet.top))
    top = sheet.top + label.height + look.scaled(2)
    line = TextBlock([Styled(row.points_text, TextStyle.BODY_STRONG)], look).height
    right = _add_answer(sheet, row, columns, sheet.left, top + line / 2)
    words = [Styled(row.children_text, token="text_secondary")]
    beside = TextBlock(words, look, max(1.0, sheet.right - right - columns.gap))
    if len(beside.line_widths) == 1:
        sheet.add(TextPiece(beside, right + columns.gap, top))
        return top + max(line, beside.height) - sheet.top
    below = TextBlock(words, look, sheet.right - sheet.left)
    sheet.add(TextPiece(below, sheet.left, top + line + look.scaled(2)))
    return top + line + look.scaled(2) + below.height - sheet.top


def _add_answer(
    sheet: Sheet, row: DifferenceRow, columns: _Columns, left: float, middle: float
) -> float:
    """Add symbol, word and points around ``middle``; return the right edge of the points."""
    side = columns.symbol
    box = QRectF(round(left), round(middle - side / 2), side, side)
    sheet.add(SymbolPiece(box, row.compared))
    word = TextBlock([Styled(_word(row))], sheet.look)
    left += side + columns.symbol_gap
    sheet.add(TextPiece(word, left, middle - word.height / 2))
    points = TextBlock([Styled(row.points_text, TextStyle.BODY_STRONG)], sheet.look)
    right = left + columns.word + columns.gap + columns.points
    sheet.add(TextPiece(points, right - points.width, middle - points.height / 2))
    return right
