"""The row of tabs: a line under the current one, its own focus ring, words that wrap.

It goes with the pages of the tabs, whichever side a change comes from.
"""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, QRect, QRectF, QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QTabBar, QWidget

from sendviewer.ui.tab_pages import READING, TABS, TabPages
from sendviewer.views.drawing import paint_focus_ring
from sendviewer.views.ink import fill, write
from sendviewer.views.look import Looks, TextStyle
from sendviewer.views.qt_values import (
    ALIGN_CENTRE,
    ELIDE_NEVER,
    STRONG_FOCUS,
    WORD_WRAP,
    set_focus_policy,
)
from sendviewer.views.text_measure import two_line_width

__all__ = ["TabRow", "TabStrip"]

PADDING = 14
SIDE = 10
LEAST_PADDING = 6
HEIGHT = 42
UNDERLINE = 3
UNLIMITED = 1_000_000


class TabRow(QWidget):
    """The ground that the tabs stand on, across the window, with a line below.

    The reading view takes its place.
    """

    def __init__(
        self, strip: QTabBar, pages: TabPages, looks: Looks, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._strip = strip
        self._pages = pages
        self._looks = looks
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SIDE, 0, SIDE, 1)
        layout.addWidget(strip)
        strip.currentChanged.connect(self._show_page_at)
        pages.tab_shown.connect(self._follow)
        looks.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground and line."""
        look = self._looks.current
        painter = QPainter(self)
        fill(painter, self.rect(), look.color("surface"))
        fill(painter, QRect(0, self.height() - 1, self.width(), 1), look.color("border"))
        painter.end()

    def _show_page_at(self, place: int) -> None:
        if self._pages.shown != TABS[place].id:
            self._pages.show_tab(TABS[place].id)

    def _follow(self, tab: str) -> None:
        is_tab = tab != READING.id
        self.setVisible(is_tab)
        if is_tab:
            self._strip.setCurrentIndex([entry.id for entry in TABS].index(tab))


class TabStrip(QTabBar):
    """Tabs with words only; arrow keys go from one to the next, as Qt has it."""

    def __init__(self, looks: Looks, names: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._looks = looks
        self._room = UNLIMITED
        self.setAccessibleName("Tabs")
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setProperty("elideMode", ELIDE_NEVER)
        set_focus_policy(self, STRONG_FOCUS)
        self.setMouseTracking(True)
        self._names = names
        self._measure_names()
        for name in names:
            self.addTab(name)
        self._take_size()
        looks.changed.connect(self.update)
        looks.text_resized.connect(self._take_size)

    def tabSizeHint(self, index: int) -> QSize:
        """Return the size of a tab; with little room, long names take two lines."""
        look = self._looks.current
        lines = 2 if self._wraps else 1
        height = look.scaled(HEIGHT) + (lines - 1) * self._line
        return QSize(self._text_width(index) + 2 * self._padding, height)

    def minimumTabSizeHint(self, index: int) -> QSize:
        """Return the size of a tab: none is ever cut."""
        return self.tabSizeHint(index)

    def sizeHint(self) -> QSize:
        """Return the size of all tabs in a row."""
        sizes = [self.tabSizeHint(index) for index in range(self.count())]
        return QSize(sum(size.width() for size in sizes), sizes[0].height())

    def minimumSizeHint(self) -> QSize:
        """Return a small width: the tabs make do with what they get."""
        return QSize(100, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the tabs out anew, since their lines depend on the room."""
        self._room = event.size().width()
        self._measure_again()
        super().resizeEvent(event)

    def event(self, event: QEvent) -> bool:
        """Repaint when the pointer comes to another tab."""
        if event.type() in (QEvent.Type.HoverMove, QEvent.Type.HoverLeave):
            self.update()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw names, line and focus ring."""
        painter = QPainter(self)
        padding = self._padding
        for index in range(self.count()):
            self._paint_tab(painter, index, padding)
        painter.end()

    def _paint_tab(self, painter: QPainter, index: int, padding: int) -> None:
        look = self._looks.current
        rect = self.tabRect(index)
        current = index == self.currentIndex()
        hovered = rect.contains(self.mapFromGlobal(self.cursor().pos())) and self.underMouse()
        painter.setFont(look.font(TextStyle.BODY_STRONG))
        ink = look.color("text" if current or hovered else "text_secondary")
        room = rect.adjusted(padding - 1, 0, 1 - padding, 0)
        write(painter, room, ALIGN_CENTRE | WORD_WRAP, self.tabText(index), ink)
        if current:
            height = look.scaled(UNDERLINE)
            line = QRect(rect.left(), rect.bottom() + 1 - height, rect.width(), height)
            fill(painter, line, look.color("accent"))
            if self.hasFocus():
                paint_focus_ring(painter, QRectF(rect).adjusted(1, 2, -1, -height - 1), 6, look)

    @property
    def _wraps(self) -> bool:
        """Whether the names do not fit into one line each, even with the least space between."""
        return self._room < self._width_of_all() + self.count() * 2 * LEAST_PADDING

    @property
    def _padding(self) -> int:
        look = self._looks.current
        wanted = look.scaled(PADDING)
        spare = self._room - self._width_of_all()
        return max(LEAST_PADDING, min(wanted, spare // (2 * max(1, self.count()))))

    def _width_of_all(self) -> int:
        return sum(self._widths)

    def _text_width(self, index: int) -> int:
        if not self._wraps:
            return self._widths[index] + 2
        font = self._looks.current.font(TextStyle.BODY_STRONG)
        return ceil(two_line_width(self.tabText(index), font)) + 2

    def _measure_names(self) -> None:
        """Measure once for each look: Qt asks for the size of a tab dozens of times."""
        metrics = QFontMetrics(self._looks.current.font(TextStyle.BODY_STRONG))
        self._widths = tuple(map(metrics.horizontalAdvance, self._names))
        self._line = metrics.lineSpacing()

    def _measure_again(self) -> None:
        # No other public call makes a tab bar ask for the sizes of its tabs again.
        self.setIconSize(self.iconSize())

    def _take_size(self) -> None:
        self.setFont(self._looks.current.font(TextStyle.BODY_STRONG))
        self._measure_names()
        self._measure_again()
