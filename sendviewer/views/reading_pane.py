"""Shows a text to read: lines of about 70 characters, headings to jump to, words to find."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from contextlib import contextmanager
from math import floor

from PySide6.QtCore import QEvent, QRectF, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QTextBlock,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from sendviewer.present.specs import TextSpec
from sendviewer.views.controls import ScrollBar
from sendviewer.views.drawing import paint_focus_ring
from sendviewer.views.found_words import FoundWords
from sendviewer.views.look import Looks, TextStyle
from sendviewer.views.qt_values import SCROLL_BAR_ALWAYS, SCROLL_BAR_NEVER, SELECTABLE_TEXT
from sendviewer.views.reading_line import reading_line_width
from sendviewer.views.sizes import CONTROL_RADIUS
from sendviewer.views.text_document import Room, write_document
from sendviewer.views.theme import build_field_palette

__all__ = ["MARGIN", "ReadingPane"]

MARGIN = 6
"""Pixels around the text, so that the focus ring touches no letter."""


class ReadingPane(QTextBrowser):
    """The text as one document; ``section_reached`` tells the section at the top of the view."""

    section_reached = Signal(int)

    def __init__(self, name: str, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._looks = looks
        self._text = TextSpec((), "")
        self._places: tuple[int, ...] = ()
        self._found = FoundWords(self, looks)
        self._jumping = False
        self._kept_section: int | None = None
        self._document: QTextDocument | None = None
        self._written_width = -1
        self._below = MARGIN
        self._stale = False
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setTabChangesFocus(True)
        self.setProperty("textInteractionFlags", SELECTABLE_TEXT)
        self.setProperty("horizontalScrollBarPolicy", SCROLL_BAR_NEVER)
        # Always there, so that the width of lines does not depend on their number.
        self.setProperty("verticalScrollBarPolicy", SCROLL_BAR_ALWAYS)
        self.setVerticalScrollBar(ScrollBar(looks))
        self.keep_free_at_right(0)
        self.verticalScrollBar().valueChanged.connect(self._tell_section)
        self._take_look()
        looks.changed.connect(self._take_look)

    # --- text and sections ----------------------------------------------------------------

    def show_text(self, text: TextSpec) -> None:
        """Show another text from its beginning; what was found in the old one is forgotten."""
        self._text = text
        self._found.forget()
        self._kept_section = None
        with self._jump():
            self._write()
            self.verticalScrollBar().setValue(0)

    def go_to_section(self, number: int) -> None:
        """Scroll so that a section's heading is at the top, and read on from there."""
        cursor = QTextCursor(self._heading_block(number))
        self._kept_section = number
        with self._jump():
            self.setTextCursor(cursor)
            self.verticalScrollBar().setValue(self.top_of(number))

    def keep_free_at_right(self, pixels: int) -> None:
        """Keep some pixels between the lines and the scroll bar free for something else."""
        self.setViewportMargins(0, 0, pixels, 0)

    def section_at(self, position: int) -> int:
        """Return the number of the section that holds a position of the document."""
        return max(0, bisect_right(self._places, position) - 1)

    def top_of(self, number: int) -> int:
        """Return how far to scroll, in pixels, for a section's heading to be at the top."""
        layout = self.document().documentLayout()
        return round(layout.blockBoundingRect(self._heading_block(number)).top()) - MARGIN

    # --- find -----------------------------------------------------------------------------

    def find_words(self, words: str) -> int:
        """Mark every place where ``words`` stand, in any case; return how many there are."""
        return self._found.find(words)

    def show_match(self, number: int) -> int:
        """Select a match, scroll to it and return the number of its section."""
        cursor = self._found.match(number)
        self._kept_section = None
        with self._jump():
            self.setTextCursor(cursor)
            self.ensureCursorVisible()
        return self.section_at(cursor.selectionStart())

    def forget_match(self) -> None:
        """Take the selection of a match away, and stay where we are."""
        cursor = self.textCursor()
        cursor.clearSelection()
        self.setTextCursor(cursor)

    # --- what Qt asks ---------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Leave Copy to the window, whose command also says what was copied."""
        if event.type() == QEvent.Type.ShortcutOverride and _is_copy(event):
            event.ignore()
            return False
        return super().event(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Take up the look that was chosen while this was out of sight."""
        super().showEvent(event)
        if self._stale:
            self._write_anew()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep lines short enough to read and never wider than the view."""
        with self._jump():
            super().resizeEvent(event)
            if self.viewport().width() != self._written_width:
                self._write()
            self._leave_room_below()
            if self._kept_section is not None and self._places:
                self.verticalScrollBar().setValue(self.top_of(self._kept_section))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text, and the ring when it has the focus."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_focus_ring(
                painter, QRectF(self.viewport().rect()), CONTROL_RADIUS, self._looks.current
            )
            painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.viewport().update()

    # --- within ---------------------------------------------------------------------------

    @contextmanager
    def _jump(self) -> Iterator[None]:
        """Scroll without telling a section: whoever jumps knows where to."""
        before, self._jumping = self._jumping, True
        try:
            yield
        finally:
            self._jumping = before

    def _write(self) -> None:
        """Write the document for the present width, and keep the place where the cursor is."""
        self._written_width, self._stale = self.viewport().width(), False
        line = reading_line_width(self._looks.current)
        room = Room(max(1.0, self._written_width - 2 * MARGIN), line)
        position = self.textCursor().position()
        # A new document each time: writing into the shown one lays out and resizes the view
        # in the middle of it, which ends in a crash of Qt (6.11).
        document = QTextDocument(self)
        self._places = write_document(document, self._text, self._looks.current, room)
        _set_margins(document, self._below)  # which often is right again
        former, self._document = self._document, document
        self.setDocument(document)
        if former is not None:
            former.deleteLater()
        cursor = QTextCursor(document)
        cursor.setPosition(min(position, document.characterCount() - 1))
        self.setTextCursor(cursor)
        self._leave_room_below()
        self._found.find_again()

    def _leave_room_below(self) -> None:
        """Leave so much room below the text that the last heading can reach the top."""
        self._below = MARGIN
        if self._places:
            document = self.document()
            left = document.rootFrame().frameFormat().bottomMargin()
            end = document.size().height() - left + MARGIN
            last = end - self.top_of(len(self._places) - 1)
            # Whole pixels: Qt lays out no part of one, which would count as another margin here.
            self._below = max(MARGIN, floor(self.viewport().height() - last))
        _set_margins(self.document(), self._below)

    def _heading_block(self, number: int) -> QTextBlock:
        return self.document().findBlock(self._places[number])

    def _tell_section(self, scrolled: int) -> None:
        if self._jumping or not self._places:
            return
        tops = [self.top_of(number) for number in range(len(self._places))]
        self._kept_section = None
        # A heading counts as reached a line before it touches the top.
        line = self._looks.current.scaled(24)
        self.section_reached.emit(max(0, bisect_right(tops, scrolled + line) - 1))

    def _take_look(self) -> None:
        look = self._looks.current
        self.setPalette(build_field_palette(look.theme, look.color("surface")))
        self.setFont(look.font(TextStyle.READING))
        # Out of sight, the text waits: to write it takes most of a frame.
        self._stale = True
        if self.isVisible():
            self._write_anew()

    def _write_anew(self) -> None:
        """Write the document in the present look, and stay in the section that was read."""
        with self._jump():
            reading = self.section_at(self.textCursor().position())
            self._write()
            if self._places:
                self.go_to_section(reading)


def _set_margins(document: QTextDocument, below: int) -> None:
    """Set the margins around a text; each change of a shown one lays out the whole text."""
    root = document.rootFrame()
    form = root.frameFormat()
    form.setMargin(MARGIN)
    form.setBottomMargin(below)
    if form != root.frameFormat():
        root.setFrameFormat(form)


def _is_copy(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Copy)
