"""Finds the scale at which bars fit together with the labels at their ends."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from sendviewer.present.specs import TickSpec

__all__ = ["Reach", "Scale", "fit_scale", "thin_out"]

NARROWEST_UNIT = 1e-6
"""Pixels for one unit where labels leave no room at all; such a figure is never shown."""


class Reach(Struct, frozen=True):
    """How far something goes from zero, in units, and the room in pixels it needs beyond."""

    units: float
    room: float


class Scale(Struct, frozen=True):
    """Where zero lies, in pixels, and how many pixels a unit takes."""

    zero: float
    unit: float

    def x(self, value: float) -> float:
        """Return the place of a value, in pixels."""
        return self.zero + self.unit * value

    def value(self, x: float) -> float:
        """Return the value at a place given in pixels."""
        return (x - self.zero) / self.unit


def fit_scale(left: float, width: float, lefts: Sequence[Reach], rights: Sequence[Reach]) -> Scale:
    """Return the largest scale at which everything lies within ``width`` pixels from ``left``.

    ``lefts`` reach below zero and ``rights`` above it. What the two sides need together grows
    with the scale, and is greatest for one pair of them; so the tightest pair gives the scale.
    """
    lefts = [*lefts, Reach(0.0, 0.0)]
    units = [
        (width - one.room - other.room) / (one.units + other.units)
        for one in lefts
        for other in rights
        if one.units + other.units > 0
    ]
    unit = max(min(units, default=1.0), NARROWEST_UNIT)
    return Scale(left + max(unit * reach.units + reach.room for reach in lefts), unit)


def thin_out(ticks: Sequence[TickSpec], widths: Sequence[float], unit: float) -> list[TickSpec]:
    """Return as many ticks as have room for their labels: all, or every second, or every third.

    The tick at zero always stays. ``widths`` are those of the labels with the gap between them.
    """
    zero = min(range(len(ticks)), key=lambda index: abs(ticks[index].value), default=0)
    widest = max(widths, default=0.0)
    for step in range(1, len(ticks) + 1):
        kept = [tick for index, tick in enumerate(ticks) if (index - zero) % step == 0]
        gaps = [after.value - before.value for before, after in pairwise(kept)]
        if all(gap * unit >= widest for gap in gaps):
            return kept
    return list(ticks)
