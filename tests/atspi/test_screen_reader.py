"""The real window by ear: what a screen reader finds and hears of it, through AT-SPI.

Every step is done by keys, without the mouse, by the driver beside this file; here is asserted
what there was to hear.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import dfe_by_hand as made
import pytest
from pages_by_hand import NEEDS, plans_page

from sendviewer.sources.page_files import files_from_page
from sendviewer.sources.pages import read_page, shipped_page_path
from sendviewer.sources.saving import save_archive

ROOT = Path(__file__).parents[2]
DRIVER = Path(__file__).with_name("driver.py")
SYSTEM_PYTHON = "/usr/bin/python3"
NEEDED = ("Xvfb", "xvfb-run", "xauth", "dbus-run-session", "xdotool")

LLR = "Children with SEND in Leicester, Leicestershire and Rutland"
TREES = ("overview", "needs", "chart", "text", "with a message", "area and year")
NO_ROLE = {"filler", "unknown", "invalid", "layered pane", "redundant object"}
"""Roles by which a screen reader knows of nothing that one could do with a thing."""
GRAPHIC = {"chart", "image", "icon", "canvas", "drawing area", "progress bar"}
DEEPEST = 16
LABELS = {label for _, label, *_ in NEEDS}

Record = dict[str, Any]


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Record:
    """What the driver heard and found in one walk through the program."""
    missing = [name for name in NEEDED if shutil.which(name) is None]
    if not has_pyatspi():
        missing.append("python3-pyatspi")
    if missing:
        pytest.skip(f"there is nothing to hear a window with here: no {', '.join(missing)}")
    folder = tmp_path_factory.mktemp("heard")
    give_files(folder)
    run(folder)
    return json.loads((folder / "found.json").read_text(encoding="utf-8"))


def has_pyatspi() -> bool:
    if not Path(SYSTEM_PYTHON).exists():
        return False
    asked = [SYSTEM_PYTHON, "-c", "import pyatspi"]
    return subprocess.run(asked, capture_output=True, check=False).returncode == 0


def give_files(folder: Path) -> None:
    """Write the page to begin with, another, a release, a broken file, and where they are."""
    save_archive(files_from_page(read_page(shipped_page_path())), folder / "page.zip")
    save_archive(files_from_page(plans_page()), folder / "plans.zip")
    (folder / "broken.zip").write_bytes(b"not a zip file")
    needs = made.layout_c_year_group(folder / "needs.csv", periods=(made.NEWEST,))
    made.release_zip(folder / "release.zip", {"needs.csv": needs})
    given = {
        "python": sys.executable,
        "folder": str(folder),
        "page": str(folder / "page.zip"),
        "title": LLR,
        "other_page": "plans.zip",
        "broken": "broken.zip",
        "release": "release.zip",
    }
    (folder / "given.json").write_text(json.dumps(given), encoding="utf-8")


def run(folder: Path) -> None:
    """Run the driver with a screen, a session bus and settings of its own, and end them all."""
    screen = ["xvfb-run", "-a", "-s", "-screen 0 1400x900x24 -nolisten tcp"]
    driver = [SYSTEM_PYTHON, str(DRIVER), str(folder / "given.json"), str(folder / "found.json")]
    with (folder / "said.txt").open("w+", encoding="utf-8") as said:
        session = subprocess.Popen(
            [*screen, "dbus-run-session", "--", *driver],
            env=surroundings(folder),
            stdout=said,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            code = session.wait(150)
        finally:
            end(session)
        said.seek(0)
        assert code == 0, said.read()[-3000:]


def end(session: subprocess.Popen[bytes]) -> None:
    """End what the session has left behind, which has a group of processes of its own."""
    try:
        os.killpg(session.pid, signal.SIGKILL)
    except ProcessLookupError:
        return
    session.wait(10)


def surroundings(folder: Path) -> dict[str, str]:
    own = {"settings": "SENDVIEWER_SETTINGS", "config": "XDG_CONFIG_HOME", "run": "XDG_RUNTIME_DIR"}
    for name in own:
        (folder / name).mkdir(mode=0o700)
    of_another_session = {
        *("AT_SPI_BUS_ADDRESS", "DBUS_SESSION_BUS_ADDRESS", "QT_QPA_PLATFORMTHEME"),
        *("WAYLAND_DISPLAY", "XDG_CURRENT_DESKTOP", "XAUTHORITY", "PYTHONHOME", "VIRTUAL_ENV"),
    }
    kept = {key: word for key, word in os.environ.items() if key not in of_another_session}
    return {
        **kept,
        **{variable: str(folder / name) for name, variable in own.items()},
        "PYTHONPATH": str(ROOT),
        "QT_QPA_PLATFORM": "xcb",
        "QT_ACCESSIBILITY": "1",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "LC_ALL": "C.UTF-8",
    }


def announced(step: Record) -> list[tuple[str, str]]:
    """Every announcement of a step with how it is told."""
    told = [heard for heard in step["heard"] if heard["kind"] == "announcement"]
    return [(heard["text"], heard["level"]) for heard in told]


def shares() -> dict[str, tuple[str, str]]:
    """The printed share of each need, here and in England."""
    return {label: (f"{here}%", f"{england}%") for _, label, _, here, england in NEEDS}


# --- one who can not see the screen works with the page -----------------------------------------


def test_the_window_and_its_heading_tell_what_page_is_open(found: Record) -> None:
    assert found["title"] == f"{LLR}, April 2020 - SEND Viewer"
    for tab in ("overview", "needs", "chart", "text"):
        headings = [node["name"] for node in found["trees"][tab] if node["role"] == "heading"]
        assert LLR in headings


def test_one_key_leads_to_the_key_message_which_is_read_whole(found: Record) -> None:
    told = found["key_message"]["told"]
    assert told.startswith(f"In April 2020 there were 21,966 {LLR[0].lower()}{LLR[1:]}.")
    assert "13.7% of the school population" in told


def test_entering_the_table_tells_the_cell_and_not_just_the_table(found: Record) -> None:
    last = [heard for heard in found["sort"]["entered"] if heard["kind"] == "focused"][-1]
    assert (last["role"], last["name"]) == ("table cell", "Moderate Learning Disability")


def test_all_words_are_told_to_be_english_whatever_the_language_of_the_system(
    found: Record,
) -> None:
    assert found["key_message"]["locale"].startswith("en_GB")


def test_a_small_chart_of_the_overview_is_walked_point_by_point(found: Record) -> None:
    small = found["small_chart"]
    assert small["chart"]["description"].startswith("Divided bar with three parts. Primary schools")
    assert small["points"] == [
        "Primary schools: 12,142 children, 55.3%.",
        "Secondary schools: 7,513 children, 34.2%.",
        "Special schools: 2,313 children, 10.5%.",
    ]
    assert {node["role"] for node in small["nodes"]} == {"list item"}
    assert [node["name"] for node in small["nodes"]] == [
        "Primary schools, 12,142, 55.3%",
        "Secondary schools, 7,513, 34.2%",
        "Special schools, 2,313, 10.5%",
    ]


def test_a_small_chart_is_copied_bar_by_bar_and_read_as_a_table(found: Record) -> None:
    small = found["small_chart"]
    assert small["copied"] == "Copied the sentence"
    assert small["dialog"].startswith("Where they go to school")
    assert small["rows"] == [
        ["Primary schools", "12,142", "55.3%"],
        ["Secondary schools", "7,513", "34.2%"],
        ["Special schools", "2,313", "10.5%"],
    ]


def test_along_a_row_the_column_and_the_figure_are_told_and_down_it_the_need(
    found: Record,
) -> None:
    told = [[word for word in step if word] for step in found["walk_row"]["told"]]
    comparison = "9.4 percentage points above England; about 2,066 more children"
    first, share, *further = told[:5]
    assert first == ["Moderate Learning Disability", "Children", "6,547"]
    assert share[:2] == ["% of total", "29.8"]
    assert share[2].startswith(comparison)
    assert further[:2] == [["95% interval (%)", "29.2 to 30.4"], ["England %", "20.4"]]
    assert further[2][1] == "+9.4"
    for step in told[5:]:
        assert len(step) == 3
        need, difference, described = step
        assert need in LABELS
        assert described.split()[0] == difference.lstrip("+\N{MINUS SIGN}")


def test_each_column_header_is_told_as_one_walks_over_it(found: Record) -> None:
    walked = [(told["role"], told["name"]) for told in found["sort"]["walked"]]
    assert {role for role, _ in walked} == {"table column header"}
    assert [name for _, name in walked] == [
        *("Children, sorted largest first", "% of total", "95% interval (%)", "England %"),
        "Difference (points)",
    ]


def test_sorting_by_difference_is_announced_and_the_rows_are_in_the_new_order(
    found: Record,
) -> None:
    sort = found["sort"]
    assert sort["said"] == "Sorted by Difference (points), largest first"
    assert ("Sorted by Difference (points), largest first", "polite") in announced(sort)
    signs = [row[5].replace("−", "-").replace("+", "") for row in sort["cells"]]
    assert [float(sign) for sign in signs] == sorted(map(float, signs), reverse=True)
    assert (sort["rows"][0], sort["rows"][-1]) == (
        "Moderate Learning Disability",
        "Autistic Spectrum",
    )


def test_the_table_is_a_table_with_the_need_as_row_header_and_the_sort_in_the_column(
    found: Record,
) -> None:
    sort = found["sort"]
    assert set(sort["row_roles"]) == {"table row header"}
    assert set(sort["column_roles"]) == {"table column header"}
    assert sort["rows"] == [row[0] for row in sort["cells"]]
    assert set(sort["rows"]) == LABELS
    sorted_by = [name for name in sort["columns"] if "sorted" in name]
    assert sorted_by == ["Difference (points), sorted largest first"]


def test_a_cell_tells_what_is_compared(found: Record) -> None:
    described = dict(zip(found["sort"]["rows"], found["sort"]["described"], strict=True))
    assert described["Moderate Learning Disability"].startswith(
        "9.4 percentage points above England"
    )


def test_filtering_to_autism_is_announced_and_so_is_its_end(found: Record) -> None:
    find = found["find"]
    assert find["said"] == "1 of 13 needs shown"
    assert ("1 of 13 needs shown", "polite") in announced({"heard": find["during"]})
    assert find["left"] == ["Autistic Spectrum"]
    assert announced(find) == [("13 needs shown", "polite")]


def test_walking_the_chart_speaks_each_bar_with_its_value_and_that_of_england(
    found: Record,
) -> None:
    bars = found["walk_chart"]["bars"]
    assert len(bars) == 13
    for label, (here, england) in shares().items():
        spoken = [bar for bar in bars if f"had {label} " in bar]
        assert len(spoken) == 1, label
        assert f"{here} of all children with SEND" in spoken[0]
        assert f"England’s {england}" in spoken[0]


def test_the_chart_is_a_chart_with_a_node_for_each_bar(found: Record) -> None:
    walk = found["walk_chart"]
    assert walk["chart"]["role"] == "chart"
    assert walk["chart"]["name"].startswith("Moderate Learning Disability is 9.4 points higher")
    assert walk["chart"]["description"].startswith("Horizontal bar chart with 13 bars")
    assert {node["role"] for node in walk["nodes"]} == {"list item"}
    assert {node["name"] for node in walk["nodes"]} == {
        f"{label}, {here}, England {england}" for label, (here, england) in shares().items()
    }
    assert all(len(node["description"]) > len(node["name"]) for node in walk["nodes"])


def test_going_to_another_tab_tells_of_nothing_that_lies_on_the_way(found: Record) -> None:
    assert [told["name"] for told in found["walk_chart"]["entered"]] == ["Share"]


def test_a_bar_is_copied_as_a_sentence_with_its_source(found: Record) -> None:
    assert found["copy"]["chart"] == "Copied the sentence"
    sentence = found["copy"]["sentence"]
    last = found["walk_chart"]["bars"][-1]
    assert sentence.startswith(last)
    assert "Source: " in sentence


def test_one_key_leads_from_a_bar_to_its_row_in_the_table(found: Record) -> None:
    assert f"had {found['copy']['row']} " in found["walk_chart"]["bars"][-1]


def test_a_bar_can_be_pressed_which_selects_its_row(found: Record) -> None:
    pressed = found["press_bar"]
    assert pressed["actions"][0] == "Press"
    assert pressed["bar"].startswith(pressed["row"])


def test_copying_is_announced_with_what_was_copied(found: Record) -> None:
    assert found["copy"]["chart"].startswith("Copied")
    # A busy machine is late to tell of the filter that was pasted before and taken back.
    assert announced(found["copy"])[-1] == ("Copied 13 rows, 8 columns with headers", "polite")


def test_another_page_is_opened_by_keys_and_announced(found: Record) -> None:
    opened = found["open_page"]
    assert ("Opened LLR, January 2025", "polite") in announced(opened)
    assert opened["title"].startswith("EHC plans in Leicester, Leicestershire and Rutland")


def test_what_fails_is_announced_at_once_and_the_page_stays(found: Record) -> None:
    # Where the machine is busy, it is told before that the file is being read.
    said, level = announced(found["fail"])[-1]
    assert level == "assertive"
    assert said.startswith("broken.zip was not opened.")
    assert found["fail"]["title"] == found["open_page"]["title"]


def test_area_and_year_are_chosen_from_a_release_by_ear(found: Record) -> None:
    chosen = found["choose_area"]
    assert chosen["dialog"].startswith("Area and year: Special educational needs in England")
    assert chosen["focus"]["name"] == "Add an area"
    assert chosen["focus"]["description"]
    assert [level for _, level in announced(chosen)] == ["polite"]
    assert "January 2025" in chosen["said"]
    assert chosen["title"].startswith("Pupils with SEN in ")


# --- every place has a name and a role -----------------------------------------------------------


@pytest.mark.parametrize("place", TREES)
def test_whatever_takes_the_focus_or_is_a_graphic_has_name_and_role(
    found: Record, place: str
) -> None:
    tree = found["trees"][place]
    assert len([node for node in tree if "focusable" in node["states"]]) > 10
    faults = [
        f"{node['role']} {node['name']!r} in {node['parent']}"
        for node in tree
        if ("focusable" in node["states"] or node["role"] in GRAPHIC)
        and (not node["name"].strip() or node["role"] in NO_ROLE)
    ]
    assert faults == []


@pytest.mark.parametrize("place", TREES)
def test_no_field_or_choice_is_without_the_name_of_what_is_asked(found: Record, place: str) -> None:
    """A combo box is called by its value; what it asks for is its label's text."""
    choices = [node for node in found["trees"][place] if node["role"] == "combo box"]
    assert [node["name"] for node in choices if not node["labels"]] == []


