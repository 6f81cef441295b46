"""Keeps what a person chose to see between two starts, in a form that is checked when read."""

from __future__ import annotations

from decimal import Decimal

import msgspec
from msgspec.structs import replace

from sendviewer.choices import CONFIDENCES
from sendviewer.core.comparisons import Base, Confidence
from sendviewer.present.options import (
    COLUMN_IDS,
    ChartOptions,
    ChartOrder,
    ChoiceFilter,
    ColumnFilter,
    Query,
    RangeFilter,
    SortKey,
    TableOptions,
    ViewOptions,
    WordsFilter,
)
from sendviewer.present.specs import Measure
from sendviewer.ui.settings import Setting, Settings, declare

__all__ = ["load_view", "save_view"]


class _Words(msgspec.Struct, tag="words"):
    column: str
    words: str


class _Range(msgspec.Struct, tag="range"):
    column: str
    lowest: Decimal | None
    highest: Decimal | None


class _Choice(msgspec.Struct, tag="choice"):
    column: str
    values: tuple[str, ...]


_Filter = _Words | _Range | _Choice
_KEPT_FORM: dict[type[ColumnFilter], type[_Filter]] = {
    WordsFilter: _Words,
    RangeFilter: _Range,
    ChoiceFilter: _Choice,
}
_OWN_FORM = {kept: own for own, kept in _KEPT_FORM.items()}


def _known(columns: tuple[str, ...]) -> bool:
    return set(columns) <= set(COLUMN_IDS) and len(set(columns)) == len(columns)


def _all_known_filters(filters: tuple[_Filter, ...]) -> bool:
    return _known(tuple(entry.column for entry in filters))


def _all_known_keys(keys: tuple[SortKey, ...]) -> bool:
    return _known(tuple(key.column for key in keys))


def _with_need(columns: tuple[str, ...]) -> bool:
    return _known(columns) and "need" in columns


FIRST = ViewOptions()
CONFIDENCE = declare("view/confidence", str, FIRST.confidence.percent, CONFIDENCES.__contains__)
BASE: Setting[Base] = declare("view/base", Base, FIRST.base)
SEARCH = declare("table/search", str, "")
FILTERS: Setting[tuple[_Filter, ...]] = declare(
    "table/filters", tuple[_Filter, ...], (), _all_known_filters
)
SORT = declare("table/sort", tuple[SortKey, ...], FIRST.table.query.sort, _all_known_keys)
COLUMNS: Setting[tuple[str, ...]] = declare(
    "table/columns", tuple[str, ...], COLUMN_IDS, _with_need
)
MEASURE = declare("chart/measure", Measure, FIRST.chart.measure)
ORDER = declare("chart/order", ChartOrder, FIRST.chart.order)
INTERVALS = declare("chart/intervals", bool, FIRST.chart.intervals)


def save_view(options: ViewOptions, settings: Settings) -> None:
    """Remember a view."""
    query = options.table.query
    settings.set(CONFIDENCE, options.confidence.percent)
    settings.set(BASE, options.base)
    settings.set(SEARCH, query.search)
    settings.set(FILTERS, tuple(_kept(entry) for entry in query.filters))
    settings.set(SORT, query.sort)
    settings.set(COLUMNS, options.table.columns)
    settings.set(MEASURE, options.chart.measure)
    settings.set(ORDER, options.chart.order)
    settings.set(INTERVALS, options.chart.intervals)


def load_view(settings: Settings) -> ViewOptions:
    """Return the view that was remembered, or the first one."""
    query = Query(
        search=settings.get(SEARCH),
        filters=tuple(_own(entry) for entry in settings.get(FILTERS)),
        sort=settings.get(SORT),
    )
    return replace(
        FIRST,
        confidence=Confidence.of(settings.get(CONFIDENCE)),
        base=settings.get(BASE),
        table=TableOptions(query=query, columns=settings.get(COLUMNS)),
        chart=ChartOptions(
            measure=settings.get(MEASURE),
            order=settings.get(ORDER),
            intervals=settings.get(INTERVALS),
        ),
    )


def _kept(entry: ColumnFilter) -> _Filter:
    return msgspec.convert(entry, _KEPT_FORM[type(entry)], from_attributes=True)


def _own(entry: _Filter) -> ColumnFilter:
    return msgspec.convert(entry, _OWN_FORM[type(entry)], from_attributes=True)
