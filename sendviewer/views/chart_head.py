"""Places what stands above the bars of a chart: title, subtitle and legend."""

from __future__ import annotations

from collections.abc import Sequence

from sendviewer.views.chart_frame import ChartFrame
from sendviewer.views.chart_legend import legend_width, place_legend
from sendviewer.views.chart_places import LegendPlace
from sendviewer.views.chart_spacing import Spacing
from sendviewer.views.chart_text import Face, TextPlace
from sendviewer.views.look import TextStyle

__all__ = ["place_head"]

BESIDE_GAP = 24


def place_head(
    frame: ChartFrame, spacing: Spacing
) -> tuple[list[TextPlace], tuple[LegendPlace, ...], float]:
    """Return title and subtitle, the legend, and where the rows begin."""
    scaled = frame.look.scaled
    title = Face.of(frame.look, TextStyle.KEY_MESSAGE_STRONG)
    places, top = frame.paragraph(frame.spec.title, title, "text", scaled(spacing.margin))
    body = Face.of(frame.look, TextStyle.BODY)
    top += scaled(spacing.above_subtitle)
    subtitle, top = frame.paragraph(frame.spec.subtitle, body, "text_secondary", top)
    legend = _legend_beside(frame, places, subtitle) if spacing.saves_lines else ()
    if not legend:
        top += scaled(spacing.above_legend)
        legend, top = place_legend(frame.spec, frame.look, frame.margin, frame.right, top)
    return [*places, *subtitle], legend, float(round(top + scaled(spacing.above_rows)))


def _legend_beside(frame: ChartFrame, *paragraphs: Sequence[TextPlace]) -> tuple[LegendPlace, ...]:
    """Return the legend at the right of title or subtitle, or nothing without room there.

    Beside the last line of several it would be read as the end of their sentence; and under a
    title of several, it is looked for below the subtitle.
    """
    left = frame.right - legend_width(frame.spec, frame.look)
    for lines in paragraphs:
        if len(lines) > 1:
            return ()
        last = lines[-1].rect
        if last.right() + frame.look.scaled(BESIDE_GAP) <= left:
            top = last.center().y() - frame.small.line_height / 2
            return place_legend(frame.spec, frame.look, left, frame.right + 1, top)[0]
    return ()
