"""What a screen reader has of a program: its tree, its events and the keys, through AT-SPI.

Runs on the system's Python, which alone has pyatspi; imports nothing else that is not standard.
"""

from __future__ import annotations

import json
import subprocess
import time
from collections.abc import Callable, Iterator
from typing import Any

import gi

gi.require_version("Atspi", "2.0")

import pyatspi  # noqa: E402 - the version is to be named before
from gi.repository import GLib  # noqa: E402

PATIENCE = 12.0
"""Seconds that anything may take on a machine that is busy; nothing waits that long in vain."""

LEVELS = {1: "polite", 2: "assertive"}
EVENTS = (
    "object:announcement",
    "object:state-changed:focused",
    "object:property-change:accessible-name",
)
STATES = {
    pyatspi.STATE_FOCUSABLE: "focusable",
    pyatspi.STATE_CHECKED: "checked",
    pyatspi.STATE_CHECKABLE: "checkable",
    pyatspi.STATE_SELECTED: "selected",
    pyatspi.STATE_ENABLED: "enabled",
}

Node = dict[str, Any]


class Reader:
    """Hears what a program tells, and works it by keys alone."""

    def __init__(self, title: str) -> None:
        self._title = title
        self._heard: list[Node] = []
        self._application: Any = None
        for event in EVENTS:
            pyatspi.Registry.registerEventListener(self._hear, event)

    # --- hearing ------------------------------------------------------------------------------

    def _hear(self, event: Any) -> None:
        kind = event.type.rpartition(":")[2]
        try:
            heard = {"kind": kind, "role": event.source.getRoleName(), "name": event.source.name}
            if kind == "announcement":
                heard |= {"text": event.any_data, "level": LEVELS.get(event.detail1, "off")}
            elif kind == "focused" and not event.detail1:
                return
            elif kind == "focused":
                heard["description"] = event.source.description
                heard["index"] = event.source.getIndexInParent()
        except (GLib.GError, AttributeError):
            return  # what spoke is gone already
        self._heard.append(heard)

    def take_heard(self) -> list[Node]:
        """Return what was heard since this was last asked for."""
        self.listen(0.15)
        heard, self._heard = self._heard, []
        return heard

    def listen(self, seconds: float) -> None:
        """Let events come in for a while."""
        context = GLib.MainContext.default()
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            while context.iteration(False):
                pass
            time.sleep(0.005)

    def wait(self, what: str, condition: Callable[[], Any]) -> Any:
        """Listen until ``condition`` holds and return what it is; say what never came."""
        found = self.hope(condition)
        if not found:
            heard = json.dumps(self._heard[-20:], ensure_ascii=False)
            raise SystemExit(f"A screen reader waits in vain for {what}. It heard: {heard}")
        return found

    def hope(self, condition: Callable[[], Any]) -> Any:
        """Listen until ``condition`` holds or patience is at an end; return what it is then."""
        until = time.monotonic() + PATIENCE
        while not (found := condition()) and time.monotonic() < until:
            self.listen(0.02)
        return found

    def wait_for_focus(self, role: str, name: str = "") -> Node:
        """Wait until the focus is told to be on a thing with this role, and this in its name."""

        def there() -> Node | None:
            here = self.focus()
            return here if here["role"] == role and name in here["name"] else None

        found: Node = self.wait(f"the focus on {role} {name!r}", there)
        return found

    def focus(self) -> Node:
        """Return what the focus was last told to be on."""
        told = [heard for heard in self._heard if heard["kind"] == "focused"]
        return told[-1] if told else {"role": "", "name": ""}

    def told_cell(self) -> Node | None:
        """Return the cell that the focus was last told to be on, or None."""
        return self.focus() if self.focus()["role"] == "table cell" else None

    def wait_for_words(self, words: str = "") -> str:
        """Return what is announced with ``words`` in it, or "" if it never is."""

        def said() -> str:
            told = [heard["text"] for heard in self._heard if heard["kind"] == "announcement"]
            return next((text for text in told if words in text), "")

        found: str = self.hope(said)
        return found

    def wait_for_name(self) -> None:
        """Give time for a thing to change its name."""
        self.hope(lambda: any(heard["kind"] == "accessible-name" for heard in self._heard))

    def wait_for_cell(self) -> None:
        """Give time for a cell to be told after the table that it is in."""

        def told() -> bool:
            roles = [heard["role"] for heard in self._heard if heard["kind"] == "focused"]
            return "table" in roles and roles[-1] == "table cell"

        self.hope(told)

    def wait_for_cell_named(self, name: str) -> None:
        """Wait until the focus is told to be on the cell with this name."""
        self.wait(f"the cell {name}", lambda: (self.told_cell() or {}).get("name") == name)

    # --- keys ---------------------------------------------------------------------------------

    def press(self, *keys: str) -> None:
        """Press keys one after the other, named as xdotool names them."""
        subprocess.run(["xdotool", "key", "--delay", "30", *keys], check=True)

    def type(self, text: str) -> None:
        """Type a text."""
        subprocess.run(["xdotool", "type", "--delay", "6", text], check=True)

    def take_keyboard(self) -> None:
        """Give the keyboard to the window, as a window manager would."""
        search = ["xdotool", "search", "--onlyvisible", "--name", self._title]

        def window() -> str:
            found = subprocess.run(search, capture_output=True, text=True, check=False)
            return (found.stdout.split() or [""])[-1]

        number = self.wait("a window on the screen", window)
        subprocess.run(["xdotool", "windowfocus", "--sync", number], check=True, timeout=PATIENCE)
        self.listen(0.1)

    # --- the tree -----------------------------------------------------------------------------

    def wait_for_window(self) -> Any:
        """Wait until the program is there with its window."""
        return self.wait("the program", lambda: next(self._windows("frame"), None))

    def dialog(self) -> Any:
        """Return the dialog that is open, or None."""
        return next(self._windows("dialog"), None)

    def title(self) -> str:
        """Return the name of the window."""
        frame = next(self._windows("frame"), None)
        return frame.name if frame else ""

    def _windows(self, role: str) -> Iterator[Any]:
        for program in children(pyatspi.Registry.getDesktop(0)):
            if program.name == "sendviewer":
                yield from (one for one in children(program) if one.getRoleName() == role)

    def find(self, role: str, name: str = "") -> Any:
        """Return the first visible thing with this role and name."""
        for window in (*self._windows("dialog"), *self._windows("frame")):
            for thing, _ in walk(window):
                if thing.getRoleName() == role and name in thing.name:
                    return thing
        return None

    def text_of(self, name: str) -> str:
        """Return what has been typed into the field with this name."""
        field = self.find("text", name)
        text: str = field.queryText().getText(0, -1) if field else ""
        return text

    def tree(self, root: Any) -> list[Node]:
        """Return every visible thing below ``root``, each with its depth, parents first."""
        return [{**describe(thing), "depth": depth} for thing, depth in walk(root)]


def children(thing: Any) -> list[Any]:
    """Return what is below a thing, without what has gone meanwhile."""
    found = [thing.getChildAtIndex(at) for at in range(thing.childCount)]
    return [one for one in found if one is not None]


def walk(root: Any, depth: int = 0) -> Iterator[tuple[Any, int]]:
    """Yield a thing and all visible ones below it."""
    yield root, depth
    for child in children(root):
        if child.getState().contains(pyatspi.STATE_VISIBLE):
            yield from walk(child, depth + 1)


def describe(thing: Any) -> Node:
    """Return what a thing says of itself."""
    states = thing.getState()
    return {
        "role": thing.getRoleName(),
        "name": thing.name,
        "description": thing.description,
        "states": [word for state, word in STATES.items() if states.contains(state)],
        "labels": labels_of(thing),
        "parent": thing.parent.getRoleName() if thing.parent else "",
    }


def labels_of(thing: Any) -> list[str]:
    """Return the texts of the labels that belong to a thing."""
    if thing.getRoleName() != "combo box":
        return []
    return [
        relation.getTarget(at).name
        for relation in thing.getRelationSet()
        if relation.getRelationType() == pyatspi.RELATION_LABELLED_BY
        for at in range(relation.getNTargets())
    ]
