"""Sets the cards of the overview on paper: every figure that they show, in words and numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace
from PySide6.QtCore import QRectF

from sendviewer.export.printing.bars import Bar, BarLine, BarScale, bar_group
from sendviewer.export.printing.blocks import beside, grid_pieces
from sendviewer.export.printing.grid import Grid, GridCell, GridColumn, GridRow
from sendviewer.export.printing.pieces import (
    Piece,
    filled,
    heading,
    joined,
    paragraph,
    run_lines,
    text_block,
)
from sendviewer.export.printing.setup import Typesetter, TypeUse
from sendviewer.export.printing.shapes import symbol_room, symbol_shape
from sendviewer.present.card_specs import (
    AgesCard,
    BarsCard,
    CardSpec,
    DifferenceRow,
    DifferencesCard,
    NumberCard,
    ProportionsCard,
    SentenceCard,
)

__all__ = ["cards_pieces", "key_message_pieces"]

CARD_GAP, COLUMN_GAP, LEAST_COLUMN = 24, 32, 280
EDGE, EDGE_GAP = 4, 14
FIGURES_GAP = 28
SHARE_TITLE = "Share"


def key_message_pieces(card: SentenceCard, setter: Typesetter, width: float) -> list[Piece]:
    """Return the key message beside a bar in the accent colour."""
    indent = setter.scaled(EDGE_GAP) + EDGE
    words = joined(run_lines(card.runs, setter, (TypeUse.KEY, TypeUse.KEY_STRONG), width - indent))
    edge = filled(QRectF(0.0, 0.0, EDGE, words.height), "accent")
    moved = words.moved(indent, 0.0)
    return [replace(moved, shapes=(edge, *moved.shapes), above=setter.scaled(18))]


def cards_pieces(
    cards: Sequence[CardSpec], setter: Typesetter, width: float, height: float
) -> list[Piece]:
    """Return cards side by side; below each other in large print and where a line is too high."""
    across = int((width + COLUMN_GAP) // (LEAST_COLUMN + COLUMN_GAP))
    if setter.setup.is_large or across == 1:
        return [piece for card in cards for piece in _flowing(card, setter, width)]
    distance = (width + COLUMN_GAP) / across
    pieces: list[Piece] = []
    for group in _groups(cards, across):
        flowing = [piece for card in group for piece in _flowing(card, setter, width)]
        if isinstance(group[0], AgesCard):
            pieces += flowing
            continue
        line = _line(group, setter, width, distance)
        pieces += [line] if line.height <= height else flowing
    return pieces


def _groups(cards: Sequence[CardSpec], across: int) -> Iterator[Sequence[CardSpec]]:
    """Return groups of cards in their order; ages, which need all the width, by themselves."""
    waiting: list[CardSpec] = []
    ages: list[CardSpec] = []
    for card in cards:
        (ages if isinstance(card, AgesCard) else waiting).append(card)
        if len(waiting) == across:
            yield tuple(waiting)
            waiting.clear()
        if ages and not waiting:
            yield (ages.pop(),)
    if waiting:
        yield tuple(waiting)
    yield from ((card,) for card in ages)


def _line(group: Sequence[CardSpec], setter: Typesetter, width: float, distance: float) -> Piece:
    """Return cards side by side as one piece; one that is left over has the whole width."""
    column = width if len(group) == 1 else distance - COLUMN_GAP
    piece = beside([_card(card, setter, column) for card in group], distance)
    return replace(piece, above=setter.scaled(CARD_GAP))


def _flowing(card: CardSpec, setter: Typesetter, width: float) -> list[Piece]:
    """Return a card that may go on, under its title again, on the next sheet."""
    first, *others = _card(card, setter, width)
    again = _title(f"{card.title} (continued)", setter, width)
    others = [replace(piece, repeated=_over(again, piece.repeated)) for piece in others]
    return [replace(first, above=setter.scaled(CARD_GAP)), *others]


def _over(title: Piece, header: Piece | None) -> Piece:
    return title if header is None else joined([title, header])


def _card(card: CardSpec, setter: Typesetter, width: float) -> list[Piece]:
    """Return the title of a card and what it shows."""
    return [_title(card.title, setter, width), *_content(card, setter, width)]


def _title(text: str, setter: Typesetter, width: float) -> Piece:
    """Return a title with a rule over it."""
    title = heading(text, setter, width, TypeUse.SUBHEADING, 0).moved(0.0, setter.scaled(7))
    rule = filled(QRectF(0.0, 0.0, width, 1.5), "accent")
    return replace(title, shapes=(rule,), height=title.height + setter.scaled(9))


def _content(card: CardSpec, setter: Typesetter, width: float) -> list[Piece]:
    match card:
        case NumberCard():
            figure = text_block(card.figure_text, setter, width, TypeUse.FIGURE)
            return [replace(figure, keeps_next=True), *paragraph(card.caption, setter, width)]
        case BarsCard():
            return _bars(card, setter, width)
        case ProportionsCard():
            return _proportions(card, setter, width)
        case AgesCard():
            return _ages(card, setter, width)
        case DifferencesCard():
            return [_difference(row, setter, width) for row in card.rows]
    return paragraph(card.spoken, setter, width)


def _bars(card: BarsCard, setter: Typesetter, width: float) -> list[Piece]:
    lines = [
        BarLine(bar.value_text, None if bar.length is None else Bar(bar.length), bar.series)
        for bar in card.bars
    ]
    scale = BarScale.of(lines, setter, width)
    pieces: list[Piece] = []
    for bar, line in zip(card.bars, lines, strict=True):
        if bar.heading:
            pieces.append(heading(bar.heading, setter, width, TypeUse.STRONG, 6))
        group = bar_group(bar.label, [line], scale, setter)
        pieces.append(replace(group, above=setter.scaled(4)))
    if card.note:
        first, *others = paragraph(card.note, setter, width)
        pieces += [replace(first, above=setter.scaled(6)), *others]
    return pieces


def _proportions(card: ProportionsCard, setter: Typesetter, width: float) -> list[Piece]:
    columns = [GridColumn(""), GridColumn(card.counted_title, is_figure=True)]
    columns.append(GridColumn(SHARE_TITLE, is_figure=True))
    with_other = any(part.beside_text for part in card.parts)
    if with_other:
        columns.append(GridColumn(card.beside_title, is_figure=True))
    rows = []
    for part in card.parts:
        texts = [part.label, part.value_text, part.percent_text]
        texts += [part.beside_text] if with_other else []
        rows.append(GridRow(tuple(map(GridCell, texts))))
    table = grid_pieces(Grid(tuple(columns), tuple(rows)), setter, width) if rows else []
    caption = paragraph(card.caption, setter, width) if card.caption else []
    if caption and table:
        caption[0] = replace(caption[0], above=setter.scaled(6))
    return [*table, *caption]


def _ages(card: AgesCard, setter: Typesetter, width: float) -> list[Piece]:
    """Return the ages as pairs that are read down and then across, and what they say."""
    label = setter.face(TypeUse.BODY)
    value = setter.face(TypeUse.STRONG, figures=True)
    gap = setter.scaled(12)
    labels = max((label.width(column.label) for column in card.columns), default=0.0)
    values = max((value.width(column.value_text) for column in card.columns), default=0.0)
    one = labels + gap + values
    across = max(1, int((width + FIGURES_GAP) // (one + FIGURES_GAP)))
    down = -(-len(card.columns) // across)
    step = setter.step(TypeUse.BODY)
    texts = []
    for number, column in enumerate(card.columns):
        left = (number // down) * (one + FIGURES_GAP) if down else 0.0
        top = (number % down) * step + (step - label.line_height) / 2
        texts.append(label.place(column.label, left, top))
        texts.append(value.place_right(column.value_text, left + one, top))
    figures = Piece(down * step, tuple(texts), above=setter.scaled(4))
    message = text_block(card.message, setter, width)
    return [replace(message, keeps_next=True), figures]


def _difference(row: DifferenceRow, setter: Typesetter, width: float) -> Piece:
    """Return a need: symbol and points in front, its name, and below it what that is in numbers."""
    symbol = symbol_room(setter)
    points = setter.face(TypeUse.STRONG).width("+00.0") + setter.scaled(12)
    indent = symbol + points
    step = setter.step(TypeUse.BODY)
    face = setter.face(TypeUse.STRONG, figures=True)
    figure = face.place(row.points_text, symbol, (step - face.line_height) / 2)
    name = text_block(row.label, setter, width - indent, TypeUse.STRONG).moved(indent, 0.0)
    under = symbol if setter.setup.is_large else indent
    numbers = [text_block(row.children_text, setter, width - under)] if row.children_text else []
    words = joined([name, *(piece.moved(under, 0.0) for piece in numbers)])
    return Piece(
        words.height,
        (figure, *words.texts),
        (symbol_shape(row.compared, 0.0, 0.0, setter),),
        above=setter.scaled(6),
    )
