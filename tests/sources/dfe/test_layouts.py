"""Every layout of the published files gives the same facts, whatever its words and columns."""

from __future__ import annotations

from pathlib import Path

import pytest
from dfe_by_hand import (
    EVERY_TRAP,
    PERIODS,
    expected_phase_count,
    expected_table,
    layout_a_age,
    layout_a_phase,
    layout_a_year_group,
    layout_b_year_group,
    layout_c_age,
    layout_c_phase,
    layout_c_year_group,
    places_of,
)
from scanned_files import (
    PLAN,
    SUPPORT,
    TOTAL,
    by_need,
    census,
    count_of,
    england,
    leicester,
    needs_of,
    opened,
    plain,
    with_cells,
)

from sendviewer.core.selections import Phase, Provision
from sendviewer.sources.dfe.labels import (
    age_label,
    aggregates_among,
    need_of,
    phase_of,
    provision_of,
    setting_label,
)
from sendviewer.sources.dfe.opening import open_release
from sendviewer.sources.dfe.release import CountKey

WRITERS = {
    "A by year group": layout_a_year_group,
    "A by age": layout_a_age,
    "B by year group": layout_b_year_group,
    "C by year group": layout_c_year_group,
    "C by age": layout_c_age,
}


@pytest.mark.parametrize("traps", [{}, EVERY_TRAP], ids=["plain", "every trap"])
@pytest.mark.parametrize("layout", WRITERS)
def test_each_layout_gives_the_same_facts(
    layout: str, traps: dict[str, object], tmp_path: Path
) -> None:
    path = WRITERS[layout](tmp_path / "file.csv", **traps)
    release = open_release([path])
    dataset = release.datasets[0]
    assert [period.key for period in dataset.periods] == sorted(PERIODS, reverse=True)
    for period in PERIODS:
        keys = places_of(period, joint=bool(traps))
        found = release.counts(dataset.id, period, keys)
        for key in keys:
            counts = {
                (count.provision, count.phase.value, count.need): plain(quantity)
                for count, quantity in found[key].items()
                if not count.group and plain(quantity) != "NotCollected"
            }
            assert counts == expected_table(period, key), (period, key)
    release.close()


@pytest.mark.parametrize("writer", [layout_a_phase, layout_c_phase])
def test_a_file_by_kind_of_school_is_recognised_and_has_no_needs(
    writer: object, tmp_path: Path
) -> None:
    assert callable(writer)
    release = open_release([writer(tmp_path / "phase.csv")])
    (dataset,) = release.datasets
    assert not dataset.has_needs
    assert dataset.has_pupils
    assert Phase.INDEPENDENT in dataset.phases
    assert "independent" in dataset.population
    for period in PERIODS:
        for key, counts in release.counts(dataset.id, period, places_of(period)).items():
            for count, quantity in counts.items():
                expected = expected_phase_count(period, key, count.provision, count.phase.value)
                assert plain(quantity) == expected
    release.close()


@pytest.mark.parametrize("without", ["need", "absent"])
def test_the_aggregate_of_layout_c_is_told_by_its_values(without: str, tmp_path: Path) -> None:
    path = layout_c_year_group(tmp_path / "c.csv", without_sen=without)
    release = open_release([path])
    (dataset,) = release.datasets
    assert dataset.has_pupils is (without == "need")
    expected = expected_table("202425", "856")
    assert needs_of(release)["all-sen", ""] == expected["all-sen", "all", ""]
    assert needs_of(release)["all-sen", "ASD"] == expected["all-sen", "all", "ASD"]
    release.close()


# --- Labels: what the published lists hold -----------------------------------------------------

