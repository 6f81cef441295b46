"""Finishes a drawing that Qt wrote, so that it is right in other programs and with other fonts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Enum
from html import unescape

from msgspec import Struct

__all__ = ["Anchor", "AnchoredText", "finished_svg"]

FALLBACK_FONTS = """<style>
@supports (display: block) { text { font-family: Inter, Arial, Helvetica, sans-serif } }
</style>
"""
"""What browsers use where the font is not installed. Qt's own reader of drawings takes a list of
fonts for one name; it does not know ``@supports`` and so keeps to the font."""

ROUNDING = 0.05
"""Qt draws text at multiples of 1/64 of a pixel and writes six digits; places differ by more."""

TEXT = re.compile(r'<text ([^>]*)x="([^"]*)" y="([^"]*)"([^>]*)>([^<]*)</text>')


class Anchor(Enum):
    """Which part of a text stays in its place when another font makes it longer or shorter."""

    MIDDLE = "middle"
    END = "end"


class AnchoredText(Struct, frozen=True):
    """A text that Qt draws from ``left`` at the height ``baseline``, and where it belongs."""

    text: str
    left: float
    baseline: float
    anchor: Anchor
    at: float

    def is_at(self, text: str, left: float, baseline: float) -> bool:
        """Return whether this is the text that Qt drew there."""
        apart = max(abs(self.left - left), abs(self.baseline - baseline))
        return text == self.text and apart < ROUNDING


def finished_svg(
    svg: bytes, width_mm: float, height_mm: float, texts: Iterable[AnchoredText] = ()
) -> bytes:
    """Return a drawing with its true size, a role for screen readers, and anchored texts.

    Qt reckons the size with the resolution of the screen and begins every text at its left.
    """
    drawing = svg.decode()
    head = f'<svg role="img" xml:lang="en-GB" width="{width_mm:.2f}mm" height="{height_mm:.2f}mm"'
    drawing = re.sub(r'<svg width="[^"]*" height="[^"]*"', head, drawing, count=1)
    drawing = drawing.replace("<defs>\n", f"{FALLBACK_FONTS}<defs>\n", 1)
    return _anchored(drawing, texts).encode()


def _anchored(drawing: str, texts: Iterable[AnchoredText]) -> str:
    known = list(texts)

    def placed(match: re.Match[str]) -> str:
        before, x, y, after, words = match.groups()
        for one in known:
            if one.is_at(unescape(words), float(x), float(y)):
                place = f'text-anchor="{one.anchor.value}" x="{one.at:g}" y="{y}"'
                return f"<text {before}{place}{after}>{words}</text>"
        return match[0]

    return TEXT.sub(placed, drawing)
