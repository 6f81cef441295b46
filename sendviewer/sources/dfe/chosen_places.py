"""Finds chosen places among those of a file, and keeps a child from being counted twice.

A joint row ("942 / 943") holds the authorities that it names, a region its authorities and
parts, England all of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sendviewer.core.errors import InputError
from sendviewer.core.errors import Place as FilePlace
from sendviewer.core.needs import loosely
from sendviewer.core.pages import Area
from sendviewer.core.place_names import beginning_with, place_in_sentence
from sendviewer.core.selections import Dataset, Level, Place, ReleasePeriod
from sendviewer.sources.areas import directory
from sendviewer.sources.authorities import authority_table, dfe_codes, is_joint

__all__ = [
    "PlacesOfFile",
    "areas_on_page",
    "fault",
    "have_common_children",
    "is_inside",
]


def fault(dataset: Dataset, problem: str, remedy: str) -> InputError:
    """Return an error that points at the file of a dataset."""
    file = dataset.file
    name = f"{file.archive}/{file.name}" if file.archive else file.name
    return InputError(problem, place=FilePlace(name), remedy=remedy)


@dataclass(frozen=True, slots=True)
class PlacesOfFile:
    """The places that a dataset has rows for in one period."""

    dataset: Dataset
    period: ReleasePeriod
    places: tuple[Place, ...]

    def chosen(self, keys: Sequence[str]) -> tuple[Place, ...]:
        """Return the places with these keys or codes, each once and none inside another.

        Raises InputError for one that the file does not have, and for two of which one counts
        children of the other.
        """
        by_key = {place.key: place for place in self.places}
        found = [by_key.get(key) or self._named(key) for key in keys]
        for place, times in Counter(found).items():
            if times > 1:
                problem = f"{place.name} is chosen twice: its children would be counted twice."
                raise fault(self.dataset, problem, "Choose it once.")
        for place, other in _may_overlap(found):
            if have_common_children(place, other):
                raise self._overlap(place, other)
        return tuple(found)

    def region_code_of(self, place: Place) -> str:
        """Return the code of the region that a place is in, or is; "" for England."""
        return directory().region_of(place)[0]

    def region(self, code: str) -> Place | None:
        """Return the region with this code if the file has a row for it."""
        regions = (one for one in self.places if one.level is Level.REGIONAL)
        return next((one for one in regions if self.region_code_of(one) == code), None)

    def region_name(self, place: Place) -> str:
        """Return the name of the region that a place is in, as the file has it."""
        code, name = directory().region_of(place)
        region = self.region(code)
        return region.name if region is not None else name

    @property
    def england(self) -> Place | None:
        """The row of England, if the file has one."""
        return next((place for place in self.places if place.level is Level.NATIONAL), None)

    @property
    def authorities(self) -> tuple[Place, ...]:
        """Every authority once: without joint rows of which the parts have rows of their own."""
        single = [place for place in self._of_level() if not is_joint(place)]
        codes = {code for place in single for code in dfe_codes(place)}
        return tuple(
            place
            for place in self._of_level()
            if not is_joint(place) or not codes.intersection(dfe_codes(place))
        )

    def authorities_in(self, region_code: str) -> tuple[Place, ...]:
        """Return the authorities of a region, each once."""
        return tuple(
            place for place in self.authorities if self.region_code_of(place) == region_code
        )

    def with_dfe_code(self, code: str) -> Place | None:
        """Return the authority with this 3-digit code by itself, else the joint row with it."""
        return next((place for place in self.authorities if code in dfe_codes(place)), None)

    def _of_level(self) -> Iterable[Place]:
        return (place for place in self.places if place.level is Level.LOCAL_AUTHORITY)

    def _named(self, key: str) -> Place:
        try:
            return directory().find(key, self.places)
        except InputError as error:
            problem = (
                f"{self.dataset.title} has no figures for “{key}” in {self.period.label}. "
                f"{error.problem}"
            )
            raise fault(self.dataset, problem, error.remedy) from error

    def _overlap(self, place: Place, other: Place) -> InputError:
        inner, outer = (place, other) if is_inside(place, other) else (other, place)
        within, around = place_in_sentence(inner.name), place_in_sentence(outer.name)
        how = f"{around} includes {within}"
        if not is_inside(inner, outer):
            how = f"{around} and {within} include the same authority"
        problem = f"{how}: added together, the children there would be counted twice."
        remedy = f"Choose {within} or {around}, and not both."
        return fault(self.dataset, beginning_with(problem), remedy)


def _may_overlap(places: Sequence[Place]) -> Iterator[tuple[Place, Place]]:
    """Yield pairs, in order, that may count the same children; two single authorities never do."""
    singles = {id(place) for place in places if _is_single(place)}
    joint_or_wider = [place for place in places if id(place) not in singles]
    for place in places:
        others = joint_or_wider if id(place) in singles else places
        yield from ((place, other) for other in others if other is not place)


def _is_single(place: Place) -> bool:
    return place.level is Level.LOCAL_AUTHORITY and len(dfe_codes(place)) <= 1


def have_common_children(place: Place, other: Place) -> bool:
    """Return whether two different places count some of the same children."""
    if is_inside(place, other) or is_inside(other, place):
        return True
    return bool(set(dfe_codes(place)).intersection(dfe_codes(other)))


def is_inside(inner: Place, outer: Place) -> bool:
    """Return whether all children of one place are counted in another, wider one too."""
    if inner.level is Level.NATIONAL or inner.key == outer.key:
        return False
    if outer.level is Level.NATIONAL:
        return True
    if outer.level is Level.LOCAL_AUTHORITY:
        return set(dfe_codes(inner)) < set(dfe_codes(outer)) and bool(dfe_codes(inner))
    if inner.level is Level.REGIONAL:
        return False
    if outer.level is Level.REGION_PART:
        return loosely(outer.name) in _parts_of_london(inner)
    return directory().region_of(inner)[0] == directory().region_of(outer)[0]


def areas_on_page(places: Sequence[Place]) -> tuple[Area, ...]:
    """Return the areas of a page; a joint row has no 9-character code and several of 3 digits."""
    return tuple(Area(place.code, place.name, place.dfe_code) for place in places)


def _parts_of_london(place: Place) -> set[str]:
    if place.level is not Level.LOCAL_AUTHORITY:
        return set()
    return {loosely(one.london_part) for one in authority_table().authorities_of(place)} - {""}
