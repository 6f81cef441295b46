"""Scanning counts each row once, gives every cell its meaning, and names what it does not know."""

from __future__ import annotations

import threading
import time
from contextlib import closing
from pathlib import Path

import pytest
from dfe_by_hand import layout_a_year_group, release_zip
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from scanned_files import (
    NONE,
    PLAN,
    SUPPORT,
    TOTAL,
    Row,
    authority,
    by_need,
    census,
    england,
    leicester,
    needs_of,
    opened,
    region,
    text_of,
    with_cells,
)

from sendviewer.core.errors import InputError
from sendviewer.core.figures import Missing
from sendviewer.core.selections import Level
from sendviewer.sources.dfe.checksums import KnownChecksum
from sendviewer.sources.dfe.csv_scan import connected, watched
from sendviewer.sources.dfe.facts import FactTable
from sendviewer.sources.dfe.file_rows import FileRows
from sendviewer.sources.dfe.intake import DataFile, Intake
from sendviewer.sources.dfe.opening import open_release
from sendviewer.sources.dfe.progress import FileProgress, rows_expected, rows_in_words
from sendviewer.sources.dfe.release import CountKey
from sendviewer.sources.dfe.scanning import scan
from sendviewer.sources.watching import UNWATCHED

ASD = ("sen-support", "ASD")


def fault_of(folder: Path, table: list[Row] | str) -> InputError:
    with pytest.raises(InputError) as error, opened(folder, table):
        pass
    return error.value


# --- Rows ----------------------------------------------------------------------------------------


def test_a_row_that_is_there_twice_counts_once(tmp_path: Path) -> None:
    rows = [*census(), *census(), *census(leicester(la_name="Leicester "))]
    with opened(tmp_path, rows) as release:
        assert needs_of(release)[ASD] == 5
        assert needs_of(release)["all-pupils", ""] == 100


def test_two_spellings_of_a_need_count_once(tmp_path: Path) -> None:
    again = by_need(leicester(), {(SUPPORT, "Autistic spectrum disorder"): 5})
    with opened(tmp_path, [*census(), *again]) as release:
        assert needs_of(release)[ASD] == 5


def test_needs_that_are_unknown_for_several_reasons_add_up(tmp_path: Path) -> None:
    unknown = by_need(leicester(), {(SUPPORT, "Unknown"): 2, (SUPPORT, "Not reported"): 3})
    with opened(tmp_path, [*census(), *unknown]) as release:
        assert needs_of(release)["sen-support", "UNK"] == 5


def test_contradicting_rows_are_named_with_both_lines(tmp_path: Path) -> None:
    error = fault_of(tmp_path, [*census(), *by_need(leicester(), {(PLAN, "Total"): 4})])
    assert "“3” in line 6 and “4” in line 10" in error.problem
    assert error.place is not None
    assert (error.place.line, error.place.column) == (6, 13)


def test_other_levels_are_left_out_even_with_labels_nobody_knows(tmp_path: Path) -> None:
    ward = leicester(geographic_level="Ward", time_period="soon")
    odd = by_need(ward, {("Whatever", "Anything"): "many"})
    with opened(tmp_path, [*odd, *census()]) as release:
        assert needs_of(release)[ASD] == 5
        assert release.datasets[0].file.rows == 9
        assert release.rows_used("census", "202324", ["856"]) == 6


IN_ORDER = [*census(), *census(england()), *with_cells(census(asd="c"), time_period="202223")]


