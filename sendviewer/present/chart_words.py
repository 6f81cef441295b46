"""Says what a chart shows: its title, its subtitle, and its description in three steps.

The rules of the title, for the needs that are in the chart:

* share: the need that is furthest from the comparator in points, among those that are not similar;
* difference: how many needs have a higher, a lower and a similar share;
* children: the need that is furthest from what the comparator's share would give, in children,
  among those that are not similar.

Where nothing is higher or lower, the title says that all that is compared is similar, and how
many needs are not compared; where nothing can be compared, it names the largest need. A title
never judges.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

from sendviewer.core.comparisons import Compared, Comparison
from sendviewer.core.figures import Figure, Missing, round_half_up
from sendviewer.core.pages import Page
from sendviewer.present.chart_figures import NeedFacts, coverage_words, extremes, measured, ranked
from sendviewer.present.numbers import digits_text, percent_text
from sendviewer.present.phrases import (
    children_phrase,
    counted,
    fewer_or_more,
    number_word,
    possessive,
    sentence,
)
from sendviewer.present.specs import ChartDescription, Measure

__all__ = ["axis_title", "chart_description", "chart_subtitle", "chart_title"]

_ORDER = tuple[Fraction, NeedFacts]
_TWO = 2


def chart_title(needs: Sequence[NeedFacts], page: Page, measure: Measure) -> str:
    """Return the main message of the chart in about ten words, by the rules above."""
    if not needs:
        return "No need matches the filter"
    if not any(comparison.compared for _, comparison in needs):
        return _largest_title(needs, measure)
    return _TITLES[measure](needs, page)


def chart_subtitle(page: Page, measure: Measure, shown: int) -> str:
    """Return measure, unit, places and date, and how many needs are left by a filter."""
    name = page.comparator.name
    what = {
        Measure.SHARE: f"Share of children with SEND by primary need, beside {name} (%)",
        Measure.DIFFERENCE: "Share of children with SEND by primary need: "
        f"difference from {name} (percentage points)",
        Measure.CHILDREN: "Number of children with SEND by primary need, "
        f"beside the number at {possessive(name)} share",
    }[measure]
    parts = [what, page.name, page.period.label]
    if shown < len(page.needs):
        parts.append(f"{shown} of {len(page.needs)} needs")
    return " · ".join(parts)


def axis_title(page: Page, measure: Measure) -> str:
    """Return the unit of the value axis in words."""
    return {
        Measure.SHARE: "% of children with SEND",
        Measure.DIFFERENCE: f"Percentage points below or above {page.comparator.name}",
        Measure.CHILDREN: "Number of children",
    }[measure]


def chart_description(
    needs: Sequence[NeedFacts], page: Page, measure: Measure, *, order: str, intervals: str | None
) -> ChartDescription:
    """Return what the chart is, its main message and its extremes, each in full sentences.

    ``order`` says how the bars stand ("largest first"), ``intervals`` what their end lines are.
    """
    content = f"{_content(page, measure)}, {page.period.label}"
    lines = f" A thin line at the end of each bar is its {intervals}." if intervals else ""
    return ChartDescription(
        what=f"Horizontal bar chart with {_bars(needs, measure)}, {order}: {content}.{lines}",
        main_message=sentence(chart_title(needs, page, measure)),
        extremes=_facts(needs, page, measure),
    )


def _bars(needs: Sequence[NeedFacts], measure: Measure) -> str:
    """Return how many needs have a bar; "11 bars for 13 needs" where some have none."""
    drawn = len(ranked(needs, measure))
    bars = "1 bar" if drawn == 1 else f"{drawn} bars"
    if drawn == len(needs):
        return bars
    return f"{bars} for {len(needs)} {'need' if len(needs) == 1 else 'needs'}"


def _facts(needs: Sequence[NeedFacts], page: Page, measure: Measure) -> str:
    parts = (coverage_words(needs, page, measure), extremes(needs, page, measure))
    return " ".join(filter(None, parts))


# --- Titles -------------------------------------------------------------------------------


def _share_title(needs: Sequence[NeedFacts], page: Page) -> str:
    furthest = _furthest(needs, lambda comparison: comparison.difference)
    if furthest is None:
        return _similar_title(needs, page)
    row, comparison = furthest
    assert comparison.difference is not None
    points = abs(round_half_up(comparison.difference.value, 1))
    far = "1 point" if points == 1 else f"{digits_text(points)} points"
    far = far if points else "less than 0.1 points"
    direction = "higher" if comparison.difference.value > 0 else "lower"
    return f"{row.label} is {far} {direction} here than in {page.comparator.name}"


def _difference_title(needs: Sequence[NeedFacts], page: Page) -> str:
    higher, lower, similar = (
        sum(comparison.compared is answer for _, comparison in needs)
        for answer in (Compared.HIGHER, Compared.LOWER, Compared.SIMILAR)
    )
    if not higher and not lower:
        return _similar_title(needs, page)
    verb = "has" if higher == 1 else "have"
    subject = counted(higher, "need", "needs").capitalize()
    return (
        f"{subject} {verb} a higher share than in {page.comparator.name}, "
        f"{number_word(lower)} lower, {number_word(similar)} similar{_not_compared(needs)}"
    )


def _children_title(needs: Sequence[NeedFacts], page: Page) -> str:
    furthest = _furthest(needs, lambda comparison: comparison.difference_children)
    if furthest is None:
        return _similar_title(needs, page)
    row, comparison = furthest
    return f"{row.label}: {fewer_or_more(comparison, page.comparator.name)}"


def _similar_title(needs: Sequence[NeedFacts], page: Page) -> str:
    whose = possessive(page.comparator.name)
    labels = [row.label for row, comparison in needs if comparison.compared]
    rest = _not_compared(needs)
    if len(labels) == 1:
        return f"{labels[0]} has a share similar to {whose}{rest}"
    many = number_word(len(labels))
    if rest:
        subject = f"{many} needs".capitalize()
    else:
        subject = "Both needs" if len(labels) == _TWO else f"All {many} needs"
    return f"{subject} have shares similar to {whose}{rest}"


def _not_compared(needs: Sequence[NeedFacts]) -> str:
    """Return ", two needs not compared", or "" where all are."""
    number = sum(comparison.compared is None for _, comparison in needs)
    return f", {counted(number, 'need', 'needs')} not compared" if number else ""


def _largest_title(needs: Sequence[NeedFacts], measure: Measure) -> str:
    counted_by = Measure.CHILDREN if measure is Measure.CHILDREN else Measure.SHARE
    known = ranked(needs, counted_by)
    if not known:
        return "The source gives no figures for these needs"
    row, comparison = known[0]
    all_known = all(isinstance(measured(need, counted_by), Figure) for need in needs)
    which = "the most common need" if all_known else "the most common need that is known"
    if measure is Measure.CHILDREN and not isinstance(row.children, Missing):
        return f"{row.label} is {which}: {children_phrase(row.children)}"
    return f"{row.label} is {which}: {percent_text(comparison.share)}"


_TITLES: dict[Measure, Callable[[Sequence[NeedFacts], Page], str]] = {
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
        for need in needs
        if need[1].compared in (Compared.HIGHER, Compared.LOWER)
        and (figure := distance(need[1])) is not None
    ]
    return max(candidates, key=_first)[1] if candidates else None


def _content(page: Page, measure: Measure) -> str:
    here, other = page.name, page.comparator.name
    return {
        Measure.SHARE: f"the share of children with SEND by primary need, in per cent, in {here}, "
        f"beside {other}",
        Measure.DIFFERENCE: "by how many percentage points the share of children with SEND by "
        f"primary need in {here} differs from {other}",
        Measure.CHILDREN: f"the number of children with SEND by primary need in {here}, "
        f"beside the number at {possessive(other)} share",
    }[measure]


def _first(pair: _ORDER) -> Fraction:
    return pair[0]
