"""Measures what a further choice costs once a file is open: its figures, and the page painted."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator

from benchmarks.rows import Row, Run, at_most
from benchmarks.side_by_side import whole_process

__all__ = ["choices"]

_WORDS = {
    "areas": "three other areas",
    "provision": "another provision",
    "comparator": "another comparator",
    "period": "another period, for the first time",
    "all": "all 153 authorities together",
    "all-anew": "all 153 authorities together, for the first time in a period",
}


def choices(run: Run) -> Iterator[Row]:
    """Measure every kind of choice, each time with one that was not made before where it can be."""
    path = run.file(run.sizes[-1]).path
    told = json.loads(
        whole_process(sys.executable, "-m", "benchmarks.window_choices", str(path)).answer
    )
    for name, words in _WORDS.items():
        note = f"longest {told[name]['figures_worst_ms']:.1f} ms"
        yield at_most(f"Figures of {words}", told[name]["figures_ms"], 1, "ms", note)
    for name, words in _WORDS.items():
        tabs = ", ".join(f"{tab} {ms:.1f}" for tab, ms in told[name]["tabs_ms"].items())
        slowest = max(told[name]["tabs_ms"].values())
        beside = f"{told[name]['specs_ms']:.1f} ms before it, off the main thread"
        later = f"other tabs after it, longest step {told[name]['later_ms']:.1f} ms"
        note = f"by tab: {tabs} ms; {beside}; {later}"
        yield at_most(f"On the screen: {words}", slowest, 16, "ms", note)
