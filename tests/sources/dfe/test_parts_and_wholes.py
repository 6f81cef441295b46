"""Parts are checked against wholes: what rounding or a gap explains is no contradiction."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendviewer.core.figures import Missing, NotCollected, Quantity, children
from sendviewer.core.pages import Discrepancy, Subject
from sendviewer.core.selections import (
    Dataset,
    Level,
    Phase,
    Place,
    Provision,
    ReleasePeriod,
    SourceFile,
)
from sendviewer.sources.dfe.parts_and_wholes import AddingUp, PlaceCounts, discrepancies
from sendviewer.sources.dfe.release import CountKey

SUBJECTS = (
    (Provision.ALL_SEN, Subject("Pupils with SEN", "pupil", "pupils", "with SEN")),
    (Provision.EHC_PLAN, Subject("Plans", "pupil", "pupils", "with an EHC plan")),
)
DATASET = Dataset(
    "census",
    "Census",
    "",
    SourceFile("a.csv", "", 1),
    SUBJECTS,
    (Phase.ALL,),
    (ReleasePeriod("202425", "2024/25", "January 2025", "2025-01"),),
)
EAST, LONDON, INNER, OUTER = "E12000004", "E12000007", "E13000001", "E13000002"
SUPPRESSED = Missing("c", "suppressed")
Counts = Mapping[str | CountKey, int | Quantity]


def place(level: Level, key: str, region: str, counts: Counts, step: int) -> PlaceCounts:
    """Return a place; a count under a plain word is one of all SEN with this need."""
    dfe_code = key if level is Level.LOCAL_AUTHORITY else ""
    names = {"E92000001": "England", EAST: "East Midlands", LONDON: "London"}
    where = Place(key, level, names.get(key, key), key, dfe_code, region)
    own = {
        need if isinstance(need, CountKey) else CountKey("all-sen", need=need): (
            children(count) if isinstance(count, int) else count
        )
        for need, count in counts.items()
    }
    return PlaceCounts(where, own, step)


def england(counts: Counts, step: int = 1) -> PlaceCounts:
    return place(Level.NATIONAL, "E92000001", "", counts, step)


def region(code: str, counts: Counts, step: int = 1) -> PlaceCounts:
    is_part = code in {INNER, OUTER}
    level = Level.REGION_PART if is_part else Level.REGIONAL
    return place(level, code, LONDON if is_part else "", counts, step)


def authority(code: str, counts: Counts, where: str = EAST, step: int = 1) -> PlaceCounts:
    return place(Level.LOCAL_AUTHORITY, code, where, counts, step)


def told(*places: PlaceCounts) -> list[Discrepancy]:
    return list(discrepancies(DATASET, places))


def test_what_adds_up_is_not_told() -> None:
    counts = {"": 5, "ASD": 3, "MLD": 2}
    double = {"": 10, "ASD": 6, "MLD": 4}
    assert not told(
        england(double), region(EAST, double), authority("855", counts), authority("856", counts)
    )


def test_authorities_are_checked_against_region_and_england() -> None:
    found = told(
        england({"": 10, "ASD": 9}),
        region(EAST, {"": 10, "ASD": 7}),
        authority("855", {"": 6, "ASD": 4}),
        authority("856", {"": 4, "ASD": 2}),
    )
    asd = "Autistic spectrum disorder"
    assert Discrepancy("England", "its 2 local authorities", asd, 9, 6) in found
    assert Discrepancy("England", "its one region", asd, 9, 7) in found
    assert Discrepancy("East Midlands", "its 2 local authorities", asd, 7, 6) in found


def test_the_largest_gap_comes_first() -> None:
    found = told(
        england({"": 10, "ASD": 6, "HI": 4}),
        authority("855", {"": 10, "ASD": 1, "HI": 5}),
    )
    gaps = [abs(one.whole - one.parts) for one in found]
    assert gaps == sorted(gaps, reverse=True)
    assert gaps[0] == 5


def test_london_counts_once_beside_its_parts() -> None:
    parts = region(INNER, {"": 2}), region(OUTER, {"": 3})
    east = region(EAST, {"": 5})
    assert not told(england({"": 10}), east, region(LONDON, {"": 5}), *parts)
    assert not told(england({"": 10}), east, *parts)
    assert not told(england({"": 10}), east, region(LONDON, {"": 5}), parts[0])
    found = told(region(LONDON, {"": 6}), *parts)
    name = "Inner and Outer London"
    assert found == [Discrepancy("London", name, "all pupils with SEN", 6, 5)]


def test_boroughs_are_checked_against_london() -> None:
    found = told(region(LONDON, {"": 5}), authority("202", {"": 6}, LONDON))
    assert found == [Discrepancy("London", "its one local authority", "all pupils with SEN", 5, 6)]


def test_a_joint_row_counts_only_in_place_of_its_members() -> None:
    single = authority("942", {"": 4}), authority("943", {"": 6})
    joint = authority("942 / 943", {"": 10})
    assert not told(england({"": 10}), *single)
    assert not told(england({"": 10}), joint)
    assert not told(england({"": 10}), *single, joint)


def test_a_part_that_is_not_published_contradicts_only_a_smaller_whole() -> None:
    parts = authority("855", {"": 6}), authority("856", {"": SUPPRESSED})
    assert not told(england({"": 10}), *parts)
    found = told(england({"": 5}), *parts)
    assert found[0] == Discrepancy(
        "England", "its 2 local authorities", "all pupils with SEN", 5, 6, True
    )


def test_a_whole_that_is_not_published_contradicts_nothing() -> None:
    assert not told(england({"": SUPPRESSED, "ASD": 4}), authority("855", {"": 4, "ASD": 4}))


def test_what_was_not_collected_is_no_part_and_no_whole() -> None:
    collected = {"": 5, "ASD": 5, "DS": NotCollected("", "not collected")}
    assert not told(england(collected), authority("855", collected))


@pytest.mark.parametrize(("parts", "is_told"), [(25, False), (20, False), (40, False), (41, True)])
def test_what_rounding_explains_is_no_contradiction(parts: int, is_told: bool) -> None:
    # 30 stands for 25 to 35, and a part rounded to 10 for 5 more or less.
    whole = england({"": 30}, step=10)
    assert bool(told(whole, authority("855", {"": parts}, step=10))) is is_told


@given(st.lists(st.integers(0, 400), min_size=1, max_size=12))
def test_parts_that_were_rounded_one_by_one_never_contradict(counts: list[int]) -> None:
    def rounded(count: int) -> int:
        return (count + 5) // 10 * 10

    parts = [
        authority(str(800 + number), {"": rounded(count)}, step=10)
        for number, count in enumerate(counts)
    ]
    assert not told(england({"": rounded(sum(counts))}, step=10), *parts)
    exact = [authority(str(800 + number), {"": count}) for number, count in enumerate(counts)]
    assert not told(england({"": rounded(sum(counts))}, step=10), *exact)


def test_needs_are_checked_against_the_total_of_each_place() -> None:
    found = told(authority("855", {"": 10, "ASD": 4, "UNK": 5}))
    assert found == [Discrepancy("855", "its primary needs", "all pupils with SEN", 10, 9)]


def test_each_provision_is_checked_for_itself_and_named() -> None:
    plan, asd = CountKey("ehc-plan"), CountKey("ehc-plan", need="ASD")
    found = told(england({plan: 10, asd: 10}), authority("855", {plan: 10, asd: 8}))
    names = {one.what for one in found if one.whole_name == "England"}
    assert names == {"Autistic spectrum disorder (EHC plans)"}
    assert {one.what for one in found if one.whole_name == "855"} == {"all pupils with an EHC plan"}


def test_two_kinds_of_support_are_checked_against_all_sen_where_all_are_given() -> None:
    counts = {CountKey("sen-support"): 3, CountKey("ehc-plan"): 4, "": 8}
    (found,) = told(authority("855", counts))
    assert (found.parts_name, found.whole, found.parts) == ("SEN support and EHC plans", 8, 7)


def test_kinds_of_school_and_breakdowns_are_not_compared() -> None:
    primary = CountKey("all-sen", Phase.PRIMARY)
    age = CountKey("all-sen", group="age", item="Age 5")
    counts = {"": 5, primary: 9, age: 9}
    assert not told(england(counts), authority("855", {"": 5, primary: 1, age: 1}))


def test_where_only_some_parts_were_kept_the_totals_alone_are_told() -> None:
    found = told(
        england({"": 30, "ASD": 20, "MLD": 10}), authority("855", {"": 3, "ASD": 2, "MLD": 1})
    )
    assert found == [
        Discrepancy("England", "its one local authority", "all pupils with SEN", 30, 3)
    ]


def test_a_whole_is_told_alike_alone_and_among_all_others_in_any_order() -> None:
    places = [
        england({"": 100, "ASD": 60}),
        region(EAST, {"": 100, "ASD": 50}),
        authority("856", {"": 90, "ASD": 55}),
        authority("855", {"": 20, "ASD": 15}),
    ]
    all_of_them = discrepancies(DATASET, places)
    names = [one.place.name for one in places]
    one_by_one = AddingUp(DATASET, places)
    told = {name: one_by_one.of([name]) for name in reversed(names)}
    assert {one.whole_name for one in all_of_them} == set(names)
    for name in names:
        assert told[name] == tuple(one for one in all_of_them if one.whole_name == name)
    assert one_by_one.of(names) == all_of_them
