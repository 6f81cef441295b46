"""The filter of one column: a small window under its header that works while one types.

Escape or a click elsewhere closes it, and so does Enter if all that was typed counts; what was
chosen stays.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sendviewer.present.options import ColumnFilter
from sendviewer.present.specs import ColumnSpec
from sendviewer.ui.filter_editors import build_editor
from sendviewer.views.controls import Button
from sendviewer.views.drawing import paint_frame
from sendviewer.views.label import Label
from sendviewer.views.look import Looks, TextStyle
from sendviewer.views.theme import build_palette

__all__ = ["ColumnFilterPopup"]

MARGIN = 16
LEAST_WIDTH = 280


class ColumnFilterPopup(QWidget):
    """The window of a column's filter."""

    filter_changed = Signal(object)
    """The new filter of the column, or None."""

    problem_found = Signal(str)
    closed = Signal()

    def __init__(
        self,
        column: ColumnSpec,
        current: ColumnFilter | None,
        choices: Sequence[tuple[str, str]],
        looks: Looks,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._looks = looks
        self._header = QRect()
        self.setAccessibleName(f"Filter {column.title}")
        self.setWindowTitle(f"Filter {column.title}")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setPalette(build_palette(looks.current.theme))
        self.editor = build_editor(column, looks, choices)
        self.editor.show_filter(current)
        self.clear_button = Button("&Clear", looks)
        self.done_button = Button("&Done", looks, primary=True)
        self._lay_out(column)
        self.editor.filter_changed.connect(self.filter_changed)
        self.editor.problem_found.connect(self.problem_found)
        self.clear_button.clicked.connect(self._clear)
        self.done_button.clicked.connect(self._finish)
        self.editor.height_changed.connect(self._fit)

    def show_under(self, header: QRect) -> None:
        """Open below a header, given by its place on the screen, and within that screen."""
        self._header = header
        self._fit()
        self.show()
        self.editor.setFocus(Qt.FocusReason.PopupFocusReason)

    def follow(self, header: QRect) -> None:
        """Stand below a header that has moved."""
        self._header = header
        self.move(self._within_screen(header))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the surface and its border."""
        look = self._looks.current
        painter = QPainter(self)
        paint_frame(
            painter,
            QRectF(self.rect()),
            0.0,
            look.color("surface_raised"),
            look.color("border_strong"),
        )
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Escape, and on Enter unless that is meant for a button."""
        focused = self.focusWidget()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and isinstance(focused, Button):
            focused.click()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._finish()
        elif event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell that the window has gone."""
        super().hideEvent(event)
        self.closed.emit()

    def _lay_out(self, column: ColumnSpec) -> None:
        look = self._looks.current
        margin = look.scaled(MARGIN)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(margin, margin, margin, margin)
        layout.setSpacing(look.scaled(12))
        layout.addWidget(Label(f"Filter {column.title}", self._looks, style=TextStyle.BODY_STRONG))
        layout.addWidget(self.editor)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.clear_button)
        buttons.addWidget(self.done_button)
        layout.addLayout(buttons)
        self.setMinimumWidth(look.scaled(LEAST_WIDTH))

    def _finish(self) -> None:
        """Close, unless something was typed that would be lost without a word."""
        if self.editor.is_settled():
            self.close()

    def _fit(self) -> None:
        """Take the height that all words need, and stand under the header again."""
        # Qt's own adjustSize() stops at two thirds of the screen.
        for part in (self.editor.layout(), self.layout()):
            if part is not None:
                part.invalidate()
                part.activate()
        width = max(self.minimumWidth(), self.sizeHint().width())
        height = self.heightForWidth(width)
        self.resize(width, height if height > 0 else self.sizeHint().height())
        self.follow(self._header)

    def _clear(self) -> None:
        self.editor.show_filter(None)
        self.filter_changed.emit(None)
        self.editor.setFocus()

    def _within_screen(self, header: QRect) -> QPoint:
        place = header.bottomLeft() + QPoint(0, 2)
        screen = self.screen()
        if screen is None:
            return place
        room = screen.availableGeometry()
        left = max(room.left(), min(place.x(), room.right() - self.width()))
        top = max(room.top(), min(place.y(), room.bottom() - self.height()))
        return QPoint(left, top)
