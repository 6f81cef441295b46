"""Tells of a fault of the program, with a report that the person can copy and hand on."""

from __future__ import annotations

from html import escape

from PySide6.QtWidgets import QWidget

from sendviewer.export.clipboard import Clipboard
from sendviewer.export.payloads import Payload
from sendviewer.ui.reading_dialog import ReadingDialog
from sendviewer.views.controls import Button
from sendviewer.views.look import Looks

__all__ = ["CrashDialog"]


class CrashDialog(ReadingDialog):
    """One dialog for all faults: a further one is added to its report."""

    def __init__(
        self, report: str, looks: Looks, clipboard: Clipboard, parent: QWidget | None = None
    ) -> None:
        super().__init__("Something went wrong in SEND Viewer", _html(report), looks, parent)
        self._report = report
        self._clipboard = clipboard
        self.copy_button = Button("Copy report", looks, icon="copy", parent=self)
        self.copy_button.clicked.connect(self._copy)
        self.add_button(self.copy_button)

    @property
    def report(self) -> str:
        """What the person can copy."""
        return self._report

    def add(self, report: str) -> None:
        """Add a further fault."""
        self._report = f"{self._report}\n\n{report}"
        self.show_html(_html(self._report))

    def _copy(self) -> None:
        self._clipboard.put(Payload(notice="Copied the report", text=self._report))


def _html(report: str) -> str:
    return (
        "<h2>Something went wrong</h2>"
        "<p>This is a fault of the program and not of your files. What you see may not be up to "
        "date; you can go on, or start the program again.</p>"
        "<p>The report below helps to mend it. It holds no figures, no names of files and nothing "
        f"that you typed.</p><pre style='white-space: pre-wrap'>{escape(report)}</pre>"
    )
