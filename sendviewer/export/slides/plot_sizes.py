"""Finds sizes for the charts of slides: how high bars are, and how large names and figures."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from sendviewer.export.office.text import office_text, text_width
from sendviewer.export.slides.stage import Box
from sendviewer.present.plots import PlotRole, PlotSpec

__all__ = [
    "fitting_box",
    "gap_width",
    "label_size",
    "legend_part",
    "name_size",
    "names_part",
    "needs_legend",
]

LARGEST_LABEL, SMALLEST_LABEL = 16, 10
LEGEND_HEIGHT = 0.4
GAP_WIDTH, LEAST_GAP_WIDTH = 0.3, 0.2
"""Room between places, in widths of a bar; the less of it, the further apart are the figures."""

CLEAR = 1.1
"""Distance of figures, as a part of their size, at which they stand clear of each other."""

ROOM_FOR_TWO_LINES = 2.7
BREATH = 1.1
"""Room for a text as a part of its measured width: programs measure in their own ways."""

NAMES_PART = 0.38
"""Part of the width that names of bars may take."""

BESIDE_NAME = 0.1
"""Inches between a name and the axis."""

POINTS_PER_INCH = 72
TALLEST_BAR = 0.75
"""Inches: fatter bars say no more."""


def fitting_box(plot: PlotSpec, box: Box) -> Box:
    """Return the upper part of ``box`` that bars need."""
    if plot.is_upright:
        return box
    legend = LEGEND_HEIGHT if needs_legend(plot) else 0.0
    tallest = len(plot.categories) * _bars_beside(plot) * TALLEST_BAR * (1 + GAP_WIDTH) + legend
    return replace(box, height=min(box.height, tallest))


def _bars_beside(plot: PlotSpec) -> int:
    return 1 if plot.shares_places else len(plot.series)


def _pitch(plot: PlotSpec, box: Box) -> float:
    """Return the points from one place to the next."""
    room = box.width if plot.is_upright else box.height - LEGEND_HEIGHT * needs_legend(plot)
    return room * POINTS_PER_INCH / len(plot.categories)


def name_size(plot: PlotSpec, box: Box) -> int:
    """Return the points of the names of the bars: no word under a column may be broken."""
    pitch = _pitch(plot, box)
    if plot.is_upright:
        words = [word for name in plot.categories for word in name.split()]
        return _within(pitch / _widest(words))
    # A name on two lines would make some programs leave out its neighbours if these are close.
    whole = NAMES_PART * box.width * POINTS_PER_INCH / _widest(plot.categories)
    return _within(min(pitch * 0.52, max(whole, pitch / ROOM_FOR_TWO_LINES)))


def label_size(plot: PlotSpec, box: Box) -> int:
    """Return the points of the figures: digits of neighbours must not touch."""
    pitch = _pitch(plot, box)
    if plot.is_upright:
        return _within(pitch / _widest([text for series in plot.series for text in series.texts]))
    size = _within(pitch / (_bars_beside(plot) + gap_width(plot, box)) * 1.1)
    return min(size, name_size(plot, box))


def gap_width(plot: PlotSpec, box: Box) -> float:
    """Return the room between places; it is smaller where the figures would touch otherwise."""
    bars = _bars_beside(plot)
    if plot.is_upright or _pitch(plot, box) >= CLEAR * SMALLEST_LABEL * (bars + GAP_WIDTH):
        return GAP_WIDTH
    return LEAST_GAP_WIDTH


def _widest(texts: Sequence[str]) -> float:
    """Return the points that the widest text needs for each point of its size."""
    widths = (text_width(office_text(text), POINTS_PER_INCH) for text in texts)
    return max(widths, default=0.0) * BREATH or 1.0


def _within(size: float) -> int:
    return int(min(LARGEST_LABEL, max(SMALLEST_LABEL, size)))


def needs_legend(plot: PlotSpec) -> bool:
    """Return whether the series have to be told apart by a legend."""
    roles = {series.role for series in plot.series}
    named = plot.shares_places and roles <= {PlotRole.LOCAL, PlotRole.COMPARATOR}
    return (len(plot.series) > 1 and not named) or bool(roles & _ANSWERS)


_ANSWERS = {PlotRole.HIGHER, PlotRole.SIMILAR, PlotRole.LOWER, PlotRole.NOT_COMPARED}


def names_part(plot: PlotSpec, box: Box) -> float:
    """Return what part of the width the names of bars take, on one line each if there is room."""
    size = name_size(plot, box)
    longest = max((text_width(office_text(name), size) for name in plot.categories), default=0.0)
    return min(NAMES_PART, (longest + BESIDE_NAME) / box.width)


def legend_part(plot: PlotSpec, box: Box) -> float:
    """Return what part of the height the legend takes."""
    return LEGEND_HEIGHT * needs_legend(plot) / box.height
