"""Draws what lies behind the cells of a table, and the lines and the ring around them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from msgspec.structs import replace
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QPainter

from sendviewer.choices import ThemeName
from sendviewer.views.drawing import paint_focus_ring
from sendviewer.views.look import Look
from sendviewer.views.theme import blend

__all__ = [
    "RowMarks",
    "look_on_selection",
    "paint_lines",
    "paint_ring",
    "row_ground",
    "tinted_ground",
]

HOVER_TINT = 0.35
CURRENT_TINT = 0.6
RING_RADIUS = 3.0


@dataclass
class RowMarks:
    """Which rows are tinted at the moment; -1 is none."""

    hovered: int = -1
    current: int = -1


def row_ground(row: int, marks: RowMarks, look: Look) -> QColor:
    """Return the colour behind the cells of a row that are not selected."""
    if row == marks.current:
        return tinted_ground(look, CURRENT_TINT)
    return tinted_ground(look, HOVER_TINT if row == marks.hovered else 0.0)


def paint_lines(painter: QPainter, row: QRect, look: Look, *, strong: bool) -> None:
    """Draw the hairline under a row; of a total, ``strong``, the line above it as well."""
    below = QRect(row.left(), row.bottom(), row.width(), 1)
    painter.fillRect(below, look.color("border"))
    if strong:
        above = QRect(row.left(), row.top(), row.width(), 1)
        painter.fillRect(above, look.color("border_strong"))


def paint_ring(painter: QPainter, cell: QRect, look: Look, *, selected: bool) -> None:
    """Draw the ring around the cell that has the focus; the hairline under it stays whole."""
    ring = QRectF(cell.adjusted(0, 0, 0, -1))
    paint_focus_ring(painter, ring, RING_RADIUS, look_on_selection(look) if selected else look)


def look_on_selection(look: Look) -> Look:
    """Return the look with symbols and a ring that can be seen on the colour of the selection."""
    if look.theme.name is not ThemeName.CONTRAST:
        return look
    ink = look.theme.on_selection
    return replace(look, theme=replace(look.theme, higher=ink, similar=ink, lower=ink, focus=ink))


@lru_cache(maxsize=64)
def tinted_ground(look: Look, share: float) -> QColor:
    """Return the surface with a ``share`` (0 to 1) of the selection's colour mixed in."""
    # The selection in high contrast is a glaring cyan, half of which would swallow white text.
    calmed = share * 0.4 if look.theme.name is ThemeName.CONTRAST else share
    return blend(look.color("surface"), look.color("selection"), calmed)
