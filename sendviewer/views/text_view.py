"""Shows the text panel: headings at the left, the text at the right, and find in the text.

Choosing a heading scrolls to it; scrolling moves the current heading along.
"""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from sendviewer.core.pages import Section
from sendviewer.present.specs import TextSpec
from sendviewer.present.text import listed_headings
from sendviewer.views.controls import CardFrame
from sendviewer.views.find_bar import FindBar
from sendviewer.views.heading_list import HeadingList
from sendviewer.views.look import Looks
from sendviewer.views.qt_values import KEY_F3, SHIFT
from sendviewer.views.reading_card import ReadingCard
from sendviewer.views.sizes import PAGE_SIDE, PAGE_TOP

__all__ = ["TextView"]

GAP = 16
PADDING = 18
NAVIGATION_WIDTH = 300
NAVIGATION_SHARE = 0.34
LEAST_WIDTH_BESIDE = 480
"""Pixels at 100% text below which the headings go above the text."""

HEADINGS_ABOVE = 110
HEADINGS_SHARE = 0.2

MOST = 16_777_215
"""Qt's own limit of a widget's size: no limit."""


class TextView(QWidget):
    """The text panel. ``copy_requested`` tells the id of the section to copy."""

    copy_requested = Signal(str)
    find_told = Signal(str)
    """What is said about the matches, for the status bar and the screen reader."""

    def __init__(self, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._looks = looks
        self._text = TextSpec((), "")
        self._match = 0
        self._matches = 0
        self.find_bar = FindBar(looks)
        self.headings = HeadingList("Headings", looks)
        self._card = ReadingCard("Improvement and commissioning, text", looks)
        self.reading = self._card.reading
        self.copy_button = self._card.copy_button
        self._navigation = CardFrame(looks)
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._build()
        self._connect()

    def show_spec(self, text: TextSpec) -> None:
        """Show a text. If it has the headings of the one before, the current one stays."""
        current = self.headings.currentRow()
        old = [section.id for section in self._text.sections]
        same = old == [section.id for section in text.sections]
        self._text = text
        with QSignalBlocker(self.headings):
            self.headings.show_headings(listed_headings(text))
        self.reading.show_text(text)
        if text.sections:
            self.headings.setCurrentRow(current if same and current >= 0 else 0)
        self._find(self.find_bar.field.text())
        self._fit()

    @property
    def current_section(self) -> Section | None:
        """The section whose heading is current, or None in an empty text."""
        row = self.headings.currentRow()
        return self._text.sections[row] if 0 <= row < len(self._text.sections) else None

    def start_find(self) -> None:
        """Put the focus into the field, with what stands in it selected."""
        self.find_bar.field.setFocus()
        self.find_bar.field.selectAll()

    def selected_text(self) -> str:
        """Return what is selected in the text by hand, or an empty string."""
        if not self.reading.hasFocus():
            return ""
        return self.reading.textCursor().selection().toPlainText()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the next match on F3 and to the one before on Shift+F3, wherever the focus is."""
        if event.key() == KEY_F3:
            self._step(-1 if event.modifiers().value & SHIFT else 1)
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the headings beside the text or above it."""
        super().resizeEvent(event)
        self._fit()

    # --- construction ---------------------------------------------------------------------

    def _build(self) -> None:
        column = QVBoxLayout(self._navigation)
        column.setContentsMargins(PADDING, PADDING, PADDING, PADDING)
        column.setSpacing(12)
        column.addWidget(self.find_bar)
        column.addWidget(self.headings, 1)
        self._beside.setContentsMargins(PAGE_SIDE, PAGE_TOP, PAGE_SIDE, PAGE_TOP)
        self._beside.setSpacing(GAP)
        self._beside.addWidget(self._navigation)
        self._beside.addWidget(self._card, 1)

    def _connect(self) -> None:
        self.find_bar.words_changed.connect(self._find)
        self.find_bar.step_asked.connect(self._step)
        self.headings.currentRowChanged.connect(self._go_to)
        self.reading.section_reached.connect(self._show_current)
        self.copy_button.clicked.connect(self._ask_for_copy)
        self._looks.text_resized.connect(self._fit)

    # --- layout ---------------------------------------------------------------------------

    def _fit(self) -> None:
        look = self._looks.current
        narrow = self.width() < look.scaled(LEAST_WIDTH_BESIDE)
        direction = QBoxLayout.Direction
        self._beside.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
        if narrow:
            self._navigation.setMinimumWidth(0)
            self._navigation.setMaximumWidth(self.width())
            most = min(look.scaled(HEADINGS_ABOVE), round(self.height() * HEADINGS_SHARE))
            least = self.headings.minimumSizeHint().height()
            self.headings.setMaximumHeight(max(least, most))
        else:
            self._navigation.setFixedWidth(self._navigation_width())
            self.headings.setMaximumHeight(MOST)
        self._beside.activate()

    def _navigation_width(self) -> int:
        wished = self._looks.current.scaled(NAVIGATION_WIDTH)
        least = self.find_bar.minimumSizeHint().width() + 2 * PADDING
        return max(least, min(wished, round(self.width() * NAVIGATION_SHARE)))

    # --- sections -------------------------------------------------------------------------

    def _go_to(self, row: int) -> None:
        if 0 <= row < len(self._text.sections):
            self.reading.go_to_section(row)
            self._name_copy_button()

    def _show_current(self, row: int) -> None:
        """Mark a heading as current without scrolling to it: the reader is there already."""
        with QSignalBlocker(self.headings):
            self.headings.setCurrentRow(row)
        self._name_copy_button()

    def _name_copy_button(self) -> None:
        item = self.headings.currentItem()
        if item is not None:
            self.copy_button.setAccessibleName(f"Copy section “{item.text()}”")
            self.copy_button.setToolTip(f"Copy “{item.text()}” with its source")

    def _ask_for_copy(self) -> None:
        section = self.current_section
        if section is not None:
            self.copy_requested.emit(section.id)

    # --- find -----------------------------------------------------------------------------

    def _find(self, words: str) -> None:
        self._matches = self.reading.find_words(words)
        self._match = 0
        if not words.strip():
            self.reading.forget_match()
            self.find_bar.show_nothing()
        elif self._matches:
            self._show_match()
        else:
            self.reading.forget_match()
            self.find_bar.show_no_match(words)
            self.find_told.emit(self.find_bar.state_text)

    def _step(self, step: int) -> None:
        if self._matches:
            self._match = (self._match + step) % self._matches
            self._show_match()

    def _show_match(self) -> None:
        self._show_current(self.reading.show_match(self._match))
        self.find_bar.show_match(self._match + 1, self._matches)
        item = self.headings.currentItem()
        where = f", in “{item.text()}”" if item is not None else ""
        self.find_told.emit(f"Match {self.find_bar.state_text}{where}")
