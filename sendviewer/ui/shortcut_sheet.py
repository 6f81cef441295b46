"""Shows every command with its shortcut and its place, menu by menu, to be read or copied."""

from __future__ import annotations

from html import escape
from itertools import groupby

from PySide6.QtWidgets import QWidget

from sendviewer.ui.commands import ACTIONS, ActionSpec, plain
from sendviewer.ui.reading_dialog import ReadingDialog
from sendviewer.views.look import Looks

__all__ = ["ShortcutSheet", "sheet_html"]

IN_TABS = (
    ("Go through the tabs", "Left, Right (on the row of tabs)"),
    ("Go from one control to the next, and back", "Tab, Shift+Tab"),
    ("Open the menu of a button", "Space, or Alt+Down"),
)
"""Keys that belong to no command."""


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
    return "".join([*parts, _table("Everywhere", list(IN_TABS))])


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
