"""Tells a watch how far the taking in of files has got, neither too often nor backwards."""

from __future__ import annotations

import time
from collections.abc import Callable

from sendviewer.sources.watching import Watch

__all__ = ["Meter", "Stretch", "seconds_left"]

MEGABYTE = 1024**2
LARGE_BYTES = 50 * MEGABYTE
"""Files that are smaller are done before anybody has read how much of them is."""

_FORESEEABLE = 0.05
_FORESEEABLE_S = 1.0

BETWEEN_S = 0.1
"""Nobody sees more than some reports a second, and each costs the window's thread a turn."""


def seconds_left(passed_s: float, fraction: float) -> str:
    """Return ", 12 s left", or "" while too little is done to tell."""
    if fraction < _FORESEEABLE or passed_s < _FORESEEABLE_S:
        return ""
    return f", {max(1, round(passed_s * (1 - fraction) / fraction))} s left"


class Stretch:
    """A watch for one part of the work: its 0 to 1 becomes ``start`` to ``end`` of the whole."""

    def __init__(self, watch: Watch, start: float, end: float) -> None:
        self._watch = watch
        self._start = start
        self._length = end - start

    def report(self, fraction: float, words: str = "") -> None:
        """Pass on how much of the whole is done."""
        self._watch.report(self._start + fraction * self._length, words)

    def check(self) -> None:
        """Raise what the watch of the whole raises."""
        self._watch.check()


class Meter:
    """Adds up what was done of ``total``, in bytes of the files that a person gave."""

    def __init__(
        self, watch: Watch, total: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._watch = watch
        self._total = max(total, 1.0)
        self._done = 0.0
        self._words = ""
        self._clock = clock
        self._began = clock()
        self._next = float("-inf")

    def begin(self, words: str) -> None:
        """Say what goes on from here."""
        self._words = words
        self.add(0.0)

    def add(self, work: float) -> None:
        """Count ``work`` as done; raises what the watch raises when the work is to stop."""
        self._done += work
        self._watch.check()
        now = self._clock()
        if now >= self._next:
            self._next = now + BETWEEN_S
            fraction = min(self._done / self._total, 1.0)
            self._watch.report(fraction, self._words + self._how_far(fraction))

    def _how_far(self, fraction: float) -> str:
        """Return how many megabytes are done and how many seconds are left, of large files."""
        if self._total < LARGE_BYTES or not self._words:
            return ""
        done, total = (round(size / MEGABYTE) for size in (self._done, self._total))
        left = seconds_left(self._clock() - self._began, fraction)
        return f": {min(done, total):,} of {total:,} MB{left}"
