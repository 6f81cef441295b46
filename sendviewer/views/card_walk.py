"""Walks through the points of a small chart on a card, by keys and by assistive technology.

It is made when the card first has the focus, or when somebody asks who listens: not before the
first paint.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from sendviewer.present.card_points import CardPoint, card_chart_words, card_points
from sendviewer.present.card_specs import AgesCard
from sendviewer.views.accessible_roles import speak_as
from sendviewer.views.bar_nodes import BarNodes
from sendviewer.views.table_sight import bring_into_sight

if TYPE_CHECKING:  # the card holds its walk
    from sendviewer.views.card_view import CardView

__all__ = ["HOW_TO_WALK", "CardWalk"]

HOW_TO_WALK = "The arrow keys read it point by point; T shows it as a table."

_TO_START, _TO_END = -1000, 1000

_STEPS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Home: _TO_START,
    Qt.Key.Key_End: _TO_END,
}

_CHOOSING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)

BESIDE, ABOVE = 6.0, 4.0
"""Pixels between a point and the ring around it."""


class CardWalk(QObject):
    """The walk on one card. Each signal tells the card, and the point that it is about."""

    reached = Signal(QObject, object)
    chosen = Signal(QObject, object)
    table_requested = Signal(QObject, object)

    def __init__(self, card: CardView) -> None:
        super().__init__(card)
        self._card = card
        self._points: tuple[CardPoint, ...] = ()
        self._place = -1
        self._list = QWidget()
        speak_as(self._list, "List")
        self._list.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._list.setParent(card)
        self._list.setAccessibleName("Points of the chart")
        self._nodes = BarNodes(self._list)
        self._nodes.pressed.connect(self._press)
        self._nodes.entered.connect(self._enter)
        self.renew()
        self._list.lower()
        self._list.show()

    @property
    def point(self) -> CardPoint | None:
        """The point that one has walked to, or None."""
        return self._points[self._place] if 0 <= self._place < len(self._points) else None

    @property
    def nodes(self) -> tuple[QWidget, ...]:
        """The nodes by which a screen reader finds the points."""
        return self._nodes.nodes

    @property
    def ring(self) -> QRectF | None:
        """Where the ring around the current point goes, in pixels of the card."""
        places = self._card.laid_out().places
        if self.point is None or self._place >= len(places):
            return None
        # Columns stand close together: a ring as wide as others would lie on their neighbours.
        beside = 0.0 if isinstance(self._card.card, AgesCard) else BESIDE
        return places[self._place].adjusted(-beside, -ABOVE, beside, ABOVE)

    def renew(self) -> None:
        """Take up another card in the same place; one walks on from its beginning."""
        points = card_points(self._card.card)
        if points != self._points:
            self._place = -1
        self._points = points
        self._nodes.tell([(point.name, point.sentence) for point in points])
        self._card.setAccessibleDescription(f"{card_chart_words(self._card.card)} {HOW_TO_WALK}")
        self.arrange()

    def arrange(self) -> None:
        """Put the nodes where the card draws its points."""
        self._list.setGeometry(self._card.rect())
        self._nodes.place(self._card.laid_out().places)

    def takes(self, event: QKeyEvent) -> bool:
        """Walk, choose or ask for the table if the key says so; return whether it did."""
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._step(_STEPS[key])
        elif key in _CHOOSING and self.point is not None and self.point.code:
            self.chosen.emit(self._card, self.point)
        elif key == Qt.Key.Key_T:
            self.table_requested.emit(self._card, self.point)
        else:
            return False
        return True

    def _step(self, step: int) -> None:
        last = len(self._points) - 1
        if self._place < 0:
            self._go_to(last if step == _TO_END else 0)
        else:
            self._go_to(min(max(self._place + step, 0), last))

    def _go_to(self, place: int) -> None:
        self._place = place
        self._card.update()
        ring = self.ring
        if ring is not None:
            bring_into_sight(self._card, ring.toAlignedRect().adjusted(0, -1, 0, 1))
        self.reached.emit(self._card, self.point)

    def _press(self, place: int) -> None:
        self._enter(place)
        if self.point is not None and self.point.code:
            self.chosen.emit(self._card, self.point)

    def _enter(self, place: int) -> None:
        self._card.setFocus()
        if 0 <= place < len(self._points):
            self._go_to(place)
