"""Shows a drawn chart on the screen and on paper, and says which bar the mouse is on.

Importing this module imports pyqtgraph, and numpy with it.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from sendviewer.present.specs import ChartSpec
from sendviewer.views.chart_layout import lay_out, least_height, least_width
from sendviewer.views.chart_marks import Marked
from sendviewer.views.chart_places import ChartLayout
from sendviewer.views.chart_plot import ChartStage
from sendviewer.views.look import Looks

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
        self._stage = ChartStage(self)
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        looks.changed.connect(self._take_colours)
        looks.text_resized.connect(self._refresh)

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
        self.expect_spec(spec)
        self._arrange()

    def expect_spec(self, spec: ChartSpec) -> None:
        """Have another chart at hand; it is laid out when the figure gets its next size.

        Whoever knows that the size is about to change calls :meth:`show_spec` after that.
        """
        self._spec = spec
        self.updateGeometry()

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
        stage = ChartStage(None)
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

    def _take_colours(self) -> None:
        self._stage.take_colours(self._looks.current)

    def _arrange(self) -> None:
        """Lay out, unless exactly this is what is laid out."""
        look, size = self._looks.current, QSizeF(self.size())
        if self._spec is None or self.width() <= 0:
            return
        if self._stage.shows(self._spec, look, size):
            return
        self._stage.arrange(self._spec, look, size)
        self.arranged.emit()

    def _needed_spec(self) -> ChartSpec:
        if self._spec is None:
            raise ValueError("there is no chart to draw: call show_spec first")
        return self._spec

    def _layout_in(self, rect: QRectF | None) -> tuple[ChartLayout, QPointF]:
        if rect is None:
            return self.layout_for(QSizeF(self.size())), QPointF()
        return self.layout_for(rect.size()), rect.topLeft()
