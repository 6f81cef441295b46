"""Draws the rows of a chart (SVG) with labels at the left, and values at the ends of the bars."""

from __future__ import annotations

from sendviewer.export.charts.chart_row_parts import (
    COMPARATOR_HEIGHT,
    Frame,
    Plot,
    Row,
    draw_bars,
    draw_reason,
    draw_values,
    has_bars,
    stacked,
    text_of_row,
)
from sendviewer.export.charts.svg_parts import Words, text
from sendviewer.views.chart_scale import Reach, Scale, fit_scale

__all__ = ["Beside"]

LABEL_GAP, VALUE_GAP, ROW_HEIGHT, PAD = 12, 8, 34, 8
LABEL_SHARE, LABEL_MOST, STACK_SHARE = 0.30, 0.45, 0.36
"""The width that labels are broken to, the most they take so as to stay on one line, and the
most of the plot that values take on one line."""

LABEL_SPARE = 1.05
"""Labels end at the axis; with the margin before them this is enough for a wider font."""

WIDTH_LEAST, BARS_LEAST = 440, 200
"""The least width of rows, and of bars and values beside labels, in pixels at the usual size."""


class Beside:
    """Labels at the left, values at the ends of the bars."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        sizes, body = frame.sizes, frame.sizes.body
        inner = frame.width - sizes.scaled(LABEL_GAP)
        labels = self._labels(inner)
        widest = max((body.width(line) for label in labels for line in label), default=0.0)
        self.left = float(round(frame.left + widest * LABEL_SPARE + sizes.scaled(LABEL_GAP)))
        room = frame.right - self.left
        rows = [
            text_of_row(frame, bar, label, room - sizes.scaled(VALUE_GAP))
            for bar, label in zip(frame.spec.bars, labels, strict=True)
        ]
        if any(row.width > STACK_SHARE * room for row in rows):
            rows = [stacked(row, self._value_room(row, room)) for row in rows]
        self.rows = rows
        crowded = any(row.width > room / 2 for row in rows if has_bars(row.bar))
        is_wide = frame.width >= sizes.scaled(WIDTH_LEAST) and room >= sizes.scaled(BARS_LEAST)
        self.fits = is_wide and not crowded
        self.scale = self._scale(room)

    @staticmethod
    def _value_room(row: Row, room: float) -> float:
        """Return the width of a value: all that there is where no bar stands beside it."""
        return STACK_SHARE * room if has_bars(row.bar) else row.width

    def _labels(self, inner: float) -> list[tuple[str, ...]]:
        body, names = self.frame.sizes.body, [bar.label for bar in self.frame.spec.bars]
        whole = [body.width(name) for name in names]
        on_one_line = [width for width in whole if width <= LABEL_MOST * inner]
        column = max((*map(body.longest_word, names), LABEL_SHARE * inner, *on_one_line))
        return [body.wrap(name, column) for name in names]

    def _scale(self, room: float) -> Scale:
        sizes, gap = self.frame.sizes, self.frame.sizes.scaled(VALUE_GAP)
        rights: list[Reach] = []
        lefts: list[Reach] = []
        for row in self.rows:
            near, far = (lefts, rights) if row.points_left else (rights, lefts)
            sign = -1.0 if row.points_left else 1.0
            near.append(row.reach(sign, row.width + gap))
            far.append(row.reach(-sign, 0.0))
        most = max((reach.units for reach in rights), default=0.0)
        nothing = not any(reach.units for reach in (*rights, *lefts))
        rights.extend(
            Reach(tick.value, sizes.small.width(tick.label) / 2)
            for tick in self.frame.spec.axis.ticks
            if tick.value >= 0 and (nothing or tick.value <= most)
        )
        return fit_scale(self.left, room, lefts, rights)

    def drawn(self) -> Plot:
        """Return all rows."""
        top, drawn = self.frame.top, []
        for row in self.rows:
            height = self._height(row)
            drawn.append(self._drawn(row, round(top), height))
            top += height
        return Plot(tuple(drawn), self.left, float(round(top)), self.scale)

    def _height(self, row: Row) -> float:
        lines = max(len(row.label), len(row.values) + len(row.reason))
        scaled = self.frame.sizes.scaled
        return max(scaled(ROW_HEIGHT), lines * self.frame.sizes.body.line_height + scaled(PAD))

    def _drawn(self, row: Row, top: float, height: float) -> str:
        line, middle = self.frame.sizes.body.line_height, top + height / 2
        label = "".join(
            text(
                [Words(one, self.frame.sizes.body)],
                self.left - self.frame.sizes.scaled(LABEL_GAP),
                middle + (index - len(row.label) / 2) * line,
                "end",
            )
            for index, one in enumerate(row.label)
        )
        rest = self._missing(row, middle) if row.reason else self._marks(row, middle)
        return label + rest

    def _marks(self, row: Row, middle: float) -> str:
        _, depth = draw_bars(self.frame, row.bar, self.scale, 0.0)
        drawn, _ = draw_bars(self.frame, row.bar, self.scale, round(middle - depth / 2))
        half = len(row.values) / 2 * self.frame.sizes.body.line_height
        return drawn + draw_values(self.frame, row, self._value_left(row), middle - half)

    def _value_left(self, row: Row) -> float:
        gap = self.frame.sizes.scaled(VALUE_GAP)
        if row.points_left:
            distance = row.reach(-1.0, 0.0).units * self.scale.unit
            return self.scale.zero - distance - gap - row.width
        return self.scale.zero + row.reach(1.0, 0.0).units * self.scale.unit + gap

    def _missing(self, row: Row, middle: float) -> str:
        """Return the reason, and under it the comparator's bar with its value."""
        line = self.frame.sizes.body.line_height
        top = middle - (len(row.reason) + len(row.values)) / 2 * line
        # Where zero lies in the middle, the room beside it is too small for words.
        gap, zero = self.frame.sizes.scaled(VALUE_GAP), self.scale.zero
        start = zero + gap if zero <= self.left + 1 else self.left
        below = top + len(row.reason) * line
        thick = round(self.frame.sizes.scaled(COMPARATOR_HEIGHT))
        bars, _ = draw_bars(self.frame, row.bar, self.scale, round(below + (line - thick) / 2))
        value = draw_values(self.frame, row, self._value_left(row), below) if row.values else ""
        return draw_reason(self.frame, row, start, top) + bars + value
