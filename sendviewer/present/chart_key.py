"""Tells once, under a chart, what the symbols mean that stand in the place of its bars."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sendviewer.core.figures import Missing, Quantity
from sendviewer.present.chart_figures import NeedFacts, measured, why_unknown
from sendviewer.present.numbers import NOT_COLLECTED_TEXT, NOT_GIVEN_TEXT, children_text
from sendviewer.present.page_words import PageWords
from sendviewer.present.phrases import sentence
from sendviewer.present.reasons import expected_or_reason
from sendviewer.present.specs import Measure
from sendviewer.present.symbol_key import Unknown, symbol_key, unknown

__all__ = ["chart_key", "has_comparator_bars"]

_OWN_WORDS = (NOT_COLLECTED_TEXT, NOT_GIVEN_TEXT)


def chart_key(needs: Sequence[NeedFacts], words: PageWords, measure: Measure) -> tuple[str, ...]:
    """Return a sentence for each symbol, and for the comparator's that mean something else."""
    own = symbol_key(_own(needs, words, measure))
    told = tuple(map(_as_sentence, own))
    if not has_comparator_bars(words, measure):
        return told
    reasons = {one.reason.strip().rstrip(".") for one in _own(needs, words, measure)}
    lines = symbol_key(_others(needs, words, measure))
    others = (line for line in lines if line not in own and not _is_told(line, reasons))
    return *told, *(_of_the_other(line, words, measure) for line in others)


def _is_told(line: str, reasons: Iterable[str]) -> bool:
    """Return whether a line of the comparator has words of its own and a reason told before."""
    return line.startswith(_OWN_WORDS) and line.partition(": ")[2] in reasons


def _of_the_other(line: str, words: PageWords, measure: Measure) -> str:
    """Return a line on the comparator's figures, or on the numbers expected, as a sentence."""
    symbol, _, reason = line.partition(": ")
    is_expected = measure is Measure.CHILDREN
    for own in _OWN_WORDS:
        if symbol.startswith(own):
            what = "expected number" if is_expected else f"figure of {words.other}"
            return sentence(f"no {what}{symbol.removeprefix(own)}: {reason}")
    return sentence(f"{'expected' if is_expected else words.label} {line}")


def _as_sentence(line: str) -> str:
    """Return a line as a sentence; a symbol stays as the source prints it: "c" is no "C"."""
    return sentence(line) if line.startswith(_OWN_WORDS) else f"{line}."


def has_comparator_bars(words: PageWords, measure: Measure) -> bool:
    """Return whether the chart has a figure of the comparator beside that of any need."""
    if measure is Measure.DIFFERENCE:
        return False
    rows = words.page.needs
    if words.by_share:
        return any(not isinstance(row.comparator_share, Missing) for row in rows)
    return any(not isinstance(row.comparator_children, Missing) for row in rows)


def _own(needs: Sequence[NeedFacts], words: PageWords, measure: Measure) -> Iterator[Unknown]:
    for need in needs:
        if reason := why_unknown(need, words, measure):
            yield Unknown(children_text(measured(need, measure)), reason, need[0].label)


def _others(needs: Sequence[NeedFacts], words: PageWords, measure: Measure) -> Iterator[Unknown]:
    for need in needs:
        yield from unknown(need[0].label, _beside(need, words, measure))


def _beside(need: NeedFacts, words: PageWords, measure: Measure) -> Quantity:
    if measure is Measure.CHILDREN:
        return expected_or_reason(need[1], words.page, words.base)
    return need[1].comparator_share
