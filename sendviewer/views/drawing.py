"""Draws the small parts that everything on the screen is made of: frames, rings, bars, symbols.

Nothing here knows a widget; whoever paints hands over a painter, a rectangle and the look.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPolygonF

from sendviewer.core.comparisons import Compared
from sendviewer.present.card_specs import Series
from sendviewer.views.ink import fill, solid, stroke
from sendviewer.views.look import Look
from sendviewer.views.sizes import CARD_RADIUS
from sendviewer.views.theme import blend

__all__ = [
    "FOCUS_WIDTH",
    "disabled_ink",
    "fill_rounded",
    "paint_bar",
    "paint_card_surface",
    "paint_compared",
    "paint_focus_ring",
    "paint_frame",
    "ring",
    "rounded",
]

FOCUS_WIDTH = 2.0
"""Pixels of the ring around what has the focus: the least that WCAG 2.2 counts as visible."""

HATCH_STEP = 5.0
ACCENT_WIDTH = 5.0


def disabled_ink(look: Look) -> QColor:
    """Return the colour of text and icons on a control that can not be used now."""
    return blend(look.color("text_secondary"), look.color("surface"), 0.4)


def rounded(rect: QRectF, radius: float) -> QPainterPath:
    """Return a rectangle with round corners as a path."""
    path = QPainterPath()
    path.addRoundedRect(rect, radius, radius)
    return path


def ring(rect: QRectF, radius: float, width: float) -> QPainterPath:
    """Return the band of ``width`` pixels along the inside of a rounded rectangle.

    A filled band, not a pen, so that the line lies on whole pixels at every pixel ratio.
    """
    path = rounded(rect, radius)
    path.addPath(rounded(rect.adjusted(width, width, -width, -width), max(0.0, radius - width)))
    return path


def fill_rounded(painter: QPainter, rect: QRectF, radius: float, color: QColor) -> None:
    """Fill a rectangle with round corners."""
    painter.fillPath(rounded(rect, radius), solid(color))


def paint_frame(
    painter: QPainter, rect: QRectF, radius: float, fill: QColor, border: QColor
) -> None:
    """Draw a filled rectangle with round corners and a border of one pixel inside it."""
    fill_rounded(painter, rect, radius, fill)
    painter.fillPath(ring(rect, radius, 1.0), solid(border))


def paint_card_surface(
    painter: QPainter, rect: QRectF, look: Look, *, accent: bool = False
) -> None:
    """Draw the surface of a card; ``accent`` adds a bar along its left edge."""
    paint_frame(painter, rect, CARD_RADIUS, look.color("surface"), look.color("border"))
    if accent:
        edge = QPainterPath()
        edge.addRect(QRectF(rect.left(), rect.top(), ACCENT_WIDTH, rect.height()))
        bar = rounded(rect, CARD_RADIUS).intersected(edge)
        painter.fillPath(bar, solid(look.color("accent")))


def paint_focus_ring(painter: QPainter, rect: QRectF, radius: float, look: Look) -> None:
    """Draw the focus ring just inside ``rect``.

    A second, thinner ring in the colour of the surface keeps it apart from a filled control.
    """
    width = FOCUS_WIDTH
    inner = rect.adjusted(width, width, -width, -width)
    painter.fillPath(ring(inner, max(0.0, radius - width), 1.0), solid(look.color("surface")))
    painter.fillPath(ring(rect, radius, width), solid(look.color("focus")))


def paint_bar(painter: QPainter, rect: QRectF, series: Series, look: Look) -> None:
    """Draw a bar: the area's is solid; the comparator's is hatched and outlined."""
    if series is Series.LOCAL:
        fill(painter, rect, look.color("local"))
        painter.fillPath(ring(rect, 0.0, 1.0), solid(look.color("local_outline")))
        return
    fill(painter, rect, look.color("comparator"))
    _paint_hatch(painter, rect, look.color("comparator_hatch"))
    painter.fillPath(ring(rect, 0.0, 1.0), solid(look.color("comparator_outline")))


def paint_compared(painter: QPainter, rect: QRectF, compared: Compared, look: Look) -> None:
    """Draw the symbol of an answer in ``rect``: triangle up, disc, or triangle down.

    The symbol always stands beside its word or its signed number, never alone.
    """
    path = QPainterPath()
    if compared is Compared.SIMILAR:
        inset = rect.width() * 0.09
        path.addEllipse(rect.adjusted(inset, inset, -inset, -inset))
    else:
        path.addPolygon(_triangle(rect, upwards=compared is Compared.HIGHER))
        path.closeSubpath()
    painter.fillPath(path, solid(look.color(compared.value)))


def _triangle(rect: QRectF, *, upwards: bool) -> QPolygonF:
    margin = rect.height() * 0.07
    top, bottom = rect.top() + margin, rect.bottom() - margin
    base, tip = (bottom, top) if upwards else (top, bottom)
    corners = [
        QPointF(rect.left(), base),
        QPointF(rect.right(), base),
        QPointF(rect.center().x(), tip),
    ]
    return QPolygonF(corners)


def _paint_hatch(painter: QPainter, rect: QRectF, color: QColor) -> None:
    """Draw slanted lines that end at the edges of ``rect``: no clip, so pictures stay simple."""
    lines = QPainterPath()
    height = rect.height()
    left = rect.left() - height + HATCH_STEP
    while left < rect.right():
        start = max(left, rect.left())
        end = min(left + height, rect.right())
        lines.moveTo(start, rect.bottom() - (start - left))
        lines.lineTo(end, rect.bottom() - (end - left))
        left += HATCH_STEP
    painter.strokePath(lines, stroke(color))
