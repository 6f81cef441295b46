"""Runs a floor and ours in turn, several rounds, and tells the ratio of their medians."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Cost", "Ratio", "measure", "process", "whole_process"]

ROOT = Path(__file__).resolve().parent.parent
_MEGABYTE = 1024**2


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


@dataclass(frozen=True, slots=True)
class Cost:
    """What a whole process took: time, its largest memory (None where that is not told), words."""

    ms: float
    peak_mb: float | None
    answer: str


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
    return whole_process(sys.executable, *arguments).ms


def whole_process(*command: str, environment: dict[str, str] | None = None) -> Cost:
    """Run a command to its end; raises CalledProcessError if it fails."""
    started = time.perf_counter()
    running = subprocess.Popen(
        command, stdout=subprocess.PIPE, cwd=ROOT, env={**os.environ, **(environment or {})}
    )
    assert running.stdout is not None
    answer = running.stdout.read().decode("utf-8", "replace")
    running.stdout.close()
    peak_mb = _end_of(running)
    ms = (time.perf_counter() - started) * 1000
    if running.returncode:
        raise subprocess.CalledProcessError(running.returncode, command, answer)
    return Cost(ms, peak_mb, answer.strip())


def _end_of(running: subprocess.Popen[bytes]) -> float | None:
    """Wait for a process, and return its largest memory in megabytes where the system tells it."""
    if not hasattr(os, "wait4"):
        running.wait()
        return None
    _, status, usage = os.wait4(running.pid, 0)
    running.returncode = os.waitstatus_to_exitcode(status)
    unit = 1 if sys.platform == "darwin" else 1024
    return usage.ru_maxrss * unit / _MEGABYTE
