"""Makes the titles of slides on cards: what has the largest figure, with that figure.

All that have it are named, or counted if they are many.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from sendviewer.present.card_specs import AgesCard, BarsCard, DifferencesCard, ProportionsCard
from sendviewer.present.made_needs import largest
from sendviewer.present.phrases import counted
from sendviewer.present.plots import PlotSpec
from sendviewer.present.shared_places import MOST_NAMES, named_or_counted

__all__ = ["ChartedCard", "card_title", "furthest_title"]

ChartedCard = BarsCard | ProportionsCard | AgesCard


def card_title(card: ChartedCard, plot: PlotSpec, *, is_complete: bool) -> str:
    """Return the title of a card with its largest figure, if every figure is known.

    ``is_complete`` says whether the count of every need is.
    """
    if isinstance(card, AgesCard):
        return card.message or card.title
    if isinstance(card, ProportionsCard):
        is_known = None not in plot.series[0].values
        parts = largest(((Fraction(part.fraction), part) for part in card.parts), 1)
        first = [(part.label, part.percent_text) for part in parts]
        return _with_first(card.title, first, "setting", "settings") if is_known else card.title
    longest = card.bars[0].length
    is_known = is_complete and longest is not None and not card.bars[0].heading
    alike = [(bar.label, bar.value_text) for bar in card.bars if bar.length == longest]
    return _with_first(card.title, alike) if is_known else card.title


def furthest_title(card: DifferencesCard) -> str:
    """Return the title of what is furthest from the comparator, with its points either way."""
    first = card.rows[: card.first_alike]
    if not first:
        return card.title
    named = "; ".join(f"{row.label}, {row.points_text}" for row in first)
    if len(first) > MOST_NAMES:
        named = f"{counted(len(first), 'need', 'needs')} alike"
    return f"{card.title.partition(', in ')[0]}: {named}"


def _with_first(
    title: str, first: Sequence[tuple[str, str]], one: str = "need", many: str = "needs"
) -> str:
    """Return a title with whatever has the largest figure, and that figure."""
    names = named_or_counted([label for label, _ in first], one, many)
    return f"{title}: {names}, {first[0][1]}{' each' if len(first) > 1 else ''}"
