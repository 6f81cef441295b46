"""Builds the cards on needs: the most common ones, and those furthest from the comparator."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from sendviewer.core.comparisons import Compared, Comparison, compare_need
from sendviewer.core.figures import AtLeast, Figure, NotCollected, Unit, share_of
from sendviewer.core.needs import UNRECORDED
from sendviewer.core.pages import NeedRow, Page
from sendviewer.core.word_lists import listed
from sendviewer.present.card_specs import BarsCard, CardBar, DifferenceRow, DifferencesCard, Series
from sendviewer.present.made_needs import (
    MOST_COMMON,
    largest,
    none_apart,
    uncompared,
    uncounted_words,
)
from sendviewer.present.numbers import children_text, percent_text, points_text, written_number
from sendviewer.present.options import ViewOptions
from sendviewer.present.overview_bars import bar_length, largest_figure
from sendviewer.present.page_words import PageWords
from sendviewer.present.phrases import counted, number_word, points_phrase
from sendviewer.present.wording import compared_word

__all__ = ["furthest_card", "most_common_card"]

NeedFacts = tuple[NeedRow, Comparison]

FURTHEST = 5
"""More are named where others are as far as the fifth."""


def most_common_card(page: Page) -> BarsCard:
    """Return the needs with most children, by their share of all.

    That a need was not recorded is no need that could be common.
    """
    needs = [row for row in page.needs if row.code != UNRECORDED]
    counts = [(row.children, row) for row in needs]
    known = [(count.value, row) for count, row in counts if isinstance(count, Figure)]
    # A need that nobody has is not among the most common ones, even if no other is known.
    rows = largest((pair for pair in known if pair[0]), MOST_COMMON)
    longest = largest_figure([row.children for row in rows])
    bars = tuple(_most_common_bar(row, page, longest) for row in rows)
    note = _cannot_be_placed(needs, len(known))
    spoken = _most_common_spoken(page, rows, note) if known else _no_count_is_known(page)
    return BarsCard("most-common", "Most common needs", spoken, "", bars, note)


def _most_common_bar(row: NeedRow, page: Page, longest: Fraction) -> CardBar:
    other, share = row.comparator_share, _share_text(row, page)
    known = isinstance(other, Figure) and not page.comparator.is_none
    beside = f"{PageWords(page).label} {percent_text(other)}" if known else ""
    return CardBar(
        label=row.label,
        value_text=share,
        length=bar_length(row.children, longest),
        series=Series.LOCAL,
        beside_text=beside,
        sentence=f"{row.label}: {share}{f' ({beside})' if beside else ''}.",
        code=row.code,
        number=written_number(_share_or_count(row, page)),
    )


def _most_common_spoken(page: Page, rows: Sequence[NeedRow], note: str) -> str:
    if not rows:
        return f"No need has a known count above 0. {note}".rstrip()
    # Semicolons, because the names of some needs have commas inside.
    needs = "; ".join(f"{row.label}, {_share_text(row, page)}" for row in rows)
    text = f"The {counted(len(rows), 'most common need', 'most common needs')}: {needs}."
    return f"{text} {note}".rstrip()


def _no_count_is_known(page: Page) -> str:
    in_part = any(isinstance(row.children, AtLeast) for row in page.needs)
    state = "known in part" if in_part else "not given"
    return f"How many {page.subject.many} have each need is {state}."


def _cannot_be_placed(needs: Sequence[NeedRow], known: int) -> str:
    """Return which needs are left out: those without a known count, and those not collected."""
    unasked = [row.label for row in needs if isinstance(row.children, NotCollected)]
    unknown = len(needs) - known - len(unasked)
    have = counted(unknown, "need has", "needs have").capitalize()
    notes = [f"{have} no known count and cannot be placed."] if unknown else []
    if unasked:
        verb = "was" if len(unasked) == 1 else "were"
        notes.append(f"{listed(unasked)} {verb} not collected.")
    return " ".join(notes)


def _share_text(row: NeedRow, page: Page) -> str:
    figure = _share_or_count(row, page)
    return percent_text(figure) if figure.unit is Unit.PERCENT else children_text(figure)


def _share_or_count(row: NeedRow, page: Page) -> Figure:
    """Return the share of a need whose count is known, or the count if there is no share."""
    share = share_of(row.children, page.total.children)
    assert isinstance(row.children, Figure)
    return share if isinstance(share, Figure) else row.children


# --- Furthest from the comparator ---------------------------------------------------------


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
