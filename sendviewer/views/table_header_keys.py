"""Says what each key does on the column headers: walk, sort, move, resize, open the menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from sendviewer.views.look import Looks

if TYPE_CHECKING:  # the header holds its keys
    from sendviewer.views.table_header import TableHeader

__all__ = ["HeaderKeys"]

Key = Qt.Key
Modifier = Qt.KeyboardModifier

WIDTH_STEP = 16


class HeaderKeys:
    """The keys of one table's headers; they act on the current section."""

    def __init__(self, header: TableHeader, looks: Looks) -> None:
        self._header = header
        self._looks = looks

    def claims(self, event: QEvent) -> bool:
        """Return whether the event asks who wants Alt+Down, which opens the menu of the column."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.ShortcutOverride:
            return False
        alt = bool(event.modifiers() & Modifier.AltModifier)
        return alt and event.key() == Key.Key_Down

    def takes(self, event: QKeyEvent) -> bool:
        """Do what the key says; return whether it says anything here."""
        return self._header.count() > 0 and (self._walk(event) or self._act(event))

    def _walk(self, event: QKeyEvent) -> bool:
        if event.modifiers() & ~Modifier.KeypadModifier:
            return False
        here, key = self._header.current_section, event.key()
        steps = {
            Key.Key_Left: here - 1,
            Key.Key_Right: here + 1,
            Key.Key_Home: 0,
            Key.Key_End: self._header.count() - 1,
        }
        if key in steps:
            self._header.go_to(steps[Key(key)])
        elif key == Key.Key_Down:
            self._header.left_downwards.emit()
        else:
            return False
        return True

    def _act(self, event: QKeyEvent) -> bool:
        header = self._header
        modifiers, key, here = event.modifiers(), event.key(), header.current_section
        step = {Key.Key_Left.value: -1, Key.Key_Right.value: 1}.get(key, 0)
        if key in {Key.Key_Return, Key.Key_Enter, Key.Key_Space}:
            header.sort_requested.emit(here, bool(modifiers & Modifier.ShiftModifier))
        elif key == Key.Key_Menu or (key == Key.Key_Down and modifiers & Modifier.AltModifier):
            header.open_menu(here)
        elif step and modifiers & Modifier.ControlModifier:
            header.move_requested.emit(here, step)
        elif step and modifiers & Modifier.ShiftModifier:
            header.width_requested.emit(here, step * self._looks.current.scaled(WIDTH_STEP))
        else:
            return False
        return True
