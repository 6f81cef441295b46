"""Explains the needs of a chart where their names stand: at the labels, and at the current bar."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QPointF, QRect

from sendviewer.present.terms import need_term
from sendviewer.views.chart_view import ChartView
from sendviewer.views.look import Looks
from sendviewer.views.term_hints import Hint, TermHints

__all__ = ["ChartHints"]


class ChartHints(QObject):
    """The explanations on one chart, whose figure has been made."""

    def __init__(self, view: ChartView, looks: Looks) -> None:
        assert view.figure is not None
        super().__init__(view)
        self._view = view
        self._figure = view.figure
        self.hints = TermHints(view.figure, looks, self._at, self._focused)
        view.bar_spoken.connect(self._follow)

    def _follow(self) -> None:
        self.hints.follow_focus()

    def _at(self, place: QPoint) -> Hint | None:
        layout = self._figure.layout_now
        if layout is None or place.x() > layout.plot.left():
            return None
        row = layout.row_at(QPointF(place).y())
        return self._hint_of(row.id) if row else None

    def _focused(self) -> Hint | None:
        bar = self._view.current_bar
        return self._hint_of(bar.id) if bar and self._view.hasFocus() else None

    def _hint_of(self, bar_id: str) -> Hint | None:
        layout = self._figure.layout_now
        row = layout.row(bar_id) if layout else None
        if layout is None or row is None:
            return None
        band = row.band.toRect()
        label = QRect(band.left(), band.top(), round(layout.plot.left()), band.height())
        return Hint(need_term(bar_id), label)
