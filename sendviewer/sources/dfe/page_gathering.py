"""Gathers what a page is made from: checks a selection against a release, and takes its counts.

Whatever cannot become a page is refused with what there is instead.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sendviewer.core.errors import InputError
from sendviewer.core.pages import Subject
from sendviewer.core.selections import Dataset, Place, ReleasePeriod, Selection
from sendviewer.core.word_lists import listed
from sendviewer.sources.dfe.chosen_places import PlacesOfFile, fault
from sendviewer.sources.dfe.comparators import (
    ChosenComparator,
    choose_comparator,
    pooled_comparator,
)
from sendviewer.sources.dfe.phase_words import population_words, subject_of_phase
from sendviewer.sources.dfe.pooling import Pool
from sendviewer.sources.dfe.release import ALL_PUPILS, CountKey, Counts, Release
from sendviewer.sources.dfe.settings_and_ages import BothSides, total_key
from sendviewer.sources.footprint_names import LONGEST_SHORT_NAME, footprint_name
from sendviewer.sources.neighbours import NeighbourList

__all__ = ["Gathered", "gather"]

#: In characters. A title has the name and more, and a saved page holds titles of up to 200.
LONGEST_OWN_NAME = 100


@dataclass(frozen=True, slots=True)
class Gathered:
    """Everything that a page is made from; ``counts`` are by key of the place."""

    release: Release
    selection: Selection
    file: PlacesOfFile
    areas: tuple[Place, ...]
    chosen: ChosenComparator
    counts: Mapping[str, Counts]
    sides: BothSides

    @property
    def dataset(self) -> Dataset:
        """The chosen dataset."""
        return self.file.dataset

    @property
    def period(self) -> ReleasePeriod:
        """The chosen period."""
        return self.file.period

    @property
    def total(self) -> CountKey:
        """The count of all that the page is about."""
        return total_key(self.selection)

    @property
    def pupils(self) -> CountKey:
        """The count of all pupils of the same schools."""
        return CountKey(ALL_PUPILS, self.selection.phase)

    @property
    def places(self) -> tuple[Place, ...]:
        """The areas and what they are compared with, each once."""
        return tuple(dict.fromkeys((*self.areas, *self.chosen.places)))

    @property
    def names(self) -> tuple[str, str]:
        """Return the name of the footprint and the short one: its own, else those of its areas."""
        name, short_name = footprint_name([area.name for area in self.areas])
        own = self.selection.name.strip()
        if not own:
            return name, short_name
        return own, own if len(own) <= LONGEST_SHORT_NAME else short_name

    @property
    def population(self) -> str:
        """What is counted, in words, with the provision and the kind of school."""
        words = population_words(self.dataset, self.selection.phase)
        if len(self.dataset.provisions) > 1:
            words += f" Counted here: {self.subject.title}."
        return words

    @property
    def subject(self) -> Subject:
        """What the page counts: of one kind of school, if one is chosen."""
        whole = self.dataset.subject(self.selection.provision)
        return subject_of_phase(whole, self.selection.phase)


def gather(release: Release, selection: Selection, neighbours: NeighbourList | None) -> Gathered:
    """Return the checked selection with its counts; raises InputError."""
    dataset = _dataset(release, selection)
    period = _period(dataset, selection.period_key)
    file = PlacesOfFile(dataset, period, release.places(dataset.id, period.key))
    if not selection.area_keys:
        raise fault(dataset, "No area is chosen.", "Choose one area or more.")
    if len(selection.name) > LONGEST_OWN_NAME:
        problem = f"The name of the area has {len(selection.name)} characters."
        raise InputError(problem, remedy=f"Choose one of at most {LONGEST_OWN_NAME}.")
    areas = file.chosen(selection.area_keys)
    chosen = choose_comparator(selection.comparator, areas, file, neighbours)
    widest = file.england or chosen.whole[0]
    keys = [place.key for place in dict.fromkeys((*areas, *chosen.places, widest))]
    counts = release.counts(dataset.id, period.key, keys)
    own = Pool(tuple(counts.get(area.key, {}) for area in areas))
    order = tuple(counts.get(widest.key, {}))
    sides = BothSides(own, pooled_comparator(chosen, counts), order)
    return Gathered(release, selection, file, areas, chosen, counts, sides)


def _dataset(release: Release, selection: Selection) -> Dataset:
    """Return the chosen dataset if it can become the page; raises InputError."""
    dataset = next((one for one in release.datasets if one.id == selection.dataset_id), None)
    if dataset is None:
        first, known = release.datasets[0], listed([one.title for one in release.datasets])
        problem = f"There is no source “{selection.dataset_id}” in {release.title}."
        raise fault(first, problem, f"There are: {known}.")
    if not dataset.has_needs:
        problem = f"{dataset.title} does not count children by primary need."
        remedy = "Open a release that has it; its figures say “primary need” in their columns."
        raise fault(dataset, problem, remedy)
    if selection.provision not in dataset.provisions:
        known = listed([subject.title for _, subject in dataset.subjects])
        problem = f"{dataset.title} has no figures for “{selection.provision.value}”."
        raise fault(dataset, problem, f"There are: {known}.")
    if selection.phase not in dataset.phases:
        known = listed([phase.value for phase in dataset.phases])
        problem = f"{dataset.title} has no figures for the phase “{selection.phase.value}”."
        raise fault(dataset, problem, f"There are: {known}.")
    return dataset


def _period(dataset: Dataset, key: str) -> ReleasePeriod:
    for period in dataset.periods:
        if period.key == key:
            return period
    problem = f"{dataset.title} has no figures for the period “{key}”."
    known = listed([period.label for period in dataset.periods])
    raise fault(dataset, problem, f"There are: {known}.")
