"""One table of facts about a small, made-up England; every made-up file says the same facts.

Names and codes of places are real, every count is made up by a fixed rule. Regions, London's two
parts and England are true sums of the authorities. Nothing of the program is used here, so that a
fault in the program cannot hide in what the tests compare with.

Periods are three January censuses. Rutland has no figures in the first; Cumbria is there in the
first and Cumberland with Westmorland and Furness after that; Down syndrome is counted in the last
only. A need that was not recorded is "UNK"; nobody with a plan has the need NSA, and there is
no row for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import product
from zlib import crc32

FIRST, MIDDLE, NEWEST = "202223", "202324", "202425"
PERIODS = (FIRST, MIDDLE, NEWEST)

ENGLAND = "E92000001"
EAST_MIDLANDS, YORKSHIRE = "E12000004", "E12000003"
NORTH_WEST, LONDON = "E12000002", "E12000007"
INNER_LONDON, OUTER_LONDON = "E13000001", "E13000002"

REGION_NAMES = {
    EAST_MIDLANDS: "East Midlands",
    YORKSHIRE: "Yorkshire and The Humber",
    NORTH_WEST: "North West",
    LONDON: "London",
}
REGION_PART_NAMES = {INNER_LONDON: "Inner London", OUTER_LONDON: "Outer London"}


@dataclass(frozen=True, slots=True)
class Authority:
    """A local authority. ``earlier_code`` is its 9-character code before the newest period."""

    dfe_code: str
    code: str
    name: str
    region: str
    weight: int
    part: str = ""
    earlier_code: str = ""
    periods: tuple[str, ...] = PERIODS


AUTHORITIES = (
    Authority("856", "E06000016", "Leicester", EAST_MIDLANDS, 50),
    Authority("855", "E10000018", "Leicestershire", EAST_MIDLANDS, 90),
    Authority("857", "E06000017", "Rutland", EAST_MIDLANDS, 4, periods=(MIDDLE, NEWEST)),
    Authority("370", "E08000038", "Barnsley", YORKSHIRE, 35, earlier_code="E08000016"),
    Authority("373", "E08000039", "Sheffield", YORKSHIRE, 80, earlier_code="E08000019"),
    Authority("810", "E06000010", "Kingston upon Hull, City of", YORKSHIRE, 37),
    Authority("202", "E09000007", "Camden", LONDON, 25, INNER_LONDON),
    Authority("302", "E09000003", "Barnet", LONDON, 60, OUTER_LONDON),
    Authority("341", "E08000012", "Liverpool", NORTH_WEST, 75),
    Authority("909", "E10000006", "Cumbria", NORTH_WEST, 70, periods=(FIRST,)),
    Authority("942", "E06000063", "Cumberland", NORTH_WEST, 38, periods=(MIDDLE, NEWEST)),
    Authority(
        "943", "E06000064", "Westmorland and Furness", NORTH_WEST, 32, periods=(MIDDLE, NEWEST)
    ),
)
AUTHORITY_BY_CODE = {authority.dfe_code: authority for authority in AUTHORITIES}

JOINT_KEY = "942 / 943"
"""Two authorities in one row; where files have it, it stands in place of them, in MIDDLE only."""
JOINT_CODE = "E06000063 / E06000064"
JOINT_NAME = "Cumberland / Westmorland and Furness"

_NEED_WEIGHTS = {
    "SPLD": 12,
    "MLD": 16,
    "SLD": 3,
    "PMLD": 1,
    "SEMH": 18,
    "SLCN": 22,
    "HI": 2,
    "VI": 1,
    "MSI": 0,
    "PD": 3,
    "ASD": 16,
    "DS": 1,
    "OTH": 4,
    "NSA": 3,
}
NEED_CODES = tuple(_NEED_WEIGHTS)
UNKNOWN = "UNK"
NO_NEED = "none"

SUPPORT, PLAN, NO_SEN = "sen-support", "ehc-plan", "no-sen"
ALL_SEN, ALL_PUPILS = "all-sen", "all-pupils"
PROVISIONS = (SUPPORT, PLAN, ALL_SEN, NO_SEN, ALL_PUPILS)

#: Kinds of school with their weight; "all" is their sum. Independent schools are in the files by
#: phase only, and never in these.
PHASE_WEIGHTS = {
    "nursery": 1,
    "primary": 40,
    "secondary": 30,
    "special": 9,
    "non-maintained-special": 2,
    "alternative-provision": 3,
}
PHASES = (*PHASE_WEIGHTS, "all")
INDEPENDENT = "independent"
_HAVE_PHASE = {
    "nursery": ("856", "202", "341"),
    "non-maintained-special": ("373", "341"),
}

YEAR_COLUMNS = (
    "nc_early_years",
    "nc_reception",
    *(f"nc_year_{year}" for year in range(1, 15)),
    "nc_not_followed",
)
AGE_COLUMNS = ("age_2_and_under", *(f"age_{age}" for age in range(3, 19)), "age_19_and_over")
_YEARS_OF_PHASE = {
    "nursery": (0, 1),
    "primary": (0, 8),
    "secondary": (8, 15),
    "special": (0, 17),
    "non-maintained-special": (8, 17),
    "alternative-provision": (10, 13),
}
_AGES_OF_PHASE = {
    "nursery": (0, 3),
    "primary": (2, 10),
    "secondary": (9, 17),
    "special": (0, 18),
    "non-maintained-special": (9, 18),
    "alternative-provision": (10, 15),
}
BREAKDOWN_COLUMNS = {"year": YEAR_COLUMNS, "age": AGE_COLUMNS}
_SPANS = {"year": _YEARS_OF_PHASE, "age": _AGES_OF_PHASE}

FactKey = tuple[str, str, str, str, str]
"""period, place, provision, phase, need ("" for all needs)."""


# --- Counts -------------------------------------------------------------------------------


def _chance(*words: str) -> int:
    """Return a number that is always the same for the same words."""
    return crc32("|".join(words).encode())


def has_phase(authority: Authority, phase: str) -> bool:
    return authority.dfe_code in _HAVE_PHASE.get(phase, (authority.dfe_code,))


def _atom(period: str, authority: Authority, phase: str, provision: str, need: str) -> int | None:
    """Return the pupils of one authority in one kind of school; None for what has no row."""
    if need == UNKNOWN:
        few = _chance("unknown", period, authority.dfe_code, phase, provision) % 4
        return few or None
    if provision == NO_SEN:
        weight = 6 * sum(_NEED_WEIGHTS.values()) if phase != "special" else 1
    elif (provision == PLAN and need == "NSA") or (need == "DS" and period != NEWEST):
        return None
    else:
        share = 1 if phase.endswith("special") == (provision == PLAN) else 0
        weight = _NEED_WEIGHTS[need] * (1 + 3 * share)
    spread = _chance(period, authority.dfe_code, phase, provision, need) % 7
    whole = authority.weight * PHASE_WEIGHTS[phase] * weight
    return whole // 90 + (spread if authority.weight > 4 else spread // 4)


def _spread(breakdown: str, phase: str, count: int, key: str) -> list[int]:
    """Share out a count over the columns that a kind of school has; they add up to it."""
    columns = [0] * len(BREAKDOWN_COLUMNS[breakdown])
    first, stop = _SPANS[breakdown][phase]
    each, left = divmod(count, stop - first)
    offset = _chance(breakdown, key) % (stop - first)
    for step in range(stop - first):
        columns[first + (offset + step) % (stop - first)] = each + (step < left)
    return columns


def _atoms(breakdown: str) -> list[tuple[tuple[str, Authority, str, str, str], list[int]]]:
    found = []
    kinds = [
        *product((SUPPORT, PLAN), (*NEED_CODES, UNKNOWN)),
        (NO_SEN, NO_NEED),
    ]
    for period, authority, phase in product(PERIODS, AUTHORITIES, PHASE_WEIGHTS):
        if period not in authority.periods or not has_phase(authority, phase):
            continue
        for provision, need in kinds:
            count = _atom(period, authority, phase, provision, need)
            if count is not None:
                key = f"{period}{authority.dfe_code}{provision}{need}"
                atom = (period, authority, phase, provision, need)
                found.append((atom, _spread(breakdown, phase, count, key)))
    return found


def _places(authority: Authority, period: str) -> tuple[str, ...]:
    places = [authority.dfe_code, authority.region, ENGLAND]
    if authority.part:
        places.append(authority.part)
    if authority.dfe_code in JOINT_KEY.split(" / ") and period == MIDDLE:
        places.append(JOINT_KEY)
    return tuple(places)


@cache
def broken_down(breakdown: str) -> dict[FactKey, tuple[int, ...]]:
    """Return every fact as its columns of ``breakdown`` ("year" or "age"); they add up to it."""
    sums: dict[FactKey, list[int]] = {}
    for (period, authority, phase, provision, need), columns in _atoms(breakdown):
        wider = (ALL_SEN, ALL_PUPILS) if provision != NO_SEN else (ALL_PUPILS,)
        for place, provision_key, phase_key, need_key in product(
            _places(authority, period), (provision, *wider), (phase, "all"), (need, "")
        ):
            key = (period, place, provision_key, phase_key, need_key)
            kept = sums.get(key)
            if kept is None:
                sums[key] = list(columns)
            else:
                for index, count in enumerate(columns):
                    kept[index] += count
    return {key: tuple(columns) for key, columns in sums.items()}


@cache
def facts() -> dict[FactKey, int]:
    """Return every fact that has a row, by period, place, provision, phase and need."""
    return {key: sum(columns) for key, columns in broken_down("year").items()}


def expected_counts(
    period: str, place: str, provision: str, phase: str = "all", need: str = ""
) -> int | None:
    """Return the count that a need file must give, or None if no row says anything about it.

    ``place`` is a 3-digit code, "942 / 943", or the 9-character code of a region or England.
    """
    return facts().get((period, place, provision, phase, need))


def expected_table(period: str, place: str) -> dict[tuple[str, str, str], int]:
    """Return all counts of a place: provision, phase, need -> pupils.

    The pupils without SEN are left out, since only all pupils are asked for; and so are all
    pupils by need, which are the same as all with SEN.
    """
    return dict(_expected_tables().get((period, place), {}))


@cache
def _expected_tables() -> dict[tuple[str, str], dict[tuple[str, str, str], int]]:
    tables: dict[tuple[str, str], dict[tuple[str, str, str], int]] = {}
    for (period, place, provision, phase, need), count in facts().items():
        if provision != NO_SEN and (provision != ALL_PUPILS or not need):
            tables.setdefault((period, place), {})[provision, phase, need] = count
    return tables


def places_of(period: str, joint: bool = False) -> tuple[str, ...]:
    """Return the keys of the places with rows in this period, London's parts not among them."""
    parted = JOINT_KEY.split(" / ") if joint and period == MIDDLE else []
    authorities = [
        authority.dfe_code
        for authority in AUTHORITIES
        if period in authority.periods and authority.dfe_code not in parted
    ]
    return (ENGLAND, *REGION_NAMES, *authorities, *([JOINT_KEY] if parted else []))


