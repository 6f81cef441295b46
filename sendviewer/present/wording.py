"""Says figures in sentences: neutral, complete, and fit to be read aloud.

Every sentence about a figure is made here or in the three modules whose functions are offered
again below: ``explanations`` (how a figure comes about), ``note_wording`` (what the checks
found) and ``reading_guide`` (how to read the page, and what its words mean).

A need is "higher", "similar" or "lower", never more than that. The key message places the local
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
"""

from __future__ import annotations

from fractions import Fraction

from sendviewer.core.comparisons import Compared, Comparison
from sendviewer.core.figures import AtLeast, Figure
from sendviewer.core.pages import NeedRow, Page, Source
from sendviewer.present.explanations import (
    children_explanation,
    comparator_share_explanation,
    compared_explanation,
    difference_explanation,
    expected_explanation,
    interval_explanation,
    interval_working,
    publisher_line,
    share_explanation,
    source_line,
)
from sendviewer.present.note_wording import note_text
from sendviewer.present.numbers import percent_text
from sendviewer.present.phrases import (
    children_phrase,
    counted,
    fewer_or_more,
    known_reason,
    named_need,
    points_phrase,
    possessive,
    rests_on_printed,
    sentence,
    was_or_were,
)
from sendviewer.present.reading_guide import GLOSSARY, READING_GUIDE
from sendviewer.present.reasons import why_not_compared
from sendviewer.present.specs import Run

__all__ = [
    "GLOSSARY",
    "READING_GUIDE",
    "RECORDED_NEEDS",
    "children_explanation",
    "comparator_share_explanation",
    "compared_explanation",
    "compared_word",
    "comparison_description",
    "difference_explanation",
    "expected_explanation",
    "gap_words",
    "interval_explanation",
    "interval_working",
    "key_message_runs",
    "licence_line",
    "need_sentence",
    "note_text",
    "publisher_line",
    "share_explanation",
    "share_sentence",
    "source_line",
    "total_sentence",
]

RECORDED_NEEDS = "These are recorded needs, not diagnoses."

TOO_CLOSE = "similar (too close to call)"

NOT_COMPARED = "not compared"

_GAPS = (
    (Fraction(2, 100), "about the same as", "about the same as"),
    (Fraction(10, 100), "just under", "just over"),
    (Fraction(25, 100), "lower than", "higher than"),
)
_WIDEST_GAP = ("clearly lower than", "clearly higher than")


# --- The page as a whole ------------------------------------------------------------------


def key_message_runs(page: Page) -> tuple[Run, ...]:
    """Return the key message of a page, its figures emphasised."""
    children = page.children_with_send
    # Of no children, no share above 0 can be "that".
    is_counted = isinstance(children, Figure) and children.value > 0
    subject = "That is" if is_counted else "Children with SEND are"
    return (*_children_runs(page), Run(" "), *_share_runs(page, subject))


def share_sentence(page: Page) -> str:
    """Say the share of the school population beside the comparator's, without the number."""
    if not isinstance(page.share_of_pupils, Figure):
        reason = known_reason(page.share_of_pupils)
        return f"The share of the school population in {page.name} is not known: {reason}."
    return "".join(run.text for run in _share_runs(page, f"In {page.name}, children with SEND are"))


def gap_words(local: Figure, comparator: Figure) -> str:
    """Return how a share lies to the comparator's, by the table at the head of this module."""
    gap = local.value - comparator.value
    for limit, under, over in _GAPS:
        if abs(gap) < limit * comparator.value or gap == 0:
            return under if gap < 0 else over
    return _WIDEST_GAP[0] if gap < 0 else _WIDEST_GAP[1]


def total_sentence(page: Page) -> str:
    """Say how many children the needs of the page count together."""
    needs = counted(len(page.needs), "primary need", "primary needs")
    total, when = page.total.children, page.period.label
    if not isinstance(total, Figure | AtLeast):
        return f"The total of the {needs} is not known: {known_reason(total)}."
    counts = f"{children_phrase(total)} with SEND in {page.name}"
    were = was_or_were(total)
    return f"In {when}, there {were} {counts} in all, counted under {needs}. {RECORDED_NEEDS}"


def licence_line(page: Page) -> str:
    """Return under which licence the figures may be used, or "" if no source states one."""
    return " ".join(dict.fromkeys(filter(None, map(_licence_of, page.sources))))


