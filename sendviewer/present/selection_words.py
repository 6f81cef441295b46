"""Says in words what is chosen, before it is opened: what, where, when, compared with what."""

from __future__ import annotations

from collections.abc import Sequence

from sendviewer.core.pages import Subject
from sendviewer.core.place_names import place_list
from sendviewer.core.selections import (
    ComparatorKind,
    ComparatorSelection,
    Dataset,
    Level,
    Phase,
    Place,
    Pooling,
    ReleasePeriod,
    Selection,
)
from sendviewer.present.phrases import counts_people

__all__ = ["comparator_words", "phase_words", "selection_words"]

NO_AREA = "No area is chosen yet."

_MOST_NAMED = 6

_PHASES = {
    Phase.ALL: "all schools",
    Phase.NURSERY: "nursery schools",
    Phase.PRIMARY: "primary schools",
    Phase.SECONDARY: "secondary schools",
    Phase.SPECIAL: "special schools",
    Phase.NON_MAINTAINED_SPECIAL: "non-maintained special schools",
    Phase.ALTERNATIVE: "alternative provision",
    Phase.INDEPENDENT: "independent schools",
}


def selection_words(
    selection: Selection,
    dataset: Dataset,
    areas: Sequence[Place],
    comparator_areas: Sequence[Place] = (),
    neighbours_version: str = "",
) -> str:
    """Return the choice as one sentence.

    ``areas`` and ``comparator_areas`` are the places of the selection's keys;
    ``neighbours_version`` names the list of statistical neighbours, "" if none is open.
    """
    if not areas:
        return NO_AREA
    subject = dataset.subject(selection.provision)
    phase = "" if selection.phase is Phase.ALL else f", {phase_words(selection.phase)} only"
    when = _period(dataset, selection.period_key)
    period = f", {when.when}" if when else ""
    beside = ""
    if not _stands_alone(selection.comparator, areas):
        other = comparator_words(selection.comparator, areas, comparator_areas, neighbours_version)
        beside = f", compared with {other}"
    return f"{_what_where(subject, selection, areas)}{phase}{period}{beside}."


def _stands_alone(comparator: ComparatorSelection, areas: Sequence[Place]) -> bool:
    """Return whether it is England that would be compared with England."""
    has_england = any(area.level is Level.NATIONAL for area in areas)
    is_pooled = comparator.pooling is Pooling.POOLED
    return has_england and is_pooled and comparator.kind is ComparatorKind.ENGLAND


def phase_words(phase: Phase) -> str:
    """Return a kind of school in words, as it stands within a sentence."""
    return _PHASES[phase]


def comparator_words(
    comparator: ComparatorSelection,
    areas: Sequence[Place],
    comparator_areas: Sequence[Place] = (),
    neighbours_version: str = "",
) -> str:
    """Return what is compared with, as it stands within a sentence."""
    words = _pooled_words(comparator, areas, comparator_areas, neighbours_version)
    if comparator.pooling is Pooling.POOLED:
        return words
    if comparator.kind is ComparatorKind.ENGLAND:
        return "the simple mean of the other local authorities in England"
    if comparator.kind in {ComparatorKind.REGION, ComparatorKind.REST_OF_REGION}:
        return f"the simple mean of the other local authorities in {_regions(areas)}"
    return f"the simple mean of {words.removesuffix(' together')}"


def _pooled_words(
    comparator: ComparatorSelection,
    areas: Sequence[Place],
    comparator_areas: Sequence[Place],
    neighbours_version: str,
) -> str:
    if comparator.kind is ComparatorKind.ENGLAND:
        return "England"
    if comparator.kind is ComparatorKind.REGION:
        return _regions(areas)
    if comparator.kind is ComparatorKind.REST_OF_REGION:
        return f"the rest of {_regions(areas)}"
    if comparator.kind is ComparatorKind.NEIGHBOURS:
        return _neighbours(areas, neighbours_version)
    return _chosen(comparator, comparator_areas)


def _regions(areas: Sequence[Place]) -> str:
    names = dict.fromkeys(area.region_name for area in areas if area.region_name)
    return place_list(list(names)) or "the region"


def _neighbours(areas: Sequence[Place], version: str) -> str:
    whose = "its" if len(areas) == 1 else "their"
    which = f" (DfE’s list of {version})" if version else " (no list is open yet)"
    return f"{whose} statistical neighbours{which}"


def _chosen(comparator: ComparatorSelection, places: Sequence[Place]) -> str:
    if not places:
        return "areas that are not chosen yet"
    named = _named(places)
    together = f"{named} together" if len(places) > 1 else named
    return f"{comparator.name} ({named})" if comparator.name else together


def _what_where(subject: Subject, selection: Selection, areas: Sequence[Place]) -> str:
    # An authority maintains a plan, wherever the child goes; a child is counted in a place.
    joined = "in" if counts_people(subject) else "maintained by"
    if not counts_people(subject) and any(_is_wide(area) for area in areas):
        joined = "maintained in"
    names, count = _named(areas), _added(areas)
    if selection.name and len(areas) > 1:
        return f"{subject.title} {joined} {selection.name}: {names}{count}"
    return f"{subject.title} {joined} {names}{count}"


def _is_wide(area: Place) -> bool:
    return area.level is not Level.LOCAL_AUTHORITY


def _added(areas: Sequence[Place]) -> str:
    if len(areas) == 1:
        return ""
    what = "areas" if any(_is_wide(area) for area in areas) else "local authorities"
    return f" ({len(areas)} {what} added together)"


def _named(places: Sequence[Place]) -> str:
    names = [place.name for place in places]
    if len(names) <= _MOST_NAMED:
        return place_list(names)
    left = len(names) - _MOST_NAMED + 1
    return place_list([*names[: _MOST_NAMED - 1], f"{left} more"])


def _period(dataset: Dataset, key: str) -> ReleasePeriod | None:
    return next((period for period in dataset.periods if period.key == key), None)
