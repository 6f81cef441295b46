"""Works out the counts that a file has no row for: 0 by arithmetic, or not known.

What has no row is 0 only where the rows that are there already add up exactly to that place's own
total. Otherwise it is missing, and a sum with it is "at least".
"""

from __future__ import annotations

from functools import cached_property, lru_cache

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

    @cached_property
    def parts(self) -> dict[_Cut, list[Quantity]]:
        """What has a row, by the whole that it is a part of and how that was cut."""
        return _parts_by_cut(self)


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
    cut = _cut_of(key)
    if key in counts or cut is None:
        return False
    kept = counts if isinstance(counts, KeptCounts) else KeptCounts(counts)
    if cut not in kept.zeros:
        kept.zeros[cut] = _adds_up_without(kept, key, cut)
    return kept.zeros[cut]


def _adds_up_without(counts: KeptCounts, key: CountKey, cut: _Cut) -> bool:
    whole = count_in(counts, _whole_of(key))
    if not isinstance(whole, Figure):
        return False
    together = add(counts.parts.get(cut, ()))
    return isinstance(together, Figure) and together.value == whole.value


def _parts_by_cut(counts: Counts) -> dict[_Cut, list[Quantity]]:
    parts: dict[_Cut, list[Quantity]] = {}
    for key, quantity in counts.items():
        cut = _cut_of(key)
        if cut is not None:
            parts.setdefault(cut, []).append(quantity)
    return parts


def all_sen(counts: Counts) -> dict[CountKey, Quantity]:
    """Return SEN support and EHC plans added, where the file gives no count of both.

    One that has no row beside the other is 0 only by arithmetic, like any other count.
    """
    wholes = dict.fromkeys(map(_with_parts, counts))
    kept = KeptCounts(counts)
    return {
        whole: add([count_in(kept, part) for part in parts])
        for whole, *parts in wholes
        if parts and whole not in counts
    }


# What follows from a key alone is asked for anew at every place.


@lru_cache(maxsize=4096)
def _with_parts(key: CountKey) -> tuple[CountKey, ...]:
    """Return the count of all SEN and its two parts, one of which is given; else only itself."""
    if key.provision not in _PARTS_OF_SEN:
        return (key,)
    return tuple(replace(key, provision=one) for one in (_ALL_SEN, *_PARTS_OF_SEN))


def _whole_of(key: CountKey) -> CountKey:
    """Return the total that a count is a part of: of its phase, or of all phases."""
    if key.need or key.group:
        return CountKey(key.provision, key.phase)
    return CountKey(key.provision)


@lru_cache(maxsize=4096)
def _cut_of(key: CountKey) -> _Cut | None:
    """Return what is the same for all parts of one whole that was cut in one way.

    None for a total, which is no part of anything.
    """
    if not (key.need or key.group) and key.phase is Phase.ALL:
        return None
    phase = key.phase if key.need or key.group else None
    return key.provision, phase, key.group, bool(key.need)
