"""Real suppression: with a part that is not published a sum is "at least", and has no share."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from fractions import Fraction
from random import Random

import pytest
from recounts import CHILDREN_IN_NEED, key_of, needs_file

from sendviewer.core.comparisons import Confidence, compare_need
from sendviewer.core.figures import AtLeast, Figure, Missing, Quantity, Unit
from sendviewer.core.pages import Page
from sendviewer.core.selections import (
    ComparatorKind,
    ComparatorSelection,
    Dataset,
    Provision,
    Selection,
)
from sendviewer.sources.dfe.opening import open_release
from sendviewer.sources.dfe.page_building import build_page
from sendviewer.sources.dfe.release import Release

NEEDS = ("ASD", "HI", "MLD", "MSI", "NSA", "OTH", "PD", "PMLD", "SEMH", "SLCN", "SLD", "SPLD", "VI")
GROUPS = ("CINO at 31 March", "CLA 12 months at 31 March", "CPPO at 31 March")
Cells = dict[str, str]


@pytest.fixture(scope="module")
def release() -> Iterator[Release]:
    opened = open_release([needs_file(CHILDREN_IN_NEED)])
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def cells() -> dict[tuple[str, str, str], Cells]:
    """The file read again: period, group, place -> count column -> cell as printed."""
    with needs_file(CHILDREN_IN_NEED).open(encoding="utf-8-sig", newline="") as file:
        return {
            (row["time_period"], row["social_care_group"], key_of(row)): {
                name: value for name, value in row.items() if name.startswith("t_")
            }
            for row in csv.DictReader(file)
        }


def dataset_of(release: Release, group: str) -> Dataset:
    return next(
        one for one in release.datasets if group in f"{one.id} {one.title} {one.population}"
    )


def expected_sum(parts: Sequence[str]) -> Quantity:
    """Add cells as printed: exact, "at least", or missing where nothing is known."""
    numbers = [int(part) for part in parts if part.isdigit()]
    if len(numbers) == len(parts):
        return Figure(Fraction(sum(numbers)), Unit.CHILDREN)
    if not numbers:
        return Missing("", "")
    return AtLeast(Fraction(sum(numbers)), Unit.CHILDREN, "")


def same(found: Quantity, expected: Quantity) -> bool:
    """Return whether two quantities are of the same kind, with the same number if any."""
    if isinstance(expected, Missing):
        return isinstance(found, Missing)
    return type(found) is type(expected) and getattr(found, "value", None) == expected.value


def page_of(
    release: Release,
    group: str,
    period: str,
    keys: Sequence[str],
    comparator: ComparatorSelection | None = None,
) -> Page:
    selection = Selection(
        dataset_id=dataset_of(release, group).id,
        period_key=period,
        area_keys=tuple(keys),
        provision=Provision.ALL_SEN,
        comparator=comparator or ComparatorSelection(),
    )
    return build_page(release, selection)


def authorities(cells: dict[tuple[str, str, str], Cells], period: str, group: str) -> list[str]:
    return [key for when, what, key in cells if (when, what) == (period, group) and len(key) == 3]


def assert_page_is_honest(page: Page, parts: Sequence[Cells]) -> int:
    """Compare a page with the recount; returns how many of its sums are "at least"."""
    total = expected_sum([part["t_all_SEN"] for part in parts])
    assert same(page.total.children, total), (page.total.children, total)
    bounded = isinstance(page.total.children, AtLeast)
    rows = {row.code: row for row in page.needs}
    for need in NEEDS:
        expected = expected_sum([part[f"t_{need}"] for part in parts])
        row = rows[need]
        assert same(row.children, expected), (need, row.children, expected)
        seen = compare_need(row, page, Confidence.P95)
        bounded += isinstance(row.children, AtLeast)
        if isinstance(expected, Figure) and isinstance(total, Figure) and total.value:
            assert isinstance(seen.share, Figure)
            assert seen.share.value == 100 * expected.value / total.value
        else:
            assert isinstance(seen.share, Missing)
            assert (seen.interval, seen.compared, seen.difference) == (None, None, None)
            assert (seen.difference_children, seen.ratio) == (None, None)
    return bounded


def test_the_three_groups_are_never_added_together(release: Release) -> None:
    ids = {dataset_of(release, group).id for group in GROUPS}
    assert len(ids) == 3


@pytest.mark.parametrize("group", GROUPS)
def test_every_authority_and_random_footprints_equal_the_recount(
    release: Release, cells: dict[tuple[str, str, str], Cells], group: str
) -> None:
    chance = Random(group)
    bounded = 0
    for period in ("202122", "201920"):
        keys = authorities(cells, period, group)
        alone = [[key] for key in keys[:: 1 if period == "202122" else 9]]
        joined = [chance.sample(keys, chance.randint(2, 6)) for _ in range(25)]
        for chosen in [*alone, *joined]:
            page = page_of(release, group, period, chosen)
            bounded += assert_page_is_honest(page, [cells[period, group, key] for key in chosen])
    assert bounded > 100


def test_a_pooled_comparator_with_a_suppressed_part_has_no_share(
    release: Release, cells: dict[tuple[str, str, str], Cells]
) -> None:
    chance = Random(7)
    period, group = "202122", GROUPS[0]
    keys = authorities(cells, period, group)
    without_share = with_share = 0
    for _ in range(40):
        own, *others = chance.sample(keys, 4)
        named = ComparatorSelection(ComparatorKind.AREAS, tuple(others))
        page = page_of(release, group, period, [own], named)
        parts = [cells[period, group, key] for key in others]
        total = expected_sum([part["t_all_SEN"] for part in parts])
        for row in page.needs:
            if row.code not in NEEDS:
                continue
            count = expected_sum([part[f"t_{row.code}"] for part in parts])
            assert same(row.comparator_children, count), (others, row)
            if isinstance(count, Figure) and isinstance(total, Figure):
                with_share += 1
                assert isinstance(row.comparator_share, Figure)
                assert row.comparator_share.value == 100 * count.value / total.value
            else:
                without_share += 1
                assert not isinstance(row.comparator_share, Figure)
                assert compare_need(row, page, Confidence.P95).compared is None
    assert without_share > 50
    assert with_share > 50


def test_england_and_regions_are_as_published(
    release: Release, cells: dict[tuple[str, str, str], Cells]
) -> None:
    for group in GROUPS:
        for key in ("E92000001", "E12000004", "E12000007"):
            page = page_of(release, group, "202122", [key])
            assert_page_is_honest(page, [cells["202122", group, key]])
