"""Draws the overview: cards in rows, each one painted widget that can be focused and copied.

No card holds a widget for its labels, so that the first paint of the window is cheap.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, QRectF, QSize, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from sendviewer.present.card_specs import CardSpec, OverviewSpec
from sendviewer.views.accessible_roles import LateParts, speak_as
from sendviewer.views.buttons import IconButton
from sendviewer.views.card_layout import card_layout, is_chart
from sendviewer.views.card_pieces import CardLayout
from sendviewer.views.card_rows import PlacedCard, placed_cards
from sendviewer.views.drawing import paint_card_surface, paint_focus_ring
from sendviewer.views.look import Look, Looks, TextStyle
from sendviewer.views.qt_values import NO_FOCUS, SCROLL_BAR_NEVER, STRONG_FOCUS, set_focus_policy
from sendviewer.views.scroll_bars import ScrollBar
from sendviewer.views.sheet import PADDING
from sendviewer.views.sizes import CARD_RADIUS, PAGE_SIDE, PAGE_TOP

if TYPE_CHECKING:  # nobody walks before the first paint
    from sendviewer.views.card_walk import CardWalk

__all__ = ["CardView", "OverviewView", "card_height", "paint_card"]

MOST_WIDTHS = 4
"""For how many widths places are kept: Qt asks with and without a scroll bar, before and after."""

WALK_RADIUS = 5


def card_height(card: CardSpec, width: float, look: Look) -> float:
    """Return the height in pixels that a card needs when it is ``width`` pixels wide."""
    return card_layout(card, width, look).height


def paint_card(painter: QPainter, rect: QRectF, card: CardSpec, look: Look) -> None:
    """Draw a card into ``rect``, which is to be at least :func:`card_height` high."""
    _paint_layout(painter, rect, card_layout(card, rect.width(), look, rect.height()), look)


def _paint_layout(painter: QPainter, rect: QRectF, layout: CardLayout, look: Look) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_card_surface(painter, rect, look, accent=layout.accent)
    painter.translate(rect.topLeft())
    layout.paint(painter, look)
    painter.restore()


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
        _paint_layout(painter, rect, self.laid_out(), look)
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


class OverviewView(QScrollArea):
    """All cards. They wrap into fewer columns when room is scarce, and scroll downwards only."""

    copy_requested = Signal(str)
    menu_requested = Signal(str, QPoint)
    focused = Signal(str)
    walk_begun = Signal(QObject)

    def __init__(self, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Overview")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setProperty("horizontalScrollBarPolicy", SCROLL_BAR_NEVER)
        self.setVerticalScrollBar(ScrollBar(looks, ground="window"))
        # The cards take the focus; a scroll area that took it too would be a stop without sense.
        set_focus_policy(self, NO_FOCUS)
        self._cards = _Cards(looks)
        self._cards.copy_requested.connect(self.copy_requested)
        self._cards.menu_requested.connect(self.menu_requested)
        self._cards.focused.connect(self.focused)
        self._cards.walk_begun.connect(self.walk_begun)
        self.setWidget(self._cards)
        self._looks = looks
        self._take_look()
        looks.changed.connect(self._take_look)

    def show_spec(self, overview: OverviewSpec) -> None:
        """Show an overview; cards that are on the screen already keep the focus."""
        self._cards.show_spec(overview)

    def card_views(self) -> tuple[CardView, ...]:
        """Return the cards on the screen, in reading order."""
        return self._cards.views()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the cards know whether a scroll bar takes a part of the width."""
        self._cards.width_of_area = self.width()
        super().resizeEvent(event)

    def _take_look(self) -> None:
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Window, self._looks.current.color("window"))
        self.setPalette(palette)
        self.verticalScrollBar().setSingleStep(self._looks.current.scaled(40))


class _Cards(QWidget):
    """The ground on which the cards lie; as high as they need at its width."""

    copy_requested = Signal(str)
    menu_requested = Signal(str, QPoint)
    focused = Signal(str)
    walk_begun = Signal(QObject)

    def __init__(self, looks: Looks) -> None:
        super().__init__()
        self._looks = looks
        self.width_of_area = 0
        self._overview = OverviewSpec(())
        self._views: list[CardView] = []
        self._placed: dict[int, tuple[PlacedCard, ...]] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        looks.changed.connect(self._placed.clear)  # colours belong to the layouts as well
        looks.text_resized.connect(self._rearrange)

    def views(self) -> tuple[CardView, ...]:
        return tuple(self._views)

    def show_spec(self, overview: OverviewSpec) -> None:
        self._overview = overview
        cards = overview.cards
        kept = self._fitting(cards)
        had_focus = any(view.hasFocus() for view in self._views[kept:])
        for view in self._views[kept:]:
            view.setParent(None)
            view.deleteLater()
        del self._views[kept:]
        for view, card in zip(self._views, cards, strict=False):
            view.show_spec(card)
        for card in cards[len(self._views) :]:
            self._views.append(self._new_view(card))
        self._rearrange()
        if had_focus and self._views:
            self._views[min(kept, len(self._views) - 1)].setFocus()

    def _fitting(self, cards: Sequence[CardSpec]) -> int:
        """Return how many of the first views can show their card; the others are made anew."""
        pairs = zip(self._views, cards, strict=False)
        fits = [view.can_show(card) for view, card in pairs]
        return fits.index(False) if False in fits else len(fits)

    def sizeHint(self) -> QSize:
        if not self.isVisible():  # its width is a guess of Qt's, and not worth a layout
            return self.minimumSizeHint()
        return QSize(self.width(), self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        return QSize(1, 1)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        placed = self._placed_within(width)
        lowest = placed[-1].rect.bottom() if placed else 0.0
        return round(lowest) + 2 * PAGE_TOP

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._place()
        # While it is hidden, Qt hears of no other height, and the last cards would be cut off.
        self.updateGeometry()

    def _new_view(self, card: CardSpec) -> CardView:
        view = CardView(card, self._looks, self)
        view.copy_requested.connect(self.copy_requested)
        view.menu_requested.connect(self.menu_requested)
        view.focused.connect(self.focused)
        view.walk_begun.connect(self.walk_begun)
        view.show()
        return view

    def _placed_within(self, width: int) -> tuple[PlacedCard, ...]:
        """Return the places of the cards; Qt asks for few widths, but for each many times."""
        room = width - PAGE_SIDE - self._right_side(width)
        if room not in self._placed:
            self._placed[room] = placed_cards(self._overview, room, self._looks.current)
        return self._placed[room]

    def _right_side(self, width: int) -> int:
        """Return the room at the right: a scroll bar is as wide as that, and stands in for it."""
        # Not from the parent: to name its class, PySide makes all classes of QtWidgets.
        return 0 if width < self.width_of_area else PAGE_SIDE

    def _rearrange(self) -> None:
        self._placed.clear()
        self.updateGeometry()
        self._place()

    def _place(self) -> None:
        """Give each card its place, once the width is that of a window and not a guess of Qt's."""
        if not self.isVisible():
            return
        placed = self._placed_within(self.width())
        if len(self._placed) > MOST_WIDTHS:
            self._placed.clear()
        for view, place in zip(self._views, placed, strict=True):
            rect = place.rect.translated(PAGE_SIDE, PAGE_TOP)
            view.setGeometry(QRect(rect.topLeft().toPoint(), rect.size().toSize()))
            view.take_layout(place.layout)
