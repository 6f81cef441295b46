"""Runs a floor and ours in turn, several rounds, and tells the ratio of their medians."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

__all__ = ["Ratio", "measure", "process"]


@dataclass(frozen=True, slots=True)
class Ratio:
    """Median times in milliseconds, their ratio, and the spread of the ratio over the rounds."""

    name: str
    floor_name: str
    floor_ms: float
    ours_ms: float
    lowest: float
    highest: float

    @property
    def ratio(self) -> float:
        """How many times as long ours takes."""
        return self.ours_ms / self.floor_ms

    def __str__(self) -> str:
        return (
            f"{self.name}: {self.ratio:.2f} x {self.floor_name} "
            f"({self.ours_ms:.0f} ms against {self.floor_ms:.0f} ms; "
            f"{self.lowest:.2f} to {self.highest:.2f} over the rounds)"
        )


def measure(
    name: str,
    floor_name: str,
    floor: Callable[[], float],
    ours: Callable[[], float],
    rounds: int = 9,
) -> Ratio:
    """Call ``floor`` and ``ours``, each returning milliseconds, in turn; the first is not counted.

    The first round fills the caches of the disk and would measure those.
    """
    floor()
    ours()
    pairs = [(floor(), ours()) for _ in range(rounds)]
    ratios = [mine / low for low, mine in pairs]
    return Ratio(
        name=name,
        floor_name=floor_name,
        floor_ms=statistics.median(low for low, _ in pairs),
        ours_ms=statistics.median(mine for _, mine in pairs),
        lowest=min(ratios),
        highest=max(ratios),
    )


def process(*arguments: str) -> float:
    """Run this Python with ``arguments`` as a process of its own; return its milliseconds."""
    started = time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
    return (time.perf_counter() - started) * 1000
