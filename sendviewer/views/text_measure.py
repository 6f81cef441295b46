"""Measures text before it is drawn: how wide it is, and how narrow it can be set without a cut.

Lengths are pixels and not rounded; a word is what stands between spaces.
"""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontMetricsF

__all__ = ["longest_word_width", "text_width", "two_line_width"]


def text_width(text: str, font: QFont) -> float:
    """Return the width of a text on one line."""
    return QFontMetricsF(font).horizontalAdvance(text)


def longest_word_width(text: str, font: QFont) -> float:
    """Return the width of the widest word of a text: no column should be narrower."""
    metrics = QFontMetricsF(font)
    return max((metrics.horizontalAdvance(word) for word in text.split()), default=0.0)


def two_line_width(text: str, font: QFont) -> float:
    """Return the narrowest width in which a text needs at most two lines."""
    metrics = QFontMetricsF(font)
    words = text.split()
    halves = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words) + 1)]
    widths = (max(map(metrics.horizontalAdvance, half)) for half in halves)
    return min(widths, default=0.0)
