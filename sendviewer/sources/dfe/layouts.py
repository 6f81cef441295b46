"""Describes the layouts of DfE files as data: which columns say what. Nothing here reads a file.

A file is recognised by its columns, in any order and whatever else it has, and where columns do
not tell two layouts apart, by values. A new year's layout is a row more in ``LAYOUTS``.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from sendviewer.core.needs import NEEDS, UNRECORDED
from sendviewer.core.selections import Provision
from sendviewer.sources.dfe.kinds import (
    ALL_PLANS,
    CENSUS,
    CHILDREN_IN_NEED,
    NEW_PLANS,
    PHASES,
    Kind,
)
from sendviewer.sources.dfe.release import ALL_PUPILS

__all__ = [
    "FROM_ROW",
    "GROUP_COLUMNS",
    "IDENTITY",
    "KNOWN_FILTERS",
    "LAYOUTS",
    "TIDY_GROUPS",
    "TOPICS",
    "Counted",
    "Layout",
    "Told",
]

FROM_ROW = "*"
"""The provision or need of a count is the one that another column of its row names."""

_SEN, _SUPPORT, _PLAN = (provision.value for provision in Provision)

IDENTITY: dict[str, tuple[str, ...]] = {
    "period": ("time_period",),
    "identifier": ("time_identifier",),
    "level": ("geographic_level",),
    "country_code": ("country_code",),
    "country_name": ("country_name",),
    "region_code": ("region_code",),
    "region_name": ("region_name",),
    "dfe_code": ("old_la_code",),
    "code": ("new_la_code",),
    "name": ("la_name",),
}
"""What every file of Explore Education Statistics says about a row; the first three always."""

GROUP_COLUMNS: tuple[tuple[str, str, str], ...] = (
    (r"age_(\d+)", "age", r"Age \1"),
    (r"age_(\d+)_and_under", "age", r"Age \1 and under"),
    (r"age_(\d+)_and_over", "age", r"Age \1 and over"),
    (r"nc_early_years", "year", "Early years"),
    (r"nc_reception", "year", "Reception"),
    (r"nc_year_(\d+)", "year", r"Year \1"),
    (r"nc_not_followed", "year", "National curriculum not followed"),
)
"""Wide columns of a breakdown: pattern of the name, group, label."""

TIDY_GROUPS: dict[str, str] = {
    "age": "age",
    "pupil_age": "age",
    "age_group": "age",
    "age_years": "age",
    "nc_year": "year",
    "nc_year_group": "year",
    "year_group": "year",
    "national_curriculum_year": "year",
    "national_curriculum_year_group": "year",
}
"""Columns that hold the label of a breakdown, or its aggregate."""

TOPICS: dict[str, str] = {
    "child or young persons age": "age",
    "child or young person s age": "age",
    "age": "age",
    "type of placement": "setting",
    "placement type": "setting",
    "type of setting": "setting",
}
"""Values of ``breakdown_topic`` that are of use, matched loosely, and the group each gives."""

KNOWN_FILTERS = (
    "hospital_school",
    "type_of_establishment",
    "establishment_type",
    "ethnicity",
    "language",
    "first_language",
    "fsm",
    "free_school_meals",
    "sex",
    "gender",
    "pupil_gender",
    "secondary_need",
    "sen_secondary_need",
    "characteristic",
    "sen_unit",
    "resourced_provision",
    *TIDY_GROUPS,
)
"""How the names of filters begin. A column of words with a "Total" in it is one by itself."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A column of counts. ``columns`` are its names, the first that is there being read."""

    columns: tuple[str, ...]
    provision: str = FROM_ROW
    need: str = FROM_ROW
    group: str = ""
    item: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """What tells two layouts with the same columns apart: a topic or a length of period.

    A file is the one if its topics hold ``topic``, or else if its periods have ``digits``.
    """

    topic: str = ""
    digits: int = 0


@dataclass(frozen=True, slots=True)
class Layout:
    """Which columns recognise a file and what they hold.

    Each entry of ``recognised_by`` lists names of one column, of which one must be there.
    ``splits`` is a column whose values are each a dataset of their own.
    """

    id: str
    kind: Kind
    recognised_by: tuple[tuple[str, ...], ...]
    counts: tuple[Counted, ...]
    provision: tuple[str, ...] = ()
    need: tuple[str, ...] = ()
    phase: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()
    splits: tuple[str, ...] = ()
    has_needs: bool = True
    told: Told = field(default_factory=Told)


