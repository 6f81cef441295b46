"""Says where figures for other areas and years come from, and offers to open such a file."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sendviewer.ui.reading_dialog import ReadingDialog
from sendviewer.views.controls import Button
from sendviewer.views.look import Looks

__all__ = ["FiguresDialog"]

HTML = """
<h2>Any area, any year: open a DfE file</h2>
<p>The Department for Education (DfE) publishes the figures for every local authority on
<a href="https://explore-education-statistics.service.gov.uk">Explore Education Statistics</a>.
Download all data of one of these releases as a zip file, or one of its CSV files:</p>
<ul>
<li><b>Special educational needs in England</b>: pupils in schools, counted each January</li>
<li><b>Education, health and care plans</b>: plans that each authority maintains, by need from
2025</li>
</ul>
<p>Then open the file here, or drop it on the window. Choose one area or several, and a year; the
page is made from the file. Nothing leaves this computer.</p>
"""


class FiguresDialog(ReadingDialog):
    """Explains, and asks to open a file."""

    open_wanted = Signal()

    def __init__(self, looks: Looks, parent: QWidget) -> None:
        super().__init__("Area and year", HTML, looks, parent)
        button = Button("&Open a file…", looks, parent=self)
        button.clicked.connect(self._ask)
        self.add_button(button)

    def _ask(self) -> None:
        self.accept()
        self.open_wanted.emit()
