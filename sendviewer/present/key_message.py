"""Says the key message of a page: how many, and how their share lies to the comparator's.

The key message places the local
share by the size of the gap as a part of the comparator's share, in a closed list:

====================  =====================================
gap                   words
====================  =====================================
under 2%, or equal    about the same as
2% to under 10%       just under, just over
10% to under 25%      lower than, higher than
25% and over          clearly lower than, clearly higher than
====================  =====================================

The gap is taken between the shares as they are printed, because nothing finer is known of them.
Where counts are known on both sides, and so the comparator's share is exact, words that say lower
or higher must be borne out by the count: if the 95% interval of the local share holds the
comparator's share, it is "similar to" that, "as far as a number of this size can tell".
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from sendviewer.core.comparisons import (
    Compared,
    Confidence,
    Interval,
    compare_need,
    compare_with,
    wilson_interval,
)
from sendviewer.core.figures import AtLeast, Figure, NotCollected, share_of
from sendviewer.core.needs import UNRECORDED
from sendviewer.core.pages import CHILDREN_WITH_SEND, NeedRow, Page
from sendviewer.core.word_lists import listed
from sendviewer.present.card_specs import Run
from sendviewer.present.made_needs import largest
from sendviewer.present.numbers import children_text, percent_text
from sendviewer.present.page_words import PageWords
from sendviewer.present.phrases import (
    capital,
    described_many,
    known_reason,
    noun_of,
    number_word,
    was_or_were,
)
from sendviewer.present.shared_places import MOST_NAMES, named_or_counted

__all__ = ["gap_words", "has_share_of_pupils", "key_message_runs", "share_sentence"]

_SAME = "about the same as"
_HOW_SURE = ", as far as a number of this size can tell"
_GAPS = (
    (Fraction(2, 100), _SAME, _SAME),
    (Fraction(10, 100), "just under", "just over"),
    (Fraction(25, 100), "lower than", "higher than"),
)
_WIDEST_GAP = ("clearly lower than", "clearly higher than")


def key_message_runs(page: Page) -> tuple[Run, ...]:
    """Return the key message of a page, its figures emphasised."""
    children = page.children_with_send
    # Of no children, no share above 0 can be "that".
    is_counted = isinstance(children, Figure) and children.value > 0
    begin = "That is" if is_counted else f"{capital(described_many(page.subject))} are"
    if not has_share_of_pupils(page):
        return (*_children_runs(page), *most_common_runs(page))
    return (*_children_runs(page), Run(" "), *_share_runs(page, begin))


def has_share_of_pupils(page: Page) -> bool:
    """Return whether a page can say what part of all pupils it counts.

    A file of plans knows no pupils, and nothing is lost where nothing could be said. A page of
    all children with SEND says why it has no share, because a reader looks for it there.
    """
    shares = (page.share_of_pupils, page.comparator_share_of_pupils)
    return page.subject == CHILDREN_WITH_SEND or any(isinstance(one, Figure) for one in shares)


def share_sentence(page: Page) -> str:
    """Say the share of the school population beside the comparator's, without the number."""
    words = PageWords(page)
    if not isinstance(page.share_of_pupils, Figure):
        reason = known_reason(page.share_of_pupils)
        whole = words.all_pupils
        return f"The share of {whole} in {words.here} is not known: {reason}."
    begin = f"In {words.here}, {described_many(page.subject)} are"
    return "".join(run.text for run in _share_runs(page, begin))


def gap_words(local: Figure, comparator: Figure) -> str:
    """Return how a share lies to the comparator's, by the table at the head of this module."""
    gap = local.value - comparator.value
    for limit, under, over in _GAPS:
        if abs(gap) < limit * comparator.value or gap == 0:
            return under if gap < 0 else over
    return _WIDEST_GAP[0] if gap < 0 else _WIDEST_GAP[1]


def _beside_runs(
    local: Figure, other: Figure, interval: Interval | None, page: Page
) -> tuple[Run, ...]:
    """Return how a share lies to the comparator's, by the rules at the head of this module."""
    lies, how_sure = gap_words(local, other), ""
    if lies != _SAME and interval is not None and other.decimals is None:
        compared, _ = compare_with(interval, other)
        if compared is Compared.SIMILAR:
            lies, how_sure = "similar to", _HOW_SURE
    share = Run(percent_text(other), strong=True)
    return Run(f", {lies} {PageWords(page).whose_at_first} "), share, Run(f"{how_sure}.")


