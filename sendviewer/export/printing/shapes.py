"""Draws the small shapes of a printed page: symbols of an answer, bars, whiskers, samples."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from sendviewer.core.comparisons import Compared
from sendviewer.export.printing.pieces import Shape
from sendviewer.export.printing.setup import Typesetter, TypeUse
from sendviewer.present.card_specs import Series
from sendviewer.views.chart_marks import paint_difference, paint_whisker
from sendviewer.views.chart_places import WhiskerPlace
from sendviewer.views.drawing import paint_bar, paint_compared
from sendviewer.views.look import Look

__all__ = ["bar_shape", "difference_shape", "symbol_room", "symbol_shape", "whisker_shape"]

SYMBOL, SYMBOL_GAP = 11, 6


def symbol_room(setter: Typesetter) -> float:
    """Return the width of a symbol with the gap after it."""
    return setter.scaled(SYMBOL) + setter.scaled(SYMBOL_GAP)


def symbol_shape(compared: Compared, left: float, top: float, setter: Typesetter) -> Shape:
    """Return the symbol of an answer beside the line of text that begins at ``top``."""

    def paint(painter: QPainter, rect: QRectF, look: Look) -> None:
        paint_compared(painter, rect, compared, look)

    side = setter.scaled(SYMBOL)
    return Shape(QRectF(left, top + (setter.step(TypeUse.BODY) - side) / 2, side, side), paint)


def bar_shape(rect: QRectF, series: Series) -> Shape:
    """Return a bar: solid for the area, hatched for its comparator."""

    def paint(painter: QPainter, place: QRectF, look: Look) -> None:
        paint_bar(painter, place, series, look)

    return Shape(rect, paint)


def difference_shape(rect: QRectF, compared: Compared | None) -> Shape:
    """Return the bar of a difference; one that is similar is hollow."""

    def paint(painter: QPainter, place: QRectF, look: Look) -> None:
        paint_difference(painter, place, compared, look)

    return Shape(rect, paint)


def whisker_shape(rect: QRectF, bar: QRectF | None) -> Shape:
    """Return an interval as wide as ``rect``, with caps as high, over ``bar`` if there is one."""
    beside = None if bar is None else bar.translated(-rect.topLeft())

    def paint(painter: QPainter, place: QRectF, look: Look) -> None:
        whisker = WhiskerPlace(place.left(), place.right(), place.center().y(), place.height())
        under = None if beside is None else beside.translated(place.topLeft())
        paint_whisker(painter, whisker, under, look)

    return Shape(rect, paint)
