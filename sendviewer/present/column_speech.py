"""How a change of the columns is told in words, whoever made it and in whichever direction."""

from __future__ import annotations

from collections.abc import Sequence

from sendviewer.present.specs import TableSpec

__all__ = ["columns_changed"]


def columns_changed(
    table: TableSpec, before: Sequence[str], after: Sequence[str], current: str = ""
) -> str:
    """Return what was done to the columns of ``table``, or "" if they are the same.

    Columns that the table does not have are not spoken of. Of two neighbours that changed places,
    the ``current`` column is the one that was moved.
    """
    titles = {column.id: column.title for column in table.columns}
    old = [one for one in before if one in titles]
    new = [one for one in after if one in titles]
    gone = [one for one in old if one not in new]
    come = [one for one in new if one not in old]
    if len(gone) == 1 and not come:
        return f"{titles[gone[0]]} hidden. Columns… shows it again"
    if len(come) == 1 and not gone:
        return f"{titles[come[0]]} shown again"
    if gone or come:
        return f"{len(new)} of {len(titles)} columns shown"
    return "" if old == new else _moved(titles, old, new, current)


def _moved(
    titles: dict[str, str], before: Sequence[str], after: Sequence[str], current: str
) -> str:
    moved = [one for one in after if _without(before, one) == _without(after, one)]
    if not moved:
        return "Columns in another order"
    column = current if current in moved else moved[0]
    return f"{titles[column]} moved: column {after.index(column) + 1} of {len(after)}"


def _without(columns: Sequence[str], column: str) -> list[str]:
    return [one for one in columns if one != column]
