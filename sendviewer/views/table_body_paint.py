"""Draws the rows of a table that are in sight, straight from its spec.

By way of delegates, Qt would ask the model a dozen questions for each cell, every one of which is
answered in Python.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import NamedTuple

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QTableView

from sendviewer.views.look import Looks
from sendviewer.views.table_cells import CellPlace, TextPainter
from sendviewer.views.table_grounds import RowMarks, paint_lines, paint_ring, row_ground
from sendviewer.views.table_model import TableModel

__all__ = ["BodyPainter"]


class Span(NamedTuple):
    """A row or a column in sight: its number, and where in the viewport it begins."""

    at: int
    start: int
    length: int


class BodyPainter:
    """Draws what ``view`` shows of ``model``. ``strong`` is for a total."""

    def __init__(
        self,
        view: QTableView,
        model: TableModel,
        looks: Looks,
        marks: RowMarks,
        *,
        strong: bool,
    ) -> None:
        self._view = view
        self._model = model
        self._looks = looks
        self._marks = marks
        self._strong = strong

    def paint(self, painter: QPainter, columns: Sequence[TextPainter], area: QRect) -> None:
        """Draw all that lies in ``area`` of the viewport; each of ``columns`` draws its cells."""
        rows, shown = self._rows_in(area), self._columns_in(area)
        selected = self._selected_among(rows, shown)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_grounds(painter, rows, shown, selected)
        specs = self._model.spec.rows
        for column in shown:
            columns[column.at].paint(
                painter,
                [
                    CellPlace(
                        specs[row.at].cells[column.at],
                        QRect(column.start, row.start, column.length, row.length),
                        (row.at, column.at) in selected,
                    )
                    for row in rows
                ],
            )
        self._paint_focus(painter, selected)

    def _rows_in(self, area: QRect) -> list[Span]:
        view, count = self._view, self._model.rowCount()
        first, last = view.rowAt(area.top()), view.rowAt(area.bottom())
        rows = range(max(first, 0), (last if last >= 0 else count - 1) + 1)
        return [Span(row, view.rowViewportPosition(row), view.rowHeight(row)) for row in rows]

    def _columns_in(self, area: QRect) -> list[Span]:
        view = self._view
        columns = (
            Span(column, view.columnViewportPosition(column), view.columnWidth(column))
            for column in range(self._model.columnCount())
        )
        return [
            column
            for column in columns
            if column.start <= area.right() and column.start + column.length > area.left()
        ]

    def _selected_among(
        self, rows: Sequence[Span], columns: Sequence[Span]
    ) -> set[tuple[int, int]]:
        if not self._view.selectionModel().hasSelection():
            return set()
        chosen = self._view.selectionModel().selection().toList()
        seen = product([row.at for row in rows], [column.at for column in columns])
        return {
            (row, column)
            for row, column in seen
            if any(
                one.top() <= row <= one.bottom() and one.left() <= column <= one.right()
                for one in chosen
            )
        }

    def _paint_grounds(
        self,
        painter: QPainter,
        rows: Sequence[Span],
        columns: Sequence[Span],
        selected: set[tuple[int, int]],
    ) -> None:
        look, header = self._looks.current, self._view.horizontalHeader()
        for row in rows:
            whole = QRect(-header.offset(), row.start, header.length(), row.length)
            painter.fillRect(whole, row_ground(row.at, self._marks, look))
            for column in columns:
                if (row.at, column.at) in selected:
                    cell = QRect(column.start, row.start, column.length, row.length)
                    painter.fillRect(cell, look.color("selection"))
            paint_lines(painter, whole, look, strong=self._strong)

    def _paint_focus(self, painter: QPainter, selected: set[tuple[int, int]]) -> None:
        view = self._view
        current = view.currentIndex()
        if current.isValid() and view.hasFocus():
            is_selected = (current.row(), current.column()) in selected
            rect = view.visualRect(current)
            paint_ring(painter, rect, self._looks.current, selected=is_selected)
