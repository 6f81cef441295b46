"""What frames the choice of areas: cards that scroll, and a foot that stays in sight."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from sendviewer.views.controls import Button, CardFrame, FlowLayout, ScrollBar
from sendviewer.views.label import Heading, Label
from sendviewer.views.look import Looks, TextStyle

__all__ = ["GAP", "MARGIN", "ChoiceFoot", "ScrollingCards", "titled_card"]

MARGIN = 20
PADDING = 18
GAP = 12


def titled_card(title: str, content: QWidget, looks: Looks) -> CardFrame:
    """Return a card with a heading above what it holds."""
    card = CardFrame(looks)
    layout = QVBoxLayout(card)
    layout.setContentsMargins(PADDING, PADDING - 4, PADDING, PADDING)
    layout.setSpacing(GAP)
    layout.addWidget(Heading(title, looks, style=TextStyle.HEADING))
    layout.addWidget(content, 1)
    return card


class ScrollingCards(QScrollArea):
    """The cards; they scroll where they do not fit."""

    def __init__(self, inside: QWidget, looks: Looks, name: str) -> None:
        super().__init__()
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBar(ScrollBar(looks, ground="window"))
        self.setWidget(inside)


class ChoiceFoot(QWidget):
    """What is chosen in words, and the buttons; it never scrolls away."""

    def __init__(self, looks: Looks, parent: QWidget) -> None:
        super().__init__(parent)
        self._looks = looks
        self.summary = Label("", looks, style=TextStyle.BODY_STRONG, wraps=True, parent=self)
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        self.show_button = Button("&Show this page", looks, primary=True, parent=self)
        self.show_button.setToolTip("Ctrl+Enter")
        self.cancel_button = Button("Cancel", looks, parent=self)
        buttons = QWidget(self)
        row = FlowLayout(buttons)
        row.addWidget(self.show_button)
        row.addWidget(self.cancel_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, GAP, MARGIN, MARGIN - 4)
        layout.setSpacing(GAP)
        layout.addWidget(self.summary)
        layout.addWidget(buttons)

    def show_choice(self, words: str, *, can_show: bool) -> None:
        """Show what is chosen, or what is missing."""
        self.summary.setText(words)
        self.show_button.setEnabled(can_show)
        self.show_button.setAccessibleDescription(words)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground and the line above."""
        look = self._looks.current
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.color("surface"))
        painter.fillRect(QRectF(0, 0, self.width(), 1), look.color("border"))
        painter.end()
