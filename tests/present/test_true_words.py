"""Sentences, captions and headings say of pages made from DfE files what is counted, and where."""

from __future__ import annotations

import json
from fractions import Fraction

import pytest
from msgspec.structs import replace
from pages_by_hand import census_page, llr_page, plans_page

from sendviewer.core.comparisons import Confidence, compare_need
from sendviewer.core.figures import AtLeast, Missing, Unit, children, share_of
from sendviewer.core.pages import (
    NOT_GIVEN,
    Area,
    Comparator,
    GroupRow,
    NeedRow,
    Page,
    Subject,
)
from sendviewer.present.chart import build_chart
from sendviewer.present.documents import page_csv, page_json, page_markdown, page_text
from sendviewer.present.header import build_header
from sendviewer.present.made_text import made_sections
from sendviewer.present.options import ChartOptions, ViewOptions
from sendviewer.present.overview import build_overview
from sendviewer.present.overview_needs import most_common_card
from sendviewer.present.specs import Measure
from sendviewer.present.table import build_table
from sendviewer.present.wording import key_message_runs, need_sentence

SUPPRESSED = Missing("c", "not published, so that no child can be recognised")
IN_NEED = Subject(
    "Children in need with SEN", "child", "children", "in need with SEN", "children in need"
)
IN_PRIMARY = Subject(
    "Pupils with SEN in primary schools",
    "pupil",
    "pupils",
    "with SEN in primary schools",
    "pupils in primary schools",
)
FIVE = tuple(
    Area(f"E0600000{number}", name, f"80{number}")
    for number, name in enumerate(("Leicester", "Rutland", "Derby", "Lincolnshire", "Nottingham"))
)


def message(page: Page) -> str:
    return "".join(run.text for run in key_message_runs(page))


def section(page: Page, id_: str) -> str:
    found = [one for one in made_sections(page) if one.id == id_]
    return "\n".join(
        [*(one.heading for one in found), *(p for one in found for p in one.paragraphs)]
    )


def small_page(share: int = 9, of: int = 17, name: str = "Isles of Scilly") -> Page:
    """Return plans of which so many are for autism, beside England's 31.5%."""
    third = (of - share) // 3
    counts = {"ASD": share, "SEMH": third, "SLCN": third, "MLD": of - share - 2 * third}
    needs = tuple(
        replace(row, children=children(counts.get(row.code, 0)))
        for row in plans_page().needs
        if row.code != "DS"
    )
    page = plans_page()
    return replace(
        page,
        name=name,
        short_name=name,
        areas=(Area("E06000053", name, "420"),),
        children_with_send=children(of),
        total=replace(page.total, children=children(of)),
        needs=needs,
    )


# --- What is counted ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("subject", "named"),
    [(IN_NEED, "children in need with SEN"), (IN_PRIMARY, "pupils with SEN in primary schools")],
)
def test_what_is_counted_is_said_in_full(subject: Subject, named: str) -> None:
    page = replace(census_page(), subject=subject)
    whole = f"all {subject.all_pupils}"
    assert named in message(page)
    assert f"% of {whole}" in message(page)
    table = build_table(page, ViewOptions())
    assert named in table.title
    assert all(named in row.sentence for row in table.rows)
    text = page_text(page)
    assert "Share of the school population" not in text
    assert f"Share of {whole}" in text
    spoken = [card.spoken for row in build_overview(page, ViewOptions()).rows for card in row]
    assert not [one for one in spoken if "school population" in one]


def test_the_count_of_a_need_is_said_of_whom_it_is() -> None:
    page = replace(census_page(), subject=IN_PRIMARY)
    rows = build_table(page, ViewOptions()).rows
    first = next(row for row in rows if row.id == "SPLD").sentence
    assert "2,477 pupils with SEN in primary schools in Leicester" in first


def test_a_need_recorded_with_any_sen_is_not_said_to_be_with_sen() -> None:
    first = build_table(census_page(), ViewOptions()).rows[0].sentence
    assert "2,477 pupils in Leicester, Leicestershire and Rutland had" in first


# --- Few that can be compared -------------------------------------------------------------


def few_compared(number: int) -> Page:
    """Return the census page with so many needs of which the share is known, and similar."""
    page = census_page()
    needs: list[NeedRow] = []
    for row in page.needs[:-1]:
        known = row.code in {"HI", "MSI", "PD", "OTH"}
        count = (
            children(0)
            if known and len([n for n in needs if n.children != SUPPRESSED]) < number
            else SUPPRESSED
        )
        needs.append(
            replace(row, children=count, comparator_share=share_of(children(1), children(1000)))
        )
    small = children(20)
    return replace(
        page,
        needs=(*needs, page.needs[-1]),
        children_with_send=small,
        total=replace(page.total, children=small),
    )


