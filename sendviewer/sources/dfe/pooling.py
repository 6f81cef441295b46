"""Adds the counts of places together, takes some away from a whole, or averages their shares.

Counts and denominators are added and then divided; shares are averaged only by ``Mean``, which
gives no count at all. What a file has no row for is 0 only by arithmetic: where the rows that
are there already add up exactly to that place's own total. Otherwise it is missing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from sendviewer.core.figures import (
    Figure,
    Missing,
    NotCollected,
    Quantity,
    Unit,
    add,
    children,
    share_of,
)
from sendviewer.core.selections import Phase
from sendviewer.sources.dfe.release import CountKey

__all__ = [
    "NO_COUNT_OF_MEAN",
    "NO_ROW",
    "Counts",
    "Mean",
    "Pool",
    "Pooled",
    "Remainder",
    "count_in",
    "is_zero_by_sum",
]

Counts = Mapping[CountKey, Quantity]
"""What a file gives for one place; what it has no row for is not there."""

NO_ROW = Missing("", "the file has no row for this count")
NO_COUNT_OF_MEAN = Missing("", "a mean of shares has no count")
_ROUNDED_TO = 10
_ENOUGH_COUNTS = 8
_NO_REMAINDER = Missing("", "the file gives no areas from which the rest could be added up")


def count_in(counts: Counts, key: CountKey) -> Quantity:
    """Return a count of one place: as published, 0 by arithmetic, or that there is no row."""
    found = counts.get(key)
    if found is not None:
        return found
    return children(0) if is_zero_by_sum(counts, key) else NO_ROW


def is_zero_by_sum(counts: Counts, key: CountKey) -> bool:
    """Return whether a count without a row must be 0: the others add up to the total exactly.

    The others are all needs, all items of the same group, or all phases, whichever ``key`` is
    one of. If one of them is not known, nothing follows. Of a total of 0 every part is 0.
    """
    if key in counts or not _is_part(key):
        return False
    whole = counts.get(_whole_of(key))
    if not isinstance(whole, Figure):
        return False
    parts = [quantity for other, quantity in counts.items() if _is_beside(key, other)]
    together = add(parts)
    return isinstance(together, Figure) and together.value == whole.value


def _is_part(key: CountKey) -> bool:
    return bool(key.need or key.group) or key.phase is not Phase.ALL


def _whole_of(key: CountKey) -> CountKey:
    """Return the total that a count is a part of: of its phase, or of all phases."""
    if key.need or key.group:
        return CountKey(key.provision, key.phase)
    return CountKey(key.provision)


def _is_beside(key: CountKey, other: CountKey) -> bool:
    """Return whether two counts are parts of one whole, cut in the same way."""
    if key.need:
        return bool(other.need) and replace(key, need=other.need) == other
    if key.group:
        return bool(other.group) and replace(key, item=other.item) == other
    return other.phase is not Phase.ALL and replace(key, phase=other.phase) == other


@dataclass(frozen=True, slots=True)
class Pool:
    """Places whose counts are added together; a suppressed part makes "at least"."""

    members: tuple[Counts, ...]

    def count(self, key: CountKey) -> Quantity:
        """Return the sum of a count over all places."""
        return add(count_in(member, key) for member in self.members)

    def share(self, part: CountKey, whole: CountKey) -> Quantity:
        """Return the share of the sums, in percent and exact."""
        return share_of(self.count(part), self.count(whole))

    def keys(self) -> Iterator[CountKey]:
        """Yield every count that a place has a row for, in the order of the file."""
        yield from _unique(key for member in self.members for key in member)

    def is_nowhere(self, key: CountKey) -> bool:
        """Return whether every place counts exactly 0."""
        return all(_is_zero(count_in(member, key)) for member in self.members)


@dataclass(frozen=True, slots=True)
class Remainder:
    """A whole without some of its parts.

    Each count is published whole minus parts where both are known, since that also holds what
    is suppressed in the other areas; else the others are added up. A rounded whole of parts that
    are not rounded would leave a wrong number, so nothing is taken away from it.
    """

    whole: Pool
    without: Pool
    others: Pool
    whole_is_rounded: bool = False

    @classmethod
    def of(cls, whole: Pool, without: Pool, others: Pool) -> Remainder:
        """Return what is left, after looking whether the whole is rounded and its parts are not."""
        parts = Pool((*without.members, *others.members))
        return cls(whole, without, others, _is_rounded(whole) and not _is_rounded(parts))

    def count(self, key: CountKey) -> Quantity:
        """Return what is left of a count."""
        whole, without = self.whole.count(key), self.without.count(key)
        if (
            not self.whole_is_rounded
            and isinstance(whole, Figure)
            and isinstance(without, Figure)
            and whole.value >= without.value
        ):
            return Figure(whole.value - without.value, whole.unit)
        return self.others.count(key) if self.others.members else _NO_REMAINDER

    def share(self, part: CountKey, whole: CountKey) -> Quantity:
        """Return the share of what is left, in percent and exact."""
        return share_of(self.count(part), self.count(whole))

    def keys(self) -> Iterator[CountKey]:
        """Yield every count that the whole or the others have a row for."""
        yield from _unique((*self.whole.keys(), *self.others.keys()))

    def is_nowhere(self, key: CountKey) -> bool:
        """Return whether exactly 0 is left."""
        return _is_zero(self.count(key))


@dataclass(frozen=True, slots=True)
class Mean:
    """Places whose shares are averaged, each place counting the same. It has no counts.

    Places whose share is not known are left out; ``left_out`` tells how many.
    """

    members: tuple[Counts, ...]

    def count(self, key: CountKey) -> Quantity:  # noqa: ARG002 - the same for every count
        """Return why there is no count."""
        return NO_COUNT_OF_MEAN

    def share(self, part: CountKey, whole: CountKey) -> Quantity:
        """Return the mean of the exact shares that are known, in percent."""
        shares = self._shares(part, whole)
        known = [share.value for share in shares if isinstance(share, Figure)]
        if known:
            return Figure(sum(known, Fraction(0)) / len(known), Unit.PERCENT)
        # What nobody was asked for says more than what is not known of some.
        reasons = sorted(shares, key=lambda share: not isinstance(share, NotCollected))
        return reasons[0] if reasons else NO_ROW

    def left_out(self, part: CountKey, whole: CountKey) -> int:
        """Return how many places have no known share, though it was collected there."""
        shares = self._shares(part, whole)
        return sum(not isinstance(share, Figure | NotCollected) for share in shares)

    def keys(self) -> Iterator[CountKey]:
        """Yield every count that a place has a row for."""
        yield from Pool(self.members).keys()

    def is_nowhere(self, key: CountKey) -> bool:
        """Return whether every place counts exactly 0."""
        return Pool(self.members).is_nowhere(key)

    def _shares(self, part: CountKey, whole: CountKey) -> list[Quantity]:
        return [
            share_of(count_in(member, part), count_in(member, whole)) for member in self.members
        ]


Pooled = Pool | Remainder | Mean


def _unique(keys: Iterable[CountKey]) -> dict[CountKey, None]:
    return dict.fromkeys(keys)


def _is_rounded(pool: Pool) -> bool:
    """Return whether every known count is a multiple of ten, of enough counts to be no chance."""
    counts = [
        quantity.value
        for member in pool.members
        for quantity in member.values()
        if isinstance(quantity, Figure)
    ]
    return len(counts) >= _ENOUGH_COUNTS and all(count % _ROUNDED_TO == 0 for count in counts)


def _is_zero(quantity: Quantity) -> bool:
    return isinstance(quantity, Figure) and quantity.value == 0
