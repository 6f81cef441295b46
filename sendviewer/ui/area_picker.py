"""Picks areas: one entry with type-ahead, a list of what fits, and the chosen areas as chips.

Areas that a file does not have in another period are not forgotten: they are named, left out,
and there again when the period is changed back.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sendviewer.core.errors import InputError
from sendviewer.core.selections import Place
from sendviewer.sources.areas import AreaDirectory
from sendviewer.sources.dfe.chosen_places import PlacesOfFile
from sendviewer.sources.footprints import Footprint
from sendviewer.ui.announce import announce
from sendviewer.ui.area_chips import AreaChips
from sendviewer.ui.area_choices import overlap_problem, place_now, place_of, why_absent
from sendviewer.ui.area_entry_field import AreaEntryField
from sendviewer.ui.area_list import AreaEntry
from sendviewer.ui.area_names import AreaNames
from sendviewer.ui.area_notice import AreaNotice
from sendviewer.ui.area_results import AreaResults
from sendviewer.ui.area_search import AreaSearch
from sendviewer.ui.saved_footprints import SavedFootprints
from sendviewer.views.label import Label
from sendviewer.views.look import Looks, TextStyle

__all__ = ["AreaPicker", "PickerWords"]

GAP = 8


class PickerWords(Struct, frozen=True):
    """How a picker is labelled: its entry, its chips, and what it says without any."""

    entry: str
    chosen: str
    empty: str


class AreaPicker(QWidget):
    """Entry, list, chips and name. ``changed`` tells that other areas are chosen."""

    changed = Signal()
    name_changed = Signal()
    name_settled = Signal()
    share_wanted = Signal(object)
    open_wanted = Signal()
    saved_changed = Signal()

    def __init__(  # noqa: PLR0913, PLR0917 - the parts that it brings together
        self,
        words: PickerWords,
        file: PlacesOfFile,
        directory: AreaDirectory,
        footprints: SavedFootprints,
        looks: Looks,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._file = file
        self._directory = directory
        self._finder = AreaSearch(directory, footprints)
        self._wanted: tuple[Place, ...] = ()
        self._title = Label(words.entry, looks, style=TextStyle.LABEL, parent=self)
        self.entry = AreaEntryField(words.entry, looks, self)
        self._title.setBuddy(self.entry)
        self.problem = AreaNotice(looks, self)
        self.results = AreaResults(f"{words.entry}: what fits", looks, self)
        self.list = self.results.list
        self.chips = AreaChips(words.chosen, words.empty, looks, self)
        self.absent = AreaNotice(looks, self)
        self.history = Label("", looks, token="text_secondary", wraps=True, parent=self)
        self.names = AreaNames(footprints, looks, self)
        self._lay_out(words.chosen, looks)
        self._connect()
        self._show_all("")

    # --- what is chosen -----------------------------------------------------------------------

    @property
    def places(self) -> tuple[Place, ...]:
        """The chosen areas that the file has."""
        now = (place_now(place, self._file) for place in self._wanted)
        return tuple(place for place in now if place is not None)

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the chosen areas."""
        return tuple(place.key for place in self.places)

    @property
    def name(self) -> str:
        """The footprint's own name, or ""."""
        return self.names.name

    def focus_widgets(self) -> tuple[QWidget, ...]:
        """Return the controls in the order of Tab."""
        entry = (self.entry, self.entry.clear_button)
        return (*entry, self.list, *self.chips.chips, *self.names.focus_widgets())

    def choose(self, places: Sequence[Place], name: str = "") -> None:
        """Choose other areas without telling anyone."""
        self._wanted = tuple(places)
        self._show_all(name)

    def show_file(self, file: PlacesOfFile) -> None:
        """Offer the places of another dataset or period, and keep the areas that it has."""
        before = self.places
        self._file = file
        # A footprint's own name would be false while one of its areas is left out.
        self._show_all(self.name if len(self.places) >= len(before) else "")
        announce(self, self.absent.text)

    def add_footprint(self, footprint: Footprint) -> None:
        """Choose the areas of a footprint beside what is chosen; tell if one is not there."""
        try:
            added = [place_of(area, self._file, self._directory) for area in footprint.areas]
            places = tuple(dict.fromkeys((*self.places, *added)))
            self._file.chosen([place.key for place in places])
        except InputError as error:
            sentence = " ".join(part for part in (error.problem, error.remedy) if part)
            self.tell_problem(f"“{footprint.name}” was not taken. {sentence}")
            return
        self._wanted = places
        is_all = set(places) == set(added)
        self._finish_adding(footprint.name if is_all else self.name)

    def tell_problem(self, sentence: str) -> None:
        """Show and speak why something was not done; "" takes it away."""
        self.problem.tell(sentence)
        announce(self, sentence, at_once=True)

    def show_saved(self) -> None:
        """Offer the saved footprints as they are now."""
        self.names.show_places(self.places, self.name)
        self._search()

    # --- finding ------------------------------------------------------------------------------

    def _type(self) -> None:
        self.tell_problem("")
        self._search()
        self._speak_found()

    def _search(self) -> None:
        words = self.entry.text()
        entries = self._finder.entries(words, self._file, self.places)
        reason = "" if entries else self._finder.why_none(words, self._file)
        self.results.show_entries(entries, reason, is_search=bool(words))

    def _speak_found(self) -> None:
        """Say what fits: the focus stays in the entry, so nothing else says it."""
        entries = self.list.entries
        if not entries:
            announce(self, self.results.reason)
        elif self.entry.text():
            number = "1 match" if len(entries) == 1 else f"{len(entries)} matches"
            announce(self, f"{number}. {entries[0].spoken}")

    # --- adding and removing ------------------------------------------------------------------

    def _add(self, entry: AreaEntry) -> None:
        if isinstance(entry.what, Footprint):
            self.add_footprint(entry.what)
            return
        problem = overlap_problem(self.places, entry.what, self._file)
        if problem:
            self.tell_problem(problem)
            self.entry.setFocus()
            self.entry.selectAll()  # the next name is typed in its place, not behind it
            return
        self._wanted = (*self._wanted, entry.what)
        self._finish_adding(self.name)

    def _finish_adding(self, name: str) -> None:
        with QSignalBlocker(self.entry):
            self.entry.clear()
        self.entry.clear_button.hide()
        self.tell_problem("")
        self._show_all(name)
        self.entry.setFocus()
        self.changed.emit()

    def _remove(self, place: Place) -> None:
        number = self.places.index(place)
        self._wanted = tuple(one for one in self._wanted if one.key != place.key)
        self.tell_problem("")
        self._show_all(self.name)
        if not self.chips.focus_at(number):
            self.entry.setFocus()
        announce(self, f"{place.name} removed.")
        self.changed.emit()

    # --- showing ------------------------------------------------------------------------------

    def _show_all(self, name: str) -> None:
        self.chips.show_places(self.places)
        self.names.show_places(self.places, name)
        self._show_history()
        self._search()

    def _show_history(self) -> None:
        absent = [
            why_absent(place.dfe_code or place.code, place.name, self._file, self._directory)
            for place in self._wanted
            if place_now(place, self._file) is None
        ]
        told = [one for place in self.places for one in self._directory.lineage(place)]
        self.absent.tell(" ".join(absent))
        self.history.setText(" ".join(dict.fromkeys(told)))
        self.history.setVisible(bool(told))

    def _connect(self) -> None:
        self.entry.textChanged.connect(self._type)
        self.entry.moved_down.connect(self._go_to_list)
        self.entry.moved_back.connect(self.chips.focus_last)
        self.entry.accepted.connect(self.list.choose_current)
        self.list.entry_chosen.connect(self._add)
        self.list.left.connect(self.entry.setFocus)
        self.list.typed.connect(self._type_on)
        self.chips.removal_wanted.connect(self._remove)
        self.names.name_changed.connect(self.name_changed)
        self.names.name_settled.connect(self.name_settled)
        self.names.told.connect(self._tell)
        self.names.share_wanted.connect(self.share_wanted)
        self.names.open_wanted.connect(self.open_wanted)
        self.names.saved_changed.connect(self.saved_changed)

    def _go_to_list(self) -> None:
        if self.list.entries:
            self.list.setFocus()

    def _type_on(self, letter: str) -> None:
        self.entry.setFocus()
        self.entry.insert(letter)

    def _tell(self, sentence: str) -> None:
        announce(self, sentence)

    def _lay_out(self, chosen: str, looks: Looks) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        layout.addWidget(self._title)
        layout.addWidget(self.entry)
        layout.addWidget(self.problem)
        layout.addWidget(self.results)
        layout.addSpacing(GAP)
        layout.addWidget(Label(chosen, looks, style=TextStyle.LABEL, parent=self))
        layout.addWidget(self.chips)
        layout.addWidget(self.absent)
        layout.addWidget(self.history)
        layout.addSpacing(GAP)
        layout.addWidget(self.names)
        layout.addStretch(1)
        self.history.setTextFormat(Qt.TextFormat.PlainText)
