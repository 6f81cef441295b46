"""Says how long a line of text to read is: about 70 characters, whatever the size of the text."""

from __future__ import annotations

from sendviewer.views.look import Look, TextStyle
from sendviewer.views.text_measure import text_width

__all__ = ["reading_line_width"]

LINE_CHARACTERS = 70
SAMPLE = "the children who have a plan and go to a mainstream school nearby, as"


def reading_line_width(look: Look) -> int:
    """Return the width in pixels of a line of about 70 characters."""
    sample = text_width(SAMPLE, look.font(TextStyle.READING))
    return round(sample * LINE_CHARACTERS / len(SAMPLE))
