"""Draws plots as PowerPoint's own charts, which a person can edit: their workbook has the figures.

Bars are told apart by pattern and name, not only by colour; a figure that is missing has no bar.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from sendviewer.export.office.text import ENGLISH, office_text
from sendviewer.export.slides.plot_figures import is_as_formatted, number_pattern, plot_workbook
from sendviewer.export.slides.plot_sizes import (
    fitting_box,
    gap_width,
    label_size,
    legend_part,
    name_size,
    names_part,
    needs_legend,
)
from sendviewer.export.slides.stage import Box
from sendviewer.export.slides.words import speak_english
from sendviewer.present.plots import PlotRole, PlotSeries, PlotSpec

if TYPE_CHECKING:
    from pptx.chart.chart import Chart

__all__ = ["add_plot"]

LEGEND = 14
"""Points of the legend."""

ROOM_FOR_LABELS = 0.12
"""How much further than the longest bar the axis goes, so that its label has room."""


def add_plot(slide: Any, plot: PlotSpec, box: Box) -> None:
    """Add ``plot`` as a chart with its alternative text."""
    from pptx.enum.chart import XL_CHART_TYPE
    from pptx.util import Inches

    box = fitting_box(plot, box)
    kind = XL_CHART_TYPE.COLUMN_CLUSTERED if plot.is_upright else XL_CHART_TYPE.BAR_CLUSTERED
    place = map(Inches, (box.left, box.top, box.width, box.height))
    frame = slide.shapes.add_chart(kind, *place, _chart_data(plot))
    frame.name = "Chart"
    frame.element.xpath("./p:nvGraphicFramePr/p:cNvPr")[0].set(
        "descr", office_text(plot.description)
    )
    chart, part = frame.chart, frame.chart_part
    # The library's own workbook would run a name such as "=1+1".
    part.chart_workbook.update_from_xlsx_blob(plot_workbook(plot))
    _style_chart(chart, plot, box)
    for series, spec in zip(chart.plots[0].series, plot.series, strict=True):
        _paint(series, spec.role)
        _label(series, spec, label_size(plot, box))
    speak_english(chart.element)


# --- Figures ------------------------------------------------------------------------------


def _chart_data(plot: PlotSpec) -> Any:
    chart_data: Any = import_module("pptx.chart.data").CategoryChartData
    data: Any = chart_data()
    data.categories = [office_text(name) for name in plot.categories]
    for series in plot.series:
        values = [None if value is None else float(value) for value in series.values]
        data.add_series(office_text(series.name), values, number_pattern(series))
    return data


# --- Look ---------------------------------------------------------------------------------


def _style_chart(chart: Chart, plot: PlotSpec, box: Box) -> None:
    from pptx.enum.chart import XL_LEGEND_POSITION
    from pptx.enum.dml import MSO_THEME_COLOR
    from pptx.util import Pt

    chart.has_title = False
    chart.font.size = Pt(name_size(plot, box))
    chart.font.color.theme_color = MSO_THEME_COLOR.TEXT_1
    _set_language(chart)
    chart.has_legend = needs_legend(plot)
    if chart.has_legend:
        chart.legend.position = XL_LEGEND_POSITION.TOP
        chart.legend.include_in_layout = False
        chart.legend.font.size = Pt(LEGEND)
    bars = chart.plots[0]
    bars.overlap = 100 if plot.shares_places else 0
    bars.gap_width = round(gap_width(plot, box) * 100)
    bars.vary_by_categories = False
    _style_axes(chart, plot)
    if not plot.is_upright:
        _lay_out(chart, plot, box)


def _lay_out(chart: Chart, plot: PlotSpec, box: Box) -> None:
    """Give names a line of their own: some programs break them at a fifth of the width."""
    from pptx.oxml import parse_xml
    from pptx.oxml.ns import nsdecls, qn

    left, top = names_part(plot, box), legend_part(plot, box)
    sides = {"x": left, "y": top, "w": 1 - left, "h": 1 - top}
    said = "".join(f'<c:{side} val="{value:.4f}"/>' for side, value in sides.items())
    layout = parse_xml(
        f'<c:layout {nsdecls("c")}><c:manualLayout><c:layoutTarget val="inner"/>'
        f'<c:xMode val="edge"/><c:yMode val="edge"/>{said}</c:manualLayout></c:layout>'
    )
    area = chart.element.find(f".//{qn('c:plotArea')}")
    for old in area.findall(qn("c:layout")):
        area.remove(old)
    area.insert(0, layout)


def _style_axes(chart: Chart, plot: PlotSpec) -> None:
    from pptx.enum.chart import XL_TICK_LABEL_POSITION, XL_TICK_MARK
    from pptx.enum.dml import MSO_THEME_COLOR

    names, values = chart.category_axis, chart.value_axis
    names.reverse_order = not plot.is_upright
    names.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    names.major_tick_mark = XL_TICK_MARK.NONE
    names.has_major_gridlines = False
    _name_every_place(names)
    names.format.line.color.theme_color = MSO_THEME_COLOR.TEXT_2
    values.has_major_gridlines = False
    values.visible = False
    values.minimum_scale, values.maximum_scale = _reach(plot)


def _name_every_place(axis: Any) -> None:
    """Keep programs from leaving out every other name where these stand close."""
    from pptx.oxml import parse_xml
    from pptx.oxml.ns import nsdecls, qn

    element = axis._element  # noqa: SLF001 - the library has no name for this
    skip = parse_xml(f'<c:tickLblSkip {nsdecls("c")} val="1"/>')
    element.find(qn("c:noMultiLvlLbl")).addprevious(skip)


def _reach(plot: PlotSpec) -> tuple[float, float]:
    known = [float(one) for series in plot.series for one in series.values if one is not None]
    low, high = min([0.0, *known]), max([0.0, *known])
    room = (high - low or 1.0) * ROOM_FOR_LABELS
    return (low - room if low < 0 else 0.0), (high + room if high > 0 or low == high else room)


def _set_language(chart: Chart) -> None:
    from pptx.oxml import parse_xml
    from pptx.oxml.ns import nsdecls, qn

    root = chart.element
    language = parse_xml(f'<c:lang {nsdecls("c")} val="{ENGLISH}"/>')
    before = root.find(qn("c:date1904"))
    root.insert(0 if before is None else root.index(before) + 1, language)


def _paint(series: Any, role: PlotRole) -> None:
    from pptx.enum.dml import MSO_PATTERN, MSO_THEME_COLOR
    from pptx.util import Pt

    colours = {
        PlotRole.LOCAL: MSO_THEME_COLOR.ACCENT_1,
        PlotRole.COMPARATOR: MSO_THEME_COLOR.ACCENT_6,
        PlotRole.HIGHER: MSO_THEME_COLOR.ACCENT_2,
        PlotRole.LOWER: MSO_THEME_COLOR.ACCENT_3,
        PlotRole.SIMILAR: MSO_THEME_COLOR.TEXT_2,
        PlotRole.NOT_COMPARED: MSO_THEME_COLOR.BACKGROUND_1,
    }
    patterns = {
        PlotRole.COMPARATOR: MSO_PATTERN.WIDE_UPWARD_DIAGONAL,
        PlotRole.HIGHER: MSO_PATTERN.LIGHT_UPWARD_DIAGONAL,
    }
    fill = series.format.fill
    if role in patterns:
        fill.patterned()
        fill.pattern = patterns[role]
        # The comparator is light with dark lines, as on the screen: apart in grey as well.
        lines, ground = MSO_THEME_COLOR.BACKGROUND_1, colours[role]
        if role is PlotRole.COMPARATOR:
            lines, ground = ground, lines
        fill.fore_color.theme_color, fill.back_color.theme_color = lines, ground
    else:
        fill.solid()
        fill.fore_color.theme_color = colours[role]
    line = series.format.line
    line.width = Pt(0.75)
    is_light = role in patterns or role is PlotRole.NOT_COMPARED
    line.color.theme_color = MSO_THEME_COLOR.TEXT_1 if is_light else colours[role]
    series.invert_if_negative = False


def _label(series: Any, spec: PlotSeries, size: int) -> None:
    """Write each figure at the end of its bar.

    It is written by hand where a number alone would say too much: "at least 412".
    """
    from pptx.enum.chart import XL_LABEL_POSITION
    from pptx.util import Pt

    labels = series.data_labels
    labels.show_value = True
    labels.number_format, labels.number_format_is_linked = number_pattern(spec), False
    labels.font.size = Pt(size)
    labels.position = XL_LABEL_POSITION.OUTSIDE_END
    for place, (value, text) in enumerate(zip(spec.values, spec.texts, strict=True)):
        if value is not None and not is_as_formatted(value, text, spec):
            label = series.points[place].data_label
            label.text_frame.text = office_text(text)
            label.font.size = Pt(size)
            label.position = XL_LABEL_POSITION.OUTSIDE_END
