"""A field of many lines, with the frame and the focus ring of the other fields."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from sendviewer.views.drawing import FOCUS_WIDTH, paint_focus_ring, paint_frame
from sendviewer.views.look import Looks, TextStyle
from sendviewer.views.scroll_bars import ScrollBar
from sendviewer.views.sizes import CONTROL_RADIUS
from sendviewer.views.theme import build_field_palette

__all__ = ["EditorFrame", "OwnTextEditor"]

PADDING = 8


class OwnTextEditor(QPlainTextEdit):
    """The text; Tab leaves it, and what is dropped on it is for the window."""

    def __init__(self, name: str, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look = looks.current
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.setPalette(build_field_palette(look.theme, look.color("surface")))
        self.setFont(look.font(TextStyle.READING))
        self.document().setDocumentMargin(look.scaled(PADDING))
        self.setVerticalScrollBar(ScrollBar(looks))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self._show_focus()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self._show_focus()

    def _show_focus(self) -> None:
        frame = self.parentWidget()
        if frame is not None:
            frame.update()


class EditorFrame(QWidget):
    """What stands around an editor."""

    def __init__(self, editor: OwnTextEditor, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._looks = looks
        self._editor = editor
        layout = QVBoxLayout(self)
        # Inside the ring and the thin line that keeps it apart.
        inset = round(FOCUS_WIDTH) + 1
        layout.setContentsMargins(inset, inset, inset, inset)
        layout.addWidget(editor)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame, and the ring while the editor has the focus."""
        look = self._looks.current
        rect = QRectF(self.rect())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        surface, border = look.color("surface"), look.color("border_strong")
        paint_frame(painter, rect, CONTROL_RADIUS, surface, border)
        if self._editor.hasFocus():
            paint_focus_ring(painter, rect, CONTROL_RADIUS, look)
        painter.end()
