"""Puts the reason in the place of a compared figure that is not known."""

from __future__ import annotations

from sendviewer.core.comparisons import Base, Comparison, denominator
from sendviewer.core.figures import AtLeast, Figure, Missing, NotCollected, Quantity
from sendviewer.core.pages import Page

__all__ = ["expected_or_reason", "known_or_reason", "why_not_compared"]


def known_or_reason(figure: Figure | None, comparison: Comparison) -> Quantity:
    """Return a figure of ``comparison``, or why it has none."""
    return why_not_compared(comparison) if figure is None else figure


def expected_or_reason(comparison: Comparison, page: Page, base: Base = Base.SHARE) -> Quantity:
    """Return the expected children, or why they are not known.

    The need's own count plays no part, unless it was not collected: then none are expected.
    """
    if comparison.expected is not None:
        return comparison.expected
    if isinstance(comparison.share, NotCollected):
        return comparison.share
    total, other = denominator(page, base), comparison.comparator_share
    if isinstance(total, Missing):
        return total
    if isinstance(total, AtLeast):
        return Missing("", "part of the total is not published")
    return other if isinstance(other, Missing) else _PARTLY_PUBLISHED


def why_not_compared(comparison: Comparison) -> Missing:
    """Return why figures of ``comparison`` are missing: the share's reason before the other's."""
    if isinstance(comparison.share, Missing):
        return comparison.share
    other = comparison.comparator_share
    if isinstance(other, Missing):
        return other
    if isinstance(other, Figure) and other.value == 0:
        return Missing("z", "no ratio can be given to a share of 0")
    return _PARTLY_PUBLISHED


_PARTLY_PUBLISHED = Missing("", "part of the share to compare with is not published")