NEED_LABELS = {
    "SPLD": ["Specific Learning Difficulty", "Specific Learning Disability"],
    "MLD": ["Moderate Learning Difficulty", "Moderate Learning Disability"],
    "SLD": ["Severe Learning Difficulty", "Severe Learning Disability"],
    "PMLD": [
        "Profound & Multiple Learning Difficulty",
        "Profound and multiple learning difficulty",
        "Profound Learning Disability",
    ],
    "SEMH": ["Social, Emotional and Mental Health", "social emotional and mental health "],
    "SLCN": [
        "Speech, Language and Communications needs",
        "Speech language and communications needs",
        "Speech, language and communication needs",
    ],
    "HI": ["Hearing Impairment", "Special Educational Needs Hearing"],
    "VI": ["Visual Impairment", "Vision impairment", "Special Educational Needs Visual"],
    "MSI": [
        "Multi- Sensory Impairment",
        "Multi-sensory impairment",
        "Multi-Sensory",
        "Multisensory impairment",
    ],
    "PD": ["Physical Disability"],
    "ASD": ["Autistic Spectrum Disorder", "Autistic Spectrum", "Autistic  spectrum disorder"],
    "DS": ["Downs Syndrome", "Down Syndrome", "Down syndrome"],
    "OTH": ["Other Difficulty/Disability", "Other difficulty or disability", "Other Difficulty"],
    "NSA": [
        "SEN support but no specialist assessment of type of need",
        "No specialist assessment",
    ],
    "UNK": ["Missing", "No primary need", "Not reported", "Unknown", "z"],
    "": ["All primary need", "Total", "All", "All pupils", "ALL PRIMARY NEEDS"],
}


@pytest.mark.parametrize(
    ("code", "label"), [(code, label) for code, labels in NEED_LABELS.items() for label in labels]
)
def test_each_label_of_need_means_one_code(code: str, label: str) -> None:
    assert need_of(label) == code


def test_a_need_that_nobody_knows_means_nothing() -> None:
    assert need_of("Dyspraxia and other things") is None


EVERYBODY, ANY = {"none", "support", "plan"}, {"support", "plan"}


@pytest.mark.parametrize(
    ("label", "whom"),
    [
        # sen_status and sen_provision as DfE's own checks accept them
        ("Total", EVERYBODY),
        ("Any special educational need", ANY),
        ("No identified special educational need", {"none"}),
        ("Education, health and care plan", {"plan"}),
        ("SEN support / SEN without an EHC plan", {"support"}),
        ("No SEN provision", {"none"}),
        # layouts A and B, and what files from 2026 call the total
        ("No SEN", {"none"}),
        ("No identified SEN", {"none"}),
        ("SEN No Statement or EHC", {"support"}),
        ("Statement or EHC", {"plan"}),
        ("Education, Health and Care plans", {"plan"}),
        ("All pupils", EVERYBODY),
    ],
)
def test_each_label_of_provision_takes_in_somebody(label: str, whom: set[str]) -> None:
    assert provision_of(label) == whom
    assert provision_of(f"  {label.upper()} ") == whom


def test_a_provision_that_nobody_knows_means_nothing() -> None:
    assert provision_of("School Action Plus Plus") is None


@pytest.mark.parametrize(
    ("label", "phase"),
    [
        ("State-funded nursery", Phase.NURSERY),
        ("State-funded primary", Phase.PRIMARY),
        ("State-funded secondary", Phase.SECONDARY),
        ("State-funded special school", Phase.SPECIAL),
        ("Non-maintained special school", Phase.NON_MAINTAINED_SPECIAL),
        ("Pupil referral unit", Phase.ALTERNATIVE),
        ("State-funded AP school", Phase.ALTERNATIVE),
        ("Independent school", Phase.INDEPENDENT),
        ("Total", Phase.ALL),
        ("All-through", None),
        ("Sixth-form college", None),
    ],
)
def test_each_kind_of_school_has_one_meaning(label: str, phase: Phase | None) -> None:
    assert phase_of(label) is phase


def test_beside_a_total_what_begins_with_all_is_a_group_like_any_other() -> None:
    assert aggregates_among(["Total", "All Asian backgrounds", "Indian"]) == {"Total"}
    assert aggregates_among(["All ethnicities", "Indian"]) == {"All ethnicities"}


