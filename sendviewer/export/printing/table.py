"""Sets a table on paper with a piece for each row; its header is repeated on every sheet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QRectF

from sendviewer.export.printing.grid import Grid, GridCell, GridColumn, GridRow
from sendviewer.export.printing.pieces import Piece, Shape, breakable, filled, wrapped
from sendviewer.export.printing.setup import Typesetter, TypeUse
from sendviewer.export.printing.shapes import symbol_room, symbol_shape
from sendviewer.views.chart_text import Face, TextPlace
from sendviewer.views.text_measure import longest_word_width, two_line_width

__all__ = ["table_pieces"]

ROW_PADDING, MOST_SPARE = 5, 120
ATTEMPTS = (
    (16, True, 60),
    (11, True, 40),
    (8, True, 25),
    (11, False, 25),
    (8, True, 0),
    (8, False, 0),
)
"""What is tried to make a table fit: gap, whether figures stay on one line, room to be left."""

HEADER_LEAST = 64
"""Titles are broken into more than two lines only if they would be wider than this."""

WORDS_GAP = 8
"""Words that follow figures, which end at the right, stand further away."""

NAMES_MORE, NAMES_SHARE = 0.45, 0.7
"""How much wider than their longest word names become first, and of what is left over."""

RULE, HEAVY_RULE = 1.0, 1.5


def table_pieces(grid: Grid, setter: Typesetter, width: float) -> list[Piece] | None:
    """Return header and rows, or None where whole words or figures would not fit."""
    columns = _placed_columns(grid, setter, width)
    return None if columns is None else _Table(grid, columns, setter).pieces()


# --- Columns ------------------------------------------------------------------------------


class _Column(Struct, frozen=True):
    spec: GridColumn
    left: float
    width: float

    @property
    def right(self) -> float:
        return self.left + self.width


def _placed_columns(grid: Grid, setter: Typesetter, width: float) -> list[_Column] | None:
    """Return columns that fit into ``width``, or None if words would be parted.

    Where room is short, figures that are several words ("29.2 to 30.4") go on in the next line,
    and gaps become narrower, before the table is given up.
    """
    for gap, is_whole, comfort in ATTEMPTS:
        spans = [
            _span(grid, place, setter, is_whole=is_whole) for place in range(len(grid.columns))
        ]
        gaps = _gaps(grid, gap, setter)
        room = width - sum(gaps)
        if sum(span.least for span in spans) + comfort <= room:
            return _side_by_side(grid, _fitted(spans, room, setter), gaps)
    return None


def _gaps(grid: Grid, gap: float, setter: Typesetter) -> list[float]:
    """Return the gap before each column."""
    gaps = [0.0]
    for before, column in pairwise(grid.columns):
        more = WORDS_GAP if before.is_figure and not column.is_figure else 0
        gaps.append(setter.scaled(gap + more))
    return gaps


def _side_by_side(grid: Grid, widths: Sequence[float], gaps: Sequence[float]) -> list[_Column]:
    columns: list[_Column] = []
    left = 0.0
    for column, width, gap in zip(grid.columns, widths, gaps, strict=True):
        columns.append(_Column(column, left + gap, width))
        left += gap + width
    return columns


class _Span(Struct, frozen=True):
    """The least width of a column, and the width in which hardly anything goes on below."""

    least: float
    wished: float


def _span(grid: Grid, place: int, setter: Typesetter, *, is_whole: bool) -> _Span:
    column = grid.columns[place]
    head = setter.face(TypeUse.STRONG).font
    two_lines = two_line_width(column.title, head)
    least = [longest_word_width(column.title, head), min(two_lines, setter.scaled(HEADER_LEAST))]
    wished = [two_lines]
    for row in grid.rows:
        if row.reason and place:
            continue
        cell, face = row.cells[place], _face(setter, column, row)
        beside = symbol_room(setter) if cell.compared else 0.0
        whole = face.width(cell.text) + beside
        wished.append(whole)
        stays = column.is_figure and is_whole and cell.is_known
        least.append(whole if stays else _longest_word(cell.text, face) + beside)
    return _Span(max(least), max(*least, *wished))


def _longest_word(text: str, face: Face) -> float:
    return max((face.width(word) for word in breakable(text).split()), default=0.0)


def _fitted(spans: Sequence[_Span], room: float, setter: Typesetter) -> list[float]:
    """Return the widths. What is left over goes to the first column, but never far.

    What lacks is shared, but first the column of names gets what makes them readable.
    """
    first, *others = spans
    spare = room - sum(span.wished for span in spans)
    if spare >= 0:
        more = min(spare, setter.scaled(MOST_SPARE))
        return [first.wished + more, *(span.wished for span in others)]
    spare = room - sum(span.least for span in spans)
    more = min(NAMES_SHARE * spare, first.wished - first.least, first.least * NAMES_MORE)
    wide = [_Span(first.least + more, first.wished), *others]
    slack = sum(span.wished - span.least for span in wide) or 1.0
    share = (spare - more) / slack
    return [span.least + (span.wished - span.least) * share for span in wide]


def _face(setter: Typesetter, column: GridColumn, row: GridRow) -> Face:
    use = TypeUse.STRONG if row.strong else TypeUse.BODY
    return setter.face(use, figures=column.is_figure)


# --- Rows ---------------------------------------------------------------------------------


class _Table:
    """Makes the pieces of a table whose columns are known."""

    def __init__(self, grid: Grid, columns: Sequence[_Column], setter: Typesetter) -> None:
        self._grid = grid
        self._columns = columns
        self._setter = setter
        self._width = columns[-1].right
        self._step = setter.step(TypeUse.BODY)
        self._padding = setter.scaled(ROW_PADDING)

    def pieces(self) -> list[Piece]:
        head = self._head()
        rows = [replace(self._row(row), repeated=head) for row in self._grid.rows]
        # A total does not stand alone on a sheet.
        kept = [
            replace(piece, keeps_next=following.strong)
            for piece, following in zip(rows, self._grid.rows[1:], strict=False)
        ]
        return [head, *kept, *rows[-1:]]

    def _head(self) -> Piece:
        face = self._setter.face(TypeUse.STRONG)
        titles = [wrapped(column.spec.title, face, column.width) for column in self._columns]
        lines = max(map(len, titles))
        texts: list[TextPlace] = []
        for column, title in zip(self._columns, titles, strict=True):
            top = (lines - len(title)) * self._step
            texts += self._texts(column, title, face, top)
        bottom = lines * self._step + self._padding
        rule = filled(QRectF(0.0, bottom, self._width, HEAVY_RULE), "border_strong")
        return Piece(bottom + HEAVY_RULE, tuple(texts), (rule,), keeps_next=True)

    def _row(self, row: GridRow) -> Piece:
        texts: list[TextPlace] = []
        shapes: list[Shape] = []
        most = 1
        for column, cell in self._cells(row):
            beside = symbol_room(self._setter) if cell.compared else 0.0
            face = _face(self._setter, column.spec, row)
            lines = wrapped(cell.text, face, column.width - beside)
            most = max(most, len(lines))
            shifted = replace(column, left=column.left + beside, width=column.width - beside)
            texts += self._texts(shifted, lines, face, self._padding)
            if cell.compared:
                shapes.append(symbol_shape(cell.compared, column.left, self._padding, self._setter))
        bottom = most * self._step + 2 * self._padding
        shapes += self._rules(row, bottom)
        return Piece(bottom + RULE, tuple(texts), tuple(shapes))

    def _cells(self, row: GridRow) -> list[tuple[_Column, GridCell]]:
        """Return the cells with their columns; a reason for all of them goes across."""
        pairs = list(zip(self._columns, row.cells, strict=True))
        if not row.reason:
            return pairs
        (name, *others), words = pairs, GridColumn("")
        left = others[0][0].left
        across = _Column(words, left, self._width - left)
        return [name, (across, GridCell(row.reason))]

    def _rules(self, row: GridRow, bottom: float) -> Iterable[Shape]:
        below = filled(QRectF(0.0, bottom, self._width, RULE), "border")
        if not row.strong:
            return (below,)
        above = filled(QRectF(0.0, 0.0, self._width, HEAVY_RULE), "border_strong")
        return (above, filled(QRectF(0.0, bottom, self._width, RULE), "border_strong"))

    def _texts(
        self, column: _Column, lines: Sequence[str], face: Face, top: float
    ) -> list[TextPlace]:
        top += (self._step - face.line_height) / 2
        places = []
        for number, line in enumerate(filter(None, lines)):
            y = top + number * self._step
            if column.spec.is_figure:
                places.append(face.place_right(line, column.right, y))
            else:
                places.append(face.place(line, column.left, y))
        return places
