"""Puts a native bar chart beside the table that it shows, with its alternative text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sendviewer.export.workbook.formats import LINE, LOCAL, QUIET, TEXT, number_format
from sendviewer.present.plain_text import one_line
from sendviewer.present.sheets import SheetCell, SheetChart, SheetSeries, SheetSpec

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

__all__ = ["insert_chart"]

COMPARATOR = QUIET
"""Grey, as on the screen: orange is for what is higher."""

_WIDTH_PX = 800
_BAR_PX, _ROOM_PX = 44, 190
_MOST_HEIGHT_PX = 1200
_ROW_PX, _COLUMN_PX = 18, 60
"""A little under the sizes of empty cells, so that none of the chart is cut in print."""
_MOVES_WITH_CELLS = 2
_AXIS_FORMAT = 'General;"\N{MINUS SIGN}"General'


def insert_chart(
    book: Workbook, sheet: Worksheet, spec: SheetSpec, place: tuple[int, int]
) -> tuple[int, int]:
    """Draw the chart of ``spec`` at ``place``: the row of the table's header, and a column.

    Returns the last row and column that it covers.
    """
    assert spec.chart
    header, column = place
    described = spec.chart
    chart = book.add_chart({"type": "bar"})
    for series in described.series:
        chart.add_series(_series(spec, series, header))
    name = one_line(described.title)
    chart.set_title({"name": name, "name_font": _font(TEXT, 14) | {"bold": True}})
    # XlsxWriter names the axes of a bar chart by where they lie on the page.
    chart.set_x_axis(_value_axis(described))
    chart.set_y_axis(_label_axis(described))
    is_alone = len(described.series) == 1
    chart.set_legend({"none": True} if is_alone else {"position": "top", "font": _font(TEXT, 11)})
    chart.set_size({"width": _WIDTH_PX, "height": _height(spec)})
    chart.set_chartarea({"border": {"none": True}})
    words = one_line(described.description)
    options = {"description": words, "object_position": _MOVES_WITH_CELLS}
    sheet.insert_chart(header, column, chart, options)
    return header + _height(spec) // _ROW_PX, column + _WIDTH_PX // _COLUMN_PX


def _value_axis(chart: SheetChart) -> dict[str, Any]:
    return {
        "name": one_line(chart.axis_title),
        "name_font": _font(),
        "num_font": _font(),
        "min": chart.minimum,
        "max": chart.maximum,
        "major_unit": chart.step,
        "major_gridlines": {"visible": True, "line": {"color": LINE, "width": 0.5}},
        "num_format": _AXIS_FORMAT,
    }


def _label_axis(chart: SheetChart) -> dict[str, Any]:
    """Return the axis of the needs: the first on top, the values' axis at the foot."""
    return {
        "name": chart.label_title,
        "name_font": _font(),
        "num_font": _font(TEXT),
        "reverse": True,
        "crossing": "max",
        "label_position": "low",
        "line": {"color": QUIET},
        "major_tick_mark": "none",
    }


def _height(spec: SheetSpec) -> int:
    return min(_MOST_HEIGHT_PX, _ROOM_PX + _BAR_PX * len(spec.table.rows))


def _series(spec: SheetSpec, series: SheetSeries, header: int) -> dict[str, Any]:
    first, last = header + 1, header + len(spec.table.rows)
    cells = [row[series.column] for row in spec.table.rows]
    return {
        "name": [spec.name, header, series.column],
        "categories": [spec.name, first, 0, last, 0],
        "values": [spec.name, first, series.column, last, series.column],
        "values_data": _kept_values(cells),
        "gap": 40,
        "overlap": 0,
        "data_labels": _labels(cells),
        **_look(series),
    }


def _kept_values(cells: list[SheetCell]) -> list[float | None]:
    """Return the figures that the chart itself keeps: XlsxWriter would keep 0 for a symbol."""
    return [None if cell.number is None else float(cell.number) for cell in cells]


def _look(series: SheetSeries) -> dict[str, Any]:
    """Return the fill: the comparator is told by its pattern, and not by its colour alone."""
    if not series.is_comparator:
        return {"fill": {"color": LOCAL}, "border": {"color": LOCAL}}
    return {
        "pattern": {
            "pattern": "wide_upward_diagonal",
            "fg_color": COMPARATOR,
            "bg_color": "#FFFFFF",
        },
        "border": {"color": COMPARATOR},
    }


def _labels(cells: list[SheetCell]) -> dict[str, Any]:
    """Return the figures beside the bars; where there is no bar, the symbol in its place."""
    known = [cell for cell in cells if cell.number is not None]
    labels: dict[str, Any] = {"value": True, "position": "outside_end", "font": _font(TEXT)}
    if known:
        labels["num_format"] = number_format(known[0])
    if len(known) < len(cells):
        labels["custom"] = [
            None if cell.number is not None else {"value": one_line(cell.text)} for cell in cells
        ]
    return labels


def _font(color: str = QUIET, size: int = 10) -> dict[str, Any]:
    return {"color": color, "size": size}
