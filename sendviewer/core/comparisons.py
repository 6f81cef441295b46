"""Shares, intervals and comparisons with a comparator, as plain arithmetic on exact counts."""

from __future__ import annotations

import math
from enum import Enum
from fractions import Fraction

from msgspec import Struct

from sendviewer.choices import CONFIDENCES
from sendviewer.core.errors import DomainError
from sendviewer.core.figures import (
    WHOLE_PCT,
    Figure,
    Missing,
    NotCollected,
    Quantity,
    Unit,
    rounding_range,
    share_of,
)
from sendviewer.core.pages import NeedRow, Page, TotalRow

__all__ = [
    "Base",
    "Compared",
    "Comparison",
    "Confidence",
    "Interval",
    "compare_need",
    "compare_with",
    "denominator",
    "prevalence_is_known",
    "share_of_total",
    "wilson_interval",
]


_NO_MEAN_OF_PREVALENCE = Missing("", "a mean of shares is not a mean per 100 pupils")


class Confidence(Enum):
    """How sure an interval is to be: the percentage and the normal quantile that goes with it."""

    P95 = (CONFIDENCES[0], 1.959964)
    P998 = (CONFIDENCES[1], 3.090232)

    @classmethod
    def of(cls, percent: str) -> Confidence:
        """Return the level that is written as ``percent``; raises DomainError if there is none."""
        for level in cls:
            if level.percent == percent:
                return level
        raise DomainError(f"{percent}% is not a level of confidence")

    @property
    def percent(self) -> str:
        """The level as it is written before "% interval"."""
        return self.value[0]

    @property
    def z(self) -> float:
        """The two-sided normal quantile."""
        return self.value[1]


class Base(Enum):
    """Of what a share is given."""

    SHARE = "share"
    """Of all children of the page: of 100 children with SEND, so many have this need."""
    PREVALENCE = "prevalence"
    """Of all pupils of the same file: of 100 pupils, so many have this need."""


class Compared(Enum):
    """The answer in one word, without judgement: more children is neither good nor bad."""

    HIGHER = "higher"
    SIMILAR = "similar"
    LOWER = "lower"


class Interval(Struct, frozen=True):
    """Lower and upper limit of a share, in percent."""

    lower: float
    upper: float


class Comparison(Struct, frozen=True):
    """One need beside the comparator. What cannot be known is None.

    ``share`` is in percent, ``difference`` in percentage points, ``expected`` and
    ``difference_children`` in children (exact, not yet rounded), ``ratio`` local : comparator.
    ``too_close`` is True when the answer would change within the rounding of the comparator's
    printed share; the answer is then "similar". ``expected`` does not need the need's own count.
    """

    share: Figure | Missing
    interval: Interval | None
    comparator_share: Quantity
    compared: Compared | None = None
    too_close: bool = False
    difference: Figure | None = None
    expected: Figure | None = None
    difference_children: Figure | None = None
    ratio: Figure | None = None


def wilson_interval(count: int, total: int, confidence: Confidence) -> Interval | None:
    """Return the Wilson score interval for ``count`` out of ``total``; None for a total of 0.

    A count of 0 has a lower limit of exactly 0, a count equal to the total an upper limit of
    exactly 100. Raises DomainError unless 0 <= count <= total.

    Wilson (1927), Journal of the American Statistical Association 22, 209-212; the form is that
    of Newcombe and Altman (2000), in Statistics with Confidence, 2nd edition, chapter 6.
    """
    if not 0 <= count <= total:
        raise DomainError(f"a count of {count} out of {total} is not possible")
    if total == 0:
        return None
    z = confidence.z
    middle = 2 * count + z * z
    spread = z * math.sqrt(z * z + 4 * count * (total - count) / total)
    width = 2 * (total + z * z)
    lower = 0.0 if count == 0 else 100 * (middle - spread) / width
    upper = 100.0 if count == total else 100 * (middle + spread) / width
    return Interval(lower, upper)


def compare_with(interval: Interval, comparator: Figure) -> tuple[Compared, bool]:
    """Return how an interval lies to a comparator's share, and whether that is too close to call.

    A share printed to one decimal stands for every value that rounds to it. Only when all of
    them give the same answer is it given; otherwise the answer is "similar" and too close. An
    interval that ends where they end holds them all.
    """
    lowest, above_highest = rounding_range(comparator)
    if interval.lower > comparator.value and interval.lower >= above_highest:
        return Compared.HIGHER, False
    if interval.upper < lowest:
        return Compared.LOWER, False
    similar_throughout = interval.lower <= lowest and interval.upper >= above_highest
    return Compared.SIMILAR, not similar_throughout


def prevalence_is_known(page: Page) -> bool:
    """Return whether the page knows all pupils of its file, so that prevalence can be given."""
    return isinstance(page.pupils, Figure) and page.pupils.value > 0


def denominator(page: Page, base: Base) -> Quantity:
    """Return what shares of the page are of: its total, or all pupils of the same file."""
    return page.total.children if base is Base.SHARE else page.pupils


def compare_need(
    row: NeedRow | TotalRow, page: Page, confidence: Confidence, base: Base = Base.SHARE
) -> Comparison:
    """Compare one need of a page, or its total, with the page's comparator.

    What was not collected in the area is not expected there either.
    """
    whole = denominator(page, base)
    share = share_of(row.children, whole)
    interval = _interval_of(row.children, whole, confidence)
    other = _comparator_share(row, page, base)
    expected = None if isinstance(share, NotCollected) else _expected(whole, other)
    if isinstance(share, Missing) or not isinstance(other, Figure):
        return Comparison(share, interval, other, expected=expected)
    assert isinstance(row.children, Figure)
    assert expected is not None
    compared, too_close = (None, False) if interval is None else compare_with(interval, other)
    return Comparison(
        share=share,
        interval=interval,
        comparator_share=other,
        compared=compared,
        too_close=too_close,
        difference=Figure(share.value - other.value, Unit.POINTS),
        expected=expected,
        difference_children=Figure(row.children.value - expected.value, Unit.CHILDREN),
        ratio=_ratio(share.value, other.value),
    )


def share_of_total(total: TotalRow) -> Quantity:
    """Return the share of the total: as the source prints it, else the total by itself."""
    if isinstance(total.printed_share, Missing):
        return share_of(total.children, total.children)
    return total.printed_share


def _comparator_share(row: NeedRow | TotalRow, page: Page, base: Base) -> Quantity:
    if base is Base.SHARE:
        return row.comparator_share
    if page.comparator.is_simple_mean and not isinstance(row.comparator_children, Missing):
        # Counts that were added belong to another comparator than a mean of shares.
        return _NO_MEAN_OF_PREVALENCE
    return share_of(row.comparator_children, page.comparator_pupils)


def _expected(total: Quantity, comparator_share: Quantity) -> Figure | None:
    if not isinstance(total, Figure) or not isinstance(comparator_share, Figure):
        return None
    return Figure(total.value * comparator_share.value / WHOLE_PCT, Unit.CHILDREN)


def _interval_of(part: Quantity, whole: Quantity, confidence: Confidence) -> Interval | None:
    if not isinstance(part, Figure) or not isinstance(whole, Figure):
        return None
    if part.value > whole.value:
        return None
    return wilson_interval(int(part.value), int(whole.value), confidence)


def _ratio(local: Fraction, comparator: Fraction) -> Figure | None:
    if comparator == 0:
        return None
    return Figure(local / comparator, Unit.RATIO)
