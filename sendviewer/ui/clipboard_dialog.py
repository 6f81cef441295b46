"""Says what quitting does to what was copied, and asks whether to go back and paste it first."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sendviewer.ui.reading_dialog import ReadingDialog
from sendviewer.views.controls import Button
from sendviewer.views.look import Looks

__all__ = ["ClipboardDialog"]

HTML = """
<h2>What you copied ends with the program</h2>
<p>On this system the clipboard asks the program for what was copied when you paste. Once
SEND Viewer has quit, it cannot answer, unless a clipboard manager keeps what you copied.</p>
<p>If you still need it, go back and paste it first. This is said only once.</p>
"""


class ClipboardDialog(ReadingDialog):
    """Asks whether to quit or to go back."""

    quit_chosen = Signal()

    def __init__(self, looks: Looks, parent: QWidget) -> None:
        super().__init__("Quit SEND Viewer", HTML, looks, parent)
        self.name_close_button("Go back")
        button = Button("Quit", looks, parent=self)
        button.clicked.connect(self._quit)
        self.add_button(button)

    def _quit(self) -> None:
        self.accept()
        self.quit_chosen.emit()
