"""Of several that share a place none is left out, and only what is surely equal shares it."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import pytest
from msgspec.structs import replace
from pages_by_hand import llr_page, plans_page

from sendviewer.core.figures import AtLeast, Missing, Quantity, Unit, children, share_of
from sendviewer.core.pages import Page
from sendviewer.present.briefing import build_briefing
from sendviewer.present.card_points import card_chart_words
from sendviewer.present.chart import build_chart
from sendviewer.present.key_message import key_message_runs
from sendviewer.present.numbers import percent_text
from sendviewer.present.options import (
    ChartOptions,
    ChartOrder,
    Query,
    TableOptions,
    ViewOptions,
)
from sendviewer.present.overview_ages import ages_card
from sendviewer.present.overview_furthest import furthest_card
from sendviewer.present.shared_places import named_or_counted
from sendviewer.present.slide_deck import slide_deck
from sendviewer.present.specs import ChartSpec, Measure

ASD, MLD = "Autistic Spectrum Disorder", "Moderate Learning Difficulty"
MINUS = "\N{MINUS SIGN}"
HIDDEN = Missing("c", "too few to publish")


def at_least(number: int) -> AtLeast:
    return AtLeast(Fraction(number), Unit.CHILDREN, "one part is not published")


def of_counts(
    counts: Mapping[str, int | Quantity], theirs: Mapping[str, int] | None = None
) -> Page:
    """Return a page with these needs, alone or beside England's counts."""
    page = plans_page()
    rows = {row.code: row for row in page.needs}
    known = {code: children(one) if isinstance(one, int) else one for code, one in counts.items()}
    whole = sum(int(one.value) for one in known.values() if not isinstance(one, Missing))
    england = children(sum((theirs or {}).values()))
    needs = []
    for code, count in known.items():
        other = children(theirs[code]) if theirs else HIDDEN
        row = replace(rows[code], children=count, comparator_children=other)
        needs.append(replace(row, comparator_share=share_of(other, england)))
    total = replace(page.total, children=children(whole), comparator_children=england)
    whole_page = replace(page, needs=tuple(needs), total=total, children_with_send=children(whole))
    return replace(whole_page, settings=(), ages=())


def chart_of(page: Page, measure: Measure = Measure.SHARE) -> ChartSpec:
    return build_chart(page, ViewOptions(chart=ChartOptions(measure)))


def message(page: Page) -> str:
    return "".join(run.text for run in key_message_runs(page)).partition(". ")[2]


def slide_titles(page: Page) -> list[str]:
    return [slide.title for slide in slide_deck(build_briefing(page))]


# --- Names --------------------------------------------------------------------------------


def test_names_stand_as_a_list_and_many_as_their_number() -> None:
    assert named_or_counted(["Autism", "Hearing"]) == "Autism and Hearing"
    assert named_or_counted(["Autism", "Hearing", "Vision"]) == "Autism, Hearing and Vision"
    assert named_or_counted(list("abcde")) == "five needs"


def test_names_with_commas_stand_apart_by_semicolons() -> None:
    assert named_or_counted(["Autism", "Speech, language", "Vision"]) == (
        "Autism; Speech, language; and Vision"
    )


# --- The most common need -----------------------------------------------------------------

TWO = {"ASD": 30, "MLD": 30, "HI": 20}
THREE = {"ASD": 30, "MLD": 30, "HI": 30, "VI": 9}
FOUR = {**THREE, "VI": 30, "PD": 1}


@pytest.mark.parametrize(
    ("counts", "title"),
    [
        (TWO, f"{ASD} and {MLD} are the most common needs"),
        (THREE, f"{ASD}, {MLD} and Hearing Impairment are the most common needs"),
        (FOUR, "Four needs are the most common"),
    ],
)
def test_the_title_names_all_that_are_most_common(counts: Mapping[str, int], title: str) -> None:
    page = of_counts(counts)
    share = percent_text(share_of(page.needs[0].children, page.total.children))
    assert chart_of(page).title == f"{title}: {share} each"
    assert chart_of(page).description.main_message == f"{title}: {share} each."
    assert chart_of(page, Measure.CHILDREN).title == f"{title}: 30 EHC plans each"


def test_of_a_filtered_chart_the_title_speaks_of_what_it_shows() -> None:
    query = Query(search="difficulty")
    options = ViewOptions(table=TableOptions(query), chart=ChartOptions(order=ChartOrder.TABLE))
    title = build_chart(of_counts({"ASD": 50, "MLD": 30, "SLD": 10}), options).title
    assert title == f"{MLD} is the most common of these needs: 33.3%"


def test_the_key_message_names_all_that_are_most_common() -> None:
    assert message(of_counts(TWO)) == (
        "The most common primary needs are Autistic Spectrum Disorder and Moderate Learning "
        "Difficulty: 37.5% each."
    )
    assert message(of_counts(FOUR)) == ("Four primary needs are the most common, with 24.8% each.")


def test_the_key_message_has_the_comparators_shares_in_the_same_order() -> None:
    page = of_counts(TWO, {"ASD": 500, "MLD": 300, "HI": 200})
    assert message(page).endswith("37.5% each; England’s shares are 50.0% and 30.0%.")


def test_equal_as_printed_is_not_equal() -> None:
    page = of_counts({"HI": 30_000, "ASD": 30_001, "MLD": 30_000})
    begin = "Autistic Spectrum Disorder is the most common need: 33.3%"
    assert chart_of(page).title == begin
    assert message(page).startswith("The most common primary need is Autistic Spectrum Disorder:")
    assert "Most common needs: Autistic Spectrum Disorder, 33.3%" in slide_titles(page)


