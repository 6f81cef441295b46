"""Makes sentences on the needs of a page: the most common ones, and those higher or lower."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import TypeVar

from msgspec import Struct

from sendviewer.core.comparisons import Compared, Comparison, Confidence, compare_need
from sendviewer.core.figures import AtLeast, Figure, Missing, NotCollected, Quantity, share_of
from sendviewer.core.needs import UNRECORDED
from sendviewer.core.pages import NeedRow, Page
from sendviewer.present.numbers import percent_text
from sendviewer.present.page_words import PageWords
from sendviewer.present.phrases import (
    children_phrase,
    counted,
    known_reason,
    number_word,
    sentence,
)
from sendviewer.present.shared_places import Place

__all__ = [
    "MOST_COMMON",
    "MOST_COMMON_NOT_KNOWN",
    "Uncompared",
    "compared_paragraphs",
    "largest",
    "most_common_are_known",
    "most_common_paragraphs",
    "none_apart",
    "uncompared",
    "uncounted_words",
]

MOST_COMMON = 5
"""More are named where others have as many as the fifth."""

MOST_COMMON_NOT_KNOWN = (
    "Which needs are most common is not fully known: some counts are not published."
)

_T = TypeVar("_T")
_Rank = TypeVar("_Rank", Fraction, Place)

_NO_SHARE = "no share is known"
_NOT_BOTH_SHARES = "the shares are not both known"


def most_common_paragraphs(page: Page) -> list[str]:
    """Return the most common needs with count and share, and how many have none recorded.

    A need whose count is known only in part could be larger than it seems, so then nothing is
    said to be the most common.
    """
    needs = [row for row in page.needs if row.code != UNRECORDED]
    known = [(row.children.value, row) for row in needs if isinstance(row.children, Figure)]
    unrecorded = _unrecorded(page)
    if not known or not any(value for value, _ in known):
        return unrecorded
    if not most_common_are_known(needs):
        return [MOST_COMMON_NOT_KNOWN]
    items = [f"- {_need_item(row, page)}" for row in largest(known, MOST_COMMON)]
    return [*items, *unrecorded]


def most_common_are_known(needs: Iterable[NeedRow]) -> bool:
    """Return whether the count of every need is known that was collected."""
    return all(isinstance(row.children, Figure | NotCollected) for row in needs)


def largest(valued: Iterable[tuple[_Rank, _T]], number: int) -> list[_T]:
    """Return so many with the largest values, largest first, and all that equal the last of them.

    Equal ones stand in the order in which they come: that order must not decide who is left out.
    """
    ranked = sorted(valued, key=lambda pair: pair[0], reverse=True)
    last = ranked[:number][-1:]
    return [item for value, item in ranked if value >= last[0][0]]


def _need_item(row: NeedRow, page: Page) -> str:
    assert isinstance(row.children, Figure)
    count = f"{row.label}: {children_phrase(row.children, page.subject)}"
    share = share_of(row.children, page.total.children)
    if not isinstance(share, Figure):
        return f"{count}."
    other = row.comparator_share
    beside = f"; {PageWords(page).label} {percent_text(other)}" if isinstance(other, Figure) else ""
    return f"{count} ({percent_text(share)}{beside})."


def _unrecorded(page: Page) -> list[str]:
    row = next((row for row in page.needs if row.code == UNRECORDED), None)
    if row is None or not isinstance(row.children, Figure | AtLeast) or not row.children.value:
        return []
    share = share_of(row.children, page.total.children)
    part = f" ({percent_text(share)})" if isinstance(share, Figure) else ""
    count = children_phrase(row.children, page.subject)
    return [f"For {count}{part}, the primary need is not recorded."]


def compared_paragraphs(page: Page, confidence: Confidence = Confidence.P95) -> list[str]:
    """Return the needs that are higher or lower by their interval, the furthest first.

    Each stands with the size of its gap in points and in what the page counts.
    """
    rows = [(row, compare_need(row, page, confidence)) for row in page.needs]
    every = [pair for pair in rows if pair[0].code != UNRECORDED]
    compared = [(row, comparison) for row, comparison in every if comparison.compared]
    unknown = uncompared(comparison for _, comparison in every)
    words = PageWords(page)
    other = words.other
    if not compared:
        return [sentence(f"no need can be compared with {other}, because {_why(page)}")]
    apart = [pair for pair in compared if pair[1].compared is not Compared.SIMILAR]
    apart.sort(key=lambda pair: -abs(_points(pair[1]).value))
    similar = len(compared) - len(apart)
    if not apart:
        by = f", by its {confidence.percent}% interval"
        by += uncounted_words(rows, Compared.HIGHER, Compared.LOWER)
        return [none_apart(len(compared), unknown, words, by)]
    uncounted = uncounted_words(rows, Compared.SIMILAR)
    begin = f"Higher or lower than {other}, by the {confidence.percent}% interval of their share:"
    items = [f"- {_apart_item(row, comparison, page)}" for row, comparison in apart]
    rest = " ".join((*_similar(similar, uncounted), *_unknown(unknown)))
    return [begin, *items, *([rest] if rest else [])]


class Uncompared(Struct, frozen=True):
    """How many needs cannot be compared, and what is not known of them, as a clause."""

    number: int
    why: str = _NO_SHARE


def uncompared(comparisons: Iterable[Comparison]) -> Uncompared:
    """Return of how many needs a share is not known, on one side; not collected ones are none."""
    unknown = [
        one.share
        for one in comparisons
        if one.compared is None and not isinstance(one.share, NotCollected)
    ]
    # Where the area's own share is on the page, that none is known would not be true.
    is_half_known = any(isinstance(share, Figure) for share in unknown)
    return Uncompared(len(unknown), _NOT_BOTH_SHARES if is_half_known else _NO_SHARE)


def none_apart(compared: int, unknown: Uncompared, words: PageWords, by: str = "") -> str:
    """Say that no need is higher or lower, of those that could be compared; ``by`` says by what."""
    apart = f"higher or lower than {words.other}{by}"
    if not unknown.number:
        return f"No need is {apart}."
    rest = f"for {counted(unknown.number, 'other', 'others')} {unknown.why}."
    if compared == 1:
        return f"The one need that can be compared is not {apart}; {rest}"
    many = number_word(compared)
    return f"Of the {many} needs that can be compared, none is {apart}; {rest}"


def uncounted_words(needs: Iterable[tuple[NeedRow, Comparison]], *answers: Compared) -> str:
    """Return ", not counting “Need not recorded”" if that has one of the answers, or "".

    It is no need, and yet the table has a row for it: who counts the rows must find the number.
    """
    labels = (row.label for row, one in needs if row.code == UNRECORDED and one.compared in answers)
    return "".join(f", not counting “{label}”" for label in labels)


def _similar(number: int, uncounted: str) -> list[str]:
    if not number:
        return []
    return [sentence(f"{counted(number, 'other need is', 'other needs are')} similar{uncounted}")]


def _unknown(unknown: Uncompared) -> list[str]:
    if not unknown.number:
        return []
    return [f"For {counted(unknown.number, 'need', 'needs')} {unknown.why}."]


def _apart_item(row: NeedRow, comparison: Comparison, page: Page) -> str:
    words = PageWords(page)
    assert comparison.compared is not None
    share, other = (percent_text(each) for each in (comparison.share, comparison.comparator_share))
    answer = f"{share}, {comparison.compared.value} than {words.whose} {other}"
    far = words.far(_points(comparison), printed=False)
    return f"{row.label}: {answer}. That is {far}: {words.fewer_or_more(comparison)}."


def _points(comparison: Comparison) -> Figure:
    assert comparison.difference is not None
    return comparison.difference


def _why(page: Page) -> str:
    """Return the first reason why a need is not compared, with the symbol that stands for it."""
    shares = [
        (row.children, share_of(row.children, page.total.children), row.comparator_share)
        for row in page.needs
    ]
    is_half_known = any(isinstance(share, Figure) for _, share, _ in shares)
    said = "for no need are both shares known" if is_half_known else _NO_SHARE
    for count, *both in shares:
        unknown = next((one for one in both if _is_unknown(one)), None)
        if unknown is None:
            continue
        if isinstance(count, Missing) and count.symbol:
            return f"{said}: the file gives “{count.symbol}” ({known_reason(count)})"
        return f"{said}: {known_reason(unknown)}"
    return said


def _is_unknown(quantity: Quantity) -> bool:
    return not isinstance(quantity, Figure | NotCollected)
