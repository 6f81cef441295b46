"""Draws ages or year groups as small columns (SVG), the highest one darker and with its figure.

Of several that are equally high, the first has the figure.

Every second, third or fifth label stands under the columns, so that none runs into another.
"""

from __future__ import annotations

from sendviewer.export.charts.inter import FAMILIES, Face
from sendviewer.export.charts.svg_parts import Box, Words, escaped, number, rect, text
from sendviewer.present.card_specs import AgeColumn, AgesCard

__all__ = ["ages_svg"]

HEIGHT, GAP_SHARE, MARK_GAP, MOST_STEP = 110.0, 0.22, 8.0, 44.0
EVERY = (1, 2, 3, 5, 10)
SMALL, LARGE = 13.0, 24.0


def ages_svg(
    card: AgesCard, *, width_px: float = 480, id_prefix: str = "ages", large: bool = False
) -> str:
    """Return the columns of ``card`` with its words as title and description."""
    mark = Face(LARGE if large else SMALL)
    strong = Face(mark.size, strong=True)
    step = min(MOST_STEP, width_px / max(1, len(card.columns)))
    top, base = strong.line_height, strong.line_height + HEIGHT
    drawn = []
    for place, column in enumerate(card.columns):
        drawn.append(_column(column, Box(place * step, top, step, HEIGHT)))
        if place == _peak(card) and column.height:
            label = Words(column.value_text, strong)
            below = base - HEIGHT * column.height - strong.line_height - 1
            drawn.append(_label(label, (place + 0.5) * step, below, width_px))
    drawn.append(rect(Box(0, base, step * len(card.columns), 1), "border_strong"))
    for place in _marked(card, step, mark):
        words = Words(card.columns[place].mark, mark, "text_secondary")
        drawn.append(_label(words, (place + 0.5) * step, base + 4, width_px))
    size = Box(0, 0, width_px, base + 4 + mark.line_height)
    return _document(card, id_prefix, size, "\n".join((rect(size, "surface"), *drawn)))


def _document(card: AgesCard, prefix: str, size: Box, body: str) -> str:
    name, width, height = escaped(prefix), number(size.width), number(size.height)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" '
        f'font-family="{FAMILIES}" role="img" lang="en-GB" xml:lang="en-GB" '
        f'aria-labelledby="{name}-title" aria-describedby="{name}-desc">\n'
        f'<title id="{name}-title">{escaped(card.title)}</title>\n'
        f'<desc id="{name}-desc">{escaped(card.spoken)}</desc>\n{body}\n</svg>\n'
    )


def _column(column: AgeColumn, room: Box) -> str:
    if not column.height:
        return ""
    height, gap = room.height * column.height, room.width * GAP_SHARE
    box = Box(room.left + gap / 2, room.bottom - height, room.width - gap, height)
    return rect(box, "part_first" if column.is_peak else "part_third")


def _label(words: Words, middle: float, top: float, width: float) -> str:
    """Return words around ``middle``, moved so far that the edges cut nothing."""
    left = min(max(0.0, middle - words.width / 2), width - words.width)
    return text([words], left, top)


def _marked(card: AgesCard, step: float, face: Face) -> list[int]:
    """Return the places of the labels that stand under the columns."""
    widest = max((face.width(column.mark) for column in card.columns), default=0.0)
    every = next((one for one in EVERY if one * step >= widest + MARK_GAP), EVERY[-1])
    peak = _peak(card) or 0
    return [place for place in range(len(card.columns)) if (place - peak) % every == 0]


def _peak(card: AgesCard) -> int | None:
    return next((place for place, one in enumerate(card.columns) if one.is_peak), None)
