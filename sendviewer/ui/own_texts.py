"""Keeps a person's own text for an area from year to year, each area's in a file of its own.

The text belongs to the areas that are added together, whatever they are called, and remembers
for each section which period it was written for. Tests hand in a store that keeps it in memory.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from msgspec.structs import replace

from sendviewer.core.errors import InputError, Place
from sendviewer.core.pages import Page, Section
from sendviewer.export.files import write_beside
from sendviewer.sources.section_text import read_sections, sections_text

__all__ = ["FolderOwnTexts", "KeptOwnTexts", "OwnTexts", "areas_key", "as_kept_for", "own_text_of"]


class OwnTexts(Protocol):
    """Where own texts are kept, by the key of :func:`areas_key`."""

    def load(self, key: str) -> tuple[Section, ...]:
        """Return what was kept, each section with its period; nothing if there is nothing."""

    def save(self, key: str, sections: Sequence[Section]) -> None:
        """Keep sections that each say in ``written_for`` which period they are of."""


def areas_key(page: Page) -> str:
    """Return the key of a page's areas: their codes in order, whatever the footprint's name."""
    return "-".join(sorted(area.dfe_code or area.code or area.name for area in page.areas))


def own_text_of(page: Page) -> tuple[Section, ...]:
    """Return a page's own text as it is kept: each section says which period it is of."""
    return tuple(
        replace(section, written_for=section.written_for or page.period.label)
        for section in page.sections
        if not section.is_made
    )


def as_kept_for(period_label: str, sections: Sequence[Section]) -> tuple[Section, ...]:
    """Return kept sections for a page of this period: only older ones say what they are of."""
    return tuple(
        replace(section, written_for="") if section.written_for == period_label else section
        for section in sections
    )


class KeptOwnTexts(dict[str, tuple[Section, ...]]):
    """Keeps texts as long as the program runs."""

    def load(self, key: str) -> tuple[Section, ...]:
        """Return what was kept."""
        return self.get(key, ())

    def save(self, key: str, sections: Sequence[Section]) -> None:
        """Keep sections."""
        self[key] = tuple(sections)


class FolderOwnTexts:
    """Keeps texts in a folder, in the form of a page's text.md, so that any editor opens them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load(self, key: str) -> tuple[Section, ...]:
        """Return what was kept; raises InputError for a file that cannot be read."""
        path = self._path(key)
        try:
            text = path.read_text("utf-8-sig")
        except FileNotFoundError:
            return ()
        except (OSError, UnicodeError) as fault:
            problem = f"Your own text for this area cannot be read: {fault}."
            remedy = "Move the file away to begin a new text, or put back a copy of it."
            raise InputError(problem, place=Place(str(path)), remedy=remedy) from fault
        return read_sections(str(path), text)

    def save(self, key: str, sections: Sequence[Section]) -> None:
        """Keep sections, whole or not at all; raises InputError if they cannot be written."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as fault:
            problem = f"Your own text cannot be kept: {fault.strerror}."
            raise InputError(problem, place=Place(str(self._folder))) from fault
        write_beside(self._path(key), sections_text(sections).encode())

    def _path(self, key: str) -> Path:
        name = "".join(letter if letter.isalnum() or letter == "-" else "_" for letter in key)
        return self._folder / f"{name}.md"
