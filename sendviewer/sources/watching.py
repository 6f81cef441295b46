"""What work that takes long tells about itself, and where it learns that nobody wants it.

The window and the command line each have their own way to show it; reading knows only this.
"""

from __future__ import annotations

from typing import Protocol

__all__ = ["UNWATCHED", "Silent", "Unwatched", "Watch"]


class Watch(Protocol):
    """Somebody who watches the work."""

    def report(self, fraction: float, words: str = "") -> None:
        """Take how much is done (0 to 1) and what goes on; raises what ``check`` raises."""

    def check(self) -> None:
        """Raise if the work is to stop."""


class Unwatched:
    """Nobody: says nothing and never stops the work."""

    def report(self, fraction: float, words: str = "") -> None:
        """Take no notice."""

    def check(self) -> None:
        """Let the work go on."""


class Silent:
    """Somebody who may stop the work, and is told nothing of it."""

    def __init__(self, watch: Watch) -> None:
        self._watch = watch

    def report(self, fraction: float, words: str = "") -> None:  # noqa: ARG002
        """Only look whether the work is to stop."""
        self._watch.check()

    def check(self) -> None:
        """Raise what the watch raises."""
        self._watch.check()


UNWATCHED = Unwatched()
