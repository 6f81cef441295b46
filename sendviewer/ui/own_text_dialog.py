"""The dialog in which a person writes the text that goes with an area from year to year."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from sendviewer.core.errors import InputError
from sendviewer.core.pages import Section
from sendviewer.ui.announce import announce
from sendviewer.ui.dialog_size import fit_dialog
from sendviewer.ui.own_text_form import editable_text, sections_from
from sendviewer.views.controls import Button, FlowLayout
from sendviewer.views.label import Label
from sendviewer.views.look import Looks, TextStyle
from sendviewer.views.scroll_bars import ScrollBar
from sendviewer.views.theme import build_field_palette, build_palette

__all__ = ["OwnTextDialog"]

WIDTH, HEIGHT = 720, 620
MARGIN = 20

HOW_TO = (
    "Begin a section with “## ” and its heading. Leave an empty line between paragraphs; begin "
    "an item of a list with “- ”. The text is kept for this area and shown with every year."
)
UNSAVED = "Your changes are not kept yet. Keep them, or press “Discard changes”."


class OwnTextDialog(QDialog):
    """Edits a person's own sections; ``kept`` carries them when they are accepted."""

    kept = Signal(object)

    def __init__(
        self, area: str, sections: Sequence[Section], looks: Looks, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._looks = looks
        self._before = tuple(sections)
        self.setWindowTitle(f"Your text for {area}")
        self.setPalette(build_palette(looks.current.theme))
        self._how_to = Label(HOW_TO, looks, token="text_secondary", wraps=True, parent=self)
        self.editor = _Editor(looks, self)
        self.editor.setPlainText(editable_text(self._before))
        self.editor.document().setModified(False)
        self.problem = Label("", looks, wraps=True, parent=self)
        self.problem.hide()
        self.discard_button = Button("&Discard changes", looks, parent=self)
        self.discard_button.hide()
        self.keep_button = Button("&Keep this text", looks, primary=True, parent=self)
        self.cancel_button = Button("Cancel", looks, parent=self)
        self._lay_out()
        self._connect()
        self.editor.setFocus()

    def reject(self) -> None:
        """Close if nothing would be lost; otherwise ask first."""
        if not self.editor.document().isModified() or self.discard_button.isVisible():
            super().reject()
            return
        self.discard_button.show()
        self._tell(UNSAVED)

    def accept(self) -> None:
        """Take the text if it can be read; otherwise show the line that cannot."""
        try:
            sections = sections_from(self.editor.toPlainText(), self._before)
        except InputError as error:
            self._tell(str(error))
            self._go_to(error)
            return
        super().accept()
        self.kept.emit(sections)

    def _connect(self) -> None:
        self.keep_button.clicked.connect(self.accept)
        self.cancel_button.clicked.connect(self.reject)
        self.discard_button.clicked.connect(self._discard)

    def _discard(self) -> None:
        self.editor.document().setModified(False)
        self.reject()

    def _tell(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.show()
        announce(self, words)

    def _go_to(self, error: InputError) -> None:
        if error.place is None or error.place.line is None:
            return
        block = self.editor.document().findBlockByNumber(error.place.line - 1)
        self.editor.setTextCursor(QTextCursor(block))
        self.editor.setFocus()

    def _lay_out(self) -> None:
        buttons = QWidget(self)
        row = FlowLayout(buttons)
        for button in (self.keep_button, self.cancel_button, self.discard_button):
            row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        layout.setSpacing(12)
        layout.addWidget(self._how_to)
        layout.addWidget(self.editor, 1)
        layout.addWidget(self.problem)
        layout.addWidget(buttons)
        self.keep_button.setDefault(True)
        fit_dialog(self, self._looks.current, WIDTH, HEIGHT)


class _Editor(QPlainTextEdit):
    """A field of many lines that Tab leaves."""

    def __init__(self, looks: Looks, parent: QWidget) -> None:
        super().__init__(parent)
        look = looks.current
        self.setAccessibleName("Your text")
        self.setAccessibleDescription(HOW_TO)
        self.setTabChangesFocus(True)
        self.setPlaceholderText(
            "## What we will improve\n\nWrite here what the figures cannot say."
        )
        self.setPalette(build_field_palette(look.theme, look.color("surface")))
        self.setFont(look.font(TextStyle.READING))
        self.setVerticalScrollBar(ScrollBar(looks))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
