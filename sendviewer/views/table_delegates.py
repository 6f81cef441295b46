"""Draws the cells of a table from tokens: text, the difference with its bar, the compared word.

Row tint, selection, hairline and focus ring are the same for every kind of cell; what differs is
only the content.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from msgspec.structs import replace
from PySide6.QtCore import QLineF, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from sendviewer.choices import ThemeName
from sendviewer.present.specs import CellKind, CellSpec, TableSpec
from sendviewer.views.drawing import paint_compared, paint_focus_ring
from sendviewer.views.look import Look, Looks, TextStyle
from sendviewer.views.table_layout import (
    PADDING,
    ROW_HEIGHT,
    ROW_PADDING,
    lines_width,
    longest_word_width,
    text_width,
    wrapped_size,
)
from sendviewer.views.table_model import TableModel
from sendviewer.views.theme import blend

__all__ = [
    "CellDelegate",
    "ComparedDelegate",
    "DifferenceDelegate",
    "NumberDelegate",
    "RowMarks",
    "build_delegate",
    "tinted_ground",
]

Index = QModelIndex | QPersistentModelIndex

SYMBOL = 12
SYMBOL_GAP = 7
BAR_ROOM = 64
BAR_MOST = 150
BAR_GAP = 10
BAR_HEIGHT = 10
HOVER_TINT = 0.35
CURRENT_TINT = 0.6
RING_RADIUS = 3.0
QUIET_COLUMN = "interval"


# As numbers: to combine flags of Python takes as long as to paint a cell.
_VERTICALLY = Qt.AlignmentFlag.AlignVCenter.value | Qt.TextFlag.TextWordWrap.value
LEFT = Qt.AlignmentFlag.AlignLeft.value | _VERTICALLY
RIGHT = Qt.AlignmentFlag.AlignRight.value | _VERTICALLY
SELECTED = QStyle.StateFlag.State_Selected.value
FOCUSED = QStyle.StateFlag.State_HasFocus.value


@dataclass
class RowMarks:
    """Which rows are tinted at the moment; -1 is none."""

    hovered: int = -1
    current: int = -1


class CellDelegate(QStyledItemDelegate):
    """Draws text. ``strong`` is for a total."""

    kind = CellKind.TEXT

    def __init__(
        self, model: TableModel, looks: Looks, marks: RowMarks, *, strong: bool = False
    ) -> None:
        super().__init__(model)
        self._model = model
        self._looks = looks
        self._marks = marks
        self._strong = strong

    # --- sizes ------------------------------------------------------------------------------

    def natural_width(self, cell: CellSpec) -> int:
        """Return the width that a cell needs in one line."""
        return text_width(cell.text, self._font()) + self._beside_text()

    def least_width(self, cell: CellSpec) -> int:
        """Return the width that a cell needs if words wrap wherever they can; figures never do."""
        if self.kind.is_figure:
            return self.natural_width(cell)
        return longest_word_width(cell.text, self._font()) + self._beside_text()

    def two_line_width(self, cell: CellSpec) -> int:
        """Return the width that a cell needs if words wrap into two lines; figures never do."""
        return self._lines_width(cell, 2)

    def three_line_width(self, cell: CellSpec) -> int:
        """Return the width that a cell needs if words wrap into three lines; figures never do."""
        return self._lines_width(cell, 3)

    def _lines_width(self, cell: CellSpec, lines: int) -> int:
        if self.kind.is_figure:
            return self.natural_width(cell)
        return lines_width(cell.text, self._font(), lines) + self._beside_text()

    def height(self, cell: CellSpec, width: int) -> int:
        """Return the height that a cell needs at a width."""
        look = self._looks.current
        lines = wrapped_size(cell.text, self._font(), width - self._beside_text())
        return max(look.scaled(ROW_HEIGHT), lines.height() + 2 * look.scaled(ROW_PADDING) + 1)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of a cell in one line."""
        cell = self._model.cell(index)
        return QSize(self.natural_width(cell), self._looks.current.scaled(ROW_HEIGHT))

    def _beside_text(self) -> int:
        """Return the room at the sides of the text."""
        return 2 * self._looks.current.scaled(PADDING)

    # --- painting ---------------------------------------------------------------------------

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a cell: ground, content, hairline, and the ring if it has the focus."""
        rect, state = option.rect, option.state.value
        selected = bool(state & SELECTED)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, self._ground(index.row(), selected=selected))
        self.paint_content(painter, rect, index, selected=selected)
        self._paint_hairline(painter, rect)
        if state & FOCUSED:
            look = self._looks.current
            ring = QRectF(rect.adjusted(0, 0, 0, -1))
            paint_focus_ring(painter, ring, RING_RADIUS, _visible(look) if selected else look)
        painter.restore()

    def paint_content(
        self, painter: QPainter, rect: QRect, index: Index, *, selected: bool
    ) -> None:
        """Draw the text of a cell, wrapped."""
        pad = self._looks.current.scaled(PADDING)
        across = RIGHT if self.kind.is_figure else LEFT
        self._paint_text(painter, rect.adjusted(pad, 0, -pad, -1), index, across, selected=selected)

    def _paint_text(
        self,
        painter: QPainter,
        rect: QRect,
        index: Index,
        flags: int,
        *,
        selected: bool,
    ) -> None:
        painter.setFont(self._font())
        painter.setPen(self._ink(index, selected=selected))
        painter.drawText(rect, flags, self._model.cell(index).text)

    def _ground(self, row: int, *, selected: bool) -> QColor:
        look = self._looks.current
        if selected:
            return look.color("selection")
        if row == self._marks.current:
            return tinted_ground(look, CURRENT_TINT)
        return tinted_ground(look, HOVER_TINT if row == self._marks.hovered else 0.0)

    def _ink(self, index: Index, *, selected: bool) -> QColor:
        look = self._looks.current
        if selected:
            return look.color("on_selection")
        quiet = self._model.column_id(index.column()) == QUIET_COLUMN
        missing = self._model.cell(index).sort_key is None
        return look.color("text_secondary" if quiet or missing else "text")

    def _paint_hairline(self, painter: QPainter, rect: QRect) -> None:
        color = self._looks.current.color("border")
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), color)
        if self._strong:
            strong = self._looks.current.color("border_strong")
            painter.fillRect(QRect(rect.left(), rect.top(), rect.width(), 1), strong)

    def _font(self) -> QFont:
        style = TextStyle.BODY_STRONG if self._strong else TextStyle.BODY
        look = self._looks.current
        return look.figures_font(style) if self.kind.is_figure else look.font(style)


class NumberDelegate(CellDelegate):
    """Draws a figure at the right."""

    kind = CellKind.NUMBER


class ComparedDelegate(CellDelegate):
    """Draws the symbol of higher, similar or lower, and the word beside it."""

    kind = CellKind.COMPARED

    def paint_content(
        self, painter: QPainter, rect: QRect, index: Index, *, selected: bool
    ) -> None:
        """Draw symbol and word; a cell without an answer has only its text."""
        look = self._looks.current
        pad, side = look.scaled(PADDING), look.scaled(SYMBOL)
        compared = self._model.cell(index).compared
        text = rect.adjusted(pad, 0, -pad, -1)
        if compared is not None:
            top = rect.top() + (rect.height() - side) / 2
            box = QRectF(rect.left() + pad, top, side, side)
            paint_compared(painter, box, compared, _visible(look) if selected else look)
            text.adjust(self._symbol_room(), 0, 0, 0)
        self._paint_text(painter, text, index, LEFT, selected=selected)

    def _beside_text(self) -> int:
        return super()._beside_text() + self._symbol_room()

    def _symbol_room(self) -> int:
        look = self._looks.current
        return look.scaled(SYMBOL) + look.scaled(SYMBOL_GAP)


class DifferenceDelegate(CellDelegate):
    """Draws a bar from a zero line that all rows share, and the signed number right of it."""

    kind = CellKind.DIFFERENCE

    _widest: tuple[TableSpec, Look, int] | None = None

    def paint_content(
        self, painter: QPainter, rect: QRect, index: Index, *, selected: bool
    ) -> None:
        """Draw the bar and the number; a missing difference has only its text."""
        super().paint_content(painter, rect, index, selected=selected)
        cell = self._model.cell(index)
        if cell.bar is None:
            return
        room = self._bar_room(rect)
        zero = room.center().x()
        length = cell.bar * room.width() / 2
        token = "similar" if cell.compared is None else cell.compared.value
        look = self._looks.current
        color = (_visible(look) if selected else look).color(token)
        bar = QRectF(min(zero, zero + length), room.top(), abs(length), room.height())
        painter.fillRect(bar, color)
        self._paint_zero(painter, rect, zero, selected=selected)

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

    def _beside_text(self) -> int:
        look = self._looks.current
        return super()._beside_text() + look.scaled(BAR_ROOM) + look.scaled(BAR_GAP)

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
        return {row.cells[at].text for row in self._model.spec.rows for at in own}

    def _paint_zero(self, painter: QPainter, rect: QRect, zero: float, *, selected: bool) -> None:
        token = "on_selection" if selected else "border_strong"
        painter.setPen(self._looks.current.color(token))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        inset = rect.height() * 0.2
        painter.drawLine(QLineF(zero, rect.top() + inset, zero, rect.bottom() - inset))


def build_delegate(
    kind: CellKind, model: TableModel, looks: Looks, marks: RowMarks, *, strong: bool
) -> CellDelegate:
    """Return the delegate that draws cells of a kind."""
    kinds = (CellDelegate, NumberDelegate, ComparedDelegate, DifferenceDelegate)
    delegate = {one.kind: one for one in kinds}[kind]
    return delegate(model, looks, marks, strong=strong)


def _visible(look: Look) -> Look:
    """Return the look with symbols and a ring that can be seen on the colour of the selection."""
    if look.theme.name is not ThemeName.CONTRAST:
        return look
    ink = look.theme.on_selection
    return replace(look, theme=replace(look.theme, higher=ink, similar=ink, lower=ink, focus=ink))


@lru_cache(maxsize=64)
def tinted_ground(look: Look, share: float) -> QColor:
    """Return the surface with a ``share`` (0 to 1) of the selection's colour mixed in."""
    # The selection in high contrast is a glaring cyan, half of which would swallow white text.
    calmed = share * 0.4 if look.theme.name is ThemeName.CONTRAST else share
    return blend(look.color("surface"), look.color("selection"), calmed)
