"""Prints sheets by the system's own dialog, one sheet at a time, so that the window goes on.

Qt's printing part may be missing, and a computer may have no printer: both are told of.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct
from PySide6.QtCore import QMarginsF, QObject, QTimer, Signal
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QWidget

from sendviewer.export.printing.flow import Sheet
from sendviewer.export.printing.setup import A4, Paper, PrintSetup

if TYPE_CHECKING:  # loaded only to print: it may be missing
    from PySide6.QtPrintSupport import QPrinter

__all__ = ["PrintRun", "PrintTarget", "Printing", "SystemPrinting", "prepared", "target_of"]

LAYOUT_DPI = 96
SAME_MM = 1.0

CANNOT_LOAD = (
    "This computer cannot print from here: the printing part of Qt could not be loaded. "
    "Save the page by File, Export, and print that file with another program."
)
NO_PRINTER = (
    "No printer is set up on this computer. Set one up in the settings of the system, "
    "then press “Print…” again."
)
NO_PRINTER_BUT_FILE = (
    "No printer is set up on this computer. “Print…” can still print to a PDF file."
)
NOT_TAKEN = (
    "Nothing was printed: the printer did not take the pages. See that it is on and, for a file, "
    "that its folder may be written in; then press “Print…” again."
)


class PrintTarget(Struct, frozen=True):
    """What a person chose in the system's dialog; pages are counted from 1."""

    printer: QPrinter
    setup: PrintSetup
    first: int
    last: int


class Printing(Protocol):
    """The way to the system's printing."""

    def obstacle(self) -> str:
        """Return why nothing can be printed and what to do, or ""."""

    def remark(self) -> str:
        """Return what a person should know before they print, or ""."""

    def ask(self, parent: QWidget, setup: PrintSetup, count: int, title: str) -> PrintTarget | None:
        """Ask which printer and which of ``count`` pages, or None if nothing is to be printed."""


class SystemPrinting:
    """The system's printers and its dialog."""

    def obstacle(self) -> str:
        """Return why nothing can be printed and what to do, or ""."""
        try:
            import PySide6.QtPrintSupport  # noqa: F401 - only whether it is there
        except ImportError:
            return CANNOT_LOAD
        return ""

    def remark(self) -> str:
        """Return that there is no printer, with what can be done, or ""."""
        if self.obstacle():
            return ""
        from PySide6.QtPrintSupport import QPrinterInfo

        if QPrinterInfo.availablePrinterNames():
            return ""
        # Only Qt's own dialog, which other systems do not show, offers a file by itself.
        return NO_PRINTER_BUT_FILE if sys.platform.startswith("linux") else NO_PRINTER

    def ask(self, parent: QWidget, setup: PrintSetup, count: int, title: str) -> PrintTarget | None:
        """Open the system's dialog and wait for the answer."""
        from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog

        printer = prepared(setup, title)
        if self.remark() == NO_PRINTER_BUT_FILE:
            printer.setOutputFileName(str(Path.home() / _file_name(title)))
        dialog = QPrintDialog(printer, parent)
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
        dialog.setMinMax(1, count)
        accepted = dialog.exec() == QPrintDialog.DialogCode.Accepted
        dialog.deleteLater()
        return target_of(printer, setup, count) if accepted else None


def prepared(setup: PrintSetup, title: str) -> QPrinter:
    """Return a printer for whole sheets of a setup: the margins are in the sheets already."""
    from PySide6.QtPrintSupport import QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setFullPage(True)
    size = QPageSize.PageSizeId.A4 if setup.paper == A4 else QPageSize.PageSizeId.Letter
    turned = QPageLayout.Orientation.Landscape
    upright = QPageLayout.Orientation.Portrait
    printer.setPageLayout(
        QPageLayout(
            QPageSize(size),
            turned if setup.is_landscape else upright,
            QMarginsF(),
        )
    )
    return printer


def target_of(printer: QPrinter, setup: PrintSetup, count: int) -> PrintTarget:
    """Return what was chosen. Another paper, chosen in the system's dialog, counts."""
    from PySide6.QtPrintSupport import QPrinter as Printer

    is_range = printer.printRange() is Printer.PrintRange.PageRange and printer.fromPage() > 0
    first, last = (printer.fromPage(), printer.toPage()) if is_range else (1, count)
    return PrintTarget(printer, _setup_of(printer, setup), first, last)


def _setup_of(printer: QPrinter, setup: PrintSetup) -> PrintSetup:
    layout = printer.pageLayout()
    full = layout.fullRect(QPageLayout.Unit.Millimeter)
    width, height = setup.paper.width_mm, setup.paper.height_mm
    if setup.is_landscape:
        width, height = height, width
    if abs(full.width() - width) <= SAME_MM and abs(full.height() - height) <= SAME_MM:
        return setup
    paper = Paper(layout.pageSize().name(), full.width(), full.height())
    return PrintSetup(setup.print_size, paper)


def _file_name(title: str) -> str:
    """Return a name that every system can hold."""
    kept = (letter if letter.isalnum() or letter in " -" else "" for letter in title)
    return f"{''.join(kept)}.pdf"


class PrintRun(QObject):
    """Prints sheets, each in a step of its own; says which, that it is done, or that it failed."""

    progressed = Signal(str)
    done = Signal(str)
    failed = Signal(str)

    def __init__(
        self, target: PrintTarget, sheets: Sequence[Sheet], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._target = target
        chosen = slice(target.first - 1, target.last)
        self._count = len(sheets[chosen])
        self._waiting = list(sheets[chosen])
        self._painter = QPainter()

    def start(self) -> None:
        """Begin; the signals tell the rest."""
        if not self._waiting or not self._painter.begin(self._target.printer):
            self.failed.emit(NOT_TAKEN)
            return
        self._step()

    def stop(self) -> None:
        """Print nothing more; what the printer has it may still put out."""
        if self._painter.isActive():
            self._waiting.clear()
            self._target.printer.abort()
            self._painter.end()

    def _step(self) -> None:
        if not self._painter.isActive():
            return
        sheet = self._waiting.pop(0)
        self._paint(sheet)
        if not self._waiting:
            self._end()
        elif self._target.printer.newPage():
            self.progressed.emit(f"Printing. {sheet.name}.")
            QTimer.singleShot(0, self._step)
        else:
            self._painter.end()
            self.failed.emit(NOT_TAKEN)

    def _paint(self, sheet: Sheet) -> None:
        scale = self._target.printer.resolution() / LAYOUT_DPI
        self._painter.save()
        self._painter.scale(scale, scale)
        sheet.paint(self._painter)
        self._painter.restore()

    def _end(self) -> None:
        if not self._painter.end():
            self.failed.emit(NOT_TAKEN)
            return
        pages = "1 page" if self._count == 1 else f"{self._count} pages"
        file = self._target.printer.outputFileName()
        where = f"Wrote {pages} to {Path(file).name}" if file else f"Sent {pages} to the printer"
        self.done.emit(where)
