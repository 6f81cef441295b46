"""Real files give the figures that are known of them. Skipped where the files are not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from scanned_files import needs_of, plain

from sendviewer.core.figures import AtLeast, Missing, add
from sendviewer.core.pages import Discrepancy
from sendviewer.core.selections import Level
from sendviewer.sources.dfe.opening import open_release
from sendviewer.sources.dfe.release import CountKey, Release

DATA = Path(__file__).parents[4] / "shared" / "data" / "dfe"
PLANS = DATA / "education-health-and-care-plans_2025.zip"
NATIONAL = DATA / "sen_census_national_2015-16_to_2019-20.csv"
IN_NEED = DATA / "children_in_need_sen_la_2016-17_to_2021-22.csv"
IN_NEED_NATIONAL = DATA / "children_in_need_sen_national_2016-17_to_2021-22.csv"

pytestmark = pytest.mark.skipif(not PLANS.is_file(), reason="the real files of DfE are not here")


@pytest.fixture(scope="module")
def plans() -> Iterator[Release]:
    release = open_release([PLANS])
    yield release
    release.close()


def test_the_release_of_plans_has_two_datasets_and_explains_the_other_files(
    plans: Release,
) -> None:
    assert plans.title == "Education, health and care plans 2025"
    all_plans, new_plans = plans.datasets
    assert (all_plans.id, all_plans.file.rows) == ("plans", 13939)
    assert (new_plans.id, new_plans.file.rows) == ("new-plans", 9768)
    assert all_plans.periods[0].when == "January 2025"
    assert new_plans.periods[0].when == "2024"
    reasons = {one.name: one.why for one in plans.skipped}
    assert "no primary need" in reasons["caseload.csv"]
    assert len(reasons) == 13


def test_leicester_leicestershire_and_rutland_have_11629_plans(plans: Release) -> None:
    counts = plans.counts("plans", "202425", ["856", "855", "857"])
    total = add([of_place[CountKey("ehc-plan")] for of_place in counts.values()])
    assert plain(total) == 11629
    assert needs_of(plans, "856")["ehc-plan", ""] == 4057
    assert needs_of(plans, "856")["ehc-plan", "UNK"] == 164


def test_the_published_error_of_england_is_found_there_and_in_its_region(plans: Release) -> None:
    found = plans.discrepancies("plans", "202425")
    where = "England", "its 153 local authorities"
    assert found[:2] == (
        Discrepancy(*where, "Severe learning difficulty", 25681, 25025),
        Discrepancy(*where, "Specific learning difficulty", 14374, 15030),
    )
    assert {one.whole_name for one in found} == {"England", "South East"}
    assert plans.discrepancies("new-plans", "2024") == ()


def test_new_plans_give_london_in_two_parts(plans: Release) -> None:
    places = plans.places("new-plans", "2024")
    levels = [place.level for place in places]
    assert levels.count(Level.REGIONAL) == 8
    assert levels.count(Level.REGION_PART) == 2
    assert levels.count(Level.LOCAL_AUTHORITY) == 153
    boroughs = [place for place in places if place.region_name == "London"]
    assert len(boroughs) == 33 + 2


def test_the_national_census_has_pupils_with_and_without_sen() -> None:
    release = open_release([NATIONAL])
    (dataset,) = release.datasets
    assert [period.key for period in dataset.periods][::4] == ["201920", "201516"]
    needs = needs_of(release, "E92000001")
    assert needs["all-pupils", ""] == 8312552
    assert needs["all-sen", ""] == 999420 + 275604
    assert needs["all-sen", "ASD"] == 67867 + 82847
    assert needs["ehc-plan", "UNK"] == 1
    assert needs["all-sen", "DS"] == "NotCollected"
    assert release.discrepancies(dataset.id, "201920") == ()
    release.close()


def test_suppressed_children_in_need_make_sums_at_least() -> None:
    release = open_release([IN_NEED])
    dataset = release.datasets[0]
    assert dataset.title.endswith("(CINO at 31 March)")
    assert "England and regions to the nearest 10" in dataset.population
    counts = release.counts(dataset.id, "202122", ["856", "857"])
    asd = [of_place[CountKey("all-sen", need="ASD")] for of_place in counts.values()]
    assert isinstance(add(asd), AtLeast)
    rutland = counts["857"][CountKey("all-sen", need="ASD")]
    assert isinstance(rutland, Missing)
    assert rutland.symbol == "c"
    assert release.discrepancies(dataset.id, "202122") == ()
    # In the first year the need of some children was not recorded, in a file without such a row.
    first = release.discrepancies(dataset.id, "201617")[0]
    assert (first.whole_name, first.parts_name) == ("England", "its primary needs")
    assert (first.whole, first.parts) == (72170, 69830)
    release.close()


def test_the_national_file_of_children_in_need_has_both_provisions() -> None:
    release = open_release([IN_NEED_NATIONAL])
    first = next(one for one in release.datasets if "-cin-at-31" in one.id)
    key = CountKey("all-sen", need="ASD")
    counts = release.counts(first.id, "202122", ["E92000001"])["E92000001"]
    assert plain(counts[key]) == 2330 + 13630
    assert len(release.datasets) == 12
    release.close()
