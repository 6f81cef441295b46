"""Finds places by what a person types: names, other names, codes, and what came before or after.

Words are matched loosely, without case and punctuation. A whole label goes before its beginning,
that before words inside it, that before any part of it. Among equals a name goes before a code,
and a code before history.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from sendviewer.core.needs import loosely
from sendviewer.core.selections import Level, Place
from sendviewer.sources.area_labels import Fit, Kind, Label, labels_of
from sendviewer.sources.authorities import AuthorityTable

__all__ = ["AreaMatch", "PlaceIndex"]

_LEVELS = list(Level)
_OWN = (Kind.OWN_NAME, Kind.OWN_CODE)
_BY_DIRECTORY = (Kind.NAME, Kind.CODE)

#: Of difflib: two thirds of the letters stand in the same order.
_ALIKE = 0.66


@dataclass(frozen=True, slots=True)
class AreaMatch:
    """A place that fits what was typed.

    ``matched`` says what fitted when it is not the name: "855", "formerly E08000016",
    "also called Hull", "from part of Northamptonshire"; otherwise it is empty.
    """

    place: Place
    matched: str = ""


@dataclass(frozen=True, slots=True)
class _Entry:
    place: Place
    labels: tuple[Label, ...]

    def best(self, typed: str) -> tuple[Fit, Kind, str] | None:
        """Return the closest fit, of which kind, and what to tell unless the name fits too."""
        fits = [
            (fit, label.kind, label.matched)
            for label in self.labels
            if (fit := label.fit(typed)) is not None
        ]
        if not fits:
            return None
        fit, kind, matched = min(fits)
        name_fits = any(kind is Kind.OWN_NAME for _, kind, _ in fits)
        return fit, kind, "" if name_fits else matched


@dataclass(frozen=True, slots=True)
class PlaceIndex:
    """The labels of the places of one dataset and period, ready to be searched."""

    places: tuple[Place, ...]
    _entries: tuple[_Entry, ...] = field(repr=False)

    @classmethod
    def of(cls, places: tuple[Place, ...], table: AuthorityTable) -> PlaceIndex:
        """Gather the labels of ``places`` and order them: the widest level first, then by name."""
        present = {one.dfe_code for place in places for one in table.authorities_of(place)}
        entries = [_Entry(place, labels_of(place, table, present)) for place in places]
        return cls(places, tuple(sorted(entries, key=_order)))

    def search(self, text: str) -> Iterator[AreaMatch]:
        """Yield the places that fit ``text``, the closest first; every place if it is empty."""
        typed = loosely(text)
        if not typed:
            yield from (AreaMatch(entry.place) for entry in self._entries)
            return
        found = [(best, entry.place) for entry in self._entries if (best := entry.best(typed))]
        found.sort(key=lambda match: match[0][:2])  # stable: equals stay widest first, by name
        yield from (AreaMatch(place, matched) for (_, _, matched), place in found)

    def whole(self, text: str) -> tuple[Place, ...]:
        """Return the places that ``text`` names: by their own name or code, else by another."""
        typed = loosely(text)
        return self._labelled(typed, _OWN) or self._labelled(typed, _BY_DIRECTORY)

    def nearest(self, text: str, limit: int) -> tuple[Place, ...]:
        """Return the places that fit ``text`` or are spelled nearly so, the closest first."""
        from difflib import get_close_matches  # noqa: PLC0415 - only for an error

        typed = loosely(text)
        if not typed:
            return ()
        near = dict.fromkeys(match.place for match in self.search(typed))
        spelled = {
            label.words: entry.place
            for entry in self._entries
            for label in entry.labels
            if label.kind in {Kind.OWN_NAME, Kind.NAME}
        }
        alike = get_close_matches(typed, spelled, n=limit, cutoff=_ALIKE)
        near.update(dict.fromkeys(spelled[words] for words in alike))
        return tuple(near)[:limit]

    def _labelled(self, typed: str, kinds: tuple[Kind, ...]) -> tuple[Place, ...]:
        return tuple(
            entry.place
            for entry in self._entries
            if any(label.words == typed and label.kind in kinds for label in entry.labels)
        )


def _order(entry: _Entry) -> tuple[int, str, str]:
    place = entry.place
    return _LEVELS.index(place.level), loosely(place.name), place.key
