"""Opens a file or a folder with the program that the system has for it: the one door to that."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

__all__ = ["FileOpener", "SystemFileOpener"]


class FileOpener(Protocol):
    """What opens files outside of the program."""

    def open(self, path: Path) -> bool:
        """Open a file or a folder; return whether the system took it."""


class SystemFileOpener:
    """The desktop of the system."""

    def open(self, path: Path) -> bool:
        """Open a file or a folder; return whether the system took it."""
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
