"""Knows what can be chosen in a release: its places, and what areas can be compared with.

A release is asked for its places once per dataset and period, so that every key is answered at
once. Knows nothing of Qt.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from sendviewer.core.errors import InputError
from sendviewer.core.pages import Area
from sendviewer.core.selections import (
    ComparatorKind,
    ComparatorSelection,
    Dataset,
    Place,
    ReleasePeriod,
)
from sendviewer.sources.area_words import named
from sendviewer.sources.areas import AreaDirectory
from sendviewer.sources.dfe.chosen_places import PlacesOfFile
from sendviewer.sources.dfe.comparators import choose_comparator
from sendviewer.sources.dfe.release import Release
from sendviewer.sources.footprints import Footprint, footprint_of
from sendviewer.sources.neighbours import NeighbourList

__all__ = [
    "ComparatorOption",
    "FilesOfRelease",
    "chosen_footprint",
    "comparator_option",
    "has_exactly",
    "overlap_problem",
    "place_now",
    "place_of",
    "places_of_keys",
    "why_absent",
]

_WORDS = {
    ComparatorKind.ENGLAND: "England",
    ComparatorKind.REGION: "The region",
    ComparatorKind.REST_OF_REGION: "The rest of the region",
    ComparatorKind.NEIGHBOURS: "Statistical neighbours",
    ComparatorKind.AREAS: "Other areas, or a saved footprint",
}
_MOST_TOLD = 3
_NO_LIST = "DfE’s list of statistical neighbours is not open yet."


class ComparatorOption(Struct, frozen=True):
    """One thing to compare with: its text, what it is made of, and why it cannot be had.

    ``problem`` is a full sentence, empty if it can be chosen. ``several`` says that it is made
    of several areas, so that their simple mean can be taken instead.
    """

    kind: ComparatorKind
    text: str
    note: str = ""
    problem: str = ""
    several: bool = False


class FilesOfRelease:
    """The datasets of a release and, asked for once, the places of each in each period."""

    def __init__(self, release: Release) -> None:
        self._release = release
        self._files: dict[tuple[str, str], PlacesOfFile] = {}

    @property
    def title(self) -> str:
        """The release as a person knows it."""
        return self._release.title

    @property
    def datasets(self) -> tuple[Dataset, ...]:
        """What can be chosen, the most useful first."""
        return self._release.datasets

    @property
    def left_out(self) -> str:
        """What was opened and not read though it looked like figures, and why; or ""."""
        odd = [one for one in self._release.skipped if not one.is_expected]
        told = [f"{one.name} was left out: {one.why}" for one in odd[:_MOST_TOLD]]
        more = len(odd) - _MOST_TOLD
        return " ".join([*told, *([f"So were {more} more files."] if more > 0 else [])])

    def dataset(self, dataset_id: str) -> Dataset:
        """Return a dataset, the first one for an id that there is not."""
        found = [dataset for dataset in self.datasets if dataset.id == dataset_id]
        return (*found, *self.datasets)[0]

    def period(self, dataset: Dataset, key: str) -> ReleasePeriod:
        """Return a period of a dataset, the newest for a key that it does not have."""
        found = [period for period in dataset.periods if period.key == key]
        return (*found, *dataset.periods)[0]

    def file(self, dataset: Dataset, period: ReleasePeriod) -> PlacesOfFile:
        """Return the places that a dataset has rows for in a period."""
        key = dataset.id, period.key
        if key not in self._files:
            places = self._release.places(dataset.id, period.key)
            self._files[key] = PlacesOfFile(dataset, period, places)
        return self._files[key]


def place_now(place: Place, file: PlacesOfFile) -> Place | None:
    """Return the same place as another period has it, or None if it has no rows there."""
    return next((one for one in file.places if one.key == place.key), None)


def why_absent(words: str, name: str, file: PlacesOfFile, directory: AreaDirectory) -> str:
    """Return a sentence or two on an area without figures: its history, and what to take instead.

    ``words`` is a code or name by which the directory knows it, ``name`` how it is called here.
    """
    problem = f"{name} has no figures in {file.period.label}."
    try:
        place = directory.find(words, file.places)
    except InputError as error:
        history = error.problem.partition(". ")[2]
        return " ".join(part for part in (problem, history, error.remedy) if part)
    return f"{problem} There are some for {named(place)}."


def place_of(area: Area, file: PlacesOfFile, directory: AreaDirectory) -> Place:
    """Return the place of a saved area; raises InputError if the file has no rows for it."""
    for place in file.places:
        if area.dfe_code and place.dfe_code == area.dfe_code:
            return place
        if not area.dfe_code and area.code and place.code == area.code:
            return place
    words = area.dfe_code or area.code or area.name
    try:
        return directory.find(words, file.places)
    except InputError as error:
        raise InputError(why_absent(words, area.name, file, directory)) from error


def places_of_keys(
    keys: Sequence[str], file: PlacesOfFile, directory: AreaDirectory
) -> tuple[Place, ...]:
    """Return the places of a selection's keys or codes; what the file does not have is left out."""
    by_key = {place.key: place for place in file.places}
    found = []
    for key in keys:
        try:
            found.append(by_key.get(key) or directory.find(key, file.places))
        except InputError:
            continue
    return tuple(dict.fromkeys(found))


def overlap_problem(chosen: Sequence[Place], place: Place, file: PlacesOfFile) -> str:
    """Return why a place cannot be added to those that are chosen, or ""."""
    if place in chosen:
        return f"{place.name} is chosen already."
    try:
        file.chosen([*(one.key for one in chosen), place.key])
    except InputError as error:
        return f"{error.problem} {error.remedy}"
    return ""


def chosen_footprint(places: Sequence[Place], name: str) -> Footprint:
    """Return places as a footprint; without a name it is named after them."""
    return footprint_of(places, name)


def has_exactly(footprint: Footprint, places: Sequence[Place]) -> bool:
    """Return whether these places are exactly the areas of a footprint."""
    areas = {area.dfe_code or area.code or area.name for area in footprint.areas}
    return areas == {place.dfe_code or place.code or place.name for place in places}


def comparator_option(
    selection: ComparatorSelection,
    areas: tuple[Place, ...],
    file: PlacesOfFile,
    neighbours: NeighbourList | None,
) -> ComparatorOption:
    """Return how a comparator is offered for ``areas``, which may be none yet."""
    kind = selection.kind
    text = _WORDS[kind]
    if kind is ComparatorKind.NEIGHBOURS:
        if neighbours is None:
            return ComparatorOption(kind, text, problem=_NO_LIST)
        text = f"{text} (DfE, {neighbours.version})"
    if kind is ComparatorKind.AREAS and not selection.keys:
        return ComparatorOption(kind, text)
    if not areas:
        return ComparatorOption(kind, text)
    try:
        chosen = choose_comparator(selection, areas, file, neighbours)
    except InputError as error:
        return ComparatorOption(kind, text, problem=error.problem)
    if kind not in {ComparatorKind.NEIGHBOURS, ComparatorKind.AREAS}:
        text = chosen.comparator.name
    members = chosen.others or chosen.whole
    several = kind not in _WHOLES and len(members) > 1
    return ComparatorOption(kind, text, chosen.comparator.note, several=several)


_WHOLES = {ComparatorKind.ENGLAND, ComparatorKind.REGION}
