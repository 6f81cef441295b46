"""Divides a chart that is too high for a sheet of paper into drawings that fit, on one scale."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from sendviewer.export.charts.chart_svg import chart_svg
from sendviewer.present.specs import BarSpec, ChartSpec

__all__ = ["ChartPart", "chart_parts"]

WIDTH_PX, HEIGHT_PX = 657.6, 900.0
"""What a sheet of A4 has between its margins: 174 by 238 mm, at 96 pixels to the inch."""

SHRINKING, SHRINK_MOST = 1.25, 1.4
"""By how much a chart is made smaller in print, and the most where it would be too high.

Large print has its true size.
"""


class ChartPart(Struct, frozen=True):
    """A drawing (SVG) and the words for who does not see it."""

    drawing: str
    alt: str


def chart_parts(chart: ChartSpec, *, large: bool) -> tuple[ChartPart, ...]:
    """Return a chart as one drawing or, if that is too high for a sheet, as several.

    The caption is left out: where there is text around a chart, it belongs there.
    """
    chart = replace(chart, caption="")
    whole = _drawn(chart, large=large)
    if _fits(whole, large=large):
        return (ChartPart(whole, str(chart.description)),)
    groups = list(_groups(chart, large=large))
    return tuple(
        _part(chart, bars, (number, len(groups)), large=large)
        for number, bars in enumerate(groups, 1)
    )


def _groups(chart: ChartSpec, *, large: bool) -> Iterator[tuple[BarSpec, ...]]:
    """Yield as many bars at a time as a sheet has room for, and at least one."""
    group: tuple[BarSpec, ...] = ()
    for bar in chart.bars:
        longer = (*group, bar)
        # Only the first has the subtitle; which part it is takes hardly any room.
        numbered = _numbered(chart, longer, (1 if chart.bars[0] in longer else 2, len(chart.bars)))
        if group and not _fits(_drawn(numbered, large=large), large=large):
            yield group
            longer = (bar,)
        group = longer
    yield group


def _part(
    chart: ChartSpec, bars: tuple[BarSpec, ...], number: tuple[int, int], *, large: bool
) -> ChartPart:
    drawn = _numbered(chart, bars, number)
    first = number[0] == 1
    alt = str(chart.description) if first else f"{drawn.title}. {'; '.join(map(_said, bars))}."
    return ChartPart(_drawn(drawn, large=large), alt)


def _numbered(chart: ChartSpec, bars: tuple[BarSpec, ...], number: tuple[int, int]) -> ChartSpec:
    part, parts = number
    subtitle = chart.subtitle if part == 1 else ""
    title = f"{chart.title} (part {part} of {parts})"
    return replace(chart, title=title, subtitle=subtitle, bars=bars)


def _said(bar: BarSpec) -> str:
    figures = ", ".join(filter(None, (bar.local_told, bar.comparator_text)))
    return f"{bar.label}: {figures}"


def _drawn(chart: ChartSpec, *, large: bool) -> str:
    return chart_svg(chart, width_px=WIDTH_PX if large else WIDTH_PX * SHRINKING, large=large)


def _fits(drawing: str, *, large: bool) -> bool:
    found = re.search(r'viewBox="0 0 [\d.]+ ([\d.]+)"', drawing)
    assert found
    return float(found[1]) <= (HEIGHT_PX if large else HEIGHT_PX * SHRINK_MOST)
