"""Places the rows of a chart: labels, bars, whiskers and value labels."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF

from sendviewer.present.specs import Measure
from sendviewer.views.chart_frame import ChartFrame
from sendviewer.views.chart_places import RowPlace, WhiskerPlace
from sendviewer.views.chart_rows import Piece, RowText
from sendviewer.views.chart_spacing import LABEL_GAP, VALUE_GAP
from sendviewer.views.chart_text import TextPlace

__all__ = ["place_rows"]

BARS_MOST = 34
BARS_SHARE, LOCAL_SHARE = 0.76, 0.58
"""How much of a row its bars take, and how much of that the area's bar."""


def place_rows(frame: ChartFrame, top: float, heights: Sequence[float]) -> tuple[RowPlace, ...]:
    """Return the rows of ``heights`` pixels under each other, the first from ``top``."""
    lowest = min(heights, default=0.0)
    bars = round(min(lowest, frame.look.scaled(BARS_MOST)) * BARS_SHARE)
    places = []
    edge = top
    for text, height in zip(frame.texts.rows, heights, strict=True):
        # Whole pixels keep the long edges of bars sharp on the screen.
        band = QRectF(0.0, round(edge), frame.width, round(edge + height) - round(edge))
        places.append(_row(frame, text, band, bars))
        edge += height
    return tuple(places)


def _row(frame: ChartFrame, text: RowText, band: QRectF, bars: int) -> RowPlace:
    local, comparator = _bars(frame, text, band, bars)
    whisker = _whisker(frame, text, local)
    symbol, values = _value(frame, text, band)
    label = _label(frame, text, band)
    compared = text.bar.compared
    return RowPlace(text.bar.id, band, label, local, comparator, whisker, values, symbol, compared)


def _label(frame: ChartFrame, text: RowText, band: QRectF) -> tuple[TextPlace, ...]:
    face = frame.texts.face
    right = frame.left - frame.look.scaled(LABEL_GAP)
    top = band.center().y() - len(text.label) * face.line_height / 2
    return tuple(
        face.place_right(line, right, top + index * face.line_height)
        for index, line in enumerate(text.label)
    )


def _bars(
    frame: ChartFrame, text: RowText, band: QRectF, thickness: int
) -> tuple[QRectF | None, QRectF | None]:
    """Return both bars, together ``thickness`` pixels high and in the middle of the row."""
    upper = _even(thickness * LOCAL_SHARE)
    if text.from_zero:
        return None, _bar_beside_value(frame, text, band, thickness - upper)
    if frame.spec.measure is Measure.DIFFERENCE or not frame.spec.comparator_name:
        single = _even(thickness * BARS_SHARE)
        top = band.top() + round((band.height() - single) / 2)
        return _bar(frame, text.bar.local, top, single), None
    top = band.top() + round((band.height() - thickness) / 2)
    local = _bar(frame, text.bar.local, top, upper)
    return local, _bar(frame, text.bar.comparator, top + upper, thickness - upper)


def _bar_beside_value(
    frame: ChartFrame, text: RowText, band: QRectF, thickness: int
) -> QRectF | None:
    """Return the comparator's bar under the words that stand where the other bar would be."""
    line = frame.texts.face.line_height
    top = _value_top(frame, text, band) + text.from_zero * line
    return _bar(frame, text.bar.comparator, round(top + (line - thickness) / 2), thickness)


def _value_top(frame: ChartFrame, text: RowText, band: QRectF) -> float:
    return band.center().y() - len(text.value) * frame.texts.face.line_height / 2


def _bar(frame: ChartFrame, value: float | None, top: float, thickness: float) -> QRectF | None:
    if value is None:
        return None
    start, end = sorted((frame.scale.x(0.0), frame.scale.x(value)))
    return QRectF(start, top, end - start, thickness)


def _whisker(frame: ChartFrame, text: RowText, local: QRectF | None) -> WhiskerPlace | None:
    if text.bar.interval is None or local is None:
        return None
    lower, upper = text.bar.interval
    x = frame.scale.x
    return WhiskerPlace(x(lower), x(upper), local.center().y(), _even(local.height() / 2))


def _value(
    frame: ChartFrame, text: RowText, band: QRectF
) -> tuple[QRectF | None, tuple[TextPlace, ...]]:
    gap = frame.look.scaled(VALUE_GAP)
    distance = text.reach(gap).units * frame.scale.unit + gap
    left = frame.scale.zero + distance
    if text.points_left:
        left = frame.scale.zero - distance - text.value_width
    symbol = _symbol(frame, text, band, left)
    height = frame.texts.face.line_height
    top = _value_top(frame, text, band)
    places: list[TextPlace] = []
    for index, line in enumerate(text.value):
        start = left + text.symbol_width
        if index < text.from_zero:
            start = frame.scale.zero + gap
            if text.ends_at_zero:
                start = frame.scale.zero - gap - line[0].width
        places += _line(line, text.gap, start, top + index * height)
    return symbol, tuple(places)


def _symbol(frame: ChartFrame, text: RowText, band: QRectF, left: float) -> QRectF | None:
    if text.symbol is None:
        return None
    side = frame.look.scaled(11)
    top = _value_top(frame, text, band) + (frame.texts.face.line_height - side) / 2
    return QRectF(left, top, side, side)


def _even(length: float) -> int:
    """Return a length in even pixels: its middle, where the whisker lies, is sharp then."""
    return 2 * round(length / 2)


def _line(pieces: Sequence[Piece], gap: float, left: float, top: float) -> list[TextPlace]:
    places = []
    for piece in pieces:
        places.append(piece.face.place(piece.text, left, top, piece.token))
        left += piece.width + gap
    return places
