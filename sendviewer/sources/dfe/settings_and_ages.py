"""Takes from counts where the children learn, how old they are, and which support they get.

Every row has the comparator's count beside it. Kinds of school and ages come from the same file
as the total, never from another.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import dropwhile

from sendviewer.core.pages import GroupRow, Setting
from sendviewer.core.selections import Phase, Provision, Selection
from sendviewer.sources.dfe.phase_words import PHASE_LABELS
from sendviewer.sources.dfe.pooling import Pool, Pooled
from sendviewer.sources.dfe.release import CountKey

__all__ = ["BothSides", "age_rows", "provision_rows", "setting_rows", "total_key"]

_PROVISION_LABELS = {Provision.SEN_SUPPORT: "SEN support", Provision.EHC_PLAN: "EHC plans"}

_NOT_IN_AN_ID = re.compile(r"[^a-z0-9]+")
_NUMBER = re.compile(r"\d+")

#: Before and after the years that have a number, in the order of a school.
_YEARS_WITHOUT_NUMBER = {"early years": -2.0, "nursery": -1.0, "reception": 0.0}
_LAST = 1000.0


@dataclass(frozen=True, slots=True)
class BothSides:
    """The areas of a page added together, and the comparator.

    ``order`` are the counts of the widest place of the file, as it gives them.
    """

    areas: Pool
    comparator: Pooled
    order: tuple[CountKey, ...] = ()
    _keys: list[tuple[CountKey, ...]] = field(default_factory=list, compare=False, repr=False)

    def keys(self) -> tuple[CountKey, ...]:
        """Return every count that either side has a row for, whatever areas in one order."""
        if not self._keys:  # each part of the page asks for them
            given = dict.fromkeys((*self.comparator.keys(), *self.areas.keys()))
            order = dict.fromkeys((*self.order, *given))
            self._keys.append(tuple(key for key in order if key in given))
        return self._keys[0]

    def is_nowhere(self, key: CountKey) -> bool:
        """Return whether both sides count exactly 0."""
        return self.areas.is_nowhere(key) and self.comparator.is_nowhere(key)


def total_key(selection: Selection) -> CountKey:
    """Return the count of all that a selection is about."""
    return CountKey(selection.provision.value, selection.phase)


def setting_rows(
    sides: BothSides, selection: Selection, phases: Sequence[Phase]
) -> tuple[Setting, ...]:
    """Return where the children learn: placements, else kinds of school of all together.

    What is 0 on both sides is left out. ``phases`` are those that the dataset has.
    """
    labelled = [(key, key.item) for key in _group(sides, selection, "setting")]
    if not labelled and selection.phase is Phase.ALL:
        labelled = [
            (CountKey(selection.provision.value, phase), PHASE_LABELS[phase])
            for phase in phases
            if phase is not Phase.ALL
        ]
    return tuple(
        Setting(
            key.phase.value if key.phase is not Phase.ALL else _id(label),
            label,
            sides.areas.count(key),
            sides.comparator.count(key),
        )
        for key, label in labelled
        if not sides.is_nowhere(key)
    )


def age_rows(sides: BothSides, selection: Selection) -> tuple[GroupRow, ...]:
    """Return ages, else year groups, youngest first; without those at the ends that nobody has."""
    keys = _group(sides, selection, "age") or _group(sides, selection, "year")
    ordered = sorted(keys, key=lambda key: _years(key.item))
    kept = list(dropwhile(sides.is_nowhere, ordered))
    kept = list(dropwhile(sides.is_nowhere, reversed(kept)))[::-1]
    return tuple(_group_row(sides, key, _id(key.item), key.item) for key in kept)


def provision_rows(sides: BothSides, selection: Selection) -> tuple[GroupRow, ...]:
    """Return SEN support and EHC plans apart, where the page is about both together."""
    if selection.provision is not Provision.ALL_SEN:
        return ()
    given = set(sides.keys())
    keys = {one: CountKey(one.value, selection.phase) for one in _PROVISION_LABELS}
    if not given.issuperset(keys.values()):
        return ()
    return tuple(
        _group_row(sides, key, one.value, _PROVISION_LABELS[one]) for one, key in keys.items()
    )


def _group(sides: BothSides, selection: Selection, group: str) -> list[CountKey]:
    """Return the keys of a breakdown that the areas or the comparator have a row for."""
    whole = total_key(selection)
    return [
        key
        for key in sides.keys()  # noqa: SIM118 - no mapping
        if key.item
        and key.group == group
        and not key.need
        and (key.provision, key.phase) == (whole.provision, whole.phase)
    ]


def _group_row(sides: BothSides, key: CountKey, id_: str, label: str) -> GroupRow:
    return GroupRow(id_, label, sides.areas.count(key), sides.comparator.count(key))


def _id(label: str) -> str:
    return _NOT_IN_AN_ID.sub("-", label.casefold()).strip("-") or "group"


def _years(label: str) -> float:
    """Return where an age or a year group stands: under 3 before 3, 20 and over after 20."""
    words = label.casefold()
    number = _NUMBER.search(words)
    if number is None:
        fitting = (year for name, year in _YEARS_WITHOUT_NUMBER.items() if name in words)
        return next(fitting, _LAST)
    if "nursery" in words:
        return -1 - 1 / (1 + int(number[0]))
    shift = -0.5 if "under" in words else 0.5 if "over" in words else 0
    return int(number[0]) + shift
