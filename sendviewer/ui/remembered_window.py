"""Brings the window back as it was left, and keeps how it is left."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QWidget

from sendviewer.choices import FIRST_SIZE
from sendviewer.ui.remembered_view import save_view
from sendviewer.ui.settings import (
    CLIPBOARD_TOLD,
    OPEN_FOLDER,
    READING_VIEW,
    RECENT_FILES,
    SAVE_FOLDER,
    TABLE_LAYOUT,
    WINDOW_GEOMETRY,
    WINDOW_TAB,
    Settings,
)
from sendviewer.ui.state import PageState
from sendviewer.ui.tab_pages import READING, TABS, TabPages

if TYPE_CHECKING:  # at start, only the page that is shown is imported
    from sendviewer.ui.needs_page import NeedsPage

__all__ = [
    "forget_view",
    "remember_window",
    "remembered_tab",
    "restore_geometry",
    "restore_table",
]


def restore_geometry(window: QWidget, settings: Settings) -> None:
    """Give a window its remembered place and size, or its first size."""
    kept = settings.get(WINDOW_GEOMETRY)
    if kept and window.restoreGeometry(QByteArray(kept)):
        return
    room = window.screen().availableSize()
    window.resize(min(FIRST_SIZE[0], room.width()), min(FIRST_SIZE[1], room.height()))


def remembered_tab(settings: Settings) -> str:
    """Return the id of the tab that was shown last."""
    tab = settings.get(WINDOW_TAB)
    return tab if tab in {entry.id for entry in TABS} else TABS[0].id


def restore_table(tabs: TabPages, settings: Settings) -> None:
    """Give the columns of the table their remembered widths, if the table has been built."""
    page = cast("NeedsPage | None", tabs.built("needs"))
    if page is not None:
        widths = settings.get(TABLE_LAYOUT)
        page.restore_layout(widths)


def remember_window(window: QWidget, tabs: TabPages, state: PageState, settings: Settings) -> None:
    """Keep place, size, tab, view and widths of columns."""
    settings.set(WINDOW_GEOMETRY, bytes(window.saveGeometry().data()))
    settings.set(WINDOW_TAB, tabs.tab)
    settings.set(READING_VIEW, tabs.shown == READING.id)
    page = cast("NeedsPage | None", tabs.built("needs"))
    if page is not None:
        settings.set(TABLE_LAYOUT, page.layout_state())
    save_view(state.options, settings)
    settings.save()


def forget_view(settings: Settings) -> None:
    """Forget everything but files, folders and what has been told once."""
    settings.forget(RECENT_FILES, OPEN_FOLDER, SAVE_FOLDER, CLIPBOARD_TOLD)
