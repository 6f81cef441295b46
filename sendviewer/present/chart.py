"""Builds the bar chart of needs: shares, differences or children, beside the comparator.

Bars begin at zero. There is one interval, that of the share; the other measures show it in their
unit: in points it is the share's interval less the comparator's share, in children the share's
interval of the same total. So it lies to the comparator's bar (or to zero) alike in all three.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from sendviewer.core.comparisons import Comparison, compare_need
from sendviewer.core.figures import Figure, Missing, Quantity
from sendviewer.core.pages import Page
from sendviewer.present.axis import build_axis
from sendviewer.present.chart_figures import NeedFacts, expected_text, measured
from sendviewer.present.chart_key import chart_key, has_comparator_bars
from sendviewer.present.chart_titles import chart_title
from sendviewer.present.chart_words import axis_title, chart_description, chart_subtitle
from sendviewer.present.numbers import (
    children_text,
    percent_text,
    spoken,
    written_number,
)
from sendviewer.present.options import ChartOrder, ViewOptions
from sendviewer.present.page_words import PageWords, shown_base
from sendviewer.present.reasons import expected_or_reason
from sendviewer.present.specs import BarSpec, ChartSpec, Measure, TableSpec
from sendviewer.present.table import apply_options, build_table
from sendviewer.present.wording import credit_line, need_sentence

__all__ = ["build_chart"]


def build_chart(page: Page, options: ViewOptions, table: TableSpec | None = None) -> ChartSpec:
    """Return the chart that ``options`` ask for.

    ``table`` is the table on the screen: for the order "as in the table" its rows, filtered and
    sorted, are the bars. Without one it is made from the options. The other orders hold all needs.
    """
    words = PageWords(page, shown_base(page, options))
    needs = _ordered_needs(page, options, table)
    measure = options.chart.measure
    bars = tuple(_bar(need, words, options) for need in needs)
    intervals = _interval_name(bars, options)
    credit = _credit(words)
    return ChartSpec(
        title=chart_title(needs, words, measure),
        subtitle=chart_subtitle(words, measure, len(bars)),
        caption=" ".join((*chart_key(needs, words, measure), credit)),
        measure=measure,
        axis=build_axis(
            _values(bars), measure, axis_title(words, measure), in_percent=words.by_share
        ),
        local_name=page.short_name or page.name,
        comparator_name=_comparator_name(bars, words, measure),
        interval_name=intervals,
        bars=bars,
        description=chart_description(
            needs, words, measure, order=_ORDER_WORDS[options.chart.order], intervals=intervals
        ),
        credit=credit,
    )


def _credit(words: PageWords) -> str:
    return " ".join(filter(None, (words.page.comparator.note, credit_line(words.page))))


# --- Order --------------------------------------------------------------------------------

_ORDER_WORDS = {
    ChartOrder.LARGEST: "largest first",
    ChartOrder.TABLE: "in the order of the table",
    ChartOrder.SOURCE: "in the order of the source",
}


def _ordered_needs(page: Page, options: ViewOptions, table: TableSpec | None) -> list[NeedFacts]:
    base = shown_base(page, options)
    needs = [(row, compare_need(row, page, options.confidence, base)) for row in page.needs]
    if options.chart.order is ChartOrder.LARGEST:
        return _largest_first(needs, options.chart.measure)
    if options.chart.order is ChartOrder.SOURCE:
        return needs
    shown = table or apply_options(build_table(page, options), options.table)
    by_code = {row.code: (row, comparison) for row, comparison in needs}
    return [by_code[row.id] for row in shown.rows if row.id in by_code]


def _largest_first(needs: Sequence[NeedFacts], measure: Measure) -> list[NeedFacts]:
    """Return the needs by the figure that is shown; equal ones as in the source, missing last."""
    figures = [(measured(need, measure), need) for need in needs]
    missing = [need for figure, need in figures if isinstance(figure, Missing)]
    known = [(figure.value, need) for figure, need in figures if not isinstance(figure, Missing)]
    return [need for _, need in sorted(known, key=_value, reverse=True)] + missing


def _value(pair: tuple[Fraction, NeedFacts]) -> Fraction:
    return pair[0]


# --- Bars ---------------------------------------------------------------------------------


def _bar(need: NeedFacts, words: PageWords, options: ViewOptions) -> BarSpec:
    row, comparison = need
    measure = options.chart.measure
    local, other = measured(need, measure), _beside(comparison, measure)
    return BarSpec(
        id=row.code,
        label=row.label,
        local=_length(local),
        local_text=_local_text(local, words, measure),
        comparator=_length(other) if other else None,
        comparator_text=_comparator_text(need, words, measure),
        interval=_interval(comparison, words, measure) if options.chart.intervals else None,
        compared=comparison.compared,
        sentence=need_sentence(row, comparison, words.page, words.base),
        comparator_figure=_figure_text(other, words, measure) if other else "",
        local_number=_number(local, words, measure),
        comparator_number=_number(other, words, measure) if other else None,
        reason=spoken(local) if isinstance(local, Missing) else "",
    )


def _length(quantity: Quantity) -> float | None:
    return None if isinstance(quantity, Missing) else float(quantity.value)


def _number(quantity: Quantity, words: PageWords, measure: Measure) -> Decimal | None:
    """Return the number as it is written beside the bar."""
    return written_number(quantity) if measure is Measure.CHILDREN else words.shown(quantity)


def _local_text(quantity: Quantity, words: PageWords, measure: Measure) -> str:
    """Return the figure or, where there is no bar, its symbol: the reason stands once, below."""
    if isinstance(quantity, Missing):
        return children_text(quantity)
    return _figure_text(quantity, words, measure)


def _figure_text(quantity: Quantity, words: PageWords, measure: Measure) -> str:
    if measure is Measure.CHILDREN:
        return children_text(quantity)
    if measure is Measure.DIFFERENCE:
        return words.difference(quantity)
    # The axis has the unit of a prevalence, which is too long for every bar.
    return percent_text(quantity) if words.by_share else words.number(quantity)


def _beside(comparison: Comparison, measure: Measure) -> Quantity | None:
    """Return the figure of the comparator's bar; a difference has none, since it holds both."""
    if measure is Measure.SHARE:
        return comparison.comparator_share
    return comparison.expected if measure is Measure.CHILDREN else None


