"""Decides whether to say, before the program ends, that on X11 what was copied ends with it."""

from __future__ import annotations

from typing import cast

from PySide6.QtGui import QGuiApplication

from sendviewer.export.clipboard import Clipboard
from sendviewer.ui.settings import CLIPBOARD_TOLD, Settings

__all__ = ["should_tell"]


def should_tell(clipboard: Clipboard, settings: Settings, platform: str) -> bool:
    """Return whether something that was copied may be lost and the person has not been told."""
    application = cast("QGuiApplication", QGuiApplication.instance())
    if application.isSavingSession():
        return False
    return platform == "xcb" and clipboard.owns() and not settings.get(CLIPBOARD_TOLD)
