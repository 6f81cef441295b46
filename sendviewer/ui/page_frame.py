"""What stands around the tabs, told of the page: title, header, status line, and what was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from sendviewer.present.header import build_header
from sendviewer.present.page_words import comparator_label
from sendviewer.ui.announce import announce

if TYPE_CHECKING:  # the window makes its frame
    from sendviewer.ui.main_window import MainWindow

__all__ = ["PageFrame"]

LOW = 440
"""Pixels at 100% below which a window keeps its room for the tabs."""


class PageFrame(QObject):
    """Shows in header and status line of a window what its state says."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._tab_of_notice = ""

    def show_page(self) -> None:
        """Show which page is open, and its source."""
        window, page = self._window, self._window.state.page
        spec = build_header(page)
        window.setWindowTitle(f"{spec.title}, {page.period.label} - SEND Viewer")
        own = window.releases.shows_own_page
        comparator = "" if page.comparator.is_none else comparator_label(page)
        window.header.show_spec(spec, comparator, is_only_one=not own and bool(comparator))
        window.status.show_source(spec.brief_source, spec.source_line)
        window.banner.hide()
        self.count_rows()

    def count_rows(self) -> None:
        """Show how many needs are shown; the state tells of its history next, for the actions."""
        if not self._window.is_complete:
            return
        from sendviewer.present.table import row_order, rows_shown_text

        state = self._window.state
        shown = len(row_order(state.whole_table, state.options.table.query))
        self._window.status.show_rows(rows_shown_text(state.whole_table, shown))

    def show_notice(self, notice: str) -> None:
        """Show and speak what was just done."""
        self._tab_of_notice = self._window.tabs.shown
        self._window.status.show_notice(notice)
        announce(self._window, notice)

    def drop_notice_of_tab(self, shown: str) -> None:
        """Take away, without a word, what was told of a tab when another one is shown."""
        if self._window.state.notice_is_of_tab and shown != self._tab_of_notice:
            self._window.status.show_notice("")

    def tell_cancelled(self, name: str) -> None:
        """Tell that somebody has ended a piece of work."""
        self._window.state.say(f"Cancelled: {name}")

    def show_tip(self, tip: str, possible: bool) -> None:  # noqa: FBT001 - a slot's signature
        """Show what a command of an open menu does; why it cannot run is told as well."""
        self._window.status.show_tip(tip)
        if tip and not possible:
            announce(self._window, tip)

    def give_room(self) -> None:
        """Leave out what can be had elsewhere when there is little room for the tabs."""
        window = self._window
        low = window.height() < window.looks.current.scaled(LOW)
        window.header.give_room(low=low)
        window.status.give_room(low=low)
