"""Works out the counts that a file has no row for: 0 by arithmetic, or not known.

What has no row is 0 only where the rows that are there already add up exactly to that place's own
total. Otherwise it is missing, and a sum with it is "at least".
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, KeysView, Mapping
from functools import lru_cache
from typing import Any

from msgspec.structs import replace

from sendviewer.core.figures import Figure, Missing, Quantity, add, children
from sendviewer.core.selections import Phase, Provision
from sendviewer.sources.dfe.release import CountKey, Counts

__all__ = ["NO_ROW", "KeptCounts", "count_in", "is_zero_by_sum", "parts_by_cut", "with_all_sen"]

NO_ROW = Missing("", "the file has no row for this count")

_Cut = tuple[str, Phase | None, str, bool]
"""Provision, phase if the parts are of one, breakdown, and whether the parts are needs."""

PartsByCut = Mapping[_Cut, Collection[CountKey]]
"""Counts that are parts of a whole, by that whole and how it was cut."""

_ALL_SEN = Provision.ALL_SEN.value
_PARTS_OF_SEN = (Provision.SEN_SUPPORT.value, Provision.EHC_PLAN.value)


class KeptCounts(Mapping[CountKey, Quantity]):
    """The counts of a place that are asked for again; they do not change any more.

    One that is None is SEN support and EHC plans together, added when it is first asked for: a
    page shows few of all that could be added. ``parts`` are what any place has a row for, by the
    whole that it is a part of; ``zeros`` remembers for which wholes parts without a row are 0.
    """

    def __init__(
        self, counts: Mapping[CountKey, Quantity | None], parts: PartsByCut | None = None
    ) -> None:
        self._counts = dict(counts)
        self._parts = parts_by_cut(counts) if parts is None else parts
        self.zeros: dict[_Cut, bool] = {}

    def parts(self, cut: _Cut) -> list[Quantity]:
        """Return what has a row here of all parts of a whole that was cut in one way."""
        return [self[key] for key in self._parts.get(cut, ()) if key in self._counts]

    def __getitem__(self, key: CountKey) -> Quantity:
        """Return a count; raises KeyError."""
        found = self._counts[key]
        if found is None:
            found = self._counts[key] = add([count_in(self, part) for part in _parts_of(key)])
        return found

    def get(self, key: CountKey, default: Any = None, /) -> Any:
        """Return a count, or ``default`` where there is none."""
        found = self._counts.get(key)
        if found is not None:
            return found
        return self[key] if key in self._counts else default

    def __contains__(self, key: object) -> bool:
        """Return whether there is a count."""
        return key in self._counts

    def __iter__(self) -> Iterator[CountKey]:
        """Yield what there are counts of, in the order of the file."""
        return iter(self._counts)

    def __len__(self) -> int:
        """Return how many counts there are."""
        return len(self._counts)

    def keys(self) -> KeysView[CountKey]:
        """Return what there are counts of, in the order of the file."""
        return self._counts.keys()


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
    together = add(counts.parts(cut))
    return isinstance(together, Figure) and together.value == whole.value


def parts_by_cut(keys: Iterable[CountKey]) -> PartsByCut:
    """Return the counts that are parts of a whole, by that whole and how it was cut."""
    parts: dict[_Cut, dict[CountKey, None]] = {}
    for key in keys:
        for one in (key, _all_sen_of(key)):
            cut = _cut_of(one)
            if cut is not None:
                parts.setdefault(cut, {})[one] = None
    return parts


def with_all_sen(given: Counts) -> dict[CountKey, Quantity | None]:
    """Return the counts for :class:`KeptCounts`, with all SEN wherever a part of it is given.

    Where the file gives no count of both, SEN support and EHC plans are added. One that has no
    row beside the other is 0 only by arithmetic, like any other count.
    """
    counts: dict[CountKey, Quantity | None] = {**given}
    for whole in map(_all_sen_of, given):
        counts.setdefault(whole, None)
    return counts


# What follows from a key alone is asked for anew at every place.


@lru_cache(maxsize=4096)
def _all_sen_of(key: CountKey) -> CountKey:
    """Return the count of all SEN that this one is a part of, else itself."""
    return replace(key, provision=_ALL_SEN) if key.provision in _PARTS_OF_SEN else key


@lru_cache(maxsize=4096)
def _parts_of(key: CountKey) -> tuple[CountKey, ...]:
    """Return SEN support and EHC plans of a count of both together."""
    return tuple(replace(key, provision=one) for one in _PARTS_OF_SEN)


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
