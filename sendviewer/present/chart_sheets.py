"""Describes charts as sheets of a workbook: the figures of each chart in a table beside it."""

from __future__ import annotations

from collections.abc import Iterator

from sendviewer.core.comparisons import Confidence
from sendviewer.core.pages import Page
from sendviewer.present.chart import build_chart
from sendviewer.present.options import ChartOptions, ViewOptions
from sendviewer.present.sheets import (
    SheetCell,
    SheetChart,
    SheetColumn,
    SheetSeries,
    SheetSpec,
    SheetTable,
    cell_of,
    unique_titles,
)
from sendviewer.present.specs import ChartSpec, Measure, TableSpec

__all__ = ["chart_sheets"]

_NAMES = {
    Measure.SHARE: ("Chart of shares", "chart_of_shares"),
    Measure.DIFFERENCE: ("Chart of differences", "chart_of_differences"),
}
_COLUMNS = {Measure.SHARE: ("share", "comparator_share"), Measure.DIFFERENCE: ("difference",)}
_ROOM = 0.7
"""Steps of the axis that a figure needs beyond the end of its bar."""
_NEED_WIDTH, _NUMBER_WIDTH, _WORD_WIDTH = 46, 14, 16


def chart_sheets(page: Page, confidence: Confidence, table: TableSpec) -> Iterator[SheetSpec]:
    """Yield a sheet for each chart that has bars; ``table`` has the figures as they are shown.

    Intervals stand in the table of needs: as whiskers they would lie under the figures.
    """
    measures = (Measure.SHARE, *(() if page.comparator.is_none else (Measure.DIFFERENCE,)))
    for measure in measures:
        options = ViewOptions(confidence, chart=ChartOptions(measure, intervals=False))
        chart = build_chart(page, options, table)
        if any(bar.local is not None for bar in chart.bars):
            yield _chart_sheet(chart, table)


def _chart_sheet(chart: ChartSpec, table: TableSpec) -> SheetSpec:
    name, table_name = _NAMES[chart.measure]
    figures = _figure_columns(chart)
    return SheetSpec(
        name,
        chart.title,
        (chart.subtitle, "This sheet holds one table and, at its right, one chart of it."),
        SheetTable(
            table_name, _columns(chart, table, figures), tuple(_rows(chart, table, figures))
        ),
        _chart(chart, len(figures)),
    )


def _figure_columns(chart: ChartSpec) -> tuple[str, ...]:
    columns = _COLUMNS[chart.measure]
    return columns if chart.comparator_name else columns[:1]


def _columns(
    chart: ChartSpec, table: TableSpec, figures: tuple[str, ...]
) -> tuple[SheetColumn, ...]:
    titles_of = {column.id: column.title for column in table.columns}
    # The column of shares is called after the total; beside a comparator it needs its place.
    titles_of["share"] = f"{chart.local_name} %"
    series = [titles_of[column] for column in figures]
    need, *titles = unique_titles(("Need", *series, *_words(chart)))
    return (
        SheetColumn(need, _NEED_WIDTH),
        *(
            SheetColumn(title, _NUMBER_WIDTH, is_figure=True)
            if number < len(series)
            else SheetColumn(title, _WORD_WIDTH)
            for number, title in enumerate(titles)
        ),
    )


def _words(chart: ChartSpec) -> tuple[str, ...]:
    return ("Compared",) if chart.comparator_name else ()


def _rows(
    chart: ChartSpec, table: TableSpec, figures: tuple[str, ...]
) -> Iterator[tuple[SheetCell, ...]]:
    ids = [column.id for column in table.columns]
    columns = (*figures, *(("compared",) if chart.comparator_name else ()))
    cells = {row.id: dict(zip(ids, row.cells, strict=True)) for row in table.rows}
    for bar in chart.bars:
        shown = (
            cell_of(cells[bar.id][column], signed=column == "difference") for column in columns
        )
        yield (SheetCell(bar.label), *shown)


def _chart(chart: ChartSpec, series: int) -> SheetChart:
    axis = chart.axis
    step = axis.ticks[1].value - axis.ticks[0].value
    ends = [end for bar in chart.bars for end in (bar.local, bar.comparator) if end is not None]
    return SheetChart(
        title=chart.title,
        axis_title=axis.title,
        label_title="Primary need",
        minimum=axis.minimum - (step if min(ends) < min(0, axis.minimum + _ROOM * step) else 0),
        maximum=axis.maximum + (step if max(ends) > axis.maximum - _ROOM * step else 0),
        step=step,
        series=tuple(
            SheetSeries(number, is_comparator=number > 1) for number in range(1, series + 1)
        ),
        description=str(chart.description),
    )
