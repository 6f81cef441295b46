"""Lays out ages or year groups as a small column chart under its main message.

The highest column is filled and has its number above it; the others are of a lighter colour. Of
several that are equally high, which may stand side by side, the first has the number.
Where not all labels fit beside each other, every second, third or fifth from the peak is shown,
with the ends.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF

from sendviewer.present.card_specs import AgeColumn, AgesCard
from sendviewer.views.card_pieces import LinePiece, PartPiece, TextPiece
from sendviewer.views.look import Look, TextStyle
from sendviewer.views.sheet import Sheet
from sendviewer.views.text_block import Styled, TextBlock

__all__ = ["age_columns"]

LEAST_HEIGHT = 110
MOST_COLUMN = 60
GAP_SHARE = 0.22
MARK_GAP, LEAST_GAP = 8, 5
"""Between labels of usual width, and between any two: some are a little wider than is usual."""

FIRST_GAP = 12
"""Between a first label in two lines and the second, which would be read as its last word."""

EVERY = (1, 2, 3, 5, 10)
NOT_KNOWN = "\N{EN DASH}"
PEAK, OTHER = "part_first", "part_third"


def age_columns(sheet: Sheet, card: AgesCard, added: float) -> None:
    """Add the message and the columns, ``added`` pixels higher than they need to be."""
    sheet.add_text([Styled(card.message)])
    sheet.skip(10)
    look = sheet.look
    start, step = _start_and_step(sheet, card.columns)
    peak_line = TextBlock([Styled("0", TextStyle.BODY_STRONG)], look).height + 2
    top, height = sheet.top + peak_line, look.scaled(LEAST_HEIGHT) + added
    base = top + height
    for number, column in enumerate(card.columns):
        left, band = start + number * step, QRectF(0, top, 0, height)
        _add_column(sheet, column, left, step, band)
        if number == _peak(card.columns):
            _add_number(sheet, column, left + step / 2, band)
        sheet.mark(QRectF(left, sheet.top, step, base - sheet.top))
    width = step * len(card.columns)
    sheet.add(LinePiece(QRectF(start, base, width, 1), "border_strong"))
    _add_marks(sheet, card.columns, start, step, base + 4)


def _start_and_step(sheet: Sheet, columns: Sequence[AgeColumn]) -> tuple[float, float]:
    """Return where the first column begins, and the distance from one to the next.

    The columns stand a little further right where that keeps a wide first label, such as
    "Under 3", clear of the second: where all others are labelled, none should be missing.
    """
    look, room = sheet.look, sheet.right - sheet.left
    count = max(1, len(columns))
    step = min(room / count, look.scaled(MOST_COLUMN))
    if count == 1 or step == look.scaled(MOST_COLUMN):
        return sheet.left, step
    widths = _widths([_mark_lines(one.mark, step, look) for one in columns])
    # The second label is about 1.5 steps from the start, which a shorter step brings nearer again.
    reach = widths[0] + look.scaled(FIRST_GAP) + widths[1] / 2
    indent = max(0.0, (reach - 1.5 * step) / (1 - 1.5 / count))
    shorter = (room - indent) / count
    if indent > step or _every(widths, shorter, look) > 1:
        return sheet.left, step
    return sheet.left + indent, shorter


def _add_column(sheet: Sheet, column: AgeColumn, left: float, step: float, band: QRectF) -> None:
    """Add one column that stands on the bottom of ``band``; what is not known has its symbol."""
    look = sheet.look
    middle, base = left + step / 2, band.bottom()
    if column.height is None:
        text = TextBlock([Styled(_short(column), TextStyle.SMALL, "text_secondary")], look)
        if text.width <= step:
            sheet.add(TextPiece(text, middle - text.width / 2, base - text.height))
        return
    height = round(band.height() * column.height)
    gap = max(1.0, step * GAP_SHARE)
    rect = QRectF(round(left + gap / 2), round(base) - height, max(1, round(step - gap)), height)
    if height:
        sheet.add(PartPiece(rect, PEAK if column.is_peak else OTHER))


def _add_number(sheet: Sheet, column: AgeColumn, middle: float, band: QRectF) -> None:
    text = TextBlock([Styled(column.value_text, TextStyle.BODY_STRONG)], sheet.look)
    at = min(max(sheet.left, middle - text.width / 2), sheet.right - text.width)
    top = round(band.bottom()) - round(band.height() * (column.height or 0))
    sheet.add(TextPiece(text, at, top - text.height - 1))


def _peak(columns: Sequence[AgeColumn]) -> int | None:
    """Return the place of the highest column, the first of several."""
    return next((place for place, column in enumerate(columns) if column.is_peak), None)


def _short(column: AgeColumn) -> str:
    """Return the symbol of what is not known; words are too long for under a column."""
    return column.value_text if " " not in column.value_text else NOT_KNOWN


def _add_marks(
    sheet: Sheet, columns: Sequence[AgeColumn], start: float, step: float, top: float
) -> None:
    look = sheet.look
    marks = [_mark_lines(one.mark, step, look) for one in columns]
    widths = _widths(marks)
    placed: list[QRectF] = []
    for number in _in_order(columns, widths, step, look):
        width = widths[number]
        left = start + (number + 0.5) * step - width / 2
        if number == 0 and start > sheet.left:
            left = sheet.left
        left = min(max(sheet.left, left), sheet.right - width)
        rect = QRectF(left, top, width, sum(line.height for line in marks[number]))
        if not any(_touch(rect, other, look) for other in placed):
            placed.append(rect)
            _add_mark(sheet, marks[number], rect)
    lowest = max((rect.bottom() for rect in placed), default=top)
    sheet.skip_exactly(lowest - sheet.top)


def _add_mark(sheet: Sheet, lines: Sequence[TextBlock], rect: QRectF) -> None:
    top = rect.top()
    for line in lines:
        sheet.add(TextPiece(line, rect.center().x() - line.width / 2, top))
        top += line.height


def _mark_lines(mark: str, step: float, look: Look) -> list[TextBlock]:
    """Return a label, word under word if it is wider than its column: "Under 3" leaves 3 room."""
    whole = _mark(mark, look)
    return [whole] if whole.width <= step else [_mark(word, look) for word in mark.split()]


def _widths(marks: Sequence[Sequence[TextBlock]]) -> list[float]:
    return [max(line.width for line in lines) for lines in marks]


def _mark(words: str, look: Look) -> TextBlock:
    return TextBlock([Styled(words, TextStyle.SMALL, "text_secondary")], look)


def _in_order(
    columns: Sequence[AgeColumn], widths: Sequence[float], step: float, look: Look
) -> list[int]:
    """Return the places of columns to be labelled, the most important first."""
    places = range(len(columns))
    peak = _peak(columns) or 0
    every = _every(widths, step, look)
    ends = [places[0], places[-1]]
    regular = [number for number in places if (number - peak) % every == 0]
    return list(dict.fromkeys((peak, *ends, *regular)))


def _every(widths: Sequence[float], step: float, look: Look) -> int:
    """Return of how many columns one has room for its label: 1 if all have."""
    usual = sorted(widths)[len(widths) // 2]
    least = (usual + look.scaled(MARK_GAP)) / step
    return next((number for number in EVERY if number >= least), EVERY[-1])


def _touch(one: QRectF, other: QRectF, look: Look) -> bool:
    gap = look.scaled(LEAST_GAP)
    return one.left() < other.right() + gap and other.left() < one.right() + gap
