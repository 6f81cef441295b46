"""Paints areas, lines and words in one colour, so that the first paint of the window is cheap.

``QBrush(color)``, ``painter.setPen(color)`` and ``painter.fillRect(rect, color)`` have overloads
that take values of Qt's namespace. To choose among them PySide loads all of that namespace,
which costs 16 to 30 ms once. What is used here has no such overload. (PySide6 6.8 to 6.11.)
"""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPalette, QPen
from PySide6.QtWidgets import QApplication

__all__ = ["fill", "solid", "stroke", "write"]


def solid(color: QColor) -> QBrush:
    """Return a brush that fills with a colour."""
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Window, color)
    return palette.brush(QPalette.ColorRole.Window)


def stroke(color: QColor, width: float = 1.0) -> QPen:
    """Return a pen of a colour; ``width`` in pixels."""
    pen = QPen()
    pen.setColor(color)
    pen.setWidthF(width)
    return pen


def write(painter: QPainter, rect: QRectF | QRect, flags: int, text: str, color: QColor) -> None:
    """Draw text in the painter's font into ``rect``; ``flags`` as QPainter.drawText takes them."""
    role = QPalette.ColorRole.WindowText
    palette = QPalette()
    palette.setColor(role, color)
    room = QRectF(rect).toAlignedRect()
    enabled = True
    QApplication.style().drawItemText(painter, room, flags, palette, enabled, text, role)


def fill(painter: QPainter, rect: QRectF | QRect, color: QColor) -> None:
    """Fill a rectangle with a colour."""
    path = QPainterPath()
    path.addRect(QRectF(rect))
    painter.fillPath(path, solid(color))
