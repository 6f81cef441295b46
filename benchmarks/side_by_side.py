"""Runs a floor and ours in turn, several rounds, and tells the ratio of their medians."""

from __future__ import annotations

import compileall
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

__all__ = [
    "Cost",
    "Ratio",
    "Took",
    "compile_program",
    "measure",
    "process",
    "ratio_of",
    "took",
    "until_first_line",
    "whole_process",
]

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = ROOT / "sendviewer"

MEASURER = ROOT / "benchmarks" / "measurer.py"


@dataclass(frozen=True, slots=True)
class Ratio:
    """Median times in milliseconds, their ratio, and the spread of the ratio over the rounds.

    ``unit`` is MB for memory, whose medians then stand in the place of times. ``target`` is the
    highest ratio that is wished for; None where none is.
    """

    name: str
    floor_name: str
    floor_ms: float
    ours_ms: float
    lowest: float
    highest: float
    unit: str = "ms"
    target: float | None = None

    @property
    def ratio(self) -> float:
        """How many times as long ours takes."""
        return self.ours_ms / self.floor_ms

    @property
    def is_met(self) -> bool:
        """Whether the ratio is within its target; a ratio without one always is."""
        return self.target is None or self.ratio <= self.target

    def __str__(self) -> str:
        aim = "" if self.target is None else f", target {self.target:g}"
        return (
            f"{self.name}: {self.ratio:.2f} x {self.floor_name}{aim} "
            f"({self.ours_ms:.0f} {self.unit} against {self.floor_ms:.0f} {self.unit}; "
            f"{self.lowest:.2f} to {self.highest:.2f} over the rounds)"
        )


@dataclass(frozen=True, slots=True)
class Took:
    """Milliseconds that something took: the median, the spread, and what they should be under."""

    name: str
    median_ms: float
    lowest_ms: float
    highest_ms: float
    target_ms: float

    @property
    def is_met(self) -> bool:
        """Whether the median is within the target."""
        return self.median_ms <= self.target_ms

    def __str__(self) -> str:
        return (
            f"{self.name}: {self.median_ms:.2f} ms, target {self.target_ms:g} "
            f"({self.lowest_ms:.2f} to {self.highest_ms:.2f} over the rounds)"
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
    return ratio_of(name, floor_name, pairs)


def ratio_of(
    name: str,
    floor_name: str,
    pairs: Sequence[tuple[float, float]],
    *,
    unit: str = "ms",
    target: float | None = None,
) -> Ratio:
    """Return the ratio of what was measured in turn: pairs of the floor's figure and ours."""
    ratios = [mine / low for low, mine in pairs]
    return Ratio(
        name=name,
        floor_name=floor_name,
        floor_ms=statistics.median(low for low, _ in pairs),
        ours_ms=statistics.median(mine for _, mine in pairs),
        lowest=min(ratios),
        highest=max(ratios),
        unit=unit,
        target=target,
    )


def took(name: str, times_ms: Sequence[float], target_ms: float) -> Took:
    """Return what several rounds of the same thing took."""
    return Took(name, statistics.median(times_ms), min(times_ms), max(times_ms), target_ms)


def compile_program() -> None:
    """Compile the program as an install does: a checkout that nobody has run yet is not."""
    compileall.compile_dir(str(PROGRAM), quiet=1)


def process(*arguments: str) -> float:
    """Run this Python with ``arguments`` as a process of its own; return its milliseconds."""
    return whole_process(sys.executable, *arguments).ms


def whole_process(*command: str, environment: dict[str, str] | None = None) -> Cost:
    """Run a command to its end; raises CalledProcessError if it fails.

    Its memory is that of all its processes together: see :mod:`measurer`.
    """
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder, "told.json")
        done = subprocess.run(
            [sys.executable, "-S", str(MEASURER), str(told), *command],
            stdout=subprocess.PIPE,
            cwd=ROOT,
            env={**os.environ, **(environment or {})},
            check=True,
        )
        ms, peak_mb = json.loads(told.read_text("utf-8"))
    return Cost(ms, peak_mb, done.stdout.decode("utf-8", "replace").strip())


def until_first_line(*arguments: str) -> tuple[float, str]:
    """Run this Python; return the milliseconds until its first line of output, and that line.

    The process is waited for, but what it does after that line is not counted.
    """
    started = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, *arguments], stdout=subprocess.PIPE, text=True, env=_quiet()
    ) as running:
        assert running.stdout is not None
        line = running.stdout.readline()
        elapsed = (time.perf_counter() - started) * 1000
        running.stdout.read()
    if running.returncode:
        raise subprocess.CalledProcessError(running.returncode, arguments)
    return elapsed, line.strip()


def _quiet() -> dict[str, str]:
    """Return an environment in which Qt keeps to itself what the platform does not support."""
    return {**os.environ, "QT_LOGGING_RULES": "qt.qpa.*=false"}
