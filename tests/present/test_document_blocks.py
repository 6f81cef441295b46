"""A page as blocks: everything that it says, in reading order, each thing once."""

from __future__ import annotations

import pages_by_hand as by_hand
from msgspec.structs import replace

from sendviewer.core.comparisons import Base
from sendviewer.core.figures import Missing
from sendviewer.core.pages import NO_COMPARATOR, Page
from sendviewer.present.briefing import build_briefing
from sendviewer.present.document_blocks import (
    Block,
    CardsBlock,
    ChartBlock,
    GridBlock,
    HeadingBlock,
    KeyMessageBlock,
    ListBlock,
    ParagraphBlock,
    TableBlock,
    TitleBlock,
    document_blocks,
)
from sendviewer.present.specs import Measure


def of_kind(page: Page, kind: type) -> list[Block]:
    return [block for block in document_blocks(build_briefing(page)) if isinstance(block, kind)]


def test_a_document_begins_with_its_title_and_the_key_message(page: Page) -> None:
    title, message, *_ = document_blocks(build_briefing(page))
    assert isinstance(title, TitleBlock)
    assert title.title == "Children with SEND in Leicester, Leicestershire and Rutland"
    assert title.lines == ("April 2020 · 21,966 children · compared with England",)
    assert isinstance(message, KeyMessageBlock)
    assert "21,966" in "".join(run.text for run in message.runs)


def test_the_parts_stand_in_the_order_of_the_window(page: Page) -> None:
    headings = [block.text for block in of_kind(page, HeadingBlock)]
    assert headings[0] == "Overview"
    assert headings[1] == build_briefing(page).tables[0].title
    assert headings[-1] == "Sources"
    sections = [section.heading for section in build_briefing(page).text.sections]
    assert headings[-1 - len(sections) : -1] == sections


def test_every_card_is_there_but_those_that_have_a_place_of_their_own(page: Page) -> None:
    (cards,) = of_kind(page, CardsBlock)
    assert isinstance(cards, CardsBlock)
    assert [card.id for card in cards.cards] == [
        "children",
        "share-of-pupils",
        "settings",
        "most-common",
        "furthest",
    ]
    settings = cards.cards[2]
    assert settings.titles == ("Group", "Children", "Share")
    assert settings.rows[0].values == ("12,142", "55.3%")
    furthest = cards.cards[4]
    assert furthest.rows[0].values[:2] == ("+9.4", "higher")


def test_the_table_has_every_need_whatever_the_window_shows(page: Page) -> None:
    (block,) = of_kind(page, TableBlock)
    assert isinstance(block, TableBlock)
    assert len(block.table.rows) == 13
    assert block.table.rows[0].cells[0].text == "Moderate Learning Disability"


def test_shares_and_differences_are_charts(page: Page) -> None:
    charts = [block.chart for block in of_kind(page, ChartBlock) if isinstance(block, ChartBlock)]
    assert [chart.measure for chart in charts] == [Measure.SHARE, Measure.DIFFERENCE]


def test_items_that_follow_each_other_are_one_list_and_tables_are_kept(page: Page) -> None:
    said = [
        run.text
        for block in of_kind(page, ListBlock)
        if isinstance(block, ListBlock)
        for item in block.items
        for run in item
    ]
    paragraphs = [
        block.text for block in of_kind(page, ParagraphBlock) if isinstance(block, ParagraphBlock)
    ]
    for section in page.sections:
        for text in section.paragraphs:
            assert text.removeprefix("- ") in (said if text.startswith("- ") else paragraphs)
    tables = [section.table for section in page.sections if section.table]
    grids = of_kind(page, GridBlock)
    assert [grid.rows for grid in grids if isinstance(grid, GridBlock)][-len(tables) :] == [
        table.rows for table in tables
    ]


def test_a_page_without_comparator_has_no_chart_of_differences(page: Page) -> None:
    alone = build_briefing(replace(page, comparator=NO_COMPARATOR))
    assert [chart.measure for chart in alone.charts] == [Measure.SHARE]


def test_a_page_that_counts_all_pupils_has_its_needs_per_100_pupils_as_well() -> None:
    briefing = build_briefing(by_hand.census_page())
    assert len(briefing.tables) == len(Base)
    assert "100 pupils" in briefing.tables[1].title + str(briefing.tables[1].columns)


def test_there_is_no_chart_of_differences_where_none_is_known(page: Page) -> None:
    unknown = Missing("c", "not published")
    rows = tuple(replace(row, comparator_share=unknown) for row in page.needs)
    charts = of_kind(replace(page, needs=rows), ChartBlock)
    assert [block.chart.measure for block in charts] == [Measure.SHARE]


def test_a_document_says_last_which_counts_it_leaves_out() -> None:
    *_, last = document_blocks(build_briefing(by_hand.census_page()))
    assert isinstance(last, ParagraphBlock)
    assert last.text == (
        "Left out: England’s counts and the number of all pupils: a workbook, Markdown or JSON "
        "has these."
    )


def test_a_document_that_leaves_out_no_counts_says_nothing_of_them(page: Page) -> None:
    texts = [block.text for block in of_kind(page, ParagraphBlock)]
    assert not [text for text in texts if text.startswith("Left out")]
