"""Holds the four tabs; each is built when it is first shown, or in idle time after the start."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module

from msgspec import Struct
from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from sendviewer.ui.idle_work import IdleWork
from sendviewer.ui.panes import entry_of
from sendviewer.ui.state import PageState
from sendviewer.ui.tab_page import TabPage
from sendviewer.views.look import Looks

__all__ = ["READING", "TABS", "Tab", "TabPages"]

BuildPage = Callable[[PageState, Looks], TabPage]


def _overview(state: PageState, looks: Looks) -> TabPage:
    from sendviewer.ui.overview_page import OverviewPage

    return OverviewPage(state, looks)


def _needs(state: PageState, looks: Looks) -> TabPage:
    from sendviewer.ui.needs_page import NeedsPage

    return NeedsPage(state, looks)


def _chart(state: PageState, looks: Looks) -> TabPage:
    from sendviewer.ui.chart_page import ChartPage

    return ChartPage(state, looks)


def _text(state: PageState, looks: Looks) -> TabPage:
    from sendviewer.ui.text_page import TextPage

    return TextPage(state, looks)


def _reading(state: PageState, looks: Looks) -> TabPage:
    from sendviewer.ui.reading_page import ReadingPage

    return ReadingPage(state, looks)


class Tab(Struct, frozen=True):
    """A tab: id, name, and how its page is made."""

    id: str
    name: str
    build: BuildPage


TABS = (
    Tab("overview", "Overview", _overview),
    Tab("needs", "Needs", _needs),
    Tab("chart", "Chart", _chart),
    Tab("text", "Improvement and commissioning", _text),
)

READING = Tab("reading", "Reading view", _reading)
"""The page in plain words, which takes the place of the tabs."""

LEAST_WIDTH, LEAST_HEIGHT = 320, 240

IDLE_ORDER = ("needs", "text", "chart")
"""The chart comes last, because it brings the library that takes longest to import."""


class TabPages(QStackedWidget):
    """The pages of the tabs, one of which is shown."""

    page_built = Signal(str)
    tab_shown = Signal(str)
    all_built = Signal()

    def __init__(self, state: PageState, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._looks = looks
        self._pages: dict[str, TabPage] = {}
        self._shown = TABS[0].id
        self._tab = TABS[0].id
        self._idle = IdleWork(self)

    @property
    def shown(self) -> str:
        """The id of the tab that is shown, or that of the reading view."""
        return self._shown

    @property
    def tab(self) -> str:
        """The id of the tab that is shown or, in the reading view, was shown last."""
        return self._tab

    @property
    def current(self) -> TabPage:
        """The page of the tab that is shown."""
        return self.page(self._shown)

    def sizeHint(self) -> QSize:
        """Return the least room that the page is to have; with less, the window scrolls."""
        page = self.currentWidget()
        high = page.minimumSizeHint().height() if page is not None else 0
        return QSize(LEAST_WIDTH, max(high, self._looks.current.scaled(LEAST_HEIGHT)))

    def minimumSizeHint(self) -> QSize:
        """Return the same: less is not enough."""
        return self.sizeHint()

    def page(self, tab: str) -> TabPage:
        """Return the page of a tab as the state is now; it is built if it has not been."""
        if tab not in self._pages:
            self._build(tab)
        page = self._pages[tab]
        page.catch_up()
        return page

    def built(self, tab: str) -> TabPage | None:
        """Return the page of a tab if it has been built."""
        return self._pages.get(tab)

    def show_tab(self, tab: str, *, first_pane: int = 0) -> None:
        """Show a tab; if the keyboard is in another one, it goes to the first of these panes."""
        page = self.page(tab)
        focus = QApplication.focusWidget()
        had_focus = focus is not None and self.isAncestorOf(focus)
        self._shown = tab
        self._tab = self._tab if tab == READING.id else tab
        if had_focus:
            # First, or Qt moves the focus of what it hides to just anywhere, and that is spoken.
            page.setGeometry(self.rect())
            page.show()
            self._take_focus_into(page.panes()[first_pane:])
        self.setCurrentWidget(page)
        self.updateGeometry()
        self.tab_shown.emit(tab)

    @staticmethod
    def _take_focus_into(panes: Sequence[QWidget]) -> None:
        """Keep the keyboard in the tab: otherwise it goes on wherever Qt finds a next widget."""
        entry = next((entry_of(pane) for pane in panes), None)
        if entry is not None:
            entry.setFocus()

    def build_in_idle_time(self) -> None:
        """Build the other pages one by one, each in two steps: what it imports, and itself."""
        for tab in IDLE_ORDER:
            self._idle.add(partial(_import_page, tab), partial(self.page, tab))
        self._idle.add(self.all_built.emit)

    def stop_building(self) -> None:
        """Leave the pages as they are: unbuilt, or behind."""
        self._idle.drop()

    def build_all(self) -> None:
        """Build every page now."""
        for tab in TABS:
            self.page(tab.id)

    def _show_table(self) -> None:
        """Go from a chart into its table, past the search field above it."""
        self.show_tab("needs", first_pane=-1)

    def _build(self, tab: str) -> None:
        spec = next(entry for entry in (*TABS, READING) if entry.id == tab)
        page = spec.build(self._state, self._looks)
        page.setAccessibleName(spec.name)
        self._pages[tab] = page
        page.table_wanted.connect(self._show_table)
        page.fell_behind.connect(partial(self._idle.add, page.catch_up))
        self.addWidget(page)
        self.page_built.emit(tab)


def _import_page(tab: str) -> None:
    import_module(f"sendviewer.ui.{tab}_page")
