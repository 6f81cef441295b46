"""A chart as a table: the same figures as its bars, with intervals in the same unit."""

from __future__ import annotations

from msgspec.structs import replace
from pages_by_hand import llr_page

from sendviewer.core.comparisons import Confidence
from sendviewer.core.figures import Missing
from sendviewer.present.chart import build_chart
from sendviewer.present.chart_grid import chart_grid
from sendviewer.present.document_blocks import GridBlock
from sendviewer.present.options import ChartOptions, ViewOptions
from sendviewer.present.specs import Measure


def grid_of(measure: Measure, *, intervals: bool = True) -> GridBlock:
    options = ViewOptions(Confidence.P95, chart=ChartOptions(measure, intervals=intervals))
    return chart_grid(build_chart(llr_page(), options))


def test_shares_have_their_interval_the_comparator_and_the_answer() -> None:
    grid = grid_of(Measure.SHARE)
    assert grid.columns == ("Primary need", "LLR", "95% interval", "Beside it", "Compared")
    first = ("Moderate Learning Disability", "29.8%", "29.2 to 30.4", "England 20.4%", "Higher")
    assert grid.rows[0] == first
    assert len(grid.rows) == 13


def test_differences_and_numbers_have_intervals_in_their_own_unit() -> None:
    difference = grid_of(Measure.DIFFERENCE)
    assert difference.columns == ("Primary need", "LLR", "95% interval", "Compared")
    assert difference.rows[0][1:3] == ("+9.4", "+8.8 to +10.0")
    assert difference.rows[-1][1:3] == (
        "\N{MINUS SIGN}3.6",
        "\N{MINUS SIGN}3.9 to \N{MINUS SIGN}3.2",
    )
    children = grid_of(Measure.CHILDREN)
    assert children.rows[0][1:4] == ("6,547", "6,415 to 6,681", "expected about 4,481")


def test_a_column_without_figures_is_left_out() -> None:
    assert "95% interval" not in grid_of(Measure.SHARE, intervals=False).columns


def test_a_missing_figure_is_its_symbol_and_the_caption_has_the_reason() -> None:
    page = llr_page()
    first, *others = page.needs
    too_few = Missing("c", "too few")
    page = replace(page, needs=(replace(first, children=too_few, printed_share=too_few), *others))
    chart = build_chart(page, ViewOptions())
    row = next(row for row in chart_grid(chart).rows if row[0] == first.label)
    assert row[1:3] == ("c", "")
    assert chart.caption.startswith("c: too few. ")
