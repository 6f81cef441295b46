"""Finds the widths of a table's columns: no word broken, and as few lines as the room allows."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from sendviewer.export.office.text import line_count, text_width

__all__ = ["ColumnSetting", "column_widths", "row_lines"]

STEPS = 60
BREATH_IN = 0.04
"""Inches beyond what was measured, as programs round in their own ways."""


class ColumnSetting(Struct, frozen=True):
    """How a table is set: points of its letters, and inches that each column keeps free.

    ``figures`` are the columns whose numbers are never broken. The first row is the header.
    ``narrower`` is the width of the letters as a part of those that are measured.
    """

    size: float
    rooms: tuple[float, ...]
    figures: tuple[int, ...]
    is_bold: bool = False
    narrower: float = 1.0


Rows = Sequence[Sequence[str]]


def column_widths(
    rows: Rows, setting: ColumnSetting, width: float, *, is_full: bool = True
) -> tuple[float, ...]:
    """Return inches for each column; without ``is_full`` no more than the texts need.

    If not even the longest words fit, all columns are made narrower in proportion.
    """
    widths = [_least(rows, setting, place) for place in range(len(rows[0]))]
    if sum(widths) >= width:
        return tuple(each * width / sum(widths) for each in widths)
    step = (width - sum(widths)) / STEPS
    lines = [_column_lines(rows, setting, place, each) for place, each in enumerate(widths)]
    for _ in range(STEPS):
        needy = _neediest(lines)
        if needy is None:
            break
        widths[needy] += step
        lines[needy] = _column_lines(rows, setting, needy, widths[needy])
    spare = (width - sum(widths)) / len(widths) if is_full else 0.0
    return tuple(each + spare for each in widths)


def row_lines(row: Sequence[str], setting: ColumnSetting, widths: Sequence[float]) -> list[int]:
    """Return how many lines each cell of a row takes."""
    cells = enumerate(zip(row, widths, strict=True))
    return [_cell_lines(text, setting, place, width) for place, (text, width) in cells]


def _column_lines(rows: Rows, setting: ColumnSetting, place: int, width: float) -> list[int]:
    return [_cell_lines(row[place], setting, place, width) for row in rows]


def _cell_lines(text: str, setting: ColumnSetting, place: int, width: float) -> int:
    room = (width - setting.rooms[place] - BREATH_IN) / setting.narrower
    return line_count(text, room, setting.size, is_bold=setting.is_bold)


def _least(rows: Rows, setting: ColumnSetting, place: int) -> float:
    """Return what the longest word needs, or the longest figure of a column of figures."""
    header, *texts = (row[place] for row in rows)
    pieces = [text for text in texts if _is_whole(text, setting, place)]
    pieces += [word for text in texts for word in text.split()]
    widest = max((_width(piece, setting) for piece in pieces), default=0.0)
    title = (text_width(word, setting.size, is_bold=True) for word in header.split())
    # Words measured one by one take a little more than the whole text, so half as much again.
    return setting.rooms[place] + max(widest, *title, 0.0) + BREATH_IN * 1.5


def _is_whole(text: str, setting: ColumnSetting, place: int) -> bool:
    return place in setting.figures and any(map(str.isdigit, text))


def _width(text: str, setting: ColumnSetting) -> float:
    return text_width(text, setting.size, is_bold=setting.is_bold)


def _neediest(lines: Sequence[Sequence[int]]) -> int | None:
    """Return the column that makes most rows higher, or None if every cell has one line.

    ``lines`` are those of each cell, by column. A title may take two, as it stands in one row only.
    """
    extra = [0] * len(lines)
    for number, row in enumerate(zip(*lines, strict=True)):
        most = max(row)
        if most > (1 if number else 2):
            for place, each in enumerate(row):
                extra[place] += each - 1 if each == most else 0
    return extra.index(max(extra)) if any(extra) else None
