"""The real release of EHC plans of 2025: every page equals a recount that shares no code."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

import pytest
from recounts import (
    EAST_MIDLANDS,
    ENGLAND,
    LLR,
    NEIGHBOURS_2021,
    NEIGHBOURS_2025,
    PlansRecount,
    needs_file,
    neighbours_2021,
    neighbours_2025,
    neighbours_of,
)

from sendviewer.core.comparisons import Confidence, compare_need
from sendviewer.core.figures import Figure, Missing, NotCollected, Quantity, round_half_up
from sendviewer.core.pages import NeedRow, Page
from sendviewer.core.selections import (
    ComparatorKind,
    ComparatorSelection,
    Dataset,
    Level,
    Pooling,
    Selection,
)
from sendviewer.sources.dfe.page_building import build_page
from sendviewer.sources.dfe.release import Release
from sendviewer.sources.neighbours import NeighbourList, read_neighbours
from sendviewer.sources.pages import read_page, write_page

PERIOD = "202425"
ENGLISH = ComparatorSelection()


def all_plans(release: Release) -> Dataset:
    return next(
        one for one in release.datasets if one.file.name.endswith("sen_needs_all_plans.csv")
    )


def page_of(
    release: Release,
    keys: Sequence[str],
    comparator: ComparatorSelection = ENGLISH,
    neighbours: NeighbourList | None = None,
    name: str = "",
) -> Page:
    dataset = all_plans(release)
    selection = Selection(
        dataset_id=dataset.id,
        period_key=PERIOD,
        area_keys=tuple(keys),
        name=name,
        provision=dataset.provisions[0],
        comparator=comparator,
    )
    return build_page(release, selection, neighbours)


def number(quantity: Quantity) -> Fraction:
    assert isinstance(quantity, Figure), quantity
    return quantity.value


def counted(page: Page) -> dict[str, Fraction]:
    """Return the counts of a page by need, its total under ""."""
    return {"": number(page.total.children)} | {
        row.code: number(row.children) for row in collected(page)
    }


def collected(page: Page) -> list[NeedRow]:
    """Leave out what is not counted apart in this file: Down syndrome."""
    return [row for row in page.needs if not isinstance(row.children, NotCollected)]


def compared_with(page: Page) -> dict[str, Fraction]:
    return {"": number(page.total.comparator_children)} | {
        row.code: number(row.comparator_children) for row in collected(page)
    }


def given(counts: dict[str, int], like: dict[str, Fraction]) -> dict[str, int]:
    """Leave out a need that a page may leave out: one that nobody has, neither here nor there."""
    return {code: count for code, count in counts.items() if count or code in like}


def assert_comparator_equals(page: Page, other: dict[str, int]) -> None:
    assert compared_with(page) == given(other, compared_with(page))
    for row in collected(page):
        assert number(row.comparator_share) == Fraction(100 * other[row.code], other[""]), row.code


@pytest.fixture(scope="module")
def every_page(plans_release: Release, plans_recount: PlansRecount) -> dict[str, Page]:
    """The page of every place of the file, compared with England, by key."""
    return {key: page_of(plans_release, [key]) for key in plans_recount.names}


# --- Every place ------------------------------------------------------------------------------


def test_the_release_has_all_places_of_the_file(
    plans_release: Release, plans_recount: PlansRecount
) -> None:
    places = plans_release.places(all_plans(plans_release).id, PERIOD)
    levels = {level: [place.key for place in places if place.level is level] for level in Level}
    assert levels[Level.NATIONAL] == [ENGLAND]
    assert sorted(levels[Level.REGIONAL]) == sorted(plans_recount.region_keys)
    assert sorted(levels[Level.LOCAL_AUTHORITY]) == sorted(plans_recount.authorities)
    assert len(plans_recount.authorities) == 153
    assert len(plans_recount.region_keys) == 9
    assert not levels[Level.REGION_PART]
    assert {place.key: place.name for place in places} == plans_recount.names


def test_every_page_equals_the_recount(
    every_page: dict[str, Page], plans_recount: PlansRecount
) -> None:
    england = plans_recount.needs(ENGLAND)
    assert len(every_page) == 153 + 9 + 1
    for key, page in every_page.items():
        expected = plans_recount.needs(key)
        assert counted(page) == given(expected, counted(page)), key
        assert number(page.children_with_send) == expected[""], key
        for row in collected(page):
            share = compare_need(row, page, Confidence.P95).share
            assert number(share) == Fraction(100 * expected[row.code], expected[""]), key
        if key == ENGLAND:
            assert page.comparator.is_none
        else:
            assert_comparator_equals(page, england)


def test_every_page_has_the_ages_of_the_file(
    every_page: dict[str, Page], plans_recount: PlansRecount
) -> None:
    for key, page in every_page.items():
        expected = plans_recount.parts("Child or young persons age", [key])
        adds_up = sum(expected.values()) == plans_recount.needs(key)[""]
        shown = {row.label.casefold(): row.children for row in page.ages}
        assert set(expected) <= set(shown), key
        for label, children in shown.items():
            if label in expected:
                assert number(children) == expected[label], (key, label)
            else:
                # No row is 0 only where the others add up to all plans.
                assert isinstance(children, Missing) or (adds_up and not number(children))


def test_ages_stand_youngest_first(every_page: dict[str, Page]) -> None:
    labels = [row.label.casefold() for row in every_page[ENGLAND].ages]
    assert labels == ["under 3", *(f"age {age}" for age in range(3, 26))]


_SETTINGS = {
    "mainstream": "Mainstream - total",
    "special": "Special - total",
    "alternative": "AP/PRU - total",
    "further": "FE - total",
    "elsewhere": "Educated elsewhere - total",
    "early years": "Non-maintained early years",
    "not recorded": "Placement not recorded",
}


def test_every_page_has_the_settings_of_the_file(
    every_page: dict[str, Page], plans_recount: PlansRecount
) -> None:
    for key, page in every_page.items():
        expected = plans_recount.parts("Type of placement", [key])
        shown = page.settings
        for words, breakdown in _SETTINGS.items():
            found = [one for one in shown if words in one.label.casefold()]
            if expected.get(breakdown):
                assert [number(one.children) for one in found] == [expected[breakdown]], (
                    key,
                    breakdown,
                )
        placed = sum(expected.get(breakdown, 0) for breakdown in _SETTINGS.values())
        assert sum(number(one.children) for one in shown) == placed, key


# --- Leicester, Leicestershire and Rutland ------------------------------------------------------


def test_llr_is_added_up_and_then_divided(
    plans_release: Release, plans_recount: PlansRecount
) -> None:
    page = page_of(plans_release, LLR, name="LLR")
    shares = {row.code: compare_need(row, page, Confidence.P95).share for row in collected(page)}
    printed = {code: str(round_half_up(number(share), 1)) for code, share in shares.items()}
    assert number(page.total.children) == 11629
    assert page.short_name == "LLR"
    assert {code: printed[code] for code in ("ASD", "SEMH", "SLCN", "MLD", "SLD")} == {
        "ASD": "27.9",
        "SEMH": "19.6",
        "SLCN": "19.1",
        "MLD": "12.6",
        "SLD": "6.1",
    }
    assert counted(page) == plans_recount.needs(*LLR)
    assert sum(number(row.children) for row in collected(page)) == 11629


def test_a_need_that_is_not_recorded_is_a_row_of_its_own_and_not_nsa(
    plans_release: Release,
) -> None:
    counts = counted(page_of(plans_release, ["856"]))
    assert (counts[""], counts["UNK"]) == (4057, 164)
    assert "NSA" not in counts


def test_llr_has_ages_and_settings_of_its_three_authorities(
    plans_release: Release, plans_recount: PlansRecount
) -> None:
    page = page_of(plans_release, LLR)
    ages = plans_recount.parts("Child or young persons age", LLR)
    assert {row.label.casefold(): number(row.children) for row in page.ages} == ages
    placed = plans_recount.parts("Type of placement", LLR)
    assert sum(number(setting.children) for setting in page.settings) == sum(
        placed.get(breakdown, 0) for breakdown in _SETTINGS.values()
    )


def test_an_area_given_by_name_or_code_is_the_same_page(plans_release: Release) -> None:
    assert page_of(plans_release, ["Leicester"]) == page_of(plans_release, ["856"])
    assert page_of(plans_release, ["E06000016"]) == page_of(plans_release, ["856"])


# --- Comparators --------------------------------------------------------------------------------


def test_the_region_is_the_one_that_the_areas_are_in(
    plans_release: Release, plans_recount: PlansRecount
) -> None:
    page = page_of(plans_release, LLR, ComparatorSelection(ComparatorKind.REGION))
    assert page.comparator.kind == "region"
    assert "East Midlands" in page.comparator.name
    assert_comparator_equals(page, plans_recount.needs(EAST_MIDLANDS))


def test_the_rest_of_a_region_holds_none_of_the_areas(
    plans_release: Release, plans_recount: PlansRecount
) -> None:
    page = page_of(plans_release, LLR, ComparatorSelection(ComparatorKind.REST_OF_REGION))
    region, own = plans_recount.needs(EAST_MIDLANDS), plans_recount.needs(*LLR)
    assert_comparator_equals(page, {code: region[code] - own[code] for code in region})


@pytest.mark.parametrize("area", ["856", "202", "209", "370", "420", "942", "873"])
def test_the_rest_of_every_kind_of_region_equals_the_recount(
    plans_release: Release, plans_recount: PlansRecount, area: str
) -> None:
    page = page_of(plans_release, [area], ComparatorSelection(ComparatorKind.REST_OF_REGION))
    region = plans_recount.needs(plans_recount.regions[area])
    own = plans_recount.needs(area)
    assert_comparator_equals(page, {code: region[code] - own[code] for code in region})


@pytest.mark.parametrize(
    ("path", "read", "version"),
    [
        (NEIGHBOURS_2025, neighbours_2025, "2025"),
        (NEIGHBOURS_2021, neighbours_2021, "2021"),
    ],
    ids=["2025", "2021"],
)
def test_statistical_neighbours_are_pooled_without_the_members(
    plans_release: Release, plans_recount: PlansRecount, path: Path, read, version: str
) -> None:
    listed = read(needs_file(path))
    together = neighbours_of(listed, LLR)
    in_file = sorted(together & set(plans_recount.authorities))
    page = page_of(
        plans_release, LLR, ComparatorSelection(ComparatorKind.NEIGHBOURS), read_neighbours(path)
    )
    assert page.comparator.kind == "statistical-neighbours"
    assert version in page.comparator.name + page.comparator.note
    assert_comparator_equals(page, plans_recount.needs(*in_file))


@pytest.mark.parametrize(
    ("path", "read"),
    [(NEIGHBOURS_2025, neighbours_2025), (NEIGHBOURS_2021, neighbours_2021)],
    ids=["2025", "2021"],
)
def test_every_authority_has_the_neighbours_of_the_list(path: Path, read) -> None:
    listed = read(needs_file(path))
    neighbours = read_neighbours(path)
    assert len(listed) > 140
    assert {code: list(neighbours.of(code)) for code in listed} == listed


def test_named_areas_are_pooled_and_their_simple_mean_is_another_thing(
    plans_release: Release, plans_recount: PlansRecount
) -> None:
    keys = ("370", "373", "309", "420")
    pooled = page_of(plans_release, LLR, ComparatorSelection(ComparatorKind.AREAS, keys))
    assert not pooled.comparator.is_simple_mean
    assert_comparator_equals(pooled, plans_recount.needs(*keys))

    mean = ComparatorSelection(ComparatorKind.AREAS, keys, pooling=Pooling.SIMPLE_MEAN)
    page = page_of(plans_release, LLR, mean)
    each = [plans_recount.needs(key) for key in keys]
    assert page.comparator.is_simple_mean
    assert "mean" in page.comparator.name + page.comparator.note
    for row in collected(page):
        shares = [Fraction(100 * one[row.code], one[""]) for one in each]
        assert number(row.comparator_share) == sum(shares) / len(shares), row.code


# --- What does not add up -------------------------------------------------------------------------


def expected_discrepancies(recount: PlansRecount) -> set[tuple[str, str, int, int]]:
    """Return place, need code, the published whole and what its parts add up to."""
    found = set()
    parted = {ENGLAND: [recount.authorities, recount.region_keys]}
    parted |= {region: [recount.authorities_in(region)] for region in recount.region_keys}
    for key, ways in parted.items():
        whole = recount.needs(key)
        for parts in ways:
            added = recount.needs(*parts)
            found |= {
                (recount.names[key], code, whole[code], added[code])
                for code in whole
                if whole[code] != added[code]
            }
    for key, name in recount.names.items():
        counts = recount.needs(key)
        needs = sum(count for code, count in counts.items() if code)
        if needs != counts[""]:
            found.add((name, "needs", counts[""], needs))
    return found


def test_what_does_not_add_up_is_found_and_nothing_else(
    plans_release: Release, plans_recount: PlansRecount
) -> None:
    found = plans_release.discrepancies(all_plans(plans_release).id, PERIOD)
    expected = expected_discrepancies(plans_recount)
    assert {(one.whole_name, one.whole, one.parts) for one in found} == {
        (name, whole, parts) for name, _code, whole, parts in expected
    }
    gaps = [abs(one.whole - one.parts) for one in found]
    assert gaps == sorted(gaps, reverse=True)


def test_the_published_error_is_named_with_both_numbers(plans_release: Release) -> None:
    found = {
        (one.whole_name, one.whole, one.parts): one
        for one in plans_release.discrepancies(all_plans(plans_release).id, PERIOD)
    }
    severe = found["England", 25681, 25025]
    specific = found["England", 14374, 15030]
    assert "severe" in severe.what.casefold()
    assert "specific" in specific.what.casefold()


def test_the_page_carries_what_does_not_add_up(plans_release: Release) -> None:
    page = page_of(plans_release, LLR)
    numbers = {(one.whole_name, one.whole, one.parts) for one in page.discrepancies}
    assert {("England", 25681, 25025), ("England", 14374, 15030)} <= numbers


# --- Saved and opened again -----------------------------------------------------------------------


@pytest.mark.parametrize("name", ["page", "page.zip"])
def test_a_saved_page_opens_equal_without_the_release(
    plans_release: Release, tmp_path: Path, name: str
) -> None:
    page = page_of(plans_release, LLR, name="LLR")
    write_page(page, tmp_path / name)
    assert read_page(tmp_path / name) == page


def test_a_page_says_which_file_it_is_from(
    plans_release: Release, plans_recount: PlansRecount
) -> None:
    from hashlib import sha256  # noqa: PLC0415

    from recounts import PLANS_ZIP  # noqa: PLC0415

    source = page_of(plans_release, LLR).sources[0]
    dataset = all_plans(plans_release)
    assert source.file is not None
    assert "sen_needs_all_plans.csv" in source.file
    assert source.sha256 == sha256(PLANS_ZIP.read_bytes()).hexdigest()
    assert dataset.file.rows == plans_recount.number_of_rows
    assert source.rows
    assert source.rows < dataset.file.rows
    assert "Open Government Licence v3.0" in (source.licence or "")
