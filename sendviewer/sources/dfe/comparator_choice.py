"""Holds what a comparator is chosen from and what is chosen: places, a name, and a note."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from sendviewer.core.pages import NO_COMPARATOR, Comparator
from sendviewer.core.place_names import place_list
from sendviewer.core.selections import ComparatorSelection, Place, Pooling
from sendviewer.sources.dfe.chosen_places import PlacesOfFile, fault, have_common_children
from sendviewer.sources.neighbours import NeighbourList

__all__ = ["ChosenComparator", "ComparatorTask", "alone", "mean_of"]


@dataclass(frozen=True, slots=True)
class ChosenComparator:
    """Which places a comparator is made of: ``whole`` added together, less ``without``.

    ``others`` are what is left of the whole, place by place.
    """

    comparator: Comparator
    whole: tuple[Place, ...]
    without: tuple[Place, ...] = ()
    others: tuple[Place, ...] = ()

    @property
    def places(self) -> tuple[Place, ...]:
        """Every place whose counts are needed, each once."""
        return tuple(dict.fromkeys((*self.whole, *self.without, *self.others)))


@dataclass(frozen=True, slots=True)
class ComparatorTask:
    """What a comparator is chosen from and for."""

    selection: ComparatorSelection
    areas: tuple[Place, ...]
    file: PlacesOfFile
    neighbours: NeighbourList | None

    @property
    def kind(self) -> str:
        """What a page keeps as the kind of its comparator."""
        return self.selection.kind.value

    @property
    def is_mean(self) -> bool:
        """Whether shares are averaged, and not counts added."""
        return self.selection.pooling is Pooling.SIMPLE_MEAN

    @property
    def whose(self) -> str:
        """The names of the areas in a sentence."""
        return place_list([area.name for area in self.areas])

    def beside_areas(self, places: Sequence[Place]) -> tuple[Place, ...]:
        """Return the places that have no children in common with the areas."""
        return tuple(
            place
            for place in places
            if place not in self.areas
            and not any(have_common_children(place, area) for area in self.areas)
        )


def alone(task: ComparatorTask, why: str) -> ChosenComparator:
    """Return that there is nothing to compare with; ``why`` is a sentence for the reader."""
    return ChosenComparator(replace(NO_COMPARATOR, note=why), task.areas)


def mean_of(
    task: ComparatorTask, members: tuple[Place, ...], what: str, note: str = ""
) -> ChosenComparator:
    """Return the mean of the shares of places, under its own name.

    Of one place alone that is the place itself, which keeps its name and its counts.
    """
    if not members:
        problem = f"There are no areas beside {task.whose} to take a mean of."
        raise fault(task.file.dataset, problem, "Compare with counts added together.")
    if len(members) == 1:
        name = members[0].name
        alone = f"There is no other area to take a mean with: these are the counts of {name}."
        note = f"{alone} {note}".rstrip()
        return ChosenComparator(Comparator(name, task.kind, note), members)
    mean = f"Each share is the mean of the shares of {len(members)} {what}, all counting the same."
    name = f"Mean of {len(members)} {what}"
    if task.selection.name:
        name = f"{task.selection.name} (mean of {len(members)} {what})"
    comparator = Comparator(name, task.kind, f"{mean} {note}".rstrip(), is_simple_mean=True)
    return ChosenComparator(comparator, members)
