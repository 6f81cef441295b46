"""The styles that a briefing is set in: their look where there is no template, and their absence.

Everything is set by style, so that a person changes the whole document in Word's list of styles.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from msgspec import Struct

if TYPE_CHECKING:
    from docx.document import Document

__all__ = [
    "BODY",
    "BULLET",
    "FOOTER",
    "KEY_MESSAGE",
    "REMARK",
    "SUBTITLE",
    "TABLE_TEXT",
    "TITLE",
    "add_missing_styles",
    "bullet_number",
    "heading_style",
    "set_style",
    "shape_own_styles",
]

TITLE, SUBTITLE, BODY, BULLET = "Title", "Subtitle", "Normal", "List Bullet"
FOOTER = "Footer"
KEY_MESSAGE, REMARK, TABLE_TEXT = "Key message", "Remark", "Table text"
HEADINGS = ("Heading 1", "Heading 2")


def heading_style(level: int) -> str:
    """Return the style of a heading of level 2, under the title, or 3."""
    return HEADINGS[min(level, 3) - 2]


def set_style(paragraph: Any, style_id: str) -> None:
    """Set a paragraph in a style of its document; the library looks through all of them for it."""
    paragraph._p.style = style_id  # noqa: SLF001


class _Look(Struct, frozen=True):
    """Points of the letters and of the room around a paragraph, and the colour in the theme."""

    size: float
    before: float = 0
    after: float = 0
    is_bold: bool = False
    colour: str = "dk1"
    keeps_next: bool = False


_LOOKS = {
    BODY: _Look(10, after=3),
    TITLE: _Look(22, after=2, is_bold=True, colour="accent1", keeps_next=True),
    SUBTITLE: _Look(10, after=1, colour="dk2"),
    HEADINGS[0]: _Look(14, 9, 3, is_bold=True, colour="accent1", keeps_next=True),
    HEADINGS[1]: _Look(11, 6, 2, is_bold=True, keeps_next=True),
    BULLET: _Look(10, after=1.5),
    KEY_MESSAGE: _Look(13, 7, 6),
    REMARK: _Look(9, after=3, colour="dk2"),
    TABLE_TEXT: _Look(9.5),
    FOOTER: _Look(8, colour="dk2"),
}
LINE = 1.03
_OUR_OWN = {KEY_MESSAGE, REMARK, TABLE_TEXT}
_LEVELS = {HEADINGS[0]: 0, HEADINGS[1]: 1}


def shape_own_styles(document: Document, colours: Mapping[str, str]) -> None:
    """Give the styles of the empty document the program's own look."""
    from docx.enum.style import WD_STYLE_TYPE

    for name, look in _LOOKS.items():
        if name in _OUR_OWN:
            document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style: Any = document.styles[name]
        _plain(style)
        _shape(style, look)
        _colour(style, colours[look.colour])
    _frame_key_message(document.styles[KEY_MESSAGE], colours["accent1"])


def add_missing_styles(document: Document) -> None:
    """Add what a template lacks: in its own letters, larger or bold where that has a meaning."""
    from docx.enum.style import WD_STYLE_TYPE

    known = {style.name for style in document.styles}
    body: Any = document.styles[BODY] if BODY in known else None
    for name, look in _LOOKS.items():
        if name in known:
            continue
        is_builtin = name not in _OUR_OWN
        style: Any = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=is_builtin)
        style.base_style = body if name != BODY else None
        _shape(style, look)
        if name in _LEVELS:
            _set_level(style, _LEVELS[name])


def _plain(style: Any) -> None:
    """Take away borders, slanting and spread letters that come with the library's document."""
    from docx.oxml.ns import qn

    for properties, tags in ((style.element.pPr, ("w:pBdr",)), (style.element.rPr, _ORNAMENTS)):
        for tag in tags:
            for element in [] if properties is None else properties.findall(qn(tag)):
                properties.remove(element)


_ORNAMENTS = ("w:i", "w:iCs", "w:spacing", "w:kern", "w:color")


def _shape(style: Any, look: _Look) -> None:
    from docx.shared import Pt

    style.font.size = Pt(look.size)
    style.font.bold = look.is_bold
    style.paragraph_format.space_before = Pt(look.before)
    style.paragraph_format.space_after = Pt(look.after)
    style.paragraph_format.line_spacing = LINE if look.size < _LOOKS[TITLE].size else 1.0
    style.paragraph_format.keep_with_next = look.keeps_next
    style.paragraph_format.widow_control = True
    style.quick_style, style.hidden, style.unhide_when_used = True, False, False


def _colour(style: Any, colour: str) -> None:
    from docx.shared import RGBColor

    style.font.color.rgb = RGBColor.from_string(colour)


def _frame_key_message(style: Any, colour: str) -> None:
    """Draw a line at the left of the key message."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls, qn
    from docx.shared import Pt

    style.paragraph_format.left_indent = Pt(10)
    properties = style.element.get_or_add_pPr()
    line = f'<w:left w:val="single" w:sz="24" w:space="8" w:color="{colour}"/>'
    border = parse_xml(f"<w:pBdr {nsdecls('w')}>{line}</w:pBdr>")
    after = ("w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl")
    later = next((properties.find(qn(tag)) for tag in after if _has(properties, tag)), None)
    if later is None:
        properties.append(border)
    else:
        later.addprevious(border)


def _has(properties: Any, tag: str) -> bool:
    from docx.oxml.ns import qn

    return properties.find(qn(tag)) is not None


def _set_level(style: Any, level: int) -> None:
    """Make a style a heading for readers that go by levels."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement("w:outlineLvl")
    element.set(qn("w:val"), str(level))
    style.element.get_or_add_pPr().append(element)


# --- Lists --------------------------------------------------------------------------------


def bullet_number(document: Document) -> int | None:
    """Return the number of a list with bullets, or None if the style of lists has one itself."""
    style: Any = document.styles[BULLET]
    while style is not None:
        if style.element.xpath("./w:pPr/w:numPr"):
            return None
        style = style.base_style
    return _add_numbering(_numbering(document))


_EMPTY = '<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'


def _numbering(document: Document) -> Any:
    """Return the part with the lists of a document, new if there is none."""
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.parts.numbering import NumberingPart

    part = document.part
    for rel in part.rels.values():
        if rel.reltype == RELATIONSHIP_TYPE.NUMBERING:
            return rel.target_part.element
    made = NumberingPart.load(
        PackURI("/word/numbering.xml"), CONTENT_TYPE.WML_NUMBERING, _EMPTY.encode(), part.package
    )
    part.relate_to(made, RELATIONSHIP_TYPE.NUMBERING)
    return made.element


def _add_numbering(root: Any) -> int:
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls, qn

    taken = [int(id_) for id_ in root.xpath("./w:abstractNum/@w:abstractNumId")]
    kind = max(taken, default=0) + 1
    abstract = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{kind}">'
        f'<w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        f'<w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="360" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>'
    )
    numbers = root.findall(qn("w:num"))
    if numbers:
        numbers[0].addprevious(abstract)
    else:
        root.append(abstract)
    number = max((int(id_) for id_ in root.xpath("./w:num/@w:numId")), default=0) + 1
    entry = f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{kind}"/></w:num>'
    (numbers[-1] if numbers else abstract).addnext(parse_xml(entry))
    return number
