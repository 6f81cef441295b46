"""What a person can choose between, in the window and on the command line alike.

Standard library only: the command line reads it before anything else is loaded.
"""

from __future__ import annotations

from enum import Enum

__all__ = [
    "CONFIDENCES",
    "FIRST_SIZE",
    "LARGE_PRINT",
    "NORMAL_TEXT_SIZE",
    "SUMMARY",
    "TEXT_SIZES",
    "WORKING",
    "PasteTarget",
    "ThemeName",
]

#: How sure an interval is to be, in per cent; the first is what is shown at first.
CONFIDENCES = ("95", "99.8")

#: Width and height of the window at first, in pixels.
FIRST_SIZE = (1360, 860)

#: In per cent, from the smallest to the largest.
TEXT_SIZES = (100, 110, 125, 150, 175, 200)
NORMAL_TEXT_SIZE = TEXT_SIZES[0]

#: Other forms of a document: text in large print; one page; a workbook to go on working in.
LARGE_PRINT = "large-print"
SUMMARY = "summary"
WORKING = "working"


class ThemeName(Enum):
    """The themes that exist by name; which one "system" means is decided by the window."""

    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


class PasteTarget(Enum):
    """The kinds of program that a page is pasted into, piece by piece."""

    WORD = "word"
    EXCEL = "excel"
    POWERPOINT = "powerpoint"
    EMAIL = "email"
    MARKDOWN = "markdown"
