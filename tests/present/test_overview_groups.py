"""The cards on settings, kinds of support and ages, and where they stand."""

from __future__ import annotations

from fractions import Fraction

import pytest
from msgspec.structs import replace
from pages_by_hand import NOT_APART, census_page, plans_page

from sendviewer.core.figures import AtLeast, Missing, Quantity, Unit, children
from sendviewer.core.pages import NOT_GIVEN, Page
from sendviewer.present.card_specs import AgesCard, Series
from sendviewer.present.options import ViewOptions
from sendviewer.present.overview import build_overview
from sendviewer.present.overview_ages import ages_card
from sendviewer.present.overview_groups import provisions_card, settings_card

SUPPRESSED = Missing("c", "not published, so that no child can be recognised")


@pytest.fixture(scope="module")
def plans() -> Page:
    return plans_page()


@pytest.fixture(scope="module")
def census() -> Page:
    return census_page()


def row_ids(page: Page) -> list[list[str]]:
    rows = build_overview(page, ViewOptions()).rows
    return [[card.id for card in row] for row in rows]


# --- Where cards stand --------------------------------------------------------------------


def test_plans_give_the_room_of_the_share_of_pupils_to_their_ages(plans: Page) -> None:
    assert row_ids(plans) == [
        ["key-message"],
        ["children", "ages"],
        ["most-common", "furthest"],
        ["settings"],
        ["notes"],
    ]


def test_a_census_has_share_support_settings_and_ages(census: Page) -> None:
    assert row_ids(census) == [
        ["key-message"],
        ["children", "share-of-pupils", "provisions"],
        ["most-common", "furthest"],
        ["settings", "ages"],
        ["notes"],
    ]


def test_no_room_is_kept_for_settings_that_the_file_does_not_have(census: Page) -> None:
    assert "settings" not in [id_ for row in row_ids(replace(census, settings=())) for id_ in row]


def test_no_card_is_shown_twice(plans: Page, census: Page) -> None:
    variants = [plans, census]
    variants += [replace(page, ages=()) for page in (plans, census)]
    variants += [replace(page, provisions=()) for page in (plans, census)]
    for page in variants:
        ids = [id_ for row in row_ids(page) for id_ in row]
        assert len(ids) == len(set(ids))


# --- Settings -----------------------------------------------------------------------------


def test_many_settings_stand_largest_first_beside_the_comparator(plans: Page) -> None:
    card = settings_card(replace(plans, settings=tuple(reversed(plans.settings))))
    first = card.parts[0]
    assert card.title == "EHC plans by setting"
    assert (first.label, first.value_text, first.percent_text) == (
        "Mainstream schools",
        "4,859",
        "41.8%",
    )
    assert (card.beside_title, first.beside_text) == ("England", "43.6%")
    assert [part.fraction for part in card.parts] == sorted(
        (part.fraction for part in card.parts), reverse=True
    )
    assert "Mainstream schools: 4,859 EHC plans, 41.8% (England 43.6%)." in card.spoken


def test_a_setting_that_was_not_collected_leaves_the_percentages(plans: Page) -> None:
    asked = (*plans.settings, replace(plans.settings[0], id="new", children=NOT_APART))
    card = settings_card(replace(plans, settings=asked))
    assert card.parts[0].percent_text == "41.8%"
    assert "in these seven settings" in card.caption
    assert "Mainstream schools: not collected (" in card.spoken


# --- SEN support and EHC plans ------------------------------------------------------------


def test_each_kind_of_support_has_count_and_share_of_pupils(census: Page) -> None:
    card = provisions_card(census)
    assert card.title == "SEN support and EHC plans"
    assert [(bar.heading, bar.label, bar.value_text) for bar in card.bars] == [
        ("SEN support: 17,133 pupils", "LLR", "10.7%"),
        ("", "England", "11.0%"),
        ("EHC plans: 4,833 pupils", "LLR", "3.0%"),
        ("", "England", "3.8%"),
    ]
    assert [bar.series for bar in card.bars] == [Series.LOCAL, Series.COMPARATOR] * 2
    assert card.note == "Percentages are of all pupils."
    assert "SEN support: 17,133 pupils, 10.7% (England 11.0%)." in card.spoken


