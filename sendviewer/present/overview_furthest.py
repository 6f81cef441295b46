"""Builds the card on the needs that are furthest from the comparator, either way."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from sendviewer.core.comparisons import Compared, Comparison, compare_need
from sendviewer.core.figures import Figure, Unit
from sendviewer.core.needs import UNRECORDED
from sendviewer.core.pages import NeedRow, Page
from sendviewer.present.card_specs import DifferenceRow, DifferencesCard
from sendviewer.present.made_needs import largest, none_apart, uncompared, uncounted_words
from sendviewer.present.numbers import points_text
from sendviewer.present.options import ViewOptions
from sendviewer.present.page_words import PageWords
from sendviewer.present.phrases import number_word, points_phrase
from sendviewer.present.wording import compared_word

__all__ = ["furthest_card"]

NeedFacts = tuple[NeedRow, Comparison]

FURTHEST = 5
"""More are named where others are as far as the fifth."""


def furthest_card(page: Page, options: ViewOptions) -> DifferencesCard:
    """Return the needs that are higher or lower, furthest from the comparator first.

    That a need was not recorded is no need that could be higher or lower.
    """
    words = PageWords(page)
    every = [(row, compare_need(row, page, options.confidence)) for row in page.needs]
    compared = [pair for pair in every if pair[0].code != UNRECORDED]
    differing = ((_distance(pair[1]), pair) for pair in compared if _differs(pair[1]))
    furthest = largest(differing, FURTHEST)
    rows = tuple(_difference_row(row, comparison, words) for row, comparison in furthest)
    far = [_distance(comparison) for _, comparison in furthest]
    spoken = _furthest_spoken(words, rows) if rows else _none_spoken(words, every, compared)
    return DifferencesCard(
        "furthest",
        f"Furthest from {words.other}, in percentage points",
        spoken,
        rows,
        first_alike=far.count(max(far, default=Fraction(0))),
    )


def _differs(comparison: Comparison) -> bool:
    return comparison.compared in (Compared.HIGHER, Compared.LOWER)


def _points(comparison: Comparison) -> Figure:
    return comparison.difference or Figure(Fraction(0), Unit.POINTS)


def _distance(comparison: Comparison) -> Fraction:
    return abs(_points(comparison).value)


def _difference_row(row: NeedRow, comparison: Comparison, words: PageWords) -> DifferenceRow:
    assert comparison.compared is not None
    return DifferenceRow(
        row.label,
        points_text(_points(comparison)),
        words.fewer_or_more(comparison),
        comparison.compared,
        _difference_sentence(row, comparison, words),
        row.code,
    )


def _furthest_spoken(words: PageWords, furthest: Sequence[DifferenceRow]) -> str:
    needs = "need" if len(furthest) == 1 else f"{number_word(len(furthest))} needs"
    said = " ".join(row.sentence for row in furthest)
    return f"The {needs} furthest from {words.other}, of those that are higher or lower. {said}"


def _none_spoken(words: PageWords, every: Sequence[NeedFacts], needs: Sequence[NeedFacts]) -> str:
    """Say why no need stands on the card; ``every`` has also what is no need."""
    known = sum(comparison.compared is not None for _, comparison in needs)
    if not known:
        return f"No need can be compared with {words.other}."
    unknown = uncompared(comparison for _, comparison in needs)
    besides = uncounted_words(every, Compared.HIGHER, Compared.LOWER)
    return none_apart(known, unknown, words, besides)


def _difference_sentence(row: NeedRow, comparison: Comparison, words: PageWords) -> str:
    far = points_phrase(_points(comparison))
    word = compared_word(comparison)
    return f"{row.label}: {word}, {far} {words.other}, {words.fewer_or_more(comparison)}."
