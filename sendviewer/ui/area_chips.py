"""The areas that are chosen, each a chip that takes itself away: by a click, Enter or Delete."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from sendviewer.core.selections import Place
from sendviewer.views.accessible_roles import speak_as
from sendviewer.views.controls import Chip, FlowLayout
from sendviewer.views.label import Label
from sendviewer.views.look import Looks

__all__ = ["AreaChips"]

REMOVING_KEYS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Return, Qt.Key.Key_Enter)
STEPS = {Qt.Key.Key_Left.value: -1, Qt.Key.Key_Right.value: 1}


class AreaChips(QWidget):
    """The chips, in the order in which they were chosen; without any, a sentence."""

    removal_wanted = Signal(object)
    """The place to take away."""

    def __init__(self, name: str, empty: str, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        speak_as(self, "Grouping")
        self._looks = looks
        self._chips: dict[Place, _AreaChip] = {}
        self._layout = FlowLayout(self)
        self.empty = Label(empty, looks, token="text_secondary", wraps=True, parent=self)
        self._layout.addWidget(self.empty)

    @property
    def chips(self) -> tuple[Chip, ...]:
        """The chips that are shown."""
        return tuple(self._chips.values())

    def show_places(self, places: Sequence[Place]) -> None:
        """Show a chip for each place, and keep those that are there."""
        for place in [place for place in self._chips if place not in places]:
            self._drop(self._chips.pop(place))
        for place in places:
            if place not in self._chips:
                self._chips[place] = self._added(place)
        self.empty.setVisible(not places)
        for first, second in pairwise(self._chips.values()):
            QWidget.setTabOrder(first, second)
        self.updateGeometry()

    def focus_last(self) -> bool:
        """Give the focus to the last chip, and return whether there is one."""
        return self.focus_at(len(self._chips) - 1)

    def focus_at(self, number: int) -> bool:
        """Give the focus to a chip by its number, the last for one too large, if there is one."""
        if not self._chips or number < 0:
            return False
        self.chips[min(number, len(self._chips) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _added(self, place: Place) -> _AreaChip:
        chip = _AreaChip(place, self._looks, self)
        chip.clicked.connect(self._ask_removal)
        chip.step_wanted.connect(self._step)
        self._layout.addWidget(chip)
        chip.show()
        return chip

    def _drop(self, chip: _AreaChip) -> None:
        self._layout.removeWidget(chip)
        chip.hide()
        chip.deleteLater()

    def _ask_removal(self) -> None:
        chip = self.sender()
        if isinstance(chip, _AreaChip):
            self.removal_wanted.emit(chip.place)

    def _step(self, step: int) -> None:
        chip = self.sender()
        if isinstance(chip, _AreaChip):
            self.focus_at(self.chips.index(chip) + step)


class _AreaChip(Chip):
    """One chosen area."""

    step_wanted = Signal(int)

    def __init__(self, place: Place, looks: Looks, parent: QWidget) -> None:
        super().__init__(place.name, looks, parent)
        self.place = place
        self.setAccessibleName(f"Remove {place.name}")
        self.setAccessibleDescription("Chosen area. Press Delete to remove it.")
        self.setToolTip(f"Remove {place.name}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Remove the area, or go to the chip beside."""
        if event.key() in REMOVING_KEYS and not event.modifiers():
            self.click()
        elif event.key() in STEPS:
            self.step_wanted.emit(STEPS[event.key()])
        else:
            super().keyPressEvent(event)
