"""Chooses the places that an area is compared with, names them, and says how they are made one.

A comparator leaves the area itself out wherever it can be taken out; England and a region hold
it, and their note says so.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from sendviewer.core.pages import Comparator
from sendviewer.core.place_names import (
    beginning_with,
    joined_names,
    place_in_sentence,
    place_list,
    plain_name,
)
from sendviewer.core.selections import (
    ComparatorKind,
    ComparatorSelection,
    Place,
)
from sendviewer.sources.authorities import authority_table, dfe_codes
from sendviewer.sources.dfe.chosen_places import (
    PlacesOfFile,
    fault,
    is_inside,
)
from sendviewer.sources.dfe.comparator_choice import (
    ChosenComparator,
    ComparatorTask,
    alone,
    mean_of,
)
from sendviewer.sources.dfe.pooling import Mean, Nothing, Pool, Pooled, Remainder
from sendviewer.sources.dfe.region_comparators import england, region, rest_of_region
from sendviewer.sources.dfe.release import Counts
from sendviewer.sources.neighbours import NeighbourList

__all__ = ["ChosenComparator", "choose_comparator", "pooled_comparator"]

_MOST_IN_A_NAME = 3


def choose_comparator(
    selection: ComparatorSelection,
    areas: tuple[Place, ...],
    file: PlacesOfFile,
    neighbours: NeighbourList | None,
) -> ChosenComparator:
    """Return which places the areas are compared with; raises InputError if there are none."""
    task = ComparatorTask(selection, areas, file, neighbours)
    return _CHOOSERS[selection.kind](task)


def pooled_comparator(chosen: ChosenComparator, counts: Mapping[str, Counts]) -> Pooled:
    """Return the counts of a comparator from those of its places by key."""

    def of(places: Sequence[Place]) -> tuple[Counts, ...]:
        return tuple(counts.get(place.key, {}) for place in places)

    if chosen.comparator.is_none:
        return Nothing()
    if chosen.comparator.is_simple_mean:
        return Mean(of(chosen.whole))
    if chosen.without:
        whole, without, others = of(chosen.whole), of(chosen.without), of(chosen.others)
        return Remainder.of(Pool(whole), Pool(without), Pool(others))
    return Pool(of(chosen.whole))


# --- Statistical neighbours ---------------------------------------------------------------


def _neighbours(task: ComparatorTask) -> ChosenComparator:
    if task.neighbours is None:
        raise fault(
            task.file.dataset,
            "No list of statistical neighbours is open.",
            "Open DfE's list of statistical neighbours (.xlsx or .csv), or put it beside the data.",
        )
    codes = _neighbour_codes(task, task.neighbours)
    found = [task.file.with_dfe_code(code) for code in codes]
    members = task.beside_areas(list(dict.fromkeys(place for place in found if place is not None)))
    if not members:
        problem = f"None of the statistical neighbours of {task.whose} has figures in this file."
        raise fault(task.file.dataset, problem, "Compare with England, or with areas.")
    absent = [code for code, place in zip(codes, found, strict=True) if place is None]
    note = _neighbour_note(task, members, absent)
    number = len(members)
    what = "statistical neighbour" if number == 1 else "statistical neighbours"
    if task.is_mean:
        return mean_of(task, members, what, note)
    return ChosenComparator(Comparator(f"{number} {what}", task.kind, note), members)


def _neighbour_codes(task: ComparatorTask, neighbours: NeighbourList) -> tuple[str, ...]:
    """Return the codes of the neighbours of all areas, without the areas, each once."""
    for area in task.areas:
        if not dfe_codes(area):
            name = beginning_with(place_in_sentence(area.name))
            problem = f"{name} is no local authority; only these have statistical neighbours."
            raise fault(task.file.dataset, problem, "Compare it with England, or with areas.")
    return neighbours.union_for([code for area in task.areas for code in dfe_codes(area)])


def _neighbour_note(task: ComparatorTask, members: Sequence[Place], absent: Sequence[str]) -> str:
    assert task.neighbours is not None
    names = place_list([place.name for place in members])
    note = f"DfE’s list of statistical neighbours, {task.neighbours.version}: {names}."
    if len(task.areas) > 1:
        note += f" These are the neighbours of {task.whose} taken together, without these areas."
    if absent:
        note += f" Not in this file: {joined_names([_known_name(code) for code in absent])}."
    return note


def _known_name(code: str) -> str:
    authority = authority_table().authorities.get(code)
    return f"{plain_name(authority.name)} ({code})" if authority else code


# --- Areas that the person names ----------------------------------------------------------


def _areas(task: ComparatorTask) -> ChosenComparator:
    wanted = task.file.chosen(task.selection.keys)
    members = tuple(
        place
        for place in wanted
        if place not in task.areas and not any(is_inside(place, area) for area in task.areas)
    )
    if not members and set(task.file.places) <= set(task.areas):
        return alone(task, "The file has no other area to compare with.")
    if not members:
        problem = f"Nothing is left to compare {task.whose} with."
        raise fault(task.file.dataset, problem, "Choose other areas to compare with.")
    note = _areas_note(task, wanted, members)
    if task.is_mean:
        return mean_of(task, members, "area" if len(members) == 1 else "areas", note)
    name = task.selection.name or _name_of(members)
    return ChosenComparator(Comparator(name, task.kind, note), members)


def _areas_note(task: ComparatorTask, wanted: Sequence[Place], members: Sequence[Place]) -> str:
    sentences = []
    if len(members) > 1:
        sentences.append(f"{place_list([place.name for place in members])} together.")
    elif task.selection.name:
        sentences.append(f"{place_in_sentence(members[0].name)}.")
    taken_out = [place.name for place in wanted if place not in members]
    if taken_out:
        sentences.append(f"Taken out, as part of this page: {place_list(taken_out)}.")
    for place in members:
        inside = [area.name for area in task.areas if is_inside(area, place)]
        if inside:
            sentences.append(f"{place_in_sentence(place.name)} includes {place_list(inside)}.")
    return " ".join(map(beginning_with, sentences))


def _name_of(places: Sequence[Place]) -> str:
    if len(places) <= _MOST_IN_A_NAME:
        return joined_names([plain_name(place.name) for place in places])
    return f"{len(places)} areas"


_CHOOSERS: dict[ComparatorKind, Callable[[ComparatorTask], ChosenComparator]] = {
    ComparatorKind.ENGLAND: england,
    ComparatorKind.REGION: region,
    ComparatorKind.REST_OF_REGION: rest_of_region,
    ComparatorKind.NEIGHBOURS: _neighbours,
    ComparatorKind.AREAS: _areas,
}
