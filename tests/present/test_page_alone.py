"""A page that stands alone speaks of no comparator, and what was not recorded heads nothing."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from pages_by_hand import census_page, plans_page

from sendviewer.core.comparisons import Compared
from sendviewer.core.figures import Figure, Missing, children, share_of
from sendviewer.core.needs import UNRECORDED
from sendviewer.core.pages import NO_COMPARATOR, GroupRow, NeedRow, Page, Setting, TotalRow
from sendviewer.present.card_specs import BarsCard
from sendviewer.present.chart import build_chart
from sendviewer.present.header import build_header
from sendviewer.present.key_message import key_message_runs, most_common
from sendviewer.present.made_needs import compared_paragraphs
from sendviewer.present.made_text import made_sections
from sendviewer.present.options import ChartOptions, TableOptions, ViewOptions
from sendviewer.present.overview import build_overview
from sendviewer.present.overview_furthest import furthest_card
from sendviewer.present.overview_needs import most_common_card
from sendviewer.present.phrases import number_word
from sendviewer.present.specs import Measure
from sendviewer.present.table import apply_options, build_table

NOTHING = Missing("", "there is no other area to compare with")
NOTE = "England stands alone: there is nothing wider in the file."


def without(row: NeedRow | TotalRow) -> dict[str, Missing]:
    return {"comparator_share": NOTHING, "comparator_children": NOTHING}


def alone(page: Page) -> Page:
    def group(rows: tuple[GroupRow, ...]) -> tuple[GroupRow, ...]:
        return tuple(replace(row, comparator_children=NOTHING) for row in rows)

    settings: tuple[Setting, ...] = tuple(
        replace(one, comparator_children=NOTHING) for one in page.settings
    )
    return replace(
        page,
        name="England",
        short_name="England",
        comparator=replace(NO_COMPARATOR, note=NOTE),
        comparator_share_of_pupils=NOTHING,
        comparator_pupils=NOTHING,
        needs=tuple(replace(row, **without(row)) for row in page.needs),
        total=replace(page.total, **without(page.total)),
        settings=settings,
        provisions=group(page.provisions),
        ages=group(page.ages),
    )


PAGES = pytest.mark.parametrize("page", [alone(plans_page()), alone(census_page())])


def said(page: Page) -> str:
    """Return everything that the page says, without tables and their headers."""
    options = [ViewOptions(chart=ChartOptions(measure)) for measure in Measure]
    charts = [build_chart(page, one) for one in options]
    header = build_header(page)
    return "\n".join(
        (
            header.subtitle,
            "".join(run.text for run in key_message_runs(page)),
            *(card.spoken for row in build_overview(page, options[0]).rows for card in row),
            *(
                line
                for section in made_sections(page)
                for line in (section.heading, *section.paragraphs)
            ),
            *(row.sentence for row in build_table(page, options[0]).rows),
            *(f"{chart.title} {chart.subtitle} {chart.description.what}" for chart in charts[:1]),
        )
    )


@PAGES
def test_no_sentence_speaks_of_an_area_compared_with(page: Page) -> None:
    text = said(page).replace(NOTE, "")
    for words in ("ompared with", "other area", "beside", "about the same", "furthest"):
        assert words not in text


@PAGES
def test_the_reader_is_told_once_why_nothing_is_compared(page: Page) -> None:
    sections = {section.id: section for section in made_sections(page)}
    assert NOTE in sections["made-message"].paragraphs
    assert "made-compared" not in sections


@PAGES
def test_no_card_keeps_room_for_a_comparator(page: Page) -> None:
    cards = {card.id: card for row in build_overview(page, ViewOptions()).rows for card in row}
    assert "furthest" not in cards
    for card in cards.values():
        if isinstance(card, BarsCard):
            assert "other area" not in " ".join(bar.label.lower() for bar in card.bars)


@PAGES
def test_the_table_has_no_column_for_what_is_not_there(page: Page) -> None:
    shown = apply_options(build_table(page, ViewOptions()), TableOptions())
    assert [column.id for column in shown.columns] == ["need", "children", "share", "interval"]
    assert shown.total is not None
    assert len(shown.total.cells) == len(shown.columns)


# --- Needs that were not recorded -----------------------------------------------------------


NOT_COUNTED = ", not counting “Need not recorded”"


def mostly_unrecorded() -> Page:
    page = plans_page()
    return replace(
        page,
        needs=tuple(
            replace(row, children=children(9000)) if row.code == UNRECORDED else row
            for row in page.needs
        ),
        total=replace(page.total, children=children(20_463)),
    )


@pytest.mark.parametrize("measure", Measure)
def test_a_need_that_was_not_recorded_is_in_the_chart_and_not_in_its_title(
    measure: Measure,
) -> None:
    chart = build_chart(mostly_unrecorded(), ViewOptions(chart=ChartOptions(measure)))
    assert "not recorded" not in chart.title.removesuffix(NOT_COUNTED)
    assert chart.title.endswith(NOT_COUNTED) is (measure is Measure.DIFFERENCE)
    assert "Need not recorded" in [bar.label for bar in chart.bars]


def test_a_difference_title_counts_no_need_that_was_not_recorded() -> None:
    page = mostly_unrecorded()
    only = replace(page, needs=tuple(row for row in page.needs if row.code in {"ASD", UNRECORDED}))
    title = build_chart(only, ViewOptions(chart=ChartOptions(Measure.DIFFERENCE))).title
    counts = "No needs have a higher share than in England, one lower, no similar"
    assert title == f"{counts}{NOT_COUNTED}"


def test_who_counts_the_answers_in_the_table_finds_the_numbers_of_the_title() -> None:
    page = plans_page()
    table = build_table(page, ViewOptions())
    place = [column.id for column in table.columns].index("compared")
    similar = [row for row in table.rows if row.cells[place].compared is Compared.SIMILAR]
    title = build_chart(page, ViewOptions(chart=ChartOptions(Measure.DIFFERENCE))).title
    assert UNRECORDED in {row.id for row in table.rows}
    counted = len(similar) - (UNRECORDED in {row.id for row in similar})
    assert f", {number_word(counted)} similar, " in title
    assert title.endswith(NOT_COUNTED)


def test_where_only_what_is_no_need_is_apart_the_words_say_that_it_is_not_counted() -> None:
    page = mostly_unrecorded()
    rows = [row for row in page.needs if row.code == UNRECORDED]
    same = next(row for row in page.needs if row.code == "ASD")
    england, total = page.total.comparator_children, page.total.children
    assert isinstance(england, Figure)
    assert isinstance(total, Figure)
    share = share_of(same.comparator_children, england)
    assert isinstance(share, Figure)
    alike = children(int(total.value * share.value / 100))
    page = replace(page, needs=(replace(same, children=alike), *rows))
    told = f"No need is higher or lower than England{NOT_COUNTED}."
    assert furthest_card(page, ViewOptions()).spoken == told
    assert compared_paragraphs(page)[-1].endswith(f"{NOT_COUNTED}.")


def test_a_need_that_was_not_recorded_is_neither_furthest_nor_most_common() -> None:
    page = mostly_unrecorded()
    labels = [row.label for row in furthest_card(page, ViewOptions()).rows]
    assert labels
    assert "Need not recorded" not in labels
    common = most_common_card(page)
    assert common.bars[0].code == "ASD"
    assert "Need not recorded" not in common.spoken
    assert [row.code for row in most_common(page)] == ["ASD"]
    assert "Need not recorded" not in " ".join(compared_paragraphs(page))