@pytest.fixture(scope="module")
def needs_in_order(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    """The figures of a file in its order, by period."""
    with opened(tmp_path_factory.mktemp("in order"), IN_ORDER) as release:
        return {period: needs_of(release, period=period) for period in ("202223", "202324")}


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_neither_the_order_of_rows_nor_that_of_columns_matters(
    data: st.DataObject, needs_in_order: dict[str, object], tmp_path: Path
) -> None:
    columns = data.draw(st.permutations(list(IN_ORDER[0])))
    shuffled = data.draw(st.permutations(IN_ORDER))
    with opened(tmp_path, text_of(shuffled, columns)) as release:
        for period, needs in needs_in_order.items():
            assert needs_of(release, period=period) == needs


def test_two_files_of_the_same_are_two_datasets_and_never_added(tmp_path: Path) -> None:
    with opened(tmp_path, census(), census(asd=6)) as release:
        assert [dataset.id for dataset in release.datasets] == ["census", "census-2"]
        assert [needs_of(release, number=number)[ASD] for number in (0, 1)] == [5, 6]


# --- Places --------------------------------------------------------------------------------------


def test_an_authority_with_two_codes_is_one_place_by_its_3_digit_code(tmp_path: Path) -> None:
    earlier = authority("370", "E08000016", "Barnsley MBC", time_period="202223")
    later = authority("370", "E08000038", "Barnsley")
    with opened(tmp_path, [*census(earlier), *census(later)]) as release:
        for period in ("202223", "202324"):
            (place,) = release.places("census", period)
            assert (place.key, place.name, place.code) == ("370", "Barnsley", "E08000038")


def test_a_name_alone_makes_no_place_one(tmp_path: Path) -> None:
    bournemouth = authority("837", "E06000028", "Bournemouth")
    other = authority("839", "E06000058", "Bournemouth")
    with opened(tmp_path, [*census(bournemouth), *census(other, asd=6)]) as release:
        assert [place.key for place in release.places("census", "202324")] == ["837", "839"]


def test_without_codes_a_place_is_known_by_the_next_best(tmp_path: Path) -> None:
    rows = [
        *census(authority("", "E06000017", "Rutland")),
        *census(authority("z", "x", "Isles of  Scilly")),
        *census(authority("942/943", "", "Cumberland / Westmorland and Furness")),
        *census(region("", "Inner London")),
        *census(region("", "Yorkshire and the Humber")),
        *census(england(country_code="", country_name=" England")),
    ]
    with opened(tmp_path, rows) as release:
        found = {place.key: place for place in release.places("census", "202324")}
    assert set(found) == {
        "E06000017",
        "isles of scilly",
        "942 / 943",
        "E13000001",
        "E12000003",
        "E92000001",
    }
    assert found["E13000001"].level is Level.REGION_PART
    assert found["E13000001"].region_name == "London"
    assert found["isles of scilly"].name == "Isles of Scilly"


def test_a_borough_of_inner_london_is_in_london(tmp_path: Path) -> None:
    camden = authority("202", "E09000007", "Camden", region_code="E13000001")
    with opened(tmp_path, census(camden | {"region_name": "Inner London"})) as release:
        (place,) = release.places("census", "202324")
    assert (place.region_code, place.region_name) == ("E12000007", "London")


# --- Cells ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "count"),
    [
        ("12", 12),
        (" 12 ", 12),
        ("1,234", 1234),
        ("12.0", 12),
        ("0", 0),
        ("c", "Missingc"),
        ("Z", "MissingZ"),
        ("low", "Missinglow"),
        ("..", "Missing.."),
        ("NULL", "MissingNULL"),
        ("", "Missing"),
    ],
)
def test_a_cell_is_a_whole_number_or_missing_with_its_symbol(
    cell: str, count: int | str, tmp_path: Path
) -> None:
    with opened(tmp_path, census(asd=cell)) as release:
        assert needs_of(release)[ASD] == count


@pytest.mark.parametrize("cell", ["-3", "12.5", "1e3", "1,23", "many", "12%", "9" * 30])
def test_any_other_cell_is_named_with_its_line_and_column(cell: str, tmp_path: Path) -> None:
    error = fault_of(tmp_path, census(asd=cell))
    assert f"number_of_pupils holds “{cell}”" in error.problem
    assert error.place is not None
    assert (error.place.line, error.place.column) == (2, 13)
    assert error.place.file.endswith("table0.csv")


