"""Says what came of documents for many areas, and whether they are still as they were made."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = [
    "changed_text",
    "earlier_text",
    "missing_text",
    "not_made_text",
    "outcome_text",
    "problem_text",
    "whole_text",
]

_NAMED = 3


def outcome_text(made: int, up_to_date: int, failed: int) -> str:
    """Return how many areas there are, and what became of them."""
    counts = {"made": made, "up to date already": up_to_date, "could not be made": failed}
    parts = [f"{number} {words}" for words, number in counts.items() if number]
    return f"{_counted(made + up_to_date + failed, 'area')}: {', '.join(parts)}."


def problem_text(names: Sequence[str], problem: str) -> str:
    """Return which areas could not be made for the same reason, and the reason."""
    more = len(names) - _NAMED
    shown = ", ".join(names[:_NAMED])
    others = f" and {more} more" if more > 0 else ""
    return f"{shown}{others}: {problem}"


def earlier_text(first: str, number: int) -> str:
    """Return that files of an earlier run lie there, which are not what was asked for now."""
    what = "file of an earlier run stays" if number == 1 else "files of earlier runs stay"
    return f"{number:,} {what} that this run did not make: {first}{' …' if number > 1 else ''}"


def whole_text(files: int, areas: int) -> str:
    """Return that everything is there."""
    return f"{_counted(files, 'file')} of {_counted(areas, 'area')} are as they were made."


def missing_text(file: str) -> str:
    """Return that a file is not there."""
    return f"{file} is missing."


def changed_text(file: str) -> str:
    """Return that a file holds something else."""
    return f"{file} has been changed since it was made."


def not_made_text(name: str, problem: str) -> str:
    """Return that an area has not all of its files, with the reason if it is known."""
    reason = problem or "The run was stopped; the same command goes on with it."
    return f"{name} has not all of its files. {reason}"


def _counted(number: int, thing: str) -> str:
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"
