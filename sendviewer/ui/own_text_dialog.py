"""The dialog in which a person writes the text that goes with an area from year to year."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from sendviewer.core.errors import InputError
from sendviewer.core.pages import Section
from sendviewer.ui.announce import announce
from sendviewer.ui.area_notice import AreaNotice
from sendviewer.ui.dialog_size import fit_dialog
from sendviewer.ui.own_text_editor import EditorFrame, OwnTextEditor
from sendviewer.ui.own_text_form import editable_text, sections_from
from sendviewer.views.controls import Button, FlowLayout
from sendviewer.views.label import Label
from sendviewer.views.look import Looks
from sendviewer.views.theme import build_palette

__all__ = ["OwnTextDialog"]

WIDTH, HEIGHT = 720, 620
MARGIN = 20

HOW_TO = (
    "Begin a section with “## ” and its heading. Leave an empty line between paragraphs; begin "
    "an item of a list with “- ”. The text is kept for this area and shown with every year."
)
EXAMPLE = "## What we will improve\n\nWrite here what the figures cannot say."
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
        self.editor = OwnTextEditor("Your text", looks)
        self.editor.setAccessibleDescription(HOW_TO)
        self.editor.setPlaceholderText(EXAMPLE)
        self._frame = EditorFrame(self.editor, looks, self)
        self.editor.setPlainText(editable_text(self._before))
        self.editor.document().setModified(False)
        self.problem = AreaNotice(looks, self)
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
        self.problem.tell(words)
        announce(self, words, at_once=True)

    def _go_to(self, error: InputError) -> None:
        if error.place is None or error.place.line is None:
            return
        block = self.editor.document().findBlockByNumber(error.place.line - 1)
        self.editor.setTextCursor(QTextCursor(block))
        self.editor.setFocus()

    def _lay_out(self) -> None:
        buttons = QWidget(self)
        row = FlowLayout(buttons)
        order = (self.editor, self.keep_button, self.cancel_button, self.discard_button)
        for before, button in pairwise(order):
            row.addWidget(button)
            QWidget.setTabOrder(before, button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        layout.setSpacing(12)
        layout.addWidget(self._how_to)
        layout.addWidget(self._frame, 1)
        layout.addWidget(self.problem)
        layout.addWidget(buttons)
        self.keep_button.setDefault(True)
        fit_dialog(self, self._looks.current, WIDTH, HEIGHT)
