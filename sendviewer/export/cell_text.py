"""Turns a cell, or a line of text, into text that no spreadsheet misreads. Knows nothing of Qt.

The rule for signs: a figure leaves with the hyphen-minus, because a spreadsheet takes the
typographic minus of the screen for a letter. A figure may begin with a sign, since "-3.1" is a
number and no formula; every other text that could be taken for a formula gets an apostrophe in
front, which spreadsheets read as "what follows is text".
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from msgspec import Struct

from sendviewer.present.plain_text import FIGURE, harmless, one_line
from sendviewer.present.specs import CellSpec

__all__ = ["ShownNumber", "copied_text", "plain_text", "shown_number"]

MINUS = "\N{MINUS SIGN}"
DIGITS_BEFORE_A_COMMA = 3


class ShownNumber(Struct, frozen=True):
    """A figure as it is written: its value, and the pattern that writes it the same way.

    ``text`` is as shown, with the hyphen-minus. ``value`` is what a spreadsheet holds for it: 0.298
    for "29.8%". ``pattern`` is in the language of spreadsheets, such as ``#,##0`` or
    ``+0.0;-0.0;0.0``.
    """

    text: str
    value: Decimal
    pattern: str


def copied_text(cell: CellSpec) -> str:
    """Return a cell's text for a spreadsheet: as shown, with the sign that makes it a number."""
    number = shown_number(cell)
    return harmless(cell.text) if number is None else number.text


def plain_text(cell: CellSpec) -> str:
    """Return a cell's text for a program: a bare number such as 6547, 29.8 or -3.1, or the text."""
    if cell.number is not None and shown_number(cell):
        return f"{cell.number:f}"
    return harmless(cell.text)


def shown_number(cell: CellSpec) -> ShownNumber | None:
    """Return the number that a cell shows, or None if its text is more or less than a number.

    "at least 412" stays text even where 412 is known, so that the words are never lost.
    """
    return None if cell.number is None else _number_in(cell.text, cell.number)


@lru_cache(maxsize=8192)
def _number_in(shown: str, number: Decimal) -> ShownNumber | None:
    """Return ``number`` as ``shown`` writes it; text, HTML and value of one copy all ask for it."""
    text = one_line(shown).replace(MINUS, "-")
    match = FIGURE.fullmatch(text)
    if match is None:
        return None
    sign, whole, part, unit = (match[name] or "" for name in ("sign", "whole", "part", "unit"))
    value = Decimal(f"{sign}{whole.replace(',', '')}{part}")
    if value != number:
        return None
    return ShownNumber(text, value / 100 if unit else value, _pattern(sign, whole, part, unit))


def _pattern(sign: str, whole: str, part: str, unit: str) -> str:
    without_comma = part or unit or len(whole) > DIGITS_BEFORE_A_COMMA
    digits = "0" if without_comma and "," not in whole else "#,##0"
    if part:
        digits += "." + "0" * (len(part) - 1)
    return f"+{digits}{unit};-{digits}{unit};{digits}{unit}" if sign else f"{digits}{unit}"
