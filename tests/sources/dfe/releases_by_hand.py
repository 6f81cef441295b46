"""A small release typed by hand: two regions and five authorities."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from sendviewer.core.figures import AtLeast, Missing, Quantity, Unit, children
from sendviewer.core.pages import CHILDREN_WITH_SEND, Discrepancy, Subject
from sendviewer.core.selections import (
    Dataset,
    Level,
    Phase,
    Place,
    Provision,
    ReleasePeriod,
    SourceFile,
)
from sendviewer.sources.dfe.release import CountKey, SkippedFile
from sendviewer.sources.watching import UNWATCHED, Watch

EAST, WEST = ("E12000004", "East Midlands"), ("E12000005", "West Midlands")
SUPPRESSED = Missing("c", "suppressed, to protect confidentiality")

ENGLAND = Place("E92000001", Level.NATIONAL, "England", "E92000001")
EAST_MIDLANDS = Place("E12000004", Level.REGIONAL, "East Midlands", "E12000004")
WEST_MIDLANDS = Place("E12000005", Level.REGIONAL, "West Midlands", "E12000005")


def authority(dfe_code: str, name: str, code: str, region: tuple[str, str] = EAST) -> Place:
    return Place(dfe_code, Level.LOCAL_AUTHORITY, name, code, dfe_code, *region)


LEICESTER = authority("856", "Leicester", "E06000016")
LEICESTERSHIRE = authority("855", "Leicestershire", "E10000018")
RUTLAND = authority("857", "Rutland", "E06000017")
DERBY = authority("831", "Derby", "E06000015")
STOKE = authority("861", "Stoke-on-Trent", "E06000021", WEST)
LLR = (LEICESTER, LEICESTERSHIRE, RUTLAND)
PLACES = (ENGLAND, EAST_MIDLANDS, WEST_MIDLANDS, *LLR, DERBY, STOKE)

NEWEST = ReleasePeriod("202425", "2024/25", "January 2025", "2025-01")
OLDER = ReleasePeriod("202324", "2023/24", "January 2024", "2024-01")

PLANS = Subject("EHC plans", "EHC plan", "EHC plans")
FILE = SourceFile("needs.csv", "release.zip", 1234, "Plans by need", "EHC plans 2025")


def count(quantity: int | str | Quantity) -> Quantity:
    """Return what "c", ">=7" or a number stands for."""
    if isinstance(quantity, int):
        return children(quantity)
    if quantity == "c":
        return SUPPRESSED
    if isinstance(quantity, str):
        return AtLeast(Fraction(quantity.removeprefix(">=")), Unit.CHILDREN, SUPPRESSED.reason)
    return quantity


def needs(
    total: int | str, provision: str = "ehc-plan", phase: Phase = Phase.ALL, **by_need: object
) -> dict[CountKey, Quantity]:
    """Return the counts of one place: its total and those of needs by code."""
    counts = {CountKey(provision, phase): count(total)}
    for code, number in by_need.items():
        assert isinstance(number, int | str | Quantity)
        counts[CountKey(provision, phase, code)] = count(number)
    return counts


def group(
    name: str, items: Mapping[str, int | str], provision: str = "ehc-plan"
) -> dict[CountKey, Quantity]:
    return {
        CountKey(provision, group=name, item=item): count(number) for item, number in items.items()
    }


def plans_dataset(**changes: object) -> Dataset:
    values: dict[str, object] = {
        "id": "plans",
        "title": "EHC plans by primary need",
        "population": "EHC plans that the local authority maintains.",
        "file": FILE,
        "subjects": ((Provision.EHC_PLAN, PLANS),),
        "phases": (Phase.ALL,),
        "periods": (NEWEST, OLDER),
        **changes,
    }
    return Dataset(**values)  # type: ignore[arg-type]


def census_dataset(**changes: object) -> Dataset:
    subjects = (
        (Provision.ALL_SEN, CHILDREN_WITH_SEND),
        (Provision.SEN_SUPPORT, Subject("Children with SEN support", "child", "children")),
    )
    return plans_dataset(
        **{
            "id": "census",
            "title": "School census",
            "subjects": subjects,
            "phases": (Phase.ALL, Phase.PRIMARY, Phase.SECONDARY, Phase.SPECIAL),
            "has_pupils": True,
            **changes,
        }
    )


# ruff: noqa: ARG002 - the protocol asks for more than a small release needs
@dataclass
class SmallRelease:
    """A release that answers from counts by key of the place."""

    by_place: Mapping[str, Mapping[CountKey, Quantity]]
    datasets: tuple[Dataset, ...] = field(default_factory=lambda: (plans_dataset(),))
    all_places: tuple[Place, ...] = PLACES
    found: tuple[Discrepancy, ...] = ()
    title: str = "EHC plans 2025"
    skipped: tuple[SkippedFile, ...] = ()

    def places(self, dataset_id: str, period_key: str) -> tuple[Place, ...]:
        return tuple(place for place in self.all_places if place.key in self.by_place)

    def counts(
        self, dataset_id: str, period_key: str, place_keys: Sequence[str]
    ) -> dict[str, dict[CountKey, Quantity]]:
        return {key: dict(self.by_place[key]) for key in place_keys}

    def discrepancies(
        self, dataset_id: str, period_key: str, wholes: Collection[str] | None = None
    ) -> tuple[Discrepancy, ...]:
        return tuple(one for one in self.found if wholes is None or one.whole_name in wholes)

    def rows_used(self, dataset_id: str, period_key: str, place_keys: Sequence[str]) -> int:
        return 10 * len(place_keys)

    def sha256(self, dataset_id: str, watch: Watch = UNWATCHED) -> str:
        return "ab" * 32

    def finish(self, watch: Watch = UNWATCHED) -> None:
        pass

    def close(self) -> None:
        pass


def plans_release(**changes: Mapping[CountKey, Quantity]) -> SmallRelease:
    """Return plans with three needs; an area whose name is given has other counts."""
    by_place: dict[str, Mapping[CountKey, Quantity]] = {
        ENGLAND.key: needs(10_000, ASD=3000, SEMH=2000, VI=100, UNK=4900),
        EAST_MIDLANDS.key: needs(1000, ASD=300, SEMH=250, VI=10, UNK=440),
        WEST_MIDLANDS.key: needs(900, ASD=200, SEMH=400, VI=20, UNK=280),
        LEICESTER.key: needs(400, ASD=100, SEMH=120, VI=4, UNK=176),
        LEICESTERSHIRE.key: needs(300, ASD=120, SEMH=60, VI=3, UNK=117),
        RUTLAND.key: needs(40, ASD=10, SEMH=10, VI=1, UNK=19),
        DERBY.key: needs(260, ASD=70, SEMH=60, VI=2, UNK=128),
        STOKE.key: needs(500, ASD=90, SEMH=200, VI=5, UNK=205),
    }
    keys = {place.name.upper().replace(" ", "_"): place.key for place in PLACES}
    for name, counts in changes.items():
        by_place[keys[name.upper()]] = counts
    return SmallRelease(by_place)
