"""Writes a page as slides for PowerPoint, with charts that can be edited and notes to speak from.

Every slide has its title in the title's place; charts and tables have alternative texts; what is
read aloud comes in the order in which it stands. The same page gives the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from sendviewer.export.fixed_zip import fixed_zip
from sendviewer.export.office.text import ENGLISH, office_text
from sendviewer.export.slides.plots import add_plot
from sendviewer.export.slides.stage import Box, SlideStage, open_stage
from sendviewer.export.slides.tables import SetTable, add_table, set_tables
from sendviewer.export.slides.type import footer_holds, title_size
from sendviewer.export.slides.words import (
    TextLine,
    add_footer,
    add_lines,
    add_notes,
    drop_empty,
    fill_lines,
    lines_height,
    set_title,
    speak_english,
    subtitle_place,
)
from sendviewer.present.briefing import BriefingSpec
from sendviewer.present.card_specs import Run
from sendviewer.present.slide_deck import slide_deck
from sendviewer.present.slide_specs import BigFigure, SlideSpec

if TYPE_CHECKING:
    from pptx.slide import Slide

__all__ = ["slides_bytes"]

LEAD, REMARK = 16, 12
"""Points of the line under the title, and of remarks at the foot."""

GAP = 0.12
"""Inches between the parts of a slide."""

LIST_SIZES = (20, 18, 16, 14)
LIST_GAP, LIST_INDENT = 8, 0.25
FIGURE_SIZE, FIGURE_NAME, FIGURE_CAPTION = 54, 18, 14
FIGURES_PART, BETWEEN = 0.34, 0.5
OPENING_SIZES, OPENING_LINE = (26, 22, 20, 18, 16), 16

Items = tuple[tuple[Run, ...], ...]


def slides_bytes(briefing: BriefingSpec, template: Path | None = None) -> bytes:
    """Return the presentation, in the design of ``template`` if there is one; raises InputError."""
    stage = open_stage(template)
    _set_properties(stage, briefing)
    source = briefing.header.source_line
    parts = [part for spec in slide_deck(briefing) for part in _parts(spec, stage, source)]
    titles = [part.spec.title for part in parts if not part.spec.is_opening]
    size = title_size(stage.plain, titles)
    for part in parts:
        _add(stage, part, source, size)
    stream = io.BytesIO()
    stage.deck.save(stream)
    return fixed_zip(stream.getvalue())


def _set_properties(stage: SlideStage, briefing: BriefingSpec) -> None:
    properties = stage.deck.core_properties
    properties.title = office_text(briefing.title)
    properties.subject = office_text(briefing.header.subtitle)
    properties.author = properties.last_modified_by = "SEND Viewer"
    properties.comments = properties.keywords = properties.category = ""
    properties.language = ENGLISH
    properties.revision = 1


# --- What goes on one slide ---------------------------------------------------------------


class _Part(Struct, frozen=True):
    """What of a slide goes on one: its words, and the rows of its table if it has one."""

    spec: SlideSpec
    table: SetTable | None = None


def _parts(spec: SlideSpec, stage: SlideStage, source: str) -> Iterator[_Part]:
    """Yield the slide or, where it holds too much, several that say so in their titles."""
    if not spec.is_opening and not footer_holds(stage.plain, source):
        spec = replace(spec, remarks=(*spec.remarks, source))
    room = _room(spec, stage.room)
    parts = [_Part(spec)]
    if spec.table:
        parts = [_Part(spec, table) for table in set_tables(spec.table, room)]
    elif spec.items:
        parts = [_Part(replace(spec, items=items)) for items in _split(spec.items, room)]
    for number, part in enumerate(parts, 1):
        several = f" ({number} of {len(parts)})" if len(parts) > 1 else ""
        yield replace(part, spec=replace(part.spec, title=f"{spec.title}{several}"))


def _split(items: Items, room: Box) -> Iterator[Items]:
    """Yield as many items at a time as fit in the smallest letters."""
    part: Items = ()
    for item in items:
        if part and not _fits((*part, item), room, LIST_SIZES[-1]):
            yield part
            part = ()
        part = (*part, item)
    yield part


def _fits(items: Items, room: Box, size: float) -> bool:
    return lines_height(_list(items, size), room.width - LIST_INDENT) <= room.height


def _list(items: Items, size: float) -> tuple[TextLine, ...]:
    return tuple(TextLine(runs, size, LIST_GAP) for runs in items)


def _lead(spec: SlideSpec) -> tuple[TextLine, ...]:
    return tuple(TextLine((Run(line),), LEAD) for line in spec.lines)


def _remarks(spec: SlideSpec) -> tuple[TextLine, ...]:
    return tuple(TextLine((Run(line),), REMARK) for line in spec.remarks)


def _room(spec: SlideSpec, box: Box) -> Box:
    """Return what the lines under the title and the remarks leave of ``box``."""
    above, below = (lines_height(lines, box.width) for lines in (_lead(spec), _remarks(spec)))
    return box.below(above + GAP if above else 0.0).above(below + GAP if below else 0.0)


# --- Slides -------------------------------------------------------------------------------


def _add(stage: SlideStage, part: _Part, source: str, size: int | None) -> None:
    """Add a slide; ``size`` is that of titles, None if it is the layout's."""
    spec = part.spec
    layout = stage.opening if spec.is_opening else stage.plain
    slide = stage.deck.slides.add_slide(layout)
    set_title(slide, spec.title, title_size(layout, [spec.title]) if spec.is_opening else size)
    if spec.is_opening:
        _open(slide, spec, stage.room)
    else:
        _fill(slide, part, stage.room)
    drop_empty(slide)
    add_footer(slide, source if footer_holds(layout, source) else "")
    add_notes(slide, spec.spoken)
    for page in (slide, slide.notes_slide):
        speak_english(page.element)


