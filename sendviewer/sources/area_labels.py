"""Gathers the words by which a place is found, and says how closely typed words fit them.

A place has its own name and codes, those that the directory adds (other names, earlier codes),
and its history: what it was formed from, or what was formed from it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import IntEnum

from sendviewer.core.needs import loosely
from sendviewer.core.selections import Place
from sendviewer.sources.authorities import Authority, AuthorityTable, dfe_codes

__all__ = ["Fit", "Kind", "Label", "labels_of"]


class Kind(IntEnum):
    """What a label is to its place; among equal fits the first goes before the others."""

    OWN_NAME = 0
    NAME = 1
    OWN_CODE = 2
    CODE = 3
    HISTORY = 4
    """Another area than the place: never what a person means by it, though near."""


class Fit(IntEnum):
    """How typed words fit a label, the closest first."""

    WHOLE = 0
    BEGINNING = 1
    WORDS = 2
    PART = 3


@dataclass(frozen=True, slots=True)
class Label:
    """Words as they are matched loosely, and how a match with them is told ("" for the name)."""

    words: str
    kind: Kind
    matched: str = ""

    def fit(self, typed: str) -> Fit | None:
        """Return how closely ``typed``, as matched loosely and not empty, fits; None if not."""
        if typed == self.words:
            return Fit.WHOLE
        if self.words.startswith(typed):
            return Fit.BEGINNING
        if self.kind in {Kind.OWN_CODE, Kind.CODE}:
            return None  # figures inside a code are chance
        padded = " " + self.words
        if all(" " + word in padded for word in typed.split()):
            return Fit.WORDS
        return Fit.PART if typed in self.words else None


def labels_of(place: Place, table: AuthorityTable, present: Collection[str]) -> tuple[Label, ...]:
    """Return the labels of ``place``, without repeats; ``present`` are all DfE codes at hand."""
    labels = {label.words: label for label in reversed([*_labels(place, table, present)])}
    return tuple(label for label in reversed(labels.values()) if label.words)


def _labels(place: Place, table: AuthorityTable, present: Collection[str]) -> Iterator[Label]:
    yield Label(loosely(place.name), Kind.OWN_NAME)
    for code in (place.dfe_code, *dfe_codes(place), place.code):
        yield Label(loosely(code), Kind.OWN_CODE, code)
    authorities = table.authorities_of(place)
    if len(authorities) == 1:
        yield from _directory_labels(authorities[0])
    yield from _history_labels(authorities, table, present)
    region = table.region_like(place)
    if region is not None:
        yield from (_other_name(name) for name in region.names)
        yield Label(loosely(region.code), Kind.CODE, region.code)


def _directory_labels(authority: Authority) -> Iterator[Label]:
    yield from (_other_name(name) for name in authority.names)
    for code in (authority.dfe_code, authority.code):
        yield Label(loosely(code), Kind.CODE, code)
    for code in authority.earlier_codes:
        yield Label(loosely(code), Kind.CODE, f"formerly {code}")


def _other_name(name: str) -> Label:
    return Label(loosely(name), Kind.NAME, f"also called {name}")


def _history_labels(
    authorities: tuple[Authority, ...], table: AuthorityTable, present: Collection[str]
) -> Iterator[Label]:
    """Yield the names and codes of predecessors and successors that are not at hand themselves."""
    for authority in authorities:
        for origin in table.predecessors(authority):
            if origin.dfe_code not in present:
                yield from _history(origin, _origin_words(origin, authorities, table))
        for successor in table.successors(authority):
            if successor.dfe_code not in present:
                yield from _history(successor, f"later {successor.name}")


def _origin_words(
    origin: Authority, authorities: tuple[Authority, ...], table: AuthorityTable
) -> str:
    if table.is_whole_of(origin, authorities):
        return f"formerly {origin.name}"
    return f"from {'part of ' if len(origin.became) > 1 else ''}{origin.name}"


def _history(authority: Authority, matched: str) -> Iterator[Label]:
    for words in (*authority.names, authority.dfe_code, *authority.codes):
        yield Label(loosely(words), Kind.HISTORY, matched)
