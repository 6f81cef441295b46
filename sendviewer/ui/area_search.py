"""Finds what fits typed words: saved footprints first, then the areas of a file."""

from __future__ import annotations

from collections.abc import Sequence

from sendviewer.core.needs import loosely
from sendviewer.core.selections import Place
from sendviewer.core.word_lists import listed
from sendviewer.sources.areas import AreaDirectory
from sendviewer.sources.dfe.chosen_places import PlacesOfFile
from sendviewer.sources.places import quoted
from sendviewer.ui.area_choices import has_exactly
from sendviewer.ui.area_list import AreaEntry, footprint_entry, place_entry
from sendviewer.ui.saved_footprints import SavedFootprints

__all__ = ["AreaSearch"]

MOST_FOUND = 40


class AreaSearch:
    """Looks in what is saved and in a directory of areas. Without words, everything fits."""

    def __init__(self, directory: AreaDirectory, footprints: SavedFootprints) -> None:
        self._directory = directory
        self._footprints = footprints

    def entries(self, words: str, file: PlacesOfFile, chosen: Sequence[Place]) -> list[AreaEntry]:
        """Return what fits, as rows of a list that show which of them are chosen."""
        return [*self._saved(words, chosen), *self._found(words, file, chosen)]

    def why_none(self, words: str, file: PlacesOfFile) -> str:
        """Return that nothing fits, and which areas of the file are spelled nearly so."""
        near = self._directory.nearest(words, file.places)
        nearest = f" Nearest: {listed([place.name for place in near])}." if near else ""
        return f"No area matches {quoted(words)}.{nearest} Try a name or a 3-digit code."

    def _saved(self, words: str, chosen: Sequence[Place]) -> list[AreaEntry]:
        typed = loosely(words)
        return [
            footprint_entry(one, is_chosen=has_exactly(one, chosen))
            for one in self._footprints.load()
            if all(word in loosely(one.name) for word in typed.split())
        ]

    def _found(self, words: str, file: PlacesOfFile, chosen: Sequence[Place]) -> list[AreaEntry]:
        limit = MOST_FOUND if words else None
        matches = self._directory.search(words, file.places, limit=limit)
        return [
            place_entry(match, self._directory, is_chosen=match.place in chosen)
            for match in matches
        ]
