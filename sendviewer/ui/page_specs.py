"""What is shown of a page whatever is sorted, filtered or drawn; may be made in any thread."""

from __future__ import annotations

from functools import cached_property

from sendviewer.core.pages import Page
from sendviewer.present.card_specs import OverviewSpec
from sendviewer.present.options import ViewOptions
from sendviewer.present.specs import TableSpec, TextSpec

__all__ = ["PageSpecs"]


class PageSpecs:
    """The specs that depend on page, confidence and base alone; each is made once, when asked."""

    def __init__(self, page: Page, options: ViewOptions) -> None:
        self.page = page
        self._options = options

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

    def make(self) -> None:
        """Make all of them now, so that nobody who shows the page waits for them."""
        _ = self.table, self.overview, self.text

    def fit(self, page: Page, options: ViewOptions) -> bool:
        """Return whether they are those of this page, seen in this way."""
        own = self._options
        seen_alike = (own.confidence, own.base) == (options.confidence, options.base)
        return page is self.page and seen_alike
