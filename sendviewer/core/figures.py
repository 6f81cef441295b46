"""Figures with their unit and precision, or the reason why there is none.

A quantity is one of three things: a :class:`Figure`, an :class:`AtLeast` (a sum with a
suppressed part inside), or :class:`Missing`. There is no NaN, no None and no 0 for what is not
known, so that nothing unknown can slip into an addition.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import lru_cache

from msgspec import Struct

from sendviewer.core.errors import DomainError

__all__ = [
    "ROUNDING_STEPS",
    "WHOLE_PCT",
    "AtLeast",
    "Figure",
    "Missing",
    "NotCollected",
    "Quantity",
    "Unit",
    "add",
    "children",
    "printed_percent",
    "round_half_up",
    "rounding_range",
    "rounding_step",
    "share_of",
]

WHOLE_PCT = 100
"""The whole, in percent."""

ROUNDING_STEPS = (10, 5)
"""The multiples that sources round counts to, the coarsest first."""

ENOUGH_COUNTS = 8
"""Eight counts that are multiples of 5 by chance are one case in 390,625."""


class Unit(Enum):
    """What a number counts or measures."""

    CHILDREN = "children"
    PERCENT = "percent"
    POINTS = "percentage points"
    RATIO = "ratio"


class Figure(Struct, frozen=True):
    """A known number: its exact value, its unit, and to how many decimals it was printed.

    ``decimals`` is None for an exact value (a count, a quotient of counts) and 1 for a share
    that the source prints as 20.4: such a value stands for everything that rounds to it.
    """

    value: Fraction
    unit: Unit
    decimals: int | None = None


class AtLeast(Struct, frozen=True):
    """A sum with one or more parts that were not published: the known parts together."""

    value: Fraction
    unit: Unit
    reason: str


class Missing(Struct, frozen=True):
    """No number: the symbol that the source printed and what that symbol means."""

    symbol: str
    reason: str


class NotCollected(Missing, frozen=True):
    """No number, because nobody was asked: the category did not exist at the time.

    It is not 0, and it leaves no gap: a sum without it is complete.
    """


Quantity = Figure | AtLeast | Missing


def children(count: int) -> Figure:
    """Return a count of children as an exact figure."""
    return Figure(_whole(count), Unit.CHILDREN)


def printed_percent(text: str) -> Figure:
    """Return a percentage as printed ("20.4"), remembering how many decimals were printed."""
    value = Decimal(text)
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int):
        raise DomainError(f"{text!r} is not a finite number")
    return Figure(Fraction(value), Unit.PERCENT, max(0, -exponent))


def round_half_up(value: Fraction, decimals: int) -> Decimal:
    """Round the exact ``value`` half up (away from zero), as the DfE does; never gives -0."""
    # In whole numbers: fractions would be reduced at every step, a thousand times for a page.
    part, of = 2 * abs(value.numerator) * 10**decimals, value.denominator
    whole = (part + of) // (2 * of)
    return Decimal(-whole if value.numerator < 0 else whole).scaleb(-decimals)


def rounding_range(figure: Figure) -> tuple[Fraction, Fraction]:
    """Return the lowest value, and the limit just above the highest, that print as ``figure``.

    For an exact figure both ends are the value itself. No percentage of a part lies outside 0 to
    100: 0.0% stands for 0 to just under 0.05, and 100.0% for 99.95 to 100, which is then within.
    """
    value = figure.value
    if figure.decimals is None:
        return value, value
    half_step = Fraction(1, 2 * 10**figure.decimals)
    lowest, above_highest = value - half_step, value + half_step
    if figure.unit is Unit.PERCENT and 0 <= value <= WHOLE_PCT:
        return max(lowest, Fraction(0)), min(above_highest, Fraction(WHOLE_PCT))
    return lowest, above_highest


def rounding_step(counts: Iterable[Quantity]) -> int:
    """Return to which multiple a source rounds its counts: 10, 5, or 1 if they are not rounded.

    Sources seldom say so; counts that are all multiples, and are many enough, do.
    """
    known = [count.value for count in counts if isinstance(count, Figure) and count.value]
    if len(known) < ENOUGH_COUNTS:
        return 1
    steps = (step for step in ROUNDING_STEPS if all(count % step == 0 for count in known))
    return next(steps, 1)


def share_of(part: Quantity, whole: Quantity) -> Figure | Missing:
    """Return part / whole in percent, exact.

    A share is given only where both counts are known: of "at least 412" no share is honest. Nor
    is one of a part that is larger than its whole, since one of the two must be wrong.
    """
    for quantity in (part, whole):
        if isinstance(quantity, Missing):
            return quantity if quantity is part else _of_unknown(quantity)
        if isinstance(quantity, AtLeast):
            return Missing("", "no share can be given because part of the count is not published")
    assert isinstance(part, Figure)
    assert isinstance(whole, Figure)
    if whole.value == 0:
        return Missing("z", "no share can be given of a total of 0")
    if part.value > whole.value:
        return Missing("", "the count is larger than its total")
    return Figure(WHOLE_PCT * part.value / whole.value, Unit.PERCENT)


def _of_unknown(whole: Missing) -> Missing:
    """Return why there is no share: it is the total, and not the part, that is not known."""
    if isinstance(whole, NotCollected):
        return whole
    because = f" ({whole.reason.strip().rstrip('.')})" if whole.reason else ""
    return Missing(whole.symbol, f"the total is not known{because}")


def _sum(values: Sequence[Fraction]) -> Fraction:
    """Return the exact sum; counts are whole numbers, which add up ten times faster as such."""
    if not values:
        return Fraction(0)
    numerators, denominators = zip(*[value.as_integer_ratio() for value in values], strict=True)
    return _whole(sum(numerators)) if max(denominators) == 1 else sum(values, Fraction(0))


@lru_cache(maxsize=65_536)
def _whole(number: int) -> Fraction:
    """Return a whole number as a fraction; counts come again and again."""
    return Fraction(number)


def add(parts: Iterable[Quantity], unit: Unit = Unit.CHILDREN) -> Quantity:
    """Add counts. A missing part makes the sum "at least"; if all are missing it is missing.

    What was not collected is no part of the sum: the others are added as if it were not there.
    """
    given = list(parts)
    whole = _sum_of_known(given)
    return _sum_with_gaps(given, unit) if whole is None else Figure(_whole(whole), unit)


def _sum_of_known(parts: Iterable[Quantity]) -> int | None:
    """Return the sum of whole numbers that are all known, as nearly all are; else None."""
    total = 0
    for part in parts:
        if not isinstance(part, Figure):
            return None
        number, of = part.value.as_integer_ratio()
        if of != 1:
            return None
        total += number
    return total


def _sum_with_gaps(parts: Iterable[Quantity], unit: Unit) -> Quantity:
    values: list[Fraction] = []
    reason: str | None = None
    first_missing: Missing | None = None
    not_collected: NotCollected | None = None
    for part in parts:
        if isinstance(part, Figure):  # nearly all are
            values.append(part.value)
            continue
        if isinstance(part, NotCollected):
            not_collected = not_collected or part
            continue
        if isinstance(part, Missing):
            first_missing = first_missing or part
            reason = reason or part.reason
            continue
        values.append(part.value)
        reason = reason or part.reason
    if not values and not_collected is not None and first_missing is None:
        return not_collected
    total = _sum(values)
    if reason is None:
        return Figure(total, unit)
    if not values and first_missing is not None:
        return first_missing
    return AtLeast(total, unit, reason)
