"""Says what has changed in the table: the sort at once, how many rows are left when it is quiet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from sendviewer.present.options import Query
from sendviewer.present.table import empty_reason
from sendviewer.present.table_speech import sorted_by
from sendviewer.ui.state import PageState

if TYPE_CHECKING:  # the page has its changes told
    from sendviewer.ui.needs_page import NeedsPage

__all__ = ["TableChanges"]

QUIET_MS = 400
"""How long somebody has to stop typing before the number of rows is read aloud."""


class TableChanges(QObject):
    """Tells of the table of ``page``."""

    def __init__(self, page: NeedsPage, state: PageState) -> None:
        super().__init__(page)
        self._page = page
        self._state = state
        self.quiet = QTimer(self)
        self.quiet.setSingleShot(True)
        self.quiet.setInterval(QUIET_MS)
        self.quiet.timeout.connect(self._say_rows)

    def tell(self, before: Query, after: Query) -> None:
        """Tell what is new in a query that is shown."""
        if before.sort != after.sort:
            self._state.say(sorted_by(self._page.whole_table, after))
        if (before.search, before.filters) != (after.search, after.filters):
            self.quiet.start()

    def _say_rows(self) -> None:
        reason = empty_reason(self._page.whole_table, self._page.query)
        self._state.say(reason or self._page.rows_text)
