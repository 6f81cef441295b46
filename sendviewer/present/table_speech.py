"""How a table is told in words: how it is sorted, what its headers say, what a figure means."""

from __future__ import annotations

from sendviewer.present.options import Query
from sendviewer.present.specs import CellKind, CellSpec, ColumnSpec, Measure, TableSpec

__all__ = [
    "NEED_COLUMN",
    "cell_description",
    "cell_words",
    "header_words",
    "measured_cell",
    "sort_words",
    "sorted_by",
]

NEED_COLUMN = "need"
DESCRIBED = (NEED_COLUMN, "share", "difference")
"""The columns whose cells are described beside their name: the need by its meaning, a share and
its difference by the comparison. In every cell of a row, the same words would be read again at
each step to the side."""
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")

MEASURED_COLUMN = {
    Measure.SHARE: "share",
    Measure.DIFFERENCE: "difference",
    Measure.CHILDREN: "children",
}
"""The column of the table that holds what a chart shows, and so its explanation."""


def sort_words(column: ColumnSpec, *, descending: bool) -> str:
    """Return a direction as it is said of this column: "largest first", "A to Z"."""
    if column.kind is CellKind.COMPARED:
        return "higher first" if descending else "lower first"
    if column.kind is CellKind.TEXT and column.id == NEED_COLUMN:
        return "Z to A" if descending else "A to Z"
    return "largest first" if descending else "smallest first"


def header_words(column: ColumnSpec, state: tuple[int, bool] | None, *, filtered: bool) -> str:
    """Return a column's title with its sort (rank from 1, descending) and its filter, in words."""
    words = [column.title]
    if state is not None:
        rank, descending = state
        how = sort_words(column, descending=descending)
        words.append(f"sorted {how}" if rank == 1 else f"{ORDINALS[rank - 1]} sort, {how}")
    if filtered:
        words.append("filtered")
    return ", ".join(words)


def sorted_by(table: TableSpec, query: Query) -> str:
    """Return the order of a table: "Sorted by Children, largest first"."""
    columns = {column.id: column for column in table.columns}
    words = [
        f"{columns[key.column].title}, {sort_words(columns[key.column], descending=key.descending)}"
        for key in query.sort
        if key.column in columns
    ]
    return f"Sorted by {', then by '.join(words)}" if words else "Not sorted"


def measured_cell(table: TableSpec, measure: Measure, need: str) -> CellSpec | None:
    """Return the cell that holds what a chart shows of a need, or None for an unknown code.

    ``table`` holds all columns, as it is built.
    """
    place = [column.id for column in table.columns].index(MEASURED_COLUMN[measure])
    return next((row.cells[place] for row in table.rows if row.id == need), None)


def cell_description(cell: CellSpec, column_id: str) -> str:
    """Return what is read of a cell after its name, or an empty text.

    What is missing is named by its reason already.
    """
    known = cell.sort_key is not None
    return cell.description if known and column_id in DESCRIBED else ""


def cell_words(cell: CellSpec) -> str:
    """Return which figure it is, what it means and how it comes about, or an empty text."""
    said = [part for part in (cell.description, cell.explanation) if part]
    return "\n\n".join(filter(None, (cell.figure, *said))) if said else ""
