"""Puts a native bar chart beside the table that it shows, with its alternative text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sendviewer.export.workbook_formats import LINE, LOCAL, QUIET, TEXT, number_format
from sendviewer.present.plain_text import one_line
from sendviewer.present.sheets import SheetCell, SheetSeries, SheetSpec

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

__all__ = ["insert_chart"]

COMPARATOR = "#F46A25"
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
    chart.set_title(
        {
            "name": one_line(described.title),
            "name_font": {"size": 14, "bold": True, "color": TEXT},
            "overlay": False,
        }
    )
    chart.set_y_axis(
        {
            "name": described.label_title,
            "name_font": _font(),
            "num_font": _font(TEXT),
            "reverse": True,
            "crossing": "max",
            "label_position": "low",
            "line": {"color": QUIET},
            "major_tick_mark": "none",
        }
    )
    chart.set_x_axis(
        {
            "name": one_line(described.axis_title),
            "name_font": _font(),
            "num_font": _font(),
            "min": described.minimum,
            "max": described.maximum,
            "major_unit": described.step,
            "major_gridlines": {"visible": True, "line": {"color": LINE, "width": 0.5}},
            "num_format": _AXIS_FORMAT,
        }
    )
    if len(described.series) > 1:
        chart.set_legend({"position": "top", "font": _font(TEXT, 11)})
    else:
        chart.set_legend({"none": True})
    chart.set_size({"width": _WIDTH_PX, "height": _height(spec)})
    chart.set_chartarea({"border": {"none": True}})
    sheet.insert_chart(
        *place,
        chart,
        {"description": one_line(described.description), "object_position": _MOVES_WITH_CELLS},
    )
    return header + _height(spec) // _ROW_PX, column + _WIDTH_PX // _COLUMN_PX


def _height(spec: SheetSpec) -> int:
    return min(_MOST_HEIGHT_PX, _ROOM_PX + _BAR_PX * len(spec.table.rows))


def _series(spec: SheetSpec, series: SheetSeries, header: int) -> dict[str, Any]:
    first, last = header + 1, header + len(spec.table.rows)
    cells = [row[series.column] for row in spec.table.rows]
    return {
        "name": [spec.name, header, series.column],
        "categories": [spec.name, first, 0, last, 0],
        "values": [spec.name, first, series.column, last, series.column],
        "gap": 40,
        "overlap": 0,
        "data_labels": _labels(cells),
        **_look(series),
    }


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