@pytest.mark.parametrize(
    ("label", "shown"),
    [
        ("Mainstream - total", "Mainstream schools"),
        ("AP/PRU - total", "Alternative provision and PRUs"),
        ("FE - total", "Further education and post-16"),
        ("Placement not recorded", "Placement not recorded"),
        ("Mainstream - academy (SEN unit)", None),
        ("Prison - total", "Prison"),
        ("Awaiting a place", "Awaiting a place"),
    ],
)
def test_placements_are_taken_whole_and_in_plain_words(label: str, shown: str | None) -> None:
    assert setting_label(label) == shown


@pytest.mark.parametrize(
    ("label", "shown"),
    [
        ("age 10", "Age 10"),
        ("Aged 10", "Age 10"),
        ("10", "Age 10"),
        ("age 2 and under", "Age 2 and under"),
        ("under 3", "Under 3"),
        ("Age 20 and over", "Age 20 and over"),
    ],
)
def test_ages_are_written_in_one_way(label: str, shown: str) -> None:
    assert age_label(label) == shown


# --- Filters and breakdowns ----------------------------------------------------------------------


def test_a_row_counts_only_if_every_filter_leaves_nothing_out(tmp_path: Path) -> None:
    rows = [
        *with_cells(census(), hospital_school="Total", care_status="All pupils"),
        *with_cells(census(asd=1), hospital_school="Yes", care_status="All pupils"),
        *with_cells(census(asd=4), hospital_school="No", care_status="All pupils"),
        *with_cells(census(asd=2), hospital_school="Total", care_status="Looked after"),
    ]
    with opened(tmp_path, rows) as release:
        assert needs_of(release)["sen-support", "ASD"] == 5


def test_two_columns_of_provision_are_read_together(tmp_path: Path) -> None:
    any_sen, plan = "Any special educational need", "Education, health and care plan"
    support = "SEN support / SEN without an EHC plan"
    rows = [
        leicester(
            sen_status=status, sen_provision=provision, sen_primary_need=need, pupil_count=count
        )
        for status, provision, need, count in [
            ("Total", "Total", "All primary need", "100"),
            (any_sen, "Total", "All primary need", "15"),
            (any_sen, "Total", "Hearing impairment", "9"),
            (any_sen, support, "All primary need", "12"),
            (any_sen, plan, "All primary need", "3"),
            ("Total", plan, "All primary need", "3"),
        ]
    ]
    with opened(tmp_path, rows) as release:
        assert needs_of(release) == {
            ("all-pupils", ""): 100,
            ("all-sen", ""): 15,
            ("all-sen", "HI"): 9,
            ("all-sen", "DS"): "NotCollected",
            ("sen-support", ""): 12,
            ("ehc-plan", ""): 3,
        }


def test_wide_ages_are_taken_for_all_needs_and_schools_only(tmp_path: Path) -> None:
    rows = with_cells(census(), age_4="2", age_19_and_over="x", age_4_percent="1.5")
    with opened(tmp_path, rows) as release:
        (dataset,) = release.datasets
        counts = release.counts(dataset.id, "202324", ["856"])["856"]
        assert dataset.has_ages
        groups = {key for key in counts if key.group}
        assert all(not key.need for key in groups)
        assert count_of(release, CountKey("ehc-plan", group="age", item="Age 4")) == 2
        assert count_of(release, CountKey("all-sen", group="age", item="Age 4")) == 4
        over = CountKey("ehc-plan", group="age", item="Age 19 and over")
        assert count_of(release, over) == "Missingx"


def plans(place: dict[str, str], **counts: str) -> dict[str, str]:
    whole = {"breakdown_topic": "All EHC plans", "breakdown": "All EHC plans"}
    numbers = {"ehc_plans": "9", "number_asd": "5", "number_semh": "3", "number_need_unknown": "1"}
    return place | whole | numbers | counts