def test_the_guidance_of_the_release_gives_a_symbol_its_meaning_first(tmp_path: Path) -> None:
    key = ("202425", "856", "ehc-plan", "all", "MSI")
    table = layout_a_year_group(
        tmp_path / "year.csv", periods=("202425",), phases=("all",), suppressed={key: "z"}
    )
    path = release_zip(tmp_path / "release.zip", {"year.csv": table}, swapped=True)
    with closing(open_release([path])) as release:
        counts = release.counts(release.datasets[0].id, "202425", ["856"])["856"]
    assert counts[CountKey("ehc-plan", need="MSI")] == Missing("z", "not available")


# --- What is not known is named ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("column", "number", "value", "words"),
    [
        ("primary_need", 12, "Dyspraxia", "expected a primary need"),
        ("pupil_sen_status", 11, "School Action", "expected no SEN, SEN support"),
        ("phase_type_grouping", 14, "Sixth-form college", "expected a kind of school"),
    ],
)
def test_an_unknown_label_is_named_with_its_column(
    column: str, number: int, value: str, words: str, tmp_path: Path
) -> None:
    rows = with_cells(census(), phase_type_grouping="Total")
    rows[2] = rows[2] | {column: value}
    error = fault_of(tmp_path, rows)
    assert f"The column {column} holds “{value}”" in error.problem
    assert words in error.problem
    assert error.place is not None
    assert (error.place.line, error.place.column) == (4, number)


def test_an_unknown_period_is_named(tmp_path: Path) -> None:
    error = fault_of(tmp_path, census(leicester(time_period="202429")))
    assert "The period “202429” is not known" in error.problem
    assert error.place is not None
    assert error.place.line == 2


def test_a_filter_without_a_total_is_named(tmp_path: Path) -> None:
    rows = [*with_cells(census(), ethnicity="Indian"), *with_cells(census(), ethnicity="Irish")]
    error = fault_of(tmp_path, rows)
    assert "The column ethnicity has no rows for all together" in error.problem


def test_a_file_of_schools_only_says_which_rows_it_has(tmp_path: Path) -> None:
    error = fault_of(tmp_path, census(leicester(geographic_level="School")))
    assert error.problem.startswith("The file holds rows of School; expected totals")


def test_totals_alone_do_not_say_of_whom_they_are(tmp_path: Path) -> None:
    error = fault_of(tmp_path, by_need(leicester(), {(TOTAL, "Total"): 100}))
    assert "whether its totals are of all pupils or of those with SEN" in error.problem


def test_pupils_without_sen_make_the_total_one_of_all_pupils(tmp_path: Path) -> None:
    counts = {(NONE, "Total"): 0, (SUPPORT, "Total"): 9, (PLAN, "Total"): 1, (TOTAL, "Total"): 10}
    with opened(tmp_path, by_need(leicester(), counts)) as release:
        assert needs_of(release)["all-pupils", ""] == 10


# --- Broken files --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("spoil", "words", "line"),
    [
        ((lambda text: text.replace(",5\n", ",5,6\n")), "14 cells; its header has 13", 2),
        ((lambda text: text.replace(",7\n", "\n")), "12 cells; its header has 13", 3),
        ((lambda text: text.replace("Moderate", '"Moderate')), "is opened and never closed", 3),
    ],
)
def test_a_broken_row_is_named_with_its_line(
    spoil: object, words: str, line: int, tmp_path: Path
) -> None:
    assert callable(spoil)
    error = fault_of(tmp_path, spoil(text_of(census())))
    assert words in error.problem
    assert error.place is not None
    assert error.place.line == line
    assert "duck" not in str(error).lower()


WALES = {"country_code": "W92000004", "country_name": "Wales"}
NO_COUNT = "No row of the file counts"


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (by_need(england(**WALES), {(SUPPORT, "Total"): 5}), NO_COUNT),
        (by_need(england(), {(NONE, "Total"): 5}), NO_COUNT),
        (by_need(england(), {(NONE, "Total"): 5, (TOTAL, "Total"): 9}), NO_COUNT),
        (by_need(england(), {(TOTAL, "Hearing impairment"): 5}), "of all pupils or of those"),
    ],
    ids=["another country", "nobody with SEN", "all pupils only", "nobody knows whom"],
)
def test_a_file_that_counts_nobody_of_use_is_refused(
    rows: list[dict[str, str]], words: str, tmp_path: Path
) -> None:
    assert words in fault_of(tmp_path, text_of(rows)).problem