@pytest.mark.parametrize("place", TREES)
def test_the_tree_is_shallow_and_no_unnamed_panel_stands_in_the_way(
    found: Record, place: str
) -> None:
    tree = found["trees"][place]
    assert max(node["depth"] for node in tree) <= DEEPEST
    unnamed = [node for node in tree if node["role"] == "panel" and not node["name"]]
    # The corner of a table belongs to Qt; one goes through a table by rows and columns.
    assert [node["parent"] for node in unnamed if node["parent"] != "table"] == []


def test_a_switch_tells_which_option_is_chosen_and_why_another_can_not_be(found: Record) -> None:
    group, (share, prevalence) = found["switch"]["group"], found["switch"]["options"]
    assert (group["role"], group["name"]) == ("panel", "Figures as")
    assert {"checkable", "checked", "enabled"} <= set(share["states"])
    assert not {"checked", "enabled"} & set(prevalence["states"])
    assert "does not count all pupils" in prevalence["description"]


def test_the_dialog_reads_in_the_order_in_which_it_stands(found: Record) -> None:
    tree = found["trees"]["area and year"]
    headings = [node["name"] for node in tree if node["role"] == "heading"]
    assert headings == ["Areas", "Figures", "Compare with"]
    assert [node["name"] for node in tree if node["role"] == "push button"][-2:] == [
        "Show this page",
        "Cancel",
    ]
