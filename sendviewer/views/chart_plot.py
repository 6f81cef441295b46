"""Draws a chart with pyqtgraph; the only module that imports it, and numpy with it.

Everything is drawn in pixels of the figure, at the places that ``chart_layout`` names, through
pyqtgraph's view box, bars, intervals and axis. Two habits of pyqtgraph 0.14 are overridden: its
axes replay a QPicture, which rescales by dpi while bars do not, and its pens are one device
pixel wide, which is nothing on paper.
"""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QTransform
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from sendviewer.present.card_specs import Series
from sendviewer.present.specs import ChartSpec, Measure
from sendviewer.views.chart_layout import lay_out
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
from sendviewer.views.look import Look

__all__ = ["ChartStage"]


class ChartStage(pg.GraphicsView):  # type: ignore[misc]  # pyqtgraph has no types
    """A scene with the parts of a chart, in pixels of the figure."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent, background=None)
        self.layout_now: ChartLayout | None = None
        self._shown: tuple[ChartSpec, float, QSizeF] | None = None
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
        drawn = (self._comparator, self._local, self._intervals)
        for bars in drawn:
            self._box.addItem(bars, ignoreBounds=True)
        self._parts = (self._page, self._axis, self._words, *drawn)

    def shows(self, spec: ChartSpec, look: Look, size: QSizeF) -> bool:
        """Return whether this very chart is laid out in ``size``, whatever the colours."""
        return self._shown == (spec, look.text_scale, size)

    def take_colours(self, look: Look) -> None:
        """Paint everything where it is in the colours of another theme."""
        for part in self._parts:
            part.look = look
            part.update()

    def arrange(self, spec: ChartSpec, look: Look, size: QSizeF) -> None:
        """Lay the chart out in ``size`` and put every part in its place."""
        self._shown = (spec, look.text_scale, size)
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
        self.look = Look()

    def arrange(self, layout: ChartLayout, look: Look) -> None:
        """Stand under the plot, with these ticks."""
        self.prepareGeometryChange()
        self._layout, self.look = layout, look
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
                QRectF(x - width / 2, plot.top(), width, plot.height() + 4), self.look.color(token)
            )
        paint_texts(painter, [tick.label for tick in self._layout.ticks], self.look)

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
        self.look = Look()
        self._rows: list[RowPlace] = []
        self._difference = False

    def arrange(self, spec: ChartSpec, layout: ChartLayout, look: Look) -> None:
        """Hold the bars of ``spec`` from zero, in the rows of ``layout``."""
        self.look = look
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
                paint_difference(painter, mapped, row.compared, self.look)
            else:
                paint_bar(painter, mapped, self._series, self.look)


class _Intervals(pg.ErrorBarItem):  # type: ignore[misc]  # pyqtgraph has no types
    """The intervals as whiskers, drawn in pixels; on a bar each has a halo."""

    def __init__(self) -> None:
        super().__init__()
        self.look = Look()
        self._rows: list[RowPlace] = []

    def arrange(self, spec: ChartSpec, layout: ChartLayout, look: Look) -> None:
        """Hold the intervals of ``spec``, in the rows of ``layout``."""
        self.look = look
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
            paint_whisker(painter, place, row.local, self.look)


class _Page(pg.GraphicsObject):  # type: ignore[misc]  # pyqtgraph has no types
    """What lies under the plot: the surface, and the bands behind marked rows."""

    def __init__(self) -> None:
        super().__init__()
        self._layout: ChartLayout | None = None
        self.look = Look()
        self._size = QSizeF()
        self._marked = Marked()

    def arrange(self, layout: ChartLayout, look: Look, size: QSizeF) -> None:
        """Cover a figure of ``size`` pixels."""
        self.prepareGeometryChange()
        self._layout, self.look, self._size = layout, look, size
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
        painter.fillRect(self.boundingRect(), self.look.color("surface"))
        if self._layout is not None:
            paint_bands(painter, self._layout.rows, self._marked, self.look)


class _Words(_Page):
    """What lies over the plot: title, legend, labels, values, caption."""

    def paint(self, painter: QPainter, *_: object) -> None:
        """Draw all text."""
        if self._layout is None:
            return
        paint_texts(painter, self._layout.texts, self.look)
        paint_legend(painter, self._layout, self.look)
        for row in self._layout.rows:
            paint_row_texts(painter, row, self._marked, self.look)


def _paint_in_figure(item: pg.GraphicsObject, painter: QPainter) -> QTransform:
    """Let ``painter`` draw in pixels of the figure; return the way there from the item's units."""
    to_figure: QTransform = item.sceneTransform()
    painter.setTransform(to_figure.inverted()[0], combine=True)
    return to_figure