def _open(slide: Slide, spec: SlideSpec, room: Box) -> None:
    """Write the key message, and under it what the page is about."""
    place = subtitle_place(slide)
    lines = tuple(TextLine((Run(line),), OPENING_LINE, 4) for line in spec.lines)
    choices = [(TextLine(spec.runs, size, 18), *lines) for size in OPENING_SIZES]
    box = place[1] if place else room
    fitting = (lines for lines in choices if lines_height(lines, box.width) <= box.height)
    said = next(fitting, choices[-1])
    if place:
        fill_lines(place[0], said)
    else:
        add_lines(slide, room, said, name="Key message")


def _fill(slide: Slide, part: _Part, box: Box) -> None:
    """Put the parts of a slide under each other, in the order in which they are read."""
    spec = part.spec
    lead, remarks, room = _lead(spec), _remarks(spec), _room(spec, box)
    if lead:
        add_lines(slide, box, lead, colour="tx2", name="What is shown")
    if spec.figures:
        room = _add_figures(slide, spec.figures, room)
    if spec.plot:
        add_plot(slide, spec.plot, room)
    if part.table:
        add_table(slide, part.table, room)
    if spec.items:
        size = next((one for one in LIST_SIZES if _fits(spec.items, room, one)), LIST_SIZES[-1])
        add_lines(slide, room, _list(spec.items, size), is_list=True, name="List")
    if remarks:
        height = lines_height(remarks, box.width)
        foot = replace(box, top=box.bottom - height, height=height)
        add_lines(slide, foot, remarks, colour="tx2", name="Remarks")


def _add_figures(slide: Slide, figures: tuple[BigFigure, ...], room: Box) -> Box:
    """Add the big figures beside each other; return what is left for the chart of the last.

    The chart of one figure alone stands beside it.
    """
    part = FIGURES_PART if len(figures) == 1 else 1 / len(figures)
    width = room.width * part - BETWEEN
    tallest = 0.0
    for number, figure in enumerate(figures):
        lines = _figure_lines(figure)
        tallest = max(tallest, lines_height(lines, width))
        place = replace(room, left=room.left + number * room.width * part, width=width)
        add_lines(slide, place, lines, name=figure.name)
    if len(figures) == 1:
        left = room.width * part
        return replace(room, left=room.left + left, width=room.width - left)
    last = room.width * part * (len(figures) - 1)
    return replace(room.below(tallest + GAP), left=room.left + last, width=room.width - last)


def _figure_lines(figure: BigFigure) -> tuple[TextLine, ...]:
    return (
        TextLine((Run(figure.name),), FIGURE_NAME),
        TextLine((Run(figure.figure, strong=True),), FIGURE_SIZE),
        *((TextLine((Run(figure.caption),), FIGURE_CAPTION),) if figure.caption else ()),
    )