def test_it_is_said_how_many_needs_could_be_compared() -> None:
    said = section(few_compared(4), "made-compared")
    assert (
        "Of the four needs that can be compared, none is higher or lower than England, by its 95% "
        "interval; for nine others no share is known."
    ) in said


def test_one_need_that_can_be_compared_is_said_to_be_one() -> None:
    said = section(few_compared(1), "made-compared")
    assert "The one need that can be compared is not higher or lower than England" in said
    assert "for twelve others no share is known." in said


def test_the_card_says_how_many_needs_could_be_compared_too() -> None:
    cards = {
        card.id: card for row in build_overview(few_compared(4), ViewOptions()).rows for card in row
    }
    assert (
        "Of the four needs that can be compared, none is higher or lower than England; for nine "
        "others no share is known."
    ) in cards["furthest"].spoken


def test_beside_needs_that_differ_it_is_said_how_many_cannot_be_compared() -> None:
    page = census_page()
    rows = (replace(page.needs[0], children=SUPPRESSED), *page.needs[1:])
    assert "For one need no share is known." in section(replace(page, needs=rows), "made-compared")


def test_a_share_that_the_table_shows_is_not_said_to_be_unknown() -> None:
    page = census_page()
    unknown = replace(page.needs[0], comparator_share=SUPPRESSED)
    some = section(replace(page, needs=(unknown, *page.needs[1:])), "made-compared")
    assert "For one need the shares are not both known." in some
    none = tuple(replace(row, comparator_share=SUPPRESSED) for row in page.needs)
    assert (
        "No need can be compared with England, because for no need are both shares known: not "
        "published, so that no child can be recognised."
    ) in section(replace(page, needs=none), "made-compared")


def test_where_nothing_can_be_compared_the_reason_is_in_words() -> None:
    unavailable = Missing("x", "unavailable")
    page = census_page()
    rows = tuple(replace(row, children=unavailable) for row in page.needs)
    said = section(replace(page, needs=rows), "made-compared")
    assert "No need can be compared with England, because no share is known: the file gives" in said
    assert "“x” (unavailable)" in said


@pytest.mark.parametrize("measure", [Measure.SHARE, Measure.DIFFERENCE])
def test_counts_that_are_known_in_part_are_not_said_to_be_not_given(measure: Measure) -> None:
    page = census_page()
    part = AtLeast(Fraction(5), Unit.CHILDREN, "part of it is not published")
    page = replace(page, needs=tuple(replace(row, children=part) for row in page.needs))
    title = build_chart(page, ViewOptions(chart=ChartOptions(measure))).title
    assert title == "The shares of these needs are not known"
    assert most_common_card(page).spoken == "How many pupils have each need is known in part."


# --- One need -----------------------------------------------------------------------------


def said_of(row: NeedRow, page: Page) -> str:
    return need_sentence(row, compare_need(row, page, Confidence.P95), page)


def test_a_need_that_is_not_recorded_is_not_said_to_be_recorded() -> None:
    page = replace(plans_page(), name="LLR")
    (row,) = (row for row in page.needs if row.code == "UNK")
    assert "166 EHC plans in LLR had no primary need recorded: 1.4% of all" in said_of(row, page)
    unknown = said_of(replace(row, children=SUPPRESSED), page)
    assert "How many EHC plans in LLR had no primary need recorded in January 2025 is" in unknown


def test_one_plan_has_a_need_of_its_own() -> None:
    page = replace(plans_page(), name="LLR")
    row = replace(page.needs[0], children=children(1))
    assert "1 EHC plan in LLR had" in said_of(row, page)
    assert "recorded as its primary need" in said_of(row, page)
    assert "recorded as their primary need" in said_of(replace(row, children=children(2)), page)


def test_a_count_whose_total_is_suppressed_is_not_said_to_be_suppressed_itself() -> None:
    page = census_page()
    page = replace(page, total=replace(page.total, children=SUPPRESSED))
    said = said_of(replace(page.needs[0], children=children(0)), page)
    reason = "the total is not known (not published, so that no child can be recognised)"
    assert f"; the share is not known: {reason}." in said


# --- Small numbers ------------------------------------------------------------------------


def test_a_message_says_similar_where_the_interval_holds_the_comparators_share() -> None:
    assert message(small_page()).endswith(
        "Autistic Spectrum Disorder: 52.9%, similar to England’s 31.5%, as far as a number of "
        "this size can tell."
    )


def test_a_message_says_higher_where_the_interval_lies_above() -> None:
    assert message(small_page(900, 1700)).endswith("clearly higher than England’s 31.5%.")


def test_equal_shares_of_few_are_about_the_same() -> None:
    assert "about the same as England’s" in message(small_page(63, 200))


def test_a_printed_share_keeps_the_words_of_the_gap() -> None:
    assert "just under England’s" in message(llr_page())


