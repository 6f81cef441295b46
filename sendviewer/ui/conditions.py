"""Finds out which commands can run at the moment."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from sendviewer.choices import TEXT_SIZES
from sendviewer.core.comparisons import prevalence_is_known
from sendviewer.ui.appearance import Appearance
from sendviewer.ui.commands import Condition
from sendviewer.ui.releases import Releases
from sendviewer.ui.state import PageState
from sendviewer.ui.tab_page import TabPage
from sendviewer.ui.tab_pages import TabPages

if TYPE_CHECKING:  # at start, only the page that is shown is imported
    from sendviewer.ui.overview_page import OverviewPage

__all__ = ["conditions_met"]

TAB_CONDITIONS = {
    "needs": Condition.ON_NEEDS,
    "chart": Condition.ON_CHART,
    "text": Condition.ON_TEXT,
}


def conditions_met(
    state: PageState, tabs: TabPages, appearance: Appearance, releases: Releases
) -> frozenset[Condition]:
    """Return the conditions that are met."""
    query = state.options.table.query
    facts = {
        **{condition: tab == tabs.shown for tab, condition in TAB_CONDITIONS.items()},
        Condition.CAN_UNDO: state.can_undo,
        Condition.CAN_REDO: state.can_redo,
        Condition.KNOWS_PUPILS: prevalence_is_known(state.page),
        Condition.FILTERED: bool(query.search or query.filters),
        Condition.FROM_FILE: releases.shows_own_page,
        Condition.SEVERAL_COMPARED: releases.shows_own_page and releases.compares_several,
        Condition.TEXT_CAN_GROW: appearance.text_size < TEXT_SIZES[-1],
        Condition.TEXT_CAN_SHRINK: appearance.text_size > TEXT_SIZES[0],
        Condition.CARD_SELECTED: _card_is_selected(tabs),
        **_of_page(tabs.current),
    }
    return frozenset(condition for condition, met in facts.items() if met)


def _of_page(page: TabPage) -> dict[Condition, bool]:
    return {
        Condition.FIGURE_SELECTED: page.has_sentence(),
        Condition.FIGURE_EXPLAINED: page.has_explanation(),
        Condition.HAS_DESCRIPTION: page.has_description(),
    }


def _card_is_selected(tabs: TabPages) -> bool:
    if tabs.shown != "overview":
        return False
    return cast("OverviewPage", tabs.current).focused_card() is not None
