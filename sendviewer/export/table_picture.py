"""Draws a table for paper: every label whole, figures aligned, differences as bars from zero.

Lengths are pixels of the drawing at 96 to the inch; whoever wants a finer picture scales the
painter.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QLineF, QRectF, QSizeF
from PySide6.QtGui import QFont, QPainter, QPen

from sendviewer.present.specs import CellKind, CellSpec, ColumnSpec, RowSpec, TableSpec
from sendviewer.present.symbol_key import table_key
from sendviewer.views.chart_text import Face, TextPlace, paint_texts, wrap_words
from sendviewer.views.drawing import paint_compared
from sendviewer.views.look import PAPER, Look, TextStyle
from sendviewer.views.table_layout import two_line_width

__all__ = ["TableDrawing"]

MARGIN = 20
PADDING = 9
ROW_PADDING = 7
MOST_WORDS = {CellKind.TEXT: 232, CellKind.COMPARED: 92}
"""The most that words in a column take before they wrap."""

WIDTH_LEAST = 420
BAR_ROOM, BAR_HEIGHT, BAR_GAP = 84, 9, 8
SYMBOL, SYMBOL_GAP = 11, 6
ORNAMENTS = {CellKind.DIFFERENCE: BAR_ROOM + BAR_GAP, CellKind.COMPARED: SYMBOL + SYMBOL_GAP}
"""The room beside the text, for a bar or a symbol."""

UNLIMITED = 1_000_000
EQUAL_WIDTH = QFont.Tag("tnum")


class Column(Struct, frozen=True):
    """Where a column stands: ``left`` and ``right`` are the limits of what is in its cells."""

    spec: ColumnSpec
    left: float
    right: float

    @property
    def width(self) -> float:
        """The room for everything in a cell."""
        return self.right - self.left

    @property
    def text_width(self) -> float:
        """The room for text, beside a bar or a symbol."""
        return self.width - ORNAMENTS.get(self.spec.kind, 0)


class Faces(Struct, frozen=True):
    """One style of text twice: for figures, with digits of equal width, and for words.

    Equal width is for digits in a column; in words it tears hyphens and years apart.
    """

    figures: Face
    words: Face

    @classmethod
    def of(cls, look: Look, style: TextStyle) -> Faces:
        """Return both for a style."""
        words = Face.of(look, style).font
        figures = QFont(words)
        figures.setFeature(EQUAL_WIDTH, 1)
        return cls(Face(figures), Face(words))

    def of_kind(self, kind: CellKind) -> Face:
        """Return the face for a kind of cell."""
        return self.figures if kind.is_figure else self.words


class Band(Struct, frozen=True):
    """One row from ``top`` to ``bottom``, with the lines of text in each of its cells."""

    row: RowSpec
    lines: tuple[tuple[str, ...], ...]
    top: float
    bottom: float
    faces: Faces


class TableDrawing:
    """A table laid out at its natural size, ready to be painted."""

    def __init__(self, table: TableSpec, look: Look = PAPER) -> None:
        self._table = table
        self._look = look
        self._plain = Faces.of(look, TextStyle.SMALL)
        self._strong = Faces.of(look, TextStyle.LABEL)
        self._columns = self._placed_columns()
        right = self._columns[-1].right if self._columns else 0.0
        self._width = max(right + PADDING, float(MARGIN + WIDTH_LEAST)) + MARGIN
        self._texts: list[TextPlace] = []
        top = self._place_title(float(MARGIN))
        self._header_bottom = self._place_header(top)
        self._bands, bottom = self._placed_bands()
        self._height = self._place_foot(bottom) + MARGIN

    @property
    def size(self) -> QSizeF:
        """The size in pixels at 96 to the inch."""
        return QSizeF(round(self._width), round(self._height))

    def paint(self, painter: QPainter) -> None:
        """Draw the table with its upper left corner at the origin."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_texts(painter, self._texts, self._look)
        self._rule(painter, self._header_bottom, "border_strong", 1.5)
        for band in self._bands:
            self._paint_band(painter, band)

    # --- layout -----------------------------------------------------------------------------

    def _placed_columns(self) -> tuple[Column, ...]:
        widths = [self._column_width(place) for place in range(len(self._table.columns))]
        spare = WIDTH_LEAST - sum(width + 2 * PADDING for width in widths)
        columns: list[Column] = []
        left = float(MARGIN + PADDING)
        for spec, width in zip(self._table.columns, widths, strict=True):
            right = left + width + (max(0.0, spare) if not columns else 0.0)
            columns.append(Column(spec, left, right))
            left = right + 2 * PADDING
        return tuple(columns)

    def _column_width(self, place: int) -> float:
        spec = self._table.columns[place]
        title = two_line_width(spec.title, self._strong.of_kind(spec.kind).font)
        rows = [(row, self._plain) for row in self._table.rows]
        if self._table.total:
            rows.append((self._table.total, self._strong))
        cells = [(row.cells[place].text, faces.of_kind(spec.kind)) for row, faces in rows]
        most = MOST_WORDS.get(spec.kind, UNLIMITED)
        widths = [_wrapped_width(text, face, most) for text, face in cells]
        return max(float(title), max(widths, default=0.0) + ORNAMENTS.get(spec.kind, 0))

    def _place_title(self, top: float) -> float:
        face = Faces.of(self._look, TextStyle.BODY_STRONG).words
        return self._place_paragraph(self._table.title, face, "text", top) + PADDING

    def _place_foot(self, bottom: float) -> float:
        top = bottom + PADDING
        for text in (*table_key(self._table), self._table.source_line):
            top = self._place_paragraph(text, self._plain.words, "text_secondary", top)
        return top

    def _place_paragraph(self, text: str, face: Face, token: str, top: float) -> float:
        left = float(MARGIN + PADDING)
        for line in wrap_words(text, face, self._width - 2 * left):
            self._texts.append(face.place(line, left, top, token))
            top += face.line_height
        return top

    def _place_header(self, top: float) -> float:
        face = self._strong.words
        titles = [wrap_words(column.spec.title, face, column.width + 1) for column in self._columns]
        height = max(map(len, titles), default=1) * face.line_height
        for column, lines in zip(self._columns, titles, strict=True):
            first = top + height - len(lines) * face.line_height
            self._texts += _placed(column, lines, face, first, "text_secondary")
        return top + height + ROW_PADDING

    def _placed_bands(self) -> tuple[tuple[Band, ...], float]:
        rows = [(row, self._plain) for row in self._table.rows]
        if self._table.total:
            rows.append((self._table.total, self._strong))
        bands: list[Band] = []
        top = self._header_bottom
        for row, faces in rows:
            band = self._band(row, faces, top)
            bands.append(band)
            top = band.bottom
        return tuple(bands), top

    def _band(self, row: RowSpec, faces: Faces, top: float) -> Band:
        lines = tuple(
            wrap_words(cell.text, faces.of_kind(column.spec.kind), column.text_width + 1)
            for column, cell in zip(self._columns, row.cells, strict=True)
        )
        height = max(map(len, lines), default=1) * faces.figures.line_height
        return Band(row, lines, top, round(top + height + 2 * ROW_PADDING), faces)

    # --- painting ---------------------------------------------------------------------------

    def _paint_band(self, painter: QPainter, band: Band) -> None:
        if band.row is self._table.total:
            self._rule(painter, band.top, "border_strong", 1.5)
        for column, cell, lines in zip(self._columns, band.row.cells, band.lines, strict=True):
            self._paint_cell(painter, band, column, cell, lines)
        self._rule(painter, band.bottom, "border", 1.0)

    def _paint_cell(
        self, painter: QPainter, band: Band, column: Column, cell: CellSpec, lines: Sequence[str]
    ) -> None:
        face = band.faces.of_kind(column.spec.kind)
        middle = (band.top + band.bottom) / 2
        top = middle - len(lines) * face.line_height / 2
        if cell.bar is not None:
            self._paint_bar(painter, column, cell, middle)
        elif column.spec.kind is CellKind.COMPARED and cell.compared is not None:
            box = QRectF(column.left, middle - SYMBOL / 2, SYMBOL, SYMBOL)
            paint_compared(painter, box, cell.compared, self._look)
            column = replace(column, left=box.right() + SYMBOL_GAP)
        token = "text_secondary" if cell.sort_key is None else "text"
        paint_texts(painter, _placed(column, lines, face, top, token), self._look)

    def _paint_bar(self, painter: QPainter, column: Column, cell: CellSpec, middle: float) -> None:
        room = BAR_ROOM / 2
        zero = column.left + room
        length = (cell.bar or 0.0) * room
        token = cell.compared.value if cell.compared else "similar"
        bar = QRectF(min(zero, zero + length), middle - BAR_HEIGHT / 2, abs(length), BAR_HEIGHT)
        painter.fillRect(bar, self._look.color(token))
        painter.setPen(QPen(self._look.color("border_strong"), 1.0))
        painter.drawLine(QLineF(zero, middle - BAR_HEIGHT, zero, middle + BAR_HEIGHT))

    def _rule(self, painter: QPainter, y: float, token: str, thickness: float) -> None:
        rect = QRectF(MARGIN, y - thickness / 2, self._width - 2 * MARGIN, thickness)
        painter.fillRect(rect, self._look.color(token))


def _wrapped_width(text: str, face: Face, most: float) -> float:
    """Return how wide words are once they are wrapped."""
    return max(map(face.width, wrap_words(text, face, most)), default=0.0)


def _placed(
    column: Column, lines: Sequence[str], face: Face, top: float, token: str
) -> list[TextPlace]:
    places = []
    for index, line in enumerate(lines):
        y = top + index * face.line_height
        if column.spec.kind.is_figure:
            places.append(face.place_right(line, column.right, y, token))
        else:
            places.append(face.place(line, column.left, y, token))
    return places
