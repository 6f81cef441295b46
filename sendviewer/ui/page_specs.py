"""What is shown of a page, and the chart that was drawn of it last; may be made in any thread."""

from __future__ import annotations

from functools import cached_property

from sendviewer.core.pages import Page
from sendviewer.present.card_specs import OverviewSpec
from sendviewer.present.options import ChartOptions, ChartOrder, TableOptions, ViewOptions
from sendviewer.present.specs import ChartSpec, TableSpec, TextSpec

__all__ = ["PageSpecs"]


_ChartChoice = tuple[ChartOptions, TableOptions | None]
"""What a chart of one page depends on: the table only where it gives the order."""


class PageSpecs:
    """The specs of a page, a confidence and a base; each is made once, when asked.

    Only the chart depends on more than that: it is made anew for other options.
    """

    def __init__(self, page: Page, options: ViewOptions) -> None:
        self.page = page
        self._options = options
        self._chart: tuple[_ChartChoice, ChartSpec] | None = None

    @cached_property
    def table(self) -> TableSpec:
        """All needs with all columns."""
        from sendviewer.present.table import build_table

        return build_table(self.page, self._options)

    @cached_property
    def overview(self) -> OverviewSpec:
        """All cards."""
        from sendviewer.present.overview import build_overview

        return build_overview(self.page, self._options)

    @cached_property
    def text(self) -> TextSpec:
        """All sections."""
        from sendviewer.present.text import build_text

        return build_text(self.page)

    def chart(self, options: ViewOptions) -> ChartSpec:
        """Return the chart that ``options`` ask for, which :meth:`fit` the page."""
        by_table = options.chart.order is ChartOrder.TABLE
        choice = (options.chart, options.table if by_table else None)
        if self._chart is None or self._chart[0] != choice:
            self._chart = (choice, self._drawn(options))
        return self._chart[1]

    def _drawn(self, options: ViewOptions) -> ChartSpec:
        from sendviewer.present.chart import build_chart
        from sendviewer.present.table import apply_options

        by_table = options.chart.order is ChartOrder.TABLE
        table = apply_options(self.table, options.table) if by_table else None
        return build_chart(self.page, options, table)

    def make(self) -> None:
        """Make all of them now, so that nobody who shows the page waits for them."""
        _ = self.table, self.overview, self.text, self.chart(self._options)

    def fit(self, page: Page, options: ViewOptions) -> bool:
        """Return whether they are those of this page, seen in this way."""
        own = self._options
        seen_alike = (own.confidence, own.base) == (options.confidence, options.base)
        return page is self.page and seen_alike
