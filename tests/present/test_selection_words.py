"""What is chosen is said as one sentence before it is opened."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from sendviewer.core.pages import CHILDREN_WITH_SEND, Subject
from sendviewer.core.selections import (
    ComparatorKind,
    ComparatorSelection,
    Dataset,
    Level,
    Phase,
    Place,
    Pooling,
    Provision,
    ReleasePeriod,
    Selection,
    SourceFile,
)
from sendviewer.present.selection_words import comparator_words, phase_words, selection_words

NEWEST = ReleasePeriod("202425", "2024/25", "January 2025", "2025-01")
DATASET = Dataset(
    "plans",
    "EHC plans by primary need",
    "EHC plans that the authority maintains.",
    SourceFile("needs.csv", "", 1),
    (
        (Provision.EHC_PLAN, Subject("EHC plans", "EHC plan", "EHC plans")),
        (Provision.ALL_SEN, CHILDREN_WITH_SEND),
    ),
    (Phase.ALL,),
    (NEWEST,),
)


def place(name: str, region: str = "East Midlands", level: Level = Level.LOCAL_AUTHORITY) -> Place:
    return Place(name, level, name, region_name=region)


LEICESTER, RUTLAND = place("Leicester"), place("Rutland")
LLR = (LEICESTER, place("Leicestershire"), RUTLAND)
STOKE = place("Stoke-on-Trent", "West Midlands")
ENGLAND = place("England", "", Level.NATIONAL)
MANY = tuple(place(f"Area {number}") for number in range(1, 9))


def words(areas: tuple[Place, ...], **changes: object) -> str:
    keys = tuple(area.key for area in areas)
    selection = Selection("plans", "202425", keys, provision=Provision.EHC_PLAN)
    return selection_words(replace(selection, **changes), DATASET, areas)  # type: ignore[arg-type]


CHOICES = [
    (LLR, {},
     ("EHC plans maintained by Leicester, Leicestershire and Rutland (3 local authorities added "
     "together), January 2025, compared with England.")),
    (LLR, {"name": "LLR"},
     ("EHC plans maintained by LLR: Leicester, Leicestershire and Rutland (3 local authorities "
     "added together), January 2025, compared with England.")),
    ((RUTLAND,), {"provision": Provision.ALL_SEN},
     "Children with SEND in Rutland, January 2025, compared with England."),
    ((RUTLAND,), {"provision": Provision.ALL_SEN, "phase": Phase.PRIMARY},
     "Children with SEND in Rutland, primary schools only, January 2025, compared with England."),
    ((ENGLAND,), {}, "EHC plans maintained in England, January 2025."),
    (MANY, {},
     ("EHC plans maintained by Area 1, Area 2, Area 3, Area 4, Area 5 and 3 more (8 local "
     "authorities added together), January 2025, compared with England.")),
    ((), {}, "No area is chosen yet."),
]  # fmt: skip


@pytest.mark.parametrize(("areas", "changes", "expected"), CHOICES)
def test_a_choice_in_words(
    areas: tuple[Place, ...], changes: dict[str, object], expected: str
) -> None:
    assert words(areas, **changes) == expected


MEAN = Pooling.SIMPLE_MEAN
COMPARATORS = [
    (ComparatorSelection(), LLR, (), "", "England"),
    (ComparatorSelection(ComparatorKind.REGION), LLR, (), "", "the East Midlands"),
    (ComparatorSelection(ComparatorKind.REGION), (RUTLAND, STOKE), (), "",
     "the East Midlands and the West Midlands"),
    (ComparatorSelection(ComparatorKind.REST_OF_REGION), LLR, (), "",
     "the rest of the East Midlands"),
    (ComparatorSelection(ComparatorKind.NEIGHBOURS), (RUTLAND,), (), "May 2025",
     "its statistical neighbours (DfE’s list of May 2025)"),
    (ComparatorSelection(ComparatorKind.NEIGHBOURS), LLR, (), "",
     "their statistical neighbours (no list is open yet)"),
    (ComparatorSelection(ComparatorKind.NEIGHBOURS, pooling=MEAN), LLR, (), "May 2025",
     "the simple mean of their statistical neighbours (DfE’s list of May 2025)"),
    (ComparatorSelection(ComparatorKind.AREAS, ("a",)), LLR, (STOKE,), "", "Stoke-on-Trent"),
    (ComparatorSelection(ComparatorKind.AREAS, ("a", "b")), (RUTLAND,), (STOKE, LEICESTER), "",
     "Stoke-on-Trent and Leicester together"),
    (ComparatorSelection(ComparatorKind.AREAS, ("a", "b"), pooling=MEAN), (RUTLAND,),
     (STOKE, LEICESTER), "", "the simple mean of Stoke-on-Trent and Leicester"),
    (ComparatorSelection(ComparatorKind.AREAS, ("a",), "Our group"), LLR, (STOKE,), "",
     "Our group (Stoke-on-Trent)"),
    (ComparatorSelection(ComparatorKind.AREAS), LLR, (), "", "areas that are not chosen yet"),
    (ComparatorSelection(pooling=MEAN), LLR, (), "",
     "the simple mean of the other local authorities in England"),
    (ComparatorSelection(ComparatorKind.REGION, pooling=MEAN), LLR, (), "",
     "the simple mean of the other local authorities in the East Midlands"),
]  # fmt: skip


@pytest.mark.parametrize(("comparator", "areas", "beside", "version", "expected"), COMPARATORS)
def test_a_comparator_in_words(
    comparator: ComparatorSelection,
    areas: tuple[Place, ...],
    beside: tuple[Place, ...],
    version: str,
    expected: str,
) -> None:
    assert comparator_words(comparator, areas, beside, version) == expected


def test_every_kind_of_school_has_words() -> None:
    assert all(phase_words(phase) for phase in Phase)
