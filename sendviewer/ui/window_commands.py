"""The commands of the window as actions: in its menus, enabled and checked, and run.

Imported after the first paint or when one of them is asked for before.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from sendviewer.ui.action_set import ActionSet
from sendviewer.ui.command_handlers import CommandHandlers, Handler
from sendviewer.ui.commands import FILE
from sendviewer.ui.conditions import conditions_met
from sendviewer.ui.view_commands import ViewCommands

if TYPE_CHECKING:  # the window makes its commands
    from sendviewer.ui.main_window import MainWindow

__all__ = ["WindowCommands"]


class WindowCommands:
    """All commands of one window."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._view = ViewCommands(window.state, window.tabs, window.appearance)
        self.action_set = ActionSet(window, window.looks)
        self._fill_menus()

    @property
    def handled(self) -> frozenset[str]:
        """The ids of the commands that something would be done for now."""
        return frozenset({*self._handlers, *self._window.page_handlers})

    def run(self, command: str) -> None:
        """Run a command if it can run now; otherwise say why not."""
        self.refresh()
        reason = self.action_set.reason(command)
        if reason:
            self._window.state.say_of_tab(reason)
            return
        handler = self._window.page_handlers.get(command) or self._handlers[command]
        handler()

    def refresh(self) -> None:
        """Enable and check what the state asks for."""
        window = self._window
        met = conditions_met(window.state, window.tabs, window.appearance, window.releases)
        self.action_set.enable(met)
        self.action_set.check({*self._view.checked(), *window.releases.checked_commands})

    def _fill_menus(self) -> None:
        window, actions = self._window, self.action_set
        actions.fill_menu_bar(window.menu_bar.menus)
        below = actions.action("file.open_shipped")
        window.menu_bar.menus[FILE].insertMenu(below, window.opening.recent_menu)
        window.header.fill_menus(actions)

    @cached_property
    def _handlers(self) -> Mapping[str, Handler]:
        return CommandHandlers(self._window, self._view).handlers()