def test_plans_have_needs_ages_and_settings_and_only_plans(tmp_path: Path) -> None:
    topic = {"breakdown_topic": "Child or Young Person’s age", "breakdown": "under 3"}
    placed = {"breakdown_topic": "Type of placement", "breakdown": "Special - total"}
    part = {"breakdown_topic": "Type of placement", "breakdown": "Special - independent"}
    other = {"breakdown_topic": "Sex", "breakdown": "Male"}
    here = leicester(time_period="202425")
    rows = [
        plans(here),
        *(plans(here, ehc_plans="4", **more) for more in (topic, placed, part, other)),
    ]
    with opened(tmp_path, rows) as release:
        (dataset,) = release.datasets
        assert dataset.provisions == (Provision.EHC_PLAN,)
        assert needs_of(release) == {
            ("ehc-plan", ""): 9,
            ("ehc-plan", "ASD"): 5,
            ("ehc-plan", "SEMH"): 3,
            ("ehc-plan", "UNK"): 1,
            ("ehc-plan", "DS"): "NotCollected",
        }
        assert count_of(release, CountKey("ehc-plan", group="age", item="Under 3")) == 4
        assert count_of(release, CountKey("ehc-plan", group="setting", item="Special schools")) == 4
        counts = release.counts(dataset.id, "202425", ["856"])["856"]
        assert len([key for key in counts if key.group]) == 2


@pytest.mark.parametrize(
    ("period", "identifier", "topic", "when"),
    [
        ("202425", "Academic year", "Sex", "January 2025"),
        ("202425", "Calendar year", "Sex", "January 2025"),
        ("2024", "Calendar year", "Sex", "2024"),
        ("2026", "Calendar year", "Years EHC plan in place", "January 2026"),
    ],
)
def test_all_plans_and_new_plans_are_told_apart_by_values(
    period: str, identifier: str, topic: str, when: str, tmp_path: Path
) -> None:
    here = leicester(time_period=period, time_identifier=identifier)
    rows = [plans(here), plans(here, breakdown_topic=topic, breakdown="1")]
    with opened(tmp_path, rows) as release:
        (dataset,) = release.datasets
        assert dataset.periods[0].when == when
        assert (dataset.id == "new-plans") is (when == "2024")


def test_each_group_of_children_in_need_is_a_dataset(tmp_path: Path) -> None:
    counts = {"t_pupils": "40", "t_all_SEN": "12", "t_SEN_support": "c", "t_ASD": "7"}
    more = {"t_statement_or_EHC_plan": "c", "t_SEMH": "c"}
    rows = [
        leicester(social_care_group=group, **counts, **more)
        for group in ("CINO at 31 March", "CLA at any point")
    ]
    with opened(tmp_path, rows) as release:
        first, second = release.datasets
        assert first.id == "children-in-need-cino-at-31-march"
        assert (first.periods[0].when, first.periods[0].date) == ("March 2024", "2024-03")
        assert second.periods[0].when == "2023/24"
        assert "31 March" in first.population
        assert first.subject(Provision.ALL_SEN).title == "Children in need with SEN"
        assert needs_of(release)["all-sen", "ASD"] == 7
        assert needs_of(release)["all-sen", "SEMH"] == "Missingc"
        assert needs_of(release)["all-pupils", ""] == 40


def test_needs_given_by_provision_only_are_added_to_all_sen(tmp_path: Path) -> None:
    row = england(social_care_group="CIN at 31 March", t_pupils="40", t_all_SEN="12")
    row |= {"t_SEN_support": "7", "t_statement_or_EHC_plan": "5"}
    row |= {"t_ASD_ss": "3", "t_ASD_se": "c", "t_HI_ss": "4", "t_HI_se": "2"}
    with opened(tmp_path, [row]) as release:
        needs = needs_of(release, "E92000001")
        assert needs["all-sen", "HI"] == 6
        assert needs["all-sen", "ASD"] == "3+"
        assert needs["all-sen", ""] == 12


def test_without_rows_to_compare_the_aggregate_is_not_guessed(tmp_path: Path) -> None:
    rows = by_need(leicester(), {(SUPPORT, "Total"): 12, (PLAN, "Total"): 3, (TOTAL, "Total"): 15})
    with opened(tmp_path, rows) as release:
        assert ("all-pupils", "") not in needs_of(release)
        assert needs_of(release)["all-sen", ""] == 15
