"""Works out the counts that a file has no row for: 0 by arithmetic, or not known.

What has no row is 0 only where the rows that are there already add up exactly to that place's own
total. Otherwise it is missing, and a sum with it is "at least".
"""

from __future__ import annotations

from functools import lru_cache

from msgspec.structs import replace

from sendviewer.core.figures import Figure, Missing, Quantity, add, children
from sendviewer.core.selections import Phase, Provision
from sendviewer.sources.dfe.release import CountKey, Counts

__all__ = ["NO_ROW", "KeptCounts", "all_sen", "count_in", "is_zero_by_sum"]

NO_ROW = Missing("", "the file has no row for this count")

_Cut = tuple[str, Phase | None, str, bool]
"""Provision, phase if the parts are of one, breakdown, and whether the parts are needs."""

_ALL_SEN = Provision.ALL_SEN.value
_PARTS_OF_SEN = (Provision.SEN_SUPPORT.value, Provision.EHC_PLAN.value)


class KeptCounts(dict[CountKey, Quantity]):
    """The counts of a place that are asked for again; they do not change any more.

    ``zeros`` remembers for the parts of which wholes those without a row are 0 by arithmetic.
    """

    def __init__(self, counts: Counts) -> None:
        super().__init__(counts)
        self.zeros: dict[_Cut, bool] = {}


def count_in(counts: Counts, key: CountKey) -> Quantity:
    """Return a count of one place: as published, 0 by arithmetic, or that there is no row."""
    found = counts.get(key)
    if found is not None:
        return found
    return children(0) if is_zero_by_sum(counts, key) else NO_ROW


def is_zero_by_sum(counts: Counts, key: CountKey) -> bool:
    """Return whether a count without a row must be 0: the others add up to the total exactly.

    The others are all needs, all items of the same group, or all phases, whichever ``key`` is
    one of. If one of them is not known, nothing follows. Of a total of 0, which may itself be 0
    only by arithmetic, every part is 0.
    """
    if key in counts or not _is_part(key):
        return False
    if not isinstance(counts, KeptCounts):
        return _adds_up_without(counts, key)
    cut = _cut_of(key)
    if cut not in counts.zeros:
        counts.zeros[cut] = _adds_up_without(counts, key)
    return counts.zeros[cut]


def _adds_up_without(counts: Counts, key: CountKey) -> bool:
    whole = count_in(counts, _whole_of(key))
    if not isinstance(whole, Figure):
        return False
    provision = key.provision
    parts = [
        quantity
        for other, quantity in counts.items()
        if other.provision == provision and _is_beside(key, other)
    ]
    together = add(parts)
    return isinstance(together, Figure) and together.value == whole.value


def all_sen(counts: Counts) -> dict[CountKey, Quantity]:
    """Return SEN support and EHC plans added, where the file gives no count of both.

    One that has no row beside the other is 0 only by arithmetic, like any other count.
    """
    wholes = dict.fromkeys(
        _of_provision(key, _ALL_SEN) for key in counts if key.provision in _PARTS_OF_SEN
    )
    kept = KeptCounts(counts)
    return {
        whole: add(count_in(kept, _of_provision(whole, part)) for part in _PARTS_OF_SEN)
        for whole in wholes
        if whole not in counts
    }


@lru_cache(maxsize=4096)
def _of_provision(key: CountKey, provision: str) -> CountKey:
    """Return the same count of another provision; it is asked for anew at every place."""
    return replace(key, provision=provision)


def _is_part(key: CountKey) -> bool:
    return bool(key.need or key.group) or key.phase is not Phase.ALL


def _whole_of(key: CountKey) -> CountKey:
    """Return the total that a count is a part of: of its phase, or of all phases."""
    if key.need or key.group:
        return CountKey(key.provision, key.phase)
    return CountKey(key.provision)


def _cut_of(key: CountKey) -> _Cut:
    """Return what is the same for all parts of one whole that was cut in one way."""
    phase = key.phase if key.need or key.group else None
    return key.provision, phase, key.group, bool(key.need)


def _is_beside(key: CountKey, other: CountKey) -> bool:
    """Return whether two counts are parts of one whole, cut in the same way."""
    if key.provision != other.provision or key.group != other.group:
        return False
    if key.need or key.group:
        return key.phase is other.phase and bool(key.need) == bool(other.need)
    return other.phase is not Phase.ALL and not other.need