def _wide_needs(prefix: str, suffix: str = "", provision: str = _SEN) -> tuple[Counted, ...]:
    """Return one column for each need of the catalogue: "number_asd", "t_asd_ss"."""
    return tuple(
        Counted((f"{prefix}{need.code.casefold()}{suffix}",), provision, need.code)
        for need in NEEDS
    )


_HEADCOUNT = ("number_of_pupils", "pupil_count", "total_pupil_count")
_PHASE = ("phase_type_grouping",)
_GROUP_TOTALS = (
    Counted(("t_pupils",), ALL_PUPILS, ""),
    Counted(("t_all_sen",), _SEN, ""),
    Counted(("t_sen_support",), _SUPPORT, ""),
    Counted(("t_statement_or_ehc_plan",), _PLAN, ""),
)

_PLANS_BY_NEED = Layout(
    id="plans-all",
    kind=ALL_PLANS,
    recognised_by=(
        ("ehc_plans",),
        ("number_asd",),
        ("number_semh",),
        ("breakdown_topic",),
        ("breakdown",),
    ),
    counts=(
        Counted(("ehc_plans",), _PLAN, ""),
        *_wide_needs("number_", provision=_PLAN),
        Counted(("number_need_unknown",), _PLAN, UNRECORDED),
    ),
    topic=("breakdown_topic", "breakdown"),
    told=Told(topic="years ehc plan in place", digits=6),
)

LAYOUTS: tuple[Layout, ...] = (
    Layout(
        id="census-a",
        kind=CENSUS,
        recognised_by=(("pupil_sen_status",), ("primary_need",), _HEADCOUNT),
        counts=(Counted(_HEADCOUNT),),
        provision=("pupil_sen_status",),
        need=("primary_need",),
        phase=_PHASE,
    ),
    Layout(
        id="census-b",
        kind=CENSUS,
        recognised_by=(("sen_status",), ("sen_primary_need",), _HEADCOUNT),
        counts=(Counted(_HEADCOUNT),),
        provision=("sen_status", "sen_provision"),
        need=("sen_primary_need",),
        phase=_PHASE,
    ),
    Layout(
        id="census-c",
        kind=CENSUS,
        recognised_by=(("sen_provision",), ("sen_primary_need",), _HEADCOUNT),
        counts=(Counted(_HEADCOUNT),),
        provision=("sen_provision", "sen_status"),
        need=("sen_primary_need",),
        phase=_PHASE,
    ),
    Layout(
        id="census-phase-ab",
        kind=PHASES,
        recognised_by=(_PHASE, ("total_pupils",), ("sen_support",), ("ehc_plan",)),
        counts=(
            Counted(("total_pupils",), ALL_PUPILS, ""),
            Counted(("sen_support",), _SUPPORT, ""),
            Counted(("ehc_plan",), _PLAN, ""),
        ),
        phase=_PHASE,
        has_needs=False,
    ),
    Layout(
        id="census-phase-c",
        kind=PHASES,
        recognised_by=(_PHASE, ("sen_provision",), ("establishment_type",), _HEADCOUNT),
        counts=(Counted(_HEADCOUNT, FROM_ROW, ""),),
        provision=("sen_provision", "sen_status"),
        phase=_PHASE,
        has_needs=False,
    ),
    _PLANS_BY_NEED,
    replace(_PLANS_BY_NEED, id="plans-new", kind=NEW_PLANS, told=Told(digits=4)),
    Layout(
        id="children-in-need",
        kind=CHILDREN_IN_NEED,
        recognised_by=(("social_care_group",), ("t_all_sen",), ("t_asd",), ("t_semh",)),
        counts=(*_GROUP_TOTALS, *_wide_needs("t_")),
        splits=("social_care_group",),
    ),
    Layout(
        id="children-in-need-by-provision",
        kind=CHILDREN_IN_NEED,
        recognised_by=(("social_care_group",), ("t_all_sen",), ("t_asd_ss",), ("t_asd_se",)),
        counts=(
            *_GROUP_TOTALS,
            *_wide_needs("t_", "_ss", _SUPPORT),
            *_wide_needs("t_", "_se", _PLAN),
        ),
        splits=("social_care_group",),
    ),
)
