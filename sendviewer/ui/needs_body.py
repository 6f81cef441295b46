"""What stands on the tab of needs, from top to bottom, and where; it decides nothing.

Bar, chips, then the table or, where nothing matches, the reason and a way back in its place.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMoveEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from sendviewer.ui.filter_bar import ChipRow, FilterBar
from sendviewer.views.controls import Button
from sendviewer.views.label import Label
from sendviewer.views.look import Looks, TextStyle
from sendviewer.views.sizes import PAGE_SIDE, PAGE_TOP
from sendviewer.views.table_panel import TablePanel
from sendviewer.views.tall_area import TallArea, TellingWidget

__all__ = ["NeedsBody"]

GAP = 12


class NeedsBody(TallArea):
    """The parts of the tab. What is around it scrolls for large text in a small window."""

    headers_moved = Signal()
    """The column headers may stand elsewhere now."""

    def __init__(self, looks: Looks) -> None:
        super().__init__()
        self.bar = FilterBar(looks)
        self.chip_row = ChipRow(looks)
        self.panel = TablePanel("Needs", looks)
        self.empty_words = Label("", looks, style=TextStyle.READING, wraps=True)
        self.empty_button = Button("Clear filters", looks, primary=True)
        self._stack = _MovedStack()
        self._stack.addWidget(self.panel)
        self._stack.addWidget(_column(0, PAGE_SIDE, self.empty_words, self.empty_button))
        content = _column(PAGE_SIDE, PAGE_TOP, self.bar, self.chip_row, self._stack)
        content.setAccessibleName("Needs")
        self.hold(content)
        self._set_up()
        self.panel.arranged.connect(self.headers_moved)
        self._stack.moved.connect(self.headers_moved)

    def show_reason(self, reason: str) -> None:
        """Show why there is no row in the table's place; an empty text shows the table."""
        self.empty_words.setText(reason)
        self._stack.setCurrentIndex(1 if reason else 0)

    def _set_up(self) -> None:
        self.setAccessibleName("Needs")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)


class _MovedStack(QStackedWidget):
    """Widgets on top of each other that tell when they are moved."""

    moved = Signal()

    def moveEvent(self, event: QMoveEvent) -> None:
        """Tell it."""
        super().moveEvent(event)
        self.moved.emit()


def _column(side: int, above: int, *widgets: QWidget) -> TellingWidget:
    """Return widgets under each other; a table takes the room that is left."""
    column = TellingWidget()
    layout = QVBoxLayout(column)
    layout.setContentsMargins(side, above, side, above)
    layout.setSpacing(GAP)
    for widget in widgets:
        layout.addWidget(widget, int(isinstance(widget, QStackedWidget)))
    if not isinstance(widgets[-1], QStackedWidget):
        layout.addStretch(1)
    return column
