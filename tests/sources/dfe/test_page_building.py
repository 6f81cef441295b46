"""A page holds the sums of its areas, what they are parts of, and where they come from."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from releases_by_hand import (
    DERBY,
    EAST_MIDLANDS,
    ENGLAND,
    LEICESTER,
    LEICESTERSHIRE,
    LLR,
    OLDER,
    PLACES,
    PLANS,
    RUTLAND,
    STOKE,
    SUPPRESSED,
    SmallRelease,
    authority,
    census_dataset,
    group,
    needs,
    plans_dataset,
    plans_release,
)

from sendviewer.core.errors import InputError
from sendviewer.core.errors import Place as FilePlace
from sendviewer.core.figures import (
    AtLeast,
    Figure,
    Missing,
    NotCollected,
    Quantity,
    Unit,
    add,
    children,
    share_of,
)
from sendviewer.core.pages import Area, Discrepancy, Page, Section
from sendviewer.core.selections import (
    ComparatorKind,
    ComparatorSelection,
    Level,
    Phase,
    Place,
    Provision,
    Selection,
)
from sendviewer.sources.dfe.page_building import build_page, first_selection
from sendviewer.sources.dfe.release import CountKey

KEYS = tuple(place.key for place in LLR)


def chosen(*areas: Place, **changes: object) -> Selection:
    keys = tuple(area.key for area in areas)
    plans = Selection("plans", "202425", keys, provision=Provision.EHC_PLAN)
    return replace(plans, **changes)  # type: ignore[arg-type]


def llr(release: SmallRelease | None = None, **changes: object) -> Page:
    return build_page(release or plans_release(), chosen(*LLR, **changes))


def counts_of(page: Page) -> dict[str, Quantity]:
    return {row.code: row.children for row in page.needs}


# --- Counts -------------------------------------------------------------------------------


def test_a_footprint_is_the_sum_of_its_areas_in_the_order_of_the_catalogue() -> None:
    page = llr()
    assert list(counts_of(page).items()) == [
        ("SEMH", children(190)),
        ("VI", children(8)),
        ("ASD", children(230)),
        ("UNK", children(312)),
    ]
    assert page.children_with_send == page.total.children == children(740)
    assert page.total.label == "Total"
    assert add(counts_of(page).values()) == page.total.children


def test_shares_are_of_the_published_total_with_those_whose_need_is_not_recorded() -> None:
    row = next(row for row in llr().needs if row.code == "ASD")
    share = share_of(row.children, llr().total.children)
    assert share == Figure(Fraction(23000, 740), Unit.PERCENT)
    assert row.comparator_share == Figure(Fraction(30), Unit.PERCENT)


def test_a_suppressed_part_makes_a_sum_at_least() -> None:
    page = llr(plans_release(rutland=needs(40, ASD="c", SEMH=10, VI="c", UNK=19)))
    assert counts_of(page)["ASD"] == AtLeast(Fraction(220), Unit.CHILDREN, SUPPRESSED.reason)


def test_what_was_not_collected_is_its_own_state_and_no_zero() -> None:
    not_yet = NotCollected("", "not recorded before January 2025")
    areas = {place.name.lower(): needs(40, ASD=30, DS=not_yet) for place in (*LLR, ENGLAND)}
    page = llr(plans_release(**areas))
    assert counts_of(page)["DS"] == not_yet
    row = next(row for row in page.needs if row.code == "DS")
    assert row.comparator_share == row.comparator_children == not_yet
    remark = next(remark.text for remark in page.remarks if remark.id == "down-syndrome")
    assert remark.endswith("It is not collected, which is not 0.")


def test_needs_that_the_file_never_gives_are_left_out() -> None:
    assert "NSA" not in counts_of(llr())


def test_a_need_not_recorded_is_no_row_where_every_need_is_recorded() -> None:
    recorded = {place.name.lower(): needs(40, ASD=40, UNK=0) for place in (*LLR, ENGLAND)}
    assert list(counts_of(llr(plans_release(**recorded)))) == ["ASD"]


def test_a_need_without_a_row_is_0_by_arithmetic_or_missing_and_said() -> None:
    page = llr(plans_release(rutland=needs(40, ASD=20, SEMH=20)))
    assert counts_of(page)["VI"] == children(7)
    assert [remark.id for remark in page.remarks if "no row" in remark.text] == ["no-row"]
    page = llr(plans_release(rutland=needs(40, ASD=20, SEMH=19)))
    assert isinstance(counts_of(page)["VI"], AtLeast)
    assert not [remark for remark in page.remarks if remark.id == "no-row"]


@given(st.permutations(LLR))
def test_the_order_of_areas_does_not_change_a_figure(areas: list[Place]) -> None:
    page = build_page(plans_release(), chosen(*areas))
    assert page.needs == llr().needs
    assert page.total == llr().total


def test_a_footprint_is_what_its_parts_add_up_to() -> None:
    both = build_page(plans_release(), chosen(LEICESTER, LEICESTERSHIRE))
    alone = build_page(plans_release(), chosen(RUTLAND))
    for code, together in counts_of(llr()).items():
        assert together == add([counts_of(both)[code], counts_of(alone)[code]])


# --- Pupils, settings, ages, provisions ---------------------------------------------------

PUPILS = CountKey("all-pupils")


def census_release(**changes: object) -> SmallRelease:
    counts = {
        **needs(100, "all-sen", ASD=60, SEMH=40),
        CountKey("sen-support"): children(70),
        CountKey("ehc-plan"): children(30),
        PUPILS: children(800),
        CountKey("all-pupils", Phase.PRIMARY): children(500),
        **needs(55, "all-sen", Phase.PRIMARY, ASD=30, SEMH=25),
        **needs(45, "all-sen", Phase.SECONDARY, ASD=30, SEMH=15),
        CountKey("all-sen", Phase.SPECIAL): children(0),
        **group("year", {"Year 1": 40, "Reception": 35, "Year 10": 25, "Year 14": 0}, "all-sen"),
    }
    release = plans_release()
    release.by_place = dict.fromkeys(release.by_place, counts)
    release.datasets = (census_dataset(**changes),)
    return release


def census_page(release: SmallRelease | None = None, **changes: object) -> Page:
    selection = chosen(
        LEICESTER,
        LEICESTERSHIRE,
        **{"dataset_id": "census", "provision": Provision.ALL_SEN, **changes},
    )
    return build_page(release or census_release(), selection)


def test_the_share_of_pupils_is_of_all_pupils_of_the_same_file() -> None:
    page = census_page()
    assert page.pupils == children(1600)
    assert page.comparator_pupils == children(800)
    assert page.share_of_pupils == Figure(Fraction(200 * 100, 1600), Unit.PERCENT)
    assert page.comparator_share_of_pupils == Figure(Fraction(100 * 100, 800), Unit.PERCENT)


def test_a_phase_has_its_own_pupils_and_no_settings() -> None:
    page = census_page(phase=Phase.PRIMARY)
    assert page.share_of_pupils == Figure(Fraction(11), Unit.PERCENT)
    assert page.settings == ()
    assert "Only those in state-funded primary schools." in page.population
    assert page.subject.described.endswith("in primary schools")


def test_a_file_that_does_not_count_all_pupils_says_so() -> None:
    page = llr()
    for quantity in (page.pupils, page.comparator_pupils, page.share_of_pupils):
        assert quantity == Missing("", "this file does not count all pupils")


def test_kinds_of_school_of_the_census_are_the_settings_without_those_of_nobody() -> None:
    settings = census_page().settings
    assert [
        (each.id, each.label, each.children, each.comparator_children) for each in settings
    ] == [
        ("primary", "Primary schools", children(110), children(55)),
        ("secondary", "Secondary schools", children(90), children(45)),
    ]


def test_placements_are_the_settings_of_plans() -> None:
    placed = {
        place.name.lower(): needs(40, ASD=40)
        | group("setting", {"Mainstream schools": 30, "Special schools": 10, "Nowhere": 0})
        for place in (*LLR, ENGLAND)
    }
    settings = llr(plans_release(**placed)).settings
    assert [(each.id, each.children) for each in settings] == [
        ("mainstream-schools", children(90)),
        ("special-schools", children(30)),
    ]


def test_years_are_in_the_order_of_a_school_without_empty_ends() -> None:
    ages = census_page().ages
    assert [(each.id, each.label) for each in ages] == [
        ("reception", "Reception"),
        ("year-1", "Year 1"),
        ("year-10", "Year 10"),
    ]
    assert ages[0].children == children(70)
    assert ages[0].comparator_children == children(35)


def test_ages_come_before_years_and_the_youngest_first() -> None:
    labels = ["Age 10", "Age 20 and over", "Age 3", "Under 3", "Age 20"]
    ages = group("age", dict.fromkeys(labels, 8)) | group("year", {"Year 1": 40})
    placed = {place.name.lower(): needs(40, ASD=40) | ages for place in (*LLR, ENGLAND)}
    page = llr(plans_release(**placed))
    assert [each.label for each in page.ages] == [
        "Under 3", "Age 3", "Age 10", "Age 20", "Age 20 and over",
    ]  # fmt: skip


def test_an_age_without_a_row_is_0_where_the_others_add_up() -> None:
    def with_ages(**ages: int) -> dict[CountKey, Quantity]:
        items = {label.replace("_", " "): number for label, number in ages.items()}
        return needs(sum(ages.values()), ASD=sum(ages.values())) | group("age", items)

    page = llr(
        plans_release(
            leicester=with_ages(Age_3=4, Age_4=6),
            leicestershire=with_ages(Age_3=5, Age_4=1),
            rutland=with_ages(Age_4=2),
            england=with_ages(Age_3=90, Age_4=90),
        )
    )
    assert [each.children for each in page.ages] == [children(9), children(9)]


def test_sen_support_and_plans_stand_apart_where_the_page_is_about_both() -> None:
    assert [(each.id, each.label, each.children) for each in census_page().provisions] == [
        ("sen-support", "SEN support", children(140)),
        ("ehc-plan", "EHC plans", children(60)),
    ]
    assert census_page(provision=Provision.SEN_SUPPORT).provisions == ()
    assert llr().provisions == ()


# --- Names, period, sources, notes --------------------------------------------------------


@pytest.mark.parametrize(
    ("areas", "name", "expected"),
    [
        ((LEICESTER,), "", ("Leicester", "Leicester")),
        ((LEICESTER,), "Our city", ("Our city", "Our city")),
        (LLR, "", ("Leicester, Leicestershire and Rutland", "3 areas")),
        (LLR, "LLR", ("LLR", "LLR")),
        (LLR, "A long name of one's own", ("A long name of one's own",) * 2),
        (LLR, "A longer name of one's own", ("A longer name of one's own", "3 areas")),
        ((ENGLAND,), "", ("England", "England")),
    ],
)
def test_a_page_is_named_after_its_footprint_or_its_areas(
    areas: tuple[Place, ...], name: str, expected: tuple[str, str]
) -> None:
    page = build_page(plans_release(), chosen(*areas, name=name))
    assert (page.name, page.short_name) == expected
    assert page.title == f"Key facts: EHC plans in {expected[0]}, January 2025"


def test_many_areas_have_a_name_that_can_be_saved() -> None:
    many = [
        authority(f"{200 + n}", f"A long name of borough {n}", f"E090000{n:02}")
        for n in range(1, 34)
    ]
    release = plans_release()
    release.all_places = (*PLACES, *many)
    release.by_place = {**release.by_place, **{one.key: needs(3, ASD=3) for one in many}}
    page = build_page(release, chosen(*many))
    assert page.name.endswith("A long name of borough 3 and 30 others")
    assert len(page.areas) == 33


def test_a_page_says_its_areas_period_and_subject() -> None:
    page = llr()
    assert page.areas == tuple(Area(each.code, each.name, each.dfe_code) for each in LLR)
    assert (page.period.label, page.period.page_date) == ("January 2025", "2025-01")
    assert page.period.census_date == "2025-01"
    assert page.subject == PLANS
    assert page.population == "EHC plans that the local authority maintains."


def test_the_source_is_the_file_with_its_sum_and_rows() -> None:
    (source,) = llr().sources
    assert source.title == "EHC plans 2025: Plans by need" or source.title.startswith(
        "EHC plans 2025"
    )
    assert source.file == "release.zip/needs.csv"
    assert source.sha256 == "ab" * 32
    assert source.rows == 10 * 4
    assert source.licence == "Open Government Licence v3.0"
    assert source.publisher == "Department for Education"


def test_own_sections_are_kept() -> None:
    section = Section("own", "Ours", ("Text.",))
    page = build_page(plans_release(), chosen(LEICESTER), None, [section])
    assert page.sections == (section,)


def test_only_what_concerns_the_page_is_told() -> None:
    names = ["England", "East Midlands", "West Midlands", "Leicester", "Derby"]
    release = plans_release()
    release.found = tuple(Discrepancy(name, "its parts", "all EHC plans", 2, 1) for name in names)
    told = {each.whole_name for each in llr(release).discrepancies}
    assert told == {"England", "East Midlands", "Leicester"}
    beside = ComparatorSelection(ComparatorKind.AREAS, (DERBY.key, STOKE.key))
    page = build_page(release, chosen(LEICESTER, comparator=beside))
    assert {each.whole_name for each in page.discrepancies} == told | {"Derby"}


@pytest.mark.parametrize(("total", "is_said"), [(99, True), (100, False), (0, True)])
def test_small_numbers_are_said(total: int, is_said: bool) -> None:
    release = plans_release(rutland=needs(total, ASD=total))
    page = build_page(release, chosen(RUTLAND))
    assert ("small-numbers" in {remark.id for remark in page.remarks}) is is_said


def test_what_is_counted_and_the_breaks_are_remarks_with_ids_that_stay() -> None:
    assert [remark.id for remark in llr().remarks] == ["what-is-counted", "person-level-collection"]
    release = census_release()
    counts = dict(release.by_place[LEICESTER.key])
    counts[CountKey("all-sen", need="DS")] = children(0)
    release.by_place = dict.fromkeys(release.by_place, counts)
    assert "down-syndrome" in {remark.id for remark in census_page(release).remarks}


def test_areas_with_a_history_tell_it() -> None:
    bcp = authority("839", "Bournemouth, Christchurch and Poole", "E06000058")
    release = plans_release()
    release.all_places = (*PLACES, bcp)
    release.by_place = {**release.by_place, "839": needs(500, ASD=500)}
    page = build_page(release, chosen(bcp))
    remark = next(remark for remark in page.remarks if remark.id == "lineage-839")
    assert "2019" in remark.text


# --- What is refused ----------------------------------------------------------------------

JOINT = Place("942 / 943", Level.LOCAL_AUTHORITY, "Cumberland / Westmorland", "", "942 / 943")
CUMBERLAND = authority("942", "Cumberland", "E06000063")
OTHER_JOINT = Place("943 / 944", Level.LOCAL_AUTHORITY, "Another joint row", "", "943 / 944")
INNER_LONDON = Place("E13000001", Level.REGION_PART, "Inner London", "E13000001")
LONDON = Place("E12000007", Level.REGIONAL, "London", "E12000007")
CAMDEN = authority("202", "Camden", "E09000007", ("E12000007", "London"))
BARNET = authority("302", "Barnet", "E09000003", ("E12000007", "London"))
MORE = (JOINT, OTHER_JOINT, CUMBERLAND, INNER_LONDON, LONDON, CAMDEN, BARNET)


def wider_release() -> SmallRelease:
    release = plans_release()
    release.all_places = (*PLACES, *MORE)
    release.by_place = {**release.by_place, **{one.key: needs(200, ASD=200) for one in MORE}}
    return release


@pytest.mark.parametrize(
    ("areas", "problem"),
    [
        ((ENGLAND, LEICESTER), "England includes Leicester"),
        ((EAST_MIDLANDS, ENGLAND), "England includes the East Midlands"),
        ((RUTLAND, EAST_MIDLANDS), "East Midlands includes Rutland"),
        ((JOINT, CUMBERLAND), "Cumberland / Westmorland includes Cumberland"),
        ((JOINT, OTHER_JOINT), "Cumberland / Westmorland and Another joint row include the same"),
        ((INNER_LONDON, LONDON), "London includes Inner London"),
        ((CAMDEN, INNER_LONDON), "Inner London includes Camden"),
        ((CAMDEN, LONDON), "London includes Camden"),
        ((LEICESTER, LEICESTER), "Leicester is chosen twice"),
    ],
)
def test_areas_that_count_the_same_children_are_refused(
    areas: tuple[Place, ...], problem: str
) -> None:
    with pytest.raises(InputError) as caught:
        build_page(wider_release(), chosen(*areas))
    assert problem in caught.value.problem
    assert "counted twice" in caught.value.problem
    assert caught.value.place == FilePlace("release.zip/needs.csv")


@pytest.mark.parametrize(
    "areas",
    [(EAST_MIDLANDS, STOKE), (INNER_LONDON, BARNET), (JOINT, LEICESTER), (EAST_MIDLANDS, LONDON)],
)
def test_areas_beside_each_other_are_added(areas: tuple[Place, ...]) -> None:
    page = build_page(wider_release(), chosen(*areas))
    totals = [wider_release().by_place[area.key][CountKey("ehc-plan")] for area in areas]
    assert page.total.children == add(totals)


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"dataset_id": "caseload"}, "There is no source “caseload”"),
        ({"period_key": "202122"}, "no figures for the period “202122”"),
        ({"provision": Provision.SEN_SUPPORT}, "no figures for “sen-support”"),
        ({"phase": Phase.PRIMARY}, "no figures for the phase “primary”"),
        ({"area_keys": ()}, "No area is chosen"),
        ({"area_keys": ("999",)}, "no figures for “999” in 2024/25"),
        ({"area_keys": ("Wales",)}, "no figures for “Wales” in 2024/25"),
    ],
)
def test_what_is_not_in_the_file_is_refused_with_what_there_is(
    changes: dict[str, object], problem: str
) -> None:
    with pytest.raises(InputError) as caught:
        build_page(plans_release(), chosen(LEICESTER, **changes))
    assert problem in caught.value.problem
    assert caught.value.remedy
    assert caught.value.place is not None


def test_an_area_is_found_by_another_of_its_codes() -> None:
    page = build_page(plans_release(), chosen(LEICESTER, area_keys=("E06000016",)))
    assert page.name == "Leicester"


def test_a_dataset_without_primary_need_is_refused() -> None:
    release = plans_release()
    release.datasets = (plans_dataset(has_needs=False),)
    with pytest.raises(InputError, match="does not count children by primary need"):
        build_page(release, chosen(LEICESTER))


# --- What to show first -------------------------------------------------------------------


def test_the_first_choice_is_the_newest_period_of_england_alone() -> None:
    selection = first_selection(plans_release())
    assert selection == Selection("plans", "202425", (ENGLAND.key,), provision=Provision.EHC_PLAN)


def chosen_first(areas: tuple[Area, ...], release: SmallRelease | None = None) -> tuple[str, ...]:
    return first_selection(release or plans_release(), areas).area_keys


def test_the_first_choice_keeps_the_areas_of_the_page_if_the_file_has_all() -> None:
    areas = tuple(Area(each.code, each.name, each.dfe_code) for each in LLR)
    assert chosen_first(areas) == KEYS
    assert chosen_first((Area("E06000016", "Leicester"),)) == (LEICESTER.key,)
    assert chosen_first((Area("E10000099", "New name", "856"),)) == (LEICESTER.key,)
    assert chosen_first((*areas, Area("E06000099", "Nowhere", "999"))) == (ENGLAND.key,)
    assert chosen_first((Area("E12000004", "East Midlands"),)) == (EAST_MIDLANDS.key,)
    joined = (Area("E06000063", "Cumberland", "943"),)
    assert chosen_first(joined, wider_release()) == (JOINT.key,)


def test_the_first_choice_takes_the_dataset_with_needs_and_can_become_a_page() -> None:
    release = plans_release()
    release.datasets = (plans_dataset(id="caseload", has_needs=False), plans_dataset())
    selection = first_selection(release)
    assert selection.dataset_id == "plans"
    assert build_page(release, selection).name == "England"


def test_a_file_without_england_begins_with_an_authority_beside_the_others() -> None:
    release = plans_release()
    release.all_places = (LEICESTER, RUTLAND, DERBY)
    selection = first_selection(release)
    page = build_page(release, selection)
    assert page.name == "Leicester"
    assert page.total.comparator_children == children(40 + 260)


def test_the_period_of_a_page_is_the_one_that_was_chosen() -> None:
    page = build_page(plans_release(), chosen(LEICESTER, period_key=OLDER.key))
    assert page.period.label == "January 2024"
