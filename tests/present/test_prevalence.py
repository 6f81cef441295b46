"""Prevalence: per 100 pupils of the same file, in table, chart and sentences alike."""

from __future__ import annotations

from decimal import Decimal

import pytest
from msgspec.structs import replace
from pages_by_hand import census_page, llr_page, neighbours_page, plans_page

from sendviewer.core.comparisons import Base
from sendviewer.core.figures import Missing
from sendviewer.core.pages import Page
from sendviewer.present.chart import build_chart
from sendviewer.present.options import (
    ChartOptions,
    Query,
    RangeFilter,
    TableOptions,
    ViewOptions,
    WordsFilter,
    with_base,
)
from sendviewer.present.page_words import shown_base
from sendviewer.present.specs import CellSpec, Measure, TableSpec
from sendviewer.present.table import build_table, row_order

TIMES = "\N{MULTIPLICATION SIGN}"
PER_HUNDRED = ViewOptions(base=Base.PREVALENCE)


@pytest.fixture(scope="module")
def page() -> Page:
    return census_page()


@pytest.fixture(scope="module")
def table(page: Page) -> TableSpec:
    return build_table(page, PER_HUNDRED)


def cell(table: TableSpec, need: str, column: str) -> CellSpec:
    place = [one.id for one in table.columns].index(column)
    rows = [*table.rows, *([table.total] if table.total else [])]
    return next(row.cells[place] for row in rows if row.id == need)


# --- Which base is shown ------------------------------------------------------------------


def test_a_page_without_pupils_shows_shares_and_the_wish_is_kept() -> None:
    assert shown_base(census_page(), PER_HUNDRED) is Base.PREVALENCE
    assert shown_base(plans_page(), PER_HUNDRED) is Base.SHARE
    assert build_table(plans_page(), PER_HUNDRED) == build_table(plans_page(), ViewOptions())


def test_filters_of_the_old_unit_go_with_it() -> None:
    kept = WordsFilter("need", "learning")
    counts = RangeFilter("children", Decimal(100), None)
    query = Query(filters=(kept, RangeFilter("share", Decimal(10), None), counts))
    options = ViewOptions(table=TableOptions(query=query))
    changed = with_base(options, Base.PREVALENCE)
    assert changed.base is Base.PREVALENCE
    assert changed.table.query.filters == (kept, counts)


# --- Table --------------------------------------------------------------------------------


def test_the_columns_say_per_hundred(table: TableSpec) -> None:
    assert [column.title for column in table.columns] == [
        "Need",
        "Pupils",
        "Per 100 pupils",
        "95% interval (per 100)",
        "England per 100",
        "Difference (per 100)",
        "Compared",
        "Expected at England’s prevalence",
    ]
    assert "of the same file" in table.columns[2].tip
    assert table.title.endswith("January 2024, per 100 pupils")


def test_figures_have_two_decimals_so_that_rare_needs_differ(table: TableSpec) -> None:
    assert cell(table, "MLD", "share").text == "4.08"
    assert cell(table, "MSI", "share").text == "0.03"
    assert cell(table, "MSI", "share").number == Decimal("0.03")
    assert cell(table, "MLD", "difference").text == "+1.06"
    assert cell(table, "MLD", "interval").text == "3.99 to 4.18"
    assert cell(table, "MLD", "expected").text == "4,841"


def test_the_total_is_the_share_of_pupils(table: TableSpec) -> None:
    assert cell(table, "total", "children").text == "21,966"
    assert cell(table, "total", "share").text == "13.70"
    assert cell(table, "total", "comparator_share").text == "14.82"


def test_a_lower_limit_is_filtered_as_it_is_shown(table: TableSpec) -> None:
    lowest = Query(filters=(RangeFilter("interval", Decimal("3.99"), Decimal("3.99")),), sort=())
    assert [table.rows[number].id for number in row_order(table, lowest)] == ["MLD"]


def test_sentences_give_the_prevalence_with_its_unit(table: TableSpec) -> None:
    (row,) = [one for one in table.rows if one.id == "MLD"]
    assert row.sentence.endswith(
        "recorded as their primary need: 4.08 per 100 pupils. That is higher than England’s "
        "3.02 per 100 pupils: 1.06 per 100 pupils above, 1,706 more pupils than at England’s "
        "prevalence."
    )
    assert "%" not in row.sentence


