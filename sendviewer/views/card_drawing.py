"""Draws a card where there is no widget: in a picture, and on paper."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from sendviewer.present.card_specs import CardSpec
from sendviewer.views.card_layout import card_layout
from sendviewer.views.look import Look

__all__ = ["card_height", "paint_card"]


def card_height(card: CardSpec, width: float, look: Look) -> float:
    """Return the height in pixels that a card needs when it is ``width`` pixels wide."""
    return card_layout(card, width, look).height


def paint_card(painter: QPainter, rect: QRectF, card: CardSpec, look: Look) -> None:
    """Draw a card into ``rect``, which is to be at least :func:`card_height` high."""
    card_layout(card, rect.width(), look, rect.height()).paint(painter, rect, look)