def test_the_share_of_all_pupils_follows_the_same_rule() -> None:
    page = census_page()
    few = replace(
        page,
        children_with_send=children(20),
        pupils=children(26),
        share_of_pupils=share_of(children(20), children(26)),
        comparator_share_of_pupils=share_of(children(60), children(100)),
    )
    assert "76.9% of the school population, similar to England’s 60.0%, as far as" in message(few)


# --- Places -------------------------------------------------------------------------------


def five() -> Page:
    return replace(
        plans_page(),
        name="Leicester, Rutland, Derby and 2 others",
        short_name="5 areas",
        areas=FIVE,
    )


def test_areas_that_the_name_leaves_out_are_named_in_every_document() -> None:
    for write in (page_text, page_markdown, page_json, page_csv):
        written = " ".join(write(five()).split())
        assert "Lincolnshire" in written, write
        assert "Nottingham" in written, write
    everything = "Leicester, Rutland, Derby, Lincolnshire and Nottingham"
    assert everything in section(five(), "made-message")
    assert "5 areas" in build_header(five()).subtitle


def test_areas_are_not_repeated_where_the_name_has_them_all() -> None:
    page = replace(plans_page(), short_name="LLR")
    assert "Leicestershire" not in build_header(page).subtitle
    assert "areas are" not in section(page, "made-message")
    hull = replace(
        page, name="Kingston upon Hull", areas=(Area("", "Kingston upon Hull, City of"),)
    )
    assert " · Kingston" not in build_header(hull).subtitle


def test_a_place_has_its_article_wherever_it_stands_in_a_sentence() -> None:
    page = small_page()
    assert build_header(page).title == "EHC plans in the Isles of Scilly"
    for words in (
        message(page),
        build_table(page, ViewOptions()).title,
        build_table(page, ViewOptions()).rows[0].sentence,
        build_chart(page, ViewOptions()).description.what,
        page_text(page),
    ):
        assert "in the Isles of Scilly" in words
        assert "in Isles of Scilly" not in words
    region = replace(page, comparator=Comparator("East Midlands", "areas"))
    assert "the East Midlands’ 31.5%" in message(region)
    assert "Compared with the East Midlands" in section(region, "made-compared")
    assert build_header(region).subtitle.endswith("compared with the East Midlands")


def test_the_mean_of_a_region_is_that_of_its_other_authorities() -> None:
    name = "Mean of 9 other local authorities of the East Midlands"
    page = replace(plans_page(), comparator=Comparator(name, "region", "", is_simple_mean=True))
    assert "the mean of the region’s other authorities" in message(page)
    assert "the mean of 9 other local authorities of the East Midlands" in section(
        page, "made-compared"
    )
    labels = [column.title for column in build_table(page, ViewOptions()).columns]
    assert "Mean of others in region %" in labels


def test_a_short_mean_is_no_name_within_a_sentence() -> None:
    page = replace(
        plans_page(), comparator=Comparator("Mean of 2 areas", "areas", "", is_simple_mean=True)
    )
    assert "the mean of 2 areas’ 31.5%" in message(page)


# --- Groups -------------------------------------------------------------------------------


def test_a_group_that_is_not_known_says_why_in_brackets() -> None:
    row = GroupRow("sen-support", "SEN support", SUPPRESSED)
    page = replace(census_page(), provisions=(row, *census_page().provisions[1:]))
    said = section(page, "made-support")
    assert "- SEN support: not known (not published, so that no child can be recognised)." in said


def test_plans_are_not_said_to_be_held_at_an_age() -> None:
    new = replace(plans_page(), subject=Subject("New EHC plans", "new EHC plan", "new EHC plans"))
    said = section(new, "made-ages")
    assert "held" not in said
    assert "There are more new EHC plans at age 14 than at any other age: 880 of 11,629" in said


def test_year_groups_stand_under_their_own_heading() -> None:
    assert section(census_page(), "made-ages").startswith("Year groups\n")
    assert section(plans_page(), "made-ages").startswith("Ages\n")


# --- Documents ----------------------------------------------------------------------------


def test_the_comparator_has_one_shape_on_pages_from_files() -> None:
    made = json.loads(
        page_json(replace(plans_page(), comparator=Comparator("England", "national")))
    )
    assert made["comparator"] == {
        "name": "England",
        "kind": "national",
        "note": "",
        "is_simple_mean": False,
    }
    assert json.loads(page_json(llr_page()))["comparator"] == {
        "name": "England",
        "kind": "national",
    }


def test_at_least_counts_are_said_of_whom_they_are() -> None:
    page = replace(
        census_page(),
        subject=IN_NEED,
        children_with_send=AtLeast(Fraction(148), Unit.CHILDREN, SUPPRESSED.reason),
        share_of_pupils=NOT_GIVEN,
    )
    assert "at least 148 children in need with SEN in Leicester" in message(page)
