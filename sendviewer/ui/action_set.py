"""Makes Qt's actions and menus from the list of commands, and keeps them enabled and checked."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from sendviewer.ui.commands import ActionSpec, Condition, MenuPath, plain
from sendviewer.ui.commands.catalogue import ACTIONS
from sendviewer.views.icons import themed_icon
from sendviewer.views.look import Look, Looks

__all__ = ["ActionSet", "CommandAction"]


class CommandAction(QAction):
    """A command as an action of Qt; says its id when it is triggered."""

    command_triggered = Signal(str)

    def __init__(self, spec: ActionSpec, parent: QObject) -> None:
        super().__init__(spec.text, parent)
        self.spec = spec
        self.setObjectName(spec.id)
        self.setToolTip(spec.tip)
        self.setShortcuts([QKeySequence(keys) for keys in spec.shortcuts])
        self.setCheckable(spec.checkable or bool(spec.choice))
        # Otherwise macOS moves commands that are called "About" or "Quit" to another menu.
        self.setMenuRole(QAction.MenuRole.NoRole)
        self.triggered.connect(self._tell)

    def show_whether(self, *, possible: bool) -> None:
        """Enable the command, or disable it and say why."""
        self.setEnabled(possible)
        self.setToolTip(self.spec.tip if possible else self.spec.condition.value)

    def _tell(self) -> None:
        self.command_triggered.emit(self.spec.id)


class ActionSet(QObject):
    """All commands of a window as actions; emits the id of the one that is triggered."""

    command_triggered = Signal(str)
    tip_shown = Signal(str, bool)
    """The tip of the command that one is on in a menu, and whether it can run; "" for none."""

    def __init__(self, window: QWidget, looks: Looks) -> None:
        super().__init__(window)
        self._looks = looks
        self._icons_look: Look | None = None
        self._met: frozenset[Condition] = frozenset(Condition)
        self._choices: dict[str, QActionGroup] = {}
        self._actions = {spec.id: self._make(spec) for spec in ACTIONS}
        window.addActions(list(self._actions.values()))

    def action(self, command: str) -> CommandAction:
        """Return the action of a command; raises KeyError for an id that does not exist."""
        return self._actions[command]

    def reason(self, command: str) -> str:
        """Return why a command cannot run now, or an empty string if it can."""
        condition = self._actions[command].spec.condition
        return "" if condition in self._met else condition.value

    def enable(self, met: Collection[Condition]) -> None:
        """Enable the commands whose condition is among those that are met, and no others."""
        now = frozenset(met) | {Condition.ALWAYS}
        if now == self._met:
            return
        self._met = now
        for action in self._actions.values():
            action.show_whether(possible=action.spec.condition in now)

    def check(self, commands: Collection[str]) -> None:
        """Check these commands and uncheck all others."""
        for command, action in self._actions.items():
            if action.isCheckable():
                action.setChecked(command in commands)

    def fill_menu_bar(self, menus: Mapping[MenuPath, QMenu]) -> None:
        """Put every command into its place in the menus of a menu bar."""
        filler = _MenuBarFiller(menus)
        for spec in ACTIONS:
            filler.add(spec, self._actions[spec.id])
        for menu in filler.menus.values():
            self._prepare(menu)

    def fill_menu(self, menu: QMenu, sections: Sequence[Sequence[str]]) -> None:
        """Put commands at the end of a button's menu, with a line between the sections."""
        for number, commands in enumerate(sections):
            if number:
                menu.addSeparator()
            menu.addActions([self._actions[command] for command in commands])
        self._prepare(menu)

    def _make(self, spec: ActionSpec) -> CommandAction:
        action = CommandAction(spec, self)
        action.command_triggered.connect(self.command_triggered)
        if spec.choice:
            self._group(spec.choice).addAction(action)
        return action

    def _group(self, choice: str) -> QActionGroup:
        if choice not in self._choices:
            self._choices[choice] = QActionGroup(self)
        return self._choices[choice]

    def _prepare(self, menu: QMenu) -> None:
        menu.setAccessibleName(plain(menu.title()) or menu.accessibleName())
        menu.aboutToShow.connect(self._show_icons)
        menu.hovered.connect(self._tell_tip)
        menu.aboutToHide.connect(self._tell_no_tip)

    def _tell_tip(self, action: QAction) -> None:
        tip = action.toolTip()
        self.tip_shown.emit("" if tip == plain(action.text()) else tip, action.isEnabled())

    def _tell_no_tip(self) -> None:
        self.tip_shown.emit("", True)  # noqa: FBT003 - the signal's signature

    def _show_icons(self) -> None:
        """Draw the icons when a menu first opens: at start nobody sees them."""
        look = self._looks.current
        if look is self._icons_look:
            return
        self._icons_look = look
        for action in self._actions.values():
            if action.spec.icon:
                action.setIcon(themed_icon(action.spec.icon, look))


class _MenuBarFiller:
    """Puts actions into menus in the order in which they come, making menus within as needed."""

    def __init__(self, menus: Mapping[MenuPath, QMenu]) -> None:
        self.menus = dict(menus)
        self._sections: dict[MenuPath, int] = {}

    def add(self, spec: ActionSpec, action: QAction) -> None:
        """Put an action at the end of its menu."""
        self._menu(spec.menu, spec.section).addAction(action)

    def _menu(self, path: MenuPath, section: int) -> QMenu:
        if path not in self.menus:
            self.menus[path] = self._menu(path[:-1], section).addMenu(path[-1])
            self._sections[path] = section
        menu = self.menus[path]
        if self._sections.setdefault(path, section) != section:
            menu.addSeparator()
            self._sections[path] = section
        return menu
