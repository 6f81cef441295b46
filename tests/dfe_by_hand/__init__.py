"""Made-up DfE files of a small England: one table of facts, written in every layout and oddity.

``layout_a_year_group(path, london_parts=True, ...)`` writes a file; what can be switched on is in
:mod:`dfe_by_hand.traps`, all of it in ``EVERY_TRAP``. ``expected_counts(...)`` is what a reader
must find in it.
"""

from .census_files import (
    age_label,
    layout_a_age,
    layout_a_phase,
    layout_a_year_group,
    layout_b_phase,
    layout_b_year_group,
    layout_c_age,
    layout_c_phase,
    layout_c_year_group,
)
from .facts import (
    AUTHORITIES,
    ENGLAND,
    FIRST,
    JOINT_KEY,
    LONDON,
    MIDDLE,
    NEED_CODES,
    NEWEST,
    PERIODS,
    REGION_NAMES,
    REGION_PART_NAMES,
    broken_down,
    expected_counts,
    expected_phase_count,
    expected_plans,
    expected_table,
    facts,
    places_of,
)
from .plan_files import plans_by_need, plans_without_need
from .traps import EVERY_TRAP, Traps
from .zips import break_member, guidance, release_zip

__all__ = [
    "AUTHORITIES",
    "ENGLAND",
    "EVERY_TRAP",
    "FIRST",
    "JOINT_KEY",
    "LONDON",
    "MIDDLE",
    "NEED_CODES",
    "NEWEST",
    "PERIODS",
    "REGION_NAMES",
    "REGION_PART_NAMES",
    "Traps",
    "age_label",
    "break_member",
    "broken_down",
    "expected_counts",
    "expected_phase_count",
    "expected_plans",
    "expected_table",
    "facts",
    "guidance",
    "layout_a_age",
    "layout_a_phase",
    "layout_a_year_group",
    "layout_b_phase",
    "layout_b_year_group",
    "layout_c_age",
    "layout_c_phase",
    "layout_c_year_group",
    "places_of",
    "plans_by_need",
    "plans_without_need",
    "release_zip",
]
