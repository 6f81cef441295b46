"""Holds a table together: headers and rows above, the total pinned under the last row.

The total stays in sight however the rows are scrolled; columns have the same widths in both. Under
it stands what the symbols mean that are shown in the place of figures.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace
from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from sendviewer.present.options import Query
from sendviewer.present.specs import RowSpec, TableSpec
from sendviewer.present.symbol_key import table_key
from sendviewer.present.table_speech import NEED_COLUMN
from sendviewer.views.label import Label
from sendviewer.views.look import Looks, TextStyle
from sendviewer.views.table_column_moves import ColumnMoves
from sendviewer.views.table_header import TableHeader
from sendviewer.views.table_layout import ColumnRoom, fit_widths
from sendviewer.views.table_model import EMPTY_TABLE, TableModel
from sendviewer.views.table_places import TablePlaces
from sendviewer.views.table_view import TableView, TotalView
from sendviewer.views.table_ways import TableWays
from sendviewer.views.table_widths import ColumnWidths

__all__ = ["TablePanel"]


class TablePanel(QWidget):
    """A table with headers, rows and pinned total. Columns are named by their ids."""

    sort_requested = Signal(str, bool)
    """A column's id, and whether to add it to the sort."""

    columns_moved = Signal(tuple)
    """The ids of all visible columns in their new order."""

    row_selected = Signal(str)

    arranged = Signal()
    """Headers, rows or total may stand elsewhere now."""

    def __init__(self, name: str, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._looks = looks
        self._rows: tuple[RowSpec, ...] = ()
        self._fitting = False
        self._dragged = -1
        self.model = TableModel(self)
        self.view = TableView(self.model, looks, self)
        self.total_model = TableModel(self)
        self.total_view = TotalView(self.total_model, looks, self)
        self._widths = ColumnWidths(self.model, self.view, self.total_view, looks)
        self.view.setAccessibleName(name)
        self.total_view.setAccessibleName(f"Total of {name}")
        self.key = Label(
            "", looks, style=TextStyle.SMALL, token="text_secondary", wraps=True, parent=self
        )
        # Reasons are words of the page: what looks like markup in them is none.
        self.key.setTextFormat(Qt.TextFormat.PlainText)
        self._places = TablePlaces(self, self.view, self.total_view, self.key, looks)
        self._ways = TableWays(self.view, self.total_view, self)
        self._moves = ColumnMoves(self.header, self.model, self)
        self._moves.moved.connect(self.columns_moved)
        self.view.row_selected.connect(self.row_selected)
        self._connect_header()
        looks.changed.connect(self.update)
        looks.text_resized.connect(self._fit)

    @property
    def header(self) -> TableHeader:
        """The column headers."""
        return self.view.header

    # --- what is shown ----------------------------------------------------------------------

    def show_spec(
        self, spec: TableSpec, query: Query | None = None, rows: Sequence[RowSpec] | None = None
    ) -> None:
        """Show a table that was sorted and filtered by ``query``.

        ``rows`` are all rows with the same columns: widths are made for them, so that no column
        jumps while somebody filters.
        """
        self._rows = tuple(rows) if rows is not None else spec.rows
        self.model.show_spec(spec, query)
        total = () if spec.total is None else (spec.total,)
        self.total_model.show_spec(replace(spec, rows=total, total=None), query)
        # Without a total there is still the bar that scrolls sideways, which takes no focus.
        policy = Qt.FocusPolicy
        self.total_view.setFocusPolicy(policy.StrongFocus if total else policy.NoFocus)
        self.key.setText("\n".join(table_key(spec)))
        self.view.take_columns()
        self.total_view.take_columns()
        self._fit()

    def select_row(self, row_id: str) -> None:
        """Select a row by its id; an empty id selects nothing."""
        self.view.select_row(row_id)

    @property
    def current_column(self) -> str:
        """The id of the column that commands act on: that of the header, or of the cell."""
        column = self.header.current_section
        if self.view.hasFocus() and self.view.currentIndex().isValid():
            column = self.view.currentIndex().column()
        elif self.total_view.hasFocus() and self.total_view.currentIndex().isValid():
            column = self.total_view.currentIndex().column()
        return self.model.column_id(column)

    def move_column(self, section: int, step: int) -> None:
        """Move a column ``step`` places to the right, or to the left if negative."""
        self._moves.move_column(section, step)

    # --- widths -----------------------------------------------------------------------------

    def layout_state(self) -> dict[str, int]:
        """Return the widths that a person chose, in pixels at 100%, by column id."""
        return self._widths.state()

    def restore_layout(self, widths: Mapping[str, int]) -> None:
        """Take up widths from :meth:`layout_state`; what can not be a width is left out."""
        if self._widths.restore(widths):
            self._fit()

    def resize_column(self, section: int, step: int) -> None:
        """Make a column wider by ``step`` pixels, or narrower."""
        if self.model.column_id(section):
            self._widths.choose(section, self.header.sectionSize(section) + step)
            self._fit()

    def fit_column(self, section: int) -> None:
        """Give a column back the width of its contents."""
        self._widths.forget(section)
        self._fit()

    def rooms(self) -> list[ColumnRoom]:
        """Return what each column needs."""
        return self._widths.rooms(self._rows, self.total_model.spec.rows)

    def _fit(self) -> None:
        """Give widths to columns, heights to rows, and places to the parts."""
        if self._fitting or self.model.spec is EMPTY_TABLE:
            return
        self._fitting = True
        rooms = self.rooms()
        self._set_widths(fit_widths(rooms, self.width()))
        if self._places.find_out_whether_rows_scroll():
            self._set_widths(fit_widths(rooms, self._places.width_of_cells))
        self._fitting = False
        self._arrange()

    def _set_widths(self, widths: list[int]) -> None:
        for section, width in enumerate(widths):
            if self.view.columnWidth(section) != width:
                self.view.setColumnWidth(section, width)
            if self.total_view.columnWidth(section) != width:
                self.total_view.setColumnWidth(section, width)
        self._fit_heights()

    def _fit_heights(self) -> None:
        self.view.fit_heights()
        self.total_view.fit_heights()

    # --- places -----------------------------------------------------------------------------

    def minimumSizeHint(self) -> QSize:
        """Return room for headers, a few rows and the total."""
        return QSize(self._looks.current.scaled(240), self._places.least_height)

    def sizeHint(self) -> QSize:
        """Return the least height: rows scroll inside, and whoever has room gives more."""
        return QSize(self.header.length(), self.minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit columns into the new width."""
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Fit everything, now that sizes are known."""
        super().showEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Continue the ground of the total, and the line above it, under the scroll bar."""
        total, look = self.total_view.geometry(), self._looks.current
        beside = QRect(total.right() + 1, total.top(), self.width() - total.width(), total.height())
        if self._places.rows_scroll and not beside.isEmpty():
            painter = QPainter(self)
            painter.fillRect(beside, look.color("surface"))
            painter.fillRect(
                beside.adjusted(0, 0, 0, 1 - total.height()), look.color("border_strong")
            )
            painter.end()

    def _arrange(self) -> None:
        """Put the parts where they belong, and tell it if any has moved."""
        if self._places.arrange():
            self.updateGeometry()
            self.update()
            self.arranged.emit()

    # --- headers ----------------------------------------------------------------------------

    def _connect_header(self) -> None:
        header = self.header
        header.sort_requested.connect(self._ask_to_sort)
        header.width_requested.connect(self.resize_column)
        header.sectionResized.connect(self._follow_drag)
        header.sectionHandleDoubleClicked.connect(self.fit_column)
        header.mouse_released.connect(self._take_drag)

    def _follow_drag(self, section: int, _old: int, new: int) -> None:
        self.total_view.setColumnWidth(section, new)
        if not self._fitting:
            self._dragged = section
            self._fit_heights()
            self._arrange()

    def _take_drag(self) -> None:
        """Keep what a drag has made; the other figures stay as they are, words take the rest."""
        if self._dragged < 0:
            return
        dragged, self._dragged = self._dragged, -1
        for at, column in enumerate(self.model.spec.columns):
            if at == dragged or column.id != NEED_COLUMN:
                self._widths.keep(at)
        self.resize_column(dragged, 0)

    def _ask_to_sort(self, section: int, add: bool) -> None:  # noqa: FBT001 - a slot's signature
        self.sort_requested.emit(self.model.column_id(section), add)
