"""Pages made from real releases have the counts that another reader of the file finds.

The recount uses the csv module only. The files are not part of the project; without them these
tests are skipped.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import pytest

from sendviewer.core.figures import AtLeast, Figure, Missing, Quantity, children, share_of
from sendviewer.core.pages import Discrepancy, Page
from sendviewer.core.selections import (
    ComparatorKind,
    ComparatorSelection,
    Level,
    Place,
    Provision,
    Selection,
)
from sendviewer.sources.dfe.opening import open_release
from sendviewer.sources.dfe.page_building import build_page, first_selection
from sendviewer.sources.dfe.release import CountKey, Release
from sendviewer.sources.neighbours import read_neighbours

DATA = Path(__file__).parents[4] / "shared" / "data"
PLANS = DATA / "dfe" / "education-health-and-care-plans_2025.zip"
IN_NEED = DATA / "dfe" / "children_in_need_sen_la_2016-17_to_2021-22.csv"
NEIGHBOURS = DATA / "lookups" / "statistical_neighbours_may_2025.xlsx"

pytestmark = pytest.mark.skipif(
    not PLANS.is_file() or not IN_NEED.is_file(), reason="the real files of DfE are not here"
)

LLR = ("856", "855", "857")
TOPICS = {"Child or young persons age": "age", "Type of placement": "setting"}
CODES = ["asd", "hi", "mld", "msi", "oth", "pd", "pmld", "semh", "slcn", "sld", "spld", "vi"]

Row = dict[str, str]


@pytest.fixture(scope="module")
def plans() -> Iterator[Release]:
    release = open_release([PLANS])
    yield release
    release.close()


@pytest.fixture(scope="module")
def recounted() -> dict[str, list[Row]]:
    """Return the rows of the file by what each place is called there."""
    with zipfile.ZipFile(PLANS) as archive:
        text = archive.read("data/sen_needs_all_plans.csv").decode("utf-8-sig")
    found: dict[str, list[Row]] = {}
    for row in csv.DictReader(io.StringIO(text)):
        key = row["old_la_code"] or row["region_code"] or row["country_code"]
        found.setdefault(key, []).append(row)
    return found


# ruff: noqa: ARG002 - the protocol asks for more
@dataclass
class AskedOnce:
    """A release whose counts were all asked for at once, so that many pages are made quickly."""

    release: Release
    all_counts: dict[str, dict[CountKey, Quantity]]

    def counts(
        self, dataset_id: str, period_key: str, place_keys: Sequence[str]
    ) -> dict[str, dict[CountKey, Quantity]]:
        return {key: self.all_counts[key] for key in place_keys}

    def discrepancies(
        self, dataset_id: str, period_key: str, wholes: Collection[str] | None = None
    ) -> tuple[Discrepancy, ...]:
        return ()

    def __getattr__(self, name: str) -> object:
        return getattr(self.release, name)


def plans_of(release: Release, *keys: str, **changes: ComparatorSelection) -> Page:
    selection = Selection("plans", "202425", keys, provision=Provision.EHC_PLAN, **changes)  # type: ignore[arg-type]
    return build_page(release, selection)


def test_llr_has_the_known_counts_and_shares(plans: Release) -> None:
    page = plans_of(plans, *LLR)
    assert page.children_with_send == children(11_629)
    shares = {row.code: share_of(row.children, page.total.children) for row in page.needs}
    rounded = {
        code: round(float(share.value), 1)
        for code, share in shares.items()
        if isinstance(share, Figure)
    }
    known = {"ASD": 27.9, "SEMH": 19.6, "SLCN": 19.1, "MLD": 12.6, "SLD": 6.1}
    assert rounded.items() >= known.items()
    told = {(each.whole, each.parts) for each in page.discrepancies}
    assert told >= {(25_681, 25_025), (14_374, 15_030)}


def test_every_place_has_the_counts_of_an_independent_recount(
    plans: Release, recounted: dict[str, list[Row]]
) -> None:
    places = plans.places("plans", "202425")
    levels = [place.level for place in places]
    assert levels.count(Level.LOCAL_AUTHORITY) == 153
    assert levels.count(Level.REGIONAL) == 9
    keys = [place.key for place in places]
    asked = cast("Release", AskedOnce(plans, plans.counts("plans", "202425", keys)))
    for place in places:
        check_place(place, plans_of(asked, place.key), recounted[place.dfe_code or place.code])


def check_place(place: Place, page: Page, rows: list[Row]) -> None:
    (whole,) = (row for row in rows if row["breakdown_topic"] == "All EHC plans")
    assert page.total.children == children(int(whole["ehc_plans"])), place
    needs = {row.code.casefold(): row.children for row in page.needs}
    for code in CODES:
        assert needs[code] == children(int(whole[f"number_{code}"])), (place, code)
    assert needs.get("unk", children(0)) == children(int(whole["number_need_unknown"])), place
    by_age = counts_of(rows, "Child or young persons age")
    for age in page.ages:
        label = age.label[:1].lower() + age.label[1:]
        assert age.children == children(by_age.pop(label, 0)), (place, label)
    assert not any(by_age.values()), place
    placed = counts_of(rows, "Type of placement")
    wholes = sum(
        count for label, count in placed.items() if label.endswith(" - total") or " - " not in label
    )
    together = sum(known(setting.children) for setting in page.settings)
    assert together == wholes == int(whole["ehc_plans"]), place


def counts_of(rows: list[Row], topic: str) -> dict[str, int]:
    return {
        row["breakdown"]: int(row["ehc_plans"]) for row in rows if row["breakdown_topic"] == topic
    }


def known(quantity: Quantity) -> int:
    assert isinstance(quantity, Figure)
    return int(quantity.value)


def test_the_rest_of_a_region_is_its_other_authorities(
    plans: Release, recounted: dict[str, list[Row]]
) -> None:
    rest = ComparatorSelection(ComparatorKind.REST_OF_REGION)
    page = plans_of(plans, *LLR, comparator=rest)
    others = [
        rows[0]
        for key, rows in recounted.items()
        if rows[0]["region_name"] == "East Midlands" and rows[0]["la_name"] and key not in LLR
    ]
    assert page.total.comparator_children == children(sum(int(row["ehc_plans"]) for row in others))
    row = next(row for row in page.needs if row.code == "ASD")
    assert row.comparator_children == children(sum(int(row["number_asd"]) for row in others))


@pytest.mark.skipif(not NEIGHBOURS.is_file(), reason="DfE's list of neighbours is not here")
def test_neighbours_are_of_the_list_and_none_is_a_member(plans: Release) -> None:
    neighbours = read_neighbours(NEIGHBOURS)
    beside = ComparatorSelection(ComparatorKind.NEIGHBOURS)
    selection = Selection("plans", "202425", LLR, provision=Provision.EHC_PLAN, comparator=beside)
    page = build_page(plans, selection, neighbours)
    assert "May 2025" in page.comparator.note
    assert page.comparator.name.endswith(" statistical neighbours")
    assert len(page.sources) == 2
    members = page.comparator.note.split(": ", 1)[1].split(". ", 1)[0]
    assert not {"Leicester", "Rutland"}.intersection(members.replace(" and ", ", ").split(", "))


def test_a_suppressed_count_of_children_in_need_is_at_least_and_gives_no_share() -> None:
    release = open_release([IN_NEED])
    try:
        first = first_selection(release)
        authorities = [
            place.key
            for place in release.places(first.dataset_id, first.period_key)
            if place.level is Level.LOCAL_AUTHORITY
        ]
        selection = Selection(
            first.dataset_id, first.period_key, tuple(authorities), "All", first.provision
        )
        page = build_page(release, selection)
    finally:
        release.close()
    partly = [row for row in page.needs if isinstance(row.children, AtLeast)]
    assert partly
    for row in partly:
        assert isinstance(share_of(row.children, page.total.children), Missing)
    assert isinstance(page.pupils, Figure | AtLeast)
