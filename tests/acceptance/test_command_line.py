"""The commands on DfE files, run as a person runs them: in a process of their own."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import dfe_by_hand as made
import pytest
from recounts import LLR, PLANS_ZIP, PlansRecount, needs_file

AREAS = ("Leicester", "Leicestershire", "Rutland")


def run(*arguments: str | Path, code: int = 0) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "sendviewer", *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    return done


def of_areas(*names: str) -> list[str]:
    return [word for name in names for word in ("--area", name)]


@pytest.fixture(scope="module")
def llr(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The same page written twice by two processes, to JSON and to a page on disk."""
    folder = tmp_path_factory.mktemp("llr")
    for turn in ("first", "second"):
        run(
            "page",
            needs_file(PLANS_ZIP),
            *of_areas(*AREAS),
            *("--name", "LLR", "--period", "2024/25"),
            *("--to", folder / f"{turn}.json", "--to", folder / f"{turn}-page.zip"),
        )
    return folder / "first.json", folder / "second.json"


@pytest.fixture
def document(llr: tuple[Path, Path]) -> dict[str, Any]:
    return json.loads(llr[0].read_text(encoding="utf-8"))


def test_the_page_of_llr_has_the_figures_of_the_recount(
    document: dict[str, Any], plans_recount: PlansRecount
) -> None:
    recounted = plans_recount.needs(*LLR)
    needs = {need["code"]: need for need in document["needs"]}
    assert document["schema"] == "sendviewer/page/1"
    assert document["total"]["children"] == 11629
    assert {area["name"] for area in document["areas"]} == set(AREAS)
    assert {code: need["share_pct"] for code, need in needs.items()} | {
        "ASD": 27.9,
        "SEMH": 19.6,
        "SLCN": 19.1,
        "MLD": 12.6,
        "SLD": 6.1,
    } == {code: need["share_pct"] for code, need in needs.items()}
    for code, count in recounted.items():
        if code:
            assert needs[code]["children"] == count


def test_the_same_command_gives_the_same_bytes(llr: tuple[Path, Path]) -> None:
    first, second = llr
    assert first.read_bytes() == second.read_bytes()
    zips = [path.with_name(f"{path.stem}-page.zip") for path in llr]
    assert zips[0].read_bytes() == zips[1].read_bytes()


def test_a_page_made_from_a_release_is_shown_without_it(
    llr: tuple[Path, Path], document: dict[str, Any]
) -> None:
    kept = llr[0].with_name("first-page.zip")
    shown = json.loads(run("show", kept, "--format", "json").stdout)
    assert shown == document


def test_areas_lists_every_place_of_the_file() -> None:
    listed = json.loads(run("areas", needs_file(PLANS_ZIP), "--format", "json").stdout)
    plans = listed["datasets"][0]
    levels = [place["level"] for place in plans["places"]]
    assert [levels.count(level) for level in ("national", "regional", "local-authority")] == [
        1,
        9,
        153,
    ]
    assert plans["periods"][0]["label"] == "2024/25"


def test_check_names_the_published_error() -> None:
    words = run("check", needs_file(PLANS_ZIP), code=1).stdout
    for number in ("25,681", "25,025", "14,374", "15,030"):
        assert number in words


def test_an_unknown_area_lists_the_nearest(tmp_path: Path) -> None:
    path = made.layout_b_year_group(
        tmp_path / "figures.csv", periods=(made.NEWEST,), phases=("all",)
    )
    to = tmp_path / "page.json"
    words = run("page", path, "--area", "Leicster", "--to", to, code=2).stderr
    assert "Leicester" in words
    assert not to.exists()


def test_a_file_of_another_subject_is_an_error_of_the_input(tmp_path: Path) -> None:
    path = tmp_path / "budget.csv"
    path.write_text("month,amount\nMay,12\n", encoding="utf-8")
    for command in (["areas", path], ["check", path]):
        words = run(*command, code=2).stderr
        assert "budget.csv" in words


def test_a_made_census_gives_a_page_of_every_layout(tmp_path: Path) -> None:
    pages = []
    for name, write in (
        ("a", made.layout_a_year_group),
        ("b", made.layout_b_year_group),
        ("c", made.layout_c_year_group),
    ):
        path = write(tmp_path / f"{name}.csv", periods=(made.NEWEST,), phases=("all",))
        to = tmp_path / f"{name}.json"
        run("page", path, *of_areas("370", "373"), "--period", "2024/25", "--to", to)
        pages.append(json.loads(to.read_text(encoding="utf-8")))
    expected = sum(made.expected_counts(made.NEWEST, key, "all-sen") or 0 for key in ("370", "373"))
    for page in pages:
        assert page["total"]["children"] == expected
        for need in page["needs"]:
            assert need["children"] == sum(
                made.expected_counts(
                    made.NEWEST,
                    key,
                    "all-sen",
                    "all",
                    need["code"],
                )
                or 0
                for key in ("370", "373")
            )
