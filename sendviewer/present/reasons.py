"""Puts the reason in the place of a compared figure that is not known."""

from __future__ import annotations

from sendviewer.core.comparisons import Comparison
from sendviewer.core.figures import Figure, Missing, Quantity

__all__ = ["known_or_reason", "why_not_compared"]


def known_or_reason(figure: Figure | None, comparison: Comparison) -> Quantity:
    """Return a figure of ``comparison``, or why it has none."""
    return why_not_compared(comparison) if figure is None else figure


def why_not_compared(comparison: Comparison) -> Missing:
    """Return why figures of ``comparison`` are missing: the share's reason before the other's."""
    if isinstance(comparison.share, Missing):
        return comparison.share
    other = comparison.comparator_share
    if isinstance(other, Missing):
        return other
    if isinstance(other, Figure) and other.value == 0:
        return Missing("z", "no ratio can be given to a share of 0")
    return Missing("", "the share to compare with is only partly published")
