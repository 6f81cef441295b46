"""Finds how narrow the columns of a table can be with whole words, figures and few lines."""

from __future__ import annotations

from collections.abc import Iterable

from sendviewer.export.charts.inter import Face

__all__ = ["narrowest_column"]

TITLE_LINES, WORDS_LINES = 3, 2
STEP = 2.0


def narrowest_column(title: str, texts: Iterable[str], size: float) -> float:
    """Return the least width, in the unit of ``size``, in which a column can be read.

    No word is torn; a title has at most three lines, and words in place of a figure two. A
    figure stands on one line.
    """
    strong, plain = Face(size, strong=True), Face(size)
    widths = (_text_width(text, plain) for text in texts)
    return max(_width(title, strong, TITLE_LINES), *widths)


def _text_width(text: str, face: Face) -> float:
    if any(sign.isdigit() for sign in text):
        # In columns every digit is as wide as the widest.
        return face.width("".join("0" if sign.isdigit() else sign for sign in text))
    return _width(text, face, WORDS_LINES)


def _width(text: str, face: Face, most_lines: int) -> float:
    width = face.longest_word(text)
    while len(face.wrap(text, width)) > most_lines:
        width += STEP
    return width
