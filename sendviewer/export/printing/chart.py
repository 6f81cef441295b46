"""Sets the chart on paper: as the window draws it, or with each label above its bars.

The window's chart keeps labels beside bars. In large print there is no room for both, and on a
low sheet not for all rows; there each need is a piece of its own, all drawn to one scale.
"""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QPainter

from sendviewer.export.printing.bars import Bar, BarLine, BarScale, bar_group
from sendviewer.export.printing.pieces import Piece, Shape, heading, in_lines, joined, paragraph
from sendviewer.export.printing.setup import Typesetter, TypeUse
from sendviewer.export.printing.shapes import bar_shape, symbol_room, symbol_shape, whisker_shape
from sendviewer.present.card_specs import Series
from sendviewer.present.specs import BarSpec, ChartSpec, Measure
from sendviewer.views.chart_layout import lay_out, least_height, natural_height
from sendviewer.views.chart_legend import DIFFERENCE_LEGEND
from sendviewer.views.chart_spacing import MARGIN
from sendviewer.views.chart_text import TextPlace
from sendviewer.views.look import Look, Looks

__all__ = ["chart_pieces", "chart_texts"]

ABOVE, GROUP_GAP, LEGEND_GAP = 26, 8, 22
SAMPLE, SAMPLE_HEIGHT, SAMPLE_GAP = 26, 11, 8


def chart_pieces(spec: ChartSpec, setter: Typesetter, width: float, height: float) -> list[Piece]:
    """Return the chart; ``height`` is what a sheet has room for."""
    look = setter.setup.look
    margin = look.scaled(MARGIN)
    outer = width + 2 * margin
    if setter.setup.is_large or least_height(spec, look, outer) > height:
        return _flowing(spec, setter, width)
    size = QSizeF(outer, min(natural_height(spec, look, outer), height))
    rect = QRectF(-margin, 0.0, size.width(), size.height())
    # The texts are part of the drawing; they are told of for who looks for them.
    return [Piece(size.height(), shapes=(_figure(spec, rect),))]


def chart_texts(spec: ChartSpec, look: Look, rect: QRectF) -> tuple[TextPlace, ...]:
    """Return all text of a chart that is drawn into ``rect``."""
    layout = lay_out(spec, look, rect.size())
    rows = (text for row in layout.rows for text in (*row.label, *row.values))
    ticks = (tick.label for tick in layout.ticks)
    legend = (entry.text for entry in layout.legend)
    return tuple(
        replace(place, rect=place.rect.translated(rect.topLeft()))
        for place in (*layout.texts, *legend, *rows, *ticks)
    )


def _figure(spec: ChartSpec, rect: QRectF) -> Shape:
    def paint(painter: QPainter, place: QRectF, look: Look) -> None:
        # pyqtgraph takes half a second to import: only when there is a chart to draw.
        from sendviewer.views.chart_plot import ChartFigure

        figure = ChartFigure(Looks(look))
        figure.show_spec(spec)
        figure.paint_on(painter, place)

    return Shape(rect, paint, chart=spec)


# --- Each label above its bars ------------------------------------------------------------


def _flowing(spec: ChartSpec, setter: Typesetter, width: float) -> list[Piece]:
    head = [heading(spec.title, setter, width, TypeUse.HEADING, ABOVE)]
    head += [replace(line, keeps_next=True) for line in paragraph(spec.subtitle, setter, width)]
    legend = _legend(spec, setter, width)
    lines = [_lines(bar, spec) for bar in spec.bars]
    scale = BarScale.of([line for group in lines for line in group], setter, width)
    groups = [
        bar_group(bar.label, group, scale, setter)
        for bar, group in zip(spec.bars, lines, strict=True)
    ]
    gap = setter.scaled(GROUP_GAP)
    placed = [replace(group, above=gap, repeated=legend) for group in groups]
    caption = paragraph(spec.caption, setter, width)
    caption[0] = replace(caption[0], above=setter.scaled(GROUP_GAP))
    return [*head, *([legend] if legend else []), *placed, *caption]


def _lines(bar: BarSpec, spec: ChartSpec) -> list[BarLine]:
    is_difference = spec.measure is Measure.DIFFERENCE
    local = None if bar.local is None else Bar(bar.local, bar.interval)
    lines = [BarLine(bar.local_text, local, Series.LOCAL, bar.compared, is_difference)]
    if not is_difference and spec.comparator_name and bar.comparator_text:
        other = None if bar.comparator is None else Bar(bar.comparator)
        lines.append(BarLine(bar.comparator_text, other, Series.COMPARATOR))
    return lines


def _legend(spec: ChartSpec, setter: Typesetter, width: float) -> Piece | None:
    """Return a sample of each mark with its words, below each other."""
    entries = _differences(spec, setter) if spec.measure is Measure.DIFFERENCE else []
    if spec.measure is not Measure.DIFFERENCE:
        entries.append((spec.local_name, bar_shape(_sample(setter), Series.LOCAL)))
        if spec.comparator_name:
            shape = bar_shape(_sample(setter), Series.COMPARATOR)
            entries.append((spec.comparator_name, shape))
    if spec.interval_name and any(bar.interval for bar in spec.bars):
        entries.append((spec.interval_name, whisker_shape(_sample(setter), None)))
    if not entries or not spec.bars:
        return None
    block = in_lines(
        [_entry(words, shape, setter, width) for words, shape in entries],
        width,
        setter.scaled(LEGEND_GAP),
    )
    below = setter.scaled(6)
    return replace(block, height=block.height + below, keeps_next=True, above=below)


def _differences(spec: ChartSpec, setter: Typesetter) -> list[tuple[str, Shape]]:
    answers = {bar.compared for bar in spec.bars}
    entries = []
    for compared, (answer, joint) in DIFFERENCE_LEGEND.items():
        if compared in answers:
            name = spec.comparator_name
            words = f"{answer} {joint} {name}" if name else answer
            entries.append((words, symbol_shape(compared, 0.0, 0.0, setter)))
    return entries


def _sample(setter: Typesetter) -> QRectF:
    height = setter.scaled(SAMPLE_HEIGHT)
    top = (setter.step(TypeUse.BODY) - height) / 2
    return QRectF(0.0, top, setter.scaled(SAMPLE), height)


def _entry(words: str, shape: Shape, setter: Typesetter, width: float) -> Piece:
    indent = max(setter.scaled(SAMPLE) + setter.scaled(SAMPLE_GAP), symbol_room(setter))
    text = joined(paragraph(words, setter, width - indent)).moved(indent, 0.0)
    return replace(text, shapes=(shape,))
