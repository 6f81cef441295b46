"""Finds widths and heights for a table, so that no text is ever cut.

Lengths are pixels. Words wrap instead of pushing columns out of the window: into two lines as
soon as one does not fit, and into more only where two do not.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import lru_cache

from msgspec import Struct
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics

from sendviewer.views import text_measure

__all__ = [
    "MARK",
    "PADDING",
    "ROW_HEIGHT",
    "ROW_PADDING",
    "ColumnRoom",
    "WrappedHeights",
    "fit_widths",
    "lines_width",
    "longest_word_width",
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
MOST_HEIGHTS = 512

FIGURE = frozenset("0123456789.,%")
"""What is written with these alone has no place where a line could end."""


class ColumnRoom(Struct, frozen=True):
    """What a column needs; a person's choice stands above that."""

    least: int
    """For every figure in one line, and for words broken between any two of them."""

    two_lines: int
    """For all words in two lines at the most, and for a title in three."""

    natural: int
    """For everything in one line, and for a title in two."""

    chosen: int | None = None

    readable: int = 0
    """For all words, those of the title too, in three lines at the most."""


def fit_widths(columns: Sequence[ColumnRoom], available: int) -> list[int]:
    """Return a width for each column, together ``available`` wherever that is possible.

    Columns grow from the least width to a readable one, then to that of two lines, then to that of
    one line, the first column first each time; what is left then is shared. A column whose width
    a person chose keeps it. Where not even the least widths fit, the table has to be scrolled
    anyhow, and words keep their two lines.
    """
    widths = [column.chosen or column.least for column in columns]
    if sum(widths) > available:
        return [column.chosen or column.two_lines for column in columns]
    flexible = [at for at, column in enumerate(columns) if column.chosen is None]
    _grow(widths, flexible, [column.readable for column in columns], available)
    _grow(widths, flexible, [column.two_lines for column in columns], available)
    slack = _grow(widths, flexible, [column.natural for column in columns], available)
    if slack > 0 and flexible:
        share, rest = divmod(slack, len(flexible))
        for at in flexible:
            widths[at] += share
        widths[flexible[0]] += rest
    return widths


def _grow(widths: list[int], which: Sequence[int], wished: Sequence[int], available: int) -> int:
    """Widen columns up to the wished widths while there is room; return what room is left."""
    slack = available - sum(widths)
    for at in which:
        growth = max(0, min(slack, wished[at] - widths[at]))
        widths[at] += growth
        slack -= growth
    return slack


def text_width(text: str, font: QFont) -> int:
    """Return the width of a text in one line."""
    return round(text_measure.text_width(text, font)) + 1


def longest_word_width(text: str, font: QFont) -> int:
    """Return the width of the longest word of a text: narrower than that it can not be set."""
    return round(text_measure.longest_word_width(text, font)) + 1


def two_line_width(text: str, font: QFont) -> int:
    """Return the narrowest width in which a text needs at most two lines."""
    return lines_width(text, font, 2)


def lines_width(text: str, font: QFont, lines: int) -> int:
    """Return the narrowest width in which a text needs at most so many ``lines``."""
    return _lines_width(text, font.key(), lines)


@lru_cache(maxsize=2048)
def _lines_width(text: str, font_key: str, lines: int) -> int:
    """Try widths out: what Qt sets may need a pixel more than its words are measured with."""
    font = QFont()
    font.fromString(font_key)
    room = wrapped_size("\n".join(["x"] * lines), font, UNLIMITED).height()
    widths = range(longest_word_width(text, font), text_width(text, font) + 2)
    narrowest = bisect_left(
        widths, -room, key=lambda width: -wrapped_size(text, font, width).height()
    )
    return widths[min(narrowest, len(widths) - 1)]


def wrapped_size(text: str, font: QFont, width: int) -> QSize:
    """Return the size of a text that wraps at ``width``."""
    room = QRect(0, 0, max(1, width), UNLIMITED)
    wrap = int(Qt.TextFlag.TextWordWrap.value)
    return QFontMetrics(font).boundingRect(room, wrap, text).size()


class WrappedHeights:
    """The heights of the texts of a column, each measured once: another page has the same words.

    Figures are all as high as one of them, since none of them wraps.
    """

    def __init__(self) -> None:
        self._known: dict[tuple[str, int, float], int] = {}

    def of(self, text: str, width: int, scale: float, font: Callable[[], QFont]) -> int:
        """Return the height of a text that wraps at ``width`` in a ``font`` of this text scale."""
        asked = ("0" if text and FIGURE.issuperset(text) else text, width, scale)
        if asked not in self._known:
            if len(self._known) > MOST_HEIGHTS:
                self._known.clear()
            self._known[asked] = wrapped_size(asked[0], font(), width).height()
        return self._known[asked]
