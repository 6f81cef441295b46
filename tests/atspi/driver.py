"""Works the real window as one does who can not see it, and writes down what there was to hear.

Not a test itself: the system's Python runs it, with a screen and a session bus of its own.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from reader import Node, Reader, describe

TITLE = "SEND Viewer"
NEEDS, BARS = 13, 13
SMALL_CHARTS = 12
"""More presses of Tab than lead to the small charts of the overview."""

TABS = ("overview", "needs", "chart", "text")

Record = dict[str, Any]


def main(given: Record) -> Record:
    reader = Reader(TITLE)
    # The dialog for files begins in this folder, so that their names alone need be typed.
    command = [given["python"], "-m", "sendviewer", given["page"]]
    program = subprocess.Popen(command, cwd=given["folder"])
    try:
        return walked(reader, given)
    finally:
        program.kill()
        program.wait(10)


def walked(reader: Reader, given: Record) -> Record:
    reader.wait_for_window()
    reader.wait("the page that was asked for", lambda: given["title"] in reader.title())
    reader.take_keyboard()
    reader.wait_for_focus("page tab list")
    found: Record = {"title": reader.title(), "trees": {}}
    for step in STEPS:
        reader.take_heard()
        found[step.__name__] = {**step(reader, given, found["trees"]), "heard": reader.take_heard()}
    return found


def to_tab(reader: Reader, tab: str) -> None:
    """Go to a tab by its key; the focus goes with it unless it is outside of the tabs."""
    reader.press(f"ctrl+{TABS.index(tab) + 1}")


def picture_of(reader: Reader) -> list[Node]:
    return reader.tree(reader.wait_for_window())


# --- the steps --------------------------------------------------------------------------------


def key_message(reader: Reader, _given: Record, trees: Record) -> Record:
    reader.press("F6")
    told = reader.wait_for_focus("panel", "Key message")
    trees["overview"] = picture_of(reader)
    return {"told": told["description"], "locale": reader.find("frame").objectLocale}


def small_chart(reader: Reader, _given: Record, _trees: Record) -> Record:
    """Walk a chart of the overview, copy one bar of it, and see it as a table."""
    for _ in range(SMALL_CHARTS):
        reader.press("Tab")
        reader.listen(0.2)
        if reader.focus()["name"] == "Where they go to school":
            break
    chart = reader.wait_for_focus("chart", "Where they go to school")
    reader.take_heard()
    points = []
    for key in ("Home", "Right", "Down"):
        reader.press(key)
        reader.wait_for_words()
        points += [one["text"] for one in reader.take_heard() if one["kind"] == "announcement"]
    nodes = [describe(one) for one in reader.find("chart", chart["name"])]
    listed = reader.find("chart", chart["name"]).getChildAtIndex(list_place(nodes))
    nodes = [describe(one) for one in listed]
    reader.press("ctrl+c")
    copied = reader.wait_for_words("Copied")
    reader.press("t")
    dialog = reader.wait("the chart as a table", reader.dialog)
    rows = read_rows(reader.find("table", chart["name"]))
    name = dialog.name
    reader.press("Escape")
    reader.wait("the table to close", lambda: reader.dialog() is None)
    reader.take_keyboard()
    return {
        "chart": chart,
        "points": points,
        "nodes": nodes,
        "copied": copied,
        "dialog": name,
        "rows": rows,
    }


def list_place(nodes: list[Node]) -> int:
    return [node["role"] for node in nodes].index("list")


def read_rows(table: Any) -> list[list[str]]:
    cells = table.queryTable()
    rows, columns = range(cells.nRows), range(cells.nColumns)
    return [[cells.getAccessibleAt(row, at).name for at in columns] for row in rows]


def sort(reader: Reader, _given: Record, trees: Record) -> Record:
    to_tab(reader, "needs")
    reader.wait_for_focus("text", "Search needs")
    trees["needs"] = picture_of(reader)
    reader.press("F6")
    reader.wait_for_cell()
    entered = reader.take_heard()
    reader.press("shift+Tab")
    reader.take_heard()
    walked_over = []
    for _ in range(5):
        reader.press("Right")
        reader.wait_for_name()
        walked_over += [one for one in reader.take_heard() if one["kind"] == "accessible-name"]
    reader.press("Return")
    said = reader.wait_for_words("Sorted")
    return {"entered": entered, "walked": walked_over, "said": said, **table(reader)}


def table(reader: Reader) -> Record:
    """Read the table by its own interface, as a screen reader goes through it."""
    cells = reader.find("table", "Needs").queryTable()
    rows, columns = range(cells.nRows), range(cells.nColumns)
    return {
        "columns": [cells.getColumnHeader(column).name for column in columns],
        "column_roles": [cells.getColumnHeader(column).getRoleName() for column in columns],
        "rows": [cells.getRowHeader(row).name for row in rows],
        "row_roles": [cells.getRowHeader(row).getRoleName() for row in rows],
        "cells": read_rows(reader.find("table", "Needs")),
        "described": [cells.getAccessibleAt(row, 5).description for row in rows],
    }


def walk_row(reader: Reader, _given: Record, _trees: Record) -> Record:
    """Walk to the right along a row and then down, as screen readers tell it.

    They say the name of a cell and its description, and of the headers the one that is new.
    """
    reader.press("Down", "ctrl+Home")
    reader.wait_for_cell_named("Moderate Learning Disability")
    said, headers = [], ("", "")
    for key in ("Right", "Right", "Right", "Right", "Right", "Down", "Down"):
        reader.take_heard()
        reader.press(key)
        cell = reader.wait("the next cell", reader.told_cell)
        words, headers = changed(reader, cell, headers)
        said.append(words)
    return {"told": said}


def changed(
    reader: Reader, cell: Node, before: tuple[str, str]
) -> tuple[list[str], tuple[str, str]]:
    table = reader.find("table", "Needs").queryTable()
    row, column = table.getRowAtIndex(cell["index"]), table.getColumnAtIndex(cell["index"])
    now = (table.getRowHeader(row).name, table.getColumnHeader(column).name)
    new = [word for word, old in zip(now, before, strict=True) if word != old]
    return [*new, cell["name"], cell["description"]], now


def switch(reader: Reader, _given: Record, _trees: Record) -> Record:
    options = (reader.find("check box", "% of"), reader.find("check box", "per 100"))
    group = options[0].parent
    return {"group": describe(group), "options": [describe(one) for one in options]}


def find(reader: Reader, _given: Record, _trees: Record) -> Record:
    reader.press("ctrl+f")
    reader.wait_for_focus("text", "Search needs")
    reader.type("autis")
    said = reader.wait_for_words(f"of {NEEDS}")
    left = table(reader)["rows"]
    heard = reader.take_heard()
    reader.press("Escape")
    again = reader.wait_for_words(f"{NEEDS} needs shown")
    return {"said": said, "left": left, "again": again, "during": heard}


def walk_chart(reader: Reader, _given: Record, trees: Record) -> Record:
    to_tab(reader, "chart")
    reader.wait_for_focus("check box", "Share")
    entered = [one for one in reader.take_heard() if one["kind"] == "focused"]
    trees["chart"] = picture_of(reader)
    reader.press("F6")
    chart = reader.wait_for_focus("chart")
    reader.take_heard()
    bars = []
    for key in ("Home", *["Down"] * (BARS - 1)):
        reader.press(key)
        reader.wait_for_words()
        bars += [one["text"] for one in reader.take_heard() if one["kind"] == "announcement"]
    nodes = [describe(one) for one in reader.find("list", "Bars") if one.getRoleName() != "filler"]
    return {"entered": entered, "chart": chart, "bars": bars, "nodes": nodes}


def copy(reader: Reader, _given: Record, trees: Record) -> Record:
    reader.press("ctrl+c")
    chart = reader.wait_for_words("Copied")
    reader.press("t")
    row = reader.wait("the table at that need", lambda: selected_row(reader))
    sentence = pasted(reader)
    to_tab(reader, "text")
    reader.wait_for_focus("text", "Find in text")
    trees["text"] = picture_of(reader)
    to_tab(reader, "needs")
    reader.wait_for_focus("text", "Search needs")
    reader.take_heard()
    reader.press("F6", "Escape", "ctrl+c")
    rows = reader.wait_for_words("Copied")
    return {"chart": chart, "sentence": sentence, "row": row, "table": rows}


def pasted(reader: Reader) -> str:
    """Return what was copied, as it comes out where it is pasted."""
    reader.press("ctrl+f")
    reader.wait_for_focus("text", "Search needs")
    reader.press("ctrl+v")
    text: str = reader.wait("what was copied", lambda: reader.text_of("Search needs"))
    reader.press("Escape")
    reader.wait("an empty field", lambda: not reader.text_of("Search needs"))
    return text


def selected_row(reader: Reader) -> str:
    """Return the need of the row that is selected in the table, or "" as long as none is."""
    table = reader.find("table", "Needs")
    cells = table.queryTable() if table is not None else None
    rows = cells.getSelectedRows() if cells is not None else []
    return cells.getRowHeader(rows[0]).name if len(rows) == 1 else ""


def press_bar(reader: Reader, _given: Record, _trees: Record) -> Record:
    """Press a bar by what it offers, without keys or pointer."""
    to_tab(reader, "chart")
    reader.wait_for_focus("check box", "Share")
    bar = list(reader.find("list", "Bars"))[2]
    offered = bar.queryAction()
    actions = [offered.getName(at) for at in range(offered.nActions)]
    offered.doAction(0)
    to_tab(reader, "needs")
    row = reader.wait("the row of the bar", lambda: selected_row(reader))
    return {"actions": actions, "bar": bar.name, "row": row}


def open_file(reader: Reader, name: str) -> None:
    """Answer the dialog for files by typing, and come back to the window."""
    reader.press("ctrl+o")
    reader.wait_for_focus("text", "File name")
    reader.take_heard()
    reader.type(name)
    reader.wait("the name in the field", lambda: reader.text_of("File name") == name)
    for _ in range(5):  # the first may only close the list of names to choose from
        reader.press("Return")
        reader.listen(0.4)
        if not asks_for_file(reader):
            break
    reader.wait("the dialog to close", lambda: not asks_for_file(reader))
    reader.take_keyboard()


def asks_for_file(reader: Reader) -> bool:
    return reader.find("text", "File name") is not None


def open_page(reader: Reader, given: Record, _trees: Record) -> Record:
    open_file(reader, given["other_page"])
    return {"said": reader.wait_for_words("Opened"), "title": reader.title()}


def fail(reader: Reader, given: Record, trees: Record) -> Record:
    open_file(reader, given["broken"])
    said = reader.wait_for_words("not opened")
    trees["with a message"] = picture_of(reader)
    return {"said": said, "title": reader.title()}


def choose_area(reader: Reader, given: Record, trees: Record) -> Record:
    open_file(reader, given["release"])
    dialog = reader.wait("the dialog for area and year", reader.dialog)
    focus = reader.wait_for_focus("text")
    trees["area and year"] = reader.tree(dialog)
    name = dialog.name
    reader.take_heard()
    reader.press("ctrl+Return")
    reader.wait("the dialog to close", lambda: reader.dialog() is None)
    reader.take_keyboard()
    said = reader.wait_for_words()
    return {"said": said, "title": reader.title(), "dialog": name, "focus": focus}


STEPS = (
    *(key_message, small_chart, sort, walk_row, switch, find, walk_chart, copy, press_bar),
    *(open_page, fail, choose_area),
)

if __name__ == "__main__":
    record = main(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))
    Path(sys.argv[2]).write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
