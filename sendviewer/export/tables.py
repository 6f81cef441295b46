"""Makes clipboard entries of a table, each with the notice that says what was copied.

What is given is what is copied: pass the table as it is on the screen, filtered, sorted and with
the visible columns in their order.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from sendviewer.export.payloads import Payload
from sendviewer.export.table_text import (
    CellBlock,
    csv_text,
    html_text,
    markdown_text,
    part_of,
    tsv_text,
)
from sendviewer.present.specs import TableSpec

__all__ = ["csv_payload", "markdown_payload", "size_words", "table_payload"]

Today = Callable[[], date]


def table_payload(
    table: TableSpec, cells: CellBlock | None = None, today: Today = date.today
) -> Payload:
    """Return the table, or the block ``cells`` of it, as tab-separated text and as HTML.

    Text and HTML hold the same cells in the same order. ``today`` gives the date of copying.
    """
    part = table if cells is None else part_of(table, cells)
    return Payload(
        notice=f"Copied {size_words(part, name_total=cells is not None)} with headers",
        text=tsv_text(part),
        html=html_text(part, today()),
    )


def markdown_payload(table: TableSpec) -> Payload:
    """Return the table as Markdown text."""
    return Payload(
        notice=f"Copied {size_words(table)} with headers, as Markdown", text=markdown_text(table)
    )


def csv_payload(table: TableSpec) -> Payload:
    """Return the table as CSV: as plain text for editors and as text/csv."""
    text = csv_text(table)
    return Payload(notice=f"Copied {size_words(table)} with headers, as CSV", text=text, csv=text)


def size_words(table: TableSpec, *, name_total: bool = False) -> str:
    """Return the size of a table in words: "13 rows, 8 columns".

    The total always goes with a whole table and is not counted as a row. Of a selection it is
    named ("2 rows and the total, 3 columns"), since only the selection says whether it is there.
    """
    rows = _counted(len(table.rows), "row")
    if name_total and table.total:
        rows = f"{rows} and the total" if table.rows else "the total"
    return f"{rows}, {_counted(len(table.columns), 'column')}"


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
