"""Every comparator is made of the right places, says how, and leaves the area itself out."""

from __future__ import annotations

from fractions import Fraction

import pytest
from msgspec.structs import replace
from releases_by_hand import (
    DERBY,
    EAST,
    EAST_MIDLANDS,
    ENGLAND,
    LEICESTER,
    LEICESTERSHIRE,
    LLR,
    RUTLAND,
    STOKE,
    WEST_MIDLANDS,
    SmallRelease,
    authority,
    needs,
    plans_release,
)

from sendviewer.core.errors import InputError
from sendviewer.core.figures import AtLeast, Figure, Missing, children
from sendviewer.core.pages import NO_COMPARATOR, NeedRow, Page
from sendviewer.core.selections import (
    ComparatorKind,
    ComparatorSelection,
    Place,
    Pooling,
    Provision,
    Selection,
)
from sendviewer.sources.dfe.page_building import build_page, first_selection
from sendviewer.sources.dfe.pooling import NOTHING_BESIDE
from sendviewer.sources.neighbours import NeighbourList

NEIGHBOURS = NeighbourList(
    "May 2025",
    "neighbours.xlsx",
    "2025-05",
    {"856": ("855", "831", "861", "909"), "855": ("856", "831"), "857": ("831", "861")},
)
MEAN = Pooling.SIMPLE_MEAN


def page_of(
    kind: ComparatorKind,
    areas: tuple[Place, ...] = (LEICESTER,),
    release: SmallRelease | None = None,
    neighbours: NeighbourList | None = NEIGHBOURS,
    **changes: object,
) -> Page:
    comparator = replace(ComparatorSelection(kind), **changes)  # type: ignore[arg-type]
    keys = tuple(area.key for area in areas)
    selection = Selection(
        "plans", "202425", keys, provision=Provision.EHC_PLAN, comparator=comparator
    )
    return build_page(release or plans_release(), selection, neighbours)


def need(page: Page, code: str) -> NeedRow:
    return next(row for row in page.needs if row.code == code)


AREAS_OF_TWO = (DERBY.key, STOKE.key)

# kind, areas, keys, name, children of all needs, children with ASD, note
POOLED = [
    (ComparatorKind.ENGLAND, (LEICESTER,), (), "England", 10_000, 3000,
     "England includes Leicester."),
    (ComparatorKind.REGION, (LEICESTER,), (), "East Midlands", 1000, 300,
     "The East Midlands includes Leicester."),
    (ComparatorKind.REGION, (LEICESTER, STOKE), (), "East Midlands and West Midlands", 1900, 500,
     ("The East Midlands and the West Midlands are added together, because the areas lie in "
     "more than one region. They include Leicester and Stoke-on-Trent.")),
    (ComparatorKind.REST_OF_REGION, LLR, (), "Rest of East Midlands", 260, 70,
     "The East Midlands without Leicester, Leicestershire and Rutland."),
    (ComparatorKind.NEIGHBOURS, (LEICESTER,), (), "3 statistical neighbours", 1060, 280,
     ("DfE’s list of statistical neighbours, May 2025: Leicestershire, Derby and Stoke-on-Trent. "
     "Not in this file: Cumbria (909).")),
    (ComparatorKind.NEIGHBOURS, (LEICESTER, LEICESTERSHIRE), (), "2 statistical neighbours",
     760, 160,
     ("DfE’s list of statistical neighbours, May 2025: Derby and Stoke-on-Trent. These are the "
     "neighbours of Leicester and Leicestershire taken together, without these areas. "
     "Not in this file: Cumbria (909).")),
    (ComparatorKind.AREAS, (LEICESTER,), AREAS_OF_TWO, "Derby and Stoke-on-Trent", 760, 160,
     "Derby and Stoke-on-Trent together."),
    (ComparatorKind.AREAS, (LEICESTER,), (LEICESTER.key, DERBY.key), "Derby", 260, 70,
     "Taken out, as part of this page: Leicester."),
    (ComparatorKind.AREAS, (LEICESTER,), (EAST_MIDLANDS.key,), "East Midlands", 1000, 300,
     "The East Midlands includes Leicester."),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "areas", "keys", "name", "total", "autism", "note"), POOLED)
