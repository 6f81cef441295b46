"""How colours stand apart: contrast, and what they are to people who see fewer of them.

Contrast is that of WCAG 2.2 (relative luminance of sRGB). Colour blindness is simulated with the
matrices of Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of
Color Vision Deficiency", IEEE TVCG 15 (6), 2009, at severity 1.0, applied to linear RGB.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage

Matrix = tuple[tuple[float, float, float], ...]

MACHADO: dict[str, Matrix] = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
LUMINANCE = (0.2126, 0.7152, 0.0722)
SIGHTS = ("full", "grey", *MACHADO)


def linear(color: QColor) -> tuple[float, float, float]:
    """Return linear red, green and blue, from 0 to 1."""
    parts = (color.redF(), color.greenF(), color.blueF())
    one, two, three = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return one, two, three


def luminance(color: QColor) -> float:
    """Return the relative luminance, from 0 (black) to 1 (white)."""
    return sum(weight * part for weight, part in zip(LUMINANCE, linear(color), strict=True))


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast of two colours, from 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def seen(color: QColor, sight: str) -> QColor:
    """Return a colour as it is seen: in full, in grey, or with one kind of cone missing."""
    if sight == "full":
        return color
    parts = linear(color)
    if sight == "grey":
        level = _encoded(sum(w * part for w, part in zip(LUMINANCE, parts, strict=True)))
        return QColor.fromRgbF(level, level, level)
    rows = MACHADO[sight]
    mixed = (sum(w * part for w, part in zip(row, parts, strict=True)) for row in rows)
    return QColor.fromRgbF(*map(_encoded, mixed))


def _encoded(part: float) -> float:
    part = min(1.0, max(0.0, part))
    return 12.92 * part if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055


def rows_of(image: QImage, rect: QRect) -> Iterator[memoryview]:
    """Yield the lines of a part of a picture, each pixel a number 0xffrrggbb."""
    part = rect.intersected(image.rect())
    picture = image.convertToFormat(QImage.Format.Format_RGB32)
    bits = picture.constBits().cast("I")
    for y in range(part.top(), part.bottom() + 1):
        start = y * picture.width()
        yield bits[start + part.left() : start + part.right() + 1]


def ground_of(image: QImage, rect: QRect, ink: QColor) -> QColor | None:
    """Return the colour that a text of colour ``ink`` stands on in ``rect``: the one seen most."""
    counted: Counter[int] = Counter()
    for row in rows_of(image, rect):
        counted.update(row)
    counted.pop(ink.rgb(), None)
    return QColor(counted.most_common(1)[0][0]) if counted else None
