"""Makes text fit for Word and PowerPoint, and measures it where there is no Qt."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from sendviewer.present.plain_text import one_line
from sendviewer.resources import resource_path

if TYPE_CHECKING:
    from PIL import ImageFont

__all__ = ["ENGLISH", "line_count", "office_text", "run_text", "text_width"]

ENGLISH = "en-GB"

_NOT_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")
"""What may stand in no XML, besides the control characters."""

MEASURED_AT = 100
POINTS_PER_INCH = 72


def office_text(text: str) -> str:
    """Return ``text`` on one line, with nothing that XML forbids.

    It is put between tags as text and never as a field, so a sign in front needs no mark.
    """
    return one_line(_NOT_XML.sub("", text))


def run_text(text: str) -> str:
    """Return a stretch of text with the spaces at its ends, which part it from its neighbours."""
    line = office_text(text)
    before, after = text[:1].isspace(), text[-1:].isspace()
    return f"{' ' if before and line else ''}{line}{' ' if after else ''}"


def text_width(text: str, size_pt: float, *, is_bold: bool = False) -> float:
    """Return the inches that a line takes in the bundled font, which is wider than Arial."""
    return _measured(text, is_bold) / MEASURED_AT * size_pt / POINTS_PER_INCH


@lru_cache(maxsize=4096)
def _measured(text: str, is_bold: bool) -> float:  # noqa: FBT001 - the cache tells them apart
    return _font(is_bold=is_bold).getlength(text)


def line_count(text: str, width_in: float, size_pt: float, *, is_bold: bool = False) -> int:
    """Return how many lines ``text`` takes, broken between words; a word too long is broken."""
    lines, used = 1, 0.0
    space = text_width(" ", size_pt, is_bold=is_bold)
    for word in text.split():
        width = text_width(word, size_pt, is_bold=is_bold)
        if used and used + space + width > width_in:
            lines, used = lines + 1, 0.0
        elif used:
            used += space
        lines += int((used + width) // width_in) if width > width_in else 0
        used = (used + width) % width_in if width > width_in else used + width
    return lines


@lru_cache(maxsize=2)
def _font(*, is_bold: bool) -> ImageFont.FreeTypeFont:
    from PIL import ImageFont

    name = "Inter-SemiBold.ttf" if is_bold else "Inter-Regular.ttf"
    return ImageFont.truetype(str(resource_path("fonts", name)), MEASURED_AT)
