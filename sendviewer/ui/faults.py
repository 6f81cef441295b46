"""Tells of faults of the program in one dialog, however many there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from sendviewer.export.clipboard import Clipboard
from sendviewer.views.look import Looks

if TYPE_CHECKING:  # imported with the first fault
    from sendviewer.ui.crash_dialog import CrashDialog

__all__ = ["FaultTeller"]


class FaultTeller(QObject):
    """Opens the dialog with the first fault; adds the next ones while it is open."""

    def __init__(self, window: QWidget, looks: Looks, clipboard: Clipboard) -> None:
        super().__init__(window)
        self._window = window
        self._looks = looks
        self._clipboard = clipboard
        self._dialog: CrashDialog | None = None

    @property
    def dialog(self) -> CrashDialog | None:
        """The dialog, while it is open."""
        return self._dialog

    @Slot(str)
    def tell(self, report: str) -> None:
        """Tell of a fault."""
        from sendviewer.ui.crash_dialog import CrashDialog

        if self._dialog is not None:
            self._dialog.add(report)
            return
        self._dialog = CrashDialog(report, self._looks, self._clipboard, self._window)
        self._dialog.finished.connect(self._forget)
        self._dialog.open()

    @Slot()
    def _forget(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None
