"""Finds all that share the first or the last place, and names them.

The order of the page must not decide which of several equal needs is named. Equal are exact values
only: a count that is known as "at least 12" may be larger than 12, and so stands above it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import TypeVar

from sendviewer.core.figures import AtLeast, Figure
from sendviewer.core.word_lists import listed
from sendviewer.present.phrases import counted

__all__ = ["MOST_NAMES", "Place", "named_or_counted", "place_of", "shared_ends"]

MOST_NAMES = 3
"""More names than these are counted: a title of them could not be read."""

Place = tuple[Fraction, bool]
"""A value, and whether it is only the least that a figure can be."""

_T = TypeVar("_T")


def place_of(quantity: Figure | AtLeast) -> Place:
    """Return what puts quantities in order."""
    return quantity.value, isinstance(quantity, AtLeast)


def shared_ends(placed: Iterable[tuple[Place, _T]]) -> tuple[list[_T], list[_T]]:
    """Return all that share the highest place, and all that share the lowest, as they come.

    Where all share one place it is the highest, and there is no lowest.
    """
    every = list(placed)
    places = [place for place, _ in every]
    highest, lowest = (max(places), min(places)) if places else (None, None)
    tops = [item for place, item in every if place == highest]
    return tops, [item for place, item in every if place == lowest != highest]


def named_or_counted(labels: Sequence[str], one: str = "need", many: str = "needs") -> str:
    """Return up to three names as a list in a sentence, or else how many there are: "five needs".

    Three names stand apart by semicolons if one of them holds a comma.
    """
    if len(labels) > MOST_NAMES:
        return counted(len(labels), one, many)
    if len(labels) == MOST_NAMES and any("," in label for label in labels):
        return f"{'; '.join(labels[:-1])}; and {labels[-1]}"
    return listed(labels)
