"""Finds how high a row must be for its wrapped text, since not every program does when it opens.

Counts characters: which font a reader has is not known, so a little more room is left.
"""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["row_height"]

_LINE_POINTS, _ROOM_POINTS = 14.5, 3.5
_LETTERS_PER_DIGIT = 1.08
"""Columns are measured in digits, and letters are a little narrower."""
_MOST_POINTS = 405
"""A row cannot be higher than 409 points."""


def row_height(cells: Iterable[tuple[str, float]], size: float = 1.0) -> float:
    """Return the height in points for texts in columns of so many characters.

    ``size`` is that of the letters, beside that of the body text.
    """
    lines = max((_lines(text, width * _LETTERS_PER_DIGIT) for text, width in cells), default=1)
    return min(_MOST_POINTS, lines * _LINE_POINTS * size + _ROOM_POINTS)


def _lines(text: str, width: float) -> int:
    return sum(_lines_of_paragraph(paragraph, width) for paragraph in text.split("\n"))


def _lines_of_paragraph(paragraph: str, width: float) -> int:
    """Return how many lines words make if none is broken that fits a line."""
    lines, used = 1, 0.0
    for word in paragraph.split(" "):
        length = len(word)
        if used and used + 1 + length > width:
            lines, used = lines + 1, 0.0
        used += length + (1 if used else 0)
        while used > width:
            lines, used = lines + 1, used - width
    return lines
