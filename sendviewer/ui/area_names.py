"""What goes with several areas: their name, remembering them, and handing them on as a file."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sendviewer.core.needs import loosely
from sendviewer.core.selections import Place
from sendviewer.sources.footprints import Footprint
from sendviewer.ui.area_choices import chosen_footprint, has_exactly
from sendviewer.ui.saved_footprints import SavedFootprints
from sendviewer.views.controls import Button, FlowLayout
from sendviewer.views.entry_field import EntryField
from sendviewer.views.label import Label
from sendviewer.views.look import Looks, TextStyle

__all__ = ["AreaNames"]

REMEMBER, FORGET = "Remember this footprint", "Forget this footprint"


class AreaNames(QWidget):
    """Name and buttons for a footprint; with fewer than two areas only one opens a shared one."""

    name_changed = Signal()
    name_settled = Signal()
    told = Signal(str)
    share_wanted = Signal(object)
    open_wanted = Signal()
    saved_changed = Signal()

    def __init__(
        self, footprints: SavedFootprints, looks: Looks, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._footprints = footprints
        self._places: tuple[Place, ...] = ()
        self._title = Label("Name of the areas together", looks, style=TextStyle.LABEL, parent=self)
        self.entry = _NameEntry("Name of the areas together", looks, self)
        self._title.setBuddy(self.entry)
        self.remember_button = Button(REMEMBER, looks, icon="save", parent=self)
        self.share_button = Button("Share as a file…", looks, icon="export", parent=self)
        self.open_button = Button("Open a shared footprint…", looks, icon="open", parent=self)
        self._lay_out()
        self._connect()
        self.show_places((), "")

    @property
    def name(self) -> str:
        """The name that was typed, or "" to name the areas after themselves."""
        return " ".join(self.entry.text().split()) if len(self._places) > 1 else ""

    def focus_widgets(self) -> tuple[QWidget, ...]:
        """Return the controls in the order of Tab."""
        return self.entry, self.remember_button, self.share_button, self.open_button

    def show_places(self, places: Sequence[Place], name: str) -> None:
        """Take up which areas are chosen, and a name for them."""
        self._places = tuple(places)
        several = len(places) > 1
        if name != self.name:
            self.entry.setText(name)
        if several:
            self.entry.setPlaceholderText(chosen_footprint(places, "").name)
        for widget in (self._title, self.entry, self.remember_button, self.share_button):
            widget.setVisible(several)
        self._show_saved()

    def _connect(self) -> None:
        self.entry.textChanged.connect(self._take_name)
        self.entry.editingFinished.connect(self.name_settled)
        self.remember_button.clicked.connect(self._remember_or_forget)
        self.share_button.clicked.connect(self._share)
        self.open_button.clicked.connect(self.open_wanted)

    def _take_name(self) -> None:
        self._show_saved()
        self.name_changed.emit()

    def _show_saved(self) -> None:
        is_saved = self._saved() is not None
        self.remember_button.setText(FORGET if is_saved else REMEMBER)
        self.remember_button.setAccessibleName(FORGET if is_saved else REMEMBER)
        self.remember_button.updateGeometry()

    def _saved(self) -> Footprint | None:
        """Return the saved footprint of this name if it has exactly these areas."""
        if len(self._places) <= 1:
            return None
        name = loosely(chosen_footprint(self._places, self.name).name)
        saved = self._footprints.load()
        return next(
            (one for one in saved if loosely(one.name) == name and has_exactly(one, self._places)),
            None,
        )

    def _remember_or_forget(self) -> None:
        saved = self._saved()
        if saved is None:
            footprint = chosen_footprint(self._places, self.name)
            self._footprints.save(footprint)
            self.told.emit(f"“{footprint.name}” is remembered and offered in the list.")
        else:
            self._footprints.remove(saved.name)
            self.told.emit(f"“{saved.name}” is no longer remembered; the areas stay chosen.")
        self._show_saved()
        self.saved_changed.emit()

    def _share(self) -> None:
        self.share_wanted.emit(chosen_footprint(self._places, self.name))

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._title)
        layout.addWidget(self.entry)
        buttons = QWidget(self)
        row = FlowLayout(buttons)
        for button in (self.remember_button, self.share_button, self.open_button):
            row.addWidget(button)
        layout.addSpacing(2)
        layout.addWidget(buttons)


class _NameEntry(EntryField):
    """The name; Enter settles it and does not press a button of the dialog."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep Enter here."""
        super().keyPressEvent(event)
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.accept()
