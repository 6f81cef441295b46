"""Finds a command by a few letters and runs it; shows its shortcut and its place in the menus."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QListView, QVBoxLayout, QWidget

from sendviewer.ui.action_set import ActionSet
from sendviewer.ui.announce import announce
from sendviewer.ui.command_delegate import COMMAND_ROLE, REASON_ROLE, CommandDelegate
from sendviewer.ui.commands import ActionSpec, menu_place, plain, shown_shortcut
from sendviewer.ui.commands.catalogue import matching
from sendviewer.ui.dialog_size import fit_dialog
from sendviewer.views.controls import ScrollBar, SearchField
from sendviewer.views.label import Label
from sendviewer.views.list_hints import ListHints
from sendviewer.views.list_model import ListModel, ListRow
from sendviewer.views.look import Looks

__all__ = ["CommandPalette"]

Role = Qt.ItemDataRole
WIDTH, HEIGHT = 680, 480
MOVING_KEYS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class CommandPalette(QDialog):
    """Asks for a command. Those that cannot run now are shown with the reason."""

    command_chosen = Signal(str)

    def __init__(self, actions: ActionSet, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Find a command")
        self._actions = actions
        self._looks = looks
        self.field = SearchField("Find a command", looks, hint="Type a few letters of a command")
        self.commands = ListModel(self)
        self.list = QListView(self)
        self.list.setModel(self.commands)
        self.list.setAccessibleName("Commands")
        self.list.setItemDelegate(CommandDelegate(looks, self.list))
        self.list.setVerticalScrollBar(ScrollBar(looks))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.empty = Label("", looks, token="text_secondary", wraps=True, parent=self)
        self.empty.setTextFormat(Qt.TextFormat.PlainText)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.hints = ListHints(self.list, looks)
        self._lay_out()
        self.field.textChanged.connect(self._search)
        self.field.returnPressed.connect(self._run_current)
        self.field.installEventFilter(self)
        self.list.activated.connect(self._run)
        self.list.selectionModel().currentChanged.connect(self._speak)
        self._search("")
        self.field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move through the list by keys while one types, and close at the first Escape."""
        if (
            watched is self.field
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
        ):
            return self._takes(event)
        return False

    def _takes(self, event: QKeyEvent) -> bool:
        if event.key() in MOVING_KEYS:
            self.list.event(event)
        elif event.key() == Qt.Key.Key_Escape:
            self.reject()
        else:
            return False
        return True

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(self.field)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.empty, 1)
        fit_dialog(self, self._looks.current, WIDTH, HEIGHT)

    def _search(self, words: str) -> None:
        self.commands.show_rows([self._row(spec) for spec in matching(words)])
        self.list.setCurrentIndex(self.commands.index(0))
        found = self.commands.rowCount() > 0
        reason = "" if found else f"No command matches “{words}”. Clear the search to see all."
        self.list.setVisible(found)
        self.empty.setVisible(not found)
        self.empty.setText(reason)
        if reason:
            announce(self, reason)

    def _row(self, spec: ActionSpec) -> ListRow:
        reason = self._actions.reason(spec.id)
        return {
            Role.DisplayRole: plain(spec.text),
            Role.ToolTipRole: reason or spec.tip,
            Role.AccessibleTextRole: _spoken(spec, reason),
            Role.AccessibleDescriptionRole: reason or spec.tip,
            COMMAND_ROLE: spec.id,
            REASON_ROLE: reason,
        }

    def _run_current(self) -> None:
        index = self.list.currentIndex()
        if index.isValid():
            self._run(index)

    def _run(self, index: QModelIndex) -> None:
        command = index.data(COMMAND_ROLE)
        reason = self._actions.reason(command)
        if reason:
            announce(self, reason)
            return
        self.accept()
        self.command_chosen.emit(command)

    def _speak(self, index: QModelIndex) -> None:
        """Say the current command: the focus stays in the field, so nothing else says it."""
        if index.isValid():
            announce(self, index.data(Role.AccessibleTextRole))


def _spoken(spec: ActionSpec, reason: str) -> str:
    parts = (plain(spec.text), shown_shortcut(spec), menu_place(spec))
    words = ", ".join(part for part in parts if part)
    return f"{words}, not available: {reason}" if reason else words
