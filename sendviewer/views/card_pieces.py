"""The pieces that a laid-out card consists of: each knows its place and draws itself.

A layout is made once and drawn often; a test reads from it whether every text has its room.
"""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from sendviewer.core.comparisons import Compared
from sendviewer.present.card_specs import Series
from sendviewer.views.drawing import paint_bar, paint_card_surface, paint_compared, ring
from sendviewer.views.icons import paint_icon
from sendviewer.views.ink import fill, solid
from sendviewer.views.look import Look
from sendviewer.views.text_block import TextBlock

__all__ = [
    "BarPiece",
    "CardLayout",
    "IconPiece",
    "LinePiece",
    "PartPiece",
    "Piece",
    "SymbolPiece",
    "TextPiece",
]


class TextPiece(Struct, frozen=True):
    """Text with its upper left corner at ``left``, ``top``."""

    block: TextBlock
    left: float
    top: float

    @property
    def rect(self) -> QRectF:
        """Where the text is drawn."""
        return QRectF(self.left, self.top, self.block.width, self.block.height)

    def paint(self, painter: QPainter, look: Look) -> None:
        """Draw the text; its block was laid out with the look."""
        self.block.paint(painter, self.left, self.top)


class BarPiece(Struct, frozen=True):
    """A bar from zero."""

    rect: QRectF
    series: Series

    def paint(self, painter: QPainter, look: Look) -> None:
        """Draw the bar."""
        paint_bar(painter, self.rect, self.series, look)


class PartPiece(Struct, frozen=True):
    """A part of a divided bar, or its key; ``token`` is its colour."""

    rect: QRectF
    token: str

    def paint(self, painter: QPainter, look: Look) -> None:
        """Draw the part with an outline, since the lightest is close to the surface."""
        fill(painter, self.rect, look.color(self.token))
        painter.fillPath(ring(self.rect, 0.0, 1.0), solid(look.color("local_outline")))


class LinePiece(Struct, frozen=True):
    """A straight line, as a thin rectangle; ``token`` is its colour."""

    rect: QRectF
    token: str

    def paint(self, painter: QPainter, look: Look) -> None:
        """Draw the line on whole pixels."""
        fill(painter, self.rect.toAlignedRect(), look.color(self.token))


class SymbolPiece(Struct, frozen=True):
    """The symbol of an answer: higher, similar, lower."""

    rect: QRectF
    compared: Compared

    def paint(self, painter: QPainter, look: Look) -> None:
        """Draw the symbol."""
        paint_compared(painter, self.rect, self.compared, look)


class IconPiece(Struct, frozen=True):
    """An icon in a colour of the theme."""

    rect: QRectF
    name: str
    token: str

    def paint(self, painter: QPainter, look: Look) -> None:
        """Draw the icon."""
        paint_icon(painter, self.name, self.rect, look.color(self.token))


Piece = TextPiece | BarPiece | PartPiece | LinePiece | SymbolPiece | IconPiece


class CardLayout(Struct, frozen=True):
    """Everything inside a card, measured from its upper left corner, and the height it needs."""

    pieces: tuple[Piece, ...]
    width: float
    height: float
    accent: bool = False
    places: tuple[QRectF, ...] = ()
    """Where each point of a small chart stands, in the order of its figures."""

    def paint(self, painter: QPainter, rect: QRectF, look: Look) -> None:
        """Draw the surface of the card into ``rect``, and all pieces on it."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_card_surface(painter, rect, look, accent=self.accent)
        painter.translate(rect.topLeft())
        for piece in self.pieces:
            piece.paint(painter, look)
        painter.restore()
