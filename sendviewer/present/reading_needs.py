"""Tells each need of a page in plain words, largest first, with pictures beside the comparator's.

A need is called higher or lower only where the table calls it so. How far is then said in the
words of the table at the head of :mod:`sendviewer.present.key_message`; where those would say
"about the same", it is just over or just under. What the table calls similar is "about the same"
if that is its gap, and otherwise similar, by a gap that can be chance.
"""

from __future__ import annotations

from fractions import Fraction

from sendviewer.core.comparisons import Compared, Comparison, compare_need
from sendviewer.core.figures import AtLeast, Figure, Missing, NotCollected
from sendviewer.core.needs import need_by_code
from sendviewer.core.pages import NeedRow, Page
from sendviewer.present.options import ViewOptions
from sendviewer.present.page_words import PageWords, shown_base
from sendviewer.present.phrases import capital, children_phrase, known_reason
from sendviewer.present.plain_needs import official_line, plain_name
from sendviewer.present.proportions import in_every, of_whom
from sendviewer.present.reading_pictures import pictures_of
from sendviewer.present.reading_spec import ReadingPart
from sendviewer.present.shared_places import Place, place_of
from sendviewer.present.wording import gap_words

__all__ = ["NEED_PART", "need_parts"]

NEED_PART = "need-"
"""How the id of a part on a need begins; its code follows."""

_SAME = "about the same as"


def need_parts(page: Page, options: ViewOptions) -> tuple[ReadingPart, ...]:
    """Return a part for each need, the largest on top by what is known of its count."""
    # Sorting is stable: needs with the same count stay in the order of the page.
    rows = sorted(page.needs, key=_size, reverse=True)
    return tuple(_NeedWords(row, page, options).part() for row in rows)


def _size(row: NeedRow) -> tuple[bool, Place]:
    """Return what puts needs in order; "at least 184" stands above 184, a missing count last."""
    count = row.children
    return (False, (Fraction(0), False)) if isinstance(count, Missing) else (True, place_of(count))


class _NeedWords:
    """What is said of one need, in the base that the page is shown in."""

    def __init__(self, row: NeedRow, page: Page, options: ViewOptions) -> None:
        base = shown_base(page, options)
        self._row = row
        self._page = page
        self._words = PageWords(page, base)
        self._comparison = compare_need(row, page, options.confidence, base)
        self._whole = self._words.counted if self._words.by_share else page.subject.all_pupils

    def part(self) -> ReadingPart:
        row = self._row
        said = (need_by_code(row.code).plain_words, self._count(), self._beside(), self._numbers())
        share, other = self._comparison.share, self._comparison.comparator_share
        is_known = isinstance(share, Figure)
        return ReadingPart(
            id=f"{NEED_PART}{row.code}",
            title=plain_name(row.code),
            official=official_line(row),
            paragraphs=tuple(filter(None, (said[0], " ".join(filter(None, said[1:]))))),
            pictures=pictures_of(self._page, share, other, self._whole) if is_known else (),
        )

    def _count(self) -> str:
        page, count, share = self._page, self._row.children, self._comparison.share
        need, when = "had this as the main need", page.period.label
        if isinstance(count, NotCollected):
            return f"This was not collected: {known_reason(count)}. It is not 0."
        if not isinstance(count, Figure | AtLeast):
            many = page.subject.many
            reason = known_reason(count)
            return f"How many {many} in {self._words.here} {need} in {when} is not known: {reason}."
        begin = f"In {when}, {children_phrase(count, page.subject)} in {self._words.here} {need}"
        form = in_every(share, self._comparison.comparator_share)[0]
        if form is None:
            part = f"What part of all {self._whole} that is, is not known"
            return f"{begin}. {part}: {known_reason(share)}."
        return f"{begin}: {of_whom(form, self._whole)} ({self._words.value(share)})."

    def _beside(self) -> str:
        comparison, words = self._comparison, self._words
        other = comparison.comparator_share
        if isinstance(self._row.children, NotCollected):
            return ""
        if not isinstance(other, Figure):
            return f"{capital(words.whose)} {words.word} is not known: {known_reason(other)}."
        form = in_every(comparison.share, other)[1]
        assert form is not None
        theirs = f"{words.value(other)}, {form.words}"
        if comparison.compared is None:
            return f"In {words.other} it is {theirs}."
        return f"That is {_lies(comparison, f'{words.whose} {theirs}')}."

    def _numbers(self) -> str:
        said = self._words.fewer_or_more(self._comparison)
        return f"In numbers, that is {said}." if said else ""


def _lies(comparison: Comparison, theirs: str) -> str:
    share, other = comparison.share, comparison.comparator_share
    assert isinstance(share, Figure)
    assert isinstance(other, Figure)
    gap = gap_words(share, other)
    if comparison.compared is not Compared.SIMILAR:
        below = comparison.compared is Compared.LOWER
        near = "just under" if below else "just over"
        return f"{near if gap == _SAME else gap} {theirs}"
    if comparison.too_close:
        return f"similar to {theirs}, and too close to call"
    if gap == _SAME:
        return f"{_SAME} {theirs}"
    return f"similar to {theirs}; a gap of this size can be chance"
