"""Draws the program's icons in any colour and size; they are lines, so never blurred.

An icon is a file ``resources/icons/<name>.svg`` of 16 by 16 units drawn in ``currentColor``.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

from sendviewer.resources import resource_path
from sendviewer.views.look import Look
from sendviewer.views.theme import build_palette

if TYPE_CHECKING:  # loaded with the first menu that opens
    from PySide6.QtGui import QIcon

__all__ = ["icon_names", "paint_icon", "themed_icon"]

SIZES = (16, 20, 24, 32, 48, 64)
"""Pixels in which an icon for a menu is prepared, so that every pixel ratio finds its own."""


def icon_names() -> tuple[str, ...]:
    """Return the names of all icons, in alphabetical order."""
    return tuple(sorted(path.stem for path in resource_path("icons").glob("*.svg")))


def paint_icon(painter: QPainter, name: str, rect: QRectF, color: QColor) -> None:
    """Draw an icon into ``rect``; raises FileNotFoundError for a name that does not exist."""
    _renderer(name, color.name()).render(painter, rect)


def themed_icon(name: str, look: Look, token: str = "text") -> QIcon:
    """Return an icon for menus: always in the colour of the words that stand beside it."""
    from PySide6.QtGui import QIcon

    faint = build_palette(look.theme).color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
    highlighted = look.color("on_selection")
    inks = {
        QIcon.Mode.Normal: look.color(token),
        QIcon.Mode.Active: highlighted,
        QIcon.Mode.Selected: highlighted,
        QIcon.Mode.Disabled: faint,
    }
    icon = QIcon()
    for mode, ink in inks.items():
        for size in SIZES:
            icon.addPixmap(_pixmap(name, size, ink), mode)
    return icon


@lru_cache(maxsize=256)
def _renderer(name: str, color: str) -> QSvgRenderer:
    drawing = resource_path("icons", f"{name}.svg").read_bytes()
    return QSvgRenderer(QByteArray(drawing.replace(b"currentColor", color.encode())))


def _pixmap(name: str, size: int, color: QColor) -> QPixmap:
    pixmap = QPixmap(QSize(size, size))
    pixmap.fill(QColor(0, 0, 0, 0))
    painter = QPainter(pixmap)
    paint_icon(painter, name, QRectF(0, 0, size, size), color)
    painter.end()
    return pixmap
