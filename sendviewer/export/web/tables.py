"""Writes the tables of a web page, and the charts with a table of the same figures."""

from __future__ import annotations

from sendviewer.core.comparisons import Compared
from sendviewer.export.charts.chart_svg import chart_svg
from sendviewer.export.web.parts import (
    WebCell,
    cell_words,
    compared_html,
    element,
    table_html,
    words,
)
from sendviewer.present.chart_grid import chart_grid
from sendviewer.present.document_blocks import GridBlock
from sendviewer.present.specs import CellKind, CellSpec, ChartSpec, ColumnSpec, RowSpec, TableSpec

__all__ = ["chart_html", "grid_html", "needs_html"]

WIDE_PX, NARROW_PX = 860, 340
ANSWERS = {answer.value.capitalize(): answer for answer in Compared}


def needs_html(table: TableSpec, key: tuple[str, ...], name: str) -> str:
    """Return the needs in a region that scrolls by keyboard where it is too wide."""
    columns = [
        WebCell(cell_words(one.title), is_figure=one.kind.is_figure) for one in table.columns
    ]
    caption = element("caption", cell_words(table.title), id=f"{name}-caption", class_="unseen")
    rows = (_need_row(table, row) for row in table.rows)
    foot = _need_row(table, table.total) if table.total else []
    written = table_html(caption, columns, rows, foot, class_="needs")
    region = _scrolling(written, f"{name}-caption")
    return region + "".join(element("p", words(line), class_="quiet") for line in key)


def chart_html(chart: ChartSpec, name: str) -> str:
    """Return a chart, the same for narrow screens, and its figures as a table that opens."""
    wide = chart_svg(chart, width_px=WIDE_PX, id_prefix=name)
    narrow = chart_svg(chart, width_px=NARROW_PX, id_prefix=f"{name}-narrow")
    grid = chart_grid(chart)
    summary = element("summary", words(f"Figures of the chart: {chart.title}"))
    twin = element("details", summary + grid_html(grid, f"{name}-table"))
    drawings = element("div", wide, class_="picture on-wide") + element(
        "div", narrow, class_="picture on-narrow"
    )
    return element("div", drawings + twin, class_="chart card")


def grid_html(grid: GridBlock, name: str) -> str:
    """Return a small table of words; what stands in the first column names its row."""
    caption = element("caption", cell_words(grid.title), id=f"{name}-caption", class_="unseen")
    columns = [WebCell(cell_words(title)) for title in grid.columns]
    rows = (
        [
            WebCell(_answered(text) if place else cell_words(text), is_header=not place)
            for place, text in enumerate(row)
        ]
        for row in grid.rows
    )
    return _scrolling(table_html(caption, columns, rows, class_="grid"), f"{name}-caption")


def _scrolling(table: str, label: str) -> str:
    return element(
        "div", table, class_="scroll", role="region", tabindex="0", aria_labelledby=label
    )


def _answered(text: str) -> str:
    return compared_html(ANSWERS[text]) if text in ANSWERS else cell_words(text)


def _need_row(table: TableSpec, row: RowSpec) -> list[WebCell]:
    return [_need_cell(column, cell) for column, cell in zip(table.columns, row.cells, strict=True)]


def _need_cell(column: ColumnSpec, cell: CellSpec) -> WebCell:
    if column.kind is CellKind.COMPARED and cell.compared:
        return WebCell(compared_html(cell.compared, cell.text))
    html = cell_words(cell.text)
    if column.kind is CellKind.DIFFERENCE and cell.bar is not None:
        html = _diverging(cell) + element("span", html, class_="points")
    is_missing = cell.sort_key is None
    return WebCell(html, column.kind.is_figure, column.id == "need", is_missing)


def _diverging(cell: CellSpec) -> str:
    """Return the small bar to the left or right of the middle, for who sees it."""
    assert cell.bar is not None
    share = f"{abs(cell.bar) * 50:.1f}%"
    side = "right" if cell.bar < 0 else "left"
    kind = cell.compared.value if cell.compared else ("higher" if cell.bar > 0 else "lower")
    bar = element("span", "", class_=kind, style=f"width:{share};{side}:50%")
    return element("span", bar, class_="diverging", aria_hidden="true")
