"""One table of facts, in layouts A, B and C with every oddity, is read as the same facts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from fractions import Fraction
from itertools import product
from pathlib import Path

import dfe_by_hand as made
import pytest
from dfe_by_hand.facts import BREAKDOWN_COLUMNS

from sendviewer.core.errors import InputError
from sendviewer.core.figures import AtLeast, Figure, Missing, NotCollected, Quantity
from sendviewer.core.needs import loosely
from sendviewer.core.selections import Dataset, Level, Phase, Place
from sendviewer.sources.dfe.opening import open_release
from sendviewer.sources.dfe.release import CountKey, Release

Write = Callable[..., Path]
NEED_FILES: dict[str, Write] = {
    "A-year-group": made.layout_a_year_group,
    "A-age": made.layout_a_age,
    "B-year-group": made.layout_b_year_group,
    "C-year-group": made.layout_c_year_group,
    "C-age": made.layout_c_age,
}
each_need_file = pytest.mark.parametrize("write", NEED_FILES.values(), ids=NEED_FILES.keys())
ODD = {**made.EVERY_TRAP, "phases": ("nursery", "primary", "special", "all")}
PLAIN = {
    "periods": (made.NEWEST,),
    "phases": ("secondary", "non-maintained-special", "alternative-provision", "all"),
}
FEW = {"periods": (made.NEWEST,), "phases": ("primary", "all")}


@contextmanager
def opened(*paths: Path) -> Iterator[Release]:
    release = open_release(list(paths))
    try:
        yield release
    finally:
        release.close()


def with_needs(release: Release) -> Dataset:
    return next(dataset for dataset in release.datasets if dataset.has_needs)


def places(release: Release, dataset: Dataset, period: str) -> dict[str, Place]:
    return {place.key: place for place in release.places(dataset.id, period)}


def known(counts: dict[CountKey, Quantity]) -> dict[tuple[str, str, str], Fraction]:
    """Return the counts that are no breakdown and were collected: provision, phase, need."""
    found = {}
    for key, quantity in counts.items():
        if key.group or isinstance(quantity, NotCollected):
            continue
        assert isinstance(quantity, Figure), (key, quantity)
        found[key.provision, key.phase.value, key.need] = quantity.value
    return found


def asked(counts: dict[tuple[str, str, str], Fraction]) -> dict[tuple[str, str, str], Fraction]:
    """Leave out all pupils by need: a reader need not give them."""
    return {key: count for key, count in counts.items() if key[0] != "all-pupils" or not key[2]}


def assert_all_facts(
    release: Release,
    phases: Sequence[str],
    periods: Sequence[str] = made.PERIODS,
    *,
    joint: bool = False,
) -> None:
    dataset = with_needs(release)
    assert [period.key for period in dataset.periods] == [*reversed(periods)]
    for period in periods:
        here = places(release, dataset, period)
        expected = made.places_of(period, joint=joint)
        parts = {key for key, place in here.items() if place.level is Level.REGION_PART}
        assert set(here) - parts == set(expected)
        counts = release.counts(dataset.id, period, expected)
        for place in expected:
            facts = made.expected_table(period, place).items()
            expected_here = {key: count for key, count in facts if key[1] in phases}
            assert asked(known(counts[place])) == expected_here, (period, place)


@pytest.fixture(scope="module", params=NEED_FILES.items(), ids=NEED_FILES.keys())
def odd(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, Release]]:
    """A need file with every oddity at once: its layout, and the open release."""
    name, write = request.param
    folder = tmp_path_factory.mktemp(name)
    with opened(write(folder / "sen_2025_final (2).csv", **ODD)) as release:
        yield name, release


# --- The same facts -------------------------------------------------------------------------


@each_need_file
def test_a_plain_file_gives_the_facts(write: Write, tmp_path: Path) -> None:
    with opened(write(tmp_path / "figures.csv", **PLAIN)) as release:
        assert_all_facts(release, PLAIN["phases"], PLAIN["periods"])


def test_every_oddity_at_once_gives_the_same_facts(odd: tuple[str, Release]) -> None:
    _name, release = odd
    assert_all_facts(release, ODD["phases"], joint=True)


@pytest.mark.parametrize(
    ("encoding", "line_end"), [("utf-8", "\n"), ("utf-8-sig", "\r\n"), ("cp1252", "\n")]
)
def test_names_are_read_in_every_encoding(tmp_path: Path, encoding: str, line_end: str) -> None:
    path = made.layout_b_year_group(
        tmp_path / "figures.csv",
        **FEW,
        encoding=encoding,
        line_end=line_end,
        names={"943": "Westmorland \u2013 and Fürness"},
    )
    with opened(path) as release:
        here = places(release, with_needs(release), made.NEWEST)
        assert here["943"].name == "Westmorland \u2013 and Fürness"
        assert here["810"].name == "Kingston upon Hull, City of"


@pytest.mark.parametrize("without_sen", ["row", "need", "absent"])
def test_pupils_without_sen_are_no_pupils_with_sen_however_they_are_given(
    tmp_path: Path, without_sen: str
) -> None:
    path = made.layout_c_year_group(tmp_path / "c.csv", **FEW, without_sen=without_sen)
    with opened(path) as release:
        dataset = with_needs(release)
        counts = known(release.counts(dataset.id, made.NEWEST, ["856"])["856"])
        expected = {
            key: count
            for key, count in made.expected_table(made.NEWEST, "856").items()
            if key[1] in {"primary", "all"}
        }
        if without_sen == "absent":
            expected = {key: n for key, n in expected.items() if key[0] != "all-pupils"}
            assert not dataset.has_pupils
        assert asked(counts) == expected


@pytest.fixture(scope="module")
def series(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Release]:
    """All three periods, of all schools together; two authorities change their code."""
    path = tmp_path_factory.mktemp("series") / "figures.csv"
    with opened(made.layout_b_year_group(path, two_codes=True, phases=("all",))) as release:
        yield release


def test_a_code_that_has_changed_is_the_same_authority(series: Release) -> None:
    dataset = with_needs(series)
    for code, period in product(("370", "373"), made.PERIODS):
        here = [place for place in series.places(dataset.id, period) if place.dfe_code == code]
        assert [place.key for place in here] == [code]
        counts = known(series.counts(dataset.id, period, [code])[code])
        expected = made.expected_counts(period, code, "all-sen")
        assert counts["all-sen", "all", ""] == expected


def test_an_authority_has_no_figures_where_it_has_no_rows(series: Release) -> None:
    dataset = with_needs(series)
    first, newest = (places(series, dataset, key) for key in (made.FIRST, made.NEWEST))
    assert "857" not in first
    assert {"909"} == {"909", "942", "943"} & set(first)
    assert {"942", "943"} == {"909", "942", "943"} & set(newest)


def test_down_syndrome_was_not_collected_before_the_newest_period(series: Release) -> None:
    dataset = with_needs(series)
    key = CountKey("all-sen", Phase.ALL, "DS")
    for period in (made.FIRST, made.MIDDLE):
        assert isinstance(series.counts(dataset.id, period, ["856"])["856"][key], NotCollected)
    newest = series.counts(dataset.id, made.NEWEST, ["856"])["856"][key]
    assert isinstance(newest, Figure)
    assert newest.value == made.expected_counts(made.NEWEST, "856", "all-sen", "all", "DS")


def test_no_fact_is_said_not_to_add_up(odd: tuple[str, Release]) -> None:
    _name, release = odd
    for period in made.PERIODS:
        assert release.discrepancies(with_needs(release).id, period) == ()


# --- London, once ---------------------------------------------------------------------------


def test_regions_add_up_to_england_with_london_once(odd: tuple[str, Release]) -> None:
    _name, release = odd
    dataset = with_needs(release)
    for period in made.PERIODS:
        here = places(release, dataset, period)
        regions = [key for key, place in here.items() if place.level is Level.REGIONAL]
        parts = [key for key, place in here.items() if place.level is Level.REGION_PART]
        assert sorted(regions) == sorted(made.REGION_NAMES)
        assert sorted(parts) == sorted(made.REGION_PART_NAMES)
        counts = release.counts(dataset.id, period, [*regions, made.ENGLAND])
        key = ("all-sen", "all", "")
        together = sum(known(counts[region])[key] for region in regions)
        assert together == known(counts[made.ENGLAND])[key]


# --- Breakdowns -----------------------------------------------------------------------------


def _column(item: str) -> str:
    """Return an item's label as its column of the wide files is named."""
    words = loosely(item)
    if "not followed" in words:
        return "nc_not_followed"
    stem = words.replace(" ", "_")
    return stem if stem.startswith("age") else f"nc_{stem}"


