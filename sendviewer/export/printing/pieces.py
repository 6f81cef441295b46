"""Makes the pieces that a printed page is set from: lines, paragraphs, headings, whole blocks.

A piece is never cut. It knows what it needs above it, whether it must stay with the next one, and
what is to be repeated over it where it begins a sheet.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from sendviewer.export.printing.setup import Typesetter, TypeUse
from sendviewer.present.card_specs import Run
from sendviewer.present.specs import ChartSpec
from sendviewer.views.chart_text import Face, TextPlace, wrap_words
from sendviewer.views.look import Look

__all__ = [
    "Piece",
    "Shape",
    "Word",
    "breakable",
    "filled",
    "heading",
    "in_lines",
    "joined",
    "list_item",
    "paragraph",
    "run_lines",
    "text_block",
    "wrapped",
]

NO_BREAK = "\N{NO-BREAK SPACE}"
BULLET = "•"


class Shape(Struct, frozen=True):
    """Something that is drawn, and the rectangle that it keeps to."""

    rect: QRectF
    paint: Callable[[QPainter, QRectF, Look], None]
    chart: ChartSpec | None = None
    """The chart that is drawn, whose text belongs to what the sheet says."""

    def moved(self, right: float, down: float) -> Shape:
        """Return the same in another place."""
        return replace(self, rect=self.rect.translated(right, down))


class Piece(Struct, frozen=True):
    """What stays together, with its upper left corner at the origin.

    ``above`` is left out at the top of a sheet. ``repeated`` stands above where the piece begins
    a sheet that is not the first with its table.
    """

    height: float
    texts: tuple[TextPlace, ...] = ()
    shapes: tuple[Shape, ...] = ()
    above: float = 0.0
    keeps_next: bool = False
    repeated: Piece | None = None

    def moved(self, right: float, down: float) -> Piece:
        """Return the same in another place."""
        texts = tuple(
            replace(place, rect=place.rect.translated(right, down)) for place in self.texts
        )
        shapes = tuple(shape.moved(right, down) for shape in self.shapes)
        return replace(self, texts=texts, shapes=shapes)


def joined(pieces: Iterable[Piece]) -> Piece:
    """Return pieces below each other as one that is never parted."""
    texts: list[TextPlace] = []
    shapes: list[Shape] = []
    top = 0.0
    for piece in pieces:
        top += piece.above if texts or shapes else 0.0
        moved = piece.moved(0.0, top)
        texts += moved.texts
        shapes += moved.shapes
        top += piece.height
    return Piece(top, tuple(texts), tuple(shapes))


def in_lines(pieces: Sequence[Piece], width: float, gap: float) -> Piece:
    """Return pieces beside each other, and in as many lines as they need, as one."""
    placed: list[Piece] = []
    left = top = bottom = 0.0
    for piece in pieces:
        own = max((place.rect.right() for place in piece.texts), default=0.0)
        if left and left + own > width:
            left, top = 0.0, bottom
        placed.append(piece.moved(left, top))
        bottom = max(bottom, top + piece.height)
        left += own + gap
    texts = tuple(text for piece in placed for text in piece.texts)
    shapes = tuple(shape for piece in placed for shape in piece.shapes)
    return Piece(bottom, texts, shapes)


def filled(rect: QRectF, token: str) -> Shape:
    """Return a rectangle in a colour of the look: a rule, a bar at the edge."""

    def paint(painter: QPainter, place: QRectF, look: Look) -> None:
        painter.fillRect(place, look.color(token))

    return Shape(rect, paint)


# --- Text ---------------------------------------------------------------------------------


def wrapped(text: str, face: Face, width: float) -> tuple[str, ...]:
    """Break text into lines; only a word that is wider than a line, as an address, is parted."""
    lines: list[str] = []
    for line in wrap_words(text, face, width):
        lines += [line] if face.width(line) <= width else _parted(line, face, width)
    return tuple(lines)


def breakable(text: str) -> str:
    """Return text with a space wherever a line may end: also after a stroke between words."""
    return text.replace("/", "/ ")


def _parted(word: str, face: Face, width: float) -> list[str]:
    """Return a long word in parts, after a stroke if there is one, otherwise anywhere."""
    parts = [""]
    for piece in re.split(r"(?<=/)", word):
        for letters in [piece] if face.width(piece) <= width else piece:
            if parts[-1] and face.width(parts[-1] + letters) > width:
                parts.append("")
            parts[-1] += letters
    return parts


class Word(Struct, frozen=True):
    """What stands between two spaces; its parts may differ in weight."""

    parts: tuple[tuple[str, Face], ...]

    @property
    def width(self) -> float:
        """The width in pixels."""
        return sum(face.width(text) for text, face in self.parts)


def run_lines(
    runs: Sequence[Run], setter: Typesetter, uses: tuple[TypeUse, TypeUse], width: float
) -> list[Piece]:
    """Return lines of text of which some is bold; ``uses`` are the plain and the bold one."""
    plain, strong = uses
    space = setter.face(plain).width(" ")
    lines: list[list[Word]] = []
    used = 0.0
    for word in _words(runs, setter.face(plain), setter.face(strong)):
        if lines and used + space + word.width <= width:
            lines[-1].append(word)
            used += space + word.width
        else:
            lines.append([word])
            used = word.width
    step = setter.step(plain)
    return _kept_lines([Piece(step, _placed(line, space, step)) for line in lines])


def _words(runs: Sequence[Run], plain: Face, strong: Face) -> list[Word]:
    """Return the words; two runs without a space between them meet in one word."""
    words: list[list[tuple[str, Face]]] = [[]]
    for run in runs:
        face = strong if run.strong else plain
        for number, text in enumerate(run.text.replace(" ·", f"{NO_BREAK}·").split(" ")):
            if number:
                words.append([])
            if text:
                words[-1].append((text, face))
    return [Word(tuple(parts)) for parts in words if parts]


def _placed(line: Sequence[Word], space: float, step: float) -> tuple[TextPlace, ...]:
    """Return the text of a line; words of one face are drawn as one text."""
    places: list[TextPlace] = []
    left = 0.0
    for number, word in enumerate(line):
        left += space if number else 0.0
        for text, face in word.parts:
            last = places[-1] if places else None
            if last is not None and last.face is face:
                gap = " " if left > last.rect.right() + space / 2 else ""
                places[-1] = face.place(
                    f"{last.text}{gap}{text}", last.rect.left(), _top(face, step)
                )
            else:
                places.append(face.place(text, left, _top(face, step)))
            left = places[-1].rect.right()
    return tuple(places)


def _top(face: Face, step: float) -> float:
    return (step - face.line_height) / 2


def _kept_lines(lines: Sequence[Piece]) -> list[Piece]:
    """Return lines of which neither the first nor the last stands alone on a sheet."""
    last = len(lines) - 1
    alone = {0, last - 1} - {last}
    return [replace(line, keeps_next=number in alone) for number, line in enumerate(lines)]


def paragraph(
    text: str,
    setter: Typesetter,
    width: float,
    use: TypeUse = TypeUse.BODY,
    token: str = "text",
) -> list[Piece]:
    """Return the lines of a paragraph, broken to ``width``."""
    face, step = setter.face(use), setter.step(use)
    lines = wrapped(text, face, width)
    return _kept_lines(
        [Piece(step, (face.place(line, 0.0, _top(face, step), token),)) for line in lines]
    )


def text_block(
    text: str,
    setter: Typesetter,
    width: float,
    use: TypeUse = TypeUse.BODY,
    token: str = "text",
) -> Piece:
    """Return a paragraph that is never parted."""
    return joined(paragraph(text, setter, width, use, token))


def heading(text: str, setter: Typesetter, width: float, use: TypeUse, above: float) -> Piece:
    """Return a heading, which stays with what it is about."""
    return replace(
        text_block(text, setter, width, use), above=setter.scaled(above), keeps_next=True
    )


def list_item(text: str, setter: Typesetter, width: float) -> list[Piece]:
    """Return an item of a list, its lines under each other beside the bullet."""
    indent = setter.scaled(18)
    lines = [line.moved(indent, 0.0) for line in paragraph(text, setter, width - indent)]
    face = setter.face(TypeUse.BODY)
    bullet = face.place(BULLET, setter.scaled(3), _top(face, setter.step(TypeUse.BODY)))
    return [replace(lines[0], texts=(bullet, *lines[0].texts)), *lines[1:]]
