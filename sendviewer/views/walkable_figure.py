"""Puts a drawn chart into an area that scrolls, with a node over each bar for a screen reader.

Importing this module imports pyqtgraph, and numpy with it.
"""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QScrollArea

from sendviewer.present.specs import ChartSpec
from sendviewer.views.accessible_roles import speak_as
from sendviewer.views.bar_nodes import BarNodes
from sendviewer.views.chart_bar_words import bar_described, bar_in_brief
from sendviewer.views.chart_figure import ChartFigure
from sendviewer.views.look import Looks

__all__ = ["WalkableFigure"]


class WalkableFigure(QObject):
    """The figure of one chart and the nodes of its bars."""

    def __init__(self, area: QScrollArea, looks: Looks) -> None:
        super().__init__(area)
        self._area = area
        self.figure = ChartFigure(looks)
        speak_as(self.figure, QAccessible.Role.List)
        self.figure.setAccessibleName("Bars")
        self.figure.arranged.connect(self._place_nodes)
        self.nodes = BarNodes(self.figure)
        area.setWidget(self.figure)
        # A scroll area makes its widget fill a background of its own; the figure paints itself.
        self.figure.setAutoFillBackground(False)
        self.figure.show()

    def show_spec(self, spec: ChartSpec) -> None:
        """Draw a chart and name its bars."""
        self.nodes.tell([(bar_in_brief(bar), bar_described(bar)) for bar in spec.bars])
        self.figure.show_spec(spec)
        self._place_nodes()  # which is not done where nothing but their number has changed

    def bring_into_view(self, bar_id: str) -> None:
        """Scroll until a bar is in sight."""
        layout = self.figure.layout_now
        row = layout.row(bar_id) if layout else None
        if row is not None:
            middle = row.band.center().toPoint()
            margin = round(row.band.height())
            self._area.ensureVisible(0, middle.y(), 0, margin)

    def _place_nodes(self) -> None:
        layout = self.figure.layout_now
        if layout is not None:
            self.nodes.place([row.band for row in layout.rows])
