"""Shows one card of the overview: a painted widget that can be focused, walked and copied.

It holds no widget for its labels, so that the first paint of the window is cheap.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRectF, QSize, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from sendviewer.present.card_specs import CardSpec
from sendviewer.views.accessible_roles import LateParts, speak_as
from sendviewer.views.buttons import IconButton
from sendviewer.views.card_layout import card_layout, is_chart
from sendviewer.views.card_pieces import CardLayout
from sendviewer.views.drawing import paint_focus_ring
from sendviewer.views.look import Looks, TextStyle
from sendviewer.views.qt_values import STRONG_FOCUS, set_focus_policy
from sendviewer.views.sheet import PADDING
from sendviewer.views.sizes import CARD_RADIUS

if TYPE_CHECKING:  # nobody walks before the first paint
    from sendviewer.views.card_walk import CardWalk

__all__ = ["CardView"]

WALK_RADIUS = 5


class CardView(LateParts):
    """One card. It takes the focus, speaks as a whole, and has a button that copies it.

    A card that holds a chart can be walked point by point; ``walk_begun`` tells of its walk.
    """

    copy_requested = Signal(str)
    menu_requested = Signal(str, QPoint)
    focused = Signal(str)
    walk_begun = Signal(QObject)

    def __init__(self, card: CardSpec, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card = card
        self._looks = looks
        self._layout: CardLayout | None = None
        self._laid_out_size = QSize()
        self._walk: CardWalk | None = None
        set_focus_policy(self, STRONG_FOCUS)
        speak_as(self, "Chart" if is_chart(card) else "Grouping")
        self._copy = IconButton("", "copy", looks, self)
        self._copy.clicked.connect(self._ask_for_copy)
        self.show_spec(card)
        looks.changed.connect(self._renew)
        looks.text_resized.connect(self._arrange_anew)

    @property
    def card(self) -> CardSpec:
        """What the card shows."""
        return self._card

    @property
    def copy_button(self) -> IconButton:
        """The button that copies the card."""
        return self._copy

    @property
    def walk(self) -> CardWalk | None:
        """The walk through the points of a chart; None before anybody wants to walk."""
        return self._walk

    def can_show(self, card: CardSpec) -> bool:
        """Return whether another card may take this one's place: a role can not be changed."""
        return is_chart(card) == is_chart(self._card)

    def show_spec(self, card: CardSpec) -> None:
        """Show another card in the same place."""
        self._card = card
        self.setAccessibleName(card.title)
        self.setAccessibleDescription(card.spoken)
        self._copy.rename(f"Copy “{card.title}”")
        self._arrange_anew()
        if self._walk is not None:
            self._walk.renew()

    def make_parts(self) -> None:
        """Make a chart walkable, once."""
        if self._walk is not None or not is_chart(self._card):
            return
        from sendviewer.views.card_walk import CardWalk

        self._walk = CardWalk(self)
        self.walk_begun.emit(self._walk)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk through the points of a chart."""
        if self._walk is None or not self._walk.takes(event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card and, if it has the focus, the ring."""
        look = self._looks.current
        rect = QRectF(self.rect())
        painter = QPainter(self)
        self.laid_out().paint(painter, rect, look)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_focus_ring(painter, rect, CARD_RADIUS, look)
            place = self._walk.ring if self._walk is not None else None
            if place is not None:
                paint_focus_ring(painter, place, WALK_RADIUS, look)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew and keep the button in its corner."""
        super().resizeEvent(event)
        self._arrange()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell which card has the focus."""
        super().focusInEvent(event)
        self.make_parts()
        self.update()
        self.focused.emit(self._card.id)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for a menu with what can be done with the card."""
        self.menu_requested.emit(self._card.id, event.globalPos())

    def take_layout(self, layout: CardLayout) -> None:
        """Draw the card as it was laid out already, for its present size and look."""
        self._layout, self._laid_out_size = layout, self.size()

    def laid_out(self) -> CardLayout:
        """Return the layout for the present size; made once for each size and look."""
        if self._layout is None or self._laid_out_size != self.size():
            size = QRectF(self.rect())
            look = self._looks.current
            self.take_layout(card_layout(self._card, size.width(), look, size.height()))
        assert self._layout is not None
        return self._layout

    def _ask_for_copy(self) -> None:
        self.copy_requested.emit(self._card.id)

    def _renew(self) -> None:
        """Lay out anew when it is painted: colours belong to the layout as well."""
        self._layout = None
        self.update()

    def _arrange_anew(self) -> None:
        self._renew()
        self._arrange()

    def _arrange(self) -> None:
        self._place_copy_button()
        if self._walk is not None:
            self._walk.arrange()

    def _place_copy_button(self) -> None:
        """Centre the icon on the first line of text and end it where the text ends."""
        look = self._looks.current
        line = QFontMetricsF(look.font(TextStyle.LABEL)).height()
        size = self._copy.sizeHint()
        inset = (size.width() - look.scaled(16)) // 2
        top = round(PADDING + line / 2 - size.height() / 2)
        self._copy.resize(size)
        self._copy.move(self.width() - PADDING - size.width() + inset, top)
