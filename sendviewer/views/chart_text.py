"""Measures and places the text of a chart: whole words, never cut, the same on screen and paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from sendviewer.views.look import Look, TextStyle
from sendviewer.views.text_measure import longest_word_width

__all__ = ["Face", "TextPlace", "paint_texts", "wrap_words"]

NO_BREAK = "\N{NO-BREAK SPACE}"


class TextPlace(Struct, frozen=True):
    """A line of text with the place where it is drawn; ``rect`` is all that it covers."""

    text: str
    rect: QRectF
    face: Face
    token: str

    @property
    def baseline(self) -> QPointF:
        """Where drawing begins."""
        return QPointF(self.rect.left(), self.rect.top() + self.face.metrics.ascent())


MOST_WIDTHS = 4096
"""Of how many texts the width is kept, for each font."""


@dataclass(frozen=True)
class Face:
    """A font with its measures, in pixels of the figure."""

    font: QFont

    @staticmethod
    @lru_cache(maxsize=64)
    def of(look: Look, style: TextStyle) -> Face:
        """Return the font of a text style for a chart.

        Hinting is vertical only: widths then grow in proportion, so that a text which fits on
        the screen fits in a picture of three times the size.
        """
        font = look.font(style)
        font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
        return Face(font)

    @cached_property
    def metrics(self) -> QFontMetricsF:
        """The measures of the font."""
        return QFontMetricsF(self.font)

    @cached_property
    def _widths(self) -> dict[str, float]:
        return {}

    @cached_property
    def line_height(self) -> float:
        """The height of a line."""
        return self.metrics.height()

    def width(self, text: str) -> float:
        """Return how wide a line of text is. A layout tries out the same words again and again."""
        known = self._widths
        if text not in known:
            if len(known) > MOST_WIDTHS:
                known.clear()
            known[text] = self.metrics.horizontalAdvance(text)
        return known[text]

    def longest_word(self, text: str) -> float:
        """Return the width of the widest word."""
        return longest_word_width(text, self.font)

    def place(self, text: str, left: float, top: float, token: str = "text") -> TextPlace:
        """Return a line that begins at ``left``, ``top``."""
        rect = QRectF(left, top, self.width(text), self.line_height)
        return TextPlace(text, rect, self, token)

    def place_right(self, text: str, right: float, top: float, token: str = "text") -> TextPlace:
        """Return a line that ends at ``right``."""
        return self.place(text, right - self.width(text), top, token)


def wrap_words(text: str, face: Face, width: float) -> tuple[str, ...]:
    """Break text into lines no wider than ``width``, between words only.

    A single word that is wider than ``width`` keeps a line of its own. A dot that parts what is
    said stays at the end of a line.
    """
    lines: list[str] = []
    for word in text.replace(" ·", f"{NO_BREAK}·").split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and face.width(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)


def paint_texts(painter: QPainter, places: Sequence[TextPlace], look: Look) -> None:
    """Draw lines of text where they belong."""
    for place in places:
        painter.setFont(place.face.font)
        painter.setPen(look.color(place.token))
        painter.drawText(place.baseline, place.text)
