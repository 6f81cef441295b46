"""Fills sheets of paper with pieces: nothing is cut, and what belongs together stays together.

The title of the page stands on every sheet, with its number and how many there are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QPainter

from sendviewer.export.printing.pieces import Piece, Shape, joined, text_block
from sendviewer.export.printing.setup import PrintSetup, Typesetter, TypeUse
from sendviewer.views.chart_text import TextPlace, paint_texts
from sendviewer.views.look import Look

__all__ = ["Sheet", "fill_sheets", "number_words", "text_height"]

HEAD_GAP, FOOT_GAP = 16, 10


class Sheet(Struct, frozen=True):
    """One side of paper, ready to be painted in pixels at 96 to the inch."""

    number: int
    count: int
    size: QSizeF
    texts: tuple[TextPlace, ...]
    shapes: tuple[Shape, ...]
    look: Look

    @property
    def name(self) -> str:
        """Which sheet it is: "Page 2 of 5"."""
        return number_words(self.number, self.count)

    @property
    def words(self) -> str:
        """All text in the order in which it was set, for who cannot see the sheet."""
        return " ".join(place.text for place in self.texts)

    def paint(self, painter: QPainter) -> None:
        """Draw the sheet with its upper left corner at the origin."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for shape in self.shapes:
            shape.paint(painter, shape.rect, self.look)
        paint_texts(painter, self.texts, self.look)


def number_words(number: int, count: int) -> str:
    """Return which sheet of how many."""
    return f"Page {number} of {count}"


def fill_sheets(pieces: Sequence[Piece], title: str, setup: PrintSetup) -> tuple[Sheet, ...]:
    """Return the sheets; ``title`` is repeated at the head of all but the first."""
    setter = Typesetter(setup)
    head = _head(title, setter, setup.room.width())
    filler = _Filler(head.height + text_height(title, setter), head.height)
    for unit in _units(pieces):
        filler.add(unit)
    count = len(filler.sheets)
    return tuple(
        _sheet(number, count, content, head, setter)
        for number, content in enumerate(filler.sheets, start=1)
    )


def text_height(title: str, setter: Typesetter) -> float:
    """Return how high the room is between the head of a sheet and its number."""
    room = setter.setup.room
    foot = setter.step(TypeUse.BODY) + setter.scaled(FOOT_GAP)
    return room.height() - foot - _head(title, setter, room.width()).height


def _units(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Return pieces in groups that are to be on one sheet."""
    unit: list[Piece] = []
    for piece in pieces:
        unit.append(piece)
        if not piece.keeps_next:
            yield unit
            unit = []
    if unit:
        yield unit


class _Filler:
    """Puts groups of pieces one below the other, and begins a sheet where one is full."""

    def __init__(self, height: float, head: float) -> None:
        self.sheets: list[list[Piece]] = [[]]
        self._height = height
        self._head = head
        self._top = 0.0

    def add(self, unit: Sequence[Piece]) -> None:
        """Put a group on this sheet, or on the next; part it only if no sheet is high enough."""
        if not self._is_new and not self._fits(unit):
            self._turn()
        if self._fits(unit):
            for piece in self._with_repeated(unit):
                self._put(piece)
            return
        for piece in unit:
            if not self._is_new and not self._fits([piece]):
                self._turn()
            for one in self._with_repeated([piece]):
                self._put(one)

    @property
    def _is_new(self) -> bool:
        return not self.sheets[-1]

    def _with_repeated(self, unit: Sequence[Piece]) -> list[Piece]:
        repeated = unit[0].repeated if self._is_new and len(self.sheets) > 1 else None
        return [repeated, *unit] if repeated is not None else list(unit)

    def _fits(self, unit: Sequence[Piece]) -> bool:
        top = self._top
        for number, piece in enumerate(self._with_repeated(unit)):
            top += piece.height + (0.0 if self._is_new and not number else piece.above)
        return top <= self._height

    def _put(self, piece: Piece) -> None:
        self._top += 0.0 if self._is_new else piece.above
        self.sheets[-1].append(piece.moved(0.0, self._top))
        self._top += piece.height

    def _turn(self) -> None:
        self.sheets.append([])
        self._top = self._head


def _head(title: str, setter: Typesetter, width: float) -> Piece:
    """Return what stands at the head of each sheet but the first."""
    words = text_block(title, setter, width, token="text_secondary")
    return joined([words, Piece(setter.scaled(HEAD_GAP))])


def _sheet(
    number: int, count: int, content: Sequence[Piece], head: Piece, setter: Typesetter
) -> Sheet:
    setup = setter.setup
    room = setup.room
    foot = text_block(number_words(number, count), setter, room.width(), token="text_secondary")
    foot = foot.moved(0.0, room.height() - foot.height)
    pieces = [*([head] if number > 1 else []), *content, foot]
    placed = [piece.moved(room.left(), room.top()) for piece in pieces]
    return Sheet(
        number,
        count,
        setup.sheet,
        tuple(text for piece in placed for text in piece.texts),
        tuple(shape for piece in placed for shape in piece.shapes),
        setup.look,
    )
