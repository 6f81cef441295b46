"""Puts words on slides: titles, text boxes, footers, notes, all in British English."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from sendviewer.export.office.text import ENGLISH, line_count, office_text, run_text
from sendviewer.export.slides.stage import EMU_PER_INCH, INSET, Box, placeholders
from sendviewer.export.slides.type import LINE, POINTS_PER_INCH
from sendviewer.present.card_specs import Run

if TYPE_CHECKING:
    from pptx.slide import Slide
    from pptx.text.text import TextFrame

__all__ = [
    "TextLine",
    "add_footer",
    "add_lines",
    "add_notes",
    "drop_empty",
    "fill_lines",
    "lines_height",
    "set_title",
    "speak_english",
    "subtitle_place",
]


class TextLine(Struct, frozen=True):
    """A paragraph on a slide: its runs, the points of its letters and of the room after it."""

    runs: tuple[Run, ...]
    size: float
    gap: float = 0.0

    @property
    def text(self) -> str:
        """The text without its emphasis."""
        return office_text("".join(run.text for run in self.runs))


def set_title(slide: Any, text: str, size: int | None) -> None:
    """Write the title, in ``size`` points or else in those of the layout."""
    from pptx.util import Pt

    paragraph = slide.shapes.title.text_frame.paragraphs[0]
    run = paragraph.add_run()
    run.text = office_text(text)
    if size:
        run.font.size = Pt(size)


def lines_height(lines: Sequence[TextLine], width: float) -> float:
    """Return the inches that lines of text take."""
    return sum(_height(line.text, width, line.size) + line.gap / POINTS_PER_INCH for line in lines)


def _height(text: str, width: float, size: float, *, is_bold: bool = False) -> float:
    return line_count(text, width, size, is_bold=is_bold) * size * LINE / POINTS_PER_INCH


def add_lines(  # noqa: PLR0913 - what it says, where, and how it looks
    slide: Slide,
    box: Box,
    lines: Sequence[TextLine],
    *,
    name: str,
    is_list: bool = False,
    colour: str = "tx1",
) -> None:
    """Add a text box without a frame of its own; ``colour`` is one of the theme's."""
    from pptx.util import Inches

    shape = slide.shapes.add_textbox(*map(Inches, (box.left, box.top, box.width, box.height)))
    shape.name = office_text(name)
    frame = shape.text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    fill_lines(frame, lines, colour)
    if is_list:
        for paragraph in frame.paragraphs:
            _bullet(paragraph)


def fill_lines(frame: Any, lines: Sequence[TextLine], colour: str = "") -> None:
    """Fill a frame with paragraphs; without ``colour`` they have that of their place."""
    for number, line in enumerate(lines):
        paragraph = frame.add_paragraph() if number else frame.paragraphs[0]
        _fill_paragraph(paragraph, line, colour)


def _fill_paragraph(paragraph: Any, line: TextLine, colour: str) -> None:
    from pptx.util import Pt

    paragraph.space_after = Pt(line.gap)
    for part in line.runs:
        run = paragraph.add_run()
        run.text = run_text(part.text)
        run.font.size = Pt(line.size)
        if part.strong:
            run.font.bold = True
        if colour:
            _colour(run, colour)


def _colour(run: Any, colour: str) -> None:
    from pptx.enum.dml import MSO_THEME_COLOR

    names = {"tx1": MSO_THEME_COLOR.TEXT_1, "tx2": MSO_THEME_COLOR.TEXT_2}
    run.font.color.theme_color = names[colour]


def _bullet(paragraph: Any) -> None:
    from pptx.oxml import parse_xml
    from pptx.oxml.ns import nsdecls

    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - the library has no lists
    properties.set("marL", "228600")
    properties.set("indent", "-228600")
    properties.append(parse_xml(f'<a:buFont {nsdecls("a")} typeface="Arial"/>'))
    properties.append(parse_xml(f'<a:buChar {nsdecls("a")} char="•"/>'))


# --- Placeholders -------------------------------------------------------------------------


def subtitle_place(slide: Slide) -> tuple[TextFrame, Box] | None:
    """Return the frame for a subtitle, and its room, if the layout has one."""
    for shape in slide.placeholders:
        if shape.placeholder_format.type.name in {"SUBTITLE", "BODY"} and shape.width:
            edges = (shape.left, shape.top, shape.width, shape.height)
            left, top, width, height = (edge / EMU_PER_INCH for edge in edges)
            return shape.text_frame, Box(left, top, width - 2 * INSET, height - INSET)
    return None


def drop_empty(slide: Slide) -> None:
    """Take away placeholders that hold nothing: they would say "Click to add text"."""
    for shape in placeholders(slide):
        if not (shape.has_text_frame and shape.text_frame.text):
            shape.element.getparent().remove(shape.element)


# --- Foot and notes -----------------------------------------------------------------------


def add_footer(slide: Slide, source: str) -> None:
    """Fill the slide's number, and the footer if there is a ``source`` that it has room for."""
    for shape in placeholders(slide.slide_layout):
        kind = shape.placeholder_format.type.name
        if kind == "SLIDE_NUMBER" or (kind == "FOOTER" and source):
            _write(_copied(slide, shape), office_text(source) if kind == "FOOTER" else "")


def _copied(slide: Slide, placeholder: Any) -> Any:
    """Return a copy of the layout's placeholder on the slide, which takes its place from there."""
    from pptx.oxml.ns import qn

    element = deepcopy(placeholder.element)
    used = (int(id_) for id_ in slide.shapes.element.xpath(".//p:cNvPr/@id"))
    element.xpath("./p:nvSpPr/p:cNvPr")[0].set("id", str(max(used) + 1))
    properties = element.find(qn("p:spPr"))
    for child in list(properties):
        properties.remove(child)
    slide.shapes.element.append(element)
    return element


NUMBER_FIELD = "{8A2F5C1E-0D47-4B6A-9C55-6E1B7D3F9A20}"
"""A field needs an id of this form; all slides may have the same."""


def _write(element: Any, text: str) -> None:
    """Put one line into a placeholder, or without ``text`` the field of the slide's number."""
    from pptx.oxml import parse_xml
    from pptx.oxml.ns import nsdecls, qn

    body = element.find(qn("p:txBody"))
    for old in body.findall(qn("a:p")):
        body.remove(old)
    field = f'<a:fld id="{NUMBER_FIELD}" type="slidenum">'
    tags = ("<a:r>", "</a:r>") if text else (field, "</a:fld>")
    inner = f"{tags[0]}<a:rPr/><a:t>#</a:t>{tags[1]}"
    paragraph = parse_xml(f"<a:p {nsdecls('a')}>{inner}</a:p>")
    if text:
        paragraph.find(f".//{qn('a:t')}").text = text
    body.append(paragraph)


def add_notes(slide: Slide, sentences: Iterable[str]) -> None:
    """Write what the speaker says."""
    frame = slide.notes_slide.notes_text_frame
    if frame is not None:
        lines = [office_text(sentence) for sentence in sentences]
        frame.text = "\n".join(line for line in lines if line)


def speak_english(root: Any) -> None:
    """Mark every run under ``root`` as British English."""
    from pptx.oxml.ns import qn

    for run in root.iter(qn("a:r"), qn("a:fld")):
        run.get_or_add_rPr() if hasattr(run, "get_or_add_rPr") else None
    for tag in ("a:rPr", "a:endParaRPr", "a:defRPr"):
        for properties in root.iter(qn(tag)):
            properties.set("lang", ENGLISH)
