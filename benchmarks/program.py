"""The window and one short command as rows of the results."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.rows import Row, Run, at_most, ratio_row
from benchmarks.start import show_ratio, start_ratios
from benchmarks.window import window_times

__all__ = ["start", "window"]


def start(run: Run) -> Iterator[Row]:
    """Measure the start of the window against an empty one, and ``show`` against Python itself."""
    for ratio in (*start_ratios(run.rounds), show_ratio(run.rounds)):
        yield ratio_row(ratio, ratio.target)


def window(_: Run) -> Iterator[Row]:
    """Measure every step after the start, in one window."""
    for step in window_times():
        note = f"{step.lowest_ms:.1f} to {step.highest_ms:.1f} ms"
        yield at_most(step.name, step.median_ms, round(step.target_ms, 1), "ms", note)
