"""Asks the person for files and folders: the one door to the system's file dialogs."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QFileDialog, QWidget

__all__ = ["FileChooser", "SystemFileChooser"]


class FileChooser(Protocol):
    """Where the names of files come from. Each answer is None if the person cancels."""

    def file_to_open(self, folder: str) -> Path | None:
        """Ask for a file to open, beginning in ``folder``."""

    def folder_to_open(self, folder: str) -> Path | None:
        """Ask for a folder to open, beginning in ``folder``."""

    def file_to_save(self, title: str, proposal: Path, kinds: tuple[str, ...]) -> Path | None:
        """Ask where to save; ``kinds`` are filters such as "PNG picture (*.png)"."""


class SystemFileChooser:
    """The file dialogs of the system."""

    def __init__(self, window: QWidget) -> None:
        self._window = window

    def file_to_open(self, folder: str) -> Path | None:
        """Ask for a file to open, beginning in ``folder``."""
        kinds = "Pages (*.zip datapackage.json);;All files (*)"
        name, _ = QFileDialog.getOpenFileName(self._window, "Open a page", folder, kinds)
        return Path(name) if name else None

    def folder_to_open(self, folder: str) -> Path | None:
        """Ask for a folder to open, beginning in ``folder``."""
        name = QFileDialog.getExistingDirectory(self._window, "Open a page's folder", folder)
        return Path(name) if name else None

    def file_to_save(self, title: str, proposal: Path, kinds: tuple[str, ...]) -> Path | None:
        """Ask where to save; a name without an ending gets that of the chosen kind."""
        name, kind = QFileDialog.getSaveFileName(
            self._window, title, str(proposal), ";;".join(kinds)
        )
        return _with_ending(Path(name), kind) if name else None


def _with_ending(path: Path, kind: str) -> Path:
    """Return ``path`` with the ending of a kind such as "PNG picture (*.png)", if it has none."""
    ending = kind.rpartition("(*")[2].removesuffix(")")
    if path.suffix or not ending.startswith("."):
        return path
    return path.with_suffix(ending)
