"""The commands of the menu Table: sorting, filtering, and arranging its columns."""

from __future__ import annotations

from sendviewer.ui.commands import TABLE, ActionSpec, Condition

__all__ = ["COMMANDS"]

COMMANDS: tuple[ActionSpec, ...] = (
    ActionSpec(
        "table.sort_ascending",
        "Sort &smallest first",
        "Sort the needs by the current column, smallest or A first",
        TABLE,
        icon="arrow-up",
        shortcuts=("Alt+Shift+Up",),
        condition=Condition.ON_NEEDS,
    ),
    ActionSpec(
        "table.sort_descending",
        "Sort &largest first",
        "Sort the needs by the current column, largest or Z first",
        TABLE,
        icon="arrow-down",
        shortcuts=("Alt+Shift+Down",),
        condition=Condition.ON_NEEDS,
    ),
    ActionSpec(
        "table.sort_add",
        "&Then sort by this column",
        "Keep the sort and add the current column to it; again turns it round",
        TABLE,
        shortcuts=("Alt+Shift+S",),
        condition=Condition.ON_NEEDS,
    ),
    ActionSpec(
        "table.filter",
        "&Filter this column…",
        "Choose which values of the current column are shown",
        TABLE,
        section=1,
        icon="filter",
        shortcuts=("Ctrl+Shift+L",),
        condition=Condition.ON_NEEDS,
    ),
    ActionSpec(
        "table.clear_filters",
        "&Clear all filters",
        "Show all needs again",
        TABLE,
        section=1,
        icon="close",
        shortcuts=("Ctrl+Shift+X",),
        condition=Condition.FILTERED,
    ),
    ActionSpec(
        "table.columns",
        "C&olumns…",
        "Choose which columns are shown, and in which order",
        TABLE,
        section=2,
        icon="columns",
        condition=Condition.ON_NEEDS,
    ),
    ActionSpec(
        "table.hide_column",
        "&Hide this column",
        "Hide the current column",
        TABLE,
        section=2,
        condition=Condition.ON_NEEDS,
    ),
    ActionSpec(
        "table.move_left",
        "Move column l&eft",
        "Move the current column one place to the left",
        TABLE,
        section=2,
        icon="arrow-left",
        shortcuts=("Alt+Shift+Left",),
        condition=Condition.ON_NEEDS,
    ),
    ActionSpec(
        "table.move_right",
        "Move column r&ight",
        "Move the current column one place to the right",
        TABLE,
        section=2,
        icon="arrow-right",
        shortcuts=("Alt+Shift+Right",),
        condition=Condition.ON_NEEDS,
    ),
    ActionSpec(
        "table.reset",
        "&Reset the table",
        "Show all columns at their first widths, unfiltered, largest first",
        TABLE,
        section=3,
        icon="reset",
        condition=Condition.ON_NEEDS,
    ),
)
