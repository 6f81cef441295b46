"""A release: DfE files that were opened together, as counts that can be asked for."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from msgspec import Struct

from sendviewer.core.figures import Quantity
from sendviewer.core.pages import Discrepancy
from sendviewer.core.selections import Dataset, Phase, Place
from sendviewer.sources.watching import UNWATCHED, Watch

__all__ = ["ALL_PUPILS", "CountKey", "Counts", "Release", "SkippedFile"]

ALL_PUPILS = "all-pupils"
"""The provision of a count of all pupils, with and without SEN."""


@dataclass(frozen=True, slots=True)
class SkippedFile:
    """A file that was not read as figures on need, and why: a full sentence for the reader.

    ``is_expected`` is True for what simply is something else (guidance, other subjects of the
    same release), False for what looks like figures on need and could not be used.
    """

    name: str
    why: str
    is_expected: bool = True


class CountKey(Struct, frozen=True, cache_hash=True):
    """Which count of a place is meant: everything but place and period.

    ``provision`` is "all-sen", "sen-support", "ehc-plan" (values of Provision) or ALL_PUPILS.
    ``need`` is a code of the catalogue, or "" for all needs together. ``group`` is "" or a
    breakdown: "age", "year" or "setting" with ``item`` as its label ("Age 5", "Year 3",
    "Mainstream schools"); groups are given for all needs only.
    """

    provision: str
    phase: Phase = Phase.ALL
    need: str = ""
    group: str = ""
    item: str = ""


Counts = Mapping[CountKey, Quantity]
"""What a file gives for one place, in children; what it has no row for is not there."""


class Release(Protocol):
    """Counts in published files. Safe to ask from any thread."""

    @property
    def title(self) -> str:
        """The release as a person knows it: "Education, health and care plans 2025"."""

    @property
    def datasets(self) -> tuple[Dataset, ...]:
        """What can be chosen, the most useful first; never empty."""

    @property
    def skipped(self) -> tuple[SkippedFile, ...]:
        """Files that were not read as figures, with the reason."""

    def places(self, dataset_id: str, period_key: str) -> tuple[Place, ...]:
        """Return the places that have rows: England, regions, region parts, authorities by name."""

    def counts(
        self, dataset_id: str, period_key: str, place_keys: Sequence[str]
    ) -> Mapping[str, Counts]:
        """Return for each of the places every count that the file gives, or why it gives none.

        A count that has no row is not in the result. What was not collected in this period is
        NotCollected. Raises DomainError for a place or period that the dataset does not have.
        """

    def discrepancies(
        self, dataset_id: str, period_key: str, wholes: Collection[str] | None = None
    ) -> tuple[Discrepancy, ...]:
        """Return where parts do not add up to the published whole, largest gap first.

        ``wholes`` are the names of places that are asked for, if it is not all. Authorities
        against their region and against England, regions against England (London once), needs
        against the total of England and of each region and authority.
        """

    def rows_used(self, dataset_id: str, period_key: str, place_keys: Sequence[str]) -> int:
        """Return how many rows of the file the counts of these places come from."""

    def sha256(self, dataset_id: str, watch: Watch = UNWATCHED) -> str:
        """Return the checksum of the file that a person has: the zip, or the CSV itself.

        It may be waited for. Raises InputError for a file that was changed while it was open
        here, and what the watch raises.
        """

    def finish(self, watch: Watch = UNWATCHED) -> None:
        """Wait for what goes on after the opening: checksums, and copies of what was read.

        Raises InputError for a file that was changed meanwhile, and what the watch raises.
        """

    def close(self) -> None:
        """Let go of the figures and delete what was unpacked."""
