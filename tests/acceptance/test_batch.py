"""Documents for all 153 authorities of the real release: killed, stopped, taken up, made again."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from recounts import PLANS_ZIP, needs_file

AUTHORITIES = 153
KINDS = ("json", "md")
PATIENCE_S = 60

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals are sent in another way")


class Stage(NamedTuple):
    """How a run ended, what lay in the folder then, and what the manifest said."""

    code: int
    said: str
    files: dict[str, int]
    manifest: dict[str, Any]


class Course(NamedTuple):
    """One batch, from the beginning to the end."""

    root: Path
    killed: Stage
    without_worker: Stage
    stopped: Stage
    done: Stage


def begin(root: Path) -> subprocess.Popen[str]:
    """Start the command in a group of processes of its own, as a terminal does."""
    kinds = [word for kind in KINDS for word in ("--format", kind)]
    words = ["page", PLANS_ZIP, "--each-area", "--to-folder", root, *kinds, "--jobs", "2"]
    return subprocess.Popen(
        [sys.executable, "-m", "sendviewer", *map(str, words)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def files_in(root: Path) -> dict[str, int]:
    """Return the sizes of all files, but for a manifest that was being written when killed."""
    found = [path for path in root.rglob("*") if path.is_file()]
    found = [path for path in found if not path.name.startswith(".manifest.json.")]
    return {path.relative_to(root).as_posix(): path.stat().st_size for path in found}


def wait_for_files(root: Path, number: int) -> None:
    end = time.monotonic() + PATIENCE_S
    while len([*root.glob("*/[!.]*")]) < number:
        assert time.monotonic() < end, "nothing was written"
        time.sleep(0.02)


def ended(process: subprocess.Popen[str], root: Path) -> Stage:
    """Wait for the end of a run and of all processes that it started."""
    _, said = process.communicate(timeout=PATIENCE_S)
    end = time.monotonic() + PATIENCE_S
    while _is_anybody_left(process.pid):
        assert time.monotonic() < end, "processes are left"
        time.sleep(0.02)
    manifest = json.loads((root / "manifest.json").read_text("utf-8"))
    return Stage(process.returncode, said, files_in(root), manifest)


def _is_anybody_left(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    needs_file(PLANS_ZIP)
    root = tmp_path_factory.mktemp("batch") / "areas"
    first = begin(root)
    wait_for_files(root, 8)
    first.kill()
    killed = ended(first, root)
    second = begin(root)
    wait_for_files(root, len(killed.files) + 10)
    os.kill(worker_of(second.pid), signal.SIGKILL)
    without_worker = ended(second, root)
    third = begin(root)
    wait_for_files(root, len(without_worker.files) + 20)
    os.killpg(third.pid, signal.SIGINT)
    stopped = ended(third, root)
    return Course(root, killed, without_worker, stopped, ended(begin(root), root))


def worker_of(pid: int) -> int:
    """Return a process that writes documents for the command."""
    listed = subprocess.run(
        ["ps", "-A", "-ww", "-o", "pid=,ppid=,args="], capture_output=True, text=True, check=True
    )
    rows = (line.split(maxsplit=2) for line in listed.stdout.splitlines())
    return next(
        int(child) for child, parent, words in rows if parent == str(pid) and "spawn_main" in words
    )


def outputs(stage: Stage) -> dict[str, int]:
    return {
        one["file"]: one["size_bytes"]
        for area in stage.manifest["areas"]
        for one in area["outputs"]
    }


def test_who_kills_the_command_ends_all_of_it_and_finds_no_half_file(course: Course) -> None:
    assert course.killed.code == -signal.SIGKILL
    assert len(course.killed.files) < AUTHORITIES
    assert not [name for name in course.killed.files if name.endswith(".part")]


def test_a_process_that_is_ended_from_outside_is_said_in_one_line(course: Course) -> None:
    stage = course.without_worker
    assert stage.code == 2
    assert "was ended from outside" in stage.said
    assert "The same command goes on from here" in stage.said
    assert stage.said.count("\n") == 1
    assert outputs(stage).keys() <= stage.files.keys()


def test_ctrl_c_leaves_whole_files_that_the_manifest_knows(course: Course) -> None:
    stopped = course.stopped
    assert stopped.code == 130
    assert stopped.said == "sendviewer: Stopped; the same command goes on from here.\n"
    assert len(course.without_worker.files) < len(stopped.files) < AUTHORITIES * len(KINDS)
    assert stopped.files.items() - {("manifest.json", stopped.files["manifest.json"])} == (
        outputs(stopped).items()
    )


def test_taken_up_it_is_completed(course: Course) -> None:
    assert course.done.code == 0
    assert len(outputs(course.done)) == AUTHORITIES * len(KINDS)
    assert len(course.done.files) == AUTHORITIES * len(KINDS) + 1
    assert f"{len(outputs(course.stopped)) // len(KINDS)} up to date already" in course.done.said


def test_its_manifest_is_true_and_a_page_made_alone_is_the_same(
    course: Course, tmp_path: Path
) -> None:
    check = [sys.executable, "-m", "sendviewer", "check", str(course.root)]
    done = subprocess.run(check, capture_output=True, text=True, check=True, timeout=PATIENCE_S)
    assert "306 files of 153 areas are as they were made." in done.stdout
    values = {"AREA": "Rutland", "OUT": str(tmp_path / "rutland.json")}
    words = course.done.manifest["command_for_one_area"][1:]
    again = [sys.executable, "-m", "sendviewer", *(values.get(word, word) for word in words)]
    subprocess.run(again, check=True, cwd=PLANS_ZIP.parent, timeout=PATIENCE_S, stdout=-1)
    made = course.root / "857-rutland" / "857-rutland.json"
    assert made.read_bytes() == (tmp_path / "rutland.json").read_bytes()
