"""Draws a chart with pyqtgraph; the only module that imports it, and numpy with it.

Everything is drawn in pixels of the figure, at the places that ``chart_layout`` names, through
pyqtgraph's view box, bars, intervals and axis. Two habits of pyqtgraph 0.14 are overridden: its
axes replay a QPicture, which rescales by dpi while bars do not, and its pens are one device
pixel wide, which is nothing on paper.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QResizeEvent, QTransform
from PySide6.QtWidgets import QSizePolicy, QStyleOptionGraphicsItem, QWidget

from sendviewer.present.card_specs import Series
from sendviewer.present.specs import ChartSpec, Measure
from sendviewer.views.chart_layout import lay_out, least_height, least_width
from sendviewer.views.chart_marks import (
    Marked,
    paint_bands,
    paint_difference,
    paint_legend,
    paint_row_texts,
    paint_whisker,
)
from sendviewer.views.chart_places import ChartLayout, RowPlace, WhiskerPlace
from sendviewer.views.chart_text import paint_texts
from sendviewer.views.drawing import paint_bar
from sendviewer.views.look import Look, Looks

__all__ = ["ChartFigure"]


class ChartFigure(QWidget):
    """Draws one chart: title, legend, bars, axis and caption; says which bar the mouse is on.

    The view is locked: no panning, no zooming, no menu of pyqtgraph's.
    """

    bar_hovered = Signal(str)
    bar_chosen = Signal(str)
    arranged = Signal()

    def __init__(self, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._looks = looks
        self._spec: ChartSpec | None = None
        self._marked = Marked()
        self._stage = _Stage(self)
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        looks.changed.connect(self._refresh)

    @property
    def spec(self) -> ChartSpec | None:
        """The chart that is drawn."""
        return self._spec

    @property
    def layout_now(self) -> ChartLayout | None:
        """Where everything stands on the screen, in pixels of this widget."""
        return self._stage.layout_now

    def show_spec(self, spec: ChartSpec) -> None:
        """Draw another chart; a bar that is still in it stays selected."""
        self._spec = spec
        self._refresh()

    def select(self, bar_id: str) -> None:
        """Mark a bar as selected, or none by an empty string."""
        self._mark(self._marked.with_selected(bar_id))

    def set_current(self, bar_id: str) -> None:
        """Put the keyboard's ring around a bar, or around none by an empty string."""
        self._mark(self._marked.with_current(bar_id))

    def layout_for(self, size: QSizeF) -> ChartLayout:
        """Return where everything stands in a figure of ``size`` pixels."""
        return lay_out(self._needed_spec(), self._looks.current, size)

    def tick_places(self, rect: QRectF | None = None) -> Mapping[float, QPointF]:
        """Return where each labelled value lies on the axis, in pixels of the figure.

        With ``rect``, return the places that :meth:`paint_on` uses for that rectangle.
        """
        layout, origin = self._layout_in(rect)
        bottom = layout.plot.bottom()
        return {tick.value: QPointF(tick.x, bottom) + origin for tick in layout.ticks}

    def bar_rects(self, rect: QRectF | None = None) -> Mapping[str, QRectF]:
        """Return the area's bar of each need that has one; ``rect`` as in :meth:`tick_places`."""
        layout, origin = self._layout_in(rect)
        return {row.id: row.local.translated(origin) for row in layout.rows if row.local}

    def paint_on(self, painter: QPainter, rect: QRectF) -> None:
        """Draw the whole figure into ``rect`` as it would be laid out on a screen of that size.

        Scale the painter for more pixels. Give a ``QSvgGenerator`` the screen's logical dpi.
        Nothing is marked as selected.
        """
        stage = _Stage(None)
        stage.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        stage.resize(rect.size().toSize())
        stage.arrange(self._needed_spec(), self._looks.current, rect.size())
        stage.render_into(painter, rect)

    def sizeHint(self) -> QSize:
        """Return the size at which the chart reads best."""
        width = max(self.width(), 640)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the size below which something would be cut."""
        if self._spec is None:
            return QSize(0, 0)
        width = round(least_width(self._spec, self._looks.current))
        return QSize(width, 0)

    def hasHeightForWidth(self) -> bool:
        """Return that the least height depends on the width, because text wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the least height at which everything is whole."""
        if self._spec is None:
            return 0
        return round(least_height(self._spec, self._looks.current, width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew."""
        super().resizeEvent(event)
        self._stage.setGeometry(self.rect())
        self._arrange()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show which row the mouse is on."""
        self._hover(self._bar_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        """Forget the row that the mouse was on."""
        self._hover("")
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the row under the mouse."""
        bar_id = self._bar_at(event.position())
        if bar_id and event.button() == Qt.MouseButton.LeftButton:
            self.bar_chosen.emit(bar_id)
        event.ignore()

    def _bar_at(self, position: QPointF) -> str:
        layout = self._stage.layout_now
        row = layout.row_at(position.y()) if layout else None
        return row.id if row else ""

    def _hover(self, bar_id: str) -> None:
        if bar_id == self._marked.hovered:
            return
        self._mark(self._marked.with_hovered(bar_id))
        self.bar_hovered.emit(bar_id)

    def _mark(self, marked: Marked) -> None:
        self._marked = marked
        self._stage.mark(marked)

    def _refresh(self) -> None:
        self.updateGeometry()
        self._arrange()

    def _arrange(self) -> None:
        if self._spec is not None and self.width() > 0:
            self._stage.arrange(self._spec, self._looks.current, QSizeF(self.size()))
            self.arranged.emit()

    def _needed_spec(self) -> ChartSpec:
        if self._spec is None:
            raise ValueError("there is no chart to draw: call show_spec first")
        return self._spec

    def _layout_in(self, rect: QRectF | None) -> tuple[ChartLayout, QPointF]:
        if rect is None:
            return self.layout_for(QSizeF(self.size())), QPointF()
        return self.layout_for(rect.size()), rect.topLeft()


