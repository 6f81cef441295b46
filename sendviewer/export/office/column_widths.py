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
    for _ in range(STEPS):
        needy = _neediest(rows, setting, widths)
        if needy is None:
            break
        widths[needy] += step
    spare = (width - sum(widths)) / len(widths) if is_full else 0.0
    return tuple(each + spare for each in widths)


def row_lines(row: Sequence[str], setting: ColumnSetting, widths: Sequence[float]) -> list[int]:
    """Return how many lines each cell of a row takes."""
    return [
        line_count(
            text,
            (width - room - BREATH_IN) / setting.narrower,
            setting.size,
            is_bold=setting.is_bold,
        )
        for text, room, width in zip(row, setting.rooms, widths, strict=True)
    ]


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


def _neediest(rows: Rows, setting: ColumnSetting, widths: Sequence[float]) -> int | None:
    """Return the column that makes most rows higher, or None if every cell has one line.

    A title may take two lines, as it stands in one row only.
    """
    extra = [0] * len(widths)
    for number, row in enumerate(rows):
        lines = row_lines(row, setting, widths)
        most = max(lines)
        if most > (1 if number else 2):
            for place, each in enumerate(lines):
                extra[place] += each - 1 if each == most else 0
    return extra.index(max(extra)) if any(extra) else None