def _children_runs(page: Page) -> tuple[Run, ...]:
    children = page.children_with_send
    if not isinstance(children, Figure | AtLeast):
        where = f"in {page.name} in {page.period.label}"
        reason = known_reason(children)
        return (Run(f"How many children with SEND there were {where} is not known: {reason}."),)
    count, noun = children_phrase(children).rsplit(" ", 1)
    return (
        Run(f"In {page.period.label} there {was_or_were(children)} "),
        Run(count, strong=True),
        Run(f" {noun} with SEND in {page.name}."),
    )


def _share_runs(page: Page, subject: str) -> tuple[Run, ...]:
    local, other = page.share_of_pupils, page.comparator_share_of_pupils
    name = page.comparator.name
    if not isinstance(local, Figure):
        reason = known_reason(local)
        return (Run(f"Their share of the school population is not known: {reason}."),)
    share = (
        Run(f"{subject} "),
        Run(percent_text(local), strong=True),
        Run(" of the school population"),
    )
    if not isinstance(other, Figure):
        return (*share, Run(f". {possessive(name)} share is not known: {known_reason(other)}."))
    beside = f", {gap_words(local, other)} {possessive(name)} "
    return (*share, Run(beside), Run(percent_text(other), strong=True), Run("."))


def _licence_of(source: Source) -> str:
    if not source.licence:
        return ""
    if "government licence" in source.licence.casefold() or "ogl" in source.licence.casefold():
        return (
            "Contains public sector information licensed under the Open Government Licence v3.0. "
            f"Source: {source.publisher}, {source.title}."
        )
    return sentence(f"Licence of {source.title}: {source.licence}")


# --- One need -----------------------------------------------------------------------------


def compared_word(comparison: Comparison) -> str:
    """Return the comparison in one word: higher, similar, lower; or why it is not one of them."""
    if comparison.compared is None:
        return NOT_COMPARED
    return TOO_CLOSE if comparison.too_close else comparison.compared.value


def need_sentence(row: NeedRow, comparison: Comparison, page: Page) -> str:
    """Say one need by itself: when, where, how many, which share, and beside the comparator."""
    return f"{_figure_sentence(row, comparison, page)} {_comparison_sentence(comparison, page)}"


def comparison_description(comparison: Comparison, page: Page) -> str:
    """Say how far a need is from the comparator, in percentage points and in children."""
    name = page.comparator.name
    if comparison.difference is None:
        return sentence(f"Not compared with {name}: {_why_not_compared(comparison)}")
    return (
        f"{sentence(_points_from(comparison, comparison.difference, name))[:-1]}; "
        f"{fewer_or_more(comparison, name)}."
    )


def _figure_sentence(row: NeedRow, comparison: Comparison, page: Page) -> str:
    when, name = f"In {page.period.label}", named_need(row)
    children, share = row.children, comparison.share
    if not isinstance(children, Figure | AtLeast):
        return (
            f"How many children in {page.name} had {name} recorded as their primary need "
            f"in {page.period.label} is not known: {known_reason(children)}."
        )
    begin = f"{when}, {children_phrase(children)} in {page.name} had {name} recorded as their"
    if isinstance(share, Figure):
        return f"{begin} primary need: {percent_text(share)} of all children with SEND."
    return f"{begin} primary need; {known_reason(share)}."


def _comparison_sentence(comparison: Comparison, page: Page) -> str:
    name, other = page.comparator.name, comparison.comparator_share
    if comparison.difference is None or not isinstance(other, Figure):
        return sentence(f"It is not compared with {name}: {_why_not_compared(comparison)}")
    size = points_phrase(comparison.difference, printed=rests_on_printed(comparison))
    answer = _lies(comparison, f"{possessive(name)} {percent_text(other)}")
    return f"That is {answer}: {size}, {fewer_or_more(comparison, name)}."


def _lies(comparison: Comparison, other: str) -> str:
    if comparison.compared is Compared.SIMILAR:
        return f"similar to {other}{', too close to call' if comparison.too_close else ''}"
    assert comparison.compared is not None
    return f"{comparison.compared.value} than {other}"


def _points_from(comparison: Comparison, difference: Figure, name: str) -> str:
    if difference.value != 0:
        return f"{points_phrase(difference)} {name}"
    if rests_on_printed(comparison):
        return f"the same as {possessive(name)} share as printed"
    return f"exactly the same as {name}"


def _why_not_compared(comparison: Comparison) -> str:
    return known_reason(why_not_compared(comparison))
