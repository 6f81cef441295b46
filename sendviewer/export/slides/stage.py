"""Finds the layouts and the room for slides, in the program's design or a council's template."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from sendviewer.core.errors import InputError
from sendviewer.export.office.template import POWERPOINT, template_fault, template_stream
from sendviewer.export.slides.base import MARGIN_IN, own_presentation

if TYPE_CHECKING:
    from pptx.presentation import Presentation
    from pptx.slide import SlideLayout

__all__ = [
    "EMU_PER_INCH",
    "INSET",
    "TITLES",
    "Box",
    "SlideStage",
    "open_stage",
    "placeholders",
]

EMU_PER_INCH = 914_400
INSET = 0.1
"""Inches that a placeholder keeps free at its sides."""

TITLES = {"TITLE", "CENTER_TITLE"}
FURNITURE = {"DATE", "FOOTER", "SLIDE_NUMBER"}
LEAST_WIDTH, LEAST_HEIGHT = 0.6, 0.45
"""Parts of the slide that content needs at least; a template's box may be for a column only."""


class Box(Struct, frozen=True):
    """A place on a slide in inches."""

    left: float
    top: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        """Where the box ends."""
        return self.top + self.height

    def below(self, height: float) -> Box:
        """Return what is left under ``height`` inches."""
        return replace(self, top=self.top + height, height=self.height - height)

    def above(self, height: float) -> Box:
        """Return what is left over ``height`` inches at the bottom."""
        return replace(self, height=self.height - height)


class SlideStage(Struct, frozen=True):
    """An empty presentation with what slides are made of.

    ``room`` is where content goes under a title.
    """

    deck: Presentation
    opening: SlideLayout
    plain: SlideLayout
    room: Box


def open_stage(template: Path | None) -> SlideStage:
    """Return an empty presentation; raises InputError if ``template`` cannot be used."""
    deck = _from_template(template) if template else own_presentation()
    opening, plain = _chosen(deck, "opening"), _chosen(deck, "plain")
    if opening is None or plain is None:
        assert template is not None
        problem = "This template has no layout with a title, and every slide needs one."
        raise template_fault(template, POWERPOINT, problem)
    room = _room(deck, plain)
    if template:
        # The text of a placeholder begins a little inside it, and what stands under it does too.
        room = replace(room, left=room.left + INSET, width=room.width - 2 * INSET)
    return SlideStage(deck, opening, plain, room)


def placeholders(layout: Any) -> list[Any]:
    """Return the places of a layout or a master."""
    return list(layout.placeholders)


def _kinds(layout: SlideLayout) -> list[str]:
    """Return what a layout has places for, such as "TITLE" and "FOOTER"."""
    return [shape.placeholder_format.type.name for shape in placeholders(layout)]


# --- Templates ----------------------------------------------------------------------------


def _from_template(template: Path) -> Presentation:
    from pptx import Presentation

    stream = template_stream(template, POWERPOINT)
    try:
        deck = Presentation(stream)
        _drop_slides(deck)
        _drop_thumbnail(deck)
    except InputError:
        raise
    except Exception as error:
        # The library raises whatever the damage leads to: KeyError, XMLSyntaxError and others.
        raise template_fault(template, POWERPOINT) from error
    return deck


def _drop_slides(deck: Presentation) -> None:
    """Take the sample slides away, and the lists of sections and shows that name them."""
    root = deck.element
    for entry in list(root.xpath("./p:sldIdLst/p:sldId")):
        deck.part.drop_rel(entry.rId)
        entry.getparent().remove(entry)
    named = "./p:custShowLst | ./p:extLst/p:ext[*[local-name()='sectionLst']]"
    for element in root.xpath(named):
        element.getparent().remove(element)


def _drop_thumbnail(deck: Presentation) -> None:
    """Take away the picture of the template's own first slide."""
    package = deck.part.package
    for rel in [rel for rel in package.iter_rels() if rel.reltype.endswith("/thumbnail")]:
        package.drop_rel(rel.rId)


# --- Layouts ------------------------------------------------------------------------------


def _chosen(deck: Presentation, use: str) -> SlideLayout | None:
    """Return the layout that fits a use best: the one whose placeholders cost least."""
    layouts = [one for one in _layouts(deck) if TITLES & set(_kinds(one))]
    return min(layouts, key=_COSTS[use], default=None)


def _layouts(deck: Presentation) -> Iterator[SlideLayout]:
    for master in deck.slide_masters:
        yield from master.slide_layouts


def _opening_cost(layout: SlideLayout) -> int:
    kinds = _kinds(layout)
    unwanted = len(set(kinds) - TITLES - FURNITURE - {"SUBTITLE"})
    return 2 * ("CENTER_TITLE" not in kinds) + 2 * ("SUBTITLE" not in kinds) + unwanted


def _plain_cost(layout: SlideLayout) -> int:
    kinds = _kinds(layout)
    content = [kind for kind in kinds if kind not in TITLES | FURNITURE]
    missing = len({"FOOTER", "SLIDE_NUMBER"} - set(kinds))
    return 10 * ("TITLE" not in kinds) + 2 * len(content) + missing


_COSTS = {"opening": _opening_cost, "plain": _plain_cost}


# --- Room ---------------------------------------------------------------------------------


def _room(deck: Presentation, plain: SlideLayout) -> Box:
    """Return where the template has its content, or else what title and footer leave."""
    width, height = (side / EMU_PER_INCH for side in _sides(deck))
    places = [shape for shape in _bodies(plain) if shape.width and shape.height]
    for shape in places:
        box = Box(*(edge / EMU_PER_INCH for edge in _edges(shape)))
        is_wide = box.width > LEAST_WIDTH * width
        if is_wide and box.height > LEAST_HEIGHT * height and box.bottom <= height:
            return box
    return _between(plain, width, height)


def _sides(deck: Presentation) -> tuple[int, int]:
    assert deck.slide_width is not None
    assert deck.slide_height is not None
    return deck.slide_width, deck.slide_height


def _bodies(plain: SlideLayout) -> Iterator[Any]:
    """Yield the content placeholders of layouts with one only, and of the master."""
    for layout in plain.slide_master.slide_layouts:
        content = [
            shape
            for shape in placeholders(layout)
            if shape.placeholder_format.type.name in {"OBJECT", "BODY"}
        ]
        if len(content) == 1 and "TITLE" in _kinds(layout):
            yield content[0]
    yield from (
        shape
        for shape in placeholders(plain.slide_master)
        if shape.placeholder_format.type.name == "BODY"
    )


def _edges(shape: Any) -> tuple[int, int, int, int]:
    return shape.left, shape.top, shape.width, shape.height


def _between(plain: SlideLayout, width: float, height: float) -> Box:
    bottoms = [
        (shape.top + shape.height) / EMU_PER_INCH
        for shape in placeholders(plain)
        if shape.placeholder_format.type.name in TITLES and shape.height
    ]
    top = min([*bottoms, 0.3 * height]) + 0.1
    return Box(MARGIN_IN, top, width - 2 * MARGIN_IN, 0.9 * height - top)