def test_explanations_show_the_division_by_pupils(table: TableSpec) -> None:
    assert cell(table, "MLD", "share").explanation.startswith(
        f"6,547 ÷ 160,300 {TIMES} 100 = 4.0842… per 100 pupils, shown to two decimals, half up. "
    )
    assert "out of 160,300" in cell(table, "MLD", "interval").explanation
    assert f"160,300 {TIMES} 3.0201… per 100 pupils" in cell(table, "MLD", "expected").explanation
    assert "lies above England’s 3.02 per 100 pupils" in cell(table, "MLD", "compared").explanation


def test_where_the_comparators_pupils_are_not_known_it_says_so(page: Page) -> None:
    unknown = replace(page, comparator_pupils=Missing("", "the file has no row for all pupils"))
    table = build_table(unknown, PER_HUNDRED)
    assert cell(table, "MLD", "share").text == "4.08"
    other = cell(table, "MLD", "comparator_share")
    assert (other.text, other.sort_key) == ("not given", None)
    assert other.description == "the total is not known (the file has no row for all pupils)"


# --- Chart --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("measure", "title", "axis"),
    [
        (
            Measure.SHARE,
            "Moderate Learning Disability is 1.06 per 100 pupils higher here than in England",
            "Per 100 pupils",
        ),
        (
            Measure.DIFFERENCE,
            (
                "Three needs have a higher prevalence than in England, seven lower, three "
                "similar, one need not compared"
            ),
            "Per 100 pupils below or above England",
        ),
        (
            Measure.CHILDREN,
            "Moderate Learning Disability: 1,706 more pupils than at England’s prevalence",
            "Number of pupils",
        ),
    ],
)
def test_the_chart_follows(page: Page, measure: Measure, title: str, axis: str) -> None:
    options = replace(PER_HUNDRED, chart=ChartOptions(measure))
    chart = build_chart(page, options)
    assert chart.title == title
    assert chart.axis.title == axis
    assert not any("%" in tick.label for tick in chart.axis.ticks)
    assert "share" not in f"{chart.subtitle} {chart.description}"


def test_bars_have_the_figures_of_the_table(page: Page) -> None:
    chart = build_chart(page, PER_HUNDRED)
    assert chart.bars[0].local == pytest.approx(100 * 6547 / 160_300)
    assert (chart.bars[0].local_text, chart.bars[0].comparator_text) == ("4.08", "England 3.02")
    interval = chart.bars[0].interval
    assert interval is not None
    assert interval == pytest.approx((3.99, 4.18), abs=0.01)


def test_the_interval_of_counts_is_that_of_all_pupils(page: Page) -> None:
    chart = build_chart(page, replace(PER_HUNDRED, chart=ChartOptions(Measure.CHILDREN)))
    interval = chart.bars[0].interval
    assert interval is not None
    lower, upper = interval
    assert lower < 6547 < upper
    assert upper - lower == pytest.approx(160_300 * 0.00193, rel=0.02)


# --- Names of the comparator --------------------------------------------------------------


def test_a_long_name_stands_in_full_where_there_is_room_and_short_elsewhere() -> None:
    page = neighbours_page()
    table, chart = build_table(page, ViewOptions()), build_chart(page, ViewOptions())
    titles = [column.title for column in table.columns]
    assert "Mean of neighbours %" in titles
    assert "Expected at mean of neighbours’ share" in titles
    assert "beside the mean of 10 statistical neighbours of Leicester" in chart.subtitle
    assert chart.comparator_name == page.comparator.name
    assert chart.bars[0].comparator_text == "Mean of neighbours 20.4%"
    assert "higher than the mean of the statistical neighbours’ 20.4%" in table.rows[1].sentence
    assert page.comparator.note in table.columns[4].tip
    assert page.comparator.note in chart.caption


def test_a_short_name_stands_everywhere() -> None:
    chart = build_chart(llr_page(), ViewOptions())
    assert chart.bars[0].comparator_text == "England 20.4%"
