"""The frame around what fits a search: the list, or why it is empty, in the same room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from sendviewer.ui.area_list import AreaEntry, AreaList
from sendviewer.views.drawing import paint_frame
from sendviewer.views.label import Label
from sendviewer.views.look import Looks

__all__ = ["AreaResults"]

PADDING = 12
RADIUS = 3.0


class AreaResults(QWidget):
    """Nothing below it moves while one types, however many rows fit."""

    def __init__(self, name: str, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._looks = looks
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.list = AreaList(name, looks, self)
        self._empty = Label("", looks, token="text_secondary", wraps=True, parent=self)
        self._empty.setTextFormat(Qt.TextFormat.PlainText)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._empty.setContentsMargins(PADDING, PADDING, PADDING, PADDING)
        self._empty.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(self.list)
        layout.addWidget(self._empty)

    @property
    def reason(self) -> str:
        """Why the list is empty, or ""."""
        return self._empty.text()

    def show_entries(self, entries: Sequence[AreaEntry], reason: str, *, is_search: bool) -> None:
        """Show rows or, if there are none, the reason."""
        self.list.show_entries(entries, is_search=is_search)
        self._empty.setText(reason)
        self.list.setVisible(not reason)
        self._empty.setVisible(bool(reason))

    def sizeHint(self) -> QSize:
        """Return the size of the list, whatever is shown."""
        return self.list.sizeHint() + QSize(2, 2)

    def hasHeightForWidth(self) -> bool:
        """Return that the height is always that of the list."""
        return False

    def minimumSizeHint(self) -> QSize:
        """Return the least width of the list, in its full height."""
        return QSize(self.list.minimumSizeHint().width(), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame."""
        look = self._looks.current
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        surface, border = look.color("surface"), look.color("border_strong")
        paint_frame(painter, QRectF(self.rect()), RADIUS, surface, border)
        painter.end()
