"""Measures the rows of a chart: labels in whole words, value labels, and how high each must be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from sendviewer.core.comparisons import Compared
from sendviewer.present.specs import BarSpec, ChartSpec, Measure
from sendviewer.views.chart_scale import Reach
from sendviewer.views.chart_text import Face, wrap_words
from sendviewer.views.look import Look, TextStyle

__all__ = [
    "Piece",
    "RowText",
    "RowTexts",
    "break_reasons",
    "measure_rows",
    "reaches",
    "share_out",
]

LABEL_SHARE, LABEL_MOST = 0.30, 0.45
"""The width that labels are broken to, and the most they take so as to stay on one line.

A single word that is wider has what it needs.
"""

ROW_LEAST = 24
"""The least height of a row at any text size: it has to be hit by a finger or a shaky hand."""

LINE_PAD, LINES_PAD = 3, 6
"""How much higher than one line or several a row is, at 100%."""

VALUE_WORD_GAP, SYMBOL_WIDTH = 5, 16

STACK_SHARE = 0.36
"""The most of the plot's width that value labels take on one line."""


class Piece(Struct, frozen=True):
    """A stretch of a value label."""

    text: str
    face: Face
    token: str

    @property
    def width(self) -> float:
        """The width in pixels."""
        return self.face.width(self.text)


class RowText(Struct, frozen=True):
    """The text of a row: lines of its label and of its value label.

    The first ``from_zero`` lines of the value label say why there is no bar, and stand where it
    would, left of zero if ``ends_at_zero``; the others stand at the end of what is drawn. ``gap``
    lies between the pieces of a line; ``symbol_width`` is the room of the symbol that stands
    before a difference.
    """

    bar: BarSpec
    label: tuple[str, ...]
    value: tuple[tuple[Piece, ...], ...]
    symbol: Compared | None
    symbol_width: float
    gap: float
    from_zero: int = 0
    ends_at_zero: bool = False

    @property
    def value_width(self) -> float:
        """How wide the value label at the end of the bar is, with its symbol."""
        widths = [
            sum(piece.width for piece in line) + self.gap * (len(line) - 1)
            for line in self.value[self.from_zero :]
        ]
        return self.symbol_width + max(widths, default=0.0)

    @property
    def points_left(self) -> bool:
        """Whether the bar goes to the left of zero, and its label with it."""
        return self.bar.local is not None and self.bar.local < 0

    def stacked(self) -> RowText:
        """Return the same with each piece of the value label on a line of its own."""
        return replace(self, value=tuple((piece,) for line in self.value for piece in line))

    def reach(self, gap: float) -> Reach:
        """Return how far bars and whisker go on the label's side, and the label's room."""
        bar = self.bar
        values = [bar.local, bar.comparator, *(bar.interval or ())]
        sign = -1.0 if self.points_left else 1.0
        ends = [sign * value for value in values if value is not None]
        return Reach(max([0.0, *ends]), self.value_width + gap)

    def far_reach(self) -> Reach:
        """Return how far a whisker goes on the other side of zero."""
        sign = 1.0 if self.points_left else -1.0
        return Reach(max(0.0, *(sign * value for value in self.bar.interval or (0.0,))), 0.0)


class RowTexts(Struct, frozen=True):
    """The text of all rows, and the width of the column of labels."""

    rows: tuple[RowText, ...]
    label_width: float
    face: Face

    def least_heights(self, look: Look) -> list[float]:
        """Return the least height of each row, in pixels."""
        lines = [max(len(row.label), len(row.value)) for row in self.rows]
        pads = [look.scaled(LINE_PAD if count <= 1 else LINES_PAD) for count in lines]
        return [
            max(float(ROW_LEAST), count * self.face.line_height + pad)
            for count, pad in zip(lines, pads, strict=True)
        ]


def measure_rows(spec: ChartSpec, look: Look, width: float) -> RowTexts:
    """Measure all rows of a chart whose labels, bars and values share ``width`` pixels.

    Labels are on one line as far as they fit, unless value labels would have to be stacked for it.
    """
    wide = _measure_rows(spec, look, width, LABEL_MOST)
    if not _is_crowded(wide, width):
        return wide
    narrow = _measure_rows(spec, look, width, LABEL_SHARE)
    if not _is_crowded(narrow, width):
        return narrow
    return replace(wide, rows=tuple(row.stacked() for row in wide.rows))


