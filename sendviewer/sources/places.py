"""Turns bytes into text and offsets into places, so that every error can say where."""

from __future__ import annotations

import re

from sendviewer.core.errors import InputError, Place

__all__ = [
    "LONGEST_NAME",
    "control_error",
    "place_at",
    "quoted",
    "shortened",
    "text_of",
]

#: In characters. What names something stands in a heading, a menu or a column.
LONGEST_NAME = 200

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_LONGEST_QUOTE = 60
_MOST_READ = 1000

#: C0 and C1 but for tab and line feed: a terminal takes them as orders and not as text.
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")

_SAVE_AS_UTF_8 = (
    "Save it again as UTF-8: in a spreadsheet choose “CSV UTF-8 (comma delimited)”, in a text "
    "editor choose the encoding UTF-8."
)


def place_at(file: str, text: str, offset: int) -> Place:
    """Return the place of the character at ``offset``; lines end with a line feed."""
    line = text.count("\n", 0, offset) + 1
    column = offset - text.rfind("\n", 0, offset)
    return Place(file, line, column)


def shortened(text: str) -> str:
    """Return ``text`` for a message: on one line and not too long."""
    words = " ".join(text[:_MOST_READ].split())
    return words if len(words) <= _LONGEST_QUOTE else words[: _LONGEST_QUOTE - 1] + "…"


def quoted(text: str) -> str:
    """Return ``text`` for a message, shortened and in quotation marks."""
    return f"“{shortened(text)}”"


def text_of(data: bytes, file: str, *, may_be_empty: bool = False) -> str:
    """Return the text of a UTF-8 file, without byte-order mark, lines ending with a line feed.

    Raises InputError with the place of the first byte that is not UTF-8 or of the first control
    character, and for an empty file unless it may be empty.
    """
    if data.startswith(_UTF_16_MARKS):
        problem = "The file is encoded as UTF-16; expected UTF-8."
        raise InputError(problem, place=Place(file, 1, 1), remedy=_SAVE_AS_UTF_8)
    data = data.removeprefix(_BYTE_ORDER_MARK)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as fault:
        raise _not_utf_8(data, fault.start, file) from None
    if not may_be_empty and not text.strip():
        raise InputError(
            "The file is empty.",
            place=Place(file, 1, 1),
            remedy="Put back its content, or save the page again under this name.",
        )
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    control = _CONTROLS.search(text)
    if control is not None:
        raise control_error(file, text, control.start(), ord(control[0]))
    return text


def control_error(file: str, text: str, offset: int, number: int) -> InputError:
    """Return the error for a control character at ``offset``, by its number in Unicode."""
    return InputError(
        f"Found the control character U+{number:04X}; expected text that can be shown.",
        place=place_at(file, text, offset),
        remedy="Take it out; where nothing is to be seen, type the word again.",
    )


def _not_utf_8(data: bytes, start: int, file: str) -> InputError:
    before = data[:start].decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    bad = data[start : start + 1]
    character = bad.decode("cp1252", errors="replace")
    return InputError(
        f"The byte 0x{bad.hex().upper()} ({quoted(character)} in Windows-1252) is not UTF-8 text.",
        place=place_at(file, before, len(before)),
        remedy=_SAVE_AS_UTF_8,
    )
