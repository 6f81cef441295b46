"""The dialog that shows the page as it will be printed, in normal or in large print.

Everything in it can be done by keyboard: Page Up and Page Down turn pages wherever the focus is,
Home and End go to the first and the last, Escape closes.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QDialog, QVBoxLayout, QWidget

from sendviewer.export.printing.flow import Sheet
from sendviewer.export.printing.pages import set_sheets
from sendviewer.export.printing.setup import PAPERS, PrintSetup, PrintSize
from sendviewer.present.briefing import BriefingSpec
from sendviewer.ui.announce import announce
from sendviewer.ui.dialog_size import fit_dialog
from sendviewer.ui.print_preview import SheetArea, Zoom
from sendviewer.ui.printing import Printing, PrintRun, SystemPrinting
from sendviewer.views.controls import Button, FlowLayout, SegmentedControl
from sendviewer.views.label import Label
from sendviewer.views.look import Looks
from sendviewer.views.theme import build_palette

__all__ = ["PrintDialog"]

WIDTH, HEIGHT = 860, 900
MARGIN, SPACING = 20, 12
ANY_WIDTH = 2**24 - 1
"""What Qt takes for no limit of a width."""

LOW, LEAST_BESIDE = 500, 200
"""Pixels at 100% text: below this height the choices stand beside the sheet, of this width."""

PRINT_SIZES = ((PrintSize.NORMAL.value, "Normal print"), (PrintSize.LARGE.value, "Large print"))
ORIENTATIONS = (("portrait", "Portrait"), ("landscape", "Landscape"))
ZOOMS = ((Zoom.WHOLE.value, "Whole page"), (Zoom.WIDTH.value, "Page width"))


class PrintDialog(QDialog):
    """Previews a page, sheet by sheet, and prints it by the system's dialog."""

    setup_changed = Signal(object)
    printed = Signal(str)

    def __init__(
        self,
        page: BriefingSpec,
        looks: Looks,
        *,
        setup: PrintSetup | None = None,
        printing: Printing | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._looks = looks
        self._setup = setup or PrintSetup()
        self._printing = printing or SystemPrinting()
        self._sheets: tuple[Sheet, ...] = ()
        self._shown = 0
        self._run: PrintRun | None = None
        self.setWindowTitle(f"Print: {page.title}")
        self.setPalette(build_palette(looks.current.theme))
        self._build()
        self._lay_out()
        self._connect()
        self._show_setup()
        self._set()
        self._tell_obstacles()
        self.area.view.setFocus()

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """All sheets in the print that is chosen."""
        return self._sheets

    @property
    def setup(self) -> PrintSetup:
        """The print that is chosen."""
        return self._setup

    def go_to(self, number: int) -> None:
        """Show a sheet by its number from 0; before the first and after the last it stays."""
        self._shown = min(max(number, 0), len(self._sheets) - 1)
        sheet = self._sheets[self._shown]
        self.area.show_sheet(sheet)
        self.number.setText(sheet.name)
        announce(self, sheet.name)

    def choose(self, setup: PrintSetup) -> None:
        """Set the page anew in another print."""
        if setup == self._setup:
            return
        self._setup = setup
        self._set()
        self.setup_changed.emit(setup)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn pages; everything else, such as Escape, is Qt's."""
        places = {
            Qt.Key.Key_PageUp.value: self._shown - 1,
            Qt.Key.Key_PageDown.value: self._shown + 1,
            Qt.Key.Key_Home.value: 0,
            Qt.Key.Key_End.value: len(self._sheets) - 1,
        }
        if event.key() in places:
            self.go_to(places[event.key()])
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the choices above the sheet, or beside it where the height is needed for it."""
        super().resizeEvent(event)
        look, choices = self._looks.current, self._choices
        widest = max(one.sizeHint().width() for one in self._choice_controls)
        room = self.width() - 2 * MARGIN - SPACING - widest
        beside = self.height() < look.scaled(LOW) and room >= look.scaled(LEAST_BESIDE)
        ways = QBoxLayout.Direction
        self._upper.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        choices.setMaximumWidth(widest if beside else ANY_WIDTH)

    def done(self, result: int) -> None:
        """Close; what is not printed yet stays unprinted."""
        if self._run is not None:
            self._run.stop()
        super().done(result)

    # --- building -----------------------------------------------------------------------------

    def _build(self) -> None:
        looks = self._looks
        papers = tuple((paper.name, paper.name) for paper in PAPERS)
        self.sizes = SegmentedControl("Size of the print", PRINT_SIZES, looks, self)
        self.papers = SegmentedControl("Paper", papers, looks, self)
        self.orientations = SegmentedControl("Orientation", ORIENTATIONS, looks, self)
        self.zooms = SegmentedControl("Zoom", ZOOMS, looks, self)
        self.area = SheetArea(looks, self)
        self.previous_button = Button("P&revious page", looks, icon="arrow-left", parent=self)
        self.number = Label("", looks, parent=self)
        self.next_button = Button("&Next page", looks, icon="arrow-right", parent=self)
        self.print_button = Button("&Print…", looks, icon="print", primary=True, parent=self)
        self.close_button = Button("Close", looks, parent=self)
        self.remark = Label("", looks, wraps=True, parent=self)

    def _lay_out(self) -> None:
        look = self._looks.current
        layout = QVBoxLayout(self)
        # Large text leaves little room for the sheet; distances need not grow with it.
        layout.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        layout.setSpacing(SPACING)
        self._choice_controls = (self.sizes, self.papers, self.orientations, self.zooms)
        self._choices = _line(*self._choice_controls)
        self._upper = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._upper.setSpacing(SPACING)
        self._upper.addWidget(self._choices)
        self._upper.addWidget(self.area, 1)
        layout.addLayout(self._upper, 1)
        layout.addWidget(self.remark)
        turning = (self.previous_button, self.number, self.next_button)
        layout.addWidget(_line(*turning, self.print_button, self.close_button))
        self.print_button.setDefault(True)
        self.number.setMinimumHeight(self.next_button.sizeHint().height())
        fit_dialog(self, look, WIDTH, HEIGHT)

    def _connect(self) -> None:
        for control in (self.sizes, self.papers, self.orientations):
            control.chosen.connect(self._take_setup)
        self.zooms.chosen.connect(self._take_zoom)
        self.previous_button.clicked.connect(self._go_back)
        self.next_button.clicked.connect(self._go_on)
        self.print_button.clicked.connect(self._print)
        self.close_button.clicked.connect(self.reject)

    def _show_setup(self) -> None:
        setup = self._setup
        self.sizes.choose(setup.print_size.value)
        self.papers.choose(setup.paper.name)
        self.orientations.choose("landscape" if setup.is_landscape else "portrait")

    def _tell_obstacles(self) -> None:
        obstacle = self._printing.obstacle()
        self.print_button.setEnabled(not obstacle)
        self._tell(obstacle or self._printing.remark())

    def _tell(self, words: str) -> None:
        self.remark.setText(words)
        self.remark.setVisible(bool(words))
        announce(self, words)

    # --- what a person does -------------------------------------------------------------------

    def _take_setup(self) -> None:
        papers = {paper.name: paper for paper in PAPERS}
        size = PrintSize(self.sizes.current)
        turned = self.orientations.current == "landscape"
        self.choose(PrintSetup(size, papers[self.papers.current], turned))

    def _take_zoom(self) -> None:
        self.area.show_at(Zoom(self.zooms.current))

    def _go_back(self) -> None:
        self.go_to(self._shown - 1)

    def _go_on(self) -> None:
        self.go_to(self._shown + 1)

    def _set(self) -> None:
        """Set the page anew and show it from its first sheet."""
        self._sheets = set_sheets(self._page, self._setup)
        self.go_to(0)

    def _print(self) -> None:
        count = len(self._sheets)
        target = self._printing.ask(self, self._setup, count, self._page.title)
        if target is None:
            return
        sheets = self._sheets
        if target.setup != self._setup:
            sheets = set_sheets(self._page, target.setup)
        self.print_button.setEnabled(False)
        self._run = PrintRun(target, sheets, self)
        self._run.progressed.connect(self._tell)
        self._run.done.connect(self._tell_done)
        self._run.failed.connect(self._tell_failed)
        self._run.start()

    def _tell_done(self, words: str) -> None:
        self._run = None
        self.printed.emit(words)
        self.accept()

    def _tell_failed(self, words: str) -> None:
        self._run = None
        self.print_button.setEnabled(True)
        self._tell(words)


def _line(*widgets: QWidget) -> QWidget:
    line = QWidget()
    layout = FlowLayout(line, spacing=12)
    for widget in widgets:
        layout.addWidget(widget)
    return line
