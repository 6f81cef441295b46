"""Makes a chart walkable for a screen reader: a node for each bar, where the bar is drawn.

The nodes are transparent widgets, because Qt asks widgets for their place, parent and life; an
interface written in Python alone crashes (PySide6 6.8 to 6.11).
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from sendviewer.present.specs import BarSpec, ChartSpec
from sendviewer.present.terms import need_term
from sendviewer.views.accessible_roles import speak_as
from sendviewer.views.chart_places import ChartLayout

__all__ = ["BarNodes", "bar_in_brief"]


class BarNodes:
    """The nodes of all bars of a chart, children of the widget that draws it."""

    def __init__(self, figure: QWidget) -> None:
        self._figure = figure
        self._nodes: list[QWidget] = []

    @property
    def nodes(self) -> tuple[QWidget, ...]:
        """The nodes in the order of the bars; as many as the chart has."""
        return tuple(node for node in self._nodes if not node.isHidden())

    def show_spec(self, spec: ChartSpec) -> None:
        """Name a node after each bar."""
        while len(self._nodes) < len(spec.bars):
            self._nodes.append(_new_node(self._figure))
        for index, node in enumerate(self._nodes):
            node.setVisible(index < len(spec.bars))
        for bar, node in zip(spec.bars, self._nodes, strict=False):
            node.setAccessibleName(bar_in_brief(bar))
            node.setAccessibleDescription(_described(bar))

    def place(self, layout: ChartLayout) -> None:
        """Put each node over its row."""
        for row, node in zip(layout.rows, self._nodes, strict=False):
            node.setGeometry(row.band.toRect())


def _new_node(figure: QWidget) -> QWidget:
    node = QWidget()
    # Qt asks for the role as soon as a widget is named or has a parent, and never again.
    speak_as(node, QAccessible.Role.ListItem)
    node.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    node.setParent(figure)
    return node


def _described(bar: BarSpec) -> str:
    """Return all that is said of a bar, and what its need means."""
    return f"{bar.sentence} {need_term(bar.id).meaning}"


def bar_in_brief(bar: BarSpec) -> str:
    """Return a bar with its figures, as short as can be."""
    return ", ".join(part for part in (bar.label, bar.local_text, bar.comparator_text) if part)
