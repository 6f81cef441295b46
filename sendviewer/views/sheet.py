"""A card while it is being laid out: pieces are added from top to bottom."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF

from sendviewer.views.card_pieces import CardLayout, Piece, TextPiece
from sendviewer.views.look import Look, TextStyle
from sendviewer.views.text_block import Styled, TextBlock

__all__ = ["COPY_SIDE", "PADDING", "Sheet"]

PADDING = 18
"""Pixels between the edge of a card and what is in it, at every text size."""

COPY_SIDE = 28
TITLE_GAP = 10


class Sheet:
    """Holds the pieces so far; ``top`` is where the next one goes."""

    def __init__(self, look: Look, width: float) -> None:
        self.look = look
        self.width = width
        self.left = float(PADDING)
        self.right = max(self.left + 1.0, width - PADDING)
        self.top = float(PADDING)
        self._pieces: list[Piece] = []
        self._places: list[QRectF] = []

    @property
    def copy_room(self) -> float:
        """The width kept free at the top right for the button that copies the card."""
        return float(self.look.scaled(COPY_SIDE))

    def add(self, piece: Piece) -> None:
        """Add a piece in its place; ``top`` stays."""
        self._pieces.append(piece)

    def mark(self, place: QRectF) -> None:
        """Remember where the next point of a small chart stands, so that it can be walked to."""
        self._places.append(place)

    def mark_row(self, top: float) -> None:
        """Remember a point that goes from one side to the other, and from ``top`` to here."""
        self.mark(QRectF(self.left, top, self.right - self.left, self.top - top))

    def add_text(
        self,
        runs: Sequence[Styled],
        *,
        left: float | None = None,
        width: float | None = None,
        leading: float = 1.0,
    ) -> None:
        """Add text at ``top`` and go on under it."""
        at = self.left if left is None else left
        room = self.right - at if width is None else width
        block = TextBlock(runs, self.look, room, leading=leading)
        self.add(TextPiece(block, at, self.top))
        self.top += block.height

    def add_title(self, title: str) -> None:
        """Add the title, beside the room for the copy button."""
        width = self.right - self.left - self.copy_room
        self.add_text([Styled(title, TextStyle.LABEL, "text_secondary")], width=width)
        self.skip(TITLE_GAP)

    def skip(self, pixels: float) -> None:
        """Leave some pixels free; they grow with the text."""
        self.top += self.look.scaled(pixels)

    def skip_exactly(self, pixels: float) -> None:
        """Leave some pixels free, or take some back."""
        self.top += pixels

    def finished(self, *, accent: bool = False) -> CardLayout:
        """Return the layout, as high as its lowest piece asks for."""
        lowest = max((piece.rect.bottom() for piece in self._pieces), default=self.top)
        pieces, places = tuple(self._pieces), tuple(self._places)
        return CardLayout(pieces, self.width, lowest + PADDING, accent, places)