def _measure_rows(spec: ChartSpec, look: Look, width: float, most: float) -> RowTexts:
    face = Face.of(look, TextStyle.BODY)
    column = _label_width(spec, face, width, most)
    labels = [wrap_words(bar.label, face, column) for bar in spec.bars]
    widest = max((face.width(line) for label in labels for line in label), default=0.0)
    rows = [_row_text(spec, bar, label, look) for bar, label in zip(spec.bars, labels, strict=True)]
    return RowTexts(tuple(rows), widest, face)


def _is_crowded(texts: RowTexts, width: float) -> bool:
    plot = width - texts.label_width
    return any(row.value_width > STACK_SHARE * plot for row in texts.rows)


def reaches(rows: Iterable[RowText], gap: float) -> tuple[list[Reach], list[Reach]]:
    """Return how far rows go right of zero and left of it; ``gap`` is that before a value."""
    rights: list[Reach] = []
    lefts: list[Reach] = []
    for row in rows:
        near, far = (lefts, rights) if row.points_left else (rights, lefts)
        near.append(row.reach(gap))
        far.append(row.far_reach())
    return rights, lefts


def break_reasons(texts: RowTexts, left: float, right: float) -> RowTexts:
    """Break what stands where a bar is missing to ``left`` or ``right`` pixels beside zero.

    It needs the scale, which such rows have no part in: only that tells where zero lies.
    """
    rows = tuple(_broken(row, texts.face, left, right) for row in texts.rows)
    return replace(texts, rows=rows)


def share_out(least: Sequence[float], height: float, most: float) -> list[float]:
    """Return row heights that fill ``height`` as evenly as can be.

    No row is lower than its least height and, unless its least height asks for it, none is
    higher than ``most``.
    """
    if not least:
        return []
    even = most
    for _ in least:
        spare = height - sum(one for one in least if one > even)
        fitting = [one for one in least if one <= even]
        if not fitting:
            break
        even = min(most, spare / len(fitting))
    return [max(one, even) for one in least]


def _label_width(spec: ChartSpec, face: Face, width: float, most: float) -> float:
    longest_word = max((face.longest_word(bar.label) for bar in spec.bars), default=0.0)
    widths = [face.width(bar.label) for bar in spec.bars]
    on_one_line = [one for one in widths if one <= most * width]
    return max(longest_word, LABEL_SHARE * width, *on_one_line)


def _row_text(spec: ChartSpec, bar: BarSpec, label: tuple[str, ...], look: Look) -> RowText:
    gap = look.scaled(VALUE_WORD_GAP)
    if bar.local is None:
        return _missing_row_text(bar, label, look, gap)
    strong, plain = Face.of(look, TextStyle.BODY_STRONG), Face.of(look, TextStyle.BODY)
    line = [Piece(bar.local_text, strong, "text")]
    if bar.comparator_text:
        line.append(Piece(bar.comparator_text, plain, "text_secondary"))
    symbol = bar.compared if spec.measure is Measure.DIFFERENCE else None
    symbol_width = look.scaled(SYMBOL_WIDTH) if symbol else 0.0
    return RowText(bar, label, (tuple(line),), symbol, symbol_width, gap)


def _missing_row_text(bar: BarSpec, label: tuple[str, ...], look: Look, gap: float) -> RowText:
    face = Face.of(look, TextStyle.BODY)
    lines = [(Piece(bar.local_text, face, "text"),)]
    if bar.comparator_text:
        lines.append((Piece(bar.comparator_text, face, "text_secondary"),))
    return RowText(bar, label, tuple(lines), None, 0.0, gap, from_zero=1)


def _broken(row: RowText, face: Face, left: float, right: float) -> RowText:
    """Return a row whose reason, if it has one, stands right of zero as far as it fits there."""
    if not row.from_zero:
        return row
    reason = row.bar.local_text
    ends_at_zero = face.width(reason) > right and left > right
    lines = wrap_words(reason, face, left if ends_at_zero else right)
    value = (*((Piece(line, face, "text"),) for line in lines), *row.value[row.from_zero :])
    return replace(row, value=value, from_zero=len(lines), ends_at_zero=ends_at_zero)
