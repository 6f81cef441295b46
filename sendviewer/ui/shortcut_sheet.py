"""Shows every command with its shortcut and its place, menu by menu, to be read or copied."""

from __future__ import annotations

from html import escape
from itertools import groupby

from PySide6.QtWidgets import QWidget

from sendviewer.ui.commands import ActionSpec, plain
from sendviewer.ui.commands.catalogue import ACTIONS
from sendviewer.ui.reading_dialog import ReadingDialog
from sendviewer.views.look import Looks

__all__ = ["ShortcutSheet", "sheet_html"]

IN_TABS = (
    ("Go through the tabs", "Left, Right (on the row of tabs)"),
    ("Go from one control to the next, and back", "Tab, Shift+Tab"),
    ("Open the menu of a button", "Space, or Alt+Down"),
    ("Close what has opened: a menu, a dialog, an explanation", "Escape"),
)
"""Keys that belong to no command."""

IN_CHARTS = (
    ("Go from bar to bar", "Up, Down (small charts: Left, Right as well)"),
    ("Go to the first bar, to the last", "Home, End"),
    ("Select the need of a bar in table and chart", "Enter"),
    ("Copy a bar as a sentence", "Ctrl+C"),
    ("Show the chart as a table", "T"),
)
IN_TABLE = (
    ("Go from cell to cell", "Arrow keys"),
    ("Explain a figure", "Enter"),
    ("Go to the headers, to the total", "Up from the first row, Down from the last"),
    ("Sort by a column; add it to the sort", "Enter; Shift+Enter (on its header)"),
    ("Move a column", "Ctrl+Left, Ctrl+Right (on its header)"),
    ("Make a column narrower, wider", "Shift+Left, Shift+Right (on its header)"),
    ("Open the menu of a column", "Alt+Down (on its header)"),
    ("Select cells; whole rows", "Shift with arrow keys; Shift+Space"),
)
IN_TEXTS = (
    ("Go to the next match of a search, to the one before", "F3, Shift+F3"),
    ("Go from part to part of the reading view", "Down, Up, Home, End"),
)
IN_DIALOGS = (
    ("Tick a column in Columns; move it", "Space; Alt+Up, Alt+Down"),
    ("Remove an area in Area and year", "Delete (on its name)"),
    ("Show the page that is chosen in Area and year", "Ctrl+Enter"),
)


class ShortcutSheet(ReadingDialog):
    """The list of all commands and keys."""

    def __init__(self, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__("Keyboard shortcuts", sheet_html(), looks, parent)


def sheet_html() -> str:
    """Return all commands as one table for each menu."""
    parts = [
        _table(heading, [(plain(spec.text), ", ".join(spec.shortcuts)) for spec in specs])
        for heading, specs in groupby(ACTIONS, key=_heading)
    ]
    own = (
        ("In a chart", IN_CHARTS),
        ("In the table", IN_TABLE),
        ("In texts", IN_TEXTS),
        ("In dialogs", IN_DIALOGS),
        ("Everywhere", IN_TABS),
    )
    return "".join([*parts, *(_table(heading, list(rows)) for heading, rows in own)])


def _heading(spec: ActionSpec) -> str:
    return plain(spec.menu[0])


def _table(heading: str, rows: list[tuple[str, str]]) -> str:
    lines = "".join(
        f"<tr><td>{escape(text)}</td><td>{escape(keys)}</td></tr>" for text, keys in rows
    )
    return (
        f"<h2>{escape(heading)}</h2><table width='100%' cellpadding='4'>"
        "<tr><th align='left' width='62%'>Command</th><th align='left'>Keys</th></tr>"
        f"{lines}</table>"
    )
