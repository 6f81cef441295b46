"""Adds the counts of places together, takes some away from a whole, or averages their shares.

Counts and denominators are added and then divided; shares are averaged only by ``Mean``, which
gives no count at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction

from sendviewer.core.figures import (
    Figure,
    Missing,
    NotCollected,
    Quantity,
    Unit,
    add,
    rounding_step,
    share_of,
)
from sendviewer.sources.dfe.absent_rows import NO_ROW, count_in
from sendviewer.sources.dfe.release import CountKey, Counts

__all__ = ["NOTHING_BESIDE", "NO_COUNT_OF_MEAN", "Mean", "Nothing", "Pool", "Pooled", "Remainder"]

NOTHING_BESIDE = Missing("", "there is no other area to compare with")
NO_COUNT_OF_MEAN = Missing("", "a mean of shares has no count")
_NO_REMAINDER = Missing("", "the file gives no areas from which the rest could be added up")


@dataclass(frozen=True, slots=True)
class Pool:
    """Places whose counts are added together; a suppressed part makes "at least"."""

    members: tuple[Counts, ...]
    _sums: dict[CountKey, Quantity] = field(default_factory=dict, compare=False, repr=False)

    def count(self, key: CountKey) -> Quantity:
        """Return the sum of a count over all places, kept as each share asks for it again."""
        if (known := self._sums.get(key)) is not None:
            return known
        found = self._sums[key] = add(
            count_in(member, key) if (count := member.get(key)) is None else count
            for member in self.members
        )
        return found

    def share(self, part: CountKey, whole: CountKey) -> Quantity:
        """Return the share of the sums, in percent and exact."""
        return share_of(self.count(part), self.count(whole))

    def keys(self) -> Iterator[CountKey]:
        """Yield every count that a place has a row for, in the order of the file."""
        keys: dict[CountKey, None] = {}
        for member in self.members:
            if not keys.keys() >= member.keys():
                keys.update(dict.fromkeys(member))
        yield from keys

    def is_nowhere(self, key: CountKey) -> bool:
        """Return whether every place counts exactly 0."""
        return all(_is_zero(count_in(member, key)) for member in self.members)


@dataclass(frozen=True, slots=True)
class Remainder:
    """A whole without some of its parts.

    Each count is published whole minus parts where both are known, since that also holds what
    is suppressed in the other areas; else the others are added up. A whole that is rounded more
    coarsely than its parts would leave a wrong number, so nothing is taken away from it.
    """

    whole: Pool
    without: Pool
    others: Pool
    whole_is_rounded: bool = False

    @classmethod
    def of(cls, whole: Pool, without: Pool, others: Pool) -> Remainder:
        """Return what is left, after looking whether the whole is rounded more than its parts."""
        parts = Pool((*without.members, *others.members))
        return cls(whole, without, others, _step(whole) > _step(parts))

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


@dataclass(frozen=True, slots=True)
class Nothing:
    """No places at all: there is nothing to compare with."""

    def count(self, key: CountKey) -> Quantity:  # noqa: ARG002 - the same for every count
        """Return why there is no count."""
        return NOTHING_BESIDE

    def share(self, part: CountKey, whole: CountKey) -> Quantity:  # noqa: ARG002
        """Return why there is no share."""
        return NOTHING_BESIDE

    def keys(self) -> Iterator[CountKey]:
        """Yield nothing."""
        return iter(())

    def is_nowhere(self, key: CountKey) -> bool:  # noqa: ARG002
        """Return True: nobody is counted."""
        return True


Pooled = Pool | Remainder | Mean | Nothing


def _unique(keys: Iterable[CountKey]) -> dict[CountKey, None]:
    return dict.fromkeys(keys)


def _step(pool: Pool) -> int:
    """Return to which multiple the counts of places are rounded, 1 if they are not."""
    return rounding_step(quantity for member in pool.members for quantity in member.values())


def _is_zero(quantity: Quantity) -> bool:
    return isinstance(quantity, Figure) and quantity.value == 0
