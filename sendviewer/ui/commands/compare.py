"""The commands of the menu Compare with, which is a part of the menu View."""

from __future__ import annotations

from sendviewer.ui.commands import VIEW, ActionSpec, Condition

__all__ = ["COMMANDS"]

COMPARE = (*VIEW, "Compare &with")

COMMANDS: tuple[ActionSpec, ...] = (
    ActionSpec(
        "compare.england",
        "&England",
        "Compare with England, of which the area is a part",
        COMPARE,
        section=1,
        condition=Condition.FROM_FILE,
        choice="comparator",
    ),
    ActionSpec(
        "compare.region",
        "&Region",
        "Compare with the region, of which the area is a part",
        COMPARE,
        section=1,
        condition=Condition.FROM_FILE,
        choice="comparator",
    ),
    ActionSpec(
        "compare.rest_of_region",
        "Rest &of the region",
        "Compare with the region without the area itself",
        COMPARE,
        section=1,
        condition=Condition.FROM_FILE,
        choice="comparator",
    ),
    ActionSpec(
        "compare.neighbours",
        "Statistical &neighbours",
        "Compare with the authorities that DfE's list calls most alike, added together",
        COMPARE,
        section=1,
        condition=Condition.FROM_FILE,
        choice="comparator",
    ),
    ActionSpec(
        "compare.areas",
        "Other &areas…",
        "Choose the areas to compare with",
        COMPARE,
        section=1,
        condition=Condition.FROM_FILE,
        choice="comparator",
    ),
    ActionSpec(
        "compare.simple_mean",
        "Simple &mean of the areas",
        "Compare with the mean of the areas' shares, each area counting the same",
        COMPARE,
        section=2,
        condition=Condition.SEVERAL_COMPARED,
        checkable=True,
    ),
)
