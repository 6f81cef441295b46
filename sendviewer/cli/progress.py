"""Shows on a terminal how far long work is, and lets Ctrl+C end it. A pipe is told nothing."""

from __future__ import annotations

import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

__all__ = ["TerminalWatch"]

QUIET_S = 0.5
"""Work that is done sooner is not worth a line."""

BETWEEN_S = 0.1


class TerminalWatch:
    """One line on standard error that is written over, and taken away at the end."""

    def __init__(self) -> None:
        self._shows = bool(sys.stderr and sys.stderr.isatty())
        self._next = time.monotonic() + QUIET_S
        self._width = 0
        self._is_stopped = False

    @contextmanager
    def watching(self) -> Iterator[TerminalWatch]:
        """Keep Ctrl+C for :meth:`check` while there is work, and take the line away after it.

        Interrupted anywhere else, a query could still be running while its figures are deleted.
        A second Ctrl+C ends the work wherever it is.
        """
        is_main = threading.current_thread() is threading.main_thread()
        before = signal.signal(signal.SIGINT, self._stop) if is_main else None
        try:
            yield self
        finally:
            if is_main:
                signal.signal(signal.SIGINT, before)
            self._take_away()
        self.check()

    def report(self, fraction: float, words: str = "") -> None:
        """Show how much is done, some times a second."""
        now = time.monotonic()
        if not self._shows or now < self._next:
            return
        self._next = now + BETWEEN_S
        self._write(f"{fraction:4.0%}  {words}")

    def check(self) -> None:
        """Raise KeyboardInterrupt if Ctrl+C was pressed."""
        if self._is_stopped:
            raise KeyboardInterrupt

    def _stop(self, _signal: int, _frame: FrameType | None) -> None:
        if self._is_stopped:
            raise KeyboardInterrupt
        self._is_stopped = True

    def _take_away(self) -> None:
        if self._width:
            self._write("")
            sys.stderr.write("\r")
            sys.stderr.flush()

    def _write(self, line: str) -> None:
        sys.stderr.write(f"\r{line:<{self._width}}")
        sys.stderr.flush()
        self._width = len(line)
