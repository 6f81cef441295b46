"""Before the program ends: says once what would be lost, remembers the window, ends all work."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtGui import QGuiApplication

from sendviewer.ui.remembered_window import remember_window
from sendviewer.ui.settings import CLIPBOARD_TOLD
from sendviewer.ui.surroundings import Surroundings

if TYPE_CHECKING:  # the window asks when it is to be closed
    from sendviewer.ui.main_window import MainWindow

__all__ = ["end_work", "must_wait"]


def must_wait(window: MainWindow) -> bool:
    """Return whether the person has to be told first, once, that what was copied will be lost."""
    around = window.around
    if not _would_be_lost(around):
        return False
    around.settings.set(CLIPBOARD_TOLD, True)  # noqa: FBT003 - the value of the setting
    window.dialogs.tell_of_clipboard(window.close)
    return True


def end_work(window: MainWindow) -> None:
    """Remember how a window is left, and end all that goes on in it."""
    remember_window(window, window.tabs, window.state, window.around.settings)
    window.rest_of_start.drop()
    window.tabs.stop_building()
    if window.is_complete:
        window.dialogs.close_windows()
    window.tasks.close()
    window.releases.close()


def _would_be_lost(around: Surroundings) -> bool:
    """Return whether, as on X11, what was copied ends with the program, and nobody was told."""
    application = cast("QGuiApplication", QGuiApplication.instance())
    if application.isSavingSession():
        return False
    is_told = around.settings.get(CLIPBOARD_TOLD)
    return around.platform == "xcb" and around.clipboard.owns() and not is_told