class _Stage(pg.GraphicsView):  # type: ignore[misc]  # pyqtgraph has no types
    """A scene with the parts of a chart, in pixels of the figure."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent, background=None)
        self.layout_now: ChartLayout | None = None
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAccessibleName("Drawing of the bars")
        self.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # The figure answers the mouse; a locked view needs none of pyqtgraph's handling.
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        self._box = pg.ViewBox(enableMouse=False, enableMenu=False, invertY=True)
        self._axis = _ValueAxis(self._box)
        self._page, self._words = _Page(), _Words()
        self._local, self._comparator = _Bars(Series.LOCAL), _Bars(Series.COMPARATOR)
        self._intervals = _Intervals()
        for depth, item in enumerate((self._page, self._axis, self._box, self._words)):
            item.setZValue(depth)
            self.addItem(item)
        for bars in (self._comparator, self._local, self._intervals):
            self._box.addItem(bars, ignoreBounds=True)

    def arrange(self, spec: ChartSpec, look: Look, size: QSizeF) -> None:
        """Lay the chart out in ``size`` and put every part in its place."""
        layout = lay_out(spec, look, size)
        self.layout_now = layout
        scale, plot = layout.scale, layout.plot
        self._box.setGeometry(plot)
        self._box.setRange(
            xRange=(scale.value(plot.left()), scale.value(plot.right())),
            yRange=(0.0, max(plot.height(), 1.0)),
            padding=0,
        )
        self._axis.arrange(layout, look)
        self._local.arrange(spec, layout, look)
        self._comparator.arrange(spec, layout, look)
        self._intervals.arrange(spec, layout, look)
        self._page.arrange(layout, look, size)
        self._words.arrange(layout, look, size)
        # pyqtgraph would move the bars in the middle of painting, and so paint all of it twice.
        self.scene().prepareForPaint()

    def mark(self, marked: Marked) -> None:
        """Show what is selected, current and under the mouse."""
        self._page.mark(marked)
        self._words.mark(marked)

    def render_into(self, painter: QPainter, rect: QRectF) -> None:
        """Draw the scene into ``rect``, pixel for pixel."""
        scene = self.scene()
        scene.prepareForPaint()
        painter.save()
        painter.setRenderHints(self.renderHints())
        scene.render(painter, rect, QRectF(QPointF(), rect.size()))
        painter.restore()


class _ValueAxis(pg.AxisItem):  # type: ignore[misc]  # pyqtgraph has no types
    """The axis: light lines through the plot and a label under each; painted, never replayed."""

    def __init__(self, box: pg.ViewBox) -> None:
        super().__init__("bottom", linkView=box)
        self._layout: ChartLayout | None = None
        self._look = Look()

    def arrange(self, layout: ChartLayout, look: Look) -> None:
        """Stand under the plot, with these ticks."""
        self.prepareGeometryChange()
        self._layout, self._look = layout, look
        height = layout.ticks[0].label.rect.bottom() - layout.plot.bottom() if layout.ticks else 0
        plot = layout.plot
        self.setGeometry(QRectF(plot.left(), plot.bottom(), plot.width(), height))
        self.update()

    def boundingRect(self) -> QRectF:
        """Return the axis with the lines through the plot and the labels' overhang."""
        if self._layout is None:
            return QRectF()
        rect = self._layout.plot.translated(-self.pos())
        overhang = 200.0
        return rect.adjusted(-overhang, -1.0, overhang, self.size().height() + 1.0)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw lines and labels."""
        del option, widget
        if self._layout is None:
            return
        painter.translate(-self.pos())
        plot = self._layout.plot
        for tick in self._layout.ticks:
            x = self._x(tick.value)
            width, token = (1.5, "border_strong") if tick.value == 0 else (1.0, "grid")
            painter.fillRect(
                QRectF(x - width / 2, plot.top(), width, plot.height() + 4), self._look.color(token)
            )
        paint_texts(painter, [tick.label for tick in self._layout.ticks], self._look)

    def _x(self, value: float) -> float:
        """Return the place of a value by the range that pyqtgraph keeps in step with the bars."""
        start, end = self.range
        share = (value - start) / (end - start)
        return float(self.pos().x() + share * self.size().width())


class _Bars(pg.BarGraphItem):  # type: ignore[misc]  # pyqtgraph has no types
    """The bars of one series, drawn in pixels so that outline and hatch grow with the picture."""

    def __init__(self, series: Series) -> None:
        super().__init__(x0=[], x1=[], y0=[], y1=[], pen=None)
        self._series = series
        self._look = Look()
        self._rows: list[RowPlace] = []
        self._difference = False

    def arrange(self, spec: ChartSpec, layout: ChartLayout, look: Look) -> None:
        """Hold the bars of ``spec`` from zero, in the rows of ``layout``."""
        self._look = look
        self._difference = spec.measure is Measure.DIFFERENCE
        local = self._series is Series.LOCAL
        self._rows, values, rects = [], [], []
        for bar, row in zip(spec.bars, layout.rows, strict=True):
            value, rect = (bar.local, row.local) if local else (bar.comparator, row.comparator)
            if value is not None and rect is not None:
                self._rows.append(row)
                values.append(value)
                rects.append(rect.translated(0.0, -layout.plot.top()))
        self.setOpts(
            x0=[0.0] * len(values),
            x1=values,
            y0=[rect.top() for rect in rects],
            y1=[rect.bottom() for rect in rects],
        )

    def paint(self, painter: QPainter, *_: object) -> None:
        """Draw each bar in the manner of its series."""
        to_figure = _paint_in_figure(self, painter)
        rects = self._rectarray.instances()
        for row, rect in zip(self._rows, rects, strict=True):
            mapped = to_figure.mapRect(rect)
            if self._difference:
                paint_difference(painter, mapped, row.compared, self._look)
            else:
                paint_bar(painter, mapped, self._series, self._look)


class _Intervals(pg.ErrorBarItem):  # type: ignore[misc]  # pyqtgraph has no types
    """The intervals as whiskers, drawn in pixels; on a bar each has a halo."""

    def __init__(self) -> None:
        super().__init__()
        self._look = Look()
        self._rows: list[RowPlace] = []

    def arrange(self, spec: ChartSpec, layout: ChartLayout, look: Look) -> None:
        """Hold the intervals of ``spec``, in the rows of ``layout``."""
        self._look = look
        self._rows = [row for row in layout.rows if row.whisker is not None]
        held = [
            (*bar.interval, row.whisker.y - layout.plot.top())
            for bar, row in zip(spec.bars, layout.rows, strict=True)
            if bar.interval is not None and row.whisker is not None
        ]
        lower, upper, middle = np.array(held, dtype=float).reshape(-1, 3).T
        # pyqtgraph takes one height for all caps; bars are equally thick, and so caps are alike.
        cap = max((row.whisker.cap for row in self._rows if row.whisker), default=0.0)
        self.setData(x=lower, y=middle, left=0.0, right=upper - lower, beam=cap)
        self.setVisible(bool(held))

    def paint(self, painter: QPainter, *_: object) -> None:
        """Draw each whisker at the place that pyqtgraph keeps in step with the bars."""
        to_figure = _paint_in_figure(self, painter)
        held = (self.opts[name] for name in ("x", "y", "right"))
        for row, start, middle, length in zip(self._rows, *held, strict=True):
            left = to_figure.map(QPointF(start, middle))
            right = to_figure.map(QPointF(start + length, middle))
            place = WhiskerPlace(left.x(), right.x(), left.y(), self.opts["beam"])
            paint_whisker(painter, place, row.local, self._look)


class _Page(pg.GraphicsObject):  # type: ignore[misc]  # pyqtgraph has no types
    """What lies under the plot: the surface, and the bands behind marked rows."""

    def __init__(self) -> None:
        super().__init__()
        self._layout: ChartLayout | None = None
        self._look = Look()
        self._size = QSizeF()
        self._marked = Marked()

    def arrange(self, layout: ChartLayout, look: Look, size: QSizeF) -> None:
        """Cover a figure of ``size`` pixels."""
        self.prepareGeometryChange()
        self._layout, self._look, self._size = layout, look, size
        self.update()

    def mark(self, marked: Marked) -> None:
        """Mark other rows."""
        self._marked = marked
        self.update()

    def boundingRect(self) -> QRectF:
        """Return the whole figure."""
        return QRectF(QPointF(), self._size)

    def paint(self, painter: QPainter, *_: object) -> None:
        """Draw surface and bands."""
        painter.fillRect(self.boundingRect(), self._look.color("surface"))
        if self._layout is not None:
            paint_bands(painter, self._layout.rows, self._marked, self._look)


class _Words(_Page):
    """What lies over the plot: title, legend, labels, values, caption."""

    def paint(self, painter: QPainter, *_: object) -> None:
        """Draw all text."""
        if self._layout is None:
            return
        paint_texts(painter, self._layout.texts, self._look)
        paint_legend(painter, self._layout, self._look)
        for row in self._layout.rows:
            paint_row_texts(painter, row, self._marked, self._look)


def _paint_in_figure(item: pg.GraphicsObject, painter: QPainter) -> QTransform:
    """Let ``painter`` draw in pixels of the figure; return the way there from the item's units."""
    to_figure: QTransform = item.sceneTransform()
    painter.setTransform(to_figure.inverted()[0], combine=True)
    return to_figure
