"""The start: until the window has been painted, and how much memory it has by then.

The floor is an empty window of Qt in the same Python. Both are painted on a made-up screen that
has room for them, so that the figures do not depend on a monitor.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

from benchmarks.side_by_side import (
    Ratio,
    compile_program,
    measure,
    process,
    ratio_of,
    until_first_line,
)

__all__ = ["on_made_up_screen", "show_ratio", "start_ratios"]

START_TARGET, MEMORY_TARGET, SHOW_TARGET = 1.05, 1.25, 8.0

SCREEN = {
    "name": "made up",
    "x": 0,
    "y": 0,
    "width": 1920,
    "height": 1080,
    "logicalDpi": 96,
    "logicalBaseDpi": 96,
    "dpr": 1,
}

TELL = """
def tell():
    # In kilobytes. The system's other count begins with the memory of who started the process.
    try:
        with open("/proc/self/status") as status:
            peak = next(line.split()[1] for line in status if line.startswith("VmHWM"))
    except OSError:  # not Linux
        peak = 0
    print(peak, flush=True)
"""

EMPTY_WINDOW = (
    TELL
    + """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, painted)

def painted():
    tell()
    application.quit()

application = QApplication([])
window = Window()
window.resize(1360, 860)
window.show()
application.exec()
"""
)

OUR_WINDOW = (
    TELL
    + """
from sendviewer.cli import main, window

from_app = window.from_app

def painted():
    tell()
    from PySide6.QtWidgets import QApplication
    QApplication.quit()

window.from_app = lambda name: lambda paths: from_app(name)(paths, painted)
raise SystemExit(main.main([]))
"""
)


@contextmanager
def on_made_up_screen() -> Iterator[None]:
    """Give processes a screen without a monitor, and a folder of their own for settings."""
    before = dict(os.environ)
    with tempfile.TemporaryDirectory() as folder:
        screens = Path(folder, "screens.json")
        screens.write_text(json.dumps({"screens": [SCREEN]}), encoding="utf-8")
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={screens}"
        os.environ["SENDVIEWER_SETTINGS"] = folder
        try:
            yield
        finally:
            os.environ.clear()
            os.environ.update(before)


def start_ratios(rounds: int = 9) -> tuple[Ratio, ...]:
    """Return time and memory until the first paint, as ratios to those of an empty window.

    Memory is left out where the system does not tell it.
    """
    compile_program()
    with on_made_up_screen():
        measured = [
            (until_first_line("-c", EMPTY_WINDOW), until_first_line("-c", OUR_WINDOW))
            for _ in range(rounds + 1)
        ][1:]
    floor = "an empty QMainWindow"
    times = [(low[0], mine[0]) for low, mine in measured]
    ratios = [ratio_of("Start to the first painted frame", floor, times, target=START_TARGET)]
    peaks = [(float(low[1]) / 1024, float(mine[1]) / 1024) for low, mine in measured]
    if all(low for low, _ in peaks):
        name = "Memory at the first painted frame"
        ratios.append(ratio_of(name, floor, peaks, unit="MB", target=MEMORY_TARGET))
    return tuple(ratios)


def show_ratio(rounds: int = 9) -> Ratio:
    """Return how long ``sendviewer show`` takes, whole, beside a Python that does nothing."""
    compile_program()
    ratio = measure(
        "sendviewer show",
        "python -c pass",
        partial(process, "-c", "pass"),
        partial(process, "-m", "sendviewer", "show"),
        rounds,
    )
    return replace(ratio, target=SHOW_TARGET)