def test_ages_and_year_groups_equal_the_facts(odd: tuple[str, Release]) -> None:
    name, release = odd
    group = "age" if name.endswith("age") else "year"
    dataset = with_needs(release)
    assert dataset.has_ages
    for place, provision in product(
        ("856", made.LONDON, made.ENGLAND), ("all-sen", "sen-support", "ehc-plan")
    ):
        counts = release.counts(dataset.id, made.MIDDLE, [place])[place]
        shown = {
            _column(key.item): quantity.value
            for key, quantity in counts.items()
            if (key.group, key.provision, key.phase) == (group, provision, Phase.ALL)
            and isinstance(quantity, Figure)
        }
        cells = made.broken_down(group)[made.MIDDLE, place, provision, "all", ""]
        assert shown == dict(zip(BREAKDOWN_COLUMNS[group], cells, strict=True))


# --- Symbols --------------------------------------------------------------------------------


SYMBOLS = ("c", "low", "k", "z", "x", "u", ":", "~", "NULL", "-", "..", "")


@pytest.mark.parametrize(
    "write", [made.layout_a_year_group, made.layout_c_year_group], ids=["A", "C"]
)
def test_a_symbol_is_missing_with_a_reason_and_never_0(write: Write, tmp_path: Path) -> None:
    hidden = dict(zip(made.NEED_CODES, SYMBOLS, strict=False))
    suppressed = {
        (made.NEWEST, "856", "sen-support", "all", need): symbol for need, symbol in hidden.items()
    }
    with opened(write(tmp_path / "figures.csv", **FEW, suppressed=suppressed)) as release:
        counts = release.counts(with_needs(release).id, made.NEWEST, ["856"])["856"]
        for need, symbol in hidden.items():
            count = counts[CountKey("sen-support", Phase.ALL, need)]
            assert isinstance(count, Missing), symbol
            assert not isinstance(count, NotCollected), symbol
            assert (count.symbol, bool(count.reason)) == (symbol, True)
            both = counts[CountKey("all-sen", Phase.ALL, need)]
            assert isinstance(both, AtLeast), symbol
            assert both.value == made.expected_counts(made.NEWEST, "856", "ehc-plan", "all", need)


