"""The Overview tab: the cards of the page, which can be copied one by one or all together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from sendviewer.export.payloads import Payload
from sendviewer.present.card_specs import CardSpec, OverviewSpec
from sendviewer.present.wording import credit_line
from sendviewer.ui.state import PageState
from sendviewer.ui.tab_page import TabPage
from sendviewer.views.card_layout import is_chart
from sendviewer.views.icons import themed_icon
from sendviewer.views.look import Looks
from sendviewer.views.overview_view import OverviewView

if TYPE_CHECKING:  # nothing is explained or walked before the first paint
    from sendviewer.present.card_points import CardPoint
    from sendviewer.views.card_hints import CardHints
    from sendviewer.views.card_view import CardView
    from sendviewer.views.card_walk import CardWalk

__all__ = ["OverviewPage"]


def _put_nowhere(_payload: Payload | None) -> None:
    """Stand in until the window has handed over what copies."""


class OverviewPage(TabPage):
    """Shows the overview of the page in ``state`` and keeps it up to date."""

    def __init__(self, state: PageState, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(state, parent)
        self._looks = looks
        self._overview = OverviewSpec(())
        self._focused_id = ""
        self.hints: CardHints | None = None
        self.put: Callable[[Payload | None], None] = _put_nowhere
        """What copies; the window hands it over."""

        self.view = OverviewView(looks)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.view.copy_requested.connect(self._copy_card)
        self.view.menu_requested.connect(self._show_menu)
        self.view.focused.connect(self._remember)
        self.view.walk_begun.connect(self._take_walk)
        state.options_changed.connect(self.show_page)
        self.show_page()

    def focused_card(self) -> CardSpec | None:
        """Return the card that has, or last had, the focus; None before any had it."""
        return next((card for card in self._overview.cards if card.id == self._focused_id), None)

    def copy(self) -> Payload | None:
        """Return what has the focus: a bar as a sentence, or a card; otherwise all cards."""
        from sendviewer.export.texts import card_payload, cards_payload, sentence_payload

        walked = self._walked_sentence()
        if walked is not None:
            return sentence_payload(walked)
        card = self.focused_card()
        source = credit_line(self._state.page)
        if card is not None:
            return card_payload(card, source)
        return cards_payload(self._overview.cards, source)

    def has_sentence(self) -> bool:
        """Return whether there is a card to tell."""
        return bool(self._overview.cards)

    def sentence(self) -> str | None:
        """Return the bar or the card with the focus, otherwise the key message, with the source."""
        walked = self._walked_sentence()
        if walked is not None:
            return walked
        card = self.focused_card() or next(iter(self._overview.cards), None)
        return f"{card.spoken} {credit_line(self._state.page)}" if card else None

    def has_description(self) -> bool:
        """Return True: an overview can always be told."""
        return True

    def description(self) -> str | None:
        """Return everything that the overview shows, in words."""
        return "\n".join(f"{card.title}: {card.spoken}" for card in self._overview.cards)

    def focused_term(self) -> str:
        """Return the first term in the title of the focused card."""
        from sendviewer.present.terms import terms_in

        card = self.focused_card()
        terms = terms_in(card.title) if card else ()
        return terms[0].name if terms else ""

    def enterEvent(self, event: QEnterEvent) -> None:
        """Be ready to explain what is pointed at."""
        super().enterEvent(event)
        QTimer.singleShot(0, self.explain_terms)

    def explain_terms(self) -> None:
        """Begin to explain what the pointer or the keyboard is on."""
        if self.hints is None:
            from sendviewer.views.card_hints import CardHints

            self.hints = CardHints(self.view, self._looks)
            self.hints.name_needs(self._state.page.needs)
            self.hints.follow()

    def panes(self) -> Sequence[QWidget]:
        """Return the first card of the overview: F6 leads into the cards."""
        return self.view.card_views()[:1]

    def show_page(self) -> None:
        """Show the cards of the page, if they are others than those on the screen."""
        overview = self._state.overview
        if self.hints is not None:
            self.hints.name_needs(self._state.page.needs)
        if overview != self._overview:
            self._overview = overview
            self.view.show_spec(overview)

    def _remember(self, card_id: str) -> None:
        self._focused_id = card_id
        self.explain_terms()

    # --- walking through small charts -------------------------------------------------------

    def _walked_sentence(self) -> str | None:
        """Return the bar that the keyboard is on as a sentence with its source, or None."""
        view = next((one for one in self.view.card_views() if one.hasFocus()), None)
        walk = view.walk if view is not None else None
        if view is None or walk is None or walk.point is None:
            return None
        from sendviewer.present.card_points import point_sentence

        state = self._state
        sentence = point_sentence(walk.point, view.card, state.page, state.options)
        return f"{sentence} {credit_line(state.page)}"

    def _take_walk(self, walk: QObject) -> None:
        begun = cast("CardWalk", walk)
        begun.reached.connect(self._speak_point)
        begun.chosen.connect(self._choose_point)
        begun.table_requested.connect(self._show_table)

    def _speak_point(self, view: CardView, point: CardPoint) -> None:
        from sendviewer.ui.announce import announce

        announce(view, point.sentence)
        if self.hints is not None:
            self.hints.follow_walk()

    def _choose_point(self, _view: CardView, point: CardPoint) -> None:
        label = next(row.label for row in self._state.page.needs if row.code == point.code)
        self._state.select_need(point.code)
        self._state.say(f"Selected in table and chart: {label}")

    def _show_table(self, view: CardView, point: CardPoint | None) -> None:
        """Show a chart as a table: of needs, their tab; of anything else, a table of its own."""
        from sendviewer.present.card_tables import card_table

        table = card_table(view.card, credit_line(self._state.page))
        if table is None:
            if point is not None:
                self._state.select_need(point.code)
            self.table_wanted.emit()
            return
        from sendviewer.ui.card_table_dialog import CardTableDialog

        dialog = CardTableDialog(table, self._looks, self.put, self)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    # --- copying ----------------------------------------------------------------------------

    def _copy_card(self, card_id: str) -> None:
        self._focused_id = card_id
        self.command_requested.emit("edit.copy")

    def _copy_picture(self) -> None:
        self.command_requested.emit("edit.copy_card_picture")

    def _copy_text(self) -> None:
        self.command_requested.emit("edit.copy")

    def _show_menu(self, card_id: str, place: QPoint) -> None:
        self._focused_id = card_id
        menu = QMenu(self)
        look = self._looks.current
        menu.addAction(themed_icon("copy", look), "Copy as text", self._copy_text)
        menu.addAction(themed_icon("picture", look), "Copy as picture", self._copy_picture)
        view = next(one for one in self.view.card_views() if one.card.id == card_id)
        if is_chart(view.card):
            show = partial(self._show_table, view, None)
            menu.addAction(themed_icon("table", look), "Show as table\tT", show)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)
