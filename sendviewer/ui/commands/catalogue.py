"""All commands of the window, in the order of the menus, and finding one by its id or by words."""

from __future__ import annotations

from sendviewer.ui.commands import ActionSpec, menu_place, plain
from sendviewer.ui.commands.chart import COMMANDS as CHART_COMMANDS
from sendviewer.ui.commands.edit import COMMANDS as EDIT_COMMANDS
from sendviewer.ui.commands.file import COMMANDS as FILE_COMMANDS
from sendviewer.ui.commands.help import COMMANDS as HELP_COMMANDS
from sendviewer.ui.commands.table import COMMANDS as TABLE_COMMANDS
from sendviewer.ui.commands.view import COMMANDS as VIEW_COMMANDS

__all__ = ["ACTIONS", "matching", "spec_of"]

ACTIONS: tuple[ActionSpec, ...] = (
    *FILE_COMMANDS,
    *EDIT_COMMANDS,
    *TABLE_COMMANDS,
    *CHART_COMMANDS,
    *VIEW_COMMANDS,
    *HELP_COMMANDS,
)
"""All commands, in the order of the menus."""

_BY_ID = {spec.id: spec for spec in ACTIONS}


def spec_of(command: str) -> ActionSpec:
    """Return the command with this id; raises KeyError for one that does not exist."""
    return _BY_ID[command]


def matching(words: str, specs: tuple[ActionSpec, ...] = ACTIONS) -> tuple[ActionSpec, ...]:
    """Return the commands whose text, place or tip holds every word; best matches first."""
    wanted = words.casefold().split()
    found = [spec for spec in specs if all(word in _searchable(spec) for word in wanted)]
    return tuple(sorted(found, key=lambda spec: _distance(spec, wanted)))


def _searchable(spec: ActionSpec) -> str:
    return f"{plain(spec.text)} {menu_place(spec)} {spec.tip}".casefold()


def _distance(spec: ActionSpec, wanted: list[str]) -> int:
    """Return how far the words are from the beginnings of the words of the command's text."""
    text = f" {plain(spec.text).casefold()}"
    far = 0
    for word in wanted:
        at_beginning = f" {word}" in text
        far += 0 if at_beginning else 1 if word in text else 2
    starts = text.startswith(tuple(f" {word}" for word in wanted))
    return 2 * far + (not starts)
