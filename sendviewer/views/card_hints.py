"""Explains what a card of the overview is about at its title, and needs where they are named."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QRectF

from sendviewer.core.pages import NeedRow
from sendviewer.present.card_points import CardPoint, card_chart_words, card_points
from sendviewer.present.card_specs import AgesCard
from sendviewer.present.terms import Term, card_term, need_term
from sendviewer.views.card_pieces import TextPiece
from sendviewer.views.card_view import CardView
from sendviewer.views.card_walk import HOW_TO_WALK
from sendviewer.views.look import Looks
from sendviewer.views.overview_view import OverviewView
from sendviewer.views.term_hints import Hint, TermHints

__all__ = ["CardHints"]


class CardHints(QObject):
    """The explanations on the cards of one overview."""

    def __init__(self, view: OverviewView, looks: Looks) -> None:
        super().__init__(view)
        ground = view.widget()
        assert ground is not None
        self._view = view
        self._codes: dict[str, str] = {}
        self.hints = TermHints(ground, looks, self._at, self._focused)
        view.focused.connect(self.follow)

    def name_needs(self, needs: tuple[NeedRow, ...]) -> None:
        """Know the needs of a page by the names that it gives them."""
        self._codes = {row.label: row.code for row in needs}

    def follow(self) -> None:
        """Tell of the focused card what it is about; explain it to the eye after a while."""
        card = next((one for one in self._view.card_views() if one.hasFocus()), None)
        if card is not None:
            walk = HOW_TO_WALK if card.walk is not None else ""
            words = f"{card_chart_words(card.card)} {card_term(card.card).meaning} {walk}"
            card.setAccessibleDescription(" ".join(words.split()))
        self.hints.follow_focus()

    def follow_walk(self) -> None:
        """Tell the eye, after a while, of the point that the keyboard is on."""
        self.hints.follow_focus()

    def _at(self, place: QPoint) -> Hint | None:
        cards = self._view.card_views()
        card = next((one for one in cards if one.geometry().contains(place)), None)
        return self._within(card, place - card.pos()) if card else None

    def _within(self, card: CardView, place: QPoint) -> Hint | None:
        for piece in card.laid_out().pieces:
            if not isinstance(piece, TextPiece) or not piece.rect.contains(place):
                continue
            rect = piece.rect.toAlignedRect().translated(card.pos())
            code = self._codes.get(piece.block.text)
            if code:
                return Hint(need_term(code), rect)
            if piece is card.laid_out().pieces[0]:
                return Hint(card_term(card.card), rect)
        pairs = zip(card_points(card.card), card.laid_out().places, strict=False)
        found = next((pair for pair in pairs if pair[1].contains(place)), None)
        return _point_hint(card, *found) if found else None

    def _focused(self) -> Hint | None:
        card = next((one for one in self._view.card_views() if one.hasFocus()), None)
        if card is None:
            return None
        if card.walk is not None and card.walk.point and card.walk.ring:
            return _point_hint(card, card.walk.point, card.walk.ring)
        # Beside the whole card: the explanation is to leave it in sight.
        return Hint(card_term(card.card), card.geometry())


def _point_hint(card: CardView, point: CardPoint, place: QRectF) -> Hint | None:
    """Return what a need means, or what a column shows; the figures of others stand beside them."""
    rect = place.toAlignedRect().translated(card.pos())
    if point.code:
        return Hint(Term("", f"{point.sentence}\n\n{need_term(point.code).meaning}"), rect)
    return Hint(Term("", point.sentence), rect) if isinstance(card.card, AgesCard) else None
