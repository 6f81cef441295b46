"""Draws the rows of a chart as SVG: beside their labels where there is room, else under them.

Bars begin at zero. Labels and values are broken between words and never cut. A figure that is
missing has its symbol with the reason where its bar would be.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sendviewer.export.chart_marks_svg import (
    Scaling,
    bar_comparator,
    bar_difference,
    bar_local,
    symbol,
    whisker,
)
from sendviewer.export.svg_parts import Box, Words, rect, text
from sendviewer.present.specs import BarSpec, ChartSpec, Measure
from sendviewer.views.chart_scale import Reach, Scale, fit_scale

__all__ = ["Frame", "Plot", "draw_rows"]

LABEL_GAP, VALUE_GAP, WORD_GAP, SYMBOL, SYMBOL_GAP = 12, 8, 5, 11, 5
ROW_HEIGHT, LOCAL_HEIGHT, COMPARATOR_HEIGHT, ONLY_HEIGHT = 34, 16, 11, 20
PAD, BAR_GAP, UNDER_BARS = 8, 3, 14
LABEL_SHARE, LABEL_MOST, STACK_SHARE = 0.30, 0.45, 0.36
"""The width that labels are broken to, the most they take so as to stay on one line, and the
most of the plot that values take on one line."""

LABEL_SPARE = 1.05
"""Labels end at the axis; with the margin before them this is enough for a wider font."""

WIDTH_LEAST, BARS_LEAST = 440, 200
"""The least width of rows, and of bars and values beside labels, in pixels at the usual size."""

Lines = tuple[tuple[Words, ...], ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """What the rows of a chart have: their place, and the sizes of text."""

    spec: ChartSpec
    sizes: Scaling
    left: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """The width in pixels."""
        return self.right - self.left


@dataclass(frozen=True, slots=True)
class Plot:
    """The rows as drawn, where the bars have their room, and the scale of the value axis."""

    rows: tuple[str, ...]
    left: float
    bottom: float
    scale: Scale


@dataclass(frozen=True, slots=True)
class _Row:
    """The text of a row. ``reason`` stands where the bar would be, if there is none."""

    bar: BarSpec
    label: tuple[str, ...]
    reason: tuple[str, ...]
    values: Lines
    symbol_width: float
    gap: float

    @property
    def width(self) -> float:
        """How wide the value is, with its symbol."""
        lines = [sum(one.width for one in line) + self.gap * len(line) for line in self.values]
        return self.symbol_width + max(lines, default=0.0)

    @property
    def points_left(self) -> bool:
        """Whether the bar goes to the left of zero."""
        return self.bar.local is not None and self.bar.local < 0

    def reach(self, sign: float, room: float) -> Reach:
        """Return how far bars and interval go to one side of zero, and the room beyond."""
        values = (self.bar.local, self.bar.comparator, *(self.bar.interval or ()))
        return Reach(max(0.0, *(sign * value for value in values if value is not None), 0.0), room)


def draw_rows(frame: Frame) -> Plot:
    """Draw all rows from the top of ``frame`` down."""
    beside = _Beside(frame)
    return beside.drawn() if beside.fits else _Under(frame).drawn()


# --- Text -----------------------------------------------------------------------------------


def _row(frame: Frame, bar: BarSpec, label: tuple[str, ...], room: float) -> _Row:
    """Return the text of a row whose bars and values have ``room`` pixels."""
    sizes, values = frame.sizes, []
    if bar.local is not None:
        values.append(Words(bar.local_text, sizes.strong))
    if frame.spec.measure is Measure.DIFFERENCE and bar.compared:
        values.append(Words(bar.compared.value, sizes.body, "text_secondary"))
    elif bar.comparator_text:
        values.append(Words(bar.comparator_text, sizes.body, "text_secondary"))
    reason = sizes.body.wrap(bar.local_text, room) if bar.local is None else ()
    shown = bar.local is not None and frame.spec.measure is Measure.DIFFERENCE and bar.compared
    side = sizes.scaled(SYMBOL + SYMBOL_GAP) if shown else 0.0
    lines = (tuple(values),) if values else ()
    return _Row(bar, label, reason, lines, side, sizes.scaled(WORD_GAP))


def _stacked(row: _Row, room: float) -> _Row:
    """Return the same with each stretch of the value on lines of its own."""
    lines = [
        (replace(words, text=line),)
        for value in row.values
        for words in value
        for line in words.face.wrap(words.text, room)
    ]
    return replace(row, values=tuple(lines))


def _is_drawn(bar: BarSpec) -> bool:
    return bar.local is not None or bar.comparator is not None


# --- Marks ----------------------------------------------------------------------------------


def _bars(frame: Frame, bar: BarSpec, scale: Scale, top: float) -> tuple[str, float]:
    """Return the bars and the interval of a row from ``top`` down, and where they end."""
    scaled, difference = frame.sizes.scaled, frame.spec.measure is Measure.DIFFERENCE
    single = difference or not frame.spec.comparator_name
    drawn, height = [], round(scaled(ONLY_HEIGHT if single else LOCAL_HEIGHT))
    if bar.local is not None:
        box = _bar_box(bar.local, scale, top, height)
        drawn.append(bar_difference(box, bar.compared) if difference else bar_local(box))
        top += height
    if bar.comparator is not None and not single:
        box_beside = _bar_box(bar.comparator, scale, top, round(scaled(COMPARATOR_HEIGHT)))
        drawn.append(bar_comparator(box_beside))
        top += box_beside.height
    if bar.interval and bar.local is not None:
        drawn.append(whisker(scale.x(bar.interval[0]), scale.x(bar.interval[1]), box))
    return "".join(drawn), top


def _bar_box(value: float, scale: Scale, top: float, height: float) -> Box:
    start, end = sorted((scale.x(0.0), scale.x(value)))
    return Box(start, top, end - start, height)


def _values(frame: Frame, row: _Row, left: float, top: float) -> str:
    """Return the value on a ground that keeps the lines of the grid away from it."""
    sizes, line = frame.sizes, frame.sizes.body.line_height
    drawn = [rect(Box(left - 3, top, row.width + 6, line * len(row.values)), "surface")]
    if row.symbol_width and row.bar.compared:
        side = sizes.scaled(SYMBOL)
        drawn.append(symbol(Box(left, top + (line - side) / 2, side, side), row.bar.compared))
    for index, words in enumerate(row.values):
        drawn.append(text(words, left + row.symbol_width, top + index * line))
    return "".join(drawn)


def _reason(frame: Frame, row: _Row, left: float, top: float) -> str:
    line = frame.sizes.body.line_height
    width = max(map(frame.sizes.body.width, row.reason))
    lines = "".join(
        text([Words(one, frame.sizes.body)], left, top + index * line)
        for index, one in enumerate(row.reason)
    )
    return rect(Box(left - 3, top, width + 6, line * len(row.reason)), "surface") + lines


# --- Labels beside the bars -----------------------------------------------------------------


class _Beside:
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
            _row(frame, bar, label, room - sizes.scaled(VALUE_GAP))
            for bar, label in zip(frame.spec.bars, labels, strict=True)
        ]
        if any(row.width > STACK_SHARE * room for row in rows):
            rows = [_stacked(row, self._value_room(row, room)) for row in rows]
        self.rows = rows
        crowded = any(row.width > room / 2 for row in rows if _is_drawn(row.bar))
        is_wide = frame.width >= sizes.scaled(WIDTH_LEAST) and room >= sizes.scaled(BARS_LEAST)
        self.fits = is_wide and not crowded
        self.scale = self._scale(room)

    @staticmethod
    def _value_room(row: _Row, room: float) -> float:
        """Return the width of a value: all that there is where no bar stands beside it."""
        return STACK_SHARE * room if _is_drawn(row.bar) else row.width

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

    def _height(self, row: _Row) -> float:
        lines = max(len(row.label), len(row.values) + len(row.reason))
        scaled = self.frame.sizes.scaled
        return max(scaled(ROW_HEIGHT), lines * self.frame.sizes.body.line_height + scaled(PAD))

    def _drawn(self, row: _Row, top: float, height: float) -> str:
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

    def _marks(self, row: _Row, middle: float) -> str:
        _, depth = _bars(self.frame, row.bar, self.scale, 0.0)
        drawn, _ = _bars(self.frame, row.bar, self.scale, round(middle - depth / 2))
        half = len(row.values) / 2 * self.frame.sizes.body.line_height
        return drawn + _values(self.frame, row, self._value_left(row), middle - half)

    def _value_left(self, row: _Row) -> float:
        gap = self.frame.sizes.scaled(VALUE_GAP)
        if row.points_left:
            distance = row.reach(-1.0, 0.0).units * self.scale.unit
            return self.scale.zero - distance - gap - row.width
        return self.scale.zero + row.reach(1.0, 0.0).units * self.scale.unit + gap

    def _missing(self, row: _Row, middle: float) -> str:
        """Return the reason, and under it the comparator's bar with its value."""
        line = self.frame.sizes.body.line_height
        top = middle - (len(row.reason) + len(row.values)) / 2 * line
        # Where zero lies in the middle, the room beside it is too small for words.
        gap, zero = self.frame.sizes.scaled(VALUE_GAP), self.scale.zero
        start = zero + gap if zero <= self.left + 1 else self.left
        below = top + len(row.reason) * line
        thick = round(self.frame.sizes.scaled(COMPARATOR_HEIGHT))
        bars, _ = _bars(self.frame, row.bar, self.scale, round(below + (line - thick) / 2))
        value = _values(self.frame, row, self._value_left(row), below) if row.values else ""
        return _reason(self.frame, row, start, top) + bars + value


# --- Labels above the bars ------------------------------------------------------------------


class _Under:
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
        row = _row(frame, bar, label, width)
        if row.width > width:
            row = _stacked(row, width - row.symbol_width)
        drawn = [rect(Box(frame.left, top, width, self._height(row)), "surface")]
        for one in label:
            drawn.append(text([Words(one, sizes.body)], frame.left, top))
            top += line
        if row.reason:
            drawn.append(_reason(frame, row, frame.left, top))
            top += len(row.reason) * line
        if row.values:
            drawn.append(_values(frame, row, frame.left, top))
            top += len(row.values) * line
        bars, end = _bars(frame, bar, self.scale, round(top + sizes.scaled(BAR_GAP)))
        return "".join((*drawn, bars)), end + sizes.scaled(UNDER_BARS)

    def _height(self, row: _Row) -> float:
        lines: Sequence[object] = (*row.label, *row.reason, *row.values)
        return len(lines) * self.frame.sizes.body.line_height
