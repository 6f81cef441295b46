"""Writes figures the one way they are shown: half up, thousands separators, a true minus sign.

Children are whole, percentages and points have one decimal, ratios two. Figures per 100 pupils
have two, all of them: most needs are under 1 per 100, where one decimal would not tell them
apart, and the figures of a column keep their decimal points under each other. What is missing is
written as the symbol that the source printed, what was not collected in these words; both are
spoken as their reason.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from sendviewer.core.comparisons import Interval
from sendviewer.core.figures import (
    AtLeast,
    Figure,
    Missing,
    NotCollected,
    Quantity,
    Unit,
    round_half_up,
)

__all__ = [
    "MINUS",
    "NOT_COLLECTED_TEXT",
    "NOT_GIVEN_TEXT",
    "PER_HUNDRED_DECIMALS",
    "children_text",
    "count_text",
    "digits_text",
    "interval_text",
    "percent_number_text",
    "percent_text",
    "points_text",
    "shown_decimal",
    "shown_number",
    "spoken",
    "written_number",
]

MINUS = "\N{MINUS SIGN}"

NOT_GIVEN_TEXT = "not given"
"""Stands for a missing figure that has no symbol, because a blank cell would say nothing."""

NOT_COLLECTED_TEXT = "not collected"
"""Stands for a figure that nobody was asked for, whatever symbol the source prints."""

PER_HUNDRED_DECIMALS = 2
"""Decimals of figures per 100 pupils."""

_DECIMALS = {Unit.CHILDREN: 0, Unit.PERCENT: 1, Unit.POINTS: 1, Unit.RATIO: 2}


def children_text(quantity: Quantity) -> str:
    """Return a number of children: "21,966", "at least 412", or the symbol of what is missing."""
    return _text(quantity)


def percent_text(quantity: Quantity) -> str:
    """Return a percentage with its sign: "29.8%"."""
    return _text(quantity, after="%")


def percent_number_text(quantity: Quantity, decimals: int | None = None) -> str:
    """Return a percentage without its sign, for a column that has it in the header: "29.8"."""
    return _text(quantity, decimals=decimals)


def points_text(quantity: Quantity, decimals: int | None = None) -> str:
    """Return percentage points with their direction: "+9.4", "\N{MINUS SIGN}3.6" or "0.0"."""
    text = _text(quantity, decimals=decimals)
    number = shown_number(quantity, decimals)
    return f"+{text}" if number is not None and number > 0 else text


def interval_text(interval: Interval, decimals: int = 1) -> str:
    """Return the limits of an interval in percent: "29.2 to 30.4"."""
    limits = (shown_decimal(Fraction(end), decimals) for end in (interval.lower, interval.upper))
    return " to ".join(digits_text(limit) for limit in limits)


def spoken(quantity: Quantity) -> str:
    """Return a figure as it is read aloud, with its unit; of what is missing, the reason.

    A minus sign is often skipped by screen readers, so points say "plus" or "minus".
    """
    if isinstance(quantity, Missing):
        return quantity.reason or NOT_GIVEN_TEXT
    if quantity.unit is Unit.POINTS:
        return _spoken_points(quantity)
    return _text(quantity, after="%" if quantity.unit is Unit.PERCENT else "")


def shown_number(quantity: Quantity, decimals: int | None = None) -> Decimal | None:
    """Return the number exactly as it is shown, or None where no single number is known.

    ``decimals`` are those of the unit unless they are given.
    """
    if not isinstance(quantity, Figure):
        return None
    return _shown(quantity, decimals)


def written_number(quantity: Quantity, decimals: int | None = None) -> Decimal | None:
    """Return the number that is written in a figure's text: 412 of "at least 412"."""
    return None if isinstance(quantity, Missing) else _shown(quantity, decimals)


def shown_decimal(value: Fraction, decimals: int) -> Decimal:
    """Return ``value`` half up to ``decimals`` places; never minus zero."""
    return round_half_up(value, decimals)


def count_text(count: int | Fraction) -> str:
    """Return a plain count, half up to a whole one, with thousands separators: "160,300"."""
    return digits_text(shown_decimal(Fraction(count), 0))


def digits_text(number: Decimal) -> str:
    """Return all digits of ``number`` with thousands separators and a true minus sign."""
    return f"{number:,f}".replace("-", MINUS)


def _shown(quantity: Figure | AtLeast, decimals: int | None = None) -> Decimal:
    places = _DECIMALS[quantity.unit] if decimals is None else decimals
    printed = quantity.decimals if isinstance(quantity, Figure) else None
    if quantity.unit is Unit.PERCENT and printed is not None:
        # A share printed as 15 is not known to be 15.0.
        places = min(places, printed)
    return shown_decimal(quantity.value, places)


def _text(quantity: Quantity, after: str = "", decimals: int | None = None) -> str:
    if isinstance(quantity, NotCollected):
        return NOT_COLLECTED_TEXT
    if isinstance(quantity, Missing):
        return quantity.symbol or NOT_GIVEN_TEXT
    text = digits_text(_shown(quantity, decimals)) + after
    return f"at least {text}" if isinstance(quantity, AtLeast) else text


def _spoken_points(quantity: Figure | AtLeast) -> str:
    number = _shown(quantity)
    sign = "minus " if number < 0 else "plus " if number > 0 else ""
    return f"{sign}{digits_text(abs(number))} percentage points"
