"""Chooses what the areas are compared with, and how several areas become one comparator.

What cannot be chosen says why, and what has to be opened first has a button beside it.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sendviewer.core.selections import (
    ComparatorKind,
    ComparatorSelection,
    Place,
    Pooling,
)
from sendviewer.sources.areas import AreaDirectory
from sendviewer.sources.dfe.chosen_places import PlacesOfFile
from sendviewer.sources.neighbours import NeighbourList
from sendviewer.ui.announce import announce
from sendviewer.ui.area_choices import ComparatorOption, comparator_option, places_of_keys
from sendviewer.ui.area_notice import AreaNotice
from sendviewer.ui.area_picker import AreaPicker, PickerWords
from sendviewer.ui.saved_footprints import SavedFootprints
from sendviewer.views.accessible_roles import speak_as
from sendviewer.views.controls import Button, FlowLayout, SegmentedControl
from sendviewer.views.label import Label
from sendviewer.views.look import Looks, TextStyle
from sendviewer.views.radio_option import RadioOption

__all__ = ["AreaComparator"]

POOLINGS = [(Pooling.POOLED.value, "Added together"), (Pooling.SIMPLE_MEAN.value, "Simple mean")]
WORDS = PickerWords(
    "Add an area to compare with", "Compared with these areas", "No area to compare with yet."
)
INDENT = 34
GAP = 6


class AreaComparator(QWidget):
    """The options, the button for DfE's list, the second picker, and the kind of mean."""

    changed = Signal()
    neighbours_wanted = Signal()

    def __init__(  # noqa: PLR0913, PLR0917 - the parts that it brings together
        self,
        file: PlacesOfFile,
        directory: AreaDirectory,
        footprints: SavedFootprints,
        neighbours: NeighbourList | None,
        looks: Looks,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._looks = looks
        self._directory = directory
        self._neighbours = neighbours
        self._areas: tuple[Place, ...] = ()
        self._file = file
        self._offered: dict[ComparatorKind, ComparatorOption] = {}
        self._group = _Options(self)
        self.options = {kind: RadioOption("", looks, self._group) for kind in ComparatorKind}
        self._opening = QWidget(self._group)
        self.open_button = Button("Open DfE’s list…", looks, icon="open", parent=self._opening)
        self.opening_problem = AreaNotice(looks, self._group)
        self.picker = AreaPicker(WORDS, file, directory, footprints, looks, self)
        self._pooling_title = Label(
            "How these areas become one", looks, style=TextStyle.LABEL, parent=self
        )
        self.pooling = SegmentedControl("How these areas become one", POOLINGS, looks, self)
        self._lay_out()
        self._connect()

    @property
    def selection(self) -> ComparatorSelection:
        """What is chosen."""
        pooling = Pooling(self.pooling.current) if self._offer.several else Pooling.POOLED
        return self._selection(self._kind, pooling)

    @property
    def compares_areas(self) -> bool:
        """Whether the person is to name the areas."""
        return self._kind is ComparatorKind.AREAS

    @property
    def areas(self) -> tuple[Place, ...]:
        """The areas that the person named to compare with."""
        return self.picker.places if self.compares_areas else ()

    @property
    def neighbours_version(self) -> str:
        """The version of the list of statistical neighbours, "" without one."""
        return self._neighbours.version if self._neighbours else ""

    @property
    def problem(self) -> str:
        """Why the chosen areas cannot be compared so, or ""."""
        return self._offer.problem

    def choose(self, comparator: ComparatorSelection) -> None:
        """Choose a comparator without telling anyone."""
        places = places_of_keys(comparator.keys, self._file, self._directory)
        self.picker.choose(places, comparator.name)
        self.options[comparator.kind].setChecked(True)
        self.pooling.choose(comparator.pooling.value)
        self._offer_all()

    def show_areas(self, areas: tuple[Place, ...], file: PlacesOfFile) -> None:
        """Offer what these areas of this file can be compared with."""
        if file is not self._file:
            self._file = file
            self.picker.show_file(file)
        self._areas = areas
        self._offer_all()

    def show_neighbours(self, neighbours: NeighbourList) -> None:
        """Take up a list of statistical neighbours and compare with them."""
        self._neighbours = neighbours
        self.opening_problem.tell("")
        option = self.options[ComparatorKind.NEIGHBOURS]
        option.setEnabled(True)
        option.setChecked(True)
        option.setFocus()
        self._change()

    def tell_problem(self, sentence: str) -> None:
        """Show and speak why a list of statistical neighbours was not opened."""
        self.opening_problem.tell(sentence)
        announce(self, sentence, at_once=True)

    def focus_widgets(self) -> tuple[QWidget, ...]:
        """Return the controls in the order of Tab."""
        options = tuple(self.options.values())
        segments = self.pooling.findChildren(QWidget)
        return (*options, self.open_button, *self.picker.focus_widgets(), *segments)

    @property
    def _kind(self) -> ComparatorKind:
        checked = (kind for kind, option in self.options.items() if option.isChecked())
        return next(checked, ComparatorKind.ENGLAND)

    @property
    def _offer(self) -> ComparatorOption:
        return self._offered.get(self._kind) or ComparatorOption(self._kind, "")

    def _selection(self, kind: ComparatorKind, pooling: Pooling) -> ComparatorSelection:
        if kind is not ComparatorKind.AREAS:
            return ComparatorSelection(kind, pooling=pooling)
        return ComparatorSelection(kind, self.picker.keys, self.picker.name, pooling)

    def _offer_all(self) -> None:
        for kind, option in self.options.items():
            selection = self._selection(kind, Pooling.POOLED)
            offer = comparator_option(selection, self._areas, self._file, self._neighbours)
            self._offered[kind] = offer
            self._show_offer(option, offer)
        self.picker.setVisible(self.compares_areas)
        self._opening.setVisible(self._neighbours is None)
        for widget in (self._pooling_title, self.pooling):
            widget.setVisible(self._offer.several)

    def _show_offer(self, option: RadioOption, offer: ComparatorOption) -> None:
        """Show an offer; what it is made of only where it is chosen, so that the list is calm."""
        is_chosen = option.isChecked()
        option.show_text(offer.text, offer.problem or (offer.note if is_chosen else ""))
        # What a person names can always be named; what is chosen already stays until changed.
        is_open = not offer.problem or is_chosen or offer.kind is ComparatorKind.AREAS
        option.setEnabled(is_open)
        # Tab goes to the chosen one, arrows to the others. Qt sees to that only once one of
        # them has had the focus, and Tab would stop at the first.
        policy = Qt.FocusPolicy
        option.setFocusPolicy(policy.StrongFocus if is_chosen else policy.ClickFocus)

    def _change(self) -> None:
        self._offer_all()
        self.changed.emit()

    def _connect(self) -> None:
        for option in self.options.values():
            option.clicked.connect(self._change)
        self.open_button.clicked.connect(self.neighbours_wanted)
        self.open_button.setAccessibleDescription(
            "Opens DfE’s published list of statistical neighbours, to compare with them."
        )
        self.picker.changed.connect(self._change)
        self.pooling.chosen.connect(self._change)

    def _lay_out(self) -> None:
        look = self._looks.current
        options = QVBoxLayout(self._group)
        options.setContentsMargins(0, 0, 0, 0)
        options.setSpacing(0)
        for kind, option in self.options.items():
            options.addWidget(option)
            if kind is ComparatorKind.NEIGHBOURS:
                row = FlowLayout(self._opening)
                row.setContentsMargins(look.scaled(INDENT), 2, 0, GAP)
                row.addWidget(self.open_button)
                options.addWidget(self._opening)
                options.addWidget(self.opening_problem)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        for widget in (self._group, self.picker, self._pooling_title, self.pooling):
            layout.addWidget(widget)


class _Options(QWidget):
    """The options as one named group. A plain QWidget could not be given the role."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        speak_as(self, "Grouping")
        self.setAccessibleName("Compare with")
