"""Chooses England, a region, or the rest of a region to compare with."""

from __future__ import annotations

from collections.abc import Sequence

from sendviewer.core.pages import Comparator
from sendviewer.core.place_names import beginning_with, place_in_sentence, place_list
from sendviewer.core.selections import Level, Place
from sendviewer.core.word_lists import listed
from sendviewer.sources.dfe.chosen_places import fault
from sendviewer.sources.dfe.comparator_choice import (
    ChosenComparator,
    ComparatorTask,
    alone,
    mean_of,
)

__all__ = ["england", "region", "rest_of_region"]


def england(task: ComparatorTask) -> ChosenComparator:
    """Return England, which contains the areas, or nothing beside England itself.

    As a mean these are all other authorities.
    """
    if task.is_mean:
        return mean_of(task, task.beside_areas(task.file.authorities), "other local authorities")
    country = task.file.england
    if country is None:
        problem = f"{task.file.dataset.title} has no row for England."
        remedy = "Compare with a region, or with areas of your choice."
        raise fault(task.file.dataset, problem, remedy)
    note = f"{country.name} includes {task.whose}."
    if country in task.areas:
        return alone(task, f"{country.name} stands alone: there is nothing wider in the file.")
    return ChosenComparator(Comparator(country.name, task.kind, note), (country,))


def region(task: ComparatorTask) -> ChosenComparator:
    """Return the region of the areas, or all their regions added together."""
    codes, names = _regions(task)
    if task.is_mean:
        others = task.beside_areas(_authorities_in(task, codes))
        return mean_of(task, others, f"other local authorities of {place_list(names)}")
    name = listed(names)
    rows = [task.file.region(code) for code in codes]
    found = tuple(row for row in rows if row is not None)
    if len(found) == len(codes):
        return ChosenComparator(_named(task, name, _region_note(task, names), names), found)
    members = _authorities_in(task, codes)
    whole = f"The {len(members)} local authorities of {place_list(names)} in the file"
    note = f"{whole} are added together."
    note += f" They include {task.whose}."
    return ChosenComparator(_named(task, name, note, names), members)


def rest_of_region(task: ComparatorTask) -> ChosenComparator:
    """Return the region or regions of the areas without the areas."""
    codes, names = _regions(task)
    others = task.beside_areas(_authorities_in(task, codes))
    if not others:
        problem = f"Nothing is left of {place_list(names)} without {task.whose}."
        remedy = "Compare with the region itself, or with England."
        raise fault(task.file.dataset, problem, remedy)
    if task.is_mean:
        return mean_of(task, others, f"other local authorities of {place_list(names)}")
    note = beginning_with(f"{place_list(names)} without {task.whose}.")
    comparator = _named(task, f"Rest of {listed(names)}", note, names)
    rows = [task.file.region(code) for code in codes]
    whole = tuple(row for row in rows if row is not None)
    if len(whole) < len(codes):
        return ChosenComparator(comparator, others)
    return ChosenComparator(comparator, whole, task.areas, others)


def _named(task: ComparatorTask, name: str, note: str, regions: Sequence[str]) -> Comparator:
    return Comparator(name, task.kind, note, is_of_several_regions=len(regions) > 1)


def _regions(task: ComparatorTask) -> tuple[list[str], list[str]]:
    """Return the codes and the names of the regions that the areas are in, each once."""
    regions: dict[str, str] = {}
    for area in task.areas:
        if area.level in {Level.NATIONAL, Level.REGIONAL}:
            name = place_in_sentence(area.name)
            problem = beginning_with(f"{name} is not inside a region.")
            raise fault(task.file.dataset, problem, "Compare it with England, or with areas.")
        code, name = task.file.region_code_of(area), task.file.region_name(area)
        if not code:
            name = place_in_sentence(area.name)
            problem = f"The file does not say which region {name} is in."
            raise fault(task.file.dataset, problem, "Compare it with England, or with areas.")
        regions[code] = name
    return list(regions), list(regions.values())


def _authorities_in(task: ComparatorTask, codes: Sequence[str]) -> tuple[Place, ...]:
    return tuple(place for code in codes for place in task.file.authorities_in(code))


def _region_note(task: ComparatorTask, names: Sequence[str]) -> str:
    if len(names) == 1:
        return beginning_with(f"{place_in_sentence(names[0])} includes {task.whose}.")
    together = f"{place_list(names)} are added together"
    why = "because the areas lie in more than one region"
    return beginning_with(f"{together}, {why}. They include {task.whose}.")
