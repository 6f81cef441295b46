"""Measures and breaks text in the bundled font where there is no Qt."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from sendviewer.resources import resource_path

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

__all__ = ["FAMILIES", "FAMILY", "NO_BREAK", "Face"]

FAMILY = "Inter"
FAMILIES = f"{FAMILY}, Arial, Helvetica, sans-serif"
"""What a drawing asks for; the others stand in where the font is missing."""

ASCENT, LINE = 0.96875, 1.21
"""Where the base line of a line lies, and how high a line is, for a size of 1."""

MEASURED_SIZE = 1000
"""At this size no advance is rounded to pixels, so that widths grow in proportion."""

NO_BREAK = "\N{NO-BREAK SPACE}"


class Face(Struct, frozen=True):
    """The font at a size in pixels, in the regular or in the heavier weight."""

    size: float
    strong: bool = False

    @property
    def line_height(self) -> float:
        """The height of a line."""
        return self.size * LINE

    @property
    def ascent(self) -> float:
        """How far below the top of a line its base line lies."""
        return self.size * ASCENT

    def width(self, text: str) -> float:
        """Return how wide a line of text is."""
        return _width(text, strong=self.strong) * self.size / MEASURED_SIZE

    def longest_word(self, text: str) -> float:
        """Return the width of the widest word."""
        return max((self.width(word) for word in text.split(" ")), default=0.0)

    def wrap(self, text: str, width: float) -> tuple[str, ...]:
        """Break text into lines no wider than ``width``, between words only.

        A word that is wider has a line of its own. A dot that parts what is said stays at the
        end of a line.
        """
        lines: list[str] = []
        for word in text.replace(" ·", f"{NO_BREAK}·").split(" "):
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self.width(longer) <= width:
                lines[-1] = longer
            else:
                lines.append(word)
        return tuple(lines)


@cache
def _width(text: str, *, strong: bool) -> float:
    return _font(strong=strong).getlength(text)


@cache
def _font(*, strong: bool) -> FreeTypeFont:
    from PIL import ImageFont

    name = "Inter-SemiBold.ttf" if strong else "Inter-Regular.ttf"
    path = str(resource_path("fonts", name))
    # The basic engine is in every build of Pillow, so that widths are the same everywhere.
    return ImageFont.truetype(path, MEASURED_SIZE, layout_engine=ImageFont.Layout.BASIC)
