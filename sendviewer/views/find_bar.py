"""Find in a text: a field, "2 of 5" in words, and a button each for the next and the last match."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from sendviewer.views.controls import IconButton, SearchField
from sendviewer.views.look import Looks, TextStyle
from sendviewer.views.qt_values import KEY_ENTER, KEY_RETURN, SHIFT

__all__ = ["FindBar"]


class FindBar(QWidget):
    """Tells what to find and to which match to go; whoever finds says how many there are."""

    words_changed = Signal(str)
    step_asked = Signal(int)
    """1 for the next match, -1 for the one before."""

    def __init__(self, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._looks = looks
        self.field = _FindField("Find in text", looks)
        self._state = QLabel()
        self._state.setWordWrap(True)
        self._previous = IconButton("Previous match (Shift+Enter)", "chevron-up", looks)
        self._next = IconButton("Next match (Enter)", "chevron-down", looks)
        self._state_row = QWidget()
        self._build()
        self._connect()
        self.show_nothing()
        self._take_look()

    @property
    def state_text(self) -> str:
        """What is said about the matches, such as "2 of 5"."""
        return self._state.text()

    def show_nothing(self) -> None:
        """Say nothing, because nothing is looked for."""
        self._state.clear()
        self._state_row.hide()

    def show_match(self, number: int, count: int) -> None:
        """Say which match of how many is shown; ``number`` counts from 1."""
        self._show(f"{number} of {count}", can_step=count > 1)

    def show_no_match(self, words: str) -> None:
        """Say that the words are not in the text."""
        self._show(f"No match for “{words}”", can_step=False)

    def _show(self, words: str, *, can_step: bool) -> None:
        self._state.setText(words)
        self._previous.setEnabled(can_step)
        self._next.setEnabled(can_step)
        self._state_row.show()

    def _build(self) -> None:
        row = QHBoxLayout(self._state_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self._state, 1)
        row.addWidget(self._previous)
        row.addWidget(self._next)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.field)
        column.addWidget(self._state_row)

    def _connect(self) -> None:
        self.field.textChanged.connect(self.words_changed)
        self.field.step_asked.connect(self.step_asked)
        self._previous.clicked.connect(self._ask_for_previous)
        self._next.clicked.connect(self._ask_for_next)
        self._looks.changed.connect(self._take_look)

    def _ask_for_previous(self) -> None:
        self.step_asked.emit(-1)

    def _ask_for_next(self) -> None:
        self.step_asked.emit(1)

    def _take_look(self) -> None:
        look = self._looks.current
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.WindowText, look.color("text_secondary"))
        self._state.setPalette(palette)
        self._state.setFont(look.font(TextStyle.SMALL))


class _FindField(SearchField):
    """A search field in which Enter goes to the next match and Shift+Enter to the one before."""

    step_asked = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go through the matches on Enter."""
        if event.key() in {KEY_RETURN, KEY_ENTER}:
            backwards = event.modifiers().value & SHIFT
            self.step_asked.emit(-1 if backwards else 1)
            return
        super().keyPressEvent(event)