# --- The files by phase, with independent schools -------------------------------------------


def _independent(period: str, authority: Authority) -> dict[str, int]:
    support = authority.weight * 2 + _chance("independent", period, authority.dfe_code) % 9
    plan = authority.weight // 3 + _chance("plan", period, authority.dfe_code) % 3
    return {SUPPORT: support, PLAN: plan, ALL_PUPILS: support * 7 + plan + authority.weight}


@cache
def phase_facts() -> dict[tuple[str, str, str, str], int]:
    """Return period, place, provision, phase -> pupils of the phase file, independent too."""
    wanted = (SUPPORT, PLAN, ALL_PUPILS)
    sums = {
        (period, place, provision, phase): count
        for (period, place, provision, phase, need), count in facts().items()
        if not need and provision in wanted
    }
    for period, authority in product(PERIODS, AUTHORITIES):
        if period not in authority.periods:
            continue
        for provision, count in _independent(period, authority).items():
            for place, phase in product(_places(authority, period), (INDEPENDENT, "all")):
                key = (period, place, provision, phase)
                sums[key] = sums.get(key, 0) + count
    for period, place, provision, phase in list(sums):
        if provision == SUPPORT:
            plans = sums.get((period, place, PLAN, phase), 0)
            sums[period, place, ALL_SEN, phase] = sums[period, place, SUPPORT, phase] + plans
    return sums


def expected_phase_count(period: str, place: str, provision: str, phase: str) -> int | None:
    """Return the count that a phase file must give, or None if it has no such row."""
    return phase_facts().get((period, place, provision, phase))


# --- The files of plans -------------------------------------------------------------------

PLAN_NEEDS = tuple(code for code in NEED_CODES if code not in {"DS", "NSA"})


def expected_plans(period: str, place: str, need: str = "") -> int:
    """Return how many plans an authority maintains: Down syndrome is inside "other" there."""
    parts = ("OTH", "DS") if need == "OTH" else (need,)
    return sum(expected_counts(period, place, PLAN, "all", part) or 0 for part in parts)