def test_a_symbol_in_place_of_a_count_is_explained_below(census: Page) -> None:
    hidden = tuple(replace(row, children=SUPPRESSED) for row in census.provisions)
    card = provisions_card(replace(census, provisions=hidden))
    assert card.bars[0].heading == "SEN support: c"
    assert card.note.endswith(" c: not published, so that no child can be recognised.")
    assert card.spoken.count("recognised") == len(hidden)


def test_without_pupils_shares_are_of_what_is_counted(census: Page) -> None:
    page = replace(census, pupils=NOT_GIVEN, comparator_pupils=NOT_GIVEN)
    card = provisions_card(page)
    assert card.note == "Percentages are of all pupils with SEN."
    assert card.bars[0].value_text == "78.0%"


def test_at_least_has_no_bar(census: Page) -> None:
    part = AtLeast(Fraction(412), Unit.CHILDREN, "one part is not published")
    support = replace(census.provisions[0], children=part)
    card = provisions_card(replace(census, provisions=(support, census.provisions[1])))
    assert card.bars[0].length is None
    assert card.bars[0].heading == "SEN support: at least 412 pupils"


# --- Ages ---------------------------------------------------------------------------------


def test_the_peak_is_named_beside_the_comparators(plans: Page) -> None:
    card = ages_card(plans)
    assert card.message == "The peak is age 14, with 880 EHC plans; in England it is age 13."
    assert [column.label for column in card.columns if column.is_peak] == ["Age 14"]
    assert [column.mark for column in card.columns][:3] == ["Under 3", "3", "4"]
    assert card.columns[0].label == "Under 3"
    assert card.spoken.count("Age 14: 880.") == 1
    assert card.title == "EHC plans by age"


def test_year_groups_are_called_so(census: Page) -> None:
    card = ages_card(census)
    assert card.title == "Pupils with SEN by year group"
    assert card.message.startswith("The peak is Year 8, with 1,900 pupils with SEN; in England ")


def test_of_a_suppressed_age_nothing_is_claimed(plans: Page) -> None:
    ages = (replace(plans.ages[0], children=SUPPRESSED), *plans.ages[1:])
    card = ages_card(replace(plans, ages=ages))
    assert card.message.startswith("The largest age that is known is age 14")
    assert (card.columns[0].height, card.columns[0].value_text) == (None, "c")
    assert f"Under 3: {SUPPRESSED.reason}." in card.spoken


def test_heights_are_parts_of_the_highest(plans: Page) -> None:
    card = ages_card(plans)
    heights = [column.height for column in card.columns]
    assert max(height or 0.0 for height in heights) == 1.0
    assert heights[2] == pytest.approx(366 / 880)


def test_where_no_age_is_known_no_peak_is(plans: Page) -> None:
    unknown = tuple(replace(row, children=SUPPRESSED) for row in plans.ages)
    card = ages_card(replace(plans, ages=unknown))
    assert card.message == "How many there are of each age is not known."
    assert not any(column.is_peak for column in card.columns)


def of_ages(plans: Page, *counts: Quantity, theirs: int = 0) -> AgesCard:
    rows = zip(plans.ages[1:], counts, strict=False)
    ages = (
        replace(row, children=count, comparator_children=children(theirs)) for row, count in rows
    )
    return ages_card(replace(plans, ages=tuple(ages)))


def test_all_ages_that_share_the_peak_are_named(plans: Page) -> None:
    card = of_ages(plans, children(5), children(9), children(9), theirs=7)
    assert card.message == (
        "The peak is shared by age 4 and age 5, with 9 EHC plans each; "
        "in England it is age 3, age 4 and age 5."
    )
    assert [column.is_peak for column in card.columns] == [False, True, True]


def test_many_ages_that_share_the_peak_are_counted(plans: Page) -> None:
    card = of_ages(plans, *[children(9)] * 4)
    assert card.message == "The peak is shared by four ages, with 9 EHC plans each."
    known = of_ages(plans, SUPPRESSED, *[children(9)] * 2)
    assert known.message == (
        "The largest ages that are known are age 4 and age 5, with 9 EHC plans each."
    )


def test_ages_that_nobody_has_are_no_peak(plans: Page) -> None:
    card = of_ages(plans, children(0), children(0))
    assert card.message == "No age has a known count above 0."
    assert not any(column.is_peak for column in card.columns)
