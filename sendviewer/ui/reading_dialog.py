"""A dialog to read in: headings, paragraphs and tables that a screen reader can walk."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from sendviewer.ui.dialog_size import fit_dialog
from sendviewer.views.controls import Button, FlowLayout, ScrollBar
from sendviewer.views.drawing import paint_focus_ring
from sendviewer.views.look import Looks, TextStyle
from sendviewer.views.sizes import CONTROL_RADIUS

__all__ = ["ReadingDialog"]

WIDTH, HEIGHT, LEAST_HEIGHT = 720, 620, 220
ROOM_BESIDE = 70
BUTTONS_HEIGHT = 100


class ReadingDialog(QDialog):
    """Shows a text with a button to close it, and more buttons if they are added."""

    def __init__(self, title: str, html: str, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._looks = looks
        self.text = _Text(looks, self)
        self.text.setAccessibleName(title)
        self.text.setVerticalScrollBar(ScrollBar(looks))
        self.text.setOpenExternalLinks(True)
        self.text.setTabChangesFocus(True)
        # What the mouse can select, keys can: with a caret, which screen readers follow as well.
        flag = Qt.TextInteractionFlag
        self.text.setTextInteractionFlags(
            flag.TextBrowserInteraction | flag.TextSelectableByKeyboard
        )
        self._html = html
        self._close = Button("Close", looks, primary=True, parent=self)
        self._close.setDefault(True)
        self._close.clicked.connect(self.accept)
        self._buttons = QWidget(self)
        self._row = FlowLayout(self._buttons)
        self._row.addWidget(self._close)
        self._lay_out()
        self._take_look()
        looks.changed.connect(self._take_look)
        self.text.setFocus()

    def add_button(self, button: Button) -> None:
        """Put one more button before the one that closes."""
        self._row.insertWidget(self._row.count() - 1, button)
        self._buttons.setMinimumWidth(self._row.sizeHint().width())
        self.setTabOrder(self.text, button)
        self.setTabOrder(button, self._close)

    def name_close_button(self, text: str) -> None:
        """Call the button that closes by another name."""
        self._close.setText(text)

    def show_html(self, html: str) -> None:
        """Show another text."""
        self._html = html
        self.text.setHtml(html)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 20)
        layout.setSpacing(16)
        layout.addWidget(self.text, 1)
        layout.addLayout(row)

    def _take_look(self) -> None:
        look = self._looks.current
        document = self.text.document()
        document.setDefaultFont(look.font(TextStyle.READING))
        # The bundled font has this weight and none that is heavier.
        document.setDefaultStyleSheet("h2, h3, th, b { font-weight: 600 }")
        document.setDocumentMargin(look.scaled(12))
        self.text.setHtml(self._html)
        self._buttons.setMinimumWidth(self._row.sizeHint().width())
        fit_dialog(self, look, WIDTH, self._height_of_text(WIDTH))

    def _height_of_text(self, width: int) -> int:
        """Return the height in pixels at 100% that shows the whole text, within limits."""
        look = self._looks.current
        document = self.text.document().clone()
        document.setTextWidth(look.scaled(width) - ROOM_BESIDE)
        needed = (document.size().height() + look.scaled(BUTTONS_HEIGHT)) / look.text_scale
        return min(max(round(needed), LEAST_HEIGHT), HEIGHT)


class _Text(QTextBrowser):
    """The text, with a ring around it while it has the focus."""

    def __init__(self, looks: Looks, parent: QWidget) -> None:
        super().__init__(parent)
        self._looks = looks

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text and the ring."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            rect = QRectF(self.viewport().rect())
            paint_focus_ring(painter, rect, CONTROL_RADIUS, self._looks.current)
            painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.viewport().update()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Scroll, and draw the ring anew: it does not move with the text."""
        super().scrollContentsBy(dx, dy)
        self.viewport().update()
