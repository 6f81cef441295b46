"""Measures how far two colours stand apart, as WCAG 2.2 does. Knows nothing of Qt."""

from __future__ import annotations

__all__ = ["GRAPHIC_LEAST", "TEXT_LEAST", "contrast"]

TEXT_LEAST, GRAPHIC_LEAST = 4.5, 3.0
"""What WCAG 2.2 asks for at level AA: of text (1.4.3), and of parts of graphics (1.4.11)."""

_WEIGHTS = (0.2126, 0.7152, 0.0722)
_DARK = 0.04045


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours such as "#12436d", from 1 to 21.

    By the definitions of contrast ratio and relative luminance in WCAG 2.2.
    """
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: str) -> float:
    parts = (int(color[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return sum(weight * _linear(part) for weight, part in zip(_WEIGHTS, parts, strict=True))


def _linear(part: float) -> float:
    return part / 12.92 if part <= _DARK else float(((part + 0.055) / 1.055) ** 2.4)
