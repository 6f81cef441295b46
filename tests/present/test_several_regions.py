"""Several regions to compare with are named once where a reader meets them, and short elsewhere."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from pages_by_hand import llr_page

from sendviewer.core.pages import Comparator, Page
from sendviewer.present.chart import build_chart
from sendviewer.present.header import build_header
from sendviewer.present.key_message import key_message_runs
from sendviewer.present.made_needs import compared_paragraphs
from sendviewer.present.options import ChartOptions, ViewOptions
from sendviewer.present.overview_furthest import furthest_card
from sendviewer.present.page_words import PageWords
from sendviewer.present.specs import Measure

NAME = "Rest of South West, Yorkshire and The Humber and North West"
IN_FULL = "the rest of the South West, Yorkshire and The Humber and the North West"
SHORT = "the rest of these regions"


def beside(name: str, kind: str = "rest-of-region", *, are_several: bool = True) -> Page:
    comparator = Comparator(name, kind, is_of_several_regions=are_several)
    return replace(llr_page(), comparator=comparator)


def test_the_heading_the_message_and_the_line_under_a_title_name_them_once() -> None:
    page = beside(NAME)
    chart = build_chart(page, ViewOptions())
    message = "".join(run.text for run in key_message_runs(page))
    for told in (build_header(page).subtitle, message, chart.subtitle):
        assert told.count(IN_FULL) == 1


@pytest.mark.parametrize("measure", Measure)
def test_titles_legends_and_what_is_said_of_each_need_have_a_short_name(measure: Measure) -> None:
    page = beside(NAME)
    chart = build_chart(page, ViewOptions(chart=ChartOptions(measure)))
    card = furthest_card(page, ViewOptions())
    assert card.title == f"Furthest from {SHORT}, in percentage points"
    said = [chart.title, chart.description.extremes, chart.comparator_name or "", card.spoken]
    said += [row.children_text for row in card.rows] + [bar.comparator_text for bar in chart.bars]
    assert any(SHORT in told for told in said)
    assert not any("Humber" in told for told in (*said, *compared_paragraphs(page)))


def test_a_legend_calls_them_the_rest_of_these_regions() -> None:
    assert build_chart(beside(NAME), ViewOptions()).comparator_name == "Rest of these regions"


def test_regions_in_whole_are_these_regions() -> None:
    words = PageWords(beside("South West, Yorkshire and The Humber and North West", "region"))
    assert (words.other, words.label, words.legend) == ("these regions", *["These regions"] * 2)


def test_one_region_keeps_its_name_although_that_has_an_and() -> None:
    words = PageWords(beside("Rest of Yorkshire and The Humber", are_several=False))
    assert words.other == "the rest of Yorkshire and The Humber"


@pytest.mark.parametrize("kind", ["national", "statistical-neighbours", "areas"])
def test_what_is_no_region_is_never_called_these_regions_whatever_a_file_says(kind: str) -> None:
    """A saved page may have been changed by hand."""
    words, plain = PageWords(beside(NAME, kind)), PageWords(beside(NAME, kind, are_several=False))
    assert (words.other, words.label) == (plain.other, plain.label)
    assert "these regions" not in f"{words.other} {words.label} {words.legend}"
