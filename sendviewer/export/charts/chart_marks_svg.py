"""Draws the marks of a chart as SVG: bars, intervals, symbols, and the legend that explains them.

Nothing is clipped and nothing is a pattern that a program might not know: hatches are lines.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from sendviewer.core.comparisons import Compared
from sendviewer.export.charts.inter import Face
from sendviewer.export.charts.svg_parts import Box, Words, line_path, number, path, rect, text
from sendviewer.present.specs import ChartSpec, Measure

__all__ = [
    "LARGE",
    "NORMAL",
    "Scaling",
    "bar_comparator",
    "bar_difference",
    "bar_local",
    "legend",
    "symbol",
    "whisker",
]

HATCH_STEP = 5.0
WHISKER_WIDTH, HALO = 2.0, 1.0
SAMPLE_WIDTH, SAMPLE_HEIGHT, SAMPLE_GAP, ENTRY_GAP, LINE_GAP = 24, 12, 7, 22, 4

ANSWERS = {
    Compared.HIGHER: ("Higher", "than"),
    Compared.SIMILAR: ("Similar", "to"),
    Compared.LOWER: ("Lower", "than"),
}


class Scaling(Struct, frozen=True):
    """The sizes of a chart's text, in pixels, and how much larger than usual everything is."""

    title: Face
    body: Face
    strong: Face
    small: Face
    factor: float

    def scaled(self, pixels: float) -> float:
        """Return a length that grows with the text."""
        return pixels * self.factor


NORMAL = Scaling(Face(17, strong=True), Face(14), Face(14, strong=True), Face(13), 1.0)
LARGE = Scaling(Face(28, strong=True), Face(24), Face(24, strong=True), Face(24), 1.6)
"""Large print: 24 pixels are 18 points where the drawing has its true size."""


# --- Bars -----------------------------------------------------------------------------------


def bar_local(box: Box) -> str:
    """Return the solid bar of the area."""
    return rect(box, "local")


def bar_comparator(box: Box) -> str:
    """Return the hatched and outlined bar of what the area is compared with."""
    hatch = "".join(_slants(box))
    lines = line_path(hatch, "comparator_hatch", 1.0) if hatch else ""
    return f"{rect(box, 'comparator')}{lines}{_outline(box, 'comparator_outline', 1.0)}"


def bar_difference(box: Box, compared: Compared | None) -> str:
    """Return the bar of a difference; one that is similar is hollow: colour is not alone."""
    if compared in (Compared.HIGHER, Compared.LOWER):
        return rect(box, compared.value)
    return rect(box, "surface") + _outline(box, "similar", min(2.0, box.width / 2))


def whisker(left: float, right: float, bar: Box) -> str:
    """Return an interval from ``left`` to ``right``; a halo parts it from the bar it lies on."""
    cap = bar.height / 2
    half = WHISKER_WIDTH / 2
    lines = (
        Box(left, bar.middle - half, right - left, WHISKER_WIDTH),
        Box(left - half, bar.middle - cap / 2, WHISKER_WIDTH, cap),
        Box(right - half, bar.middle - cap / 2, WHISKER_WIDTH, cap),
    )
    halos = "".join(_halo(line, bar) for line in lines)
    return halos + "".join(rect(line, "whisker") for line in lines)


def symbol(box: Box, compared: Compared) -> str:
    """Return a triangle up, a disc or a triangle down, for beside its word."""
    if compared is Compared.SIMILAR:
        return path(_disc(box), "similar")
    base, tip = (box.bottom, box.top) if compared is Compared.HIGHER else (box.top, box.bottom)
    corners = ((box.left, base), (box.right, base), ((box.left + box.right) / 2, tip))
    return path(f"M{'L'.join(_point(*corner) for corner in corners)}Z", compared.value)


def _disc(box: Box) -> str:
    radius = number(box.width * 0.45)
    left = _point(box.left + box.width * 0.05, box.middle)
    right = _point(box.right - box.width * 0.05, box.middle)
    return f"M{left}A{radius} {radius} 0 1 1 {right}A{radius} {radius} 0 1 1 {left}Z"


