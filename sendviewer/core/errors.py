"""Errors that are written for the reader: what was found, where, and what to do."""

from __future__ import annotations

from msgspec import Struct

__all__ = ["DomainError", "InputError", "Place"]


class DomainError(ValueError):
    """A rule of the domain was broken by the caller: a fault of the program, not of a file."""


class Place(Struct, frozen=True):
    """Where in the input something is. Lines and columns count from 1; None is not known."""

    file: str
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        words = [self.file]
        if self.line is not None:
            words.append(f"line {self.line}")
        if self.column is not None:
            words.append(f"column {self.column}")
        return ", ".join(words)


class InputError(Exception):
    """Something that a person gave the program cannot be used.

    ``problem`` says what was found and what was expected, ``place`` where, ``remedy`` what to
    do about it. Each is a full sentence; ``str(error)`` is all of them.
    """

    def __init__(self, problem: str, *, place: Place | None = None, remedy: str = "") -> None:
        super().__init__(problem)
        self.problem = problem
        self.place = place
        self.remedy = remedy

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        return " ".join(part for part in (f"{where}{self.problem}", self.remedy) if part)
