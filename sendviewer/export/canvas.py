"""Paints at the size of paper: pictures at 300 dots per inch and drawings with true millimetres.

Everything is laid out at 96 pixels to the inch, as on a screen, and the painter is scaled: so
what fits on the screen fits on paper. The print resolution of a picture is written down only
after painting, and a drawing gets the resolution of the screen: at any other, Qt would scale
some of what is painted and not the rest.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, QSizeF
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgGenerator

from sendviewer.views.look import PAPER

__all__ = ["PRINT_DPI", "Paint", "layout_pixels", "painted", "paper_mm", "png_bytes", "svg_drawn"]

PRINT_DPI = 300
LAYOUT_DPI = 96
MM_PER_INCH = 25.4

Paint = Callable[[QPainter], None]


def layout_pixels(length_mm: float) -> int:
    """Return how many pixels of the layout a length on paper is."""
    return round(length_mm / MM_PER_INCH * LAYOUT_DPI)


def paper_mm(pixels: float) -> float:
    """Return how many millimetres on paper a length of the layout is."""
    return pixels / LAYOUT_DPI * MM_PER_INCH


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


def svg_drawn(size: QSizeF, paint: Paint, title: str, description: str) -> bytes:
    """Return a drawing (SVG) on white, with title and description inside, as Qt writes it.

    In the plain version of SVG that Qt writes by default, nothing is clipped. In the other one
    (1.1) clips stay in force when they should have ended, up to Qt 6.11: browsers then hide what
    is drawn next. So whatever is painted here must keep to its place by itself.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setResolution(round(QGuiApplication.primaryScreen().logicalDotsPerInch()))
    generator.setTitle(title)
    generator.setDescription(description)
    page = QRectF(0, 0, size.width(), size.height())
    generator.setSize(size.toSize())
    generator.setViewBox(page)
    painter = QPainter(generator)
    try:
        painter.fillRect(page, PAPER.color("surface"))
        paint(painter)
    finally:
        painter.end()
    return bytes(buffer.data().data())


def png_bytes(image: QImage) -> bytes:
    """Return a picture as a PNG file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())
