"""The commands of the menu Help: reading the page, finding a command, and the program itself."""

from __future__ import annotations

from sendviewer.ui.commands import HELP, ActionSpec, Condition

__all__ = ["COMMANDS"]

COMMANDS: tuple[ActionSpec, ...] = (
    ActionSpec(
        "help.guide",
        "&How to read this page",
        "What the figures mean, and what the words mean",
        HELP,
        icon="help",
        shortcuts=("F1",),
    ),
    ActionSpec(
        "help.glossary",
        "&What the words mean",
        "All terms and all needs from A to Z, opened at the one that you are on",
        HELP,
        icon="text",
        shortcuts=("Ctrl+F1",),
    ),
    ActionSpec(
        "help.explain",
        "&Explain this figure",
        "Where the selected figure comes from: source, formula, rounding",
        HELP,
        icon="info",
        shortcuts=("Shift+F1",),
        condition=Condition.FIGURE_EXPLAINED,
    ),
    ActionSpec(
        "help.shortcuts",
        "&Keyboard shortcuts",
        "All commands with their shortcuts",
        HELP,
        section=1,
        icon="keyboard",
        shortcuts=("Ctrl+/",),
    ),
    ActionSpec(
        "help.palette",
        "&Find a command…",
        "Type a few letters of a command and run it",
        HELP,
        section=1,
        icon="search",
        shortcuts=("Ctrl+K",),
    ),
    ActionSpec(
        "help.log",
        "Where is the &log file?",
        "Show where the program writes down its faults",
        HELP,
        section=2,
    ),
    ActionSpec(
        "help.about",
        "&About SEND Viewer",
        "Version, licence and the source of the figures",
        HELP,
        section=2,
        icon="info",
    ),
)
