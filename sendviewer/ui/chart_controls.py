"""The controls above the chart: measure, order, intervals, and what to do with the picture."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from sendviewer.core.pages import Page
from sendviewer.present.options import ChartOptions, ChartOrder, ViewOptions
from sendviewer.present.page_words import PageWords, shown_base
from sendviewer.present.specs import Measure
from sendviewer.ui.base_switch import BaseSwitch
from sendviewer.ui.commands import Condition
from sendviewer.views.check_box import CheckBox
from sendviewer.views.controls import Button, FlowLayout, MenuButton, SegmentedControl
from sendviewer.views.look import Looks, TextStyle

__all__ = ["ChartControls"]

SPACING = 8

ORDER_WORDS = {
    ChartOrder.LARGEST: "largest first",
    ChartOrder.TABLE: "as in the table",
    ChartOrder.SOURCE: "as in the source",
}

MEASURES = (
    (Measure.SHARE.value, "Share"),
    (Measure.DIFFERENCE.value, "Difference"),
    (Measure.CHILDREN.value, "Children"),
)


class ChartControls(QWidget):
    """Shows the options of the chart and tells the options that a person chose."""

    options_chosen = Signal(object)
    """The new ChartOptions."""

    base_chosen = Signal(str)
    """The value of a :class:`Base`."""

    copy_requested = Signal()
    save_requested = Signal()

    def __init__(self, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._looks = looks
        self._options = ChartOptions()
        self._shown: ChartOptions | None = None
        self.measures = SegmentedControl("What the chart shows", MEASURES, looks)
        self.base = BaseSwitch(looks)
        self.order = MenuButton("", looks, menu=QMenu(self))
        self.intervals = CheckBox("Show intervals", looks)
        # Without a parent as yet: Tab goes in the order in which parts come to theirs.
        self._picture = QWidget()
        self.copy = Button("Copy picture", looks, parent=self._picture)
        self.save = Button("Save picture…", looks, parent=self._picture)
        self._spring = QWidget(self)
        self._order_actions = self._build_order_menu()
        self._lay_out()
        self._connect()
        self._take_size()
        self.show_options(self._options)

    def show_page(self, page: Page, options: ViewOptions) -> None:
        """Name the measures for what the page counts and compares with, and show the base."""
        words = PageWords(page, shown_base(page, options))
        self.measures.set_text(Measure.SHARE.value, words.word.capitalize())
        is_alone = page.comparator.is_none
        difference = "Difference" if is_alone else f"Difference from {words.label_within}"
        self.measures.set_text(Measure.DIFFERENCE.value, difference)
        reason = Condition.COMPARED.value if is_alone else ""
        self.measures.set_possible(Measure.DIFFERENCE.value, reason)
        self.measures.set_text(Measure.CHILDREN.value, words.column)
        self.base.show_state(page, options)
        self._stretch()

    def show_options(self, options: ChartOptions) -> None:
        """Show options that were chosen elsewhere, without telling anyone."""
        if options == self._shown:
            return
        self._options = self._shown = options
        self.measures.choose(options.measure.value)
        self._order_actions[options.order].setChecked(True)
        self.order.setText(f"Order: {ORDER_WORDS[options.order]}")
        self.order.updateGeometry()
        with QSignalBlocker(self.intervals):
            self.intervals.setChecked(options.intervals)
        self._stretch()

    def _build_order_menu(self) -> dict[ChartOrder, QAction]:
        group = QActionGroup(self)
        actions = {}
        for order, words in ORDER_WORDS.items():
            action = QAction(words.capitalize(), group)
            action.setCheckable(True)
            action.setData(order.value)
            self.order.menu().addAction(action)
            actions[order] = action
        group.triggered.connect(self._take_order)
        return actions

    def _lay_out(self) -> None:
        # A check box grows as far as it may, which would leave it a line of its own.
        self.intervals.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        # In one holder, so that neither of the two goes to the next line without the other.
        picture = FlowLayout(self._picture, spacing=SPACING)
        picture.addWidget(self.copy)
        picture.addWidget(self.save)
        layout = FlowLayout(self, spacing=SPACING)
        for part in self._parts():
            layout.addWidget(part)

    def _parts(self) -> tuple[QWidget, ...]:
        options = (self.measures, self.base, self.intervals, self.order)
        return (*options, self._spring, self._picture)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Push the buttons for the picture to the right where all fits into one line."""
        super().resizeEvent(event)
        self._stretch()

    def _stretch(self) -> None:
        widths = [part.sizeHint().width() for part in self._parts() if part is not self._spring]
        spare = self.width() - sum(widths) - SPACING * len(widths)
        self._spring.setFixedSize(max(spare, 0), 1)
        self._spring.setVisible(spare > 0)

    def _connect(self) -> None:
        self.measures.chosen.connect(self._take_measure)
        self.base.chosen.connect(self.base_chosen)
        self.intervals.toggled.connect(self._take_intervals)
        self.copy.clicked.connect(self.copy_requested)
        self.save.clicked.connect(self.save_requested)
        self._looks.text_resized.connect(self._take_size)

    def _take_measure(self, measure: str) -> None:
        self.options_chosen.emit(replace(self._options, measure=Measure(measure)))

    def _take_order(self, action: QAction) -> None:
        self.options_chosen.emit(replace(self._options, order=ChartOrder(action.data())))

    def _take_intervals(self, shown: bool) -> None:  # noqa: FBT001 - a signal of Qt
        self.options_chosen.emit(replace(self._options, intervals=shown))

    def _take_size(self) -> None:
        self.order.menu().setFont(self._looks.current.font(TextStyle.BODY))
        self._stretch()
