"""Opens a DfE file in the window and prints what that cost, as JSON; run as a process of its own.

python -m benchmarks.window_opening FILE
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

from sendviewer.app import run_window
from sendviewer.ui.main_window import MainWindow

TICK_MS = 1
REST_S = 1.0
STATUS = Path("/proc/self/status")


class Pulse:
    """Beats on the main thread; a beat that is late tells how long something else had it."""

    def __init__(self) -> None:
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._last = 0.0
        self.slices_ms: list[float] = []

    def watch(self, wait: Callable[[], None]) -> list[float]:
        """Return every slice in milliseconds while ``wait`` waits, the longest last."""
        self.slices_ms = []
        self._last = time.perf_counter()
        self._timer.start(TICK_MS)
        wait()
        self._timer.stop()
        return sorted(self.slices_ms)

    def _beat(self) -> None:
        now = time.perf_counter()
        self.slices_ms.append((now - self._last) * 1000 - TICK_MS)
        self._last = now


def main() -> None:
    """Start the program, wait until all of its window is ready, measure, and close it."""
    path = Path(sys.argv[1])

    def painted() -> None:
        window = _window()
        window.all_ready.connect(lambda: QTimer.singleShot(0, lambda: _measure(window, path)))

    run_window(after_first_paint=painted)


def _window() -> MainWindow:
    windows = QApplication.topLevelWidgets()
    return next(window for window in windows if isinstance(window, MainWindow))


def _measure(window: MainWindow, path: Path) -> None:
    """Open, open again from the copy, and cancel a third opening; print what each took."""
    window.releases.release_opened.disconnect()  # the dialog would wait for an answer
    pulse = Pulse()
    _rest(REST_S)
    told = {"window_mb": _memory_mb("VmRSS")}
    at_rest = pulse.watch(lambda: _rest(REST_S))
    before = time.perf_counter()
    slices = pulse.watch(lambda: _open(window, path))
    told["first_ms"] = _ms_since(before)
    told["above_mb"] = _memory_mb("VmHWM") - told["window_mb"]
    told["longest_ms"], told["idle_ms"] = slices[-1], at_rest[-1]
    told["usual_ms"] = statistics.quantiles(slices, n=100)[-1]
    before = time.perf_counter()
    assert window.releases.release is not None
    window.releases.release.finish()
    told["known_ms"] = _ms_since(before)
    before = time.perf_counter()
    _open(window, path)
    told["second_ms"] = _ms_since(before)
    window.releases.forget_copies()
    told["cancel_ms"] = _cancel(window, path)
    print(json.dumps(told))
    window.close()


def _open(window: MainWindow, path: Path) -> None:
    """Open a file and wait until its areas can be chosen."""
    loop = QEventLoop()
    task = window.releases.open_files([path], "Opening")
    task.ended.connect(loop.quit)
    loop.exec()
    assert window.releases.release is not None


def _cancel(window: MainWindow, path: Path) -> float:
    """Cancel an opening a quarter of a second after its start; return what that took."""
    loop = QEventLoop()
    task = window.releases.open_files([path], "Opening")
    task.ended.connect(loop.quit)
    before = [0.0]

    def cancel() -> None:
        before[0] = time.perf_counter()
        task.cancel()

    QTimer.singleShot(250, cancel)
    loop.exec()
    return _ms_since(before[0]) if before[0] else 0.0


def _rest(seconds: float) -> None:
    loop = QEventLoop()
    QTimer.singleShot(int(seconds * 1000), loop.quit)
    loop.exec()


def _ms_since(before: float) -> float:
    return (time.perf_counter() - before) * 1000


def _memory_mb(name: str) -> float:
    """Return memory of this process in megabytes, 0 where the system does not tell it so."""
    if not STATUS.exists():
        return 0.0
    lines = STATUS.read_text("ascii").splitlines()
    kilobytes = next(line.split()[1] for line in lines if line.startswith(f"{name}:"))
    return int(kilobytes) / 1024


if __name__ == "__main__":
    main()
