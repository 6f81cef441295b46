"""The state of the window: the page, what a person chose to see of it, the selected need."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from sendviewer.core.pages import Page
from sendviewer.present.card_specs import OverviewSpec
from sendviewer.present.options import ChartOptions, Query, TableOptions, ViewOptions
from sendviewer.present.specs import ChartSpec, TableSpec, TextSpec
from sendviewer.ui.page_specs import PageSpecs

__all__ = ["PageState"]

MOST_STEPS = 100


class PageState(QObject):
    """Holds one page and the view of it; says when one of them has changed, and never else.

    Every change of the view can be taken back. The state knows nothing of widgets.
    """

    page_opened = Signal()
    text_changed = Signal()
    options_changed = Signal()
    history_changed = Signal()
    need_selected = Signal(str)
    notice_given = Signal(str)

    def __init__(
        self, page: Page, options: ViewOptions | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._options = options or ViewOptions()
        self._specs = PageSpecs(page, self._options)
        self._selected_need = ""
        self._undo: list[ViewOptions] = []
        self._redo: list[ViewOptions] = []
        self._is_of_tab = False

    @property
    def page(self) -> Page:
        """The page on the screen."""
        return self._page

    @property
    def options(self) -> ViewOptions:
        """What a person chose to see."""
        return self._options

    @property
    def whole_table(self) -> TableSpec:
        """All needs with all columns: what table, chart and status line are made from."""
        return self._specs.table

    @property
    def overview(self) -> OverviewSpec:
        """All cards of the overview."""
        return self._specs.overview

    @property
    def text(self) -> TextSpec:
        """All sections of the page, with what is said of it in words."""
        return self._specs.text

    @property
    def chart(self) -> ChartSpec:
        """The chart as it is shown."""
        return self._specs.chart(self._options)

    @property
    def selected_need(self) -> str:
        """The code of the selected need, or an empty string."""
        return self._selected_need

    @property
    def can_undo(self) -> bool:
        """Whether there is a change of the view to take back."""
        return bool(self._undo)

    @property
    def can_redo(self) -> bool:
        """Whether there is a change of the view to make again."""
        return bool(self._redo)

    @property
    def notice_is_of_tab(self) -> bool:
        """Whether the last notice tells of the tab that was shown, and of nothing else."""
        return self._is_of_tab

    def open_page(
        self, page: Page, *, keeps_view: bool = False, specs: PageSpecs | None = None
    ) -> None:
        """Show another page. Filters are dropped, since they were made for the old figures.

        They stay if the page ``keeps_view``: the same area in another year, or beside another
        comparator. ``specs`` that were made beforehand are taken up if they fit.
        """
        self._page = page
        self._specs = specs or self._specs
        self._renew_specs()
        self._selected_need = ""
        self._undo.clear()
        self._redo.clear()
        if not keeps_view:
            query = Query(sort=self._options.table.query.sort)
            self._options = replace(self._options, table=replace(self._options.table, query=query))
        self.page_opened.emit()
        self.history_changed.emit()

    def replace_text(self, page: Page) -> None:
        """Show the same page with another text: view and history stay as they are."""
        self._page = page
        self._renew_specs()
        self.text_changed.emit()

    def change_options(self, options: ViewOptions, *, amends: bool = False) -> None:
        """Take up new options; the old ones can be had back by :meth:`undo`.

        What ``amends`` goes on with the last change, as the next letter of a word that somebody
        types does; both are taken back in one step.
        """
        if options == self._options:
            return
        if not (amends and self._undo):
            self._undo.append(self._options)
        del self._undo[:-MOST_STEPS]
        self._redo.clear()
        self._show(options)

    def change_query(self, query: Query, *, amends: bool = False) -> None:
        """Change which rows are shown and in which order."""
        table = replace(self._options.table, query=query)
        self.change_options(replace(self._options, table=table), amends=amends)

    def change_table(self, table: TableOptions) -> None:
        """Change rows or columns of the table."""
        self.change_options(replace(self._options, table=table))

    def change_chart(self, chart: ChartOptions) -> None:
        """Change what the chart shows."""
        self.change_options(replace(self._options, chart=chart))

    def undo(self) -> None:
        """Take back the last change of the view, if there is one."""
        if self._undo:
            self._redo.append(self._options)
            self._show(self._undo.pop())

    def redo(self) -> None:
        """Make again what was taken back last, if there is something."""
        if self._redo:
            self._undo.append(self._options)
            self._show(self._redo.pop())

    def select_need(self, code: str) -> None:
        """Select a need by its code, or none by an empty string, in table and chart alike."""
        if code == self._selected_need:
            return
        self._selected_need = code
        self.need_selected.emit(code)

    def say(self, notice: str) -> None:
        """Show a short notice in the status bar and announce it to a screen reader."""
        self._is_of_tab = False
        self.notice_given.emit(notice)

    def say_of_tab(self, notice: str) -> None:
        """Say what is of use only as long as the tab is shown that is shown now."""
        self._is_of_tab = True
        self.notice_given.emit(notice)

    def _show(self, options: ViewOptions) -> None:
        self._options = options
        self._renew_specs()
        self.options_changed.emit()
        self.history_changed.emit()

    def _renew_specs(self) -> None:
        """Let go of the specs if another page, confidence or base is shown."""
        if not self._specs.fit(self._page, self._options):
            self._specs = PageSpecs(self._page, self._options)
