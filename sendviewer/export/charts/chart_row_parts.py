"""The parts of a row in a chart (SVG): its text, its bars with their interval, its value.

Bars begin at zero. Labels and values are broken between words and never cut. A figure that is
missing has its symbol with the reason where its bar would be.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from sendviewer.export.charts.chart_marks_svg import (
    Scaling,
    bar_comparator,
    bar_difference,
    bar_local,
    symbol,
    whisker,
)
from sendviewer.export.charts.svg_parts import Box, Words, rect, text
from sendviewer.present.specs import BarSpec, ChartSpec, Measure
from sendviewer.views.chart_scale import Reach, Scale

__all__ = [
    "COMPARATOR_HEIGHT",
    "Frame",
    "Plot",
    "Row",
    "draw_bars",
    "draw_reason",
    "draw_values",
    "has_bars",
    "stacked",
    "text_of_row",
]

WORD_GAP, SYMBOL, SYMBOL_GAP = 5, 11, 5
LOCAL_HEIGHT, COMPARATOR_HEIGHT, ONLY_HEIGHT = 16, 11, 20

Lines = tuple[tuple[Words, ...], ...]


class Frame(Struct, frozen=True):
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


class Plot(Struct, frozen=True):
    """The rows as drawn, where the bars have their room, and the scale of the value axis."""

    rows: tuple[str, ...]
    left: float
    bottom: float
    scale: Scale


class Row(Struct, frozen=True):
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


# --- Text -----------------------------------------------------------------------------------


def text_of_row(frame: Frame, bar: BarSpec, label: tuple[str, ...], room: float) -> Row:
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
    return Row(bar, label, reason, lines, side, sizes.scaled(WORD_GAP))


def stacked(row: Row, room: float) -> Row:
    """Return the same with each stretch of the value on lines of its own."""
    lines = [
        (replace(words, text=line),)
        for value in row.values
        for words in value
        for line in words.face.wrap(words.text, room)
    ]
    return replace(row, values=tuple(lines))


def has_bars(bar: BarSpec) -> bool:
    """Return whether anything is drawn for a need beside words."""
    return bar.local is not None or bar.comparator is not None


# --- Marks ----------------------------------------------------------------------------------


def draw_bars(frame: Frame, bar: BarSpec, scale: Scale, top: float) -> tuple[str, float]:
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


def draw_values(frame: Frame, row: Row, left: float, top: float) -> str:
    """Return the value on a ground that keeps the lines of the grid away from it."""
    sizes, line = frame.sizes, frame.sizes.body.line_height
    drawn = [rect(Box(left - 3, top, row.width + 6, line * len(row.values)), "surface")]
    if row.symbol_width and row.bar.compared:
        side = sizes.scaled(SYMBOL)
        drawn.append(symbol(Box(left, top + (line - side) / 2, side, side), row.bar.compared))
    for index, words in enumerate(row.values):
        drawn.append(text(words, left + row.symbol_width, top + index * line))
    return "".join(drawn)


def draw_reason(frame: Frame, row: Row, left: float, top: float) -> str:
    """Return why there is no bar, on such a ground too."""
    line = frame.sizes.body.line_height
    width = max(map(frame.sizes.body.width, row.reason))
    lines = "".join(
        text([Words(one, frame.sizes.body)], left, top + index * line)
        for index, one in enumerate(row.reason)
    )
    return rect(Box(left - 3, top, width + 6, line * len(row.reason)), "surface") + lines
