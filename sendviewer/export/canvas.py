"""Paints at the size of paper: pictures at 300 dots per inch.

Everything is laid out at 96 pixels to the inch, as on a screen, and the painter is scaled: so
what fits on the screen fits on paper. The print resolution of a picture is written down only
after painting: at any other, Qt would scale some of what is painted and not the rest.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, QSizeF
from PySide6.QtGui import QImage, QImageWriter, QPainter

from sendviewer.views.look import PAPER

__all__ = ["PRINT_DPI", "Paint", "layout_pixels", "painted", "png_bytes"]

PRINT_DPI = 300
LAYOUT_DPI = 96
MM_PER_INCH = 25.4

Paint = Callable[[QPainter], None]


def layout_pixels(length_mm: float) -> int:
    """Return how many pixels of the layout a length on paper is."""
    return round(length_mm / MM_PER_INCH * LAYOUT_DPI)


def painted(size: QSizeF, paint: Paint, title: str, description: str = "") -> QImage:
    """Return an opaque picture of ``size`` pixels of the layout, at 300 dots per inch.

    Title and description go into the picture as text, where programs can find them.
    """
    scale = PRINT_DPI / LAYOUT_DPI
    whole = QSize(round(size.width() * scale), round(size.height() * scale))
    image = QImage(whole, QImage.Format.Format_RGB32)
    image.fill(PAPER.color("surface"))
    painter = QPainter(image)
    try:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(scale, scale)
        paint(painter)
    finally:
        painter.end()
    dots_per_metre = round(PRINT_DPI * 1000 / MM_PER_INCH)
    image.setDotsPerMeterX(dots_per_metre)
    image.setDotsPerMeterY(dots_per_metre)
    image.setText("Title", title)
    image.setText("Description", description)
    return image


def png_bytes(image: QImage) -> bytes:
    """Return a picture as a PNG file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())
