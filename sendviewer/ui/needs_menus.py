"""The menus of the table of needs: one for a column at its header, one for a cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAction

from sendviewer.present.specs import ColumnSpec
from sendviewer.ui.columns_model import ALWAYS_SHOWN
from sendviewer.ui.table_menus import CELL_COMMANDS, MenuEntry, build_menu, sort_texts
from sendviewer.views.look import Looks

if TYPE_CHECKING:  # the page makes its menus
    from sendviewer.ui.needs_page import NeedsPage

__all__ = ["NeedsMenus"]

WIDTH_STEP = 24


class NeedsMenus(QObject):
    """Opens the menus of ``page``; what is chosen in them, the page does."""

    def __init__(self, page: NeedsPage, looks: Looks) -> None:
        super().__init__(page)
        self._page = page
        self._looks = looks

    def open_for_column(self, section: int, place: QPoint) -> None:
        """Open the menu of the current column, which is at ``section``."""
        column = self._page.shown_table.columns[section]
        entries = self._column_entries(column, section)
        build_menu(f"Column {column.title}", entries, self._looks, self._page).popup(place)

    def open_for_cell(self, place: QPoint) -> None:
        """Open the menu of the current cell."""
        menu = build_menu("Table", [], self._looks, self._page)
        for text, command in CELL_COMMANDS:
            menu.addAction(text).setData(command)
        menu.triggered.connect(self._run_cell_command)
        menu.popup(place)

    def _column_entries(self, column: ColumnSpec, section: int) -> list[MenuEntry]:
        commands, model = self._page.column_commands, self._page.panel.model
        up, down = sort_texts(column)
        last = len(self._page.shown_table.columns) - 1
        return [
            (up, commands.sort_ascending, True),
            (down, commands.sort_descending, True),
            ("&Then sort by this", commands.sort_add, True),
            None,
            ("&Filter…", commands.filter_column, True),
            ("&Clear filter", commands.clear_filter, model.is_filtered(section)),
            None,
            ("&Hide column", commands.hide_column, column.id != ALWAYS_SHOWN),
            ("Move l&eft", self._move_left, section > 0),
            ("Move r&ight", self._move_right, section < last),
            ("&Wider", self._widen, True),
            ("&Narrower", self._narrow, True),
        ]

    def _run_cell_command(self, action: QAction) -> None:
        self._page.command_requested.emit(str(action.data()))

    def _move_left(self) -> None:
        self._page.column_commands.move_column(-1)

    def _move_right(self) -> None:
        self._page.column_commands.move_column(1)

    def _widen(self) -> None:
        self._resize(WIDTH_STEP)

    def _narrow(self) -> None:
        self._resize(-WIDTH_STEP)

    def _resize(self, step: int) -> None:
        panel = self._page.panel
        panel.resize_column(panel.header.current_section, step)
