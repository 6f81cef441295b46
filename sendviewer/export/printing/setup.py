"""Says how a page is put on paper: in which print, on which paper, in which sizes of type.

Normal print is 11 points or more. Large print is 18 points or more, as the Royal National
Institute of Blind People and the UK Association for Accessible Formats ask for (16 at least,
better 18): no italics, no underline, no blocks of capitals, bold only to stress, lines far apart,
and everything begins at the left. Lengths are pixels at 96 to the inch.
"""

from __future__ import annotations

from enum import Enum

from msgspec import Struct
from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QFont

from sendviewer.views.chart_text import Face
from sendviewer.views.look import CONTEXTUAL, FAMILY, Look

__all__ = [
    "A4",
    "LETTER",
    "PAPERS",
    "Paper",
    "PrintSetup",
    "PrintSize",
    "TypeUse",
    "Typesetter",
    "points",
]

PIXELS_PER_MM = 96 / 25.4
POINTS_PER_PIXEL = 72 / 96
MARGIN_MM = 15.0
MEASURE, MEASURE_LARGE = 720.0, 1000.0
"""Pixels of the longest line of text: about ninety letters in normal print."""

EQUAL_WIDTH = QFont.Tag("tnum")


class PrintSize(Enum):
    """Normal or large print."""

    NORMAL = "normal"
    LARGE = "large"


class Paper(Struct, frozen=True):
    """A sheet of paper, upright, in millimetres."""

    name: str
    width_mm: float
    height_mm: float


A4 = Paper("A4", 210.0, 297.0)
LETTER = Paper("Letter", 215.9, 279.4)
PAPERS = (A4, LETTER)


class TypeUse(Enum):
    """A use of type on paper: pixels in normal and in large print, and whether it is bold."""

    TITLE = (28, 38, True)
    HEADING = (21, 32, True)
    SUBHEADING = (17, 27, True)
    KEY = (18, 27, False)
    KEY_STRONG = (18, 27, True)
    FIGURE = (32, 42, True)
    BODY = (15, 24, False)
    STRONG = (15, 24, True)


class PrintSetup(Struct, frozen=True):
    """What a person chose for the print."""

    print_size: PrintSize = PrintSize.NORMAL
    paper: Paper = A4
    is_landscape: bool = False

    @property
    def is_large(self) -> bool:
        """Whether this is large print."""
        return self.print_size is PrintSize.LARGE

    @property
    def look(self) -> Look:
        """The look of charts: always the theme of paper; its smallest text is 11 or 18 points."""
        return Look(text_scale=1.85 if self.is_large else 1.13)

    @property
    def sheet(self) -> QSizeF:
        """The size of a sheet."""
        upright = QSizeF(self.paper.width_mm, self.paper.height_mm) * PIXELS_PER_MM
        return upright.transposed() if self.is_landscape else upright

    @property
    def text_width(self) -> float:
        """The most that a line of text takes, so that the eye finds the next one."""
        return min(self.room.width(), MEASURE_LARGE if self.is_large else MEASURE)

    @property
    def room(self) -> QRectF:
        """What lies within the margins."""
        margin = MARGIN_MM * PIXELS_PER_MM
        sheet = QRectF(0.0, 0.0, self.sheet.width(), self.sheet.height())
        return sheet.adjusted(margin, margin, -margin, -margin)


class Typesetter:
    """The fonts and distances of one print."""

    def __init__(self, setup: PrintSetup) -> None:
        self.setup = setup
        self._faces: dict[tuple[TypeUse, bool], Face] = {}

    def face(self, use: TypeUse, *, figures: bool = False) -> Face:
        """Return the face for a use; ``figures`` for digits of equal width in columns."""
        key = (use, figures)
        if key not in self._faces:
            self._faces[key] = self._made(use, figures=figures)
        return self._faces[key]

    def step(self, use: TypeUse) -> float:
        """Return the distance from line to line."""
        return round(self._pixels(use) * (1.5 if self.setup.is_large else 1.36))

    def scaled(self, pixels: float) -> float:
        """Return a distance that is wider in large print."""
        return round(pixels * (1.5 if self.setup.is_large else 1.0))

    def _pixels(self, use: TypeUse) -> int:
        normal, large, _ = use.value
        return large if self.setup.is_large else normal

    def _made(self, use: TypeUse, *, figures: bool) -> Face:
        font = QFont(FAMILY)
        font.setPixelSize(self._pixels(use))
        font.setWeight(QFont.Weight.DemiBold if use.value[2] else QFont.Weight.Normal)
        # Widths then grow in proportion: what fits at one resolution fits at every other.
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        font.setFeature(CONTEXTUAL, 0)
        if figures:
            font.setFeature(EQUAL_WIDTH, 1)
        return Face(font)


def points(face: Face) -> float:
    """Return the size of a face on paper."""
    return face.font.pixelSize() * POINTS_PER_PIXEL
