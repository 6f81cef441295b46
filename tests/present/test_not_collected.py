"""What was not collected is no 0 and no gap: it has words of its own, and comes last."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from pages_by_hand import NOT_APART, plans_page

from sendviewer.core.figures import Missing
from sendviewer.core.pages import Page
from sendviewer.present.chart import build_chart
from sendviewer.present.filter_entries import choices_of
from sendviewer.present.numbers import children_text, points_text, spoken
from sendviewer.present.options import ChartOptions, Query, SortKey, ViewOptions
from sendviewer.present.overview import build_overview
from sendviewer.present.specs import Measure
from sendviewer.present.symbol_key import table_key
from sendviewer.present.table import build_table, row_order

REASON = NOT_APART.reason


@pytest.fixture(scope="module")
def page() -> Page:
    return plans_page()


def test_it_is_shown_by_its_words_and_spoken_by_its_reason() -> None:
    assert children_text(NOT_APART) == points_text(NOT_APART) == "not collected"
    assert spoken(NOT_APART) == REASON


def test_every_cell_of_its_row_says_so_with_the_reason(page: Page) -> None:
    (row,) = [one for one in build_table(page, ViewOptions()).rows if one.id == "DS"]
    for cell in row.cells[1:]:
        assert (cell.text, cell.sort_key, cell.description) == ("not collected", None, REASON)
    assert row.cells[1].explanation.startswith(f"Not collected: {REASON}.")
    assert f"was not collected: {REASON}." in row.sentence


@pytest.mark.parametrize("descending", [True, False])
def test_it_is_last_in_both_directions(page: Page, descending: bool) -> None:
    table = build_table(page, ViewOptions())
    for column in ("children", "difference", "expected"):
        order = row_order(table, Query(sort=(SortKey(column, descending),)))
        assert table.rows[order[-1]].id == "DS"


def test_the_key_of_symbols_names_it_once(page: Page) -> None:
    assert table_key(build_table(page, ViewOptions())) == (f"not collected: {REASON}",)


def test_a_filter_can_choose_it(page: Page) -> None:
    choices = dict(choices_of(build_table(page, ViewOptions()), "compared"))
    assert choices["not collected"] == "not collected"


@pytest.mark.parametrize("measure", Measure)
def test_it_has_no_bar_but_its_words(page: Page, measure: Measure) -> None:
    chart = build_chart(page, ViewOptions(chart=ChartOptions(measure)))
    bar = chart.bars[-1]
    assert (bar.id, bar.local, bar.interval) == ("DS", None, None)
    assert bar.local_text == "not collected"
    assert bar.local_told == f"not collected ({REASON})"
    assert chart.caption.startswith(f"Not collected: {REASON}. ")
    assert chart.caption.count(REASON) == 1


@pytest.mark.parametrize("measure", Measure)
def test_the_description_says_once_why_it_has_no_figure(page: Page, measure: Measure) -> None:
    told = str(build_chart(page, ViewOptions(chart=ChartOptions(measure))).description)
    assert f"have a figure; 1 has none. {REASON}." in told
    assert f"{REASON}: " not in told
    assert told.count("Down") == 1


def test_what_only_the_comparator_has_not_is_told_in_a_sentence(page: Page) -> None:
    rows = {row.code: row for row in page.needs}
    of_other = Missing("", "MLD is not published there")
    mld = replace(rows["MLD"], comparator_share=of_other, comparator_children=of_other)
    own = Missing("", REASON)
    both = replace(rows["DS"], children=own)
    some = replace(page, needs=(rows["ASD"], mld, both))
    share = build_chart(some, ViewOptions(chart=ChartOptions(Measure.SHARE))).caption
    number = build_chart(some, ViewOptions(chart=ChartOptions(Measure.CHILDREN))).caption
    assert "No figure of England: MLD is not published there. " in share
    assert "No expected number: MLD is not published there. " in number
    assert share.count(REASON) == number.count(REASON) == 1
    assert "ngland not" not in share
    assert "xpected not" not in number


def test_the_smallest_is_the_smallest_although_one_was_not_collected(page: Page) -> None:
    assert "Smallest: Multi-Sensory" in build_chart(page, ViewOptions()).description.extremes


def test_it_is_no_need_that_the_page_counts_under(page: Page) -> None:
    cards = {card.id: card for card in build_overview(page, ViewOptions()).cards}
    words = "Counted under twelve primary needs, and those not recorded."
    assert words in cards["children"].spoken
    assert cards["most-common"].spoken.endswith("Down Syndrome was not collected.")
    assert "cannot be placed" not in cards["most-common"].spoken