def test_a_pooled_comparator(  # noqa: PLR0917 - a row of the table
    kind: ComparatorKind,
    areas: tuple[Place, ...],
    keys: tuple[str, ...],
    name: str,
    total: int,
    autism: int,
    note: str,
) -> None:
    page = page_of(kind, areas, keys=keys)
    comparator = page.comparator
    assert (comparator.name, comparator.kind, comparator.note) == (name, kind.value, note)
    assert not comparator.is_simple_mean
    assert page.total.comparator_children == children(total)
    row = need(page, "ASD")
    assert row.comparator_children == children(autism)
    assert isinstance(row.comparator_share, Figure)
    assert row.comparator_share.value == Fraction(100 * autism, total)
    assert row.comparator_share.decimals is None


@pytest.mark.parametrize("kind", [ComparatorKind.REGION, ComparatorKind.REST_OF_REGION])
def test_a_page_keeps_whether_its_comparator_is_of_several_regions(kind: ComparatorKind) -> None:
    assert page_of(kind, (LEICESTER, STOKE)).comparator.is_of_several_regions
    assert not page_of(kind, (LEICESTER,)).comparator.is_of_several_regions


def test_england_stands_alone_and_the_page_says_so() -> None:
    page = page_of(ComparatorKind.ENGLAND, (ENGLAND,))
    note = "England stands alone: there is nothing wider in the file."
    assert page.comparator == replace(NO_COMPARATOR, note=note)
    row = need(page, "ASD")
    assert row.children == children(3000)
    theirs = (row.comparator_children, row.comparator_share, page.total.comparator_children)
    assert set(theirs) == {NOTHING_BESIDE}


def test_the_only_area_of_a_file_stands_alone() -> None:
    release = plans_release()
    release.by_place = {LEICESTER.key: release.by_place[LEICESTER.key]}
    page = build_page(release, first_selection(release))
    assert (page.name, page.comparator.is_none) == ("Leicester", True)
    assert page.comparator.note == "The file has no other area to compare with."


def test_the_rest_of_a_region_is_the_same_from_areas_one_by_one_or_together() -> None:
    one_by_one = page_of(ComparatorKind.REST_OF_REGION, (RUTLAND, LEICESTER, LEICESTERSHIRE))
    assert one_by_one.total == page_of(ComparatorKind.REST_OF_REGION, LLR).total


def test_what_is_suppressed_in_the_area_is_added_up_from_the_others_of_its_region() -> None:
    release = plans_release(leicester=needs(400, ASD=100, SEMH=120, VI="c", UNK=176))
    page = page_of(ComparatorKind.REST_OF_REGION, release=release)
    assert need(page, "VI").comparator_children == children(3 + 1 + 2)
    assert need(page, "ASD").comparator_children == children(200)


def test_what_is_suppressed_on_both_sides_makes_the_rest_at_least() -> None:
    release = plans_release(
        leicester=needs(400, ASD=100, SEMH=120, VI="c", UNK=176),
        derby=needs(260, ASD=70, SEMH=60, VI="c", UNK=128),
    )
    row = need(page_of(ComparatorKind.REST_OF_REGION, release=release), "VI")
    assert isinstance(row.comparator_children, AtLeast)
    assert row.comparator_children.value == 4
    assert isinstance(row.comparator_share, Missing)


def test_a_region_without_a_row_is_its_authorities_added_together() -> None:
    release = plans_release()
    release.by_place = {
        key: counts for key, counts in release.by_place.items() if key != EAST_MIDLANDS.key
    }
    page = page_of(ComparatorKind.REGION, release=release)
    assert page.total.comparator_children == children(400 + 300 + 40 + 260)
    assert page.comparator.note == (
        "The 4 local authorities of the East Midlands in the file are added together. "
        "They include Leicester."
    )


# kind, keys, name, share of ASD
MEANS = [
    (ComparatorKind.NEIGHBOURS, (), "Mean of 3 statistical neighbours",
     (Fraction(40) + Fraction(7000, 260) + Fraction(18)) / 3),
    (ComparatorKind.AREAS, AREAS_OF_TWO, "Mean of 2 areas", (Fraction(7000, 260) + 18) / 2),
    (ComparatorKind.REST_OF_REGION, (), "Mean of 3 other local authorities of the East Midlands",
     (Fraction(40) + Fraction(25) + Fraction(7000, 260)) / 3),
    (ComparatorKind.REGION, (), "Mean of 3 other local authorities of the East Midlands",
     (Fraction(40) + Fraction(25) + Fraction(7000, 260)) / 3),
    (ComparatorKind.ENGLAND, (), "Mean of 4 other local authorities",
     (Fraction(40) + Fraction(25) + Fraction(7000, 260) + Fraction(18)) / 4),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "keys", "name", "share"), MEANS)
