"""Writes the elements of a drawing (SVG): shapes and words, escaped, in colours with names.

Each colour stands twice: as an attribute, for every program, and as a class named after its use
(``sv-local``, ``sv-text``), by which a style sheet can give it another value.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from msgspec import Struct

from sendviewer.export.charts.inter import NO_BREAK, Face
from sendviewer.views.colour_tokens import LIGHT

__all__ = [
    "SPARE",
    "Box",
    "Words",
    "escaped",
    "line_path",
    "number",
    "path",
    "rect",
    "text",
    "wrapped",
]


SPARE = 0.9
"""How much of its room a line fills: fonts that stand in may be a tenth wider, and not every
program keeps a text to its length."""


class Box(Struct, frozen=True):
    """A rectangle, in pixels."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.top + self.height

    @property
    def middle(self) -> float:
        """The height half way down."""
        return self.top + self.height / 2


class Words(Struct, frozen=True):
    """A stretch of a line: text, font and the name of its colour."""

    text: str
    face: Face
    token: str = "text"

    @property
    def width(self) -> float:
        """The width in pixels."""
        return self.face.width(self.text)


def number(value: float) -> str:
    """Return a length with at most two decimals."""
    return f"{round(value, 2) + 0.0:.2f}".rstrip("0").rstrip(".")


def escaped(words: str) -> str:
    """Return words as they stand in an element or an attribute; what XML forbids is left out."""
    return escape("".join(filter(_is_allowed, words)))


def _is_allowed(sign: str) -> bool:
    """Return whether XML 1.0 has a sign (its production 2, Char)."""
    is_usual = " " <= sign < "\ud800" or "\udfff" < sign < "\ufffe" or sign > "\uffff"
    return is_usual or sign in "\t\n\r"


def rect(box: Box, token: str) -> str:
    """Return a filled rectangle."""
    place = " ".join(
        f'{name}="{number(value)}"'
        for name, value in (
            ("x", box.left),
            ("y", box.top),
            ("width", box.width),
            ("height", box.height),
        )
    )
    return f'<rect class="sv-{token}" {place} fill="{_color(token)}"/>'


def path(data: str, token: str) -> str:
    """Return a filled shape."""
    return f'<path class="sv-{token}" d="{data}" fill="{_color(token)}"/>'


def line_path(data: str, token: str, width: float) -> str:
    """Return a drawn line."""
    stroke = f'stroke="{_color(token)}" stroke-width="{number(width)}"'
    return f'<path class="sv-line-{token}" d="{data}" fill="none" {stroke}/>'


def text(words: Sequence[Words], x: float, top: float, anchor: str = "start") -> str:
    """Return a line of text that keeps its length in any font, so that it never runs into others.

    Its stretches follow each other with a space between them.
    """
    first = words[0].face
    spans = "".join(_span(one, index) for index, one in enumerate(words))
    place = f'x="{number(x)}" y="{number(top + first.ascent)}"'
    anchored = "" if anchor == "start" else f' text-anchor="{anchor}"'
    length = sum(one.width for one in words) + sum(one.face.width(" ") for one in words[1:])
    kept = f'textLength="{number(length)}" lengthAdjust="spacingAndGlyphs"'
    return f"<text {place}{anchored} {kept}>{spans}</text>"


def wrapped(
    words: str, face: Face, token: str, box: tuple[float, float, float]
) -> tuple[str, float]:
    """Return a paragraph at (left, top, width), and where it ends."""
    left, top, width = box
    lines = face.wrap(words, width * SPARE) if words else ()
    drawn = "".join(
        text([Words(line, face, token)], left, top + index * face.line_height)
        for index, line in enumerate(lines)
    )
    return drawn, top + len(lines) * face.line_height


def _span(words: Words, index: int) -> str:
    face = words.face
    weight = ' font-weight="600"' if face.strong else ""
    # A plain space at the edge of a stretch is dropped by some readers.
    gap = NO_BREAK if index else ""
    style = f'font-size="{number(face.size)}"{weight}'
    fill = f'class="sv-{words.token}" fill="{_color(words.token)}"'
    return f"<tspan {fill} {style}>{gap}{escaped(words.text)}</tspan>"


def _color(token: str) -> str:
    return str(getattr(LIGHT, token))
