"""Makes drawn bars walkable for a screen reader: a node for each bar, where the bar is drawn.

The nodes are transparent widgets, because Qt asks widgets for their place, parent and life; an
interface written in Python alone crashes (PySide6 6.8 to 6.11).
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtWidgets import QWidget

from sendviewer.views.accessible_roles import Node

__all__ = ["BarNodes"]


class BarNodes(QObject):
    """The nodes of all bars, children of the widget that is their list.

    ``pressed`` and ``entered`` tell the place of a bar that assistive technology has pressed or
    put the focus on.
    """

    pressed = Signal(int)
    entered = Signal(int)

    def __init__(self, holder: QWidget) -> None:
        super().__init__(holder)
        self._holder = holder
        self._nodes: list[Node] = []

    @property
    def nodes(self) -> tuple[QWidget, ...]:
        """The nodes in the order of the bars; as many as there are bars."""
        return tuple(node for node in self._nodes if not node.isHidden())

    def tell(self, words: Sequence[tuple[str, str]]) -> None:
        """Name a node after each bar; ``words`` are name and description."""
        while len(self._nodes) < len(words):
            self._nodes.append(self._new_node())
        for place, node in enumerate(self._nodes):
            node.setVisible(place < len(words))
        for (name, description), node in zip(words, self._nodes, strict=False):
            node.setAccessibleName(name)
            node.setAccessibleDescription(description)

    def place(self, rects: Sequence[QRectF]) -> None:
        """Put each node over its bar."""
        for rect, node in zip(rects, self._nodes, strict=False):
            node.setGeometry(rect.toRect())

    def _new_node(self) -> Node:
        node = Node(len(self._nodes), "ListItem")
        node.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        node.pressed.connect(self.pressed)
        node.entered.connect(self.entered)
        node.setParent(self._holder)
        return node
