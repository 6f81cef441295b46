"""Shows a chart that can be read by eye, by mouse, by keyboard and by screen reader.

Importing this module does not import pyqtgraph; the figure is made when it is first needed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from sendviewer.present.specs import BarSpec, ChartSpec
from sendviewer.views.accessible_roles import speak_as
from sendviewer.views.bar_walk import BarWalk
from sendviewer.views.chart_layout import least_height
from sendviewer.views.chart_read_out import ReadOut
from sendviewer.views.drawing import paint_focus_ring
from sendviewer.views.look import Looks
from sendviewer.views.scroll_area import make_plain
from sendviewer.views.sizes import CARD_RADIUS
from sendviewer.views.surfaces import CardFrame

if TYPE_CHECKING:  # they import pyqtgraph
    from sendviewer.views.chart_figure import ChartFigure
    from sendviewer.views.walkable_figure import WalkableFigure

__all__ = ["ChartView", "import_figure"]

FRAME = 3
"""Pixels between the card's edge and the figure: room for the border and the focus ring."""

LEAST_PLOT = 180
"""The least height for title and bars, in pixels at 100%; below it the tab scrolls."""

READ_OUT_SHARE = 1 / 4
"""The most of the height that sentences may take; where they would take more, bars are read out
in brief."""

_CHOOSING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class ChartView(CardFrame):
    """A chart on a card, with a line under it that reads out one bar.

    Up, Down, Home and End walk through the bars; Enter chooses the one that is read out.
    """

    bar_chosen = Signal(str)
    bar_spoken = Signal(str)
    table_requested = Signal(str)
    """The id of the bar that the keyboard is on, or ""."""

    def __init__(self, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(looks, parent=parent)
        speak_as(self, QAccessible.Role.Chart)
        self._spec: ChartSpec | None = None
        self._drawn: WalkableFigure | None = None
        self._walk = BarWalk()
        self.read_out = ReadOut(looks)
        self._scroll = QScrollArea(self)
        make_plain(self._scroll, looks, "surface")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(FRAME, FRAME, FRAME, FRAME)
        self._column.setSpacing(0)
        self._column.addWidget(self._scroll, 1)
        self._column.addWidget(self.read_out)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        looks.text_resized.connect(self._fit_read_out)
        self._fit_read_out()

    @property
    def spec(self) -> ChartSpec | None:
        """The chart that is shown, or None before the first."""
        return self._spec

    @property
    def figure(self) -> ChartFigure | None:
        """What draws the chart, or None as long as it was not needed."""
        return self._drawn.figure if self._drawn else None

    @property
    def scroll_area(self) -> QScrollArea:
        """What lets the chart scroll in a low window."""
        return self._scroll

    @property
    def bar_nodes(self) -> tuple[QWidget, ...]:
        """The nodes by which a screen reader finds the bars."""
        return self._drawn.nodes.nodes if self._drawn else ()

    @property
    def current_bar(self) -> BarSpec | None:
        """The bar that the keyboard is on, or else the selected one, or None."""
        return self._walk.current_bar

    @property
    def walked_bar(self) -> BarSpec | None:
        """The bar that the keyboard is on while this has the focus, or None."""
        return self._walk.walked_bar if self.hasFocus() else None

    def show_spec(self, spec: ChartSpec, empty_reason: str = "") -> None:
        """Show another chart. The current bar stays if the chart still has it.

        ``empty_reason`` says why there are no bars and what to do about it.
        """
        self._spec = spec
        self._walk.take(spec.bars)
        self.read_out.take(spec.bars, empty_reason)
        self.setAccessibleName(spec.title)
        self.setAccessibleDescription(str(spec.description))
        if self._drawn is not None:
            self._drawn.figure.expect_spec(spec)
        self._fit_read_out()
        # Now and not later: the room that the read-out leaves is what the chart is laid out in.
        self._column.activate()
        self._show_in_figure()
        self._mark()

    def select(self, bar_id: str) -> None:
        """Mark a bar as selected without telling anyone; an empty string selects none."""
        if bar_id != self._walk.selected:
            self._walk.select(bar_id)
            self._mark()

    def prepare(self) -> None:
        """Make the figure now, which imports pyqtgraph; showing the view does it otherwise."""
        if self._drawn is not None:
            return
        # Half a second and 50 MB, numpy included: not before somebody wants to see a chart.
        from sendviewer.views.walkable_figure import WalkableFigure

        self._drawn = WalkableFigure(self._scroll, self.looks)
        self._drawn.figure.bar_hovered.connect(self._point_at)
        self._drawn.figure.bar_chosen.connect(self._choose)
        self._drawn.nodes.pressed.connect(self._press)
        self._drawn.nodes.entered.connect(self._enter)
        self._show_in_figure()
        self._mark()

    def showEvent(self, event: QShowEvent) -> None:
        """Make the figure before it is seen for the first time."""
        self.prepare()
        super().showEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the height out between bars and read-out."""
        super().resizeEvent(event)
        self._fit_read_out()
        self._column.activate()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk through the bars, or choose the current one."""
        key = Qt.Key(event.key())
        bar = self._walk.bar_by(key)
        if bar is not None:
            self._go_to(bar)
        elif key in _CHOOSING and self._walk.walked_bar is not None:
            self.bar_chosen.emit(self._walk.current)
        elif key == Qt.Key.Key_T and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.table_requested.emit(self._walk.current)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the current bar."""
        super().focusInEvent(event)
        self._mark()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the ring of the current bar."""
        super().focusOutEvent(event)
        self._mark()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card and, with the keyboard's focus, the ring around it."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_focus_ring(painter, QRectF(self.rect()), CARD_RADIUS, self.looks.current)
            painter.end()

    def _go_to(self, bar: BarSpec) -> None:
        self._walk.go_to(bar)
        self._mark()
        if self._drawn is not None:
            self._drawn.bring_into_view(bar.id)
        self.bar_spoken.emit(bar.sentence)

    def _choose(self, bar_id: str) -> None:
        self._walk.current = bar_id
        self._mark()
        self.bar_chosen.emit(bar_id)

    def _press(self, place: int) -> None:
        """Choose a bar for assistive technology, as Enter does."""
        bar = self._walk.bar_at(place)
        if bar is not None:
            self._choose(bar.id)

    def _enter(self, place: int) -> None:
        """Go to a bar for assistive technology, as the arrow keys do."""
        self.setFocus()
        bar = self._walk.bar_at(place)
        if bar is not None:
            self._go_to(bar)

    def _point_at(self, bar_id: str) -> None:
        self._walk.hovered = bar_id
        self._read_out_bar()

    def _mark(self) -> None:
        if self._drawn is not None:
            self._drawn.figure.select(self._walk.selected)
            self._drawn.figure.set_current(self._walk.current if self.hasFocus() else "")
        self._read_out_bar()
        self.update()

    def _read_out_bar(self) -> None:
        self.read_out.read(self._walk.told_bar)

    def _fit_read_out(self) -> None:
        """Keep room for every sentence or, where they would crowd the bars out, for less."""
        self.read_out.fit(self._crowds)
        self._scroll.setMinimumHeight(self.looks.current.scaled(LEAST_PLOT))
        self._read_out_bar()

    def _crowds(self, full: Sequence[str]) -> bool:
        """Return whether full sentences take too much room, or make the bars scroll.

        In a window that is low, this view is as high as its parts need at least. So the answer
        must not turn round when the view has become lower by it, or it would do so for ever.
        """
        if self._spec is None:
            return False
        high = self.read_out.height_for(full)
        if high > READ_OUT_SHARE * self.height():
            return True
        width, height = self.width() - 2 * FRAME, self.height() - 2 * FRAME
        least = round(least_height(self._spec, self.looks.current, width))
        return height - high < least

    def _show_in_figure(self) -> None:
        if self._drawn is not None and self._spec is not None:
            self._drawn.show_spec(self._spec)


def import_figure() -> None:
    """Import what draws a chart; on a thread of its own it holds nobody up."""
    import sendviewer.views.walkable_figure  # noqa: F401 - pyqtgraph comes with it
