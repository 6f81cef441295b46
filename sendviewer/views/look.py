"""How everything looks at the moment: the theme and the text size, and who is told of a change.

Widgets are handed a :class:`Looks`, read ``looks.current`` when they paint or lay out, paint anew
at ``looks.changed``, and measure anew at ``looks.text_resized`` alone, since another theme moves
nothing. Pictures for paper are made with a Looks of their own.
"""

from __future__ import annotations

from enum import Enum
from functools import cache, lru_cache

from msgspec import Struct
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase

from sendviewer.resources import resource_path
from sendviewer.views.theme import LIGHT, Theme

__all__ = ["CONTEXTUAL", "PAPER", "Look", "Looks", "TextStyle", "load_fonts"]

FAMILY = "Inter"
EQUAL_WIDTHS = "tnum"

CONTEXTUAL = QFont.Tag("calt")
"""The feature with which the bundled font draws 65x7 with a sign for times and -> as an arrow.

It is off for all text: what is quoted from a file has to be seen as it stands there.
"""


class TextStyle(Enum):
    """A use of text: size in pixels at 100% and whether it is of the heavier weight."""

    TITLE = (22, True)
    HEADING = (19, True)
    FIGURE = (36, True)
    KEY_MESSAGE = (17, False)
    KEY_MESSAGE_STRONG = (17, True)
    READING = (16, False)
    READING_STRONG = (16, True)
    BODY = (14, False)
    BODY_STRONG = (14, True)
    LABEL = (13, True)
    SMALL = (13, False)


class Look(Struct, frozen=True):
    """A theme at a text size; ``text_scale`` is 1.0 for 100% and 2.0 for 200%."""

    theme: Theme = LIGHT
    text_scale: float = 1.0

    def font(self, style: TextStyle) -> QFont:
        """Return the font for a use of text."""
        size, strong = style.value
        return QFont(_font(self.scaled(size), strong))

    def figures_font(self, style: TextStyle) -> QFont:
        """Return the font for a column of figures: its digits are of equal width.

        Not for words: the feature makes hyphens as wide as digits, which tears names apart.
        """
        size, strong = style.value
        return QFont(_font(self.scaled(size), strong, EQUAL_WIDTHS))

    def scaled(self, pixels: float) -> int:
        """Return a length that grows with the text, in whole pixels."""
        return round(pixels * self.text_scale)

    def color(self, token: str) -> QColor:
        """Return a colour token of the theme."""
        return self.theme.color(token)

    @property
    def measures(self) -> Look:
        """The same size of text in the colours of paper: what is measured so, fits every theme."""
        return Look(text_scale=self.text_scale)


PAPER = Look()
"""The look of everything that is copied or exported as a picture, whatever the window's theme."""


class Looks(QObject):
    """The current look, and the signals that it changed."""

    changed = Signal()
    """The theme or the text size is another: what is painted has to be painted anew."""

    text_resized = Signal()
    """The text size is another: what is measured has to be measured anew. Told last."""

    def __init__(self, look: Look = PAPER, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._current = look

    @property
    def current(self) -> Look:
        """The look to draw with now."""
        return self._current

    def change(self, look: Look) -> None:
        """Take up a new look and tell everyone who draws."""
        if look == self._current:
            return
        resized = look.text_scale != self._current.text_scale
        self._current = look
        self.changed.emit()
        if resized:
            self.text_resized.emit()


@lru_cache(maxsize=64)
def _font(size_px: int, strong: bool, feature: str = "") -> QFont:  # noqa: FBT001 - of one row
    font = QFont(FAMILY)
    font.setPixelSize(size_px)
    font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    font.setFeature(CONTEXTUAL, 0)
    if feature:
        font.setFeature(QFont.Tag(feature), 1)
    return font


@cache
def load_fonts() -> None:
    """Make the bundled font known to Qt, once; needs a QGuiApplication."""
    for name in ("Inter-Regular.ttf", "Inter-SemiBold.ttf"):
        QFontDatabase.addApplicationFont(str(resource_path("fonts", name)))
