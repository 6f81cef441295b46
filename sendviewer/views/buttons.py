"""Buttons, painted from the look: every state is visible, and no text is ever cut.

They are push buttons to Qt and to a screen reader; only their paint and size are our own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, QSizeF, QTimer
from PySide6.QtGui import QColor, QEnterEvent, QFocusEvent, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget

from sendviewer.views.drawing import (
    disabled_ink,
    fill_rounded,
    paint_focus_ring,
    paint_frame,
)
from sendviewer.views.icons import paint_icon
from sendviewer.views.ink import write
from sendviewer.views.look import Looks, TextStyle
from sendviewer.views.qt_values import ALIGN_CENTRE
from sendviewer.views.qt_values import SHOW_MNEMONIC as MNEMONIC
from sendviewer.views.sizes import CONTROL_HEIGHT, CONTROL_RADIUS
from sendviewer.views.theme import blend

if TYPE_CHECKING:  # nothing is explained before the first paint
    from sendviewer.views.button_hints import ButtonHints

__all__ = [
    "GAP",
    "ICON",
    "SIDE",
    "SMALL_TARGET",
    "Button",
    "IconButton",
    "MenuButton",
    "PaintedButton",
]

ICON = 16
SMALL_TARGET = 28
SIDE = 12
GAP = 8
HOVER = 0.07
PRESSED = 0.16


class PaintedButton(QPushButton):
    """What all buttons share: they follow the look and know whether the pointer is over them."""

    def __init__(self, text: str, looks: Looks, parent: QWidget | None = None) -> None:
        # Not with the text: to choose among the constructors, PySide would load what icons need.
        super().__init__(parent)
        self.setText(text)
        self.looks = looks
        self.hints: ButtonHints | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._take_look()
        looks.changed.connect(self.update)
        looks.text_resized.connect(self._take_look)

    def minimumSizeHint(self) -> QSize:
        """Return the full size: a button never shrinks below its text."""
        return self.sizeHint()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the hover state, and be ready to show the tip."""
        super().enterEvent(event)
        if self.toolTip():
            # Not at once: the pointer may rest here as the window is first painted.
            QTimer.singleShot(0, self, self._explain)
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the tip after a while to those who came by keyboard."""
        super().focusInEvent(event)
        if self.toolTip():
            self._explain().follow_focus()

    def _explain(self) -> ButtonHints:
        """Return what shows the tip; it is made when it is first wanted."""
        if self.hints is None:
            from sendviewer.views.button_hints import ButtonHints

            self.hints = ButtonHints(self, self.looks)
        return self.hints

    def leaveEvent(self, event: QEvent) -> None:
        """Take the hover state back."""
        super().leaveEvent(event)
        self.update()

    def text_width(self, style: TextStyle) -> float:
        """Return the width of the text without its mnemonic sign, in pixels."""
        metrics = QFontMetricsF(self.looks.current.font(style))
        return metrics.size(MNEMONIC, self.text()).width()

    def touched(self, fill: QColor, ink: QColor) -> QColor:
        """Return the fill for the state that the pointer or a key has put the button in."""
        if self.isDown():
            return blend(fill, ink, PRESSED)
        if self.isEnabled() and self.underMouse():
            return blend(fill, ink, HOVER)
        return fill

    def _take_look(self) -> None:
        self.setFont(self.looks.current.font(TextStyle.BODY))
        self.updateGeometry()
        self.update()


class Button(PaintedButton):
    """A button with a text and perhaps an icon; ``primary`` marks the main one of a group."""

    def __init__(
        self,
        text: str,
        looks: Looks,
        *,
        icon: str = "",
        primary: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        self._icon_name = icon
        self._end_icon_name = ""
        self._primary = primary
        super().__init__(text, looks, parent)

    def sizeHint(self) -> QSize:
        """Return the size for text and icons at the current text size."""
        look = self.looks.current
        icons = bool(self._icon_name) + bool(self._end_icon_name)
        width = self.text_width(self._style()) + icons * look.scaled(ICON + GAP)
        return QSizeF(width + 2 * look.scaled(SIDE), look.scaled(CONTROL_HEIGHT)).toSize()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw frame, icon, text and focus ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = self._ink()
        self._paint_ground(painter, ink)
        self._paint_content(painter, ink)
        if self.hasFocus():
            paint_focus_ring(painter, QRectF(self.rect()), CONTROL_RADIUS, self.looks.current)
        painter.end()

    def _style(self) -> TextStyle:
        return TextStyle.BODY_STRONG if self._primary else TextStyle.BODY

    def _ink(self) -> QColor:
        look = self.looks.current
        if not self.isEnabled():
            return disabled_ink(look)
        return look.color("on_accent" if self._primary else "text")

    def _paint_ground(self, painter: QPainter, ink: QColor) -> None:
        look = self.looks.current
        rect = QRectF(self.rect())
        if self._primary and self.isEnabled():
            fill_rounded(painter, rect, CONTROL_RADIUS, self.touched(look.color("accent"), ink))
            return
        border = look.color("border_strong" if self.isEnabled() else "border")
        paint_frame(painter, rect, CONTROL_RADIUS, self.touched(look.color("surface"), ink), border)

    def _paint_content(self, painter: QPainter, ink: QColor) -> None:
        look = self.looks.current
        room = QRectF(self.rect()).adjusted(look.scaled(SIDE), 0, -look.scaled(SIDE), 0)
        if self._icon_name:
            self._paint_icon_at(painter, room.left(), self._icon_name, ink)
            room.setLeft(room.left() + look.scaled(ICON + GAP))
        if self._end_icon_name:
            right = room.right() - look.scaled(ICON)
            self._paint_icon_at(painter, right, self._end_icon_name, ink)
            room.setRight(right - look.scaled(GAP))
        painter.setFont(look.font(self._style()))
        # A pixel more room than measured: rounding must not push the last letter out.
        write(painter, room.adjusted(-1, 0, 1, 0), ALIGN_CENTRE | MNEMONIC, self.text(), ink)

    def _paint_icon_at(self, painter: QPainter, left: float, name: str, ink: QColor) -> None:
        side = self.looks.current.scaled(ICON)
        top = (self.height() - side) / 2
        paint_icon(painter, name, QRectF(left, top, side, side), ink)


class MenuButton(Button):
    """A button that opens a menu and shows so by a chevron."""

    def __init__(
        self,
        text: str,
        looks: Looks,
        *,
        primary: bool = False,
        menu: QMenu | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, looks, primary=primary, parent=parent)
        self._end_icon_name = "chevron-down"
        self.setMenu(menu or QMenu(self))
        self.updateGeometry()


class IconButton(PaintedButton):
    """A square button with an icon only; its name is spoken and shown as tool tip."""

    def __init__(self, name: str, icon: str, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__("", looks, parent)
        self._icon_name = icon
        self.rename(name)

    def rename(self, name: str) -> None:
        """Set the name that is spoken and shown as tool tip."""
        self.setAccessibleName(name)
        self.setToolTip(name)

    def sizeHint(self) -> QSize:
        """Return a square of at least 28 pixels."""
        side = self.looks.current.scaled(SMALL_TARGET)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon; a ground only while the button is touched."""
        look = self.looks.current
        rect = QRectF(self.rect())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isDown() or (self.isEnabled() and self.underMouse()):
            ground = self.touched(look.color("surface"), look.color("text"))
            fill_rounded(painter, rect, CONTROL_RADIUS, ground)
        side = look.scaled(ICON)
        box = QRectF((rect.width() - side) / 2, (rect.height() - side) / 2, side, side)
        ink = look.color("text_secondary") if self.isEnabled() else disabled_ink(look)
        paint_icon(painter, self._icon_name, box, ink)
        if self.hasFocus():
            paint_focus_ring(painter, rect, CONTROL_RADIUS, look)
        painter.end()
