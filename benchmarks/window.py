"""The window after its first paint: what a click would wait for, the chart, the table.

Everything is measured in one process of its own, in the real window with the page that comes
with the program; the large table is 153 areas by 14 columns.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time

from benchmarks.side_by_side import Took, compile_program, took
from benchmarks.start import on_made_up_screen

__all__ = ["window_times"]

LONGEST_S = 120
FRAME_MS = 1000 / 60

TARGETS = {
    "All tabs ready after the first paint": 700,
    "Longest wait until all tabs are ready": 50,
    "Longest wait until the chart is ready": 50,
    "First look at the chart": 50,
    "Chart drawn again": FRAME_MS,
    "Another measure in the chart": FRAME_MS,
    "Another theme, chart shown": FRAME_MS,
    "Pointer over a bar": FRAME_MS,
    "Another tab": FRAME_MS,
    "Table of the page: sorted, without the screen": 1,
    "Table of the page: filtered, without the screen": 1,
    "Table of the page: copied whole": 5,
    "Table of the page: sorted, on the screen": FRAME_MS,
    "153 rows by 14: sorted, on the screen": FRAME_MS,
    "153 rows by 14: filtered, on the screen": FRAME_MS,
    "153 rows by 14: copied whole": 5,
}
"""What each is to take at most, in milliseconds."""


def window_times(clock: str = "wall") -> tuple[Took, ...]:
    """Return what the steps after the start take.

    With the ``clock`` "cpu", waiting for other programs is not counted: for a machine that is
    busy with them.
    """
    compile_program()
    with on_made_up_screen():
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.window", clock],
            check=True,
            capture_output=True,
            text=True,
            timeout=LONGEST_S,
        )
    times: dict[str, list[float]] = json.loads(done.stdout)
    return tuple(took(name, times[name], target) for name, target in TARGETS.items())


CLOCKS = {"wall": time.perf_counter, "cpu": time.thread_time}

if __name__ == "__main__":
    from benchmarks.window_steps import measured_steps

    print(json.dumps(measured_steps(CLOCKS[sys.argv[1]])))
