"""Gives the small charts of the overview that are not about needs as tables.

Charts of needs have the table of needs.
"""

from __future__ import annotations

from collections.abc import Iterator

from sendviewer.present.card_points import card_points
from sendviewer.present.card_sheets import CardSheet, SheetColumn, card_sheet
from sendviewer.present.card_specs import CardSpec
from sendviewer.present.specs import CellSpec, ColumnSpec, FilterKind, RowSpec, TableSpec
from sendviewer.present.table_speech import NEED_COLUMN

__all__ = ["card_table"]


def card_table(card: CardSpec, source_line: str) -> TableSpec | None:
    """Return what a card's chart shows as a table; None for a card that shows something else."""
    points = card_points(card)
    if not points or any(point.code for point in points):
        return None
    sheet = card_sheet(card)
    columns = tuple(_column(*each) for each in enumerate(sheet.columns))
    rows = tuple(
        RowSpec(str(number), tuple(CellSpec(text, text or None) for text in texts), "")
        for number, texts in enumerate(_texts(sheet))
    )
    return TableSpec(card.title, columns, rows, None, source_line)


def _texts(sheet: CardSheet) -> Iterator[tuple[str, ...]]:
    """Yield what stands in each row; one of several groups is named in each of its rows."""
    for heading, rows in sheet.groups():
        group = heading.partition(":")[0]
        for row in rows:
            yield ", ".join(filter(None, (group, row.label))), *row.values


def _column(place: int, column: SheetColumn) -> ColumnSpec:
    """Return a column; the first has the id of the one whose words name a row."""
    id_ = f"column{place}" if place else NEED_COLUMN
    return ColumnSpec(id_, column.title, "", column.kind, FilterKind.WORDS)
