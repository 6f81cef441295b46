"""A field to search in, painted from the look."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QLineEdit, QWidget

from sendviewer.views.buttons import ICON, SIDE, SMALL_TARGET, IconButton
from sendviewer.views.drawing import paint_focus_ring, paint_frame
from sendviewer.views.icons import paint_icon
from sendviewer.views.look import Looks, TextStyle
from sendviewer.views.qt_values import KEY_ESCAPE
from sendviewer.views.sizes import CONTROL_HEIGHT, CONTROL_RADIUS
from sendviewer.views.text_measure import text_width
from sendviewer.views.theme import build_field_palette

__all__ = ["SearchField"]

FIRST_WIDTH = 260
LEAST_WIDTH = 150
AT_RIGHT = 6


class SearchField(QLineEdit):
    """A line to type in, with a search icon and a button that empties it; Escape empties it too.

    ``label`` is what is spoken; it is also shown in the empty field unless ``hint`` is given.
    """

    def __init__(
        self, label: str, looks: Looks, *, hint: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._looks = looks
        self.setAccessibleName(label)
        self.setPlaceholderText(hint or label)
        self.setFrame(False)
        # A file that is dropped is a page to open, not words: the window takes it.
        self.setAcceptDrops(False)
        self._clear = IconButton("Clear search", "close", looks, self)
        self._clear.hide()
        self._clear.clicked.connect(self._empty)
        self.textChanged.connect(self._show_clear)
        self._take_look()
        self._take_size()
        looks.changed.connect(self._take_look)
        looks.text_resized.connect(self._take_size)

    @property
    def clear_button(self) -> IconButton:
        """The button that empties the field; shown while there is something to empty."""
        return self._clear

    def sizeHint(self) -> QSize:
        """Return the size for the hint, icon and button at the current text size."""
        look = self._looks.current
        beside = look.scaled(2 * SIDE + ICON + SMALL_TARGET)
        hint = ceil(text_width(self.placeholderText(), self.font())) + beside
        return QSize(max(look.scaled(FIRST_WIDTH), hint), look.scaled(CONTROL_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Return a size that leaves some letters visible."""
        look = self._looks.current
        return QSize(look.scaled(LEAST_WIDTH), look.scaled(CONTROL_HEIGHT))

    def event(self, event: QEvent) -> bool:
        """Keep Escape for this field while it has something to empty."""
        if event.type() == QEvent.Type.ShortcutOverride and self._empties(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Empty the field on Escape."""
        if self._empties(event):
            self._empty()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame and the icon, then the text as Qt does."""
        look = self._looks.current
        rect = QRectF(self.rect())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        surface, border = look.color("surface"), look.color("border_strong")
        paint_frame(painter, rect, CONTROL_RADIUS, surface, border)
        if self.hasFocus():
            paint_focus_ring(painter, rect, CONTROL_RADIUS, look)
        side = look.scaled(ICON)
        box = QRectF(look.scaled(10), (rect.height() - side) / 2, side, side)
        paint_icon(painter, "search", box, look.color("text_secondary"))
        painter.end()
        super().paintEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the button at the right end."""
        super().resizeEvent(event)
        self._place_clear()

    def _empties(self, event: QEvent) -> bool:
        return isinstance(event, QKeyEvent) and event.key() == KEY_ESCAPE and bool(self.text())

    def _empty(self) -> None:
        self.clear()
        self.setFocus()

    def _show_clear(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self._place_text()

    def _place_text(self) -> None:
        """Leave room for the button only where there is one: the hint may need all of it."""
        look = self._looks.current
        right = SMALL_TARGET + 4 if self.text() else AT_RIGHT
        self.setTextMargins(look.scaled(10 + ICON + 4), 0, look.scaled(right), 0)

    def _place_clear(self) -> None:
        size = self._clear.sizeHint()
        inset = (self.height() - size.height()) // 2
        self._clear.resize(size)
        self._clear.move(self.width() - size.width() - inset, inset)

    def _take_look(self) -> None:
        self.setPalette(build_field_palette(self._looks.current.theme, QColor(0, 0, 0, 0)))
        self.update()

    def _take_size(self) -> None:
        self.setFont(self._looks.current.font(TextStyle.BODY))
        self._place_text()
        self._place_clear()
        self.updateGeometry()
