"""Measures whole processes as a person waits for them: the window, and one short command."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from benchmarks.rows import Row, Run, ratio_row
from benchmarks.side_by_side import measure, process

__all__ = ["whole_program"]

EMPTY_WINDOW = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, application.quit)

application = QApplication([])
window = Window()
window.resize(1360, 860)
window.show()
application.exec()
"""

OUR_WINDOW = """
from PySide6.QtWidgets import QApplication
from sendviewer.app import run_window

run_window(after_first_paint=QApplication.quit)
"""


def whole_program(run: Run) -> Iterator[Row]:
    """Measure the start of the window against an empty one, and ``show`` against Python itself."""
    window = measure(
        "Start to the first painted frame",
        "an empty QMainWindow",
        partial(process, "-c", EMPTY_WINDOW),
        partial(process, "-c", OUR_WINDOW),
        run.rounds,
    )
    yield ratio_row(window, 1.05)
    command = measure(
        "sendviewer show",
        "python -c pass",
        partial(process, "-c", "pass"),
        partial(process, "-m", "sendviewer", "show"),
        run.rounds,
    )
    yield ratio_row(command, 8)
