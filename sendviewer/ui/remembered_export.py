"""Remembers how a person exported last: kinds, forms, templates, folder, and a name."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path

from sendviewer.ui.settings import (
    EXPORT_FORMS,
    EXPORT_KINDS,
    EXPORT_NAME,
    EXPORT_TEMPLATES,
    SAVE_FOLDER,
    Settings,
)

__all__ = ["RememberedExport"]


class RememberedExport:
    """Reads and writes what the settings hold of the last export."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    @property
    def kinds(self) -> tuple[str, ...]:
        """The endings of the kinds that were ticked."""
        return self._settings.get(EXPORT_KINDS)

    @property
    def forms(self) -> tuple[str, ...]:
        """The ids of the forms that were ticked."""
        return self._settings.get(EXPORT_FORMS)

    @property
    def templates(self) -> tuple[Path, ...]:
        """The templates, as far as they are still there."""
        paths = self._settings.get(EXPORT_TEMPLATES)
        return tuple(Path(path) for path in paths if Path(path).is_file())

    @property
    def folder(self) -> Path:
        """The folder that something was saved in last; at first a person's own."""
        kept = self._settings.get(SAVE_FOLDER)
        return Path(kept) if kept and Path(kept).is_dir() else Path.home()

    def name(self, proposal: str) -> str:
        """Return the name that was given instead of this proposal, or the proposal."""
        proposed, name = self._settings.get(EXPORT_NAME)
        return name if name and proposed == proposal else proposal

    def keep(self, kinds: Iterable[str], forms: Collection[str], templates: Iterable[Path]) -> None:
        """Keep what was chosen."""
        self._settings.set(EXPORT_KINDS, tuple(kinds))
        self._settings.set(EXPORT_FORMS, tuple(sorted(forms)))
        self._settings.set(EXPORT_TEMPLATES, tuple(map(str, templates)))

    def keep_place(self, folder: Path, proposal: str, name: str) -> None:
        """Keep where it was saved; a name holds for the page that had this proposal."""
        self._settings.set(SAVE_FOLDER, str(folder))
        self._settings.set(EXPORT_NAME, (proposal, name))
