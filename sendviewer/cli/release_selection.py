"""Puts a selection together from the words of a command; what is not found names what there is."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

from sendviewer.cli.source_choice import choose_period, choose_source
from sendviewer.core.errors import InputError
from sendviewer.core.errors import Place as FilePlace
from sendviewer.core.selections import (
    ComparatorKind,
    ComparatorSelection,
    Dataset,
    Level,
    Phase,
    Place,
    Pooling,
    Provision,
    Selection,
)
from sendviewer.sources.areas import directory
from sendviewer.sources.dfe.release import Release
from sendviewer.sources.footprints import Footprint, read_footprint
from sendviewer.sources.neighbours import NeighbourList, find_neighbours, read_neighbours

__all__ = ["check_comparator", "read_neighbour_list", "read_selection", "read_selections"]

_AreasIn = Callable[[Sequence[Place], Dataset], object]
"""Finds the areas of a page among the places of a source; raises InputError."""

_COMPARATORS = {
    "england": ComparatorKind.ENGLAND,
    "national": ComparatorKind.ENGLAND,
    "region": ComparatorKind.REGION,
    "rest-of-region": ComparatorKind.REST_OF_REGION,
    "neighbours": ComparatorKind.NEIGHBOURS,
    "statistical-neighbours": ComparatorKind.NEIGHBOURS,
}


def read_selection(release: Release, arguments: argparse.Namespace) -> Selection:
    """Return what the words of ``page`` choose in a release; raises InputError."""
    footprint = read_footprint(arguments.footprint) if arguments.footprint else None
    wanted = _wanted_areas(arguments.area, footprint)
    asked = _Asked(release, arguments, lambda places, _: _keys(wanted, places))
    return asked.selection(_keys(wanted, asked.places), _name(arguments, footprint))


def read_selections(
    release: Release, arguments: argparse.Namespace, level: Level
) -> dict[Place, Selection]:
    """Return what the words choose for each area of a level; raises InputError if it has none."""

    def of_level(places: Sequence[Place], dataset: Dataset) -> list[Place]:
        return _of_level(level, places, dataset, arguments.period)

    asked = _Asked(release, arguments, of_level)
    places = of_level(asked.places, asked.dataset)
    return {place: asked.selection((place.key,)) for place in places}


def _of_level(
    level: Level, places: Sequence[Place], dataset: Dataset, period: str | None
) -> list[Place]:
    found = [place for place in places if place.level is level]
    if not found:
        label = choose_period(dataset, period).label
        raise InputError(
            f"{dataset.title} has no figures at this level in {label}.",
            remedy="Choose another --level or --period; 'sendviewer areas FILE' lists them.",
        )
    return found


class _Asked:
    """What is chosen in a release, whatever the area; raises InputError for what is not there."""

    def __init__(self, release: Release, arguments: argparse.Namespace, areas_in: _AreasIn) -> None:
        def look(dataset: Dataset) -> None:
            places = release.places(dataset.id, choose_period(dataset, arguments.period).key)
            areas_in(places, dataset)
            _comparator(arguments, places)

        self.dataset = choose_source(release, arguments.source, arguments.period, look)
        self.period = choose_period(self.dataset, arguments.period)
        self.places = release.places(self.dataset.id, self.period.key)
        self._provision = Provision(arguments.provision or self.dataset.provisions[0].value)
        _require(self._provision, self.dataset.provisions, self.dataset)
        self._phase = Phase(arguments.phase)
        _require(self._phase, self.dataset.phases, self.dataset)
        self._comparator = _comparator(arguments, self.places)

    def selection(self, area_keys: tuple[str, ...], name: str = "") -> Selection:
        return Selection(
            dataset_id=self.dataset.id,
            period_key=self.period.key,
            area_keys=area_keys,
            name=name,
            provision=self._provision,
            phase=self._phase,
            comparator=self._comparator,
        )


def _name(arguments: argparse.Namespace, footprint: Footprint | None) -> str:
    """Return the name in one line; the footprint's own only if no area was added to it."""
    if arguments.name is not None:
        return " ".join(arguments.name.split())
    return footprint.name if footprint and not arguments.area else ""


def _require(
    chosen: Provision | Phase, offered: Sequence[Provision | Phase], dataset: Dataset
) -> None:
    if chosen not in offered:
        known = ", ".join(one.value for one in offered)
        raise InputError(
            f"{dataset.title} does not give figures for '{chosen.value}'.",
            remedy=f"It has: {known}.",
        )


def _wanted_areas(words: Sequence[str], footprint: Footprint | None) -> list[str]:
    """Return what names the areas; raises InputError if nothing does."""
    wanted = list(words)
    if footprint:
        wanted += [area.dfe_code or area.code for area in footprint.areas]
    if not wanted:
        raise InputError(
            "No area was given.",
            remedy="Add --area with a name or code, or --footprint with a file of areas; "
            "'sendviewer areas FILE' lists what there is.",
        )
    return wanted


def _keys(words: Sequence[str], places: Sequence[Place]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(directory().find(each, tuple(places)).key for each in words))


def _comparator(arguments: argparse.Namespace, places: Sequence[Place]) -> ComparatorSelection:
    pooling = Pooling.SIMPLE_MEAN if arguments.simple_mean else Pooling.POOLED
    kind = _kind(arguments)
    if kind is not ComparatorKind.AREAS:
        return ComparatorSelection(kind, pooling=pooling)
    return ComparatorSelection(
        kind,
        _keys(arguments.compare, places),
        arguments.compare_name or "",
        pooling,
    )


def _kind(arguments: argparse.Namespace) -> ComparatorKind:
    """Return what to compare with; raises InputError for one of a kind together with more."""
    words: list[str] = arguments.compare or ["England"]
    kinds = [_COMPARATORS.get(word.strip().casefold().replace(" ", "-")) for word in words]
    if len(words) == 1:
        return kinds[0] or ComparatorKind.AREAS
    alone = [
        word
        for word, kind in zip(words, kinds, strict=True)
        if kind not in {None, ComparatorKind.ENGLAND}
    ]
    if alone:
        raise InputError(
            f"'{alone[0]}' cannot stand beside another comparator.",
            remedy=f"Give --compare {alone[0]}, or names of areas.",
        )
    return ComparatorKind.AREAS


def check_comparator(arguments: argparse.Namespace) -> None:
    """Raise InputError for an option that the comparator would pass over."""
    kind = _kind(arguments)
    if arguments.compare_name and kind is not ComparatorKind.AREAS:
        raise InputError(
            "--compare-name is for areas that you name yourself.",
            remedy="Add the areas with --compare, or leave the name out.",
        )
    if arguments.neighbours and kind is not ComparatorKind.NEIGHBOURS:
        raise InputError(
            "A list of neighbours is given, and the page is not compared with neighbours.",
            remedy="Add --compare neighbours, or leave the list out.",
        )


def read_neighbour_list(arguments: argparse.Namespace) -> NeighbourList | None:
    """Return the list that was named, else one that lies beside the files if it is needed."""
    if arguments.neighbours:
        return read_neighbours(arguments.neighbours)
    if _kind(arguments) is not ComparatorKind.NEIGHBOURS:
        return None
    folder = Path(arguments.files[0]).resolve().parent
    found = find_neighbours(folder)
    if found is None:
        raise InputError(
            "There is no list of statistical neighbours beside the data.",
            place=FilePlace(str(folder)),
            remedy="Add --neighbours FILE with DfE's list (.xlsx or .csv), or put it there.",
        )
    return found
