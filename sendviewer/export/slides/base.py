"""The design of slides where no template is given: wide, white, dark blue, one accent.

It is built on the plain presentation that comes with python-pptx, with fonts and colours in its
theme, so that a person changes them in PowerPoint in one place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sendviewer.export.office.text import ENGLISH
from sendviewer.export.office.theme import themed_package

if TYPE_CHECKING:
    from pptx.presentation import Presentation
    from pptx.shapes.base import BaseShape
    from pptx.slide import SlideLayout, SlideMaster

__all__ = ["own_presentation"]

WIDTH_IN, HEIGHT_IN = 13.333, 7.5
MARGIN_IN = 0.6
FULL_IN = WIDTH_IN - 2 * MARGIN_IN
BOXES = {
    "TITLE": (MARGIN_IN, 0.35, FULL_IN, 0.95),
    "BODY": (MARGIN_IN, 1.4, FULL_IN, 5.45),
    "FOOTER": (MARGIN_IN, 6.95, FULL_IN - 1.2, 0.35),
    "SLIDE_NUMBER": (WIDTH_IN - MARGIN_IN - 1.0, 6.95, 1.0, 0.35),
    "CENTER_TITLE": (MARGIN_IN, 1.1, FULL_IN, 1.9),
    "SUBTITLE": (MARGIN_IN, 3.2, FULL_IN, 3.4),
}
"""Left, top, width and height in inches of each kind of placeholder."""

KEPT_LAYOUTS = ("Title Slide", "Title Only")
TITLE_SIZE, FOOTER_SIZE = 2800, 1100
BAND = 150_000


def own_presentation() -> Presentation:
    """Return an empty presentation in the program's own design."""
    from pptx import Presentation
    from pptx.util import Inches

    deck = Presentation(themed_package("pptx"))
    deck.slide_width, deck.slide_height = Inches(WIDTH_IN), Inches(HEIGHT_IN)
    _keep_layouts(deck)
    _shape_master(deck)
    for layout in deck.slide_layouts:
        _shape_layout(layout)
    _speak_english(deck)
    return deck


def _keep_layouts(deck: Presentation) -> None:
    for layout in list(deck.slide_layouts):
        if layout.name not in KEPT_LAYOUTS:
            deck.slide_layouts.remove(layout)


def _shape_master(deck: Presentation) -> None:
    from pptx.oxml.ns import qn

    master = deck.slide_master
    for shape in list(master.placeholders):
        _place(shape)
        _style(shape)
    _add_band(master)
    style = master.element.find(qn("p:txStyles")).find(qn("p:titleStyle"))
    level = style.find(qn("a:lvl1pPr"))
    level.set("algn", "l")
    level.find(qn("a:defRPr")).set("sz", str(TITLE_SIZE))
    level.find(qn("a:defRPr")).set("b", "1")


def _add_band(master: SlideMaster) -> None:
    """Draw a band along the upper edge; what stands on a master is not read aloud."""
    from pptx.oxml import parse_xml
    from pptx.oxml.ns import nsdecls

    band = (
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="90" name="Band"/><p:cNvSpPr/><p:nvPr/>'
        f'</p:nvSpPr><p:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{round(WIDTH_IN * 914_400)}" cy="{BAND}"/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f'<a:solidFill><a:schemeClr val="accent1"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr>'
        f"</p:sp>"
    )
    # Under everything else: after the two elements that describe the group of all shapes.
    master.shapes.element.insert(2, parse_xml(band))


def _shape_layout(layout: SlideLayout) -> None:
    from pptx.enum.dml import MSO_THEME_COLOR

    is_opening = layout.name == KEPT_LAYOUTS[0]
    for shape in list(layout.placeholders):
        if _kind(shape) == "DATE":
            shape.element.getparent().remove(shape.element)
        else:
            _place(shape)
            _style(shape, colour="bg1" if is_opening else "tx2")
    if is_opening:
        layout.background.fill.solid()
        layout.background.fill.fore_color.theme_color = MSO_THEME_COLOR.ACCENT_1


def _kind(shape: BaseShape) -> str:
    return shape.placeholder_format.type.name


def _place(shape: BaseShape) -> None:
    from pptx.util import Inches

    if box := BOXES.get(_kind(shape)):
        shape.left, shape.top, shape.width, shape.height = map(Inches, box)


_SIZES = {
    "FOOTER": FOOTER_SIZE,
    "SLIDE_NUMBER": FOOTER_SIZE,
    "CENTER_TITLE": 4000,
    "SUBTITLE": 2000,
}
_ANCHORS = {"CENTER_TITLE": "b", "SUBTITLE": "t", "TITLE": "b"}


def _style(shape: BaseShape, *, colour: str = "tx2") -> None:
    """Set the first level of a placeholder: begin at its edge, in its size and colour."""
    from pptx.oxml import parse_xml
    from pptx.oxml.ns import nsdecls, qn

    kind = _kind(shape)
    body = shape.element.find(qn("p:txBody"))
    frame = body.find(qn("a:bodyPr"))
    frame.set("lIns", "0")
    frame.set("rIns", "0")
    if anchor := _ANCHORS.get(kind):
        frame.set("anchor", anchor)
    if kind not in _SIZES:
        return
    fill = f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill>'
    align = "r" if kind == "SLIDE_NUMBER" else "l"
    level = f'<a:lvl1pPr marL="0" indent="0" algn="{align}"><a:buNone/>'
    style = f'<a:lstStyle {nsdecls("a")}>{level}<a:defRPr sz="{_SIZES[kind]}">{fill}</a:defRPr>'
    old = body.find(qn("a:lstStyle"))
    body.replace(old, parse_xml(f"{style}</a:lvl1pPr></a:lstStyle>"))


def _speak_english(deck: Presentation) -> None:
    for part in (deck, deck.slide_master, *deck.slide_layouts):
        for element in part.element.xpath("//*[@lang]"):
            element.set("lang", ENGLISH)
