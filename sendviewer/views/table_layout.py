"""Finds widths and heights for a table, so that no text is ever cut.

Lengths are pixels. Headers wrap into two lines before a column grows wider; the first column
wraps instead of pushing the others out of the window.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics

__all__ = [
    "MARK",
    "PADDING",
    "ROW_HEIGHT",
    "ROW_PADDING",
    "ColumnRoom",
    "fit_widths",
    "text_width",
    "two_line_width",
    "wrapped_size",
]

PADDING = 10
"""Room at each side of a cell, at 100%."""

ROW_HEIGHT = 35
"""Height of a row with one line of text, at 100%."""

ROW_PADDING = 8
"""Room above and under the text of a row that wraps, at 100%."""

MARK = 12
"""Side of a mark in a header (sort arrow, filter), at 100%."""

UNLIMITED = 1_000_000


@dataclass(frozen=True, slots=True)
class ColumnRoom:
    """What a column needs: at the least, for everything in one line, and as a person chose it."""

    least: int
    natural: int
    chosen: int | None = None


def fit_widths(columns: Sequence[ColumnRoom], available: int) -> list[int]:
    """Return a width for each column, together ``available`` wherever that is possible.

    Columns grow from the least to the natural width, the first one first; what is left then is
    shared. A column whose width a person chose keeps it.
    """
    widths = [column.chosen or column.least for column in columns]
    flexible = [at for at, column in enumerate(columns) if column.chosen is None]
    slack = available - sum(widths)
    for at in flexible:
        growth = max(0, min(slack, columns[at].natural - columns[at].least))
        widths[at] += growth
        slack -= growth
    if slack > 0 and flexible:
        share, rest = divmod(slack, len(flexible))
        for at in flexible:
            widths[at] += share
        widths[flexible[0]] += rest
    return widths


def text_width(text: str, font: QFont) -> int:
    """Return the width of a text in one line."""
    return QFontMetrics(font).horizontalAdvance(text) + 1


def two_line_width(text: str, font: QFont) -> int:
    """Return the narrowest width in which a text needs at most two lines."""
    words = text.split()
    breaks = range(1, len(words) + 1)
    return min(
        (
            max(text_width(" ".join(words[:at]), font), text_width(" ".join(words[at:]), font))
            for at in breaks
        ),
        default=0,
    )


def wrapped_size(text: str, font: QFont, width: int) -> QSize:
    """Return the size of a text that wraps at ``width``."""
    room = QRect(0, 0, max(1, width), UNLIMITED)
    wrap = int(Qt.TextFlag.TextWordWrap.value)
    return QFontMetrics(font).boundingRect(room, wrap, text).size()
