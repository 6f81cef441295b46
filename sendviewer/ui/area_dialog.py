"""The dialog in which one chooses areas, year and comparator from DfE files that are open.

Nothing changes on the page until the dialog is accepted. What is chosen stands in words at the
foot, and says there what is still to be chosen.
"""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QDialog, QVBoxLayout, QWidget

from sendviewer.core.selections import Selection
from sendviewer.present.selection_words import selection_words
from sendviewer.sources.areas import AreaDirectory
from sendviewer.sources.dfe.chosen_places import PlacesOfFile
from sendviewer.sources.dfe.release import Release
from sendviewer.sources.footprints import Footprint
from sendviewer.sources.neighbours import NeighbourList
from sendviewer.ui.announce import announce
from sendviewer.ui.area_choices import FilesOfRelease, places_of_keys
from sendviewer.ui.area_comparator import AreaComparator
from sendviewer.ui.area_figures import AreaFigures
from sendviewer.ui.area_frame import GAP, MARGIN, ChoiceFoot, ScrollingCards, titled_card
from sendviewer.ui.area_picker import AreaPicker, PickerWords
from sendviewer.ui.dialog_size import fit_dialog
from sendviewer.ui.saved_footprints import SavedFootprints
from sendviewer.views.look import Looks
from sendviewer.views.theme import build_palette

__all__ = ["AreaYearDialog"]

WIDTH, HEIGHT = 980, 740
BESIDE_WIDTH = 800
"""Pixels at 100% text from which the cards stand in two columns."""

WORDS = PickerWords("Add an area", "Chosen areas", "No area is chosen yet.")
NOTHING_CHOSEN = "Choose an area, or several to be counted as one."