@pytest.mark.parametrize("swapped", [False, True], ids=["standard", "swapped"])
def test_a_release_explains_its_own_symbols(tmp_path: Path, swapped: bool) -> None:
    x, z = (
        (made.NEWEST, "856", "sen-support", "all", "MSI"),
        (made.NEWEST, "856", "sen-support", "all", "VI"),
    )
    path = made.layout_a_year_group(
        tmp_path / "sen_ncyear_.csv", **FEW, suppressed={x: "x", z: "z"}
    )
    release_path = made.release_zip(
        tmp_path / "release.zip", {"sen_ncyear_.csv": path}, swapped=swapped
    )
    with opened(release_path) as release:
        counts = release.counts(with_needs(release).id, made.NEWEST, ["856"])["856"]
        reasons = {need: counts[CountKey("sen-support", Phase.ALL, need)] for need in ("MSI", "VI")}
        shown = [
            count.reason.casefold() for count in reasons.values() if isinstance(count, Missing)
        ]
        not_applicable, not_available = shown if swapped else reversed(shown)
        assert "not applicable" in not_applicable
        assert "not available" in not_available


# --- What is not recognised -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("write", "label", "column"),
    [
        (made.layout_a_year_group, "Moderate Learning Difficulty", "primary_need"),
        (made.layout_b_year_group, "Down syndrome", "sen_primary_need"),
        (made.layout_b_year_group, "Education, Health and Care plans", "sen_status"),
        (made.layout_c_year_group, "Education, health and care plan", "sen_provision"),
        (made.layout_b_year_group, "State-funded primary", "phase_type_grouping"),
        (made.layout_c_age, "Vision impairment", "sen_primary_need"),
    ],
)
def test_a_value_that_is_not_recognised_is_named_with_its_column(
    write: Write, label: str, column: str, tmp_path: Path
) -> None:
    path = write(tmp_path / "figures.csv", **FEW, replaced={label: "Brand new wording"})
    words = told_about(path)
    assert "Brand new wording" in words
    assert column in words


