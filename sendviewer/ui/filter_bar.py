"""What stands above the table: search, quick choice, buttons, and the filters in words.

Every filter is a chip that takes it away; "Clear all" takes all of them away.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct
from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from sendviewer.core.comparisons import Compared
from sendviewer.core.pages import Page
from sendviewer.present.filter_entries import ALL, answer_counts, quick_choice
from sendviewer.present.options import Query, ViewOptions
from sendviewer.present.specs import TableSpec
from sendviewer.present.table import FilterChip
from sendviewer.ui.base_switch import BaseSwitch
from sendviewer.views.controls import Button, Chip, FlowLayout, SearchField, SegmentedControl
from sendviewer.views.label import Label
from sendviewer.views.look import Looks, TextStyle

__all__ = ["ChipRow", "FilterBar"]

SYMBOLS = {Compared.HIGHER: "▲", Compared.SIMILAR: "●", Compared.LOWER: "▼"}

GAP = 12
COLUMNS = 6


class Places(Struct, frozen=True):
    """Row, column, row span and column span for search, choice, base and buttons."""

    cells: tuple[tuple[int, int, int, int], ...]
    wide_column: int


ONE_LINE = Places(
    ((0, 0, 1, 1), (0, 1, 1, 1), (0, 2, 1, 1), (0, 4, 1, 1), (0, 5, 1, 1)), wide_column=3
)
TWO_LINES = Places(
    ((0, 0, 1, 4), (1, 0, 1, 1), (1, 1, 1, 5), (0, 4, 1, 1), (0, 5, 1, 1)), wide_column=3
)
THREE_LINES = Places(
    ((0, 0, 1, 4), (1, 0, 1, 6), (2, 0, 1, 6), (0, 4, 1, 1), (0, 5, 1, 1)), wide_column=0
)
FOUR_LINES = Places(
    ((0, 0, 1, 6), (1, 0, 1, 6), (2, 0, 1, 6), (3, 0, 1, 1), (3, 1, 1, 1)), wide_column=5
)


class FilterBar(QWidget):
    """Search, quick choice and base at the left, buttons at the right; stacked if narrow."""

    choice_made = Signal(str)
    """"all", or the value of a :class:`Compared`."""

    base_chosen = Signal(str)
    """The value of a :class:`Base`."""

    def __init__(self, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = SearchField("Search needs", looks, hint="Search needs (Ctrl+F)")
        self.choice = SegmentedControl("Show needs by comparison", _choices(), looks)
        self.base = BaseSwitch(looks)
        self.columns_button = Button("Columns…", looks, icon="columns")
        self.copy_button = Button("Copy table", looks, icon="copy")
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(GAP)
        self.search.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._places: Places | None = None
        self._arrange()
        self.choice.chosen.connect(self.choice_made)
        self.base.chosen.connect(self.base_chosen)
        looks.text_resized.connect(self._arrange)

    def show_counts(self, table: TableSpec) -> None:
        """Say in the quick choice how many needs of the whole table are of which answer."""
        counts = answer_counts(table)
        # Where nothing is compared, there is nothing to choose by.
        self.choice.setVisible(any(counts.values()))
        everything = len(table.rows)
        self.choice.set_text(ALL, f"All {everything}", f"All {everything} needs")
        for compared, symbol in SYMBOLS.items():
            words = f"{compared.value.title()} {counts[compared]}"
            self.choice.set_text(compared.value, f"{symbol} {words}", words)

    def show_query(self, query: Query) -> None:
        """Show what is searched for and chosen, without telling anyone."""
        if self.search.text() != query.search:
            self.search.setText(query.search)
        choice = quick_choice(query)
        if choice:
            self.choice.choose(choice)
        else:
            self.choice.choose_none()

    def show_base(self, page: Page, options: ViewOptions) -> None:
        """Show of what shares are given, without telling anyone."""
        self.base.show_state(page, options)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons below if there is no room beside."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Set the controls into one to four lines, as the width allows."""
        search, choice, base, columns, copy = (
            control.sizeHint().width() for control in self._controls()
        )
        buttons = columns + copy + 2 * GAP
        least_search = self.search.minimumSizeHint().width()
        if search + choice + base + 3 * GAP + buttons <= self.width():
            self._set(ONE_LINE)
        elif least_search + buttons > self.width():
            self._set(FOUR_LINES)
        else:
            self._set(TWO_LINES if choice + GAP + base <= self.width() else THREE_LINES)

    def _controls(self) -> tuple[QWidget, ...]:
        return (self.search, self.choice, self.base, self.columns_button, self.copy_button)

    def _set(self, places: Places) -> None:
        if places == self._places:
            return
        self._places = places
        for control, place in zip(self._controls(), places.cells, strict=True):
            self._layout.addWidget(control, *place)
        for column in range(COLUMNS):
            self._layout.setColumnStretch(column, int(column == places.wide_column))


class ChipRow(QWidget):
    """How many needs are shown, and a chip for each filter. Hidden while nothing is filtered."""

    query_chosen = Signal(object)
    """The :class:`Query` that is left without a filter."""

    clear_requested = Signal()

    def __init__(self, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._looks = looks
        self._chips: dict[Chip, FilterChip] = {}
        self._layout = FlowLayout(self)
        self.count = Label("", looks, style=TextStyle.BODY)
        self.clear_button = Button("Clear all", looks)
        self.clear_button.setAccessibleName("Clear all filters")
        self._layout.addWidget(self.count)
        self._layout.addWidget(self.clear_button)
        self.clear_button.clicked.connect(self.clear_requested)
        self.hide()

    @property
    def chips(self) -> tuple[Chip, ...]:
        """The chips that are shown."""
        return tuple(self._chips)

    def show_filters(self, filters: Sequence[FilterChip], count: str) -> None:
        """Show a chip for each filter, and how many rows are left."""
        self.count.setText(count)
        if tuple(self._chips.values()) != tuple(filters):
            self._build(filters)
        self.setVisible(bool(filters))
        self.updateGeometry()

    def _build(self, filters: Sequence[FilterChip]) -> None:
        for chip in self._chips:
            self._layout.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = {Chip(entry.text, self._looks, self): entry for entry in filters}
        for place, chip in enumerate(self._chips, start=1):
            self._layout.insertWidget(place, chip)
            chip.show()
            chip.clicked.connect(self._remove)
        order = [*self._chips, self.clear_button]
        for first, second in pairwise(order):
            QWidget.setTabOrder(first, second)

    def _remove(self) -> None:
        chip = self.sender()
        if isinstance(chip, Chip) and chip in self._chips:
            self.query_chosen.emit(self._chips[chip].without)


def _choices() -> list[tuple[str, str]]:
    answers = [(one.value, f"{symbol} {one.value.title()}") for one, symbol in SYMBOLS.items()]
    return [(ALL, "All"), *answers]