def _halo(line: Box, bar: Box) -> str:
    """Return what surrounds a line of an interval inside its bar, whose edges stay whole."""
    left, top = max(line.left, bar.left) - HALO, max(line.top - HALO, bar.top + HALO)
    right, bottom = min(line.right, bar.right) + HALO, min(line.bottom + HALO, bar.bottom - HALO)
    left, right = max(left, bar.left + HALO), min(right, bar.right - HALO)
    if left >= right or top >= bottom:
        return ""
    return rect(Box(left, top, right - left, bottom - top), "whisker_halo")


def _slants(box: Box) -> Iterator[str]:
    left = box.left - box.height + HATCH_STEP
    while left < box.right:
        start, end = max(left, box.left), min(left + box.height, box.right)
        low, high = box.bottom - (start - left), box.bottom - (end - left)
        yield f"M{_point(start, low)}L{_point(end, high)}"
        left += HATCH_STEP


def _outline(box: Box, token: str, width: float) -> str:
    """Return a line along the inside of a box."""
    half = width / 2
    left, top, right, bottom = (
        box.left + half,
        box.top + half,
        max(box.left + half, box.right - half),
        box.bottom - half,
    )
    corners = ((left, top), (right, top), (right, bottom), (left, bottom))
    return line_path(f"M{'L'.join(_point(*one) for one in corners)}Z", token, width)


def _point(x: float, y: float) -> str:
    return f"{number(x)} {number(y)}"


# --- Legend ---------------------------------------------------------------------------------


def legend(
    spec: ChartSpec, sizes: Scaling, left: float, right: float, top: float
) -> tuple[str, float]:
    """Return a sample of each mark with its words, in lines that fit, and where they end."""
    entries = list(_entries(spec))
    drawn, x = [], left
    for kind, words in entries:
        sample = sizes.scaled(SAMPLE_HEIGHT if isinstance(kind, Compared) else SAMPLE_WIDTH)
        inset = sample + sizes.scaled(SAMPLE_GAP)
        if x > left and x + inset + sizes.small.width(words) > right:
            x, top = left, top + sizes.small.line_height + sizes.scaled(LINE_GAP)
        lines = sizes.small.wrap(words, right - x - inset)
        height = sizes.scaled(SAMPLE_HEIGHT)
        box = Box(x, top + (sizes.small.line_height - height) / 2, sample, height)
        drawn.append(_sample(kind, box))
        for index, line in enumerate(lines):
            below = top + index * sizes.small.line_height
            drawn.append(text([Words(line, sizes.small)], x + inset, below))
        x += inset + max(map(sizes.small.width, lines)) + sizes.scaled(ENTRY_GAP)
        top += (len(lines) - 1) * sizes.small.line_height
    return "".join(drawn), top + sizes.small.line_height if entries else top


def _entries(spec: ChartSpec) -> Iterator[tuple[Compared | str, str]]:
    if not spec.bars:
        return
    if spec.measure is Measure.DIFFERENCE:
        given = {bar.compared for bar in spec.bars}
        for compared, (answer, joint) in ANSWERS.items():
            if compared in given:
                name = spec.comparator_name
                yield compared, f"{answer} {joint} {name}" if name else answer
    else:
        yield "local", spec.local_name
        if spec.comparator_name:
            yield "comparator", spec.comparator_name
    if spec.interval_name and any(bar.interval for bar in spec.bars):
        yield "interval", spec.interval_name


def _sample(kind: Compared | str, box: Box) -> str:
    if isinstance(kind, Compared):
        return symbol(box, kind)
    if kind == "interval":
        thin = Box(box.left, box.top - box.height * 0.16, box.width, box.height * 1.32)
        return whisker(box.left + 1, box.right - 1, thin)
    return bar_local(box) if kind == "local" else bar_comparator(box)