def test_a_mean_of_shares_says_its_name_and_has_no_count(
    kind: ComparatorKind, keys: tuple[str, ...], name: str, share: Fraction
) -> None:
    page = page_of(kind, keys=keys, pooling=MEAN)
    assert page.comparator.name == name
    assert page.comparator.is_simple_mean
    assert "all counting the same" in page.comparator.note
    row = need(page, "ASD")
    assert isinstance(row.comparator_share, Figure)
    assert row.comparator_share.value == share
    assert row.comparator_children == Missing("", "a mean of shares has no count")


def test_a_mean_says_how_many_areas_it_leaves_out() -> None:
    release = plans_release(derby=needs(260, ASD="c", SEMH=60, VI="c", UNK=128))
    page = page_of(ComparatorKind.AREAS, release=release, keys=AREAS_OF_TWO, pooling=MEAN)
    assert need(page, "ASD").comparator_share == Figure(
        Fraction(18), need(page, "SEMH").comparator_share.unit
    )  # type: ignore[union-attr]
    assert page.comparator.note.endswith(
        "Areas whose share is not known are left out: up to 1, depending on the need."
    )


JOINT = Place("942 / 943", replace(DERBY).level, "Cumberland / Westmorland", "", "942 / 943", *EAST)
CUMBERLAND = authority("942", "Cumberland", "E06000063")


def test_a_joint_row_is_not_counted_beside_the_authorities_in_it() -> None:
    release = plans_release(leicester=needs(400, ASD="c"))
    release.all_places = (*release.all_places, JOINT, CUMBERLAND)
    release.by_place = {**release.by_place, JOINT.key: needs(90, ASD=9), "942": needs(50, ASD=5)}
    page = page_of(ComparatorKind.REST_OF_REGION, release=release)
    # Cumberland is not of the East Midlands, whatever the file says.
    assert need(page, "ASD").comparator_children == children(120 + 10 + 70)
    mean = page_of(ComparatorKind.ENGLAND, release=release, pooling=MEAN)
    assert mean.comparator.name == "Mean of 5 other local authorities"


REFUSED = [
    (ComparatorKind.REGION, (ENGLAND,), (), "England is not inside a region."),
    (ComparatorKind.REGION, (WEST_MIDLANDS,), (), "The West Midlands is not inside a region."),
    (ComparatorKind.REST_OF_REGION, (*LLR, DERBY), (), "Nothing is left of the East Midlands"),
    (ComparatorKind.NEIGHBOURS, (EAST_MIDLANDS,), (), "East Midlands is no local authority"),
    (ComparatorKind.NEIGHBOURS, (DERBY,), (), "has no neighbours for Derby (831)"),
    (ComparatorKind.AREAS, (LEICESTER,), (LEICESTER.key,), "Nothing is left to compare"),
    (ComparatorKind.AREAS, (LEICESTER,), (), "Nothing is left to compare"),
    (ComparatorKind.AREAS, (LEICESTER,), (DERBY.key, EAST_MIDLANDS.key), "East Midlands includes"),
    (ComparatorKind.AREAS, (LEICESTER,), ("999",), "no figures for “999”"),
]


@pytest.mark.parametrize(("kind", "areas", "keys", "problem"), REFUSED)
def test_what_cannot_be_compared_says_why(
    kind: ComparatorKind, areas: tuple[Place, ...], keys: tuple[str, ...], problem: str
) -> None:
    with pytest.raises(InputError) as caught:
        page_of(kind, areas, keys=keys)
    assert problem in caught.value.problem
    assert caught.value.remedy


def test_without_a_list_of_neighbours_the_error_says_what_to_open() -> None:
    with pytest.raises(InputError, match="Open DfE's list of statistical neighbours"):
        page_of(ComparatorKind.NEIGHBOURS, neighbours=None)


def test_a_file_without_england_says_what_else_to_compare_with() -> None:
    release = plans_release()
    release.by_place = {key: each for key, each in release.by_place.items() if key != ENGLAND.key}
    with pytest.raises(InputError, match=r"has no row for England\. Compare with a region"):
        page_of(ComparatorKind.ENGLAND, release=release)
