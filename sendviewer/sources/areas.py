"""The directory of areas: finds the place that a person means, and knows its region and history.

What is found is always one of the places that a release has. An area that was divided or joined
is never taken for another: its history is told, and the person chooses.
"""

from __future__ import annotations

import re
from functools import cache

from sendviewer.core.needs import loosely
from sendviewer.core.selections import Level, Place
from sendviewer.core.word_lists import listed
from sendviewer.sources.area_errors import (
    absent_authority,
    absent_region,
    ambiguous_area,
    no_area,
    unknown_area,
)
from sendviewer.sources.area_search import AreaMatch, PlaceIndex
from sendviewer.sources.area_words import beginning_sentence, ending_sentence, named
from sendviewer.sources.authorities import AuthorityTable, Region, authority_table

__all__ = ["AreaDirectory", "AreaMatch", "directory"]

_MOST_NEAR = 5

#: What a council calls itself around the name of its area, as matched loosely.
_COUNCIL_WORDS = re.compile(
    r"^(?:(?:london|royal) borough of |city of |county of )"
    r"|(?: (?:city|county|(?:metropolitan )?(?:borough|district)))? council$"
)


class AreaDirectory:
    """Every local authority of England since 2009, and the regions, as a guide to places.

    ``places`` are those that a release has in one period; the index of the last ones is kept, so
    that a search at each key costs well under a millisecond or two. Safe from any thread.
    """

    def __init__(self, table: AuthorityTable) -> None:
        self._table = table
        self._index = PlaceIndex.of((), table)
        self._regions: dict[Place, tuple[str, str]] = {}

    def find(self, text: str, places: tuple[Place, ...]) -> Place:
        """Return the place that ``text`` names: a whole name, also another or an old one, or code.

        The beginning of a name is not enough: “Oxford” may not mean Oxfordshire. Raises
        InputError that lists the nearest if there is none, all if there are several, and what
        became of an authority that has no rows.
        """
        if not loosely(text):
            raise no_area()
        index = self._index_of(places)
        for words in _readings(text):
            found = index.whole(words)
            if len(found) > 1:
                raise ambiguous_area(text, found)
            if found:
                return found[0]
            self._check_not_absent(words, places)
        raise unknown_area(text, index.nearest(text, _MOST_NEAR))

    def search(
        self, text: str, places: tuple[Place, ...], limit: int | None = 12
    ) -> tuple[AreaMatch, ...]:
        """Return the places that fit what has been typed so far, the closest first.

        Without text these are all: England, regions, authorities by name. ``limit`` None is
        without limit.
        """
        index = self._index_of(places)
        for words in _readings(text):
            found = tuple(index.search(words))[:limit]
            if found:
                return found
        return ()

    def nearest(self, text: str, places: tuple[Place, ...], limit: int = 5) -> tuple[Place, ...]:
        """Return places that are spelled nearly as ``text``, for a search that found nothing."""
        return self._index_of(places).nearest(text, limit)

    def lineage(self, place: Place) -> tuple[str, ...]:
        """Return sentences on the splits and merges that a place came from or ended in.

        Most places have none. A change of the 9-character code alone is not told, as the area
        stayed the same to the published figures.
        """
        authorities = self._table.authorities_of(place)
        sentences = []
        if len(authorities) > 1:
            names = listed([named(authority) for authority in authorities])
            sentences.append(f"{names} are published as one row.")
        for authority in authorities:
            sentences.append(beginning_sentence(self._table, authority))
            sentences.append(ending_sentence(self._table, authority))
        return tuple(sentence for sentence in sentences if sentence)

    def region_of(self, place: Place) -> tuple[str, str]:
        """Return code and name of the region that a place is in, or is; both "" for England.

        Places in Inner and Outer London are in London, whatever the file gives as their region.
        For a place that the directory does not know, this is the region that the file gives.
        """
        known = self._regions.get(place)
        if known is None:
            known = self._regions[place] = self._find_region(place)
        return known

    def _find_region(self, place: Place) -> tuple[str, str]:
        if place.level is Level.NATIONAL:
            return "", ""
        authorities = self._table.authorities_of(place)
        if authorities:
            return authorities[0].region_code, authorities[0].region_name
        region = self._table.region_like(place)
        if region is None and place.level is Level.LOCAL_AUTHORITY:
            region = self._table.regions.get(place.region_code)
            if region is None:
                return place.region_code, place.region_name
        if region is None:
            return place.code, place.name
        return self._whole_region(region)

    def _whole_region(self, region: Region) -> tuple[str, str]:
        if region.level is Level.REGION_PART:
            region = self._table.regions[region.part_of]
        return region.code, region.name

    def _index_of(self, places: tuple[Place, ...]) -> PlaceIndex:
        index = self._index
        if index.places is not places and index.places != places:
            index = self._index = PlaceIndex.of(places, self._table)
        return index

    def _check_not_absent(self, text: str, places: tuple[Place, ...]) -> None:
        """Raise InputError if ``text`` names an area of the directory, which has no rows."""
        typed = loosely(text)
        authorities = self._table.called.get(typed)
        if authorities:
            raise absent_authority(self._table, authorities[0], places)
        for region in self._table.regions.values():
            if typed in map(loosely, (*region.names, region.code)):
                raise absent_region(region, self._table, places)


@cache
def directory() -> AreaDirectory:
    """Return the directory that ships with the program; it is read once, when first asked for."""
    return AreaDirectory(authority_table())


def _readings(text: str) -> list[str]:
    """Return ``text`` as it was typed and, if it differs, without the words of a council."""
    typed = loosely(text)
    return list(dict.fromkeys([typed, _COUNCIL_WORDS.sub("", typed)]))
