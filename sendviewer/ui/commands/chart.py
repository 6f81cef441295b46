"""The commands of the menu Chart: what it shows, with intervals or not, in which order."""

from __future__ import annotations

from sendviewer.ui.commands import CHART, ActionSpec, Condition

__all__ = ["COMMANDS"]

COMMANDS: tuple[ActionSpec, ...] = (
    ActionSpec(
        "chart.share",
        "&Share or prevalence",
        "Show what share each need has, or its prevalence",
        CHART,
        shortcuts=("Alt+1",),
        condition=Condition.ON_CHART,
        choice="measure",
    ),
    ActionSpec(
        "chart.difference",
        "&Difference from the comparator",
        "Show how far each share or prevalence is from the comparator's",
        CHART,
        shortcuts=("Alt+2",),
        condition=Condition.ON_CHART,
        choice="measure",
    ),
    ActionSpec(
        "chart.children",
        "&Numbers",
        "Show how many children, or how many plans, have each need",
        CHART,
        shortcuts=("Alt+3",),
        condition=Condition.ON_CHART,
        choice="measure",
    ),
    ActionSpec(
        "chart.intervals",
        "Show &intervals",
        "Show how far chance alone may move each share",
        CHART,
        section=1,
        shortcuts=("Alt+I",),
        condition=Condition.ON_CHART,
        checkable=True,
    ),
    ActionSpec(
        "chart.order_largest",
        "Order: &largest first",
        "The largest bar on top",
        CHART,
        section=2,
        condition=Condition.ON_CHART,
        choice="order",
    ),
    ActionSpec(
        "chart.order_table",
        "Order: as in the &table",
        "Sorted and filtered as the table of needs is",
        CHART,
        section=2,
        condition=Condition.ON_CHART,
        choice="order",
    ),
    ActionSpec(
        "chart.order_source",
        "&Order: as in the source",
        "In the order in which the source gives the needs",
        CHART,
        section=2,
        condition=Condition.ON_CHART,
        choice="order",
    ),
)
