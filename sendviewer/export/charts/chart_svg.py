"""Draws a chart as SVG from its spec alone: no window, the same bytes every time.

Title, subtitle, legend, bars from zero with their values, axis and source stand inside, so that
the drawing can be used by itself. Its title and description are for who does not see it.
"""

from __future__ import annotations

from sendviewer.export.charts.chart_beside import Beside
from sendviewer.export.charts.chart_marks_svg import LARGE, NORMAL, Scaling, legend
from sendviewer.export.charts.chart_row_parts import Frame, Plot
from sendviewer.export.charts.chart_under import Under
from sendviewer.export.charts.inter import FAMILIES
from sendviewer.export.charts.svg_parts import Box, Words, escaped, number, rect, text, wrapped
from sendviewer.present.specs import ChartSpec, TickSpec
from sendviewer.views.chart_scale import thin_out

__all__ = ["chart_svg"]

MM_PER_PIXEL = 25.4 / 96
MARGIN, UNDER_TITLE, ABOVE_LEGEND, ABOVE_ROWS = 18, 2, 8, 8
UNDER_ROWS, ABOVE_CAPTION, TICK_GAP, TICK_LENGTH = 9, 10, 8, 4


def chart_svg(
    spec: ChartSpec, *, width_px: float = 720, id_prefix: str = "chart", large: bool = False
) -> str:
    """Return a chart as an SVG document ``width_px`` pixels wide (96 to the inch).

    ``id_prefix`` keeps ids apart where several drawings stand in one page. ``large`` sets all
    text in 18 points or more.
    """
    sizes = LARGE if large else NORMAL
    edge = sizes.scaled(MARGIN) if not large else float(MARGIN)
    head, top = _head(spec, sizes, edge, width_px)
    plot = _rows(Frame(spec, sizes, edge, width_px - edge, top))
    axis, bottom = _axis(spec, sizes, plot, (top, width_px - edge))
    below = bottom + sizes.scaled(ABOVE_CAPTION) if spec.caption else bottom
    place = (edge, below, width_px - 2 * edge)
    foot, end = wrapped(spec.caption, sizes.small, "text_secondary", place)
    height = float(round(end + edge))
    ground = rect(Box(0, 0, width_px, height), "surface")
    body = "\n".join((ground, head, axis, *_bars(spec, plot), foot))
    return _document(spec, (width_px, height), id_prefix, body)


def _document(spec: ChartSpec, size: tuple[float, float], prefix: str, body: str) -> str:
    width, height = size
    millimetres = " ".join(
        f'{name}="{length * MM_PER_PIXEL:.2f}mm"'
        for name, length in (("width", width), ("height", height))
    )
    name = escaped(prefix)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {millimetres} '
        f'viewBox="0 0 {number(width)} {number(height)}" font-family="{FAMILIES}" '
        f'role="img" lang="en-GB" xml:lang="en-GB" '
        f'aria-labelledby="{name}-title" aria-describedby="{name}-desc">\n'
        f'<title id="{name}-title">{escaped(spec.title)}</title>\n'
        f'<desc id="{name}-desc">{escaped(str(spec.description))}</desc>\n'
        f"{body}\n</svg>\n"
    )


def _head(spec: ChartSpec, sizes: Scaling, edge: float, width: float) -> tuple[str, float]:
    """Return title, subtitle and legend, and where the rows begin."""
    inner = width - 2 * edge
    title, top = wrapped(spec.title, sizes.title, "text", (edge, edge, inner))
    top += sizes.scaled(UNDER_TITLE)
    subtitle, top = wrapped(spec.subtitle, sizes.body, "text_secondary", (edge, top, inner))
    top += sizes.scaled(ABOVE_LEGEND)
    key, top = legend(spec, sizes, edge, width - edge, top)
    return title + subtitle + key, float(round(top + sizes.scaled(ABOVE_ROWS)))


def _rows(frame: Frame) -> Plot:
    """Return all rows: beside their labels where there is room, else under them."""
    beside = Beside(frame)
    return beside.drawn() if beside.fits else Under(frame).drawn()


def _bars(spec: ChartSpec, plot: Plot) -> list[str]:
    """Return each row as a group with its sentence, which browsers show as a hint."""
    return [
        f'<g class="sv-row"><title>{escaped(bar.sentence)}</title>{row}</g>'
        for bar, row in zip(spec.bars, plot.rows, strict=True)
    ]


def _axis(
    spec: ChartSpec, sizes: Scaling, plot: Plot, edges: tuple[float, float]
) -> tuple[str, float]:
    """Return the lines of the grid with their labels, the unit in words, and where it ends."""
    top, right = edges
    if not spec.bars:
        return "", top
    drawn = []
    under = plot.bottom + sizes.scaled(UNDER_ROWS)
    for tick in _shown_ticks(spec, sizes, plot, right):
        x = plot.scale.x(tick.value)
        width, token = (1.5, "border_strong") if tick.value == 0 else (1.0, "grid")
        line = Box(x - width / 2, top, width, plot.bottom - top + TICK_LENGTH)
        drawn.append(rect(line, token))
        drawn.append(text([Words(tick.label, sizes.small, "text_secondary")], x, under, "middle"))
    place = (plot.left, under + sizes.small.line_height, right - plot.left)
    title, bottom = wrapped(spec.axis.title, sizes.small, "text_secondary", place)
    return "".join(drawn) + title, bottom


def _shown_ticks(spec: ChartSpec, sizes: Scaling, plot: Plot, right: float) -> list[TickSpec]:
    """Return the ticks that have room; no bar is made shorter for a tick beyond it."""
    ticks = spec.axis.ticks
    widths = [sizes.small.width(tick.label) + sizes.scaled(TICK_GAP) for tick in ticks]
    return [
        tick
        for tick in thin_out(ticks, widths, plot.scale.unit)
        if plot.scale.x(tick.value) >= plot.left - 1
        and plot.scale.x(tick.value) + sizes.small.width(tick.label) / 2 <= right + 1
    ]
