"""Gives a widget the role by which a screen reader speaks of it.

Qt derives the role from the class, and a plain QWidget is only a "panel".
"""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget
from shiboken6 import isValid

__all__ = ["speak_as"]

PROPERTY = "spokenRole"


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
    interface = QAccessibleWidget(thing, QAccessible.Role[role])
    # Qt deletes interfaces itself, some only after the application has ended. An interface that
    # Python let go of by then is deleted twice, and the program dies as it closes.
    _HELD[:] = [held for held in _HELD if isValid(held)]
    _HELD.append(interface)
    return interface


_INSTALLED: list[bool] = []
_HELD: list[QAccessibleWidget] = []
