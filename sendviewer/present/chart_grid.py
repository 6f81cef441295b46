"""Tells what a chart shows as a small table, for who does not see it or wants the figures."""

from __future__ import annotations

from fractions import Fraction

from sendviewer.core.comparisons import Interval
from sendviewer.core.figures import Figure, Unit
from sendviewer.present.document_blocks import GridBlock
from sendviewer.present.numbers import count_text, interval_text, points_text
from sendviewer.present.specs import BarSpec, ChartSpec, Measure

__all__ = ["chart_grid"]


def chart_grid(chart: ChartSpec) -> GridBlock:
    """Return a row for each bar: need, figure, interval, what stands beside it, and the answer.

    A column that holds nothing is left out.
    """
    titles = ("Primary need", chart.local_name, chart.interval_name or "", "Beside it", "Compared")
    rows = [_row(bar, chart) for bar in chart.bars]
    kept = [place for place in range(len(titles)) if any(row[place] for row in rows)]
    return GridBlock(
        chart.title,
        tuple(titles[place] for place in kept),
        tuple(tuple(row[place] for place in kept) for row in rows),
    )


def _row(bar: BarSpec, chart: ChartSpec) -> tuple[str, ...]:
    answer = bar.compared.value.capitalize() if bar.compared else ""
    return bar.label, bar.local_text, _interval(bar, chart), bar.comparator_text, answer


def _interval(bar: BarSpec, chart: ChartSpec) -> str:
    """Return the limits of an interval, in the unit and with the decimals of the figure."""
    if bar.interval is None:
        return ""
    lower, upper = bar.interval
    decimals = len(bar.local_text.partition(".")[2].rstrip("%"))
    if chart.measure is Measure.SHARE:
        return interval_text(Interval(lower, upper), decimals)
    if chart.measure is Measure.CHILDREN:
        return f"{count_text(Fraction(lower))} to {count_text(Fraction(upper))}"
    return " to ".join(
        points_text(Figure(Fraction(limit), Unit.POINTS), decimals) for limit in (lower, upper)
    )
