"""What can be odd about a published file, each switched on by its name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .facts import INDEPENDENT, PERIODS, PHASES, FactKey


@dataclass(frozen=True, slots=True)
class Traps:
    """How a file is written. Without any, it is the plain file.

    ``suppressed`` puts a symbol in place of a count; its key is a fact's, and the breakdown of
    that row (years, ages) gets the same symbol. ``replaced`` writes a label in another way.
    ``part_as_region`` puts a London borough in the region "Inner London" or "Outer London".
    ``periods`` and ``phases`` keep a file small.
    ``names`` gives an authority another name by its 3-digit code.

    ``not_reported`` parts the needs that were not recorded in layout C into two labels.
    ``without_sen`` says how layout C gives pupils without SEN: "row" as a provision of their own
    with the need "No primary need", "need" as that need of the aggregate only, "absent" not at
    all, so that the aggregate is of pupils with SEN.
    """

    london_parts: bool = False
    aggregate: str = "Total"
    need_aggregate: str = ""
    part_as_region: bool = False
    constituency_rows: bool = False
    school_rows: bool = False
    stray_spaces: bool = False
    encoding: str = "utf-8"
    line_end: str = "\n"
    two_codes: bool = False
    joint_rows: bool = False
    shuffled_rows: bool = False
    shuffled_columns: bool = False
    unknown_columns: bool = False
    duplicated_header: bool = False
    quoted: bool = False
    stray_no_sen: bool = False
    not_reported: bool = False
    without_sen: str = "row"
    time_identifier: str = "Academic year"
    periods: tuple[str, ...] = PERIODS
    phases: tuple[str, ...] = (*PHASES[:-1], INDEPENDENT, "all")
    suppressed: Mapping[FactKey, str] = field(default_factory=dict)
    replaced: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)


EVERY_TRAP: dict[str, object] = {
    "london_parts": True,
    "aggregate": "All pupils",
    "part_as_region": True,
    "constituency_rows": True,
    "school_rows": True,
    "stray_spaces": True,
    "encoding": "cp1252",
    "line_end": "\r\n",
    "two_codes": True,
    "joint_rows": True,
    "shuffled_rows": True,
    "shuffled_columns": True,
    "unknown_columns": True,
    "duplicated_header": True,
    "quoted": True,
    "stray_no_sen": True,
    "not_reported": True,
    "names": {"943": "Westmorland \u2013 and Fürness"},
}
"""Every trap at once; the name with an en dash and an accent has bytes of cp1252 only."""
