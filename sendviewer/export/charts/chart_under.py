"""Draws the rows of a chart (SVG) with label, value and bars under one another.

So there is room for large letters and on narrow screens. The scale is that of the axis, and so
parts of one chart have the same.
"""

from __future__ import annotations

from collections.abc import Sequence

from sendviewer.export.charts.chart_row_parts import (
    Frame,
    Plot,
    Row,
    draw_bars,
    draw_reason,
    draw_values,
    stacked,
    text_of_row,
)
from sendviewer.export.charts.svg_parts import Box, Words, rect, text
from sendviewer.present.specs import BarSpec
from sendviewer.views.chart_scale import Scale

__all__ = ["Under"]

BAR_GAP, UNDER_BARS = 3, 14


class Under:
    """Label, value and bars under one another, over the whole width of the axis."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.scale = self._scale()

    def _scale(self) -> Scale:
        axis, small = self.frame.spec.axis, self.frame.sizes.small
        first, last = axis.ticks[0], axis.ticks[-1]
        start = self.frame.left + small.width(first.label) / 2
        end = self.frame.right - small.width(last.label) / 2
        unit = (end - start) / (axis.maximum - axis.minimum)
        return Scale(start - axis.minimum * unit, unit)

    def drawn(self) -> Plot:
        """Return all rows."""
        top, drawn = self.frame.top, []
        for bar in self.frame.spec.bars:
            row, end = self._drawn(bar, round(top))
            drawn.append(row)
            top = end
        return Plot(tuple(drawn), self.frame.left, float(round(top)), self.scale)

    def _drawn(self, bar: BarSpec, top: float) -> tuple[str, float]:
        frame, sizes = self.frame, self.frame.sizes
        width, line = frame.width, sizes.body.line_height
        label = sizes.body.wrap(bar.label, width)
        row = text_of_row(frame, bar, label, width)
        if row.width > width:
            row = stacked(row, width - row.symbol_width)
        drawn = [rect(Box(frame.left, top, width, self._height(row)), "surface")]
        for one in label:
            drawn.append(text([Words(one, sizes.body)], frame.left, top))
            top += line
        if row.reason:
            drawn.append(draw_reason(frame, row, frame.left, top))
            top += len(row.reason) * line
        if row.values:
            drawn.append(draw_values(frame, row, frame.left, top))
            top += len(row.values) * line
        bars, end = draw_bars(frame, bar, self.scale, round(top + sizes.scaled(BAR_GAP)))
        return "".join((*drawn, bars)), end + sizes.scaled(UNDER_BARS)

    def _height(self, row: Row) -> float:
        lines: Sequence[object] = (*row.label, *row.reason, *row.values)
        return len(lines) * self.frame.sizes.body.line_height
