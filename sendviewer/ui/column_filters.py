"""Opens the filter of a column under its header, one at a time, and keeps it there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtWidgets import QWidget

from sendviewer.present.options import ColumnFilter
from sendviewer.present.specs import ColumnSpec
from sendviewer.ui.column_filter import ColumnFilterPopup
from sendviewer.views.look import Looks
from sendviewer.views.table_panel import TablePanel

__all__ = ["ColumnFilters"]


class ColumnFilters(QObject):
    """The filter's window of the columns of one table."""

    filter_changed = Signal(str, object)
    """A column's id, and its new filter or None."""

    problem_found = Signal(str)

    def __init__(self, panel: TablePanel, looks: Looks, page: QWidget) -> None:
        super().__init__(page)
        self._panel = panel
        self._looks = looks
        self._page = page
        self._column = ""
        self._popup: ColumnFilterPopup | None = None

    def open_under(
        self,
        column: ColumnSpec,
        current: ColumnFilter | None,
        choices: Sequence[tuple[str, str]],
    ) -> None:
        """Open the filter of ``column`` under its header; ``choices`` are values with texts."""
        popup = ColumnFilterPopup(column, current, choices, self._looks, self._page)
        popup.filter_changed.connect(self._tell)
        popup.problem_found.connect(self.problem_found)
        popup.closed.connect(self._forget)
        self._column = column.id
        self._popup = popup
        popup.show_under(self._header_rect())

    def keep_in_place(self) -> None:
        """Follow the header: the first chips push the table down."""
        if self._popup is not None and self._panel.isVisible():
            self._popup.follow(self._header_rect())

    def _header_rect(self) -> QRect:
        return self._panel.header.section_rect(self._panel.model.column_of(self._column))

    def _tell(self, new: ColumnFilter | None) -> None:
        self.filter_changed.emit(self._column, new)

    def _forget(self) -> None:
        self._popup = None
