"""The real window on a real window system: X11 on a virtual screen, in a process of its own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import dfe_by_hand as made
import pytest

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent

pytestmark = pytest.mark.skipif(
    shutil.which("Xvfb") is None, reason="a virtual screen (Xvfb) cannot be had here"
)


class Cells(HTMLParser):
    """Collects the cells of the rows of an HTML table."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self._inside = False

    def handle_starttag(self, tag: str, _attributes: object) -> None:
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self._inside = True
            self.rows[-1].append("")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th"):
            self._inside = False

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.rows[-1][-1] += data


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    """A virtual screen of its own; Xvfb chooses a free number and tells it."""
    read_end, write_end = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write_end), "-screen", "0", "1400x900x24", "-nolisten", "tcp"],
        pass_fds=(write_end,),
        stderr=subprocess.DEVNULL,
    )
    os.close(write_end)
    with os.fdopen(read_end) as told:
        number = told.readline().strip()
    yield f":{number}"
    server.terminate()
    server.wait(10)


@pytest.fixture(scope="module")
def found(display: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    """What the driven window showed and what other programs found on the clipboard."""
    folder = tmp_path_factory.mktemp("real window")
    return driven(display, folder, "drive_real_window.py", "found.json")


def driven(
    display: str, folder: Path, program: str, answer: str, *arguments: str
) -> dict[str, object]:
    """Run a program that drives the window; return what it wrote down."""
    done = subprocess.run(
        [sys.executable, str(HERE / program), str(folder), *arguments],
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "DISPLAY": display,
            "QT_QPA_PLATFORM": "xcb",
            "SENDVIEWER_SETTINGS": str(folder),
        },
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads((folder / answer).read_text(encoding="utf-8"))


@pytest.mark.parametrize("how", ["sorts", "sorts_by_key"])
def test_each_header_sorts_both_ways_by_click_and_by_key_with_the_total_last(
    found: dict[str, object], how: str
) -> None:
    sorts = found[how]
    assert isinstance(sorts, dict)
    assert len(sorts) == 8
    for first, second in sorts.values():
        assert first[0] != second[0]
        assert sorted(first) == sorted(second)
    assert sorts["children"] == [
        sorted(sorts["children"][0], key=number, reverse=True),
        sorted(sorts["children"][0], key=number),
    ]
    assert found["total"] == "Total overall"


def number(text: str) -> int:
    return int(text.replace(",", ""))


def test_typing_filters_and_the_window_says_so(found: dict[str, object]) -> None:
    assert found["filtered"] == ["Autistic Spectrum"]
    assert found["rows_text"] == "1 of 13 needs shown"


def test_another_program_finds_the_visible_table_in_both_flavours(
    found: dict[str, object],
) -> None:
    if found["clipboard_text"] is None:
        pytest.skip("xclip, the other program, cannot be had here")
    text = [line.split("\t") for line in str(found["clipboard_text"]).splitlines()]
    cells = Cells()
    cells.feed(str(found["clipboard_html"]))
    table = [row for row in cells.rows if len(row) == len(text[0])]
    assert [[cell.strip() for cell in row] for row in table] == text
    assert len(text) == 15


def test_another_program_finds_the_chart_as_picture_and_drawing(
    found: dict[str, object],
) -> None:
    if found["clipboard_text"] is None:
        pytest.skip("xclip, the other program, cannot be had here")
    assert {"image/png", "image/svg+xml"} <= set(found["chart_targets"])
    assert "text/plain" not in found["chart_targets"]
    assert found["png_begins"] == "89504e47"


def test_quitting_tells_of_the_clipboard_and_then_ends(found: dict[str, object]) -> None:
    assert found["told_of_clipboard"] is True


def test_a_release_is_opened_chosen_from_shown_and_copied_by_keyboard_alone(
    display: str, tmp_path: Path
) -> None:
    plans = made.plans_by_need(tmp_path / "plans.csv", periods=(made.MIDDLE, made.NEWEST))
    release = made.release_zip(tmp_path / "plans.zip", {"plans.csv": plans})
    found = driven(display, tmp_path, "drive_release_window.py", "release.json", str(release))
    assert found["first"] == ["Leicester", "Leicestershire", "Rutland"]
    assert "Kingston upon Hull" in str(found["summary"])
    assert str(found["title"]).startswith("EHC plans in Sheffield, Barnsley and ")
    if found["copied"] is None:
        pytest.skip("xclip, the other program, cannot be had here")
    rows = [line.split("\t") for line in str(found["copied"]).splitlines()]
    (total,) = (row for row in rows if row[0] == "Total")
    expected = sum(made.expected_plans(made.NEWEST, key) for key in ("373", "370", "810"))
    assert total[1].replace(",", "") == str(expected)
