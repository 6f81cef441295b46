"""The foot of the window: source, rows shown, and what was just done. Never cut: it wraps."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from sendviewer.ui.work_strip import WorkStrip
from sendviewer.views.drawing import paint_focus_ring
from sendviewer.views.ink import fill
from sendviewer.views.label import PlainLabel
from sendviewer.views.look import Looks, TextStyle
from sendviewer.views.qt_values import (
    ALIGN_LEFT,
    ALIGN_RIGHT,
    ALIGN_VCENTRE,
    STRONG_FOCUS,
    set_focus_policy,
)
from sendviewer.views.sizes import CONTROL_HEIGHT

__all__ = ["StatusLine", "StatusPart"]

SIDE = 21
NARROW = 760
MARGIN = 3
SPACE = 20
ALL_ROOM = 1000
WORK_WIDTH = 400
"""Pixels at 100% text that words, bar and button of the work need beside other parts."""
LEAST_SIDE = 28
"""Pixels of a part: it takes the focus, so it is as high and as wide as what can be hit."""


class StatusPart(PlainLabel):
    """A part of the status line: can be walked to by keyboard, and shows that it has the focus."""

    def __init__(self, name: str, looks: Looks, parent: QWidget) -> None:
        super().__init__(looks, style=TextStyle.SMALL, token="text_secondary", parent=parent)
        self._name = name
        self.setMargin(MARGIN)
        self.setMinimumSize(LEAST_SIDE, LEAST_SIDE)
        set_focus_policy(self, STRONG_FOCUS)
        self.say("")

    def say(self, text: str) -> None:
        """Show a text, and name it for a screen reader."""
        self._said = f"{self._name}: {text or 'none'}"
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show a text; a screen reader still finds what was said last."""
        super().setText(text)
        self.setAccessibleName(self._said)

    def sizeHint(self) -> QSize:
        """Return the size of the text in one line: it wraps only where there is no room."""
        return self.fontMetrics().size(0, self.text()) + QSize(2 * MARGIN + 2, 2 * MARGIN)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text, and the ring around it when it has the focus."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            paint_focus_ring(painter, QRectF(self.rect()), 4, self._looks.current)
            painter.end()


class StatusLine(QWidget):
    """Source at the left, rows beside it, the last notice at the right.

    Work that goes on takes the place of rows and notice, so that nothing above it moves. A notice
    that is given meanwhile is shown beside it.
    """

    def __init__(self, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._looks = looks
        self._low = False
        self._last = ""
        self._tip = ""
        self._is_new = False
        self.setAccessibleName("Status")
        self._source = StatusPart("Source of the figures", looks, self)
        self._rows = StatusPart("Needs shown", looks, self)
        self._rows.setWordWrap(False)
        self.work = WorkStrip(looks, self)
        self._notice = StatusPart("Last notice", looks, self)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._beside_source = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self._arrange()
        self.work.turned.connect(self._take_turns)
        looks.changed.connect(self.update)
        looks.text_resized.connect(self._arrange)

    @property
    def notice(self) -> str:
        """The last notice."""
        return self._last

    @property
    def source_text(self) -> str:
        """The source line."""
        return self._source.text()

    @property
    def rows_text(self) -> str:
        """How many rows are shown."""
        return self._rows.text()

    @property
    def first_part(self) -> QWidget:
        """The widget that takes the focus when one comes to the status line."""
        return self._source

    def show_source(self, brief: str, whole: str = "") -> None:
        """Show in brief where the figures come from; a tip tells all of it, if there is more."""
        more = whole if whole != brief else ""
        self._source.say(brief)
        self._source.setToolTip(more)
        self._source.setAccessibleDescription(more)
        self._arrange()

    def give_room(self, *, low: bool) -> None:
        """In a low window, leave out the source if it would take a line of its own.

        Help > About names it as well.
        """
        self._low = low
        self._arrange()

    def show_rows(self, text: str) -> None:
        """Show how many needs are shown."""
        self._rows.say(text)
        self._arrange()

    def show_notice(self, text: str) -> None:
        """Show what was just done."""
        self._last = text
        self._is_new = True
        self._notice.say(text)
        self._arrange()

    def show_tip(self, text: str) -> None:
        """Show what a command does, for as long as a menu is open; then the last notice again.

        Screen readers still find the notice here.
        """
        self._tip = text
        self._notice.setText(text or self._last)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the parts below each other when there is no room beside."""
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground and the line above it."""
        look = self._looks.current
        painter = QPainter(self)
        fill(painter, self.rect(), look.color("surface"))
        fill(painter, QRectF(0, 0, self.width(), 1), look.color("border"))
        painter.end()

    def _lay_out(self) -> None:
        column = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        column.setContentsMargins(SIDE, 1, SIDE, 1)
        column.addLayout(self._layout)
        self._layout.addWidget(self._source)
        self._layout.addLayout(self._beside_source, 1)
        self._beside_source.addWidget(self._rows)
        self._beside_source.addStretch(1)
        self._beside_source.addWidget(self.work, ALL_ROOM)
        self._beside_source.addWidget(self._notice)
        # As high as the button of the work at normal text, whether it is there or not.
        self._layout.addStrut(CONTROL_HEIGHT)

    def _take_turns(self) -> None:
        """Give the room of rows and notice to the work that has begun, or back to them."""
        self._is_new = False
        self._arrange()

    def _arrange(self) -> None:
        beside = self._has_room_beside()
        self._source.setVisible(beside or not self._low)
        narrow = self.width() < self._looks.current.scaled(NARROW)
        _set_way(self._layout, below=not beside)
        _set_way(self._beside_source, below=narrow)
        side = ALIGN_LEFT if narrow else ALIGN_RIGHT
        self._notice.setProperty("alignment", ALIGN_VCENTRE | side)
        for part in (self._rows, self._notice):
            part.setVisible(part in self._shown_parts(narrow=narrow))

    @property
    def _works(self) -> bool:
        return not self.work.isHidden()

    def _shown_parts(self, *, narrow: bool = False) -> list[StatusPart]:
        """Return which of rows and notice are shown, beside the work if there is any."""
        if self._works:
            is_told = bool(self._tip) or (self._is_new and bool(self._last))
            return [self._notice] if is_told else []
        rows = [self._rows] if self._rows.text() else []
        # An empty notice keeps its place beside the others, for those who walk to it.
        return [*rows, self._notice] if self._notice.text() or not narrow else rows

    def _has_room_beside(self) -> bool:
        """Return whether all three have room in one line, each of them unwrapped."""
        parts = [self._source, *self._shown_parts()]
        needed = sum(part.sizeHint().width() + SPACE for part in parts if part.text())
        if self._works:
            needed += self._looks.current.scaled(WORK_WIDTH) + SPACE
        return needed + 2 * SIDE <= self.width()


def _set_way(layout: QBoxLayout, *, below: bool) -> None:
    """Set what a layout holds below each other or beside."""
    way = QBoxLayout.Direction
    layout.setDirection(way.TopToBottom if below else way.LeftToRight)
    layout.setSpacing(0 if below else SPACE)
