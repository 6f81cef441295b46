"""Gives the small charts of the overview that are not about needs as tables.

Charts of needs have the table of needs.
"""

from __future__ import annotations

from collections.abc import Iterable

from sendviewer.present.card_points import grouped_bars
from sendviewer.present.specs import (
    AgesCard,
    BarsCard,
    CardSpec,
    CellKind,
    CellSpec,
    ColumnSpec,
    FilterKind,
    ProportionsCard,
    RowSpec,
    TableSpec,
)
from sendviewer.present.table_speech import NEED_COLUMN

__all__ = ["card_table"]

Row = tuple[str, ...]


def card_table(card: CardSpec, source_line: str) -> TableSpec | None:
    """Return what a card's chart shows as a table; None for a card that shows something else."""
    match card:
        case BarsCard() if any(bar.code for bar in card.bars):
            return None
        case BarsCard():
            titles, rows = _of_bars(card)
        case ProportionsCard():
            titles, rows = _of_parts(card)
        case AgesCard():
            titles = ("Group", "Number")
            rows = [(column.label, column.value_text) for column in card.columns]
        case _:
            return None
    return _table(card.title, titles, rows, source_line) if rows else None


def _of_bars(card: BarsCard) -> tuple[Row, list[Row]]:
    if not any(bar.heading for bar in card.bars):
        return ("Area", "Share"), [(bar.label, bar.value_text) for bar in card.bars]
    groups = grouped_bars(card.bars)
    rows = [(f"{group.partition(':')[0]}, {bar.label}", bar.value_text) for group, bar in groups]
    return ("Support and area", "Share"), list(rows)


def _of_parts(card: ProportionsCard) -> tuple[Row, list[Row]]:
    titles = ("Setting", card.counted_title or "Number", "Share")
    rows: list[Row] = [(part.label, part.value_text, part.percent_text) for part in card.parts]
    if not card.beside_title:
        return titles, rows
    beside = [part.beside_text for part in card.parts]
    pairs = zip(rows, beside, strict=True)
    return (*titles, card.beside_title), [(*row, text) for row, text in pairs]


def _table(title: str, titles: Row, rows: Iterable[Row], source_line: str) -> TableSpec:
    columns = tuple(_column(place, text) for place, text in enumerate(titles))
    specs = tuple(
        RowSpec(str(number), tuple(CellSpec(text, text or None) for text in row), "")
        for number, row in enumerate(rows)
    )
    return TableSpec(title, columns, specs, None, source_line)


def _column(place: int, title: str) -> ColumnSpec:
    """Return a column; the first has the id of the one whose words name a row."""
    kind = CellKind.NUMBER if place else CellKind.TEXT
    return ColumnSpec(f"column{place}" if place else NEED_COLUMN, title, "", kind, FilterKind.WORDS)
