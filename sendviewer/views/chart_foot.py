"""Places what stands under the bars of a chart: ticks, the title of the axis and the caption."""

from __future__ import annotations

from sendviewer.present.specs import TickSpec
from sendviewer.views.chart_frame import ChartFrame
from sendviewer.views.chart_places import TickPlace
from sendviewer.views.chart_scale import thin_out
from sendviewer.views.chart_spacing import LABEL_GAP, Spacing
from sendviewer.views.chart_text import TextPlace, wrap_words

__all__ = ["place_foot"]


def place_foot(
    frame: ChartFrame, top: float, spacing: Spacing
) -> tuple[tuple[TickPlace, ...], list[TextPlace], float]:
    """Return the ticks, the other texts, and where the chart ends; the rows end at ``top``."""
    scaled = frame.look.scaled
    top += scaled(spacing.above_ticks)
    ticks = _ticks(frame, top) if frame.spec.bars else ()
    title: list[TextPlace] = []
    if ticks:
        top += frame.small.line_height
        title = _axis_title_beside(frame, ticks[0]) if spacing.saves_lines else []
    if ticks and not title:
        title, top = _axis_title(frame, top + scaled(spacing.above_axis_title))
    caption, end = frame.paragraph(
        frame.spec.caption, frame.small, "text_secondary", top + scaled(spacing.above_caption)
    )
    return ticks, [*title, *caption], end + scaled(spacing.margin)


def _ticks(frame: ChartFrame, top: float) -> tuple[TickPlace, ...]:
    """Return the ticks that have room; no bar is made shorter for a tick beyond it."""
    places = [_tick(frame, tick, top) for tick in _spaced_ticks(frame)]
    return tuple(
        place
        for place in places
        if place.x >= frame.left - 1 and place.label.rect.right() <= frame.right + 1
    )


def _spaced_ticks(frame: ChartFrame) -> list[TickSpec]:
    ticks = frame.spec.axis.ticks
    widths = [frame.small.width(tick.label) + frame.look.scaled(8) for tick in ticks]
    return thin_out(ticks, widths, frame.scale.unit)


def _tick(frame: ChartFrame, tick: TickSpec, top: float) -> TickPlace:
    x = frame.scale.x(tick.value)
    left = x - frame.small.width(tick.label) / 2
    label = frame.small.place(tick.label, left, top, "text_secondary")
    return TickPlace(tick.value, x, label)


def _axis_title_beside(frame: ChartFrame, first: TickPlace) -> list[TextPlace]:
    """Return the axis title left of the ticks, or nothing where it has no room there."""
    rect = first.label.rect
    right = min(rect.left(), frame.left) - frame.look.scaled(LABEL_GAP)
    title = frame.spec.axis.title
    if frame.small.width(title) > right - frame.margin:
        return []
    return [frame.small.place_right(title, right, rect.top(), "text_secondary")]


def _axis_title(frame: ChartFrame, top: float) -> tuple[list[TextPlace], float]:
    face, room = frame.small, frame.right - frame.left
    lines = wrap_words(frame.spec.axis.title, face, room)
    places = [
        face.place(line, frame.left, top + index * face.line_height, "text_secondary")
        for index, line in enumerate(lines)
    ]
    return places, top + len(lines) * face.line_height
