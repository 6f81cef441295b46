"""Says what a chart shows: its title, its subtitle, and its description in three steps.

The rules of the title, for the needs that are in the chart:

* share: the need that is furthest from the comparator in points, among those that are not similar;
* difference: how many needs have a higher, a lower and a similar share;
* children: the need that is furthest from what the comparator's share would give, in children,
  among those that are not similar.

A need that was not recorded says something of recording: it is in the chart, and no title counts
it as a need; a title that counts needs says so. Where nothing is higher or lower, the title says
that all that is compared is similar, and how many needs are not compared; where nothing can be
compared, it names the largest need. A title never judges.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

from sendviewer.core.comparisons import Compared, Comparison
from sendviewer.core.figures import AtLeast, Figure, Missing, NotCollected, round_half_up
from sendviewer.core.needs import UNRECORDED
from sendviewer.present.chart_figures import NeedFacts, coverage_words, extremes, measured, ranked
from sendviewer.present.made_needs import uncounted_words
from sendviewer.present.numbers import digits_text
from sendviewer.present.page_words import PageWords
from sendviewer.present.phrases import (
    capital,
    children_phrase,
    counted,
    number_word,
    possessive,
    sentence,
)
from sendviewer.present.specs import ChartDescription, Measure

__all__ = [
    "axis_title",
    "chart_description",
    "chart_subtitle",
    "chart_title",
    "interval_line",
]

_ORDER = tuple[Fraction, NeedFacts]
_TWO = 2


def chart_title(needs: Sequence[NeedFacts], words: PageWords, measure: Measure) -> str:
    """Return the main message of the chart in about ten words, by the rules above."""
    if not needs:
        return "No need matches the filter"
    told = _told(needs)
    if not any(comparison.compared for _, comparison in told):
        return _largest_title(told, words, measure)
    return _TITLES[measure](needs, words)


def _told(needs: Sequence[NeedFacts]) -> Sequence[NeedFacts]:
    """Return what a title is about: all that are needs, or what else is there alone."""
    return [need for need in needs if need[0].code != UNRECORDED] or needs


def chart_subtitle(words: PageWords, measure: Measure, shown: int) -> str:
    """Return measure, unit, places and date, and how many needs are left by a filter."""
    page, name = words.page, words.other_in_full
    parts = [f"{_subtitle(words, measure, name)}", page.name, page.period.label]
    if shown < len(page.needs):
        parts.append(f"{shown} of {len(page.needs)} needs")
    return " · ".join(parts)


def _subtitle(words: PageWords, measure: Measure, name: str) -> str:
    figure = f"{_what_is_shown(words)} by primary need"
    whose = f"{possessive(name)} {words.word}"
    if measure is Measure.CHILDREN:
        number = f"Number of {words.counted} by primary need"
        return (
            number if words.page.comparator.is_none else f"{number}, beside the number at {whose}"
        )
    if measure is Measure.DIFFERENCE:
        return f"{figure}: difference from {name} ({words.unit})"
    unit = " (%)" if words.by_share else ""
    return f"{figure}{unit}" if words.page.comparator.is_none else f"{figure}, beside {name}{unit}"


def _what_is_shown(words: PageWords) -> str:
    if words.by_share:
        return f"Share of {words.counted}"
    return f"{capital(words.counted)} {words.per_hundred}"


def axis_title(words: PageWords, measure: Measure) -> str:
    """Return the unit of the value axis in words."""
    if measure is Measure.CHILDREN:
        return f"Number of {words.subject.many}"
    if measure is Measure.DIFFERENCE:
        return f"{capital(words.unit)} below or above {words.other}"
    return f"% of {words.counted}" if words.by_share else capital(words.per_hundred)


def chart_description(
    needs: Sequence[NeedFacts],
    words: PageWords,
    measure: Measure,
    *,
    order: str,
    intervals: str | None,
) -> ChartDescription:
    """Return what the chart is, its main message and its extremes, each in full sentences.

    ``order`` says how the bars stand ("largest first"), ``intervals`` what their end lines are.
    """
    content = f"{_content(words, measure)}, {words.page.period.label}"
    lines = f" {interval_line(intervals)}" if intervals else ""
    return ChartDescription(
        what=f"Horizontal bar chart with {_bars(needs, measure)}, {order}: {content}.{lines}",
        main_message=sentence(chart_title(needs, words, measure)),
        extremes=_facts(needs, words, measure),
    )


def interval_line(intervals: str) -> str:
    """Return the sentence on the lines that the chart draws for "95% interval"."""
    return f"A thin line at the end of each bar is its {intervals}."


def _bars(needs: Sequence[NeedFacts], measure: Measure) -> str:
    """Return how many needs have a bar; "11 bars for 13 needs" where some have none."""
    drawn = len(ranked(needs, measure))
    bars = "1 bar" if drawn == 1 else f"{drawn} bars"
    if drawn == len(needs):
        return bars
    return f"{bars} for {len(needs)} {'need' if len(needs) == 1 else 'needs'}"


def _facts(needs: Sequence[NeedFacts], words: PageWords, measure: Measure) -> str:
    parts = (coverage_words(needs, words, measure), extremes(needs, words, measure))
    return " ".join(filter(None, parts))


# --- Titles -------------------------------------------------------------------------------


def _share_title(needs: Sequence[NeedFacts], words: PageWords) -> str:
    furthest = _furthest(needs, lambda comparison: comparison.difference)
    if furthest is None:
        return _similar_title(needs, words)
    row, comparison = furthest
    assert comparison.difference is not None
    direction = "higher" if comparison.difference.value > 0 else "lower"
    far = _far(comparison.difference, words)
    return f"{row.label} is {far} {direction} here than in {words.other}"


def _far(difference: Figure, words: PageWords) -> str:
    size = abs(round_half_up(difference.value, words.decimals))
    if not words.by_share:
        return f"{digits_text(size)} {words.per_hundred}" if size else "slightly"
    far = "1 point" if size == 1 else f"{digits_text(size)} points"
    return far if size else "less than 0.1 points"


def _difference_title(needs: Sequence[NeedFacts], words: PageWords) -> str:
    higher, lower, similar = (
        sum(comparison.compared is answer for _, comparison in _told(needs))
        for answer in (Compared.HIGHER, Compared.LOWER, Compared.SIMILAR)
    )
    if not higher and not lower:
        return _similar_title(needs, words)
    verb = "has" if higher == 1 else "have"
    subject = counted(higher, "need", "needs").capitalize()
    return (
        f"{subject} {verb} a higher {words.word} than in {words.other}, "
        f"{number_word(lower)} lower, {number_word(similar)} similar{_left_out(needs)}"
    )


def _children_title(needs: Sequence[NeedFacts], words: PageWords) -> str:
    furthest = _furthest(needs, lambda comparison: comparison.difference_children)
    if furthest is None:
        return _similar_title(needs, words)
    row, comparison = furthest
    return f"{row.label}: {words.fewer_or_more(comparison)}"


def _similar_title(needs: Sequence[NeedFacts], words: PageWords) -> str:
    whose = words.whose
    labels = [row.label for row, comparison in _told(needs) if comparison.compared]
    rest = _left_out(needs)
    if len(labels) == 1:
        return f"{labels[0]} has a {words.word} similar to {whose}{rest}"
    many = number_word(len(labels))
    if _not_compared(needs):
        subject = f"{many} needs".capitalize()
    else:
        subject = "Both needs" if len(labels) == _TWO else f"All {many} needs"
    return f"{subject} have {words.word}s similar to {whose}{rest}"


def _left_out(needs: Sequence[NeedFacts]) -> str:
    """Return what is in the chart and not in the numbers of its title, with a comma before it."""
    number = _not_compared(needs)
    rest = f", {counted(number, 'need', 'needs')} not compared" if number else ""
    is_alone = all(row.code == UNRECORDED for row, _ in needs)
    return rest if is_alone else rest + uncounted_words(needs, *Compared)


def _not_compared(needs: Sequence[NeedFacts]) -> int:
    return sum(comparison.compared is None for _, comparison in _told(needs))


def _largest_title(needs: Sequence[NeedFacts], words: PageWords, measure: Measure) -> str:
    counted_by = Measure.CHILDREN if measure is Measure.CHILDREN else Measure.SHARE
    known = ranked(needs, counted_by)
    if not known:
        return _nothing_known(needs, words)
    row, comparison = known[0]
    figures = (measured(need, counted_by) for need in needs)
    all_known = all(isinstance(one, Figure | NotCollected) for one in figures)
    which = "the most common need" if all_known else "the most common need that is known"
    if measure is Measure.CHILDREN and not isinstance(row.children, Missing):
        return f"{row.label} is {which}: {children_phrase(row.children, words.subject)}"
    return f"{row.label} is {which}: {words.value(comparison.share)}"


def _nothing_known(needs: Sequence[NeedFacts], words: PageWords) -> str:
    """Say that there is no bar; counts may be given even where no share can be made of them."""
    if not any(isinstance(row.children, Figure | AtLeast) for row, _ in needs):
        return "The source gives no figures for these needs"
    return f"The {words.word}s of these needs are not known"


_TITLES: dict[Measure, Callable[[Sequence[NeedFacts], PageWords], str]] = {
    Measure.SHARE: _share_title,
    Measure.DIFFERENCE: _difference_title,
    Measure.CHILDREN: _children_title,
}


def _furthest(
    needs: Sequence[NeedFacts], distance: Callable[[Comparison], Figure | None]
) -> NeedFacts | None:
    """Return the need with the greatest distance either way, if its share is not similar."""
    candidates = [
        (abs(figure.value), need)
        for need in _told(needs)
        if need[1].compared in (Compared.HIGHER, Compared.LOWER)
        and (figure := distance(need[1])) is not None
    ]
    return max(candidates, key=_first)[1] if candidates else None


def _content(words: PageWords, measure: Measure) -> str:
    here, other = words.here, words.other_in_full
    is_alone = words.page.comparator.is_none
    figure = f"the {words.word} of {words.counted} by primary need"
    if measure is Measure.CHILDREN:
        number = f"the number of {words.counted} by primary need in {here}"
        return (
            number
            if is_alone
            else f"{number}, beside the number at {possessive(other)} {words.word}"
        )
    if measure is Measure.DIFFERENCE:
        unit = "how many percentage points" if words.by_share else f"how much, {words.per_hundred},"
        return f"by {unit} {figure} in {here} differs from {other}"
    unit = "in per cent" if words.by_share else words.per_hundred
    return f"{figure}, {unit}, in {here}{'' if is_alone else f', beside {other}'}"


def _first(pair: _ORDER) -> Fraction:
    return pair[0]
