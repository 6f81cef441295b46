"""Lets keys and scroll bars go from one part of a table to the next: headers, rows, total."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from sendviewer.views.table_view import TableView, TotalView

__all__ = ["TableWays"]


class TableWays(QObject):
    """The ways between rows with their headers and the total under them."""

    def __init__(self, view: TableView, total_view: TotalView, parent: QWidget) -> None:
        super().__init__(parent)
        self._view = view
        self._total_view = total_view
        self._scroll_together()
        view.left_upwards.connect(self._enter_header)
        view.left_downwards.connect(self._enter_total)
        view.header.left_downwards.connect(self._enter_rows)
        view.header.current_changed.connect(self._show_column)
        total_view.left_upwards.connect(self._enter_last_row)
        QWidget.setTabOrder(view.header, view)
        QWidget.setTabOrder(view, total_view)

    def _scroll_together(self) -> None:
        """Scroll sideways together, by the bar under the total."""
        self._view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        own, other = self._view.horizontalScrollBar(), self._total_view.horizontalScrollBar()
        own.valueChanged.connect(other.setValue)
        other.valueChanged.connect(own.setValue)

    def _show_column(self, section: int) -> None:
        """Scroll sideways until a column is in sight."""
        bar, header = self._view.horizontalScrollBar(), self._view.header
        left = header.sectionPosition(section)
        right = left + header.sectionSize(section)
        if left < bar.value():
            bar.setValue(left)
        elif right > bar.value() + self._view.viewport().width():
            bar.setValue(right - self._view.viewport().width())

    def _enter_header(self) -> None:
        header = self._view.header
        header.go_to(max(0, self._view.currentIndex().column()))
        header.setFocus()

    def _enter_rows(self) -> None:
        model = self._view.model()
        if model.rowCount():
            row = max(0, self._view.currentIndex().row())
            self._view.setCurrentIndex(model.index(row, self._view.header.current_section))
            self._view.setFocus()

    def _enter_last_row(self) -> None:
        self._view.enter(from_below=True)

    def _enter_total(self) -> None:
        if self._total_view.model().rowCount():
            self._total_view.enter(self._view.currentIndex().column())