def _comparator_text(need: NeedFacts, words: PageWords, measure: Measure) -> str:
    """Return the comparator's figure or symbol; nothing where the page has none for any need."""
    comparison = need[1]
    if not has_comparator_bars(words, measure):
        return ""
    if measure is Measure.SHARE:
        return f"{words.label} {_figure_text(comparison.comparator_share, words, measure)}"
    known = expected_text(comparison)
    return (
        known or f"expected {children_text(expected_or_reason(comparison, words.page, words.base))}"
    )


def _interval(
    comparison: Comparison, words: PageWords, measure: Measure
) -> tuple[float, float] | None:
    interval, total, other = comparison.interval, words.whole, comparison.comparator_share
    if interval is None:
        return None
    if measure is Measure.SHARE:
        return interval.lower, interval.upper
    if measure is Measure.CHILDREN:
        assert isinstance(total, Figure)
        per_percent = float(total.value) / 100
        return interval.lower * per_percent, interval.upper * per_percent
    if not isinstance(other, Figure):
        return None
    return interval.lower - float(other.value), interval.upper - float(other.value)


# --- What belongs to all bars -------------------------------------------------------------


def _values(bars: Sequence[BarSpec]) -> Iterator[float]:
    for bar in bars:
        yield from (value for value in (bar.local, bar.comparator) if value is not None)
        yield from bar.interval or ()


def _comparator_name(bars: Sequence[BarSpec], words: PageWords, measure: Measure) -> str | None:
    """Return the name of the other bars or, for a difference, of whom it is from."""
    if measure is Measure.DIFFERENCE:
        return words.other if any(bar.local is not None for bar in bars) else None
    if all(bar.comparator is None for bar in bars):
        return None
    if measure is Measure.CHILDREN:
        return f"Expected at {words.whose} {words.word}"
    return words.legend


def _interval_name(bars: Sequence[BarSpec], options: ViewOptions) -> str | None:
    if all(bar.interval is None for bar in bars):
        return None
    return f"{options.confidence.percent}% interval"
