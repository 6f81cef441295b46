"""Words the kinds of figures: what is counted, of whom, when, and what is not counted apart."""

from __future__ import annotations

from dataclasses import dataclass

from sendviewer.core.pages import Subject
from sendviewer.core.selections import Provision

__all__ = [
    "ALL_PLANS",
    "CENSUS",
    "CHILDREN_IN_NEED",
    "NEW_PLANS",
    "PHASES",
    "Kind",
    "NotApart",
]


@dataclass(frozen=True, slots=True)
class NotApart:
    """A need without rows of its own, and why: before a date ("2025-01"), or "" for always."""

    need: str
    reason: str
    before: str = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """What a dataset counts, in words.

    ``when`` says how its time is worded: "january" of the year in which the period ends,
    "march", or "year", which is the period itself. ``rank`` orders datasets, the most useful
    first.
    """

    id: str
    title: str
    population: str
    subjects: tuple[tuple[Provision, Subject], ...]
    when: str
    rank: int
    not_collected: tuple[NotApart, ...] = ()


def _subjects(
    one: str, many: str, who: str, all_pupils: str
) -> tuple[tuple[Provision, Subject], ...]:
    described = ("with SEN", "with SEN support", "with an EHC plan")
    return tuple(
        (provision, Subject(f"{who} {words}", one, many, words, all_pupils))
        for provision, words in zip(Provision, described, strict=True)
    )


_NOT_INDEPENDENT = (
    "Pupils in state-funded nursery, primary, secondary and special schools, non-maintained "
    "special schools and state-funded alternative provision, in January, counted where the "
    "school is. Independent schools are not in these figures."
)
_WITH_INDEPENDENT = (
    "Pupils in state-funded, non-maintained special and independent schools, in January, "
    "counted where the school is."
)
_DS_BEFORE_2025 = "Down syndrome was not recorded as a need of its own before January 2025"
_DS_NOT_APART = "Down syndrome is not counted apart in this file"

CENSUS = Kind(
    id="census",
    title="School census: pupils with SEN by primary need",
    population=_NOT_INDEPENDENT,
    subjects=_subjects("pupil", "pupils", "Pupils", "pupils"),
    when="january",
    rank=0,
    not_collected=(NotApart("DS", _DS_BEFORE_2025, before="2025-01"),),
)
PHASES = Kind(
    id="census-phase",
    title="School census: pupils with SEN by kind of school",
    population=_WITH_INDEPENDENT,
    subjects=CENSUS.subjects,
    when="january",
    rank=9,
)
ALL_PLANS = Kind(
    id="plans",
    title="EHC plans by primary need",
    population=(
        "EHC plans that the local authority maintains in January, ages 0 to 25, wherever the "
        "child or young person is placed."
    ),
    subjects=((Provision.EHC_PLAN, Subject("EHC plans", "EHC plan", "EHC plans")),),
    when="january",
    rank=1,
    not_collected=(NotApart("DS", _DS_NOT_APART),),
)
NEW_PLANS = Kind(
    id="new-plans",
    title="New EHC plans by primary need",
    population="EHC plans that began in the calendar year, ages 0 to 25.",
    subjects=((Provision.EHC_PLAN, Subject("New EHC plans", "new EHC plan", "new EHC plans")),),
    when="year",
    rank=2,
    not_collected=(NotApart("DS", _DS_NOT_APART),),
)
CHILDREN_IN_NEED = Kind(
    id="children-in-need",
    title="Children in need with SEN by primary need",
    population="Children of this group who could be found in the school census.",
    subjects=_subjects("child", "children", "Children", "children of this group"),
    when="march",
    rank=3,
    not_collected=(NotApart("DS", _DS_NOT_APART),),
)
