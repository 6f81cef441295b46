"""Sees in the counts themselves whether a file rounds them, and says so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sendviewer.core.selections import Level, Place

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

__all__ = ["rounding_in_words", "rounding_steps"]

_STEPS = (10, 5)
_ENOUGH_COUNTS = 30


def rounding_steps(
    connection: DuckDBPyConnection, places: Sequence[Place]
) -> dict[int, dict[Level, int]]:
    """Return by dataset and level of which number all its counts are multiples, if of any.

    A level with few counts may be so by chance, and is taken as exact.
    """
    rows = connection.execute(
        "SELECT f.dataset, l.level, count(*), bool_and(f.count % 10 = 0), "
        "bool_and(f.count % 5 = 0) FROM facts f JOIN (SELECT unnest(?::INTEGER[]) AS place, "
        "unnest(?::VARCHAR[]) AS level) l ON l.place = f.place WHERE f.count > 0 GROUP BY ALL",
        [list(range(len(places))), [place.level.value for place in places]],
    ).fetchall()
    steps: dict[int, dict[Level, int]] = {}
    for dataset, level, counts, *are_multiples in rows:
        step = next((one for one, is_it in zip(_STEPS, are_multiples, strict=True) if is_it), 1)
        if counts >= _ENOUGH_COUNTS and step > 1:
            steps.setdefault(dataset, {})[Level(level)] = step
    return steps


def rounding_in_words(steps: dict[Level, int]) -> str:
    """Return a sentence on which counts are rounded; none are in most files."""
    names = {
        Level.NATIONAL: "England",
        Level.REGIONAL: "regions",
        Level.LOCAL_AUTHORITY: "local authorities",
    }
    shown = [names[level] for level in names if level in steps]
    if not shown:
        return ""
    where = " and ".join(filter(None, (", ".join(shown[:-1]), shown[-1])))
    return f"The file rounds the counts of {where} to the nearest {max(steps.values())}."
