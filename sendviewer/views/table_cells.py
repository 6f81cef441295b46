"""Measures and draws what is in the cells of one column: text, a difference with its bar, a word.

What all cells have in common, ground and lines and the ring of the focus, is drawn beforehand.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QLineF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter

from sendviewer.present.specs import CellKind, CellSpec, ColumnSpec, TableSpec
from sendviewer.views.drawing import paint_compared
from sendviewer.views.look import Look, Looks, TextStyle
from sendviewer.views.table_grounds import look_on_selection
from sendviewer.views.table_layout import (
    PADDING,
    ROW_HEIGHT,
    ROW_PADDING,
    WrappedHeights,
    lines_width,
    longest_word_width,
    text_width,
)
from sendviewer.views.table_model import TableModel

__all__ = [
    "CellPlace",
    "ComparedPainter",
    "DifferencePainter",
    "NumberPainter",
    "TextPainter",
    "build_painter",
]

SYMBOL = 12
SYMBOL_GAP = 7
BAR_ROOM = 64
BAR_MOST = 150
BAR_GAP = 10
BAR_HEIGHT = 10
QUIET_COLUMN = "interval"
DIGITS = frozenset("0123456789")

# As numbers: to combine flags of Python takes as long as to paint a cell.
_VERTICALLY = Qt.AlignmentFlag.AlignVCenter.value | Qt.TextFlag.TextWordWrap.value
LEFT = Qt.AlignmentFlag.AlignLeft.value | _VERTICALLY
RIGHT = Qt.AlignmentFlag.AlignRight.value | _VERTICALLY


class CellPlace(NamedTuple):
    """A cell with the place where it is drawn."""

    cell: CellSpec
    rect: QRect
    selected: bool


class TextPainter:
    """Measures and draws a column of text. ``strong`` is for a total."""

    kind = CellKind.TEXT

    def __init__(
        self, column: ColumnSpec, model: TableModel, looks: Looks, *, strong: bool = False
    ) -> None:
        self._quiet = column.id == QUIET_COLUMN
        self._model = model
        self._looks = looks
        self._strong = strong
        self._heights = WrappedHeights()

    # --- sizes ------------------------------------------------------------------------------

    def natural_width(self, cell: CellSpec) -> int:
        """Return the width that a cell needs in one line."""
        return text_width(cell.text, self._font()) + self._beside_text(cell)

    def least_width(self, cell: CellSpec) -> int:
        """Return the width that a cell needs if words wrap wherever they can; figures never do."""
        if not self.wraps(cell):
            return self.natural_width(cell)
        return longest_word_width(cell.text, self._font()) + self._beside_text(cell)

    def two_line_width(self, cell: CellSpec) -> int:
        """Return the width that a cell needs if words wrap into two lines; figures never do."""
        return self._lines_width(cell, 2)

    def three_line_width(self, cell: CellSpec) -> int:
        """Return the width that a cell needs if words wrap into three lines; figures never do."""
        return self._lines_width(cell, 3)

    def wraps(self, cell: CellSpec) -> bool:
        """Return whether a cell may have several lines: words do, also those for no figure."""
        return not self.kind.is_figure or DIGITS.isdisjoint(cell.text)

    def _lines_width(self, cell: CellSpec, lines: int) -> int:
        if not self.wraps(cell):
            return self.natural_width(cell)
        return lines_width(cell.text, self._font(), lines) + self._beside_text(cell)

    def height(self, cell: CellSpec, width: int) -> int:
        """Return the height that a cell needs at a width."""
        look = self._looks.current
        room = width - self._beside_text(cell)
        lines = self._heights.of(cell.text, room, look.text_scale, self._font)
        return max(look.scaled(ROW_HEIGHT), lines + 2 * look.scaled(ROW_PADDING) + 1)

    def _beside_text(self, _cell: CellSpec) -> int:
        """Return the room at the sides of the text of a cell."""
        return 2 * self._looks.current.scaled(PADDING)

    # --- painting ---------------------------------------------------------------------------

    def paint(self, painter: QPainter, places: Iterable[CellPlace]) -> None:
        """Draw what is in some cells of the column; a painter is readied for all of them once."""
        pad = self._looks.current.scaled(PADDING)
        flags = RIGHT if self.kind.is_figure else LEFT
        painter.setFont(self._font())
        for place in places:
            painter.setPen(self._ink(place))
            painter.drawText(place.rect.adjusted(pad, 0, -pad, -1), flags, place.cell.text)

    def _ink(self, place: CellPlace) -> QColor:
        look = self._looks.current
        if place.selected:
            return look.color("on_selection")
        quiet = self._quiet or place.cell.sort_key is None
        return look.color("text_secondary" if quiet else "text")

    def _font(self) -> QFont:
        style = TextStyle.BODY_STRONG if self._strong else TextStyle.BODY
        look = self._looks.current
        return look.figures_font(style) if self.kind.is_figure else look.font(style)


class NumberPainter(TextPainter):
    """Draws figures at the right."""

    kind = CellKind.NUMBER


class ComparedPainter(TextPainter):
    """Draws the symbol of higher, similar or lower, and the word beside it."""

    kind = CellKind.COMPARED

    def paint(self, painter: QPainter, places: Iterable[CellPlace]) -> None:
        """Draw symbols and words; a cell without an answer has only its text."""
        pad = self._looks.current.scaled(PADDING)
        painter.setFont(self._font())
        for place in places:
            text = place.rect.adjusted(pad, 0, -pad, -1)
            if place.cell.compared is not None:
                self._paint_symbol(painter, place)
                text.adjust(self._symbol_room(), 0, 0, 0)
            painter.setPen(self._ink(place))
            painter.drawText(text, LEFT, place.cell.text)

    def _paint_symbol(self, painter: QPainter, place: CellPlace) -> None:
        look, rect = self._looks.current, place.rect
        side = look.scaled(SYMBOL)
        top = rect.top() + (rect.height() - side) / 2
        box = QRectF(rect.left() + look.scaled(PADDING), top, side, side)
        if place.cell.compared is not None:
            shown = look_on_selection(look) if place.selected else look
            paint_compared(painter, box, place.cell.compared, shown)

    def _beside_text(self, cell: CellSpec) -> int:
        symbol = 0 if cell.compared is None else self._symbol_room()
        return super()._beside_text(cell) + symbol

    def _symbol_room(self) -> int:
        look = self._looks.current
        return look.scaled(SYMBOL) + look.scaled(SYMBOL_GAP)


class DifferencePainter(TextPainter):
    """Draws bars from a zero line that all rows share, and the signed numbers right of them."""

    kind = CellKind.DIFFERENCE

    _widest: tuple[TableSpec, Look, int] | None = None

    def paint(self, painter: QPainter, places: Iterable[CellPlace]) -> None:
        """Draw numbers and bars; a missing difference has only its text."""
        places = tuple(places)
        super().paint(painter, places)
        for place in places:
            self._paint_bar(painter, place)

    def _paint_bar(self, painter: QPainter, place: CellPlace) -> None:
        cell = place.cell
        if cell.bar is None:
            return
        room = self._bar_room(place.rect)
        zero = room.center().x()
        length = cell.bar * room.width() / 2
        token = "similar" if cell.compared is None else cell.compared.value
        look = self._looks.current
        color = (look_on_selection(look) if place.selected else look).color(token)
        bar = QRectF(min(zero, zero + length), room.top(), abs(length), room.height())
        painter.fillRect(bar, color)
        self._paint_zero(painter, place, zero)

    def _bar_room(self, rect: QRect) -> QRectF:
        """Return the room for bars: the same in every row, left of the widest number."""
        look = self._looks.current
        right = (
            rect.right() + 1 - look.scaled(PADDING) - self._widest_number() - look.scaled(BAR_GAP)
        )
        width = min(right - rect.left() - look.scaled(PADDING), look.scaled(BAR_MOST))
        height = look.scaled(BAR_HEIGHT)
        top = rect.top() + (rect.height() - 1 - height) / 2
        return QRectF(right - width, top, width, height)

    def _beside_text(self, cell: CellSpec) -> int:
        look = self._looks.current
        bar = 0 if cell.bar is None else look.scaled(BAR_ROOM) + look.scaled(BAR_GAP)
        return super()._beside_text(cell) + bar

    def _widest_number(self) -> int:
        """Return the width of the widest number; every row asks for it, and measures it once."""
        spec, look = self._model.spec, self._looks.current
        if self._widest is None or self._widest[0] is not spec or self._widest[1] is not look:
            widths = (text_width(text, self._font()) for text in self._numbers())
            self._widest = (spec, look, max(widths, default=0))
        return self._widest[2]

    def _numbers(self) -> set[str]:
        columns = self._model.spec.columns
        own = [at for at, column in enumerate(columns) if column.kind is CellKind.DIFFERENCE]
        cells = (row.cells[at] for row in self._model.spec.rows for at in own)
        return {cell.text for cell in cells if cell.bar is not None}

    def _paint_zero(self, painter: QPainter, place: CellPlace, zero: float) -> None:
        token = "on_selection" if place.selected else "border_strong"
        painter.setPen(self._looks.current.color(token))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        rect = place.rect
        inset = rect.height() * 0.2
        painter.drawLine(QLineF(zero, rect.top() + inset, zero, rect.bottom() - inset))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)


_PAINTERS = {
    one.kind: one for one in (TextPainter, NumberPainter, ComparedPainter, DifferencePainter)
}


def build_painter(
    column: ColumnSpec, model: TableModel, looks: Looks, *, strong: bool
) -> TextPainter:
    """Return what measures and draws a column of the table that ``model`` holds."""
    return _PAINTERS[column.kind](column, model, looks, strong=strong)
