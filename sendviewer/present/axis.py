"""Finds the ticks of a value axis: from zero, at round numbers, at most ten of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from itertools import count
from math import ceil, floor

from sendviewer.core.figures import round_half_up
from sendviewer.present.numbers import count_text, digits_text
from sendviewer.present.specs import AxisSpec, Measure, TickSpec

__all__ = ["MOST_TICKS", "build_axis", "nice_step"]

MOST_TICKS = 10

_ROUND_STEPS = (Fraction(1), Fraction(2), Fraction(5, 2), Fraction(5))
_SMALLEST_POWER = -3


def build_axis(
    values: Iterable[float], measure: Measure, title: str, *, in_percent: bool = True
) -> AxisSpec:
    """Return an axis that holds zero and all ``values``, and begins and ends at a tick.

    Children are counted in whole steps. An axis without values goes to 1. Shares that are not
    ``in_percent`` have no sign after their numbers.
    """
    known = [Fraction(value) for value in values]
    lowest, highest = min(known, default=Fraction(0)), max(known, default=Fraction(0))
    lowest, highest = min(lowest, Fraction(0)), max(highest, Fraction(0))
    if lowest == highest:
        highest = Fraction(1)
    step = nice_step(lowest, highest, whole=measure is Measure.CHILDREN)
    first, last = floor(lowest / step), ceil(highest / step)
    label = _plain if measure is Measure.SHARE and not in_percent else _LABELS[measure]
    ticks = tuple(_tick(number * step, label) for number in range(first, last + 1))
    return AxisSpec(ticks[0].value, ticks[-1].value, title, ticks)


def nice_step(lowest: Fraction, highest: Fraction, *, whole: bool = False) -> Fraction:
    """Return the smallest 1, 2, 2.5 or 5 times a power of ten that needs at most ten ticks."""
    return next(
        step
        for step in _steps()
        if (not whole or step.denominator == 1)
        and ceil(highest / step) - floor(lowest / step) < MOST_TICKS
    )


def _steps() -> Iterator[Fraction]:
    for power in count(_SMALLEST_POWER):
        for step in _ROUND_STEPS:
            yield step * Fraction(10) ** power


def _tick(value: Fraction, label: Callable[[Fraction], str]) -> TickSpec:
    return TickSpec(float(value), label(value))


def _percent_label(value: Fraction) -> str:
    return f"{_plain(value)}%"


def _points_label(value: Fraction) -> str:
    return f"+{_plain(value)}" if value > 0 else _plain(value)


def _plain(value: Fraction) -> str:
    """Return a multiple of a round step with no more decimals than it has."""
    exact = (round_half_up(value, decimals) for decimals in range(1 - _SMALLEST_POWER))
    longest = round_half_up(value, 1 - _SMALLEST_POWER)
    return digits_text(next((number for number in exact if number == value), longest))


_LABELS: dict[Measure, Callable[[Fraction], str]] = {
    Measure.SHARE: _percent_label,
    Measure.DIFFERENCE: _points_label,
    Measure.CHILDREN: count_text,
}
