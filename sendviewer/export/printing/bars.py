"""Sets bars on paper with their label above them and their figure at their end.

A label then has the whole width of the paper, however large the letters are.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QRectF

from sendviewer.core.comparisons import Compared
from sendviewer.export.printing.pieces import Piece, Shape, joined, text_block
from sendviewer.export.printing.setup import Typesetter, TypeUse
from sendviewer.export.printing.shapes import (
    bar_shape,
    difference_shape,
    symbol_room,
    symbol_shape,
    whisker_shape,
)
from sendviewer.present.card_specs import Series

__all__ = ["Bar", "BarLine", "BarScale", "bar_group"]

BAR_SHARE, CAP_SHARE, TEXT_SHARE = 0.62, 0.34, 0.45
"""How much of a line a bar takes, and how much the cap of a whisker.

Text that is wider than its share of the paper stands below its bar.
"""

VALUE_GAP, SPARE = 8, 2.0


class Bar(Struct, frozen=True):
    """A bar from zero to a value. ``interval`` is drawn over it."""

    value: float
    interval: tuple[float, float] | None = None


class BarLine(Struct, frozen=True):
    """One bar with the text at its end; no bar where there is no figure.

    A difference has an answer that it is drawn by, with its symbol before the text.
    """

    text: str
    bar: Bar | None
    series: Series
    compared: Compared | None = None
    is_difference: bool = False

    @property
    def use(self) -> TypeUse:
        """The type of the text."""
        return TypeUse.STRONG if self.series is Series.LOCAL else TypeUse.BODY


class BarScale(Struct, frozen=True):
    """What all bars that are to be compared share: where zero is, and pixels for each unit."""

    zero: float
    unit: float
    width: float

    @classmethod
    def of(cls, lines: Sequence[BarLine], setter: Typesetter, width: float) -> BarScale:
        """Return the scale by which all bars and the texts at their ends have room."""
        values = [0.0]
        texts = [0.0]
        for line in lines:
            if line.bar is not None:
                values += [line.bar.value, *(line.bar.interval or ())]
                texts += [_text_width(line, setter)] if _fits_beside(line, setter, width) else []
        least, greatest = min(values), max(values)
        room = width - max(texts) - setter.scaled(VALUE_GAP) - SPARE
        unit = room / ((greatest - least) or 1.0)
        return cls(-least * unit, unit, width)

    def x(self, value: float) -> float:
        """Return the place of a value."""
        return self.zero + value * self.unit


def bar_group(label: str, lines: Sequence[BarLine], scale: BarScale, setter: Typesetter) -> Piece:
    """Return a label with its bars below it."""
    pieces = [text_block(label, setter, scale.width)]
    for line in lines:
        pieces += _line(line, scale, setter)
    return joined(pieces)


def _text_width(line: BarLine, setter: Typesetter) -> float:
    symbol = symbol_room(setter) if line.is_difference and line.compared else 0.0
    return setter.face(line.use).width(line.text) + symbol


def _fits_beside(line: BarLine, setter: Typesetter, width: float) -> bool:
    return _text_width(line, setter) <= TEXT_SHARE * width


def _line(line: BarLine, scale: BarScale, setter: Typesetter) -> list[Piece]:
    if line.bar is None:
        return [_below(line, setter, scale.width)]
    step = setter.step(TypeUse.BODY)
    shapes = _marks(line, line.bar, scale, step)
    if not _fits_beside(line, setter, scale.width):
        return [Piece(step, shapes=tuple(shapes)), _below(line, setter, scale.width)]
    left = max(shape.rect.right() for shape in shapes) + setter.scaled(VALUE_GAP)
    if line.is_difference and line.compared is not None:
        shapes.append(symbol_shape(line.compared, left, 0.0, setter))
        left += symbol_room(setter)
    face = setter.face(line.use)
    text = face.place(line.text, left, (step - face.line_height) / 2)
    return [Piece(step, (text,), tuple(shapes))]


def _below(line: BarLine, setter: Typesetter, width: float) -> Piece:
    """Return the text by itself, with the symbol of a difference before it."""
    has_symbol = line.is_difference and line.compared is not None
    indent = symbol_room(setter) if has_symbol else 0.0
    piece = text_block(line.text, setter, width - indent, line.use).moved(indent, 0.0)
    if not has_symbol or line.compared is None:
        return piece
    return replace(piece, shapes=(symbol_shape(line.compared, 0.0, 0.0, setter),))


def _marks(line: BarLine, bar: Bar, scale: BarScale, step: float) -> list[Shape]:
    """Return the bar and, over it, its interval."""
    start, end = sorted((scale.zero, scale.x(bar.value)))
    thickness = round(step * BAR_SHARE)
    rect = QRectF(start, round((step - thickness) / 2), end - start, thickness)
    is_difference = line.is_difference
    shapes = [
        difference_shape(rect, line.compared) if is_difference else bar_shape(rect, line.series)
    ]
    if bar.interval is not None:
        left, right = map(scale.x, bar.interval)
        cap = step * CAP_SHARE
        whisker = QRectF(left, (step - cap) / 2, right - left, cap)
        shapes.append(whisker_shape(whisker, rect))
    return shapes
