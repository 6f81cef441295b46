"""Holds the counts of opened files in memory and answers for places and periods at once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field

from sendviewer.core.errors import DomainError
from sendviewer.core.figures import Figure, Missing, NotCollected, Quantity, add, children
from sendviewer.core.pages import Discrepancy
from sendviewer.core.selections import Dataset, Level, Place, Provision, ReleasePeriod
from sendviewer.sources.dfe.absent_rows import KeptCounts, parts_by_cut, with_all_sen
from sendviewer.sources.dfe.checksums import Checksum, WorkAfterwards
from sendviewer.sources.dfe.fact_columns import KNOWN, FactColumns, FactSpan
from sendviewer.sources.dfe.kinds import NotApart
from sendviewer.sources.dfe.parts_and_wholes import AddingUp, PlaceCounts, is_compared
from sendviewer.sources.dfe.release import ALL_PUPILS, CountKey, Counts, SkippedFile
from sendviewer.sources.watching import UNWATCHED, Watch

__all__ = ["Cube", "CubeDataset", "ScannedRelease"]

_LEVEL_ORDER = tuple(Level)


@dataclass(frozen=True, slots=True)
class CubeDataset:
    """A dataset, its number in the table of facts, and what is particular to it.

    ``steps`` are the multiples to which the counts of a level are rounded, where they are.
    """

    dataset: Dataset
    number: int
    not_apart: tuple[NotApart, ...]
    steps: Mapping[Level, int]


@dataclass(frozen=True, slots=True)
class Cube:
    """The facts, and what their numbers stand for. A key of None is not asked for."""

    facts: FactColumns
    datasets: tuple[CubeDataset, ...]
    keys: tuple[CountKey | None, ...]
    periods: tuple[str, ...]
    places: tuple[Place, ...]
    missing: tuple[Missing, ...]


class ScannedRelease:
    """A release that was read: see :class:`Release`. May be asked from any thread.

    What was asked for is kept for as long as the same dataset and period are asked for: the next
    choice is nearly always about the same places, or a few more of them.
    """

    def __init__(
        self,
        title: str,
        cube: Cube,
        skipped: tuple[SkippedFile, ...],
        checksums: Mapping[int, Checksum],
        let_go: Callable[[], None] = lambda: None,
    ) -> None:
        self._title = title
        self._cube = cube
        self._skipped = skipped
        self._checksums = checksums
        self._afterwards: WorkAfterwards | None = None
        self._let_go = let_go
        self._spans = cube.facts.by_period()
        self._adding_up: dict[tuple[str, str], AddingUp] = {}
        self._places: dict[tuple[str, str], tuple[Place, ...]] = {}
        self._kept = _Kept("", "")
        self._parts = parts_by_cut(key for key in cube.keys if key is not None)
        self._figures: dict[int, Figure] = {}
        self._datasets = {one.dataset.id: one for one in cube.datasets}
        self._period_numbers = {key: number for number, key in enumerate(cube.periods)}
        self._place_numbers = {place.key: number for number, place in enumerate(cube.places)}

    @property
    def title(self) -> str:
        """The release as a person knows it."""
        return self._title

    @property
    def datasets(self) -> tuple[Dataset, ...]:
        """What can be chosen, the most useful first."""
        return tuple(one.dataset for one in self._cube.datasets)

    @property
    def skipped(self) -> tuple[SkippedFile, ...]:
        """Files that were not read as figures, with the reason."""
        return self._skipped

    @property
    def cube(self) -> Cube:
        """All that was read."""
        return self._cube

    def places(self, dataset_id: str, period_key: str) -> tuple[Place, ...]:
        """Return the places that have rows: England, regions, region parts, authorities by name."""
        asked = (dataset_id, period_key)
        if asked not in self._places:
            spans = self._spans_of(*self._asked(*asked))
            places = [self._cube.places[number] for number, span in spans.items() if span.facts]
            self._places[asked] = tuple(sorted(places, key=_in_order))
        return self._places[asked]

    def counts(
        self, dataset_id: str, period_key: str, place_keys: Sequence[str]
    ) -> dict[str, Counts]:
        """Return every count of these places; all SEN is SEN support and EHC plans together.

        Raises DomainError for a place or period that the dataset does not have.
        """
        found, period = self._asked(dataset_id, period_key)
        kept = self._kept_of(dataset_id, period_key)
        wanted = [key for key in place_keys if key not in kept.counts]
        if wanted:
            given = self._given(found, period, wanted)
            self._refuse_unknown_places(given, wanted)
            lacking = self._not_collected(found, period)
            for key in wanted:
                whole = self._with_all_sen(found, given[key])
                kept.counts[key] = KeptCounts(_completed(whole, lacking), self._parts)
        return {key: kept.counts[key] for key in place_keys}

    def discrepancies(
        self, dataset_id: str, period_key: str, wholes: Collection[str] | None = None
    ) -> tuple[Discrepancy, ...]:
        """Return where parts do not add up to the published whole, largest gap first.

        ``wholes`` are the names of places that are asked for, if it is not all.
        """
        if wholes is None:
            wholes = [place.name for place in self.places(dataset_id, period_key)]
        asked = (dataset_id, period_key)
        if asked not in self._adding_up:
            self._adding_up[asked] = self._places_to_add_up(*asked)
        return self._adding_up[asked].of(wholes)

    def _places_to_add_up(self, dataset_id: str, period_key: str) -> AddingUp:
        found, period = self._asked(dataset_id, period_key)
        spans = self._spans_of(found, period)
        compared = [key if key and is_compared(key) else None for key in self._cube.keys]
        return AddingUp(
            found.dataset,
            [
                PlaceCounts(
                    place,
                    self._counts_in(spans[self._place_numbers[place.key]], compared),
                    found.steps.get(place.level, 1),
                )
                for place in self.places(dataset_id, period_key)
            ],
        )

    def rows_used(self, dataset_id: str, period_key: str, place_keys: Sequence[str]) -> int:
        """Return how many rows of the file the counts of these places come from."""
        spans = self._spans_of(*self._asked(dataset_id, period_key))
        self._refuse_unknown_places(self._place_numbers, place_keys)
        numbers = {self._place_numbers[key] for key in place_keys}
        return sum(spans[number].rows for number in numbers if number in spans)

    def sha256(self, dataset_id: str, watch: Watch = UNWATCHED) -> str:
        """Return the checksum of the file that a person has; see :class:`Release`."""
        return self._checksums[self._datasets[dataset_id].number].value(watch)

    def work_out_checksums(self, then: Callable[[], None]) -> None:
        """Begin with what nobody waits for yet, and do ``then`` once all checksums are known."""
        self._afterwards = WorkAfterwards(self._checksums.values(), then)

    def finish(self, watch: Watch = UNWATCHED) -> None:
        """Wait until nothing goes on any more; see :class:`Release`."""
        if self._afterwards is not None:
            self._afterwards.finish(watch)

    def close(self) -> None:
        """Delete what was unpacked; may be called again."""
        if self._afterwards is not None:
            self._afterwards.stop()
        self._let_go()

    # --- Asking -----------------------------------------------------------------------------

    def _asked(self, dataset_id: str, period_key: str) -> tuple[CubeDataset, ReleasePeriod]:
        found = self._datasets.get(dataset_id)
        if found is None:
            raise DomainError(f"{dataset_id!r} is no dataset of this release")
        for period in found.dataset.periods:
            if period.key == period_key:
                return found, period
        raise DomainError(f"{dataset_id} has no period {period_key!r}")

    def _spans_of(self, found: CubeDataset, period: ReleasePeriod) -> dict[int, FactSpan]:
        return self._spans.get((found.number, self._period_numbers[period.key]), {})

    def _given(
        self, found: CubeDataset, period: ReleasePeriod, place_keys: Sequence[str]
    ) -> dict[str, dict[CountKey, Quantity]]:
        """Return what rows give for these places, those without any left out."""
        spans = self._spans_of(found, period)
        numbers = {key: self._place_numbers.get(key, -1) for key in place_keys}
        kept = self._kept_of(found.dataset.id, period.key).given
        for key, number in numbers.items():
            if key not in kept and number in spans:
                kept[key] = self._counts_in(spans[number], self._cube.keys)
        return {key: kept[key] for key in place_keys if kept.get(key)}

    def _kept_of(self, dataset_id: str, period_key: str) -> _Kept:
        kept = self._kept
        if (kept.dataset_id, kept.period_key) != (dataset_id, period_key):
            kept = self._kept = _Kept(dataset_id, period_key)
        return kept

    def _counts_in(
        self, span: FactSpan, keys: Sequence[CountKey | None]
    ) -> dict[CountKey, Quantity]:
        """Return the counts in a span of facts; a key of None is left out."""
        missing, figures = self._cube.missing, self._figures
        counts: dict[CountKey, Quantity] = {}
        for key_number, count, symbol in self._cube.facts.of(span):
            key = keys[key_number]
            if key is None:
                continue
            quantity: Quantity
            if symbol != KNOWN:
                quantity = missing[symbol]
            elif (known := figures.get(count)) is not None:
                quantity = known
            else:
                quantity = figures[count] = children(count)
            # Several labels may mean that no need was recorded.
            counts[key] = add((counts[key], quantity)) if key in counts else quantity
        return counts

    def _with_all_sen(
        self, found: CubeDataset, given: Mapping[CountKey, Quantity]
    ) -> dict[CountKey, Quantity | None]:
        """Return the counts with all SEN; as they are for a file that has plans only."""
        is_added = Provision.ALL_SEN in found.dataset.provisions
        return with_all_sen(given) if is_added else dict(given)

    def _not_collected(
        self, found: CubeDataset, period: ReleasePeriod
    ) -> tuple[tuple[str, NotCollected], ...]:
        """Return the needs that have no row of their own in this period, with the reason."""
        return tuple(
            (one.need, NotCollected("", one.reason))
            for one in found.not_apart
            if (not one.before or period.date < one.before) and not self._has(found, period, one)
        )

    def _has(self, found: CubeDataset, period: ReleasePeriod, one: NotApart) -> bool:
        wanted = {
            number
            for number, key in enumerate(self._cube.keys)
            if key is not None and key.need == one.need
        }
        spans = self._spans_of(found, period).values()
        keys = self._cube.facts.keys
        return any(not wanted.isdisjoint(keys[span.start : span.end]) for span in spans)

    def _refuse_unknown_places(
        self, known: Mapping[str, object], place_keys: Sequence[str]
    ) -> None:
        unknown = [key for key in place_keys if key not in known]
        if unknown:
            raise DomainError(f"there are no figures for {', '.join(unknown)}")


@dataclass(frozen=True, slots=True)
class _Kept:
    """What rows give for places of one dataset and period, and all counts that follow from it."""

    dataset_id: str
    period_key: str
    given: dict[str, dict[CountKey, Quantity]] = field(default_factory=dict)
    counts: dict[str, Counts] = field(default_factory=dict)


def _completed(
    counts: dict[CountKey, Quantity | None], lacking: tuple[tuple[str, NotCollected], ...]
) -> dict[CountKey, Quantity | None]:
    """Return the counts with what was not collected, wherever needs are known at all."""
    if not lacking:
        return counts
    with_needs = dict.fromkeys(
        (key.provision, key.phase) for key in counts if key.need and key.provision != ALL_PUPILS
    )
    for need, reason in lacking:
        for provision, phase in with_needs:
            counts.setdefault(CountKey(provision, phase, need), reason)
    return counts


def _in_order(place: Place) -> tuple[int, str, str]:
    return _LEVEL_ORDER.index(place.level), place.name.casefold(), place.key
