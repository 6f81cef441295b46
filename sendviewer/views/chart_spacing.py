"""The distances in a chart, with two spacings: an airy one, and a tight one for low windows."""

from __future__ import annotations

from msgspec import Struct

__all__ = ["AIRY", "LABEL_GAP", "MARGIN", "TIGHT", "VALUE_GAP", "Spacing"]

MARGIN = 18
"""Pixels at 100% left and right of all that is in a chart."""

LABEL_GAP, VALUE_GAP = 12, 8
"""Pixels at 100% between a label and the bars, and between a bar and its value."""


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
