"""Makes pictures of charts, cards and tables for paper, whatever theme the window has.

Opaque, at 300 dots per inch, with title and source inside. Same input, same bytes.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QImage, QPainter

from sendviewer.export.canvas import Paint, layout_pixels, painted, png_bytes
from sendviewer.export.charts.chart_svg import chart_svg
from sendviewer.export.payloads import Payload
from sendviewer.export.table_picture import TableDrawing
from sendviewer.present.card_specs import CardSpec, DifferencesCard, NotesCard, SentenceCard
from sendviewer.present.specs import ChartSpec, TableSpec
from sendviewer.views.card_drawing import card_height, paint_card
from sendviewer.views.chart_layout import natural_height
from sendviewer.views.chart_text import Face, TextPlace, paint_texts, wrap_words
from sendviewer.views.look import PAPER, Looks, TextStyle

__all__ = [
    "card_picture",
    "card_picture_payload",
    "chart_drawing",
    "chart_payload",
    "chart_picture",
    "png_bytes",
    "table_picture",
    "table_picture_payload",
]

CHART_WIDTH_MM = 190.0
CARD_WIDTH_MM = 115.0
WIDE_CARD_WIDTH_MM = 170.0
WIDE_CARDS = (SentenceCard, DifferencesCard, NotesCard)
"""Cards that are read as lines of text."""

CARD_MARGIN = 12.0
SOURCE_GAP = 8.0


def chart_payload(spec: ChartSpec) -> Payload:
    """Return a chart as a picture and as a drawing in one clipboard entry."""
    return Payload(
        notice="Copied the chart as a picture", image=chart_picture(spec), svg=chart_drawing(spec)
    )


def card_picture_payload(card: CardSpec, source_line: str = "") -> Payload:
    """Return a card as a picture, with the source under it."""
    image = card_picture(card, source_line)
    return Payload(notice=f"Copied the card “{card.title}” as a picture", image=image)


def table_picture_payload(table: TableSpec) -> Payload:
    """Return a table, as it is shown, as a picture."""
    return Payload(notice="Copied the table as a picture", image=table_picture(table))


def chart_picture(spec: ChartSpec, width_mm: float = CHART_WIDTH_MM) -> QImage:
    """Return a chart with its title, subtitle, legend and source."""
    size = _chart_size(spec, width_mm)
    return painted(size, _chart_paint(spec, size), spec.title, str(spec.description))


def chart_drawing(spec: ChartSpec, width_mm: float = CHART_WIDTH_MM) -> bytes:
    """Return a chart as a drawing (SVG) with the same parts, of the same width."""
    return chart_svg(spec, width_px=layout_pixels(width_mm)).encode()


def card_picture(card: CardSpec, source_line: str = "") -> QImage:
    """Return a card, with the source under it."""
    width_mm = WIDE_CARD_WIDTH_MM if isinstance(card, WIDE_CARDS) else CARD_WIDTH_MM
    width = layout_pixels(width_mm)
    rect = QRectF(CARD_MARGIN, CARD_MARGIN, width, round(card_height(card, width, PAPER)))
    source = _source_places(source_line, rect)
    bottom = source[-1].rect.bottom() if source else rect.bottom()
    size = QSizeF(width + 2 * CARD_MARGIN, round(bottom + CARD_MARGIN))

    def paint(painter: QPainter) -> None:
        paint_card(painter, rect, card, PAPER)
        paint_texts(painter, source, PAPER)

    return painted(size, paint, card.title, card.spoken)


def table_picture(table: TableSpec) -> QImage:
    """Return a table at its natural size."""
    drawing = TableDrawing(table)
    return painted(drawing.size, drawing.paint, table.title, table.source_line)


def _chart_size(spec: ChartSpec, width_mm: float) -> QSizeF:
    width = layout_pixels(width_mm)
    return QSizeF(width, round(natural_height(spec, PAPER, width)))


def _chart_paint(spec: ChartSpec, size: QSizeF) -> Paint:
    # pyqtgraph takes half a second to import: only when there is a chart to draw.
    from sendviewer.views.chart_figure import ChartFigure

    figure = ChartFigure(Looks(PAPER))
    figure.show_spec(spec)

    def paint(painter: QPainter) -> None:
        figure.paint_on(painter, QRectF(0, 0, size.width(), size.height()))

    return paint


def _source_places(source_line: str, card: QRectF) -> list[TextPlace]:
    face = Face.of(PAPER, TextStyle.SMALL)
    lines = wrap_words(source_line, face, card.width()) if source_line else ()
    top = card.bottom() + SOURCE_GAP
    return [
        face.place(line, card.left(), top + index * face.line_height, "text_secondary")
        for index, line in enumerate(lines)
    ]
