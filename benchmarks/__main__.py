"""Runs every benchmark and prints a line for each: ``python3 dev.py bench``."""

from __future__ import annotations

import os
import tempfile
from functools import partial

from benchmarks.side_by_side import measure, process

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


def main() -> None:
    """Measure and print; windows are painted off the screen so that every machine can do it."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as settings:
        os.environ["SENDVIEWER_SETTINGS"] = settings
        print(
            measure(
                "Start to the first painted frame",
                "an empty QMainWindow",
                partial(process, "-c", EMPTY_WINDOW),
                partial(process, "-c", OUR_WINDOW),
            )
        )
        print(
            measure(
                "sendviewer show",
                "python -c pass",
                partial(process, "-c", "pass"),
                partial(process, "-m", "sendviewer", "show"),
            )
        )


if __name__ == "__main__":
    main()
