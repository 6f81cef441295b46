"""Shows an explanation beside what it explains, as a small sheet over the window.

It can be pointed at and read for as long as one likes: it never goes away by itself.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from sendviewer.views.accessible_roles import speak_as
from sendviewer.views.drawing import paint_frame
from sendviewer.views.look import Look, Looks, TextStyle
from sendviewer.views.sizes import CONTROL_RADIUS
from sendviewer.views.text_block import Styled, TextBlock

__all__ = ["TermPopup", "place_beside"]

WIDTH = 400
TALLEST = 0.5
"""Of the window's height: an explanation that would be taller is made wider."""

PADDING_SIDE, PADDING_TOP = 14, 11
TITLE_GAP = 4
EDGE = 8
"""Pixels that are kept free between a popup and the edge of the window."""

AWAY = 2
"""Pixels between a popup and what it explains."""

LEADING = 1.15


class TermPopup(QWidget):
    """A sheet with a title and a text; it takes no focus."""

    def __init__(self, window: QWidget, looks: Looks) -> None:
        super().__init__()
        speak_as(self, "ToolTip")
        self.setParent(window)
        self._window = window
        self._looks = looks
        self._title, self._text = "", ""
        self._blocks: tuple[TextBlock, ...] = ()
        self.hide()

    @property
    def text(self) -> str:
        """What is explained, title first; empty while nothing is shown."""
        return "" if self.isHidden() else f"{self._title}\n{self._text}"

    def show_beside(self, title: str, text: str, anchor: QRect) -> None:
        """Explain what stands in ``anchor``, in pixels of the window."""
        self._title, self._text = title, text
        self.setAccessibleName(title or text)
        self.setAccessibleDescription(text)
        room = self._window.size()
        size = self._fit(room)
        self.setGeometry(QRect(place_beside(anchor, size, room), size))
        self.show()
        self.raise_()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sheet and its text."""
        look = self._looks.current
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colors = look.color("surface_raised"), look.color("border_strong")
        paint_frame(painter, QRectF(self.rect()), CONTROL_RADIUS, *colors)
        top = float(PADDING_TOP)
        for block in self._blocks:
            block.paint(painter, PADDING_SIDE, top)
            top += block.height + look.scaled(TITLE_GAP)
        painter.end()

    def _fit(self, room: QSize) -> QSize:
        """Lay the text out and return the size that it takes."""
        look = self._looks.current
        most = max(1, room.width() - 2 * EDGE)
        size = self._lay_out(look, min(look.scaled(WIDTH), most))
        if size.height() > TALLEST * room.height():
            size = self._lay_out(look, min(look.scaled(2 * WIDTH), most))
        return size

    def _lay_out(self, look: Look, width: int) -> QSize:
        inner = width - 2 * PADDING_SIDE
        runs = [Styled(self._title, TextStyle.LABEL)] if self._title else []
        runs += [Styled(line) for line in self._text.split("\n\n")]
        self._blocks = tuple(TextBlock([run], look, inner, leading=LEADING) for run in runs)
        widest = max((block.width for block in self._blocks), default=0.0)
        gaps = look.scaled(TITLE_GAP) * max(0, len(self._blocks) - 1)
        height = sum(block.height for block in self._blocks) + gaps
        return QSize(round(widest) + 1 + 2 * PADDING_SIDE, round(height) + 1 + 2 * PADDING_TOP)


def place_beside(anchor: QRect, size: QSize, room: QSize) -> QPoint:
    """Return where a sheet of ``size`` goes: under ``anchor``, or above it, within the window."""
    below = anchor.bottom() + 1 + AWAY
    above = anchor.top() - AWAY - size.height()
    fits_below = below + size.height() <= room.height() - EDGE
    top = below if fits_below or above < EDGE else above
    left = min(anchor.left(), room.width() - EDGE - size.width())
    return QPoint(max(EDGE, left), max(EDGE, min(top, room.height() - EDGE - size.height())))
