"""A check box painted from the look: a target of at least 28 pixels that grows with the text."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QPoint, QRectF, QSize
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from sendviewer.views.drawing import disabled_ink, fill_rounded, paint_focus_ring, paint_frame
from sendviewer.views.icons import paint_icon
from sendviewer.views.look import Look, Looks, TextStyle
from sendviewer.views.qt_values import ALIGN_LEFT, ALIGN_VCENTRE, SHOW_MNEMONIC, WORD_WRAP
from sendviewer.views.sizes import CONTROL_HEIGHT
from sendviewer.views.text_measure import longest_word_width

__all__ = ["CheckBox", "paint_check"]

SIDE = 18
GAP = 8
INSET = 6
ABOVE = 5
RADIUS = 4.0


class CheckBox(QCheckBox):
    """A box to tick, with its text; where ``wraps`` is asked for, that may take several lines."""

    def __init__(
        self, text: str, looks: Looks, parent: QWidget | None = None, *, wraps: bool = False
    ) -> None:
        super().__init__(text, parent)
        self._looks = looks
        self._wraps = wraps
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(wraps)
        self.setSizePolicy(policy)
        self._take_look()
        looks.changed.connect(self.update)
        looks.text_resized.connect(self._take_look)

    def sizeHint(self) -> QSize:
        """Return the size of box and text."""
        text = QFontMetricsF(self.font()).size(SHOW_MNEMONIC, self.text()).width()
        height = self._looks.current.scaled(CONTROL_HEIGHT)
        return QSize(round(self._beside() + text + INSET) + 1, height)

    def minimumSizeHint(self) -> QSize:
        """Return the size with all of the text, or with its longest word if it wraps."""
        if not self._wraps:
            return self.sizeHint()
        width = self._beside() + longest_word_width(self.text(), self.font()) + INSET
        return QSize(ceil(width), self.sizeHint().height())

    def hasHeightForWidth(self) -> bool:
        """Return whether a narrower box is higher."""
        return self._wraps

    def heightForWidth(self, width: int) -> int:
        """Return the height in pixels of the text wrapped into ``width``."""
        room = QRectF(0, 0, width - self._beside(), 10_000)
        needed = QFontMetricsF(self.font()).boundingRect(room, WORD_WRAP, self.text()).height()
        look = self._looks.current
        return max(look.scaled(CONTROL_HEIGHT), ceil(needed) + look.scaled(2 * ABOVE))

    def hitButton(self, pos: QPoint) -> bool:
        """Return that the whole width can be clicked, not only the box."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw box, tick, text and focus ring."""
        look = self._looks.current
        side = look.scaled(SIDE)
        box = QRectF(look.scaled(INSET), (self.height() - side) / 2, side, side)
        ink = look.color("text") if self.isEnabled() else disabled_ink(look)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_check(painter, box, look, ticked=self.isChecked(), enabled=self.isEnabled())
        painter.setFont(self.font())
        painter.setPen(ink)
        text = QRectF(self.rect())
        text.setLeft(box.right() + look.scaled(GAP))
        wrap = WORD_WRAP if self._wraps else 0
        painter.drawText(text, ALIGN_LEFT | ALIGN_VCENTRE | SHOW_MNEMONIC | wrap, self.text())
        if self.hasFocus():
            paint_focus_ring(painter, QRectF(self.rect()), RADIUS, look)
        painter.end()

    def _beside(self) -> int:
        look = self._looks.current
        return look.scaled(INSET) + look.scaled(SIDE) + look.scaled(GAP)

    def _take_look(self) -> None:
        self.setFont(self._looks.current.font(TextStyle.BODY))
        self.updateGeometry()
        self.update()


def paint_check(
    painter: QPainter, box: QRectF, look: Look, *, ticked: bool, enabled: bool = True
) -> None:
    """Draw the box of a check box, with its tick if it has one."""
    if not ticked:
        paint_frame(painter, box, RADIUS, look.color("surface"), look.color("border_strong"))
        return
    ground: QColor = look.color("accent") if enabled else disabled_ink(look)
    fill_rounded(painter, box, RADIUS, ground)
    inset = box.width() * 0.1
    inside = box.adjusted(inset, inset, -inset, -inset)
    paint_icon(painter, "check", inside, look.color("on_accent" if enabled else "surface"))
