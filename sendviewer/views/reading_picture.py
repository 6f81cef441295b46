"""Draws a share as filled figures in a row of ten, or as filled dots in five rows of twenty.

Filled ones are solid and the others are outlines, so that no colour is needed to tell them apart.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget

from sendviewer.present.card_specs import Series
from sendviewer.present.reading_spec import ReadingPicture
from sendviewer.views.accessible_roles import speak_as
from sendviewer.views.ink import solid, stroke
from sendviewer.views.look import Look, Looks, TextStyle
from sendviewer.views.text_block import Styled, TextBlock

__all__ = ["PictureNode", "paint_figures", "picture_size"]

PERSON_WIDTH, PERSON_HEIGHT, PERSON_GAP = 18, 34, 6
DOT, DOT_GAP = 9, 3
DOTS_IN_ROW = 20
FIGURES_IN_ROW = 10
CAPTION_GAP = 8
LINE = 1.5
HEAD = 0.56
"""The head of a figure, as a part of its width."""

TOKENS = {Series.LOCAL: "local_outline", Series.COMPARATOR: "comparator_outline"}


def picture_size(picture: ReadingPicture, look: Look) -> QSize:
    """Return the size in pixels of the figures of a picture, without its caption."""
    width, height, gap, in_row = _measures(picture)
    rows = picture.form.of // in_row
    return QSize(
        look.scaled(in_row * width + (in_row - 1) * gap),
        look.scaled(rows * height + (rows - 1) * gap),
    )


def paint_figures(
    painter: QPainter, left: float, top: float, picture: ReadingPicture, look: Look
) -> None:
    """Draw the figures of a picture with their upper left corner at ``left``, ``top``."""
    width, height, gap, in_row = _measures(picture)
    form, scale, ink = picture.form, look.text_scale, look.color(TOKENS[picture.series])
    for number in range(form.of):
        row, column = divmod(number, in_row)
        place = QRectF(
            left + column * (width + gap) * scale,
            top + row * (height + gap) * scale,
            width * scale,
            height * scale,
        )
        shape = _person(place) if picture.is_of_people else _dot(place)
        is_part = form.has_part and number == form.filled
        _paint_one(painter, shape, ink, 1.0 if number < form.filled else 0.5 if is_part else 0.0)


class PictureNode(QWidget):
    """A picture with its caption under it, known to a screen reader as a graphic."""

    def __init__(self, picture: ReadingPicture, looks: Looks, parent: QWidget) -> None:
        super().__init__()
        speak_as(self, "Graphic")
        self.setParent(parent)
        self.picture = picture
        self._looks = looks
        self._caption = self._caption_block()
        self.setAccessibleName(picture.name)
        self.setAccessibleDescription(picture.description)

    def lay_out(self) -> QSize:
        """Take up the look, and return the size that the picture needs."""
        look = self._looks.current
        self._caption = self._caption_block()
        size = picture_size(self.picture, look)
        height = size.height() + look.scaled(CAPTION_GAP) + round(self._caption.height) + 1
        return QSize(size.width() + 2, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the figures and the caption."""
        look = self._looks.current
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_figures(painter, 1.0, 1.0, self.picture, look)
        below = picture_size(self.picture, look).height() + look.scaled(CAPTION_GAP)
        self._caption.paint(painter, 0.0, below)
        painter.end()

    def _caption_block(self) -> TextBlock:
        look = self._looks.current
        is_local = self.picture.series is Series.LOCAL
        style = TextStyle.BODY_STRONG if is_local else TextStyle.BODY
        width = picture_size(self.picture, look).width()
        return TextBlock([Styled(self.picture.name, style)], look, width)


def _measures(picture: ReadingPicture) -> tuple[int, int, int, int]:
    """Return width, height and gap of one figure at 100%, and how many stand in a row."""
    if picture.is_of_people:
        return PERSON_WIDTH, PERSON_HEIGHT, PERSON_GAP, FIGURES_IN_ROW
    if picture.form.of == FIGURES_IN_ROW:
        return PERSON_WIDTH, PERSON_WIDTH, PERSON_GAP, FIGURES_IN_ROW
    return DOT, DOT, DOT_GAP, DOTS_IN_ROW


def _dot(place: QRectF) -> QPainterPath:
    path = QPainterPath()
    inset = LINE / 2
    path.addEllipse(place.adjusted(inset, inset, -inset, -inset))
    return path


def _person(place: QRectF) -> QPainterPath:
    """Return a head over a body with round shoulders."""
    inset = LINE / 2
    inner = place.adjusted(inset, inset, -inset, -inset)
    head = inner.width() * HEAD
    middle = inner.center().x()
    path = QPainterPath()
    path.addEllipse(QRectF(middle - head / 2, inner.top(), head, head))
    top = inner.top() + head + inner.width() * 0.1
    body = QRectF(inner.left(), top, inner.width(), inner.bottom() - top)
    path.addRoundedRect(body, inner.width() * 0.36, inner.width() * 0.36)
    return path


def _paint_one(painter: QPainter, shape: QPainterPath, ink: QColor, filled: float) -> None:
    if filled:
        place = shape.boundingRect()
        part = QPainterPath()
        part.addRect(QRectF(place.left(), place.top(), place.width() * filled, place.height()))
        painter.fillPath(shape if filled == 1.0 else shape.intersected(part), solid(ink))
    painter.strokePath(shape, stroke(ink, LINE))
