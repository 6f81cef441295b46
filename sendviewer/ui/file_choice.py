"""Asks the person for files and folders: the one door to the system's file dialogs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QWidget

from sendviewer.sources.file_names import is_too_long

__all__ = ["FileChooser", "SystemFileChooser", "ending_of", "endings_of", "with_ending"]


class FileChooser(Protocol):
    """Where the names of files come from. Each answer is None if the person cancels."""

    def files_to_open(self, folder: str) -> tuple[Path, ...]:
        """Ask for one or more files to open, beginning in ``folder``; none if cancelled."""

    def other_file_to_open(self, title: str, folder: str, kinds: str) -> Path | None:
        """Ask for a file that goes with a page, of ``kinds`` such as "Areas (*.json)"."""

    def folder_to_open(self, folder: str) -> Path | None:
        """Ask for a folder to open, beginning in ``folder``."""

    def folder_to_save(self, title: str, folder: str) -> Path | None:
        """Ask for a folder to save into, beginning in ``folder``."""

    def file_to_save(self, title: str, proposal: Path, kinds: tuple[str, ...]) -> Path | None:
        """Ask where to save; ``kinds`` are filters such as "PNG picture (*.png)"."""


class SystemFileChooser:
    """The file dialogs of the system."""

    def __init__(self, window: QWidget) -> None:
        self._window = window

    def files_to_open(self, folder: str) -> tuple[Path, ...]:
        """Ask for one or more files to open, beginning in ``folder``; none if cancelled."""
        kinds = "Pages and DfE files (*.zip *.csv *.xlsx datapackage.json);;All files (*)"
        title = "Open a page or DfE files"
        from PySide6.QtWidgets import QFileDialog

        names, _ = QFileDialog.getOpenFileNames(self._window, title, folder, kinds)
        return tuple(Path(name) for name in names)

    def other_file_to_open(self, title: str, folder: str, kinds: str) -> Path | None:
        """Ask for a file that goes with a page, of ``kinds`` such as "Areas (*.json)"."""
        from PySide6.QtWidgets import QFileDialog

        name, _ = QFileDialog.getOpenFileName(self._window, title, folder, kinds)
        return Path(name) if name else None

    def folder_to_open(self, folder: str) -> Path | None:
        """Ask for a folder to open, beginning in ``folder``."""
        from PySide6.QtWidgets import QFileDialog

        name = QFileDialog.getExistingDirectory(self._window, "Open a page's folder", folder)
        return Path(name) if name else None

    def folder_to_save(self, title: str, folder: str) -> Path | None:
        """Ask for a folder to save into, beginning in ``folder``."""
        from PySide6.QtWidgets import QFileDialog

        name = QFileDialog.getExistingDirectory(self._window, title, folder)
        return Path(name) if name else None

    def file_to_save(self, title: str, proposal: Path, kinds: tuple[str, ...]) -> Path | None:
        """Ask where to save; a name that has no ending of a kind gets that of the chosen kind."""
        from PySide6.QtWidgets import QFileDialog

        kind = kinds[0]
        while True:
            name, kind = QFileDialog.getSaveFileName(
                self._window, title, str(proposal), ";;".join(kinds), kind
            )
            if not name:
                return None
            path = with_ending(Path(name), kind, kinds)
            if path == Path(name) or is_too_long(path) or not path.exists():
                return path
            # Whether to replace a file was asked for another name: it is asked again, for this.
            proposal = path


def endings_of(kinds: Sequence[str]) -> tuple[str, ...]:
    """Return the endings of kinds such as "PNG picture (*.png)"; "" for a kind without."""
    return tuple(kind.rpartition("(*")[2].removesuffix(")") for kind in kinds)


def ending_of(path: Path) -> str:
    """Return the ending of a name in small letters; none where it has no letter ("2020.04")."""
    ending = path.suffix.lower()
    return ending if any(letter.isalpha() for letter in ending) else ""


def with_ending(path: Path, kind: str, kinds: Sequence[str]) -> Path:
    """Return ``path`` with the ending of ``kind``, unless it has that of one of ``kinds``."""
    (wanted,) = endings_of([kind or kinds[0]])
    if ending_of(path) and ending_of(path) in endings_of(kinds):
        return path
    return path.with_name(path.name + wanted)
