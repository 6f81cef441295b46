"""Shows on a terminal how far long work is; a pipe or a file is told nothing."""

from __future__ import annotations

import sys
import time

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

    def report(self, fraction: float, words: str = "") -> None:
        """Show how much is done, some times a second."""
        now = time.monotonic()
        if not self._shows or now < self._next:
            return
        self._next = now + BETWEEN_S
        self._write(f"{fraction:4.0%}  {words}")

    def check(self) -> None:
        """Let the work go on: Ctrl+C stops it by itself."""

    def close(self) -> None:
        """Take the line away."""
        if self._width:
            self._write("")
            sys.stderr.write("\r")
            sys.stderr.flush()

    def _write(self, line: str) -> None:
        sys.stderr.write(f"\r{line:<{self._width}}")
        sys.stderr.flush()
        self._width = len(line)
