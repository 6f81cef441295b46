"""Says what has changed in the table, however it was changed: by key, menu, dialog or undo.

Columns and sort are told at once, how many rows are left when it is quiet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from sendviewer.present.column_speech import columns_changed
from sendviewer.present.options import TableOptions
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

    def tell(self, before: TableOptions, after: TableOptions, current: str) -> None:
        """Tell what is new in the table that is shown; ``current`` was the column before."""
        table, old, new = self._page.whole_table, before.query, after.query
        words = [columns_changed(table, before.columns, after.columns, current)]
        if old.sort != new.sort:
            words.append(sorted_by(table, new))
        if any(words):
            self._state.say_of_tab(". ".join(filter(None, words)))
        if (old.search, old.filters) != (new.search, new.filters):
            self.quiet.start()

    def _say_rows(self) -> None:
        reason = empty_reason(self._page.whole_table, self._page.query)
        self._state.say_of_tab(reason or self._page.rows_text)
