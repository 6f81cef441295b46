"""Paints the marks of a chart: bands behind rows, whiskers, differences, samples of the legend.

The marks that other views share (bars, symbols, rings) come from ``drawing``.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter

from sendviewer.choices import ThemeName
from sendviewer.core.comparisons import Compared
from sendviewer.present.card_specs import Series
from sendviewer.views.chart_places import ChartLayout, LegendPlace, RowPlace, Sample, WhiskerPlace
from sendviewer.views.chart_text import paint_texts
from sendviewer.views.drawing import FOCUS_WIDTH, fill_rounded, paint_bar, paint_compared, ring
from sendviewer.views.look import Look

__all__ = [
    "Marked",
    "paint_bands",
    "paint_difference",
    "paint_legend",
    "paint_row_texts",
    "paint_whisker",
]

BAND_INSET, BAND_RADIUS = 6, 5
LINE_WIDTH, HALO = 2.0, 1.0


class Marked(Struct, frozen=True):
    """Which bar the mouse is on, which the keyboard is on, and which is selected."""

    hovered: str = ""
    current: str = ""
    selected: str = ""

    def with_hovered(self, bar_id: str) -> Marked:
        """Return the same with the mouse on another bar."""
        return replace(self, hovered=bar_id)

    def with_current(self, bar_id: str) -> Marked:
        """Return the same with the keyboard on another bar."""
        return replace(self, current=bar_id)

    def with_selected(self, bar_id: str) -> Marked:
        """Return the same with another bar selected."""
        return replace(self, selected=bar_id)

    def background(self, bar_id: str, look: Look) -> QColor:
        """Return the colour behind a row.

        The selection of the high-contrast theme would hide bars, so there only the outline tells.
        """
        filled = look.theme.name is not ThemeName.CONTRAST
        if filled and bar_id == self.selected:
            return look.color("selection")
        if filled and bar_id == self.hovered:
            return look.color("window")
        return look.color("surface")


def paint_bands(painter: QPainter, rows: Iterable[RowPlace], marked: Marked, look: Look) -> None:
    """Draw what lies behind rows: a band with an outline for each kind of mark."""
    for row in rows:
        if row.id not in (marked.hovered, marked.current, marked.selected):
            continue
        inset = look.scaled(BAND_INSET)
        band = row.band.adjusted(inset, 0.0, -inset, 0.0)
        fill_rounded(painter, band, BAND_RADIUS, marked.background(row.id, look))
        if row.id == marked.hovered:
            painter.fillPath(ring(band, BAND_RADIUS, 1.0), QBrush(look.color("border_strong")))
        if row.id == marked.selected:
            _paint_selected(painter, band, look)
        if row.id == marked.current:
            path = ring(band, BAND_RADIUS, FOCUS_WIDTH)
            painter.fillPath(path, QBrush(look.color("focus")))


def paint_row_texts(painter: QPainter, row: RowPlace, marked: Marked, look: Look) -> None:
    """Draw a row's label and its value label, clear of the lines of the grid."""
    for place in row.values:
        patch = place.rect.adjusted(-3.0, 0.0, 3.0, 0.0)
        painter.fillRect(patch, marked.background(row.id, look))
    if row.symbol is not None and row.compared is not None:
        paint_compared(painter, row.symbol, row.compared, look)
    paint_texts(painter, (*row.label, *row.values), look)


def paint_difference(
    painter: QPainter, rect: QRectF, compared: Compared | None, look: Look
) -> None:
    """Draw the bar of a difference; one that is similar is hollow, so that colour is not alone."""
    color = look.color(compared.value if compared else "similar")
    if compared in (Compared.HIGHER, Compared.LOWER):
        painter.fillRect(rect, color)
        return
    painter.fillRect(rect, look.color("surface"))
    painter.fillPath(ring(rect, 0.0, min(2.0, rect.width() / 2)), QBrush(color))


def paint_whisker(painter: QPainter, place: WhiskerPlace, bar: QRectF | None, look: Look) -> None:
    """Draw an interval; on ``bar`` a halo parts it from the bar, whose edges stay whole."""
    lines = _whisker_lines(place)
    if bar is not None:
        inside = bar.adjusted(HALO, HALO, -HALO, -HALO)
        for line in lines:
            halo = line.adjusted(-HALO, -HALO, HALO, HALO).intersected(inside)
            painter.fillRect(halo, look.color("whisker_halo"))
    for line in lines:
        painter.fillRect(line, look.color("whisker"))


def _whisker_lines(place: WhiskerPlace) -> tuple[QRectF, QRectF, QRectF]:
    """Return the line of an interval and its two caps, as filled rectangles."""
    half = LINE_WIDTH / 2
    length = place.right - place.left
    top = place.y - place.cap / 2
    return (
        QRectF(place.left, place.y - half, length, LINE_WIDTH),
        QRectF(place.left - half, top, LINE_WIDTH, place.cap),
        QRectF(place.right - half, top, LINE_WIDTH, place.cap),
    )


def paint_legend(painter: QPainter, layout: ChartLayout, look: Look) -> None:
    """Draw a sample of each mark and its words."""
    for place in layout.legend:
        _paint_sample(painter, place, look)
    paint_texts(painter, [place.text for place in layout.legend], look)


def _paint_sample(painter: QPainter, place: LegendPlace, look: Look) -> None:
    if place.sample in (Sample.LOCAL, Sample.COMPARATOR):
        paint_bar(painter, place.rect, Series(place.sample.value), look)
    elif place.sample is Sample.INTERVAL:
        rect = place.rect
        whisker = WhiskerPlace(rect.left(), rect.right(), rect.center().y(), rect.height() * 0.66)
        paint_whisker(painter, whisker, None, look)
    else:
        paint_compared(painter, place.rect, Compared(place.sample.value), look)


def _paint_selected(painter: QPainter, band: QRectF, look: Look) -> None:
    accent = QBrush(look.color("accent"))
    painter.fillPath(ring(band, BAND_RADIUS, FOCUS_WIDTH), accent)
    mark = QRectF(band.left(), band.top(), look.scaled(5), band.height())
    painter.save()
    painter.setClipRect(mark, Qt.ClipOperation.IntersectClip)
    fill_rounded(painter, band, BAND_RADIUS, look.color("accent"))
    painter.restore()
