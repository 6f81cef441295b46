"""Writes files of EHC plans: one by primary need, and an older one that holds no need."""

from __future__ import annotations

from pathlib import Path

from .facts import AGE_COLUMNS, PLAN, PLAN_NEEDS, UNKNOWN, broken_down, expected_plans
from .table_text import IDENTITY, identity, places_in, write_table
from .traps import Traps


def plans_by_need(path: Path, **traps: object) -> Path:
    """Write ``sen_needs_all_plans.csv``: all plans by need, and again by age.

    Its key in ``suppressed`` is that of the plans in all schools.
    """
    switched = Traps(**traps)
    numbers = [f"number_{code.lower()}" for code in sorted(PLAN_NEEDS)]
    shares = [f"{code.lower()}_pc" for code in sorted(PLAN_NEEDS)]
    columns = (
        *IDENTITY,
        "breakdown_topic",
        "breakdown",
        "ehc_plans",
        *numbers,
        "number_need_unknown",
        *shares,
        "unknown_pc",
    )
    rows = []
    for period in switched.periods:
        for place in places_in(period, switched):
            rows.append(_all_plans(period, place, switched))
            rows += _plans_by_age(period, place, switched)
    return write_table(path, columns, rows, switched)


def plans_without_need(path: Path, **traps: object) -> Path:
    """Write a file of a release up to 2022, which holds no primary need."""
    switched = Traps(**{"time_identifier": "Calendar year", "periods": ("2021", "2022"), **traps})
    columns = (*IDENTITY, "Total_ehc", "Age_under_5", "Age_5_to_10")
    rows = []
    for period in switched.periods:
        for place in places_in("202425", switched):
            total = expected_plans("202425", place)
            row = identity(period, place, switched)
            row |= {"Total_ehc": str(total), "Age_under_5": str(total // 10)}
            rows.append(row | {"Age_5_to_10": str(total - total // 10)})
    return write_table(path, columns, rows, switched)


def _all_plans(period: str, place: str, traps: Traps) -> dict[str, str]:
    total = expected_plans(period, place)
    row = identity(period, place, traps)
    row |= {"breakdown_topic": "All EHC plans", "breakdown": "All EHC plans"}
    row["ehc_plans"] = _shown(traps, period, place, "", total)
    for code in PLAN_NEEDS:
        count = expected_plans(period, place, code)
        row[f"number_{code.lower()}"] = _shown(traps, period, place, code, count)
        row[f"{code.lower()}_pc"] = f"{100 * count / total:.1f}"
    unknown = expected_plans(period, place, UNKNOWN)
    row["number_need_unknown"] = _shown(traps, period, place, UNKNOWN, unknown)
    row["unknown_pc"] = f"{100 * unknown / total:.1f}"
    return row


def _plans_by_age(period: str, place: str, traps: Traps) -> list[dict[str, str]]:
    ages = broken_down("age")[period, place, PLAN, "all", ""]
    rows = []
    for column, count in zip(AGE_COLUMNS, ages, strict=True):
        row = identity(period, place, traps)
        age = column.replace("_", " ")
        row |= {"breakdown_topic": "Child or young persons age", "breakdown": age}
        row["ehc_plans"] = str(count)
        row |= {f"number_{code.lower()}": "x" for code in PLAN_NEEDS}
        row |= {f"{code.lower()}_pc": "x" for code in PLAN_NEEDS}
        rows.append(row | {"number_need_unknown": "x", "unknown_pc": "x"})
    return rows


def _shown(traps: Traps, period: str, place: str, need: str, count: int) -> str:
    return traps.suppressed.get((period, place, PLAN, "all", need), str(count))
