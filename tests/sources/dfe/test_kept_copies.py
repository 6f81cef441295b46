"""What is kept of a DfE file is used for exactly that file, and gives exactly its figures."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from dfe_by_hand import (
    EVERY_TRAP,
    NEWEST,
    layout_b_phase,
    layout_c_year_group,
    plans_by_need,
    release_zip,
)

from sendviewer.core.selections import Level, Selection
from sendviewer.sources.dfe import file_marks as marks
from sendviewer.sources.dfe.cube import ScannedRelease
from sendviewer.sources.dfe.file_marks import FileMark, are_settled, file_marks
from sendviewer.sources.dfe.kept_copies import KeptCopies
from sendviewer.sources.dfe.opening import open_release
from sendviewer.sources.dfe.page_building import build_page
from sendviewer.sources.dfe.release import Release

LONG_AGO = time.time() - 3600


@pytest.fixture(autouse=True)
def _settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take files that were just written for old ones."""
    monkeypatch.setattr(marks, "_SETTLED_NS", -(10**15))


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """What is in a file, which is written once; each test has a file of its own."""
    small = {"encoding": "utf-8", "periods": (NEWEST,), "phases": ("primary", "all")}
    path = tmp_path_factory.mktemp("written") / "a.csv"
    return layout_c_year_group(path, **{**EVERY_TRAP, **small}).read_bytes()


@pytest.fixture
def file(written: bytes, tmp_path: Path) -> Path:
    path = tmp_path / "a.csv"
    path.write_bytes(written)
    os.utime(path, (LONG_AGO, LONG_AGO))
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "copies"


def everything(release: Release) -> list[object]:
    """Return all that a release can be asked for."""
    told: list[object] = [release.title, release.datasets, release.skipped]
    for dataset in release.datasets:
        told += [release.sha256(dataset.id)]
        for period in dataset.periods:
            places = release.places(dataset.id, period.key)
            keys = [place.key for place in places]
            counts = release.counts(dataset.id, period.key, keys)
            told += [places, counts, [list(each) for each in counts.values()]]
            told += [release.discrepancies(dataset.id, period.key)]
            told += [release.rows_used(dataset.id, period.key, [key]) for key in keys]
    return told


def open_and_keep(paths: Sequence[Path], folder: Path) -> Release:
    """Open files and wait until a copy of them is kept, which nobody else waits for."""
    release = open_release(paths, copies_folder=folder)
    release.finish()
    return release


def was_kept(paths: Sequence[Path], folder: Path) -> bool:
    """Return whether what is opened comes from a copy."""
    return KeptCopies(folder).find(file_marks(paths)) is not None


def test_a_copy_gives_every_figure_that_the_file_gives(file: Path, folder: Path) -> None:
    (file.parent / "plans").mkdir()
    phases = layout_b_phase(file.parent / "phases.csv", periods=(NEWEST,))
    plans = release_zip(
        file.parent / "r.zip", {"plans.csv": plans_by_need(file.parent / "plans" / "plans.csv")}
    )
    paths = [file, phases, plans]
    plain = open_release(paths)
    first = open_and_keep(paths, folder)
    assert was_kept(paths, folder)
    second = open_release(paths, copies_folder=folder)
    assert everything(plain) == everything(first) == everything(second)
    for release in (plain, first, second):
        release.close()


def test_a_page_from_a_copy_is_the_same_with_its_checksum(file: Path, folder: Path) -> None:
    pages = []
    for _ in range(2):
        release = open_and_keep([file], folder)
        dataset = release.datasets[0]
        period = dataset.periods[0].key
        places = release.places(dataset.id, period)
        area = next(place.key for place in places if place.level is Level.LOCAL_AUTHORITY)
        pages.append(build_page(release, Selection(dataset.id, period, (area,))))
        release.close()
    assert pages[0] == pages[1]
    assert pages[0].sources[0].sha256 == hashlib.sha256(file.read_bytes()).hexdigest()


