"""Chooses what to show first of a release: the newest figures, of the same areas if they are there.

What is chosen here can always become a page.
"""

from __future__ import annotations

from collections.abc import Sequence

from sendviewer.core.pages import Area
from sendviewer.core.selections import (
    ComparatorKind,
    ComparatorSelection,
    Dataset,
    Phase,
    Place,
    Selection,
)
from sendviewer.sources.authorities import dfe_codes
from sendviewer.sources.dfe.chosen_places import PlacesOfFile
from sendviewer.sources.dfe.release import Release

__all__ = ["first_selection"]


def first_selection(release: Release, areas: Sequence[Area] = ()) -> Selection:
    """Return the newest period of the first dataset with primary need, compared with England.

    The areas are ``areas`` if the file has all of them, else England, which then stands alone. Of
    a file without England it is the first place beside all others, or alone if it is the only one.
    """
    with_needs = [dataset for dataset in release.datasets if dataset.has_needs]
    dataset = (*with_needs, *release.datasets)[0]
    period = dataset.periods[0]
    file = PlacesOfFile(dataset, period, release.places(dataset.id, period.key))
    same = _same_areas(file, areas)
    if file.england is None:
        return _without_england(file, same)
    return _selection(dataset, same or (file.england,), ComparatorSelection())


def _selection(
    dataset: Dataset, areas: Sequence[Place], comparator: ComparatorSelection
) -> Selection:
    return Selection(
        dataset_id=dataset.id,
        period_key=dataset.periods[0].key,
        area_keys=tuple(area.key for area in areas),
        provision=dataset.provisions[0],
        phase=Phase.ALL if Phase.ALL in dataset.phases else dataset.phases[0],
        comparator=comparator,
    )


def _same_areas(file: PlacesOfFile, areas: Sequence[Area]) -> tuple[Place, ...]:
    """Return the places that these areas are, or none if one of them is not in the file."""
    found = [_same_area(file, area) for area in areas]
    same = tuple(dict.fromkeys(place for place in found if place is not None))
    return same if None not in found else ()


def _same_area(file: PlacesOfFile, area: Area) -> Place | None:
    """Return the place of an area, by its 3-digit codes first; England and regions by theirs."""
    for place in file.places:
        if area.dfe_code and place.dfe_code == area.dfe_code:
            return place
    if area.dfe_code:
        return next((one for one in file.places if area.dfe_code in dfe_codes(one)), None)
    return next((one for one in file.places if area.code and one.code == area.code), None)


def _without_england(file: PlacesOfFile, same: Sequence[Place]) -> Selection:
    areas = tuple(same or file.places[:1])
    others = tuple(place.key for place in file.authorities if place not in areas)
    name = f"Other {len(others)} areas of the file"
    comparator = ComparatorSelection(ComparatorKind.AREAS, others, name)
    return _selection(file.dataset, areas, comparator)
