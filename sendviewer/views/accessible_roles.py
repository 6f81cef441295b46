"""Gives a widget the role by which a screen reader speaks of it, and what can be done with it.

Qt derives the role from the class, and a plain QWidget is only a "panel".
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface, QFocusEvent
from PySide6.QtWidgets import QAccessibleWidget, QWidget
from shiboken6 import isValid

from sendviewer.views.qt_values import CLICK_FOCUS, set_focus_policy

__all__ = ["LateParts", "Node", "speak_as"]

PROPERTY = "spokenRole"


class LateParts(QWidget):
    """A widget whose parts are only for assistive technology, and made when that asks first."""

    def make_parts(self) -> None:
        """Make the parts; called once the widget is asked for, and perhaps again."""
        raise NotImplementedError


class Node(QWidget):
    """Stands for something that is drawn: neither seen nor hit, nor reached by Tab.

    Assistive technology can press it or put the focus on it; whoever draws it answers.
    """

    pressed = Signal(int)
    entered = Signal(int)

    def __init__(self, place: int, role: str) -> None:
        super().__init__()
        self._place = place
        # Qt asks for the role as soon as a widget is named or has a parent, and never again.
        speak_as(self, role)
        set_focus_policy(self, CLICK_FOCUS)

    def press(self) -> None:
        """Tell that it was pressed."""
        self.pressed.emit(self._place)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that it was entered, once Qt is done with the focus."""
        super().focusInEvent(event)
        QTimer.singleShot(0, self, self._tell)

    def _tell(self) -> None:
        self.entered.emit(self._place)


class _Pressed(QAccessibleWidget):
    """The interface of a node: one action more than others have."""

    def actionNames(self) -> list[str]:
        """Return what can be done: what a press of it does, and what Qt offers."""
        return [QAccessibleActionInterface.pressAction(), *super().actionNames()]

    def doAction(self, name: str) -> None:
        """Press the node, or let Qt do the rest."""
        node = self.object()
        if name == QAccessibleActionInterface.pressAction() and isinstance(node, Node):
            node.press()
        else:
            super().doAction(name)


def speak_as(widget: QWidget, role: str | QAccessible.Role) -> None:
    """Let a screen reader know ``widget`` by a role of QAccessible, or by its name.

    To be called before the widget is shown. A name is looked up only when a screen reader
    asks, since the list of roles takes a while to load.
    """
    if not _INSTALLED:
        QAccessible.installFactory(_accessible_widget)
        _INSTALLED.append(True)
    widget.setProperty(PROPERTY, role if isinstance(role, str) else role.name)


def _accessible_widget(_name: str, thing: QObject) -> QAccessibleInterface | None:
    """Return the interface for a widget that has a role of its own, and None for any other."""
    role = thing.property(PROPERTY)
    if role is None or not isinstance(thing, QWidget):
        return None
    kind = _Pressed if isinstance(thing, Node) else QAccessibleWidget
    interface = kind(thing, QAccessible.Role[role])
    if isinstance(thing, LateParts):
        # Not within the question: the parts would ask for this same interface.
        QTimer.singleShot(0, thing, thing.make_parts)
    # Qt deletes interfaces itself, some only after the application has ended. An interface that
    # Python let go of by then is deleted twice, and the program dies as it closes.
    _HELD[:] = [held for held in _HELD if isValid(held)]
    _HELD.append(interface)
    return interface


_INSTALLED: list[bool] = []
_HELD: list[QAccessibleWidget] = []