def test_opening_from_a_copy_loads_no_engine(file: Path, folder: Path) -> None:
    open_and_keep([file], folder).close()
    code = (
        "import sys\nfrom pathlib import Path\n"
        "from sendviewer.sources.dfe.opening import open_release\n"
        f"open_release([Path({str(file)!r})], copies_folder=Path({str(folder)!r})).close()\n"
        "print({'duckdb', '_duckdb'} & {*sys.modules})\n"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "set()"


def _longer(file: Path) -> None:
    file.write_bytes(file.read_bytes() + b"\n")


def _other_bytes(file: Path) -> None:
    """Change one figure; size and time of the file stay what they were."""
    data = bytearray(file.read_bytes())
    data[-20:] = data[-20:].replace(b"1", b"2").replace(b"3", b"4").replace(b"0", b"5")
    before = file.stat()
    file.write_bytes(data)
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def _touched(file: Path) -> None:
    os.utime(file, (LONG_AGO, LONG_AGO + 1))


def _replaced(file: Path) -> None:
    """Put another file of the same size and time in its place."""
    before = file.stat()
    other = file.with_name("other")
    other.write_bytes(file.read_bytes())
    os.utime(other, ns=(before.st_atime_ns, before.st_mtime_ns))
    other.replace(file)


def _with_guidance(file: Path) -> None:
    text = "A release\nReporting year 2025\n\nNeeds\n\nFilename: a.csv\n"
    (file.parent / "data-guidance.txt").write_text(text)


@pytest.mark.parametrize("change", [_longer, _other_bytes, _touched, _replaced, _with_guidance])
def test_a_file_that_is_no_longer_the_same_is_read_anew(
    change: object, file: Path, folder: Path
) -> None:
    open_and_keep([file], folder).close()
    assert was_kept([file], folder)
    change(file)  # type: ignore[operator]
    assert not was_kept([file], folder)
    assert not list(folder.iterdir()), "the copy of the earlier file is still there"


def test_another_version_of_the_program_reads_anew(
    file: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_and_keep([file], folder).close()
    monkeypatch.setattr("sendviewer.sources.dfe.kept_copies.program_mark", lambda: "another")
    assert not was_kept([file], folder)


@pytest.mark.parametrize("place", [0, 40, 0.5, -1])
def test_a_copy_with_one_wrong_byte_is_never_used(place: float, file: Path, folder: Path) -> None:
    open_and_keep([file], folder).close()
    [copy] = folder.iterdir()
    data = bytearray(copy.read_bytes())
    data[int(place * len(data)) if isinstance(place, float) else place] ^= 1
    copy.write_bytes(data)
    assert not was_kept([file], folder)
    assert not copy.exists()


@pytest.mark.parametrize("length", [0, 10, 5000])
def test_a_copy_that_was_cut_off_is_never_used(length: int, file: Path, folder: Path) -> None:
    open_and_keep([file], folder).close()
    [copy] = folder.iterdir()
    copy.write_bytes(copy.read_bytes()[:length])
    release = open_and_keep([file], folder)
    assert everything(release)
    assert was_kept([file], folder)
    release.close()


def test_a_copy_of_another_layout_with_a_right_checksum_is_never_used(
    file: Path, folder: Path
) -> None:
    open_and_keep([file], folder).close()
    [copy] = folder.iterdir()
    for body in (b"", b"\x01" * 40, (3).to_bytes(8, "little") + b"\x93\x01\x02"):
        copy.write_bytes(hashlib.sha256(body).digest() + body)
        assert not was_kept([file], folder)


def test_a_file_that_has_just_been_written_is_not_kept(
    file: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(marks, "_SETTLED_NS", 3 * 10**9)
    open_and_keep([file], folder).close()
    assert not folder.exists()


def test_times_are_settled_after_some_seconds() -> None:
    mark = FileMark("a.csv", 5, (10**9, 2 * 10**9))
    assert are_settled([mark], 5 * 10**9 + 1)
    assert are_settled([mark], 10**20)
    assert not are_settled([replace(mark, times_ns=(10**9, 10**16))], 10**9)


def test_files_beyond_the_limit_push_out_what_was_not_used_for_longest(
    file: Path, folder: Path
) -> None:
    release = open_and_keep([file], folder)
    assert isinstance(release, ScannedRelease)
    [copy] = folder.iterdir()
    size = copy.stat().st_size
    copy.unlink()
    copies = KeptCopies(folder, most_bytes=size * 5 // 2)
    files = [(FileMark(name, 1),) for name in ("one", "two", "three")]
    for age, each in zip((30, 20, 10), files, strict=True):
        copies.keep(each, release)
        for path in folder.iterdir():
            if path.stat().st_mtime > time.time() - 5:
                os.utime(path, (time.time() - age, time.time() - age))
        copies.find(files[0])  # the first is used again and again
    kept = [copies.find(each) is not None for each in files]
    assert kept == [True, False, True]
    assert sum(path.stat().st_size for path in folder.iterdir()) <= size * 5 // 2
    release.close()


def test_all_can_be_forgotten(file: Path, folder: Path) -> None:
    open_and_keep([file], folder).close()
    (folder / "a person's own.txt").write_text("x")
    assert KeptCopies(folder).forget() > 1000
    assert [path.name for path in folder.iterdir()] == ["a person's own.txt"]
    assert KeptCopies(folder).forget() == 0


def test_without_a_place_to_write_files_open_all_the_same(file: Path, tmp_path: Path) -> None:
    in_the_way = tmp_path / "copies"
    in_the_way.write_text("a file")
    release = open_release([file], copies_folder=in_the_way / "inside")
    assert release.datasets
    release.close()
