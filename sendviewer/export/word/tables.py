"""Sets tables in Word: header rows repeated, rows never parted, figures at the right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from sendviewer.export.office.column_widths import ColumnSetting, column_widths, row_lines
from sendviewer.export.office.text import office_text
from sendviewer.export.word.styles import TABLE_TEXT, set_style

if TYPE_CHECKING:
    from docx.document import Document

__all__ = ["WordTable", "add_table"]

SIZES = (9.5, 9.0)
USUAL = 8.5
"""Points of the letters, largest first; and those of a table that needs all the room."""

TWIPS_PER_INCH = 1440
MM_PER_INCH = 25.4
FEW_COLUMNS = 3
SIDE_IN = 0.05
BEFORE_WORDS_IN = 0.1
NARROWER = 0.96
"""Width of Arial, with a little to spare, as a part of that of the font that is measured."""


class WordTable(Struct, frozen=True):
    """A table of texts. ``figures`` are the columns that stand at the right.

    ``name`` and ``description`` are for who does not see it. ``has_total`` says that the last row
    is the sum of the others. ``is_full`` asks for the whole width of the text.
    """

    name: str
    description: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    figures: tuple[int, ...] = ()
    has_total: bool = False
    is_full: bool = True


def add_table(
    document: Document, table: WordTable, width_mm: float, *, keeps_next: bool = False
) -> None:
    """Add a table at the end of the document, on one page with what follows if asked for."""
    rows = [tuple(map(office_text, row)) for row in (table.columns, *table.rows)]
    made = document.add_table(len(rows), len(table.columns))
    made.autofit = False
    size, widths = _widths(table, rows, width_mm / MM_PER_INCH)
    _set_properties(made, table, widths)
    style = document.styles[TABLE_TEXT].style_id
    for number, (row, texts) in enumerate(zip(made.rows, rows, strict=True)):
        _mark_row(row, is_header=number == 0)
        is_strong = number == 0 or (table.has_total and number == len(rows) - 1)
        for place, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
            cell.width = round(widths[place] * 914_400)
            paragraph = cell.paragraphs[0]
            set_style(paragraph, style)
            _fill(paragraph, text, size, is_strong=is_strong, at_right=place in table.figures)
            if place and place not in table.figures:
                paragraph.paragraph_format.left_indent = round(BEFORE_WORDS_IN * 914_400)
            is_kept = len(rows) < SHORT if number < len(rows) - 1 else keeps_next
            paragraph.paragraph_format.keep_with_next = is_kept
        if is_strong:
            _rule(row, "top" if number else "bottom")
    _close(document, keeps_next=keeps_next)


SHORT = 20
"""Rows of a table that is not parted between pages."""


# --- Widths -------------------------------------------------------------------------------


def _widths(
    table: WordTable, rows: Sequence[tuple[str, ...]], width: float
) -> tuple[float, tuple[float, ...]]:
    """Return points of the letters and inches of the columns.

    The size is the largest in which no row needs a second line. A table of few columns is one of
    words, in which second lines do not disturb.
    """
    for size in SIZES:
        widths, is_single = _set(table, rows, width, size)
        if is_single or len(table.columns) <= FEW_COLUMNS:
            return size, widths
    return USUAL, _set(table, rows, width, USUAL)[0]


def _set(
    table: WordTable, rows: Sequence[tuple[str, ...]], width: float, size: float
) -> tuple[tuple[float, ...], bool]:
    """Return the widths in one size, and whether each row then takes one line."""
    rooms = tuple(
        2 * SIDE_IN + (BEFORE_WORDS_IN if place and place not in table.figures else 0.0)
        for place in range(len(table.columns))
    )
    setting = ColumnSetting(size, rooms, table.figures, narrower=NARROWER)
    widths = column_widths(rows, setting, width, is_full=table.is_full)
    return widths, all(max(row_lines(row, setting, widths)) == 1 for row in rows[1:])


# --- Marks --------------------------------------------------------------------------------


def _set_properties(made: Any, table: WordTable, widths: Sequence[float]) -> None:
    """Set borders, widths, and what says that there are headers; in the order of the standard."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    properties = made._tbl.tblPr  # noqa: SLF001 - the library sets none of this
    for old in properties.xpath("./w:tblW | ./w:tblLook | ./w:tblBorders | ./w:tblCellMar"):
        properties.remove(old)
    total = round(sum(widths) * TWIPS_PER_INCH)
    side = round(SIDE_IN * TWIPS_PER_INCH)
    layout = properties.xpath("./w:tblLayout")[0]
    before = (
        f'<w:tblW {nsdecls("w")} w:w="{total}" w:type="dxa"/>',
        f"<w:tblBorders {nsdecls('w')}>{_lines()}</w:tblBorders>",
    )
    for xml in before:
        layout.addprevious(parse_xml(xml))
    margins = "".join(f'<w:{end} w:w="{side}" w:type="dxa"/>' for end in ("left", "right"))
    look = (
        f'w:val="06A0" w:firstRow="1" w:lastRow="{int(table.has_total)}" w:firstColumn="1"'
        ' w:lastColumn="0" w:noHBand="1" w:noVBand="1"'
    )
    after = (
        f"<w:tblCellMar {nsdecls('w')}>{margins}</w:tblCellMar>",
        f"<w:tblLook {nsdecls('w')} {look}/>",
        f"<w:tblCaption {nsdecls('w')}/>",
        f"<w:tblDescription {nsdecls('w')}/>",
    )
    for xml in after:
        properties.append(parse_xml(xml))
    _name(properties, table)
    for column, width in zip(made.columns, widths, strict=True):
        column.width = round(width * 914_400)


def _name(properties: Any, table: WordTable) -> None:
    from docx.oxml.ns import qn

    for tag, text in (("w:tblCaption", table.name), ("w:tblDescription", table.description)):
        properties.find(qn(tag)).set(qn("w:val"), office_text(text))


def _lines() -> str:
    line = '<w:{} w:val="single" w:sz="{}" w:space="0" w:color="{}"/>'
    return (
        line.format("top", 8, "auto")
        + line.format("bottom", 8, "auto")
        + line.format("insideH", 4, "A6ADB1")
    )


def _mark_row(row: Any, *, is_header: bool) -> None:
    from docx.oxml import OxmlElement

    properties = row._tr.get_or_add_trPr()  # noqa: SLF001 - the library has no header rows
    properties.append(OxmlElement("w:cantSplit"))
    if is_header:
        properties.append(OxmlElement("w:tblHeader"))


def _rule(row: Any, side: str) -> None:
    """Draw the line that parts a header or a total from the rows."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    for cell in row.cells:
        line = f'<w:{side} w:val="single" w:sz="8" w:space="0" w:color="auto"/>'
        border = parse_xml(f"<w:tcBorders {nsdecls('w')}>{line}</w:tcBorders>")
        width = cell._tc.get_or_add_tcPr().xpath("./w:tcW")[0]  # noqa: SLF001
        width.addnext(border)


def _fill(paragraph: Any, text: str, size: float, *, is_strong: bool, at_right: bool) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    if at_right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(1.2)
    run = paragraph.add_run(text)
    if is_strong:
        run.bold = True
    if size != SIZES[0]:
        run.font.size = Pt(size)


def _close(document: Document, *, keeps_next: bool) -> None:
    """End with a small paragraph: without one, two tables in a row would become one."""
    from docx.shared import Pt

    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(0)
    paragraph.paragraph_format.line_spacing = Pt(5)
    if keeps_next:
        paragraph.paragraph_format.keep_with_next = True