@pytest.mark.parametrize("ends", [("\r\n", "\n"), ("\n", "\r\n"), ("\r", "\n"), ("\r\n", "\r\n")])
def test_line_ends_may_be_of_any_kind_and_mixed(ends: tuple[str, str], tmp_path: Path) -> None:
    first, *others = text_of(census()).splitlines()
    text = first + ends[0] + ends[1].join(others) + ends[0]
    with opened(tmp_path, text) as release:
        assert needs_of(release)[ASD] == 5
        assert release.datasets[0].file.rows == 8


def test_a_column_that_is_there_twice_breaks_nothing(tmp_path: Path) -> None:
    lines = text_of(census()).splitlines()
    doubled = [f"{line},{line.rsplit(',', 1)[1]}" for line in lines]
    with opened(tmp_path, "\n".join(doubled) + "\n") as release:
        assert needs_of(release)[ASD] == 5


# --- Watched work --------------------------------------------------------------------------------


class StoppedError(Exception):
    pass


class Watcher:
    """Takes what is told, and stops at the first look after ``stop_after`` looks."""

    def __init__(self, stop_after: int = 10**9) -> None:
        self.told: list[tuple[float, str]] = []
        self.left = stop_after

    def report(self, fraction: float, words: str = "") -> None:
        self.told.append((fraction, words))
        self.check()

    def check(self) -> None:
        self.left -= 1
        if self.left < 0:
            raise StoppedError


def intake_of(folder: Path, text: str) -> Intake:
    path = folder / "table.csv"
    path.write_text(text, encoding="utf-8")
    header = tuple(text.splitlines()[0].split(","))
    file = DataFile(path, path.name, "", KnownChecksum("0" * 64), path.stat().st_size, header)
    return Intake((file,), (), None, folder)


@pytest.mark.parametrize("looks", range(5))
def test_stopping_leaves_neither_files_nor_threads(looks: int, tmp_path: Path) -> None:
    intake = intake_of(tmp_path, text_of(census()))
    with pytest.raises(StoppedError):
        scan(intake, Watcher(looks))
    assert [path.name for path in tmp_path.iterdir()] == ["table.csv"]
    assert not [thread for thread in threading.enumerate() if thread.name == "reading-figures"]


def test_every_step_from_rows_to_facts_can_be_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """For a file of millions of rows they take a second, in which a person may cancel."""
    watcher = Watcher()
    looks: list[int] = []

    def add(table: FactTable, file: FileRows, first_dataset: int) -> dict[str, int]:
        looks.append(watcher.left)
        added = taken_up(table, file, first_dataset)
        looks.append(watcher.left)
        return added

    taken_up = FactTable.add
    monkeypatch.setattr(FactTable, "add", add)
    scan(intake_of(tmp_path, text_of(census())), watcher).close()
    before, after = looks
    assert before - after > 10


def test_a_long_query_is_stopped_at_once(tmp_path: Path) -> None:
    connection = connected(tmp_path)
    began = time.monotonic()
    with pytest.raises(StoppedError):
        watched(connection, "SELECT sum(hash(i)) FROM range(3000000000) t(i)", [], Watcher(2))
    assert time.monotonic() - began < 2
    assert connection.execute("SELECT 1").fetchall() == [(1,)]
    connection.close()


class TwicePressed:
    """A connection at which Ctrl+C is pressed again while its query is being stopped."""

    def __init__(self, connection: object) -> None:
        self._connection = connection
        self.interrupts = 0

    def interrupt(self) -> None:
        self.interrupts += 1
        if self.interrupts == 1:
            raise KeyboardInterrupt
        self._connection.interrupt()  # type: ignore[attr-defined]

    def __getattr__(self, name: str) -> object:
        return getattr(self._connection, name)


class Pressed(Watcher):
    def check(self) -> None:
        raise KeyboardInterrupt


