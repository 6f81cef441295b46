"""The switch between share and prevalence, above the table and above the chart alike.

Where a page does not know all its pupils, prevalence stays in sight but can not be chosen, and
its tip says why; what a person wished comes back with the next page that knows them.
"""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from sendviewer.core.comparisons import Base, prevalence_is_known
from sendviewer.core.pages import Page
from sendviewer.present.options import ViewOptions
from sendviewer.present.page_words import PageWords, shown_base
from sendviewer.ui.commands import Condition
from sendviewer.views.controls import SegmentedControl
from sendviewer.views.look import Looks

__all__ = ["BaseSwitch"]

OPTIONS = ((Base.SHARE.value, "% of total"), (Base.PREVALENCE.value, "per 100 pupils"))


class BaseSwitch(SegmentedControl):
    """Two options: of all that the page counts, and per 100 pupils."""

    def __init__(self, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__("Figures as", OPTIONS, looks, parent)

    def show_state(self, page: Page, options: ViewOptions) -> None:
        """Name the options for ``page`` and show which is chosen, without telling anyone."""
        words = PageWords(page)
        self.set_text(Base.SHARE.value, f"% of {words.counted}")
        self.set_text(Base.PREVALENCE.value, words.per_hundred)
        reason = "" if prevalence_is_known(page) else Condition.KNOWS_PUPILS.value
        self.set_possible(Base.PREVALENCE.value, reason)
        self.choose(shown_base(page, options).value)
