"""Draws the overview: the cards of a page, in rows that fit the width, and scrolling downwards."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QPoint, QRect, QSize, Signal
from PySide6.QtGui import QPalette, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from sendviewer.present.card_specs import CardSpec, OverviewSpec
from sendviewer.views.card_rows import PlacedCard, PlacesByWidth
from sendviewer.views.card_view import CardView
from sendviewer.views.look import Looks
from sendviewer.views.qt_values import NO_FOCUS, SCROLL_BAR_NEVER, set_focus_policy
from sendviewer.views.scroll_bars import ScrollBar
from sendviewer.views.sizes import PAGE_SIDE, PAGE_TOP

__all__ = ["OverviewView"]


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
        self._views: list[CardView] = []
        self._places = PlacesByWidth(looks)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        looks.changed.connect(self._places.forget)  # colours belong to the layouts as well
        looks.text_resized.connect(self._rearrange)

    def views(self) -> tuple[CardView, ...]:
        return tuple(self._views)

    def show_spec(self, overview: OverviewSpec) -> None:
        self._places.take(overview)
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
        return self._places.within(width - PAGE_SIDE - self._right_side(width))

    def _right_side(self, width: int) -> int:
        """Return the room at the right: a scroll bar is as wide as that, and stands in for it."""
        # Not from the parent: to name its class, PySide makes all classes of QtWidgets.
        return 0 if width < self.width_of_area else PAGE_SIDE

    def _rearrange(self) -> None:
        self._places.forget()
        self.updateGeometry()
        self._place()

    def _place(self) -> None:
        """Give each card its place, once the width is that of a window and not a guess of Qt's."""
        if not self.isVisible():
            return
        placed = self._placed_within(self.width())
        for view, place in zip(self._views, placed, strict=True):
            rect = place.rect.translated(PAGE_SIDE, PAGE_TOP)
            view.setGeometry(QRect(rect.topLeft().toPoint(), rect.size().toSize()))
            view.take_layout(place.layout)