def test_a_second_ctrl_c_leaves_no_query_running(tmp_path: Path) -> None:
    connection = connected(tmp_path)
    pressed = TwicePressed(connection)
    with pytest.raises(KeyboardInterrupt):
        watched(
            pressed,  # type: ignore[arg-type]
            "SELECT sum(hash(i)) FROM range(3000000000) t(i)",
            [],
            Pressed(),
        )
    assert pressed.interrupts > 1
    assert not [one for one in threading.enumerate() if one.name == "reading-figures"]
    connection.close()


def test_progress_goes_forward_and_says_how_many_rows(tmp_path: Path) -> None:
    watcher = Watcher()
    release = scan(intake_of(tmp_path, text_of(census())), watcher)
    fractions = [fraction for fraction, _ in watcher.told]
    assert fractions == sorted(fractions)
    assert 0 <= fractions[0] <= fractions[-1] <= 1
    assert "of about 8 rows" in watcher.told[-1][1]
    release.close()


def test_what_was_scanned_needs_no_folder_of_its_own_after_closing(tmp_path: Path) -> None:
    folder = tmp_path / "unpacked"
    folder.mkdir()
    release = scan(intake_of(folder, text_of(census())), UNWATCHED)
    release.close()
    release.close()
    assert not folder.exists()


def test_time_left_is_told_once_it_can_be_foreseen() -> None:
    watcher, times = Watcher(), iter([0.0, 0.5, 6.0])
    progress = FileProgress(watcher, "a.csv", (0.0, 0.5), 12_000_000, lambda: next(times))
    progress.told(0.1)
    progress.told(0.5)
    assert watcher.told == [
        (0.05, "Reading a.csv: 1.2 million of about 12.0 million rows"),
        (0.25, "Reading a.csv: 6.0 million of about 12.0 million rows, 6 s left"),
    ]


@pytest.mark.parametrize(
    ("rows", "words"),
    [(0, "0"), (940, "940"), (9_412, "9,412"), (157_312, "157,000"), (1_240_000, "1.2 million")],
)
def test_rows_are_told_as_people_say_them(rows: int, words: str) -> None:
    assert rows_in_words(rows) == words


def test_the_expected_rows_are_near_the_real_ones(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_bytes(b"header,of,the,file\n" + b"".join(b"%d,x\n" % n for n in range(90_000)))
    assert rows_expected(path, path.stat().st_size) == pytest.approx(90_000, rel=0.05)


def by_group(name: str, *labels: str) -> list[Row]:
    """Return a small census of Leicester for each label, each with one more autistic child."""
    return [
        row
        for number, label in enumerate(labels)
        for row in with_cells(census(asd=5 + number), **{name: label})
    ]


def test_a_part_whose_name_begins_with_all_is_no_total_beside_a_total(tmp_path: Path) -> None:
    rows = by_group("ethnicity", "Total", "All Asian backgrounds", "White")
    with opened(tmp_path, rows) as release:
        assert needs_of(release)["sen-support", "ASD"] == 5
        dataset = release.datasets[0]
        assert release.rows_used(dataset.id, dataset.periods[0].key, ["856"]) == 6


def test_totals_may_be_spelled_differently_in_one_column(tmp_path: Path) -> None:
    rows = with_cells(census(), ethnicity="All")
    rows += with_cells(census(england(), asd=9), ethnicity=" ALL-pupils. ")
    with opened(tmp_path, rows) as release:
        assert needs_of(release)["sen-support", "ASD"] == 5
        assert needs_of(release, "E92000001")["sen-support", "ASD"] == 9


def test_a_likely_total_counts_where_the_sure_one_is_in_no_row_of_use(tmp_path: Path) -> None:
    ward = authority("856", "E05000001", "A ward", geographic_level="Ward")
    rows = with_cells(census(ward), ethnicity="Total")
    rows += by_group("ethnicity", "All backgrounds")
    with opened(tmp_path, rows) as release:
        assert needs_of(release)["sen-support", "ASD"] == 5
        assert release.datasets[0].file.rows == 16
