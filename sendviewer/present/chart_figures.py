"""Says which figures of its needs a chart shows: the extremes, and those that are not known.

Where a figure is not known the largest and the smallest are only so among those that are, and
the words say so: a suppressed count is often the smallest of all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sendviewer.core.comparisons import Comparison
from sendviewer.core.figures import Figure, Missing, NotCollected, Quantity
from sendviewer.core.pages import NeedRow
from sendviewer.present.numbers import children_text
from sendviewer.present.page_words import PageWords
from sendviewer.present.phrases import counted, known_reason, rests_on_printed, sentence
from sendviewer.present.reasons import known_or_reason
from sendviewer.present.shared_places import MOST_NAMES, Place, place_of, shared_ends
from sendviewer.present.specs import Measure

__all__ = [
    "NeedFacts",
    "at_the_ends",
    "coverage_words",
    "expected_text",
    "extremes",
    "measured",
    "ranked",
]

NeedFacts = tuple[NeedRow, Comparison]
"""A need with its comparison."""


def measured(need: NeedFacts, measure: Measure) -> Quantity:
    """Return the figure of a need that the chart shows."""
    row, comparison = need
    if measure is Measure.CHILDREN:
        return row.children
    if measure is Measure.SHARE:
        return comparison.share
    return known_or_reason(comparison.difference, comparison)


def ranked(needs: Sequence[NeedFacts], measure: Measure) -> list[NeedFacts]:
    """Return the needs that have a figure, largest first."""
    return [need for _, need in sorted(_placed(needs, measure), key=_first, reverse=True)]


def at_the_ends(
    needs: Sequence[NeedFacts], measure: Measure
) -> tuple[list[NeedFacts], list[NeedFacts]]:
    """Return all needs with the largest figure, and all with the smallest if that is another."""
    return shared_ends(_placed(needs, measure))


def _placed(needs: Sequence[NeedFacts], measure: Measure) -> Iterator[tuple[Place, NeedFacts]]:
    for need in needs:
        if not isinstance(quantity := measured(need, measure), Missing):
            yield place_of(quantity), need


def expected_text(comparison: Comparison) -> str:
    """Return "expected about 4,481", without "about" where the comparator's share is exact."""
    if comparison.expected is None:
        return ""
    about = "about " if rests_on_printed(comparison) else ""
    return f"expected {about}{children_text(comparison.expected)}"


def coverage_words(needs: Sequence[NeedFacts], words: PageWords, measure: Measure) -> str:
    """Return how many needs have a figure, and by reason which have none; "" if all have one.

    Names stand apart by semicolons, because some of them hold commas.
    """
    gaps: dict[str, list[str]] = {}
    for need in needs:
        if reason := why_unknown(need, words, measure):
            gaps.setdefault(reason, []).append(need[0].label)
    if not gaps:
        return ""
    none = sum(map(len, gaps.values()))
    every, known = len(needs), len(needs) - none
    noun, verb = "need" if every == 1 else "needs", "has" if 1 in (known, every) else "have"
    count = (
        f"{known} of {every} {noun} {verb} a figure; {none} {'has' if none == 1 else 'have'} none."
    )
    told = (_gap_sentence(reason, names) for reason, names in gaps.items())
    return " ".join((count, *told))


def _gap_sentence(reason: str, names: Sequence[str]) -> str:
    """Return why needs have no figure, and which; a reason that begins with the name says both."""
    if [name for name in names if reason.casefold().startswith(name.casefold())] == list(names):
        return sentence(reason)
    return sentence(f"{reason}: {'; '.join(names)}")


def extremes(needs: Sequence[NeedFacts], words: PageWords, measure: Measure) -> str:
    """Return the largest and the smallest figure, as such only of what is known.

    Where needs are there but no figure is, :func:`coverage_words` has said all: "" is returned.
    """
    ends = at_the_ends(needs, measure)
    if not ends[0]:
        return "" if needs else "No figure is given."
    named = zip(_end_words(needs, measure), ends, strict=True)
    return " ".join(f"{end}: {_end_figures(at, words, measure)}." for end, at in named if at)


def _end_figures(needs: Sequence[NeedFacts], words: PageWords, measure: Measure) -> str:
    """Return each need with its figure, or how many have that figure where they are many."""
    if len(needs) <= MOST_NAMES:
        return "; ".join(_figure_words(need, words, measure) for need in needs)
    number = counted(len(needs), "need", "needs")
    return f"{number}, {words.spoken(measured(needs[0], measure))} each"


def _end_words(needs: Sequence[NeedFacts], measure: Measure) -> tuple[str, str]:
    figures = (measured(need, measure) for need in needs)
    complete = all(isinstance(one, Figure | NotCollected) for one in figures)
    if measure is Measure.DIFFERENCE:
        # A difference is worked out here; no source publishes it.
        return ("Highest", "Lowest") if complete else ("Highest known", "Lowest known")
    return ("Largest", "Smallest") if complete else ("Largest published", "Smallest published")


def _figure_words(need: NeedFacts, words: PageWords, measure: Measure) -> str:
    row, comparison = need
    figure = words.spoken(measured(need, measure))
    if measure is Measure.CHILDREN:
        expected = expected_text(comparison)
        beside = f" ({expected})" if expected else ""
        return f"{row.label}, {figure}{beside}"
    other = comparison.comparator_share
    if measure is Measure.DIFFERENCE or isinstance(other, Missing):
        return f"{row.label}, {figure}"
    return f"{row.label}, {figure} ({words.other} {words.value(other)})"


def why_unknown(need: NeedFacts, words: PageWords, measure: Measure) -> str:
    """Return why the chart has no figure of a need, and whose it is if not the area's own.

    It is "" where there is one.
    """
    quantity, comparison = measured(need, measure), need[1]
    if not isinstance(quantity, Missing):
        return ""
    reason = known_reason(quantity)
    of_other = isinstance(comparison.comparator_share, Missing)
    if measure is Measure.DIFFERENCE and of_other and not isinstance(comparison.share, Missing):
        return f"no figure for {words.other} ({reason})"
    return reason


def _first(pair: tuple[Place, NeedFacts]) -> Place:
    return pair[0]
