"""The small window that hands out a page piece by piece, beside the program that is pasted into.

It stays open while one works elsewhere, and never tries to find out what was pasted: one press
copies the next piece, and any piece can be copied again.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from sendviewer.choices import PasteTarget
from sendviewer.export.clipboard import Clipboard
from sendviewer.export.paste_kit import TARGETS, KitContent, KitPiece, paste_kit
from sendviewer.ui.announce import announce
from sendviewer.ui.dialog_size import fit_dialog
from sendviewer.ui.paste_progress import PasteProgress
from sendviewer.ui.piece_list import PieceList
from sendviewer.ui.settings import PASTE_IN_FRONT, PASTE_TARGET, Settings
from sendviewer.views.check_box import CheckBox
from sendviewer.views.controls import Button, FlowLayout, SegmentedControl
from sendviewer.views.label import Label
from sendviewer.views.look import Looks, TextStyle
from sendviewer.views.theme import build_palette

__all__ = ["PasteWindow"]

WIDTH, HEIGHT = 460, 640
MARGIN, SPACING = 16, 10

HOW_TO = "Copy a piece, paste it into your document, come back and copy the next one."
READY = "Nothing is copied yet."
ANEW = "What the window shows has changed, so the kit begins anew."
NO_TABLE = "The table is left out, because no need fits the filters."
NO_CHART = "The chart is left out, because it shows no need."


class PasteWindow(QDialog):
    """Chooses a target, shows the pieces for it, and copies them one after another."""

    def __init__(
        self,
        content: Callable[[], KitContent],
        clipboard: Clipboard,
        settings: Settings,
        looks: Looks,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._ask_content = content
        self._content = content()
        self._clipboard = clipboard
        self._settings = settings
        self._looks = looks
        # The program ends with its main window, even while this one is open.
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.setWindowTitle("Paste kit")
        self._build()
        self._lay_out()
        self._connect()
        self._keep_in_front(in_front=settings.get(PASTE_IN_FRONT))
        self._begin()
        self._take_look()
        self.list.setFocus()

    @property
    def progress(self) -> PasteProgress:
        """Which pieces are copied, and which is next."""
        return self.list.progress

    def take_content(self) -> None:
        """Take up what the window shows now; if it is something else, begin anew and say so."""
        content = self._ask_content()
        if content == self._content:
            return
        self._content = content
        had_begun = bool(self.progress.copied)
        self._begin()
        if had_begun:
            self._tell(f"{ANEW} {self.progress.sentence()}")

    def copy_next(self) -> None:
        """Copy the next piece; once all are copied, begin again."""
        following = self.progress.next
        if following is None:
            self._begin()
            announce(self, self.progress.sentence())
        else:
            self.copy_piece(following)

    def copy_piece(self, piece: KitPiece) -> None:
        """Copy a piece, whether or not it was copied before, and say what comes next."""
        self._clipboard.put(piece.payload())
        progress = self.progress.with_copied(piece)
        self._show(progress)
        self._tell(progress.sentence())

    # --- building -----------------------------------------------------------------------------

    def _build(self) -> None:
        looks = self._looks
        options = tuple((target.value, name) for target, name in TARGETS)
        self._how_to = Label(HOW_TO, looks, token="text_secondary", wraps=True, parent=self)
        self.targets = SegmentedControl("Paste into", options, looks, self)
        self.list = PieceList(looks, self)
        self.status = Label(READY, looks, style=TextStyle.BODY_STRONG, wraps=True, parent=self)
        self.status.setTextFormat(Qt.TextFormat.PlainText)
        self.next_button = Button("Copy &next", looks, icon="copy", primary=True, parent=self)
        self.this_button = Button("Copy &selected", looks, parent=self)
        self.close_button = Button("Close", looks, parent=self)
        self.front = CheckBox("&Keep this window in front", looks, self)
        self.targets.choose(self._settings.get(PASTE_TARGET).value)
        self.front.setChecked(self._settings.get(PASTE_IN_FRONT))

    def _lay_out(self) -> None:
        buttons = QWidget(self)
        row = FlowLayout(buttons)
        for button in (self.next_button, self.this_button, self.close_button):
            row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        layout.setSpacing(SPACING)
        for part in (self._how_to, self.targets):
            layout.addWidget(part)
        layout.addWidget(self.list, 1)
        for below in (self.status, buttons, self.front):
            layout.addWidget(below)
        self.next_button.setDefault(True)
        fit_dialog(self, self._looks.current, WIDTH, HEIGHT)

    def _connect(self) -> None:
        self.targets.chosen.connect(self._take_target)
        self.list.copy_wanted.connect(self.copy_piece)
        self.next_button.clicked.connect(self.copy_next)
        self.this_button.clicked.connect(self._copy_selected)
        self.close_button.clicked.connect(self.reject)
        self.front.clicked.connect(self._take_front)
        self._looks.changed.connect(self._take_look)

    # --- what a person does -------------------------------------------------------------------

    def _take_target(self, target: str) -> None:
        self._settings.set(PASTE_TARGET, PasteTarget(target))
        self._begin()
        announce(self, self.progress.sentence())

    def _copy_selected(self) -> None:
        if self.list.current is not None:
            self.copy_piece(self.list.current)

    def _take_front(self, checked: bool) -> None:  # noqa: FBT001 - Qt hands it over so
        self._settings.set(PASTE_IN_FRONT, checked)
        self._keep_in_front(in_front=checked)
        self.show()
        self.activateWindow()
        self.front.setFocus()

    def _keep_in_front(self, *, in_front: bool) -> None:
        """Qt hides a window whose flags change; whoever changes them shows it again."""
        self.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint, on=in_front)

    def _begin(self) -> None:
        pieces = paste_kit(self._content, PasteTarget(self.targets.current))
        self._show(PasteProgress(pieces))
        self.status.setText(f"{READY} {_left_out(self._content)}".strip())

    def _show(self, progress: PasteProgress) -> None:
        self.list.show_progress(progress)
        self.next_button.setText("Copy &next" if progress.next else "Begin a&gain")

    def _tell(self, words: str) -> None:
        self.status.setText(words)
        announce(self, words)

    def _take_look(self) -> None:
        self.setPalette(build_palette(self._looks.current.theme))


def _left_out(content: KitContent) -> str:
    reasons = ("" if content.table.rows else NO_TABLE, "" if content.chart.bars else NO_CHART)
    return " ".join(filter(None, reasons))