def told_about(path: Path) -> str:
    """Return what the program says about a file: why it refuses it, or what it skips."""
    try:
        with opened(path) as release:
            return " ".join(f"{one.name}: {one.why}" for one in release.skipped)
    except InputError as error:
        return str(error)


# --- Phase files and plans ------------------------------------------------------------------


@pytest.mark.parametrize(
    "write", [made.layout_a_phase, made.layout_b_phase, made.layout_c_phase], ids=["A", "B", "C"]
)
def test_a_phase_file_gives_its_own_pupils_and_no_needs(write: Write, tmp_path: Path) -> None:
    traps = {key: value for key, value in made.EVERY_TRAP.items() if key != "stray_no_sen"}
    with opened(write(tmp_path / "phase.csv", **traps)) as release:
        dataset = release.datasets[0]
        assert not dataset.has_needs
        assert dataset.has_pupils
        for period in made.PERIODS:
            for place in made.places_of(period, joint=True):
                counts = release.counts(dataset.id, period, [place])[place]
                for key, quantity in counts.items():
                    if key.group:
                        continue
                    assert isinstance(quantity, Figure), (key, quantity)
                    assert quantity.value == made.expected_phase_count(
                        period, place, key.provision, key.phase.value
                    ), (period, place, key)
                assert CountKey("all-pupils", Phase.INDEPENDENT) in counts
                assert CountKey("all-sen") in counts


def test_need_and_phase_files_together_never_share_a_denominator(tmp_path: Path) -> None:
    needs = made.layout_b_year_group(tmp_path / "needs.csv", **FEW)
    phases = made.layout_b_phase(tmp_path / "phases.csv", **FEW)
    with opened(needs, phases) as release:
        by_file = {dataset.file.name: dataset for dataset in release.datasets}
        key = CountKey("all-pupils")
        for name, expected in (
            ("needs.csv", made.expected_counts(made.NEWEST, "856", "all-pupils")),
            ("phases.csv", made.expected_phase_count(made.NEWEST, "856", "all-pupils", "all")),
        ):
            count = release.counts(by_file[name].id, made.NEWEST, ["856"])["856"][key]
            assert isinstance(count, Figure)
            assert count.value == expected


def test_plans_by_need_give_the_facts(tmp_path: Path) -> None:
    path = made.plans_by_need(tmp_path / "plans.csv", **made.EVERY_TRAP)
    with opened(path) as release:
        dataset = with_needs(release)
        for period in made.PERIODS:
            for place in made.places_of(period, joint=True):
                counts = known(release.counts(dataset.id, period, [place])[place])
                for need in ("", "ASD", "OTH", "SLD", "UNK"):
                    assert counts["ehc-plan", "all", need] == made.expected_plans(
                        period, place, need
                    ), (period, place, need)


def test_a_release_without_primary_need_is_recognised_and_says_what_it_has(
    tmp_path: Path,
) -> None:
    words = told_about(made.plans_without_need(tmp_path / "sen2_2022.csv"))
    assert "primary need" in words
