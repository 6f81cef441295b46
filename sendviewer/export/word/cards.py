"""Turns the cards of the overview into tables for Word: one for each, and one for lone figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sendviewer.export.word.tables import WordTable
from sendviewer.present.card_sheets import CardSheet, SheetColumn
from sendviewer.present.specs import CellKind

__all__ = ["card_tables", "figures_of", "figures_table"]

AGES, AGE = "ages", "Age "
AGES_ACROSS = 12


def figures_of(cards: Sequence[CardSheet]) -> list[CardSheet]:
    """Return the cards that have a figure and no rows."""
    return [card for card in cards if card.figure and not card.rows]


def figures_table(cards: Sequence[CardSheet]) -> WordTable:
    """Return the figures that stand for themselves as one table."""
    rows = tuple((card.title, card.figure) for card in cards)
    spoken = " ".join(card.spoken for card in cards)
    return WordTable("Key figures", spoken, ("Key figure", "Number"), rows, (1,), is_full=False)


def card_tables(card: CardSheet) -> Iterator[WordTable]:
    """Yield the table of a card; none if it has no rows, and two of many ages."""
    if not card.rows:
        return
    if card.id == AGES:
        yield from _ages(card)
        return
    columns, rows = card.columns, tuple((row.label, *row.values) for row in card.rows)
    if any(row.heading for row in card.rows):
        columns, rows = (SheetColumn("Group", CellKind.TEXT), *columns), tuple(_grouped(card))
    titles = tuple(column.title for column in columns)
    figures = tuple(place for place, column in enumerate(columns) if column.kind.is_figure)
    yield WordTable(card.title, card.spoken, titles, rows, figures, is_full=False)


def _grouped(card: CardSheet) -> Iterator[tuple[str, ...]]:
    """Yield rows that each name their group: merged cells could not be read aloud."""
    for heading, rows in card.groups():
        yield from ((heading, row.label, *row.values) for row in rows)


def _ages(card: CardSheet) -> Iterator[WordTable]:
    """Yield ages side by side, a dozen at a time, as two dozen rows would take half a page."""
    tables = -(-len(card.rows) // AGES_ACROSS) or 1
    across = -(-len(card.rows) // tables) or 1
    for first in range(0, len(card.rows), across):
        rows = card.rows[first : first + across]
        is_by_age = any(row.label.startswith(AGE) for row in card.rows)
        name, counted = AGE.strip() if is_by_age else card.titles[0], card.titles[1]
        yield WordTable(
            f"{card.title}: {rows[0].label} to {rows[-1].label}",
            card.spoken,
            (name, *(row.label.removeprefix(AGE) for row in rows)),
            ((counted, *(row.values[0] for row in rows)),),
            tuple(range(1, len(rows) + 1)),
        )
