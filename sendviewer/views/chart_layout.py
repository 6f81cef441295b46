"""Decides where everything of a chart stands, in pixels of the figure, for any size of it.

The screen, a picture and the printed page are all laid out here, so that the places of ticks and
bars can be told beforehand. Nothing here knows pyqtgraph.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRectF, QSizeF

from sendviewer.present.specs import ChartSpec
from sendviewer.views.chart_foot import place_foot
from sendviewer.views.chart_frame import ChartFrame, measure_frame
from sendviewer.views.chart_head import place_head
from sendviewer.views.chart_places import ChartLayout
from sendviewer.views.chart_row_places import place_rows
from sendviewer.views.chart_rows import measure_rows, reaches, share_out
from sendviewer.views.chart_spacing import AIRY, LABEL_GAP, MARGIN, TIGHT, VALUE_GAP, Spacing
from sendviewer.views.look import Look

__all__ = ["lay_out", "least_height", "least_width", "natural_height"]

ROW_MOST, ROW_NATURAL, ROW_AIRY = 48, 36, 26

BAR_ROOM = 120
"""The least room for bars beside labels and values, in pixels at 100%."""

# Places are kept for the last few sizes, since Qt asks for the same ones a dozen times.

UNBOUNDED = 1e9


def lay_out(spec: ChartSpec, look: Look, size: QSizeF) -> ChartLayout:
    """Lay a chart out in ``size`` pixels; rows end below it if it is too low for all of them.

    Where airy spacing would squeeze the rows, spacing gives way first.
    """
    return _lay_out(spec, look.measures, size.width(), size.height())


@lru_cache(maxsize=8)
def _lay_out(spec: ChartSpec, look: Look, width: float, height: float) -> ChartLayout:
    frame = measure_frame(spec, look, width)
    airy = _laid_out(frame, UNBOUNDED, look.scaled(ROW_AIRY), AIRY).size.height()
    spacing = AIRY if airy <= height else TIGHT
    return _laid_out(frame, height, look.scaled(ROW_MOST), spacing)


def natural_height(spec: ChartSpec, look: Look, width: float) -> float:
    """Return the height at which rows have the distance that reads best."""
    layout = _laid_out(measure_frame(spec, look, width), UNBOUNDED, look.scaled(ROW_NATURAL), AIRY)
    return layout.size.height()


def least_height(spec: ChartSpec, look: Look, width: float) -> float:
    """Return the least height at which everything is whole."""
    return _least_height(spec, look.measures, width)


@lru_cache(maxsize=32)
def _least_height(spec: ChartSpec, look: Look, width: float) -> float:
    return _laid_out(measure_frame(spec, look, width), 0.0, 0.0, TIGHT).size.height()


def least_width(spec: ChartSpec, look: Look) -> float:
    """Return the least width at which labels are whole and bars have room."""
    return _least_width(spec, look.measures)


@lru_cache(maxsize=8)
def _least_width(spec: ChartSpec, look: Look) -> float:
    texts = measure_rows(spec, look, 0.0)
    gap = look.scaled(VALUE_GAP)
    rights, lefts = reaches(texts.rows, gap)
    rooms = sum(max((one.room for one in side), default=0.0) for side in (rights, lefts))
    fixed = 2 * look.scaled(MARGIN) + look.scaled(LABEL_GAP) + look.scaled(BAR_ROOM)
    return texts.label_width + rooms + fixed


def _laid_out(frame: ChartFrame, height: float, row_most: float, spacing: Spacing) -> ChartLayout:
    """Return the layout whose rows share what head and foot leave of ``height``."""
    head, legend, top = place_head(frame, spacing)
    foot_height = place_foot(frame, 0.0, spacing)[2]
    room = height - top - foot_height
    heights = share_out(frame.texts.least_heights(frame.look), room, row_most)
    rows = place_rows(frame, top, heights)
    bottom = rows[-1].band.bottom() if rows else top
    ticks, foot, end = place_foot(frame, bottom, spacing)
    plot = QRectF(frame.left, top, frame.right - frame.left, bottom - top)
    size = QSizeF(frame.width, end)
    return ChartLayout(size, (*head, *foot), legend, plot, frame.scale, rows, ticks)
