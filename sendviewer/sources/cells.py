"""Reads and writes one figure as a person types it into a cell.

A count is ``412``, or ``>=412`` where a part of it is not published. A share is ``20.4`` as
printed, or ``412 of 21966`` where it is known exactly. A figure that is missing is the symbol
that the source prints, or ``not given``; or ``not collected`` where nobody was asked. A reason
other than the usual one follows in brackets: ``c (fewer than 6 children)``.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from sendviewer.core.errors import DomainError
from sendviewer.core.figures import (
    AtLeast,
    Figure,
    Missing,
    NotCollected,
    Quantity,
    Unit,
    children,
    printed_percent,
    round_half_up,
    share_of,
)
from sendviewer.sources.cell_errors import HIGHEST_SHARE, CellError
from sendviewer.sources.symbols import (
    MEANING_OF_SYMBOL,
    NOT_COLLECTED,
    NOT_COLLECTED_WORDS,
    NOT_GIVEN_WORDS,
    missing,
)

__all__ = [
    "PART_NOT_PUBLISHED",
    "is_plain",
    "quantity_from",
    "quantity_text",
    "share_text",
]

#: Why a count is "at least", when nothing else is said.
PART_NOT_PUBLISHED = "part of the count is not published"

_GROUPED = r"[0-9]{1,9}|[0-9]{1,3}(?:,[0-9]{3}){1,2}"
_REASON = r"(?:\s*\((?P<reason>.*\S.*)\))?"
_COUNT = re.compile(_GROUPED)
_SHARE = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,9})?")
# The others are compiled when a cell is neither; most pages have no such cell.
#: The mean of many areas' shares is a quotient of numbers that are far longer than any count.
_EXACT_SHARE = r"(?P<part>[0-9]{1,2000})\s+of\s+(?P<whole>[0-9]{1,2000})"
_AT_LEAST = rf"(?s)(?:>=|≥)\s*(?P<count>{_GROUPED}){_REASON}"
_MISSING = rf"(?s)(?P<symbol>{NOT_GIVEN_WORDS}|[^\s\d()>=≥]{{1,8}}){_REASON}"
_NOT_COLLECTED = rf"(?s){NOT_COLLECTED_WORDS}{_REASON}"
_PLAIN_WORDS = {*MEANING_OF_SYMBOL, NOT_GIVEN_WORDS, NOT_COLLECTED_WORDS}
_PLAIN = r"[0-9]+(?:\.[0-9]+)?"


def quantity_from(text: str, unit: Unit, least_decimals: int = 0) -> Quantity:
    """Return the figure that ``text`` stands for; raises CellError if it is none.

    ``least_decimals`` is to how many decimals the source prints the shares of a column: a
    spreadsheet saves 3.0 as 3, and without it the figure would look less precise than it is.
    """
    figure = _count_from(text) if unit is Unit.CHILDREN else _share_from(text, least_decimals)
    if figure is not None:
        return figure
    not_collected = re.fullmatch(_NOT_COLLECTED, text)
    if not_collected is not None:
        return NotCollected("", not_collected["reason"] or NOT_COLLECTED.reason)
    found = re.fullmatch(_MISSING, text)
    if found is None:
        raise CellError(text, unit)
    symbol = "" if found["symbol"] == NOT_GIVEN_WORDS else found["symbol"]
    if found["reason"]:
        return Missing(symbol, found["reason"])
    if symbol not in MEANING_OF_SYMBOL:
        raise CellError(text, unit)
    return missing(symbol)


def quantity_text(quantity: Quantity) -> str:
    """Return the cell for a figure; raises DomainError for one that no cell can hold."""
    if isinstance(quantity, NotCollected):
        return _not_collected_text(quantity)
    if isinstance(quantity, Missing):
        words = quantity.symbol or NOT_GIVEN_WORDS
        return _with_reason(words, quantity.reason, MEANING_OF_SYMBOL.get(quantity.symbol))
    if isinstance(quantity, AtLeast):
        words = f">={_count_text(quantity.value, quantity.unit)}"
        return _with_reason(words, quantity.reason, PART_NOT_PUBLISHED)
    if quantity.unit is Unit.PERCENT:
        return _share_text(quantity)
    return _count_text(quantity.value, quantity.unit)


def share_text(share: Quantity, part: Quantity, whole: Quantity) -> str:
    """Return the cell for a share, with the very counts where it is exactly ``part / whole``.

    Raises DomainError for a share that no cell can hold.
    """
    is_exact = isinstance(share, Figure) and share.decimals is None
    if is_exact and share == share_of(part, whole):
        return f"{quantity_text(part)} of {quantity_text(whole)}"
    return quantity_text(share)


def is_plain(text: str) -> bool:
    """Return whether a cell is a bare number or a bare symbol, as a table schema knows them."""
    return text in _PLAIN_WORDS or bool(re.fullmatch(_PLAIN, text))


def _count_from(text: str) -> Quantity | None:
    if _COUNT.fullmatch(text):
        return children(int(text.replace(",", "")))
    found = re.fullmatch(_AT_LEAST, text)
    if found is None:
        return None
    count = int(found["count"].replace(",", ""))
    return AtLeast(Fraction(count), Unit.CHILDREN, found["reason"] or PART_NOT_PUBLISHED)


def _share_from(text: str, least_decimals: int) -> Figure | None:
    if _SHARE.fullmatch(text) and Decimal(text) <= HIGHEST_SHARE:
        figure = printed_percent(text)
        return Figure(figure.value, figure.unit, max(figure.decimals or 0, least_decimals))
    found = re.fullmatch(_EXACT_SHARE, text)
    if found is None:
        return None
    part, whole = int(found["part"]), int(found["whole"])
    if not 0 <= part <= whole or whole == 0:
        return None
    return Figure(Fraction(100 * part, whole), Unit.PERCENT)


def _not_collected_text(quantity: NotCollected) -> str:
    if quantity.symbol:
        raise DomainError(f"{quantity.symbol!r} stands for a figure that was not collected")
    return _with_reason(NOT_COLLECTED_WORDS, quantity.reason, NOT_COLLECTED.reason)


def _with_reason(words: str, reason: str, usual_reason: str | None) -> str:
    return words if reason == usual_reason else f"{words} ({reason})"


def _count_text(value: Fraction, unit: Unit) -> str:
    if unit is not Unit.CHILDREN or value.denominator != 1 or value < 0:
        raise DomainError(f"{value} {unit.value} is not a count that a page can hold")
    return str(value.numerator)


def _share_text(figure: Figure) -> str:
    if figure.decimals is None:
        share = figure.value / 100
        return f"{share.numerator} of {share.denominator}"
    shown = round_half_up(figure.value, figure.decimals)
    if Fraction(shown) != figure.value:
        raise DomainError(f"{figure.value} is not printed with {figure.decimals} decimals")
    return f"{shown:f}"
