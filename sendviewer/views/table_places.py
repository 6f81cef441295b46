"""Decides where the parts of a table stand: headers and rows, the total, the key to its symbols.

The total stands directly under the last row, or at the foot if rows are scrolled.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QWidget

from sendviewer.views.label import Label
from sendviewer.views.look import Looks
from sendviewer.views.scroll_bars import WIDTH as SCROLL_BAR_WIDTH
from sendviewer.views.table_layout import PADDING
from sendviewer.views.table_view import TableView, TotalView

__all__ = ["TablePlaces"]

HEADER, ROW = 52, 36
"""Pixels at 100% text of headers on two lines, and of a row on one."""

ROWS_IN_SIGHT = 4
ABOVE_KEY = 8


class TablePlaces:
    """The places of the parts of one panel, in its pixels; widths of columns are given."""

    def __init__(
        self, panel: QWidget, view: TableView, total_view: TotalView, key: Label, looks: Looks
    ) -> None:
        self._panel = panel
        self._view = view
        self._total_view = total_view
        self._key = key
        self._looks = looks
        self._rows_scroll = False
        self._arranged: tuple[object, ...] = ()

    @property
    def rows_scroll(self) -> bool:
        """Whether there is not enough height for all rows."""
        return self._rows_scroll

    @property
    def width_of_cells(self) -> int:
        """The width that is left beside the vertical scroll bar."""
        return self._panel.width() - (SCROLL_BAR_WIDTH if self._rows_scroll else 0)

    @property
    def least_height(self) -> int:
        """The height of headers, a few rows and the total.

        As if rows were scrolled sideways: whether they are depends on the height that is given.
        """
        look = self._looks.current
        above = look.scaled(HEADER) + ROWS_IN_SIGHT * look.scaled(ROW)
        return above + self._rows_of_total() + SCROLL_BAR_WIDTH + self._key_height()

    def find_out_whether_rows_scroll(self) -> bool:
        """Compare rows with the room for them, as columns and rows are now."""
        self._rows_scroll = False
        self._rows_scroll = self._rows_end() > self._room_for_rows()
        return self._rows_scroll

    def arrange(self) -> bool:
        """Put the parts where they belong; return False if they are there: a sort moves none."""
        scrolls = self.find_out_whether_rows_scroll()
        header = self._view.header
        heights = (self._header_height(), self._view.rows_height, self._total_height())
        size = self._panel.size()
        arranged = (size, scrolls, header.length(), *heights, self._key_height())
        if arranged == self._arranged:
            return False
        self._arranged = arranged
        self._place_parts()
        header.updateGeometry()
        self._view.updateGeometries()
        self._total_view.updateGeometries()
        return True

    def _place_parts(self) -> None:
        policy = Qt.ScrollBarPolicy
        self._view.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOn if self._rows_scroll else policy.ScrollBarAlwaysOff
        )
        body = min(self._rows_end(), self._room_for_rows())
        self._view.setGeometry(QRect(0, 0, self._panel.width(), body))
        # As wide as the rows beside their scroll bar, or both would not scroll sideways alike.
        total = QRect(0, body, self.width_of_cells, self._total_height())
        self._total_view.setGeometry(total)
        self._total_view.setVisible(total.height() > 0)
        self._place_key(total.bottom() + 1)

    def _header_height(self) -> int:
        return self._view.header.sizeHint().height()

    def _room_for_rows(self) -> int:
        return max(self._header_height(), self._panel.height() - self._foot_height())

    def _foot_height(self) -> int:
        """Return the height of all that stands under the rows."""
        return self._total_height() + self._key_height()

    def _key_height(self) -> int:
        if not self._key.text():
            return 0
        look = self._looks.current
        return look.scaled(ABOVE_KEY) + self._key.heightForWidth(self._key_width())

    def _key_width(self) -> int:
        return max(1, self._panel.width() - 2 * self._looks.current.scaled(PADDING))

    def _place_key(self, top: int) -> None:
        """Put the key under ``top``, its words in line with those of the first column."""
        look, height = self._looks.current, self._key_height()
        above = look.scaled(ABOVE_KEY)
        self._key.setGeometry(look.scaled(PADDING), top + above, self._key_width(), height - above)
        self._key.setVisible(height > 0)

    def _total_height(self) -> int:
        return self._rows_of_total() + self._scroll_bar_height()

    def _rows_of_total(self) -> int:
        return self._total_view.rows_height if self._total_view.model().rowCount() else 0

    def _rows_end(self) -> int:
        """Return where the last row would end if there were room for all of them."""
        return self._header_height() + self._view.rows_height

    def _scroll_bar_height(self) -> int:
        wider = self._view.header.length() > self.width_of_cells
        return SCROLL_BAR_WIDTH if wider else 0
