"""Says how far the reading of a large file has got: rows read, rows in all, seconds left."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from sendviewer.sources.dfe.steps import seconds_left
from sendviewer.sources.watching import Watch

__all__ = ["FileProgress", "rows_expected", "rows_in_words"]

_MILLION = 1_000_000
_SAMPLES = 16
_SAMPLE_BYTES = 64 * 1024


class FileProgress:
    """Tells a watch about one file, which is ``start`` to ``end`` of the whole work."""

    def __init__(
        self,
        watch: Watch,
        name: str,
        span: tuple[float, float],
        rows: int,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._watch = watch
        self._name = name
        self._start, self._end = span
        self._rows = rows
        self._clock = clock
        self._began = clock()
        self._furthest = 0.0

    def told(self, fraction: float) -> None:
        """Report that this fraction of the file is done; raises what the watch raises."""
        self._furthest = max(self._furthest, min(fraction, 1.0))  # a file may be read again
        done = self._start + (self._end - self._start) * self._furthest
        self._watch.report(done, self._words(self._furthest))

    def _words(self, fraction: float) -> str:
        if self._rows == 0:
            return f"Reading {self._name}"
        read = rows_in_words(int(self._rows * fraction))
        left = seconds_left(self._clock() - self._began, fraction)
        return f"Reading {self._name}: {read} of about {rows_in_words(self._rows)} rows{left}"


def rows_in_words(rows: int) -> str:
    """Return a number of rows as people say it: "940", "157,000", "1.2 million"."""
    if rows >= _MILLION:
        return f"{rows / _MILLION:.1f} million"
    rounded = round(rows, -3) if rows >= 10_000 else rows  # noqa: PLR2004 - "12,000", "9,412"
    return f"{rounded:,}"


def rows_expected(path: Path, size_bytes: int) -> int:
    """Return about how many rows a file has, from the length of lines in several places of it."""
    lines = looked_at = 0
    samples = min(_SAMPLES, 1 + size_bytes // _SAMPLE_BYTES)
    with path.open("rb") as stream:
        for place in range(samples):
            stream.seek(size_bytes * place // samples)
            sample = stream.read(_SAMPLE_BYTES)
            lines += sample.count(b"\n")
            looked_at += len(sample)
    return max(0, round(size_bytes * lines / looked_at) - 1) if lines else 0
