"""Lays out wrapped text of several weights and says how much room it takes before it is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from msgspec import Struct
from PySide6.QtCore import QPointF
from PySide6.QtGui import (
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from sendviewer.views.ink import solid
from sendviewer.views.look import Look, TextStyle

__all__ = ["Styled", "TextBlock"]

ENDLESS = 1e6


class Styled(Struct, frozen=True):
    """A stretch of text with its style and the token of its colour."""

    text: str
    style: TextStyle = TextStyle.BODY
    token: str = "text"


class TextBlock:
    """Text wrapped into a width in pixels. A word wider than that is broken, never cut.

    ``leading`` is the distance of lines, as a multiple of the font's own line height.
    """

    def __init__(
        self,
        runs: Sequence[Styled],
        look: Look,
        width: float = ENDLESS,
        *,
        leading: float = 1.0,
    ) -> None:
        self.runs = tuple(runs)
        self._layout = _text_layout(self.runs, look)
        self.line_widths: tuple[float, ...] = ()
        self.height = 0.0
        self.width = 0.0
        self._set_lines(max(1.0, width), leading)

    @property
    def text(self) -> str:
        """The whole text, without its styles."""
        return self._layout.text()

    def paint(self, painter: QPainter, left: float, top: float) -> None:
        """Draw the text with its upper left corner at ``left``, ``top``."""
        self._layout.draw(painter, QPointF(left, top))

    def _set_lines(self, width: float, leading: float) -> None:
        widths = []
        self._layout.beginLayout()
        line = self._layout.createLine()
        while line.isValid():
            line.setLineWidth(width)
            extra = line.height() * (leading - 1.0)
            line.setPosition(QPointF(0, self.height + extra / 2))
            self.height += line.height() + extra
            widths.append(line.naturalTextWidth())
            line = self._layout.createLine()
        self._layout.endLayout()
        self.line_widths = tuple(widths)
        self.width = max(widths, default=0.0)


def _text_layout(runs: Sequence[Styled], look: Look) -> QTextLayout:
    first = runs[0].style if runs else TextStyle.BODY
    layout = QTextLayout("".join(run.text for run in runs), look.font(first))
    layout.setTextOption(_wrapped())
    layout.setFormats(_format_ranges(runs, look))
    layout.setCacheEnabled(True)
    return layout


def _format_ranges(runs: Sequence[Styled], look: Look) -> list[QTextLayout.FormatRange]:
    ranges = []
    start = 0
    for run in runs:
        part = QTextLayout.FormatRange()
        part.start = start
        part.length = _utf16_length(run.text)
        part.format = _format(look, run.style, run.token)
        ranges.append(part)
        start += part.length
    return ranges


@cache
def _wrapped() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


@lru_cache(maxsize=256)
def _format(look: Look, style: TextStyle, token: str) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setFont(look.font(style))
    form.setForeground(solid(look.color(token)))
    return form


def _utf16_length(text: str) -> int:
    """Return the length as Qt counts it: a character beyond the first 65,536 counts twice."""
    return len(text.encode("utf-16-le")) // 2
