"""A release answers for places and periods from memory: ordered, complete, and from any thread."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from dfe_by_hand import FIRST, NEWEST, layout_a_year_group, plans_by_need
from scanned_files import (
    SUPPORT,
    authority,
    by_need,
    census,
    count_of,
    england,
    leicester,
    needs_of,
    opened,
    region,
    text_of,
    with_cells,
)

from sendviewer.core.errors import DomainError
from sendviewer.core.figures import AtLeast, Missing, NotCollected, share_of
from sendviewer.core.selections import Phase, Provision
from sendviewer.sources.dfe.opening import open_release
from sendviewer.sources.dfe.periods import period_key, release_period
from sendviewer.sources.dfe.release import CountKey

DS = ("sen-support", "DS")


def test_places_are_england_regions_parts_and_then_authorities_by_name(tmp_path: Path) -> None:
    rows = [
        *census(leicester()),
        *census(authority("855", "E10000018", "Barnet")),
        *census(region("E13000001", "Inner London")),
        *census(region("E12000007", "London")),
        *census(region("E12000004", "East Midlands")),
        *census(england()),
    ]
    with opened(tmp_path, rows) as release:
        names = [place.name for place in release.places("census", "202324")]
    assert names == ["England", "East Midlands", "London", "Inner London", "Barnet", "Leicester"]


def test_only_the_asked_period_and_places_are_given(tmp_path: Path) -> None:
    earlier = census(leicester(time_period="202223"), asd=1)
    other = census(authority("855", "E10000018", "Leicestershire"), asd=9)
    with opened(tmp_path, [*census(), *earlier, *other]) as release:
        counts = release.counts("census", "202223", ["856"])
        assert list(counts) == ["856"]
        assert needs_of(release, period="202223")["sen-support", "ASD"] == 1
        assert needs_of(release, "855")["sen-support", "ASD"] == 9
        with pytest.raises(DomainError):
            release.counts("census", "202223", ["856", "855"])
        with pytest.raises(DomainError):
            release.counts("census", "202122", ["856"])
        with pytest.raises(DomainError):
            release.places("plans", "202223")
        with pytest.raises(DomainError):
            release.rows_used("census", "202324", ["999"])


def test_periods_are_newest_first_whatever_their_spelling(tmp_path: Path) -> None:
    rows = [
        row
        for period in ("202223", "2023/24", "201920")
        for row in census(leicester(time_period=period))
    ]
    with opened(tmp_path, rows) as release:
        periods = release.datasets[0].periods
    assert [(period.key, period.label, period.when) for period in periods] == [
        ("202324", "2023/24", "January 2024"),
        ("202223", "2022/23", "January 2023"),
        ("201920", "2019/20", "January 2020"),
    ]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("202425", "202425"),
        ("2024/25", "202425"),
        ("2024-25", "202425"),
        ("2024/2025", "202425"),
        ("199900", "199900"),
        ("2024", "2024"),
        ("202426", None),
        ("24", None),
        ("2024 Q1", None),
        ("", None),
    ],
)
def test_a_period_is_a_year_or_two_that_follow_each_other(text: str, key: str | None) -> None:
    assert period_key(text) == key


def test_the_time_of_a_period_is_worded_by_what_is_counted() -> None:
    assert release_period("202425", "january").date == "2025-01"
    assert release_period("2025", "january").when == "January 2025"
    assert release_period("202122", "march").when == "March 2022"
    assert release_period("202122", "year").when == "2021/22"
    assert release_period("2024", "year").date == "2024"


def test_all_sen_is_both_kinds_of_support_and_at_least_with_a_gap(tmp_path: Path) -> None:
    with opened(tmp_path, census(asd="c")) as release:
        needs = needs_of(release)
        assert needs["all-sen", ""] == 15
        assert needs["all-sen", "MLD"] == 7
        assert needs["all-sen", "ASD"] == "3+"
        counts = release.counts("census", "202324", ["856"])["856"]
    part, whole = counts[CountKey("all-sen", need="ASD")], counts[CountKey("all-sen")]
    assert isinstance(part, AtLeast)
    assert isinstance(share_of(part, whole), Missing)


def test_what_has_no_row_is_not_in_the_counts(tmp_path: Path) -> None:
    with opened(tmp_path, census()) as release:
        assert ("ehc-plan", "MLD") not in needs_of(release)
        assert ("all-pupils", "ASD") not in needs_of(release)


def test_down_syndrome_was_not_collected_before_2025_and_is_no_gap_after(tmp_path: Path) -> None:
    rows = [
        row
        for period in ("202324", "202425", "202526")
        for row in census(leicester(time_period=period))
    ]
    with_row = by_need(leicester(time_period="202526"), {(SUPPORT, "Down syndrome"): 0})
    with opened(tmp_path, [*rows, *with_row]) as release:
        assert needs_of(release, period="202324")[DS] == "NotCollected"
        assert DS not in needs_of(release, period="202425")
        assert needs_of(release, period="202526")[DS] == 0
        missing = release.counts("census", "202324", ["856"])["856"][CountKey(*DS[:1], need="DS")]
    assert isinstance(missing, NotCollected)
    assert "before January 2025" in missing.reason


def test_counts_of_kinds_of_school_stand_beside_those_of_all(tmp_path: Path) -> None:
    primary = with_cells(census(asd=2, mld=10), phase_type_grouping="State-funded primary")
    with opened(
        tmp_path, [*with_cells(census(), phase_type_grouping="Total"), *primary]
    ) as release:
        (dataset,) = release.datasets
        assert dataset.phases == (Phase.ALL, Phase.PRIMARY)
        assert dataset.has_settings
        assert count_of(release, CountKey("all-sen", Phase.PRIMARY, "ASD")) == 5
        assert count_of(release, CountKey("all-sen", Phase.ALL, "ASD")) == 8


def test_datasets_with_needs_come_first_the_census_before_the_plans(tmp_path: Path) -> None:
    plans = plans_by_need(tmp_path / "plans.csv").read_text("utf-8")
    phases = text_of(
        [leicester(phase_type_grouping="Total", total_pupils="9", sen_support="2", ehc_plan="1")]
    )
    with opened(tmp_path, phases, plans, census()) as release:
        assert [dataset.id for dataset in release.datasets] == ["census", "plans", "census-phase"]
        first = release.datasets[0]
        assert first.provisions == tuple(Provision)
        assert first.subject(Provision.EHC_PLAN).title == "Pupils with an EHC plan"
        assert not release.datasets[1].has_pupils


def test_of_two_files_of_a_kind_the_newest_comes_first_and_each_has_its_name(
    tmp_path: Path,
) -> None:
    old = layout_a_year_group(tmp_path / "old.csv", periods=(FIRST,), phases=("all",))
    new = layout_a_year_group(tmp_path / "new.csv", periods=(NEWEST,), phases=("all",))
    release = open_release([old, new])
    try:
        assert [dataset.file.name for dataset in release.datasets] == ["new.csv", "old.csv"]
        assert len({dataset.id for dataset in release.datasets}) == 2
        assert [dataset.title.rpartition(", ")[2] for dataset in release.datasets] == [
            "file new.csv",
            "file old.csv",
        ]
    finally:
        release.close()


def test_the_source_of_a_dataset_is_its_file(tmp_path: Path) -> None:
    with opened(tmp_path, census()) as release:
        source = release.datasets[0].file
        assert (source.name, source.archive, source.rows) == ("table0.csv", "", 8)
        assert len(release.sha256(release.datasets[0].id)) == 64
        assert release.title == "table0"


def test_a_release_may_be_asked_from_several_threads(tmp_path: Path) -> None:
    path = layout_a_year_group(tmp_path / "year.csv", periods=("202425",))
    release = open_release([path])
    (dataset,) = release.datasets
    places = [place.key for place in release.places(dataset.id, "202425")]
    expected = release.counts(dataset.id, "202425", places)
    found: list[object] = []

    def ask() -> None:
        found.extend(release.counts(dataset.id, "202425", places) for _ in range(3))

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 12
    assert all(counts == expected for counts in found)
    release.close()


def test_rounding_of_a_level_is_seen_and_said(tmp_path: Path) -> None:
    labels = ["Hearing impairment", "Vision impairment", "Physical disability", "Autistic spectrum"]
    counts = {(SUPPORT, label): 10 * number for number, label in enumerate(labels, 1)}
    rows = [
        row
        for year in range(16, 25)
        for row in by_need(england(time_period=f"20{year}{year + 1}"), {**counts})
    ]
    totals = [row for year in range(16, 25) for row in _totals(f"20{year}{year + 1}")]
    with opened(tmp_path, [*rows, *totals]) as release:
        population = release.datasets[0].population
    assert population.endswith(
        "The file rounds the counts of England to the nearest 10. Shares worked out from them can "
        "differ a little from published ones, and where a need is rare the rounding alone can make "
        "it higher or lower."
    )


def _totals(period: str) -> list[dict[str, str]]:
    return by_need(
        england(time_period=period),
        {(SUPPORT, "Total"): 100, ("Statement or EHC", "Total"): 20, ("Total", "Total"): 900},
    )
