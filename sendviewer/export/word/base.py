"""The document that a briefing is written into: the program's own design, or a council's template.

Of a template its styles, its page and its header and footer are kept, and its sample text is not.
A style that it lacks is added in a plain form, so that headings stay headings.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sendviewer.core.errors import InputError
from sendviewer.export.office.template import WORD, template_fault, template_stream
from sendviewer.export.office.text import ENGLISH
from sendviewer.export.office.theme import COLOURS, themed_package
from sendviewer.export.word.styles import add_missing_styles, shape_own_styles

if TYPE_CHECKING:
    from docx.document import Document

__all__ = ["open_document", "text_width_mm"]

A4_MM = (210, 297)
MARGIN_MM = 18
EMU_PER_MM = 36_000


def open_document(template: Path | None) -> Document:
    """Return an empty document; raises InputError if ``template`` cannot be used."""
    document = _from_template(template) if template else _own_document()
    add_missing_styles(document)
    _speak_english(document)
    return document


def text_width_mm(document: Document) -> float:
    """Return the millimetres between the margins, less what the columns of the page take."""
    section = document.sections[0]
    sides = (section.page_width, section.left_margin, section.right_margin)
    if any(side is None for side in sides):
        return A4_MM[0] - 2 * MARGIN_MM
    width, left, right = (float(side or 0) / EMU_PER_MM for side in sides)
    return max(width - left - right, 60.0)


def _own_document() -> Document:
    from docx import Document
    from docx.shared import Mm

    document = Document(themed_package("docx"))
    section = document.sections[0]
    section.page_width, section.page_height = (Mm(side) for side in A4_MM)
    section.left_margin = section.right_margin = Mm(MARGIN_MM)
    section.top_margin = section.bottom_margin = Mm(MARGIN_MM - 3)
    section.header_distance = section.footer_distance = Mm(MARGIN_MM / 2)
    shape_own_styles(document, COLOURS)
    _drop_thumbnail(document)
    return document


def _from_template(template: Path) -> Document:
    from docx import Document

    stream = template_stream(template, WORD)
    try:
        document = Document(stream)
        _empty(document)
        _drop_thumbnail(document)
    except InputError:
        raise
    except Exception as error:
        # The library raises whatever the damage leads to: KeyError, XMLSyntaxError and others.
        raise template_fault(template, WORD) from error
    return document


def _empty(document: Document) -> None:
    """Take the sample text away; the page is that of the first section, with the letterhead."""
    body = document.element.body
    sections = body.xpath(".//w:sectPr")
    for child in list(body):
        body.remove(child)
    if sections:
        body.append(sections[0])


def _drop_thumbnail(document: Document) -> None:
    rels = document.part.package.rels
    for rel_id in [id_ for id_, rel in rels.items() if rel.reltype.endswith("/thumbnail")]:
        del rels[rel_id]


def _speak_english(document: Document) -> None:
    """Mark the document as British English, also where a style says another English."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    styles = document.styles.element
    defaults: Any = styles
    for tag in ("w:docDefaults", "w:rPrDefault", "w:rPr", "w:lang"):
        child = defaults.find(qn(tag))
        if child is None:
            child = OxmlElement(tag)
            _INSERT.get(tag, _append)(defaults, child)
        defaults = child
    for language in (*styles.iter(qn("w:lang")), *document.settings.element.iter(qn(THEME_LANG))):
        language.set(qn("w:val"), ENGLISH)


THEME_LANG = "w:themeFontLang"


def _append(parent: Any, child: Any) -> None:
    parent.append(child)


def _first(parent: Any, child: Any) -> None:
    parent.insert(0, child)


_INSERT: dict[str, Callable[[Any, Any], None]] = {"w:docDefaults": _first, "w:rPrDefault": _first}
