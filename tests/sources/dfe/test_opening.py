"""A release is opened or nothing is left; whether a path is one is known without reading it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from intake_files import IDENTITY, Stopped, Watcher, table, zip_of

from sendviewer.core.errors import InputError
from sendviewer.core.pages import Page
from sendviewer.sources.dfe import opening
from sendviewer.sources.dfe.opening import looks_like_release, open_release
from sendviewer.sources.page_files import DESCRIPTOR, PAGE_FILES
from sendviewer.sources.pages import write_page

GUIDANCE = "Pupils\nReporting year 2025\n\nNeeds of pupils\n\nFilename: a.csv\n"


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder for temporary files, seen to be empty at the end."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    yield folder
    assert not list(folder.iterdir()), "files were left behind"


@pytest.fixture
def release(tmp_path: Path) -> Path:
    members = {
        "data/a.csv": needs(),
        "data-guidance/data-guidance.txt": GUIDANCE,
        "data/latin.csv": needs(50).replace("All EHC", "All EHC\xa0").encode("cp1252"),
    }
    return zip_of(tmp_path / "release.zip", members)


def needs(total: int = 12) -> str:
    """A file of plans by need for England."""
    needs = ("asd", "hi", "mld", "msi", "oth", "pd", "pmld", "semh", "slcn", "sld", "spld", "vi")
    columns = ",".join(f"number_{need}" for need in needs)
    header = f"{IDENTITY},breakdown_topic,breakdown,ehc_plans,{columns},number_need_unknown"
    place = "202425,Academic year,National,E92000001,England"
    return f"{header}\n{place},All EHC plans,All EHC plans,{total},{'1,' * 12}{total - 12}\n"


def saved(path: Path, content: str | bytes = "x") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


# --- Which reader -------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["a.csv", "A.CSV", "figures.csv"])
def test_a_csv_file_is_for_this_reader(name: str, tmp_path: Path) -> None:
    assert looks_like_release(saved(tmp_path / name))


@pytest.mark.parametrize("name", ["a.txt", "a.xlsx", "a", "a.json"])
def test_other_files_are_not(name: str, tmp_path: Path) -> None:
    assert not looks_like_release(saved(tmp_path / name))


@pytest.mark.parametrize("name", ["no.csv", "no.zip", "no", "x" * 5000 + ".csv"])
def test_what_is_not_there_is_not(name: str, tmp_path: Path) -> None:
    assert not looks_like_release(tmp_path / name)


def test_a_page_is_not_in_any_form(page: Page, tmp_path: Path) -> None:
    write_page(page, tmp_path / "page.zip")
    write_page(page, tmp_path / "page")
    inside = {f"page/{path.name}": path.read_bytes() for path in (tmp_path / "page").iterdir()}
    paths = [
        tmp_path / "page.zip",
        tmp_path / "page",
        zip_of(tmp_path / "inside.zip", inside),
        tmp_path / "page" / DESCRIPTOR,
        *(tmp_path / "page" / name for name in PAGE_FILES),
    ]
    assert [path.name for path in paths if looks_like_release(path)] == []


def test_the_names_of_a_page_are_those_that_pages_have() -> None:
    assert opening._PAGE_DESCRIPTOR == DESCRIPTOR
    assert {name for name in PAGE_FILES if name.endswith(".csv")} == opening._PAGE_TABLES


def test_half_a_page_is_still_no_release_and_half_a_release_is_one(
    page: Page, release: Path, tmp_path: Path
) -> None:
    write_page(page, tmp_path / "page.zip")
    for path, is_release in ((tmp_path / "page.zip", False), (release, True)):
        half = saved(tmp_path / "half.zip", path.read_bytes()[:-100])
        assert not zipfile.is_zipfile(half)
        assert looks_like_release(half) is is_release


def test_a_folder_with_data_is_and_a_folder_of_other_things_is_not(tmp_path: Path) -> None:
    saved(tmp_path / "one" / "a.csv")
    saved(tmp_path / "two" / "data" / "a.csv")
    saved(tmp_path / "three" / "a.zip")
    saved(tmp_path / "page without descriptor" / "needs.csv")
    saved(tmp_path / "other" / "a.txt")
    folders = ["one", "two", "three", "page without descriptor", "other"]
    found = [name for name in folders if looks_like_release(tmp_path / name)]
    assert found == ["one", "two", "three"]


def test_asking_loads_only_the_standard_library(release: Path) -> None:
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from sendviewer.sources.dfe.opening import looks_like_release\n"
        f"assert looks_like_release(Path({str(release)!r}))\n"
        "heavy = {'duckdb', 'msgspec', 'python_calamine', 'PySide6'} & set(sys.modules)\n"
        "ours = [name for name in sys.modules if name.startswith('sendviewer.')]\n"
        "print(sorted(heavy), sorted(ours))\n"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    expected = [
        "sendviewer.sources",
        "sendviewer.sources.dfe",
        "sendviewer.sources.dfe.opening",
        "sendviewer.sources.watching",
    ]
    assert told.stdout.strip() == f"[] {expected}"


# --- Opening ------------------------------------------------------------------------------


def test_what_was_unpacked_is_there_until_the_release_is_closed(
    release: Path, temporary: Path
) -> None:
    opened = open_release([release])
    assert opened.title == "Pupils 2025"
    opened.close()
    assert not list(temporary.iterdir())


@pytest.mark.parametrize("content", [b"", b"<html>", table().encode()[:-12]])
def test_an_error_leaves_nothing_behind(content: bytes, release: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError):
        open_release([release, saved(tmp_path / "b.csv", content)])


def test_stopping_at_any_moment_leaves_nothing_behind(release: Path, temporary: Path) -> None:
    for moment in range(1000):
        watch = Watcher(stop_at=moment)
        try:
            open_release([release], watch).close()
        except Stopped:
            assert not list(temporary.iterdir())
        else:
            break
    assert moment > 5


def test_the_work_goes_from_0_to_1_and_never_back(release: Path) -> None:
    watch = Watcher()
    open_release([release], watch).close()
    fractions = [fraction for fraction, _ in watch.reports]
    assert fractions[0] == 0
    assert fractions == sorted(fractions)
    assert fractions[-1] <= 1
    scanning = [fraction for fraction, words in watch.reports if "release.zip" not in words]
    assert scanning[0] >= opening._SHARE_OF_INTAKE
    assert all(words for _, words in watch.reports)


def test_ending_without_closing_leaves_nothing_behind(release: Path, temporary: Path) -> None:
    code = (
        "import tempfile\n"
        f"tempfile.tempdir = {str(temporary)!r}\n"
        "from pathlib import Path\n"
        "from sendviewer.sources.dfe.opening import open_release\n"
        f"release = open_release([Path({str(release)!r})])\n"
        f"assert list(Path({str(temporary)!r}).iterdir())\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
    assert not list(temporary.iterdir())


def test_what_a_killed_program_left_is_deleted_after_a_week(release: Path, temporary: Path) -> None:
    old, new = temporary / "sendviewer-old", temporary / "sendviewer-new"
    for folder in (old, new):
        folder.mkdir()
        (folder / "a.csv").touch()
    week_s = 7 * 24 * 3600
    os.utime(old, (time.time() - week_s - 60,) * 2)
    open_release([release]).close()
    assert [path.name for path in temporary.iterdir()] == ["sendviewer-new"]
    shutil.rmtree(new)


def test_no_room_for_a_temporary_folder_is_an_error_in_words(
    release: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(temporary / "gone"))
    with pytest.raises(InputError, match="No folder for temporary files can be made"):
        open_release([release])
