"""Writes figures as JSON values: numbers half up, and an object where no number is known.

A figure that is not known is an object in the place of the number: ``{"missing": "c", "reason":
"..."}``, with ``"not_collected": true`` where nobody was asked, or ``{"at_least": 412}`` for a sum
with a part that was not published.
"""

from __future__ import annotations

from fractions import Fraction

from sendviewer.core.comparisons import Comparison
from sendviewer.core.figures import (
    AtLeast,
    Figure,
    Missing,
    NotCollected,
    Quantity,
    round_half_up,
)

__all__ = [
    "EXACT_DECIMALS",
    "Json",
    "decimal_value",
    "interval_value",
    "percent_value",
    "whole_value",
]

Json = dict[str, "Json"] | list["Json"] | str | int | float | None
"""What JSON can hold."""

EXACT_DECIMALS = 10


def whole_value(quantity: Quantity) -> Json:
    """Return a count, whole."""
    return decimal_value(quantity, 0)


def percent_value(quantity: Quantity) -> Json:
    """Return a percentage with the decimals that are printed, a computed one with one."""
    printed = quantity.decimals if isinstance(quantity, Figure) else None
    return decimal_value(quantity, max(1, printed or 0))


def decimal_value(quantity: Quantity, decimals: int) -> Json:
    """Return a figure rounded half up to ``decimals`` places."""
    if isinstance(quantity, Missing):
        return _missing(quantity)
    number = _rounded(quantity.value, decimals)
    return {"at_least": number} if isinstance(quantity, AtLeast) else number


def interval_value(comparison: Comparison, decimals: int = 1) -> Json:
    """Return the lower and upper limit of an interval in percent."""
    interval = comparison.interval
    if interval is None:
        # Where there is no interval there is no share either, and for the same reason.
        return decimal_value(comparison.share, decimals)
    return [_rounded(Fraction(limit), decimals) for limit in (interval.lower, interval.upper)]


def _rounded(value: Fraction, decimals: int) -> int | float:
    number = round_half_up(value, decimals)
    return float(number) if decimals else int(number)


def _missing(missing: Missing) -> dict[str, Json]:
    said: dict[str, Json] = {"missing": missing.symbol, "reason": missing.reason}
    return said | {"not_collected": True} if isinstance(missing, NotCollected) else said
