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
    for step in (key_message, sort, switch, find, walk_chart, copy, open_page, fail, choose_area):
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
    return {"told": told["description"]}


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
        "cells": [[cells.getAccessibleAt(row, at).name for at in columns] for row in rows],
        "described": [cells.getAccessibleAt(row, 5).description for row in rows],
    }


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
    to_tab(reader, "text")
    reader.wait_for_focus("text", "Find in text")
    trees["text"] = picture_of(reader)
    to_tab(reader, "needs")
    reader.wait_for_focus("text", "Search needs")
    reader.take_heard()
    reader.press("F6", "Escape", "ctrl+c")
    rows = reader.wait_for_words("Copied")
    return {"chart": chart, "table": rows}


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


if __name__ == "__main__":
    record = main(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))
    Path(sys.argv[2]).write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