class AreaYearDialog(QDialog):
    """Areas at the left; figures and comparator at the right; what is chosen at the foot."""

    selection_chosen = Signal(object)
    neighbours_wanted = Signal()
    footprint_share_wanted = Signal(object)
    footprint_open_wanted = Signal()

    def __init__(  # noqa: PLR0913, PLR0917 - the parts that it brings together
        self,
        release: Release,
        selection: Selection,
        directory: AreaDirectory,
        footprints: SavedFootprints,
        neighbours: NeighbourList | None,
        looks: Looks,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._looks = looks
        self._files = FilesOfRelease(release)
        self.setWindowTitle(f"Area and year: {release.title}")
        self.setPalette(build_palette(looks.current.theme))
        self.figures = AreaFigures(self._files, selection, looks)
        file = self._file
        self.picker = AreaPicker(WORDS, file, directory, footprints, looks)
        self.comparator = AreaComparator(file, directory, footprints, neighbours, looks)
        self._asking: AreaPicker | AreaComparator = self.picker
        self._foot = ChoiceFoot(looks, self)
        self.show_button, self.cancel_button = self._foot.show_button, self._foot.cancel_button
        self._lay_out()
        self.picker.choose(places_of_keys(selection.area_keys, file, directory), selection.name)
        self.comparator.show_areas(self.picker.places, file)
        self.comparator.choose(selection.comparator)
        self._show_summary()
        self._connect()
        self.picker.entry.setFocus()

    # --- what is chosen -----------------------------------------------------------------------

    @property
    def selection(self) -> Selection:
        """What is chosen now."""
        return Selection(
            dataset_id=self.figures.dataset.id,
            period_key=self.figures.period.key,
            area_keys=self.picker.keys,
            name=self.picker.name,
            provision=self.figures.provision,
            phase=self.figures.phase,
            comparator=self.comparator.selection,
        )

    @property
    def problem(self) -> str:
        """Why there can be no page of what is chosen, in a sentence, or ""."""
        dataset = self.figures.dataset
        if not dataset.has_needs:
            return (
                f"{dataset.title}: this file has no figures by primary need, and no page of "
                "needs can be made from it."
            )
        if not self.picker.places:
            return NOTHING_CHOSEN
        if self.comparator.problem:
            return f"{self.comparator.problem} Choose something else to compare with."
        is_open = self.comparator.selection.keys or not self.comparator.compares_areas
        return "" if is_open else "Choose the areas to compare with."

    @property
    def summary(self) -> str:
        """What stands at the foot: what is chosen, or what is missing."""
        return self._foot.summary.text()

    # --- what comes from outside --------------------------------------------------------------

    def show_neighbours(self, neighbours: NeighbourList) -> None:
        """Take up a list of statistical neighbours that was opened."""
        self.comparator.show_neighbours(neighbours)

    def add_footprint(self, footprint: Footprint) -> None:
        """Take up a footprint that was opened, where it was asked for."""
        if isinstance(self._asking, AreaPicker):
            self._asking.add_footprint(footprint)

    def tell_problem(self, sentence: str) -> None:
        """Show why a file was not opened or saved, where that was asked for."""
        self._asking.tell_problem(sentence)

    # --- answers ------------------------------------------------------------------------------

    def accept(self) -> None:
        """Take what is chosen if there can be a page of it; otherwise say what is missing."""
        if self.problem:
            announce(self, self.problem, at_once=True)
            return
        selection = self.selection
        super().accept()
        self.selection_chosen.emit(selection)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep Enter from accepting in passing; Ctrl+Enter does that."""
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the cards into one column or two."""
        super().resizeEvent(event)
        beside = self.width() >= self._looks.current.scaled(BESIDE_WIDTH)
        ways = QBoxLayout.Direction
        self._columns.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        # In one column, room that is left over is for the end and not for within the first card.
        self._columns.setStretch(0, 1 if beside else 0)

    # --- parts --------------------------------------------------------------------------------

    @property
    def _file(self) -> PlacesOfFile:
        return self._files.file(self.figures.dataset, self.figures.period)

    def _connect(self) -> None:
        self.figures.changed.connect(self._change_figures)
        self.picker.changed.connect(self._change_areas)
        self.comparator.changed.connect(self._change)
        self.comparator.neighbours_wanted.connect(self._ask_for_neighbours)
        for picker in (self.picker, self.comparator.picker):
            picker.share_wanted.connect(self._share)
            picker.open_wanted.connect(self._ask_for_footprint)
            picker.saved_changed.connect(self._show_saved)
            picker.name_changed.connect(self._show_summary)
            picker.name_settled.connect(self._speak_summary)
        self.show_button.clicked.connect(self.accept)
        self.cancel_button.clicked.connect(self.reject)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            shortcut = QShortcut(QKeySequence(Qt.Modifier.CTRL | key), self)
            shortcut.activated.connect(self.accept)

    def _change_figures(self) -> None:
        self.picker.show_file(self._file)
        self._change_areas()

    def _change_areas(self) -> None:
        self.comparator.show_areas(self.picker.places, self._file)
        self._change()

    def _change(self) -> None:
        if self._show_summary():
            self._speak_summary()

    def _speak_summary(self) -> None:
        announce(self, self.summary)

    def _show_summary(self) -> bool:
        """Say at the foot what is chosen or missing; return whether it is something new."""
        before = self.summary
        words = selection_words(
            self.selection,
            self.figures.dataset,
            self.picker.places,
            self.comparator.areas,
            self.comparator.neighbours_version,
        )
        self._foot.show_choice(self.problem or words, can_show=not self.problem)
        self._order_tabs()
        return self.summary != before

    def _show_saved(self) -> None:
        self.picker.show_saved()
        self.comparator.picker.show_saved()

    def _share(self, footprint: Footprint) -> None:
        self._asking = self._asked_picker()
        self.footprint_share_wanted.emit(footprint)

    def _ask_for_footprint(self) -> None:
        self._asking = self._asked_picker()
        self.footprint_open_wanted.emit()

    def _ask_for_neighbours(self) -> None:
        self._asking = self.comparator
        self.neighbours_wanted.emit()

    def _asked_picker(self) -> AreaPicker:
        picker = self.sender()
        return picker if isinstance(picker, AreaPicker) else self.picker

    def _order_tabs(self) -> None:
        parts = (self.picker, self.figures, self.comparator)
        order = [widget for part in parts for widget in part.focus_widgets()]
        for first, second in pairwise([*order, self.show_button, self.cancel_button]):
            QWidget.setTabOrder(first, second)

    def _lay_out(self) -> None:
        look = self._looks.current
        inside = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        self._columns.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        self._columns.setSpacing(GAP)
        right = QVBoxLayout()
        right.setSpacing(GAP)
        right.addWidget(titled_card("Figures", self.figures, self._looks))
        right.addWidget(titled_card("Compare with", self.comparator, self._looks))
        right.addStretch(1)
        self._columns.addWidget(titled_card("Areas", self.picker, self._looks), 1)
        self._columns.addLayout(right, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        name = "Areas, figures and comparator"
        layout.addWidget(ScrollingCards(inside, self._looks, name), 1)
        layout.addWidget(self._foot)
        # A screen reader goes by the order in which widgets were made: the foot comes last.
        self._foot.raise_()
        fit_dialog(self, look, WIDTH, HEIGHT)
