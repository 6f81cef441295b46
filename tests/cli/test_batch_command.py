"""The command ``page --each-area``: a folder for each area, and a manifest of it all."""

from __future__ import annotations

import json
import shutil
import signal
from pathlib import Path
from typing import Any

import dfe_by_hand as made
import pytest

from sendviewer.cli import batch as batch_command
from sendviewer.cli.main import Exit, main
from sendviewer.cli.progress import TerminalWatch
from sendviewer.core.errors import InputError
from sendviewer.export.batch import workers
from sendviewer.export.batch.manifest import MANIFEST_NAME, file_sha256
from sendviewer.export.document_formats import DOCUMENT_FORMATS, Contents, DocumentFormat

Output = pytest.CaptureFixture[str]

AREAS = 11
LEICESTER = "856-leicester/856-leicester.json"


@pytest.fixture(autouse=True)
def _own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SENDVIEWER_SETTINGS", str(tmp_path / "settings"))


@pytest.fixture(scope="module")
def census(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("census") / "census.csv"
    return made.layout_b_year_group(path, periods=(made.FIRST, made.NEWEST), phases=("all",))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "areas"


@pytest.fixture(scope="module")
def kept_batch(census: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kept") / "areas"
    assert batch(census, folder) == Exit.DONE
    return folder


@pytest.fixture
def done(kept_batch: Path, root: Path, capsys: Output) -> Path:
    """A batch that was made, of one's own."""
    shutil.copytree(kept_batch, root)
    capsys.readouterr()
    return root


def batch(census: Path, root: Path, *words: str | Path) -> int:
    """Make JSON for each area, all in this process."""
    to = ("--to-folder", root, "--format", "json", "--jobs", "1")
    return main(["page", str(census), "--each-area", *map(str, (*to, *words))])


def manifest_of(root: Path) -> dict[str, Any]:
    return json.loads((root / MANIFEST_NAME).read_text("utf-8"))


def everything(root: Path) -> dict[str, bytes]:
    """Return all that lies in a folder, hidden files too."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file()
    }


# --- What is made -------------------------------------------------------------------------


def test_each_authority_gets_a_folder_with_the_page_that_it_gets_alone(
    census: Path, root: Path, tmp_path: Path, capsys: Output
) -> None:
    assert batch(census, root, "--format", "csv") == Exit.DONE
    shown = capsys.readouterr()
    files = everything(root)
    assert len(files) == AREAS * 2 + 1
    assert shown.out.splitlines() == [
        *sorted(str(root / name) for name in files if name != MANIFEST_NAME),
        str(root / MANIFEST_NAME),
    ]
    assert "11 areas: 11 made." in shown.err
    assert DOCUMENT_FORMATS[".csv"].left_out() in shown.err
    for kind in ("json", "csv"):
        alone = tmp_path / f"alone.{kind}"
        assert main(["page", str(census), "--area", "856", "--to", str(alone)]) == Exit.DONE
        assert files[f"856-leicester/856-leicester.{kind}"] == alone.read_bytes()


def test_regions_are_areas_too(census: Path, root: Path) -> None:
    assert batch(census, root, "--level", "region") == Exit.DONE
    names = [area["name"] for area in manifest_of(root)["areas"]]
    assert sorted(names) == sorted(made.REGION_NAMES.values())


def test_several_processes_make_the_same_as_one(census: Path, done: Path, tmp_path: Path) -> None:
    assert batch(census, tmp_path / "two", "--jobs", "2") == Exit.DONE
    assert everything(tmp_path / "two") == everything(done)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--each-area", "--format", "json"), "--to-folder FOLDER"),
        (("--each-area", "--to-folder", "x"), "--format docx"),
        (("--each-area", "--to-folder", "x", "--format", "doc"), "'doc' is no kind of document"),
        (("--each-area", "--to", "x.md"), "--to does not go with --each-area"),
        (("--each-area", "--area", "856"), "--area does not go with --each-area"),
        (("--each-area", "--name", "Us"), "--name does not go with --each-area"),
        (("--each-area", "--jobs", "0"), "'0' is not a number from 1 to 61"),
        (("--area", "856", "--to-folder", "x"), "--to-folder goes with --each-area"),
        (("--area", "856", "--format", "json"), "--format goes with --each-area"),
        (("--area", "856"), "There is nowhere to write to"),
        (
            ("--each-area", "--to-folder", "x", "--format", "json", "--summary"),
            "--summary is for kinds of document",
        ),
        (
            ("--each-area", "--to-folder", "x", "--format", "json", "--period", "1999"),
            "There are: 2024/25",
        ),
    ],
)
def test_what_does_not_go_together_is_refused_in_one_line(  # noqa: PLR0917 - fixtures
    census: Path,
    tmp_path: Path,
    capsys: Output,
    words: tuple[str, ...],
    told: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["page", str(census), *words]) == Exit.INPUT
    shown = capsys.readouterr()
    assert told in shown.err
    assert (shown.out, shown.err.count("\n")) == ("", 1)
    assert list(tmp_path.iterdir()) == []


def test_a_place_for_no_folders_is_refused(census: Path, tmp_path: Path, capsys: Output) -> None:
    taken = tmp_path / "taken"
    taken.write_text("mine", "utf-8")
    assert batch(census, taken) == Exit.INPUT
    assert "there is a file under this name" in capsys.readouterr().err


# --- The manifest -------------------------------------------------------------------------


def test_the_manifest_names_inputs_versions_options_and_every_file(
    census: Path, root: Path
) -> None:
    assert batch(census, root, "--compare", "region") == Exit.DONE
    manifest = manifest_of(root)
    assert manifest["schema"] == "sendviewer/batch/1"
    assert manifest["inputs"] == [
        {
            "role": "figures",
            "name": "census.csv",
            "sha256": file_sha256(census),
            "size_bytes": census.stat().st_size,
        }
    ]
    assert manifest["made_with"].keys() >= {"sendviewer", "python", "duckdb", "typst"}
    assert "not installed" not in manifest["made_with"].values()
    assert manifest["options"]["period"] == "2024/25"
    assert manifest["options"]["compare"] == ["region"]
    records = {one["file"]: one for area in manifest["areas"] for one in area["outputs"]}
    assert records.keys() == everything(root).keys() - {MANIFEST_NAME}
    for name, record in records.items():
        assert record["sha256"] == file_sha256(root / name)
        assert record["size_bytes"] == (root / name).stat().st_size
    assert str(census.parent) not in (root / MANIFEST_NAME).read_text("utf-8")


def test_somebody_else_makes_every_file_again_with_its_commands(
    census: Path, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ("--compare", "Leicestershire", "Rutland", "--compare-name", "The two")
    assert batch(census, root, *words, "--provision", "ehc-plan", "--format", "md") == Exit.DONE
    manifest = manifest_of(root)
    monkeypatch.chdir(census.parent)
    other = tmp_path / "other"
    again = [str(other) if word == "FOLDER" else word for word in manifest["command"]]
    assert main(again[1:]) == Exit.DONE
    assert everything(other) == everything(root)
    alone = {"AREA": "856", "OUT": str(tmp_path / "alone.json")}
    one = [alone.get(word, word) for word in manifest["command_for_one_area"]]
    assert main(one[1:]) == Exit.DONE
    assert (tmp_path / "alone.json").read_bytes() == (root / LEICESTER).read_bytes()


def test_check_says_what_is_missing_and_what_was_changed(
    census: Path, done: Path, capsys: Output
) -> None:
    assert main(["check", str(done / MANIFEST_NAME)]) == Exit.DONE
    assert "11 files of 11 areas are as they were made." in capsys.readouterr().out
    (done / LEICESTER).write_text("mine", "utf-8")
    (done / "857-rutland" / "857-rutland.json").unlink()
    assert main(["check", str(done)]) == Exit.FOUND
    out = capsys.readouterr().out
    assert f"- {LEICESTER} has been changed since it was made." in out
    assert "- 857-rutland/857-rutland.json is missing." in out
    assert main(["check", str(done), "--format", "json"]) == Exit.FOUND
    notes = json.loads(capsys.readouterr().out)
    assert [note["id"] for note in notes] == ["file-changed", "file-missing"]
    assert notes[0]["values"]["found"] == file_sha256(done / LEICESTER)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (LEICESTER, "../../etc/passwd", "is not the name of a file in the folder of an area"),
        ("sendviewer/batch/1", "sendviewer/batch/9", "expected “sendviewer/batch/1”"),
        ('"areas"', '"areas', "This is not a manifest that can be read"),
    ],
)
def test_a_manifest_that_cannot_be_trusted_is_refused(  # noqa: PLR0917 - fixtures
    census: Path, done: Path, capsys: Output, old: str, new: str, told: str
) -> None:
    path = done / MANIFEST_NAME
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    for again in (lambda: main(["check", str(path)]), lambda: batch(census, done)):
        capsys.readouterr()
        assert again() == Exit.INPUT
        assert told in capsys.readouterr().err


def test_a_manifest_beside_a_page_is_not_checked_with_it(
    census: Path, done: Path, capsys: Output
) -> None:
    assert main(["check", str(done), str(census)]) == Exit.INPUT
    assert "Check them one after the other" in capsys.readouterr().err


# --- Again --------------------------------------------------------------------------------


def written(output: Output, root: Path) -> list[str]:
    """Return what the last run says it wrote, without the manifest."""
    lines = output.readouterr().out.splitlines()
    return [Path(line).relative_to(root).as_posix() for line in lines[:-1]]


def test_again_only_what_is_missing_is_made(census: Path, done: Path, capsys: Output) -> None:
    before = everything(done)
    (done / LEICESTER).unlink()
    assert batch(census, done) == Exit.DONE
    assert written(capsys, done) == [LEICESTER]
    assert everything(done) == before
    assert batch(census, done, "--format", "md") == Exit.DONE
    assert {Path(name).suffix for name in written(capsys, done)} == {".md"}


def test_other_options_or_inputs_make_everything_anew(
    census: Path, root: Path, tmp_path: Path, capsys: Output
) -> None:
    other = tmp_path / "census.csv"
    other.write_bytes(census.read_bytes())
    assert batch(other, root) == Exit.DONE
    assert batch(other, root, "--confidence", "99.8") == Exit.DONE
    written(capsys, root)
    other.write_bytes(other.read_bytes().replace(b"Leicestershire", b"Leicestershyre"))
    assert batch(other, root, "--confidence", "99.8") == Exit.DONE
    assert len(written(capsys, root)) == AREAS
    manifest = manifest_of(root)
    assert manifest["inputs"][0]["sha256"] == file_sha256(other)
    assert [one["file"] for one in manifest["earlier_files"]] == [
        "855-leicestershire/855-leicestershire.json"
    ]


def test_a_file_of_ones_own_stays_and_is_named(census: Path, done: Path, capsys: Output) -> None:
    (done / LEICESTER).write_text("mine", "utf-8")
    capsys.readouterr()
    assert batch(census, done) == Exit.INPUT
    said = capsys.readouterr().err
    assert f"Leicester: {done / LEICESTER}: There is a file under this name" in said
    assert "11 areas: 10 up to date already, 1 could not be made." in said
    assert (done / LEICESTER).read_text("utf-8") == "mine"
    assert batch(census, done, "--force") == Exit.DONE
    assert json.loads((done / LEICESTER).read_bytes())["name"] == "Leicester"


def test_files_that_are_not_asked_for_any_more_are_named(
    census: Path, root: Path, capsys: Output
) -> None:
    assert batch(census, root, "--format", "md") == Exit.DONE
    capsys.readouterr()
    assert batch(census, root) == Exit.DONE
    assert "11 files of earlier runs stay that this run did not make" in capsys.readouterr().err
    assert len(manifest_of(root)["earlier_files"]) == AREAS


# --- One that fails, and a stop -----------------------------------------------------------


def test_an_area_that_cannot_be_made_stops_no_other(
    census: Path, root: Path, capsys: Output
) -> None:
    assert batch(census, root, "--compare", "856") == Exit.INPUT
    said = capsys.readouterr().err
    assert "Leicester: census.csv: Nothing is left to compare Leicester with" in said
    assert "11 areas: 10 made, 1 could not be made." in said
    assert len(everything(root)) == AREAS
    problems = [area["problem"] for area in manifest_of(root)["areas"] if area["problem"]]
    assert problems == ["Nothing is left to compare Leicester with."]
    assert main(["check", str(root)]) == Exit.FOUND
    assert "Leicester has not all of its files. Nothing is left" in capsys.readouterr().out


def test_what_stops_every_area_is_said_once(
    census: Path, root: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write(_contents: Contents) -> bytes:
        raise InputError("The template is broken.")

    broken = DocumentFormat(".json", "JSON", write)
    monkeypatch.setitem(workers.DOCUMENT_FORMATS, ".json", broken)
    assert batch(census, root) == Exit.INPUT
    first, last = capsys.readouterr().err.splitlines()
    assert first.endswith(" and 8 more: The template is broken.")
    assert last == "sendviewer: 11 areas: 11 could not be made."


@pytest.mark.expects_log
def test_a_fault_in_one_area_is_told_as_one_and_stops_no_other(
    census: Path, root: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    kind = DOCUMENT_FORMATS[".json"]

    def write(contents: Contents) -> bytes:
        if contents.page.name == "Leicester":
            raise ZeroDivisionError
        return kind.write(contents)

    monkeypatch.setitem(
        workers.DOCUMENT_FORMATS, ".json", DocumentFormat(".json", kind.name, write)
    )
    assert batch(census, root) == Exit.FAULT
    said = capsys.readouterr().err
    assert "Leicester: A fault of the program (ZeroDivisionError)." in said
    assert "Details are in" in said
    assert len(everything(root)) == AREAS


def test_ctrl_c_leaves_whole_files_and_the_same_command_goes_on(
    census: Path, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    assert batch(census, tmp_path / "whole") == Exit.DONE

    class Pressed(TerminalWatch):
        def report(self, fraction: float, words: str = "") -> None:  # noqa: ARG002
            if words.startswith("4 of 11"):
                signal.raise_signal(signal.SIGINT)

    with monkeypatch.context() as patched:
        patched.setattr(batch_command, "TerminalWatch", Pressed)
        capsys.readouterr()
        assert batch(census, root) == Exit.INTERRUPTED
    assert capsys.readouterr() == ("", "sendviewer: Stopped; the same command goes on from here.\n")
    assert len(everything(root)) == 4 + 1
    assert main(["check", str(root)]) == Exit.FOUND
    assert "The run was stopped; the same command goes on with it." in capsys.readouterr().out
    assert batch(census, root) == Exit.DONE
    assert len(written(capsys, root)) == AREAS - 4
    assert everything(root) == everything(tmp_path / "whole")


def test_a_run_that_was_killed_is_taken_up(census: Path, done: Path, capsys: Output) -> None:
    """The manifest is older than the newest files then, of the same or an earlier state."""
    text = (done / MANIFEST_NAME).read_text("utf-8")
    empty = json.loads(text)
    for area in empty["areas"]:
        area["outputs"] = []
    (done / MANIFEST_NAME).write_text(json.dumps(empty), "utf-8")
    half = done / "856-leicester" / ".856-leicester.json.0a1b2c3d.part"
    half.write_text("{", "utf-8")
    capsys.readouterr()
    assert batch(census, done) == Exit.DONE
    assert written(capsys, done) == []
    assert (done / MANIFEST_NAME).read_text("utf-8") == text
    assert not half.exists()


# --- Names from data ----------------------------------------------------------------------


def test_names_from_data_are_never_paths(tmp_path: Path, root: Path) -> None:
    path = made.layout_b_year_group(tmp_path / "c.csv", periods=(made.NEWEST,), phases=("all",))
    text = path.read_text("utf-8")
    for old, new in (("Leicester,", "../../x,"), ("Rutland", "CON"), ("Sheffield", "=cmd()")):
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, "utf-8")
    assert batch(path, root) == Exit.DONE
    folders = {each.name for each in root.iterdir()}
    assert {"856-x", "857-con", "373-cmd"} <= folders
    assert {each.name for each in tmp_path.iterdir()} <= {"c.csv", "areas", "settings"}
