"""The two spacings of a chart: an airy one, and a tight one for low windows."""

from __future__ import annotations

from msgspec import Struct

__all__ = ["AIRY", "MARGIN", "TIGHT", "Spacing"]

MARGIN = 18
"""Pixels at 100% left and right of all that is in a chart."""


class Spacing(Struct, frozen=True):
    """The distances between the parts of a chart from top to bottom, in pixels at 100%.

    ``saves_lines`` lets legend and axis title share a line with others where they have room.
    """

    margin: int
    above_subtitle: int
    above_legend: int
    above_rows: int
    above_ticks: int
    above_axis_title: int
    above_caption: int
    saves_lines: bool


AIRY = Spacing(18, 2, 8, 8, 9, 1, 10, saves_lines=False)
TIGHT = Spacing(8, 0, 4, 4, 4, 0, 4, saves_lines=True)
