"""Puts the source and the number of the page at the foot, where a template has no foot itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sendviewer.export.office.text import office_text
from sendviewer.export.word.base import text_width_mm
from sendviewer.export.word.styles import FOOTER

if TYPE_CHECKING:
    from docx.document import Document

__all__ = ["add_footer"]

ABOVE_PT = 6
"""A foot of two lines grows upwards: without this, a table could end right above it."""


def add_footer(document: Document, source: str) -> None:
    """Write the foot of every page, unless the document has one."""
    section: Any = document.sections[0]
    if _has_footer(section):
        return
    footer = section.footer
    footer.is_linked_to_previous = False
    first = footer.paragraphs[0] if footer.paragraphs else footer.add_paragraph()
    _write(first).add_run(office_text(source))
    _tab(first, text_width_mm(document))
    _number(first)
    if section.different_first_page_header_footer:
        section.different_first_page_header_footer = False


def _tab(paragraph: Any, width_mm: float) -> None:
    """Go on at the right edge of the text, whatever tabs the style has."""
    from docx.enum.text import WD_TAB_ALIGNMENT
    from docx.shared import Mm

    style = paragraph.style.paragraph_format.tab_stops
    for stop in style:
        paragraph.paragraph_format.tab_stops.add_tab_stop(stop.position, WD_TAB_ALIGNMENT.CLEAR)
    paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(width_mm), WD_TAB_ALIGNMENT.RIGHT)
    paragraph.add_run("\t")


def _has_footer(section: Any) -> bool:
    return bool(section._sectPr.xpath("./w:footerReference"))  # noqa: SLF001


def _write(paragraph: Any) -> Any:
    from docx.shared import Pt

    paragraph.style = FOOTER
    paragraph.paragraph_format.space_before = Pt(ABOVE_PT)
    paragraph.paragraph_format.space_after = Pt(0)
    return paragraph


def _number(paragraph: Any) -> None:
    """Add "Page 1 of 3" as fields, which the program that shows the document fills in."""
    paragraph.add_run("Page ")
    _field(paragraph, "PAGE")
    paragraph.add_run(" of ")
    _field(paragraph, "NUMPAGES")


def _field(paragraph: Any, code: str) -> None:
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    field = f'<w:fldSimple {nsdecls("w")} w:instr=" {code} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    paragraph._p.append(parse_xml(field))  # noqa: SLF001 - the library has no fields
