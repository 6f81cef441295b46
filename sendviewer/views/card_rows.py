"""Places cards in rows: as planned where there is room, in more rows where there is not."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QRectF

from sendviewer.present.card_specs import (
    AgesCard,
    BarsCard,
    CardSpec,
    DifferencesCard,
    NumberCard,
    OverviewSpec,
    ProportionsCard,
)
from sendviewer.views.card_layout import card_layout, spread_layout
from sendviewer.views.card_pieces import CardLayout
from sendviewer.views.look import Look, Looks

__all__ = ["CARD_GAP", "PlacedCard", "PlacesByWidth", "placed_cards"]

CARD_GAP = 16
FEW_PARTS = 3

MOST_WIDTHS = 4
"""For how many widths places are kept: Qt asks with and without a scroll bar, before and after."""


class PlacedCard(Struct, frozen=True):
    """A card, laid out, and where it goes, in pixels."""

    card: CardSpec
    rect: QRectF
    layout: CardLayout


class PlacesByWidth:
    """The places of the cards of one overview. Qt asks for few widths, but for each many times."""

    def __init__(self, looks: Looks) -> None:
        self._looks = looks
        self._overview = OverviewSpec(())
        self._placed: dict[int, tuple[PlacedCard, ...]] = {}

    def take(self, overview: OverviewSpec) -> None:
        """Place the cards of another overview from now on."""
        self._overview = overview
        self.forget()

    def within(self, width: int) -> tuple[PlacedCard, ...]:
        """Return the cards with their places within ``width`` pixels, top to bottom."""
        if width not in self._placed:
            if len(self._placed) > MOST_WIDTHS:
                self.forget()
            self._placed[width] = placed_cards(self._overview, width, self._looks.current)
        return self._placed[width]

    def forget(self) -> None:
        """Place the cards anew when they are asked for next, as in another look."""
        self._placed.clear()


def placed_cards(overview: OverviewSpec, width: float, look: Look) -> tuple[PlacedCard, ...]:
    """Return every card with its place, top to bottom; the cards of a row are equally high."""
    placed: list[PlacedCard] = []
    top = 0.0
    for row in overview.rows:
        for line in _lines(row, width, look):
            line_placed = _placed_line(line, width, top, look)
            placed += line_placed
            top = line_placed[0].rect.bottom() + CARD_GAP
    return tuple(placed)


def _lines(row: Sequence[CardSpec], width: float, look: Look) -> list[list[CardSpec]]:
    """Return a row of cards broken into lines in which each card has the width it needs."""
    lines: list[list[CardSpec]] = []
    used = 0.0
    for card in row:
        needed = _least_width(card, look)
        if lines and used + CARD_GAP + needed <= width:
            lines[-1].append(card)
            used += CARD_GAP + needed
        else:
            lines.append([card])
            used = needed
    return lines


def _placed_line(
    line: Sequence[CardSpec], width: float, top: float, look: Look
) -> list[PlacedCard]:
    widths = _shared_widths(line, width, look)
    layouts = [card_layout(card, part, look) for card, part in zip(line, widths, strict=True)]
    height = max(round(layout.height) for layout in layouts)
    placed = []
    left = 0.0
    for card, layout in zip(line, layouts, strict=True):
        rect = QRectF(left, top, layout.width, height)
        placed.append(PlacedCard(card, rect, spread_layout(card, layout, look, height)))
        left += layout.width + CARD_GAP
    return placed


def _shared_widths(line: Sequence[CardSpec], width: float, look: Look) -> list[float]:
    """Return whole-pixel widths that fill the line: what each needs, and a share of the rest."""
    room = width - CARD_GAP * (len(line) - 1)
    needed = [_least_width(card, look) for card in line]
    shares = [_weight(card) for card in line]
    spare = max(0.0, room - sum(needed))
    widths = [
        float(round(need + spare * share / sum(shares)))
        for need, share in zip(needed, shares, strict=True)
    ]
    widths[-1] = room - sum(widths[:-1])
    return widths


def _least_width(card: CardSpec, look: Look) -> float:
    """Return the width in pixels under which a card does not stand beside another."""
    match card:
        case NumberCard():
            least = 200
        case BarsCard() if card.figure_text:
            least = 270
        case ProportionsCard() if len(card.parts) > FEW_PARTS:
            least = 440
        case ProportionsCard():
            least = 340
        case AgesCard():
            least = 420
        case BarsCard():
            least = 400
        case DifferencesCard():
            least = 540
        case _:
            least = 600
    return float(look.scaled(least))


def _weight(card: CardSpec) -> float:
    """Return how much of the spare width of a line a card takes, beside others."""
    match card:
        case NumberCard():
            return 1.0
        case BarsCard() if card.figure_text:
            return 1.1
        case ProportionsCard():
            return 1.9
        case AgesCard():
            return 4.0
        case _:
            return 1.5
