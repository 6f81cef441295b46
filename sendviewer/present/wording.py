"""Says figures in sentences: neutral, complete, and fit to be read aloud.

Every sentence about a figure is made here or in the modules whose functions are offered again
below: ``key_message``, ``explanations`` (how a figure comes about), ``note_wording`` (what the
checks found), ``source_words`` (from where) and ``reading_guide`` (how to read the page).

A need is "higher", "similar" or "lower", never more than that.
"""

from __future__ import annotations

from sendviewer.core.comparisons import Base, Compared, Comparison
from sendviewer.core.figures import AtLeast, Figure, NotCollected
from sendviewer.core.needs import UNRECORDED
from sendviewer.core.pages import NeedRow, Page, Subject
from sendviewer.present.explanations import (
    children_explanation,
    comparator_share_explanation,
    compared_explanation,
    difference_explanation,
    expected_explanation,
    interval_working,
    share_explanation,
)
from sendviewer.present.interval_words import interval_explanation
from sendviewer.present.key_message import (
    gap_words,
    has_share_of_pupils,
    key_message_runs,
    share_sentence,
)
from sendviewer.present.note_wording import note_text
from sendviewer.present.page_words import PageWords
from sendviewer.present.phrases import (
    counted,
    counts_people,
    described_phrase,
    known_reason,
    named_need,
    recorded_many,
    recorded_phrase,
    rests_on_printed,
    sentence,
    was_or_were,
)
from sendviewer.present.reading_guide import GLOSSARY, READING_GUIDE
from sendviewer.present.reasons import why_not_compared
from sendviewer.present.source_words import credit_line, licence_line, publisher_line, source_line

__all__ = [
    "GLOSSARY",
    "READING_GUIDE",
    "RECORDED_NEEDS",
    "children_explanation",
    "comparator_share_explanation",
    "compared_explanation",
    "compared_word",
    "comparison_description",
    "credit_line",
    "difference_explanation",
    "expected_explanation",
    "gap_words",
    "has_share_of_pupils",
    "interval_explanation",
    "interval_working",
    "key_message_runs",
    "licence_line",
    "need_sentence",
    "needs_phrase",
    "note_text",
    "publisher_line",
    "recorded_needs",
    "share_explanation",
    "share_sentence",
    "source_line",
    "total_sentence",
]

RECORDED_NEEDS = "These are recorded needs, not diagnoses."

TOO_CLOSE = "similar (too close to call)"

NOT_COMPARED = "not compared"

# --- The page as a whole ------------------------------------------------------------------


def total_sentence(page: Page) -> str:
    """Say how many children the needs of the page count together."""
    needs = needs_phrase(page)
    total, when = page.total.children, page.period.label
    if not isinstance(total, Figure | AtLeast):
        return f"The total of the {needs} is not known: {known_reason(total)}."
    counts = f"{described_phrase(total, page.subject)} in {PageWords(page).here}"
    were = was_or_were(total)
    recorded = recorded_needs(page.subject)
    return f"In {when}, there {were} {counts} in all, counted under {needs}. {recorded}"


def needs_phrase(page: Page) -> str:
    """Return under how many needs the page counts, as words: "thirteen primary needs".

    What was not collected is none of them; a need that nobody recorded is said apart.
    """
    codes = [row.code for row in page.needs if not isinstance(row.children, NotCollected)]
    words = counted(len(codes) - codes.count(UNRECORDED), "primary need", "primary needs")
    return f"{words}, and those not recorded" if UNRECORDED in codes else words


def recorded_needs(subject: Subject) -> str:
    """Return the sentence that no page is without: what is counted are no diagnoses."""
    if counts_people(subject):
        return RECORDED_NEEDS
    return f"These are needs recorded in {subject.many}, not diagnoses."


# --- One need -----------------------------------------------------------------------------


def compared_word(comparison: Comparison) -> str:
    """Return the comparison in one word: higher, similar, lower; or why it is not one of them."""
    if comparison.compared is None:
        return NOT_COMPARED
    return TOO_CLOSE if comparison.too_close else comparison.compared.value


def need_sentence(row: NeedRow, comparison: Comparison, page: Page, base: Base = Base.SHARE) -> str:
    """Say one need by itself: when, where, how many, which share, and beside the comparator."""
    words = PageWords(page, base)
    figure = _figure_sentence(row, comparison, words)
    if page.comparator.is_none:
        return figure
    return f"{figure} {_comparison_sentence(comparison, words)}"


def comparison_description(comparison: Comparison, page: Page, base: Base = Base.SHARE) -> str:
    """Say how far a need is from the comparator, in the unit of the base and in children."""
    words = PageWords(page, base)
    if comparison.difference is None and page.comparator.is_none:
        return sentence(f"Not compared: {_why_not_compared(comparison)}")
    if comparison.difference is None:
        return sentence(f"Not compared with {words.other}: {_why_not_compared(comparison)}")
    far = sentence(_points_from(comparison, comparison.difference, words))[:-1]
    return f"{far}; {words.fewer_or_more(comparison)}."


def _figure_sentence(row: NeedRow, comparison: Comparison, words: PageWords) -> str:
    subject, when, had = words.subject, words.page.period.label, _had_recorded(row, words.subject)
    children, share = row.children, comparison.share
    if not isinstance(children, Figure | AtLeast):
        state = "was not collected" if isinstance(children, NotCollected) else "is not known"
        who = f"{recorded_many(subject)} in {words.here}"
        return f"How many {who} {had} in {when} {state}: {known_reason(children)}."
    count = recorded_phrase(children, subject)
    begin = f"In {when}, {count} in {words.here} {had}"
    if isinstance(share, Figure):
        return f"{begin}: {words.value(share)}{_of_all(words)}."
    # The reason of a symbol is that of the total; by itself it would be taken for the count's.
    unknown = f"the {words.word} is not known: " if share.symbol else ""
    return f"{begin}; {unknown}{known_reason(share)}."


def _had_recorded(row: NeedRow, subject: Subject) -> str:
    """Return that this need was recorded, or, of the row of those without one, that none was."""
    if row.code == UNRECORDED:
        return "had no primary need recorded"
    is_one = isinstance(row.children, Figure) and row.children.value == 1
    whose = "its" if is_one and not counts_people(subject) else "their"
    return f"had {named_need(row)} recorded as {whose} primary need"


def _of_all(words: PageWords) -> str:
    """Return what a share is of; a prevalence has that in its unit."""
    return f" of all {words.counted}" if words.by_share else ""


def _comparison_sentence(comparison: Comparison, words: PageWords) -> str:
    other = comparison.comparator_share
    if comparison.difference is None or not isinstance(other, Figure):
        reason = _why_not_compared(comparison)
        return sentence(f"It is not compared with {words.other}: {reason}")
    size = words.far(comparison.difference, printed=rests_on_printed(comparison))
    answer = _lies(comparison, f"{words.whose} {words.value(other)}")
    return f"That is {answer}: {size}, {words.fewer_or_more(comparison)}."


def _lies(comparison: Comparison, other: str) -> str:
    if comparison.compared is Compared.SIMILAR:
        return f"similar to {other}{', too close to call' if comparison.too_close else ''}"
    assert comparison.compared is not None
    return f"{comparison.compared.value} than {other}"


def _points_from(comparison: Comparison, difference: Figure, words: PageWords) -> str:
    if difference.value != 0:
        return f"{words.far(difference)} {words.other}"
    if rests_on_printed(comparison):
        return f"the same as {words.whose} {words.word} as printed"
    return f"exactly the same as {words.other}"


def _why_not_compared(comparison: Comparison) -> str:
    return known_reason(why_not_compared(comparison))
