"""The short form of the benchmarks: nothing takes twice what it should, or far more than before.

Times of the processor are compared, not of the clock, each with something of known cost in the
same minute, and the shortest of several counts: a machine that is busy with other things slows
both alike. The true figures are in ``benchmarks/RESULTS.md``.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from benchmarks.made_up_files import MadeUpFile, write_file
from benchmarks.opening import wait_until_settled
from sendviewer.core.selections import Level, Selection
from sendviewer.sources.dfe.cube import ScannedRelease
from sendviewer.sources.dfe.file_marks import file_marks
from sendviewer.sources.dfe.kept_copies import KeptCopies
from sendviewer.sources.dfe.opening import open_release
from sendviewer.sources.dfe.page_building import build_page

ROWS = 100_000
YARD_MS = 0.5
"""What :func:`yard` takes on the machine that the targets were measured on."""


def yard() -> None:
    """Do what a page is made of: look up numbers in dictionaries."""
    found = {}
    for number in range(10_000):
        found[number % 97] = number


def shortest_ms(work: Callable[[], object], times: int) -> float:
    """Return the shortest time of the processor that some work took."""
    taken = []
    for _ in range(times):
        before = time.process_time()
        work()
        taken.append(time.process_time() - before)
    return min(taken) * 1000


def in_yards(work: Callable[[], object], times: int) -> float:
    """Return what work takes as milliseconds of the machine that targets were measured on."""
    first = shortest_ms(yard, 30)
    taken = shortest_ms(work, times)
    return YARD_MS * taken / min(first, shortest_ms(yard, 30))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> MadeUpFile:
    return write_file(tmp_path_factory.mktemp("made-up") / "a.csv", ROWS)


@pytest.fixture(scope="module")
def release(made: MadeUpFile) -> Iterator[ScannedRelease]:
    opened = open_release([made.path])
    assert isinstance(opened, ScannedRelease)
    yield opened
    opened.close()


def test_the_same_rows_and_seed_give_the_same_file(made: MadeUpFile, tmp_path: Path) -> None:
    small, again, other = (
        write_file(tmp_path / name, 9_000, authorities=4, seed=seed).path.read_bytes()
        for name, seed in (("a", 1), ("b", 1), ("c", 2))
    )
    assert small == again != other
    assert made.path.read_bytes().count(b"\n") == ROWS + 1


def test_the_made_up_file_is_whole_and_has_the_traps(
    made: MadeUpFile, release: ScannedRelease
) -> None:
    [dataset] = release.datasets
    [period] = dataset.periods
    assert dataset.file.rows == ROWS
    levels = [place.level for place in release.places(dataset.id, period.key)]
    assert [levels.count(level) for level in Level] == [1, 9, 2, made.authorities]
    assert release.discrepancies(dataset.id, period.key) == ()
    text = made.path.read_text("utf-8-sig")
    for trap in (",c,c,c,", ",NULL,", ",..,", "Constituency 3", '"Bristol, City of"', ", 9"):
        assert trap in text


def test_opening_costs_little_more_than_one_query(
    made: MadeUpFile, release: ScannedRelease
) -> None:
    """The processor's time; at 100,000 rows what does not depend on the rows weighs most."""
    import duckdb  # noqa: PLC0415 - loaded already, by opening

    def query() -> None:
        sql = f"SELECT pupil_count FROM read_csv('{made.path}', all_varchar = true) "
        with duckdb.connect(config={"threads": 2}) as connection:
            connection.execute(f"{sql} WHERE old_la_code = '856'").fetchall()

    floor = shortest_ms(query, 3)
    ours = shortest_ms(lambda: open_release([made.path]).close(), 3)
    assert ours < 10 * min(floor, shortest_ms(query, 3))


def test_a_second_opening_is_at_once(
    made: MadeUpFile, release: ScannedRelease, tmp_path: Path
) -> None:
    copies = KeptCopies(tmp_path)
    copies.keep(file_marks([made.path]), release)
    opened = in_yards(lambda: open_release([made.path], copies_folder=tmp_path), 5)
    assert len(list(tmp_path.iterdir())) == 1
    assert opened < 2 * 150


def test_another_choice_is_made_at_once(release: ScannedRelease) -> None:
    dataset = release.datasets[0]
    period = dataset.periods[0].key
    places = release.places(dataset.id, period)
    keys = [place.key for place in places if place.level is Level.LOCAL_AUTHORITY]
    three = Selection(dataset.id, period, tuple(keys[:3]))
    everywhere = Selection(dataset.id, period, tuple(keys))
    assert in_yards(lambda: build_page(release, three), 30) < 4
    assert in_yards(lambda: build_page(release, everywhere), 5) < 60


def test_the_second_opening_is_measured_with_a_file_that_is_known_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sendviewer.sources.dfe.file_marks._SETTLED_NS", 3 * 10**8)
    path = write_file(tmp_path / "a.csv", 9_000, authorities=4).path
    wait_until_settled(path)
    release = open_release([path], copies_folder=tmp_path / "copies")
    release.finish()
    release.close()
    assert KeptCopies(tmp_path / "copies").find(file_marks([path])) is not None
