"""Says what a chart shows: its subtitle, its axis, and its description in three steps.

Its title, which is the second of these steps, is made in ``chart_titles``.
"""

from __future__ import annotations

from collections.abc import Sequence

from sendviewer.present.chart_figures import NeedFacts, coverage_words, extremes, ranked
from sendviewer.present.chart_titles import chart_title
from sendviewer.present.page_words import PageWords
from sendviewer.present.phrases import capital, possessive, sentence
from sendviewer.present.specs import ChartDescription, Measure

__all__ = [
    "axis_title",
    "chart_description",
    "chart_subtitle",
    "interval_line",
]


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
