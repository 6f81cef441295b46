"""Makes the bars of the small charts on cards: a share as its text and as a part of the longest."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from sendviewer.core.figures import Figure, Quantity
from sendviewer.present.card_specs import CardBar, Series
from sendviewer.present.numbers import percent_text, spoken, written_number

__all__ = ["bar_length", "card_bar", "largest_figure", "share_words"]


def card_bar(
    label: str, share: Quantity, longest: Fraction, series: Series, heading: str = ""
) -> CardBar:
    """Return the bar of a share; of what is missing, its symbol without a bar."""
    return CardBar(
        label,
        percent_text(share),
        bar_length(share, longest),
        series,
        heading,
        number=written_number(share),
    )


def share_words(share: Quantity) -> str:
    """Return a share as it is said: its text, or why there is none."""
    return percent_text(share) if isinstance(share, Figure) else spoken(share)


def largest_figure(quantities: Iterable[Quantity]) -> Fraction:
    """Return the largest of the known figures, 0 if none is known."""
    values = [quantity.value for quantity in quantities if isinstance(quantity, Figure)]
    return max(values, default=Fraction(0))


def bar_length(quantity: Quantity, longest: Fraction) -> float | None:
    """Return a figure as a part of the longest, None if it is not known."""
    if not isinstance(quantity, Figure):
        return None
    return float(quantity.value / longest) if longest else 0.0
