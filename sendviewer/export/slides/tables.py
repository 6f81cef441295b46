"""Sets tables on slides, in type that can be read from afar, on as many slides as that takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from sendviewer.export.office.column_widths import ColumnSetting, column_widths, row_lines
from sendviewer.export.office.text import office_text
from sendviewer.export.slides.stage import Box
from sendviewer.present.slide_specs import SlideTable

__all__ = ["SetTable", "add_table", "set_tables"]

SIZES = (16, 14, 13, 12)
"""Points of the letters, largest first; smaller ones cannot be read in a room."""

SIDE, ABOVE = 0.08, 0.035
"""Inches that a cell keeps free at its sides, and above and below."""

BEFORE_WORDS = 0.15
"""Inches between figures at the right of a column and words at the left of the next."""

LINE = 1.22
POINTS_PER_INCH = 72
NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""PowerPoint's own "No style, no grid"."""

HAIRLINE, RULE = 6350, 19050


class SetTable(Struct, frozen=True):
    """What of a table goes on one slide: rows, size of the letters, and widths in inches."""

    table: SlideTable
    size: float
    widths: tuple[float, ...]
    heights: tuple[float, ...]


def set_tables(table: SlideTable, box: Box) -> list[SetTable]:
    """Return the table on one slide or, if it does not fit in any size, split over several.

    The size is the largest in which every row takes one line, or else the largest that fits.
    """
    table = _cleaned(table)
    sizes = [_set(table, box.width, size) for size in SIZES]
    fitting = [one for one in sizes if sum(one.heights) <= box.height]
    even = [one for one in fitting if len(set(one.heights[1:])) == 1]
    for one in (*even, *fitting):
        return [one]
    return list(_split(sizes[-1], box.height))


def _cleaned(table: SlideTable) -> SlideTable:
    rows = tuple(tuple(map(office_text, row)) for row in table.rows)
    return replace(table, columns=tuple(map(office_text, table.columns)), rows=rows)


def _set(table: SlideTable, width: float, size: float) -> SetTable:
    setting, rows = _setting(table, size), (table.columns, *table.rows)
    widths = column_widths(rows, setting, width)
    heights = tuple(_height(row_lines(row, setting, widths), size) for row in rows)
    return SetTable(table, size, widths, heights)


def _split(whole: SetTable, height: float) -> Iterator[SetTable]:
    """Yield parts that each begin with the header; the rows are spread evenly."""
    header, *rows = whole.heights
    room = max(height - header, *rows)
    parts = max(2, -(-sum(rows) // room))
    part: list[int] = []
    begun = 1
    for place, each in enumerate(rows):
        used = sum(rows[row] for row in part)
        is_even = used >= sum(rows) / parts and begun < parts
        if part and (used + each > room or is_even):
            yield _part(whole, part)
            part, begun = [], begun + 1
        part.append(place)
    yield _part(whole, part)


def _part(whole: SetTable, places: Sequence[int]) -> SetTable:
    is_last = places[-1] == len(whole.table.rows) - 1
    rows = tuple(whole.table.rows[place] for place in places)
    table = replace(whole.table, rows=rows, has_total=whole.table.has_total and is_last)
    heights = (whole.heights[0], *(whole.heights[place + 1] for place in places))
    return replace(whole, table=table, heights=heights)


# --- Measures -----------------------------------------------------------------------------


def _setting(table: SlideTable, size: float) -> ColumnSetting:
    """Return how the table is measured: in a font wider than most."""
    rooms = tuple(_inside(table, place) for place in range(len(table.columns)))
    return ColumnSetting(size, rooms, table.figures)


def _inside(table: SlideTable, place: int) -> float:
    """Return what a column keeps free."""
    words_follow = place > 0 and place not in table.figures
    return 2 * SIDE + (BEFORE_WORDS if words_follow else 0.0)


def _height(lines: Sequence[int], size: float) -> float:
    return max(lines) * size * LINE / POINTS_PER_INCH + 2 * ABOVE


# --- Setting ------------------------------------------------------------------------------


def add_table(slide: Any, part: SetTable, box: Box) -> None:
    """Add a table with its header row, its alternative text, and lines under the rows."""
    from pptx.util import Inches

    rows = (part.table.columns, *part.table.rows)
    height = sum(part.heights)
    place = map(Inches, (box.left, box.top, box.width, height))
    frame = slide.shapes.add_table(len(rows), len(part.widths), *place)
    frame.name = "Table"
    frame.element.xpath("./p:nvGraphicFramePr/p:cNvPr")[0].set(
        "descr", office_text(part.table.description)
    )
    table = frame.table
    table.horz_banding = False
    table.last_row = part.table.has_total
    frame.element.xpath(".//a:tableStyleId")[0].text = NO_STYLE
    for column, width in zip(table.columns, part.widths, strict=True):
        column.width = Inches(width)
    for row, each in zip(table.rows, part.heights, strict=True):
        row.height = Inches(each)
    for row_number, texts in enumerate(rows):
        for column, text in enumerate(texts):
            _fill(table.cell(row_number, column), text, part, (row_number, column))


def _fill(cell: Any, text: str, part: SetTable, place: tuple[int, int]) -> None:
    from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
    from pptx.util import Inches, Pt

    row, column = place
    is_header = row == 0
    is_total = part.table.has_total and row == len(part.table.rows)
    cell.margin_left = Inches(_inside(part.table, column) - SIDE)
    cell.margin_right = Inches(SIDE)
    cell.margin_top = cell.margin_bottom = Inches(ABOVE)
    cell.vertical_anchor = MSO_ANCHOR.BOTTOM if is_header else MSO_ANCHOR.MIDDLE
    paragraph = cell.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.RIGHT if column in part.table.figures else PP_ALIGN.LEFT
    run = paragraph.add_run()
    run.text = text
    run.font.size = Pt(part.size)
    run.font.bold = is_header or is_total
    strong = is_header or row == len(part.table.rows) - part.table.has_total
    _underline(cell, RULE if strong else HAIRLINE, "tx1" if strong else "tx2")


def _underline(cell: Any, width: int, colour: str) -> None:
    from pptx.oxml import parse_xml
    from pptx.oxml.ns import nsdecls

    line = (
        f'<a:lnB {nsdecls("a")} w="{width}" cap="flat" cmpd="sng" algn="ctr">'
        f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill><a:prstDash val="solid"/></a:lnB>'
    )
    cell._tc.get_or_add_tcPr().insert(0, parse_xml(line))  # noqa: SLF001 - the library has no lines
