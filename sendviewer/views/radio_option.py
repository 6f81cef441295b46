"""One of several options below each other, with a line that explains it.

The line may also say why the option cannot be chosen now.
"""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget

from sendviewer.views.drawing import disabled_ink, paint_focus_ring
from sendviewer.views.ink import solid, write
from sendviewer.views.look import Looks, TextStyle
from sendviewer.views.qt_values import ALIGN_LEFT, WORD_WRAP
from sendviewer.views.sizes import CONTROL_HEIGHT
from sendviewer.views.text_measure import longest_word_width, text_width

__all__ = ["RadioOption"]

SIDE = 18
GAP = 10
INSET = 6
ABOVE = 6
RADIUS = 4.0
WRAPPED = ALIGN_LEFT | WORD_WRAP


class RadioOption(QRadioButton):
    """An option with its text and a note below. Both wrap; the whole of it can be clicked."""

    def __init__(self, text: str, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._looks = looks
        self._note = ""
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._take_look()
        looks.changed.connect(self.update)
        looks.text_resized.connect(self._take_look)

    @property
    def note(self) -> str:
        """The line below the text."""
        return self._note

    def show_text(self, text: str, note: str = "") -> None:
        """Show another text, and a note below it or none."""
        if (text, note) == (self.text(), self._note):
            return
        self.setText(text)
        self.setAccessibleName(text)
        self.setAccessibleDescription(note)
        self._note = note
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size with the text on one line."""
        width = ceil(text_width(self.text(), self.font())) + self._beside() + 1
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the size with the longest word on a line."""
        width = ceil(longest_word_width(self.text(), self.font())) + self._beside() + 1
        return QSize(width, self._looks.current.scaled(CONTROL_HEIGHT))

    def hasHeightForWidth(self) -> bool:
        """Return that a narrower option is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height in pixels of text and note wrapped into ``width``."""
        look = self._looks.current
        above = look.scaled(ABOVE)
        height = self._text_height(width) + self._note_height(width) + 2 * above
        return max(look.scaled(CONTROL_HEIGHT), ceil(height))

    def hitButton(self, pos: QPoint) -> bool:
        """Return that the words can be clicked too, not only the circle."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw circle, text, note and focus ring."""
        look = self._looks.current
        ink = look.color("text") if self.isEnabled() else disabled_ink(look)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_circle(painter, ink)
        left, top, width = self._beside() - look.scaled(INSET), look.scaled(ABOVE), self.width()
        height = self._text_height(width)
        room = QRectF(left, top, width - self._beside() + 1, height + 1)
        painter.setFont(self.font())
        write(painter, room, WRAPPED, self.text(), ink)
        if self._note:
            painter.setFont(look.font(TextStyle.SMALL))
            below = QRectF(left, top + height, room.width(), self._note_height(width) + 1)
            # The reason why an option is disabled is to be read: it keeps its full contrast.
            write(painter, below, WRAPPED, self._note, look.color("text_secondary"))
        if self.hasFocus():
            paint_focus_ring(painter, QRectF(self.rect()), RADIUS, look)
        painter.end()

    def _paint_circle(self, painter: QPainter, ink: QColor) -> None:
        look = self._looks.current
        radius = look.scaled(SIDE) / 2
        line = look.scaled(ABOVE) + QFontMetricsF(self.font()).height() / 2
        centre = QPointF(look.scaled(INSET) + radius, line)
        on, is_on = look.color("accent") if self.isEnabled() else ink, self.isChecked()
        edge = on if is_on else look.color("border_strong") if self.isEnabled() else ink
        width = look.scaled(2) if is_on else 1.0
        band = QPainterPath()
        band.addEllipse(centre, radius, radius)
        painter.fillPath(band, solid(look.color("surface")))
        band.addEllipse(centre, radius - width, radius - width)
        painter.fillPath(band, solid(edge))
        if is_on:
            dot = QPainterPath()
            dot.addEllipse(centre, radius * 0.5, radius * 0.5)
            painter.fillPath(dot, solid(on))

    def _beside(self) -> int:
        look = self._looks.current
        return 2 * look.scaled(INSET) + look.scaled(SIDE) + look.scaled(GAP)

    def _text_height(self, width: float) -> float:
        return self._height(self.text(), TextStyle.BODY, width)

    def _note_height(self, width: float) -> float:
        return self._height(self._note, TextStyle.SMALL, width) if self._note else 0.0

    def _height(self, text: str, style: TextStyle, width: float) -> float:
        metrics = QFontMetricsF(self._looks.current.font(style))
        room = QRectF(0, 0, max(1.0, width - self._beside()), 10_000)
        return metrics.boundingRect(room, WORD_WRAP, text).height()

    def _take_look(self) -> None:
        self.setFont(self._looks.current.font(TextStyle.BODY))
        self.updateGeometry()
        self.update()
