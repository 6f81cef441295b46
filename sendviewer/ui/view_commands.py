"""The commands that change the view, and which of them are checked at the moment."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from msgspec.structs import replace

from sendviewer.choices import NORMAL_TEXT_SIZE
from sendviewer.core.comparisons import Base, Confidence
from sendviewer.present.options import ChartOrder, ViewOptions, with_base
from sendviewer.present.page_words import shown_base
from sendviewer.present.specs import Measure
from sendviewer.ui.appearance import Appearance
from sendviewer.ui.settings import THEME_CHOICES
from sendviewer.ui.state import PageState
from sendviewer.ui.tab_pages import TABS, TabPages

__all__ = ["ViewCommands"]

CONFIDENCES = {"view.confidence_95": Confidence.P95, "view.confidence_998": Confidence.P998}
BASES = {f"view.base_{base.value}": base for base in Base}
MEASURES = {f"chart.{measure.value}": measure for measure in Measure}
ORDERS = {f"chart.order_{order.value}": order for order in ChartOrder}


class ViewCommands:
    """Changes tab, measure, base, order, interval, theme and text size."""

    def __init__(self, state: PageState, tabs: TabPages, appearance: Appearance) -> None:
        self._state = state
        self._tabs = tabs
        self._appearance = appearance

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """Return what each command does."""
        return {
            **{f"view.{tab.id}": partial(self._tabs.show_tab, tab.id) for tab in TABS},
            **{name: partial(self._set_measure, measure) for name, measure in MEASURES.items()},
            **{name: partial(self._set_order, order) for name, order in ORDERS.items()},
            **{name: partial(self._set_confidence, level) for name, level in CONFIDENCES.items()},
            **{name: partial(self._set_base, base) for name, base in BASES.items()},
            **{
                f"view.theme_{choice}": partial(self._appearance.choose_theme, choice)
                for choice in THEME_CHOICES
            },
            "chart.intervals": self._toggle_intervals,
            "view.text_larger": partial(self._appearance.step_text_size, 1),
            "view.text_smaller": partial(self._appearance.step_text_size, -1),
            "view.text_normal": partial(self._appearance.set_text_size, NORMAL_TEXT_SIZE),
            "table.clear_filters": self._clear_filters,
            "edit.undo": self._state.undo,
            "edit.redo": self._state.redo,
        }

    def checked(self) -> frozenset[str]:
        """Return the ids of the commands that are checked."""
        options = self._state.options
        chosen = {f"view.{self._tabs.shown}", f"view.theme_{self._appearance.theme_choice}"}
        chosen |= _names_of(MEASURES, options.chart.measure)
        chosen |= _names_of(ORDERS, options.chart.order)
        chosen |= _names_of(CONFIDENCES, options.confidence)
        chosen |= _names_of(BASES, shown_base(self._state.page, options))
        if options.chart.intervals:
            chosen.add("chart.intervals")
        return frozenset(chosen)

    def reset(self) -> None:
        """Set the options of the view back; this can be undone."""
        self._state.change_options(ViewOptions())

    def _set_measure(self, measure: Measure) -> None:
        self._state.change_chart(replace(self._state.options.chart, measure=measure))

    def _set_order(self, order: ChartOrder) -> None:
        self._state.change_chart(replace(self._state.options.chart, order=order))

    def _toggle_intervals(self) -> None:
        chart = self._state.options.chart
        self._state.change_chart(replace(chart, intervals=not chart.intervals))

    def _set_confidence(self, level: Confidence) -> None:
        self._state.change_options(replace(self._state.options, confidence=level))

    def _set_base(self, base: Base) -> None:
        self._state.change_options(with_base(self._state.options, base))

    def _clear_filters(self) -> None:
        query = self._state.options.table.query
        self._state.change_query(replace(query, search="", filters=()))


def _names_of(choices: Mapping[str, object], chosen: object) -> set[str]:
    return {name for name, value in choices.items() if value is chosen}
