"""Keeps what the columns of a table need, and the widths that a person chose for some of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from sendviewer.present.specs import ColumnSpec, RowSpec
from sendviewer.views.look import Looks
from sendviewer.views.table_layout import ColumnRoom
from sendviewer.views.table_model import TableModel
from sendviewer.views.table_view import TableView, TotalView

__all__ = ["ColumnWidths"]

Asked = tuple[tuple[ColumnSpec, ...], tuple[RowSpec, ...], tuple[RowSpec, ...], float]

NARROWEST, WIDEST = 40, 2000


class ColumnWidths:
    """What columns need for their headers, their rows and the total, by the id of the column."""

    def __init__(
        self, model: TableModel, view: TableView, total_view: TotalView, looks: Looks
    ) -> None:
        self._model = model
        self._view = view
        self._total_view = total_view
        self._looks = looks
        self._chosen: dict[str, int] = {}
        self._asked: Asked | None = None
        self._measured: list[ColumnRoom] = []

    def state(self) -> dict[str, int]:
        """Return the widths that a person chose, in pixels at 100%."""
        return dict(self._chosen)

    def restore(self, widths: Mapping[str, int]) -> bool:
        """Take up widths from :meth:`state`; return whether that changes any.

        What can not be a width is left out.
        """
        before = self._chosen
        self._chosen = {
            column: width for column, width in widths.items() if NARROWEST <= width <= WIDEST
        }
        return self._chosen != before

    def keep(self, section: int) -> None:
        """Keep the width that a column has now."""
        scale = self._looks.current.text_scale
        self._chosen[self._model.column_id(section)] = round(
            self._view.columnWidth(section) / scale
        )

    def choose(self, section: int, width: int) -> None:
        """Take up a width in pixels of the screen; only the words of the first column may wrap."""
        header, column = self._view.header, self._model.column_id(section)
        least = self._measured[section].least if section else header.minimumSectionSize()
        scale = self._looks.current.text_scale
        self._chosen[column] = min(WIDEST, round(max(least, width) / scale))

    def forget(self, section: int) -> None:
        """Give a column back the width of its contents."""
        self._chosen.pop(self._model.column_id(section), None)

    def rooms(self, rows: tuple[RowSpec, ...], total: tuple[RowSpec, ...]) -> list[ColumnRoom]:
        """Return what each column needs. It is measured once: to sort or to filter changes nothing.

        ``rows`` are all rows that there are, whether they are shown or not.
        """
        columns = self._model.spec.columns
        asked = (columns, rows, total, self._looks.current.text_scale)
        if asked != self._asked:
            self._asked = asked
            self._measured = [self._room(section, rows, total) for section in range(len(columns))]
        pairs = zip(columns, self._measured, strict=True)
        return [self._with_choice(column, room) for column, room in pairs]

    def _with_choice(self, column: ColumnSpec, room: ColumnRoom) -> ColumnRoom:
        chosen = self._chosen.get(column.id)
        return room if chosen is None else replace(room, chosen=self._looks.current.scaled(chosen))

    def _room(self, section: int, shown: Sequence[RowSpec], total: Sequence[RowSpec]) -> ColumnRoom:
        """Return what a column needs: its words may wrap, its figures may not.

        Titles have three lines until names are whole: one line more there is one for all, while
        one line more in a name pushes another name out of the window.
        """
        header = self._view.header
        rows = self._view.room_for(section, shown)
        last = self._total_view.room_for(section, total)
        three, two = header.three_line_width(section), header.two_line_width(section)
        return ColumnRoom(
            max(header.least_width(section), rows.least, last.least),
            max(three, rows.two_lines, last.two_lines),
            max(two, rows.natural, last.natural),
            readable=max(three, rows.readable, last.readable),
        )
