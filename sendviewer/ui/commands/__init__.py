"""What a command of the window is: its words, its keys, its place in the menus, what it needs.

Commands are data: menus, shortcuts, palette and tests are read from them. Each menu has a module
here, named as the ids of its commands begin: ``table.filter`` stands in ``table``. A new command
is a new entry there; what it does is said where the window gathers its handlers. ``catalogue``
has all of them together. It is not needed before the first paint, and is not imported here.
"""

from __future__ import annotations

from enum import Enum

from msgspec import Struct

__all__ = [
    "CHART",
    "EDIT",
    "FILE",
    "HELP",
    "MENUS",
    "TABLE",
    "VIEW",
    "ActionSpec",
    "Condition",
    "MenuPath",
    "menu_place",
    "plain",
    "shown_shortcut",
]

MenuPath = tuple[str, ...]
"""The way to a menu: its title, after the titles of the menus that it is in."""

FILE: MenuPath = ("&File",)
EDIT: MenuPath = ("&Edit",)
TABLE: MenuPath = ("&Table",)
CHART: MenuPath = ("&Chart",)
VIEW: MenuPath = ("&View",)
HELP: MenuPath = ("&Help",)

MENUS: tuple[MenuPath, ...] = (FILE, EDIT, TABLE, CHART, VIEW, HELP)
"""The menus of the menu bar, from the left."""


class Condition(Enum):
    """What a command needs before it can run; the value says what to do when it is not met."""

    ALWAYS = ""
    ON_NEEDS = "Open the tab Needs first (Ctrl+2)."
    ON_CHART = "Open the tab Chart first (Ctrl+3)."
    KNOWS_PUPILS = (
        "The source of this page does not count all pupils, so it has no figures per 100 of them."
    )
    ON_TEXT = "Open the tab Improvement and commissioning first (Ctrl+4)."
    CARD_SELECTED = "Select a card of the Overview first (Ctrl+1)."
    FIGURE_SELECTED = "Select a need or a card first."
    FIGURE_EXPLAINED = "Select a figure first."
    HAS_DESCRIPTION = "Open a tab that has a description first, such as Chart (Ctrl+3)."
    CAN_UNDO = "There is no change of the view to take back."
    CAN_REDO = "There is no change of the view to make again."
    FILTERED = "No need is filtered out."
    COMPARED = "England is not compared with itself: choose what to compare with (Ctrl+G)."
    FROM_FILE = (
        "This page has one comparator. Open a DfE file (Ctrl+O) and choose the area to change it."
    )
    SEVERAL_COMPARED = "There is a mean only where several areas are compared with."
    TEXT_CAN_GROW = "The text is at its largest, 200%."
    TEXT_CAN_SHRINK = "The text is at its smallest, 100%."


class ActionSpec(Struct, frozen=True):
    """One command.

    ``text`` has an "&" before its letter for the keyboard, and "…" at its end where it asks for
    more. ``menu`` is the way to it; a line is drawn in the menu where ``section`` changes. The
    first of ``shortcuts`` is the one that is shown. Commands of one ``choice`` exclude each other;
    ``checkable`` ones are on or off.
    """

    id: str
    text: str
    tip: str
    menu: MenuPath
    section: int = 0
    icon: str = ""
    shortcuts: tuple[str, ...] = ()
    condition: Condition = Condition.ALWAYS
    choice: str = ""
    checkable: bool = False


def plain(text: str) -> str:
    """Return a text of a command or a menu without the sign for its letter."""
    return text.replace("&", "")


def menu_place(spec: ActionSpec) -> str:
    """Return the way to a command through the menus: "Edit, Copy as"."""
    return ", ".join(plain(name) for name in spec.menu)


def shown_shortcut(spec: ActionSpec) -> str:
    """Return a command's first shortcut as it is written on the keys, or an empty string."""
    return spec.shortcuts[0] if spec.shortcuts else ""