def test_what_is_at_least_as_many_does_not_tie() -> None:
    page = of_counts({"MLD": 12, "ASD": at_least(12), "HI": 3})
    number = chart_of(page, Measure.CHILDREN)
    assert number.title == (
        "Autistic Spectrum Disorder has the largest known count: at least 12 EHC plans"
    )
    assert "Largest published: Autistic Spectrum Disorder, at least 12" in (
        number.description.extremes
    )
    assert "most common" not in message(page)


def test_of_several_that_are_at_least_as_many_none_is_called_the_most_common() -> None:
    page = of_counts({"MLD": at_least(12), "ASD": at_least(12), "HI": 3})
    assert chart_of(page, Measure.CHILDREN).title == (
        "Moderate Learning Difficulty and Autistic Spectrum Disorder have the largest known count: "
        "at least 12 EHC plans each"
    )


def test_where_a_count_is_known_in_part_no_chart_calls_another_need_the_most_common() -> None:
    page = of_counts({"MLD": 30, "ASD": at_least(12), "HI": 3})
    page = replace(page, total=replace(page.total, children=children(90)))
    assert chart_of(page).title == f"{MLD} has the largest known share: 33.3%"
    number = chart_of(page, Measure.CHILDREN)
    assert number.title == f"{MLD} has the largest known count: 30 EHC plans"
    assert "most common" not in message(page)


def test_what_cannot_be_as_many_by_the_total_leaves_the_most_common_as_far_as_known() -> None:
    page = of_counts({"MLD": 30, "ASD": at_least(12), "HI": 3})
    page = replace(page, total=replace(page.total, children=children(50)))
    assert message(page).startswith("The most common primary need that is known is Moderate")


def test_equal_ones_are_the_most_common_only_of_what_is_known() -> None:
    page = of_counts({**TWO, "VI": HIDDEN})
    assert "are the most common needs that are known: 37.5% each" in chart_of(page).title
    assert message(page).startswith("The most common primary needs that are known are Autistic")


def test_a_need_that_nobody_has_is_never_the_most_common() -> None:
    page = of_counts({"ASD": 0, "MLD": 0})
    assert chart_of(page, Measure.CHILDREN).title == "No need has a known count above 0"


def test_slides_name_all_that_are_most_common() -> None:
    titles = slide_titles(of_counts(TWO))
    assert (
        "Most common needs: Autistic Spectrum Disorder and Moderate Learning Difficulty, 37.5% each"
    ) in titles
    assert "Most common needs: four needs, 24.8% each" in slide_titles(of_counts(FOUR))


def test_slides_name_all_settings_that_are_largest() -> None:
    page = llr_page()
    settings = tuple(replace(one, children=children(5)) for one in page.settings[:2])
    titles = slide_titles(replace(page, settings=settings))
    assert "Where they go to school: Primary schools and Secondary schools, 50.0% each" in titles


# --- The furthest from the comparator -----------------------------------------------------

EVEN = {"ASD": 500, "MLD": 500, "HI": 500, "VI": 500}


def test_the_title_names_all_that_are_furthest_either_way() -> None:
    page = of_counts({"ASD": 600, "MLD": 400}, {"ASD": 500, "MLD": 500})
    assert chart_of(page).title == (
        "Autistic Spectrum Disorder is 10.0 points higher here than in England, "
        "Moderate Learning Difficulty 10.0 points lower"
    )
    assert chart_of(page, Measure.CHILDREN).title == (
        "Autistic Spectrum Disorder: 100 more EHC plans than at England’s share; "
        "Moderate Learning Difficulty: 100 fewer EHC plans than at England’s share"
    )
    assert f"Furthest from England: {ASD}, +10.0; {MLD}, {MINUS}10.0" in slide_titles(page)


def test_needs_that_are_equally_far_the_same_way_stand_together() -> None:
    there = dict.fromkeys(("ASD", "MLD", "HI", "VI", "PD"), 500)
    page = of_counts({"ASD": 260, "MLD": 260, "HI": 160, "VI": 160, "PD": 160}, there)
    assert (
        chart_of(page).title == f"{ASD} and {MLD} are each 6.0 points higher here than in England"
    )
    assert chart_of(page, Measure.CHILDREN).title == (
        f"{ASD} and {MLD} each: 60 more EHC plans than at England’s share"
    )


def test_many_that_are_equally_far_are_counted() -> None:
    page = of_counts({"ASD": 600, "MLD": 600, "HI": 400, "VI": 400}, EVEN)
    assert furthest_card(page, ViewOptions()).first_alike == 4
    assert "Furthest from England: four needs alike" in slide_titles(page)


# --- Extremes -----------------------------------------------------------------------------


def test_the_extremes_name_all_that_share_them() -> None:
    page = of_counts({"ASD": 30, "MLD": 30, "HI": 1, "VI": 1})
    assert chart_of(page, Measure.CHILDREN).description.extremes == (
        "Largest: Autistic Spectrum Disorder, 30; Moderate Learning Difficulty, 30. "
        "Smallest: Hearing Impairment, 1; Vision Impairment, 1."
    )


def test_many_that_share_an_extreme_are_counted() -> None:
    page = of_counts({"ASD": 30, "MLD": 0, "HI": 0, "VI": 0, "PD": 0})
    assert chart_of(page, Measure.CHILDREN).description.extremes == (
        "Largest: Autistic Spectrum Disorder, 30. Smallest: four needs, 0 each."
    )


def test_columns_tell_all_that_are_lowest() -> None:
    page = plans_page()
    counts = (4, 1, 1)
    rows = zip(page.ages[1:], counts, strict=False)
    ages = tuple(replace(row, children=children(count)) for row, count in rows)
    assert card_chart_words(ages_card(replace(page, ages=ages))).endswith(
        "The lowest are Age 4 and Age 5, with 1 each."
    )
