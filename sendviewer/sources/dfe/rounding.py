"""Sees in the counts themselves whether a file rounds them, and says so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sendviewer.core.figures import ROUNDING_STEPS
from sendviewer.core.selections import Level, Place
from sendviewer.core.word_lists import listed

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

__all__ = ["rounding_in_words", "rounding_steps"]

_NAMES = {
    Level.NATIONAL: "England",
    Level.REGIONAL: "regions",
    Level.LOCAL_AUTHORITY: "local authorities",
}

_WHAT_FOLLOWS = (
    "Shares worked out from them can differ a little from published ones, and where a need is rare "
    "the rounding alone can make it higher or lower."
)

#: More than for a page: what is decided here holds for every page of the file.
_ENOUGH_COUNTS = 30


def rounding_steps(
    connection: DuckDBPyConnection, places: Sequence[Place]
) -> dict[int, dict[Level, int]]:
    """Return by dataset and level of which number all its counts are multiples, if of any.

    This is the rule of :func:`sendviewer.core.figures.rounding_step`, asked of hundreds of
    thousands of counts at once. A level with few counts may be so by chance, and is taken as
    exact.
    """
    multiples = ", ".join(f"bool_and(f.count % {step} = 0)" for step in ROUNDING_STEPS)
    rows = connection.execute(
        f"SELECT f.dataset, l.level, count(*), {multiples} "
        "FROM facts f JOIN (SELECT unnest(?::INTEGER[]) AS place, "
        "unnest(?::VARCHAR[]) AS level) l ON l.place = f.place WHERE f.count > 0 GROUP BY ALL",
        [list(range(len(places))), [place.level.value for place in places]],
    ).fetchall()
    steps: dict[int, dict[Level, int]] = {}
    for dataset, level, counts, *are_multiples in rows:
        fitting = (one for one, is_it in zip(ROUNDING_STEPS, are_multiples, strict=True) if is_it)
        step = next(fitting, 1)
        if counts >= _ENOUGH_COUNTS and step > 1:
            steps.setdefault(dataset, {})[Level(level)] = step
    return steps


def rounding_in_words(steps: dict[Level, int]) -> str:
    """Return a sentence on which counts are rounded; none are in most files."""
    shown: dict[int, list[str]] = {}
    for level, name in _NAMES.items():
        if level in steps:
            shown.setdefault(steps[level], []).append(name)
    if not shown:
        return ""
    parts = [f"of {listed(names)} to the nearest {step}" for step, names in shown.items()]
    return f"The file rounds the counts {listed(parts)}. {_WHAT_FOLLOWS}"