def _children_runs(page: Page) -> tuple[Run, ...]:
    children = page.children_with_send
    if not isinstance(children, Figure | AtLeast):
        where = f"in {PageWords(page).here} in {page.period.label}"
        reason = known_reason(children)
        many = described_many(page.subject)
        return (Run(f"How many {many} there were {where} is not known: {reason}."),)
    noun = f"{noun_of(children.value, page.subject)} {page.subject.described}".rstrip()
    return (
        Run(f"In {page.period.label} there {was_or_were(children)} "),
        Run(children_text(children), strong=True),
        Run(f" {noun} in {PageWords(page).here}."),
    )


def most_common_runs(page: Page) -> tuple[Run, ...]:
    """Return the most common need, or all that are, beside the comparator; nothing if unknown."""
    common = most_common(page)
    share = share_of(common[0].children, page.total.children) if common else None
    if not isinstance(share, Figure):
        return ()
    if len(common) > 1:
        return _equal_runs(common, share, page)
    row = common[0]
    begin = (
        Run(f" The most common primary need{_of_the_known(page)} is {row.label}: "),
        Run(percent_text(share), strong=True),
    )
    other = row.comparator_share
    if not isinstance(other, Figure):
        return (*begin, Run("."))
    interval = compare_need(row, page, Confidence.P95).interval
    return (*begin, *_beside_runs(share, other, interval, page))


def _equal_runs(common: Sequence[NeedRow], share: Figure, page: Page) -> tuple[Run, ...]:
    """Return several needs with the same count; their comparator's shares stand in their order."""
    known = _of_the_known(page, "are")
    figure = Run(percent_text(share), strong=True)
    if len(common) > MOST_NAMES:
        number = capital(number_word(len(common)))
        return (
            Run(f" {number} primary needs are the most common{known}, with "),
            figure,
            Run(" each."),
        )
    names = named_or_counted([row.label for row in common])
    said = (Run(f" The most common primary needs{known} are {names}: "), figure, Run(" each"))
    others = [row.comparator_share for row in common]
    if any(not isinstance(other, Figure) for other in others):
        return (*said, Run("."))
    shares = listed([percent_text(other) for other in others])
    return (*said, Run(f"; {PageWords(page).whose_at_first} shares are {shares}."))


def _of_the_known(page: Page, verb: str = "is") -> str:
    counts = (row.children for row in page.needs)
    all_known = all(isinstance(count, Figure | NotCollected) for count in counts)
    return "" if all_known else f" that {verb} known"


def most_common(page: Page) -> list[NeedRow]:
    """Return the needs with the largest known count: more than one if they are equal.

    Where a count that is known only in part may be as large, with all that the total leaves for
    it, none is the largest. A need that was not recorded is none, and neither is one that nobody
    has.
    """
    needs = [row for row in page.needs if row.code != UNRECORDED]
    known = [(row.children.value, row) for row in needs if isinstance(row.children, Figure)]
    common = largest(((value, row) for value, row in known if value), 1)
    most = max((value for value, _ in known), default=Fraction(0))
    parts = [each.children.value for each in needs if isinstance(each.children, AtLeast)]
    return [] if parts and _reaches(max(parts), most, page) else common


def _reaches(part: Fraction, most: Fraction, page: Page) -> bool:
    """Return whether a count of at least ``part`` may be ``most``; it may if no total is known."""
    if not isinstance(page.total.children, Figure):
        return True
    counts = (row.children for row in page.needs)
    placed = sum(count.value for count in counts if isinstance(count, Figure | AtLeast))
    return part + max(page.total.children.value - placed, Fraction(0)) >= most


def _share_runs(page: Page, subject: str) -> tuple[Run, ...]:
    local, other = page.share_of_pupils, page.comparator_share_of_pupils
    words = PageWords(page)
    whose, whole = words.whose_at_first, words.all_pupils
    if not isinstance(local, Figure):
        reason = known_reason(local)
        return (Run(f"Their share of {whole} is not known: {reason}."),)
    share = (
        Run(f"{subject} "),
        Run(percent_text(local), strong=True),
        Run(f" of {whole}"),
    )
    if page.comparator.is_none:
        return (*share, Run("."))
    if not isinstance(other, Figure):
        return (*share, Run(f". {capital(whose)} share is not known: {known_reason(other)}."))
    return (*share, *_beside_runs(local, other, _interval_of_pupils(page), page))


def _interval_of_pupils(page: Page) -> Interval | None:
    """Return the 95% interval of the share of all pupils; None where a count is not known."""
    count, pupils = page.children_with_send, page.pupils
    if not isinstance(count, Figure) or not isinstance(pupils, Figure):
        return None
    if count.value > pupils.value:
        return None
    return wilson_interval(int(count.value), int(pupils.value), Confidence.P95)
