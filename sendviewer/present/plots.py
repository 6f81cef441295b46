"""Turns charts and cards into columns of numbers, which any office program can draw and edit.

A number is the figure as the page shows it, so that what a bar says and what its cell holds are
one. Where there is no figure there is no number, never 0: the name of the bar says the symbol.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum

from sendviewer.core.comparisons import Compared
from sendviewer.present.chart_words import interval_line
from sendviewer.present.numbers import MINUS
from sendviewer.present.plain_text import FIGURE
from sendviewer.present.specs import (
    AgesCard,
    BarsCard,
    BarSpec,
    ChartSpec,
    Measure,
    ProportionsCard,
    Series,
)

__all__ = ["PlotRole", "PlotSeries", "PlotSpec", "plot_of_card", "plot_of_chart"]

_LAST_FIGURE = re.compile(rf"(?:^|\s)(?P<figure>{FIGURE.pattern})$", re.ASCII)
_LONGEST_SYMBOL = 20
MOST_NAMED = 2
_NO_FIGURE = "no figure"


class PlotRole(Enum):
    """Whose figures a series holds, or how they compare."""

    LOCAL = "local"
    COMPARATOR = "comparator"
    HIGHER = "higher"
    SIMILAR = "similar"
    LOWER = "lower"
    NOT_COMPARED = "not compared"


@dataclass(frozen=True, slots=True)
class PlotSeries:
    """Bars of one kind. ``texts`` are the figures as shown, "" where ``values`` has None."""

    name: str
    role: PlotRole
    values: tuple[Decimal | None, ...]
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlotSpec:
    """A chart as numbers: a name for each place, and one or more series of bars from zero.

    ``shares_places`` says that at each place only one series has a bar, so that the bars need no
    room beside each other. ``is_upright`` is for columns, as for ages. ``remarks`` say why bars
    are missing.
    """

    name: str
    description: str
    categories: tuple[str, ...]
    series: tuple[PlotSeries, ...]
    shares_places: bool = False
    is_upright: bool = False
    remarks: tuple[str, ...] = ()


# --- The charts of needs ------------------------------------------------------------------


def plot_of_chart(chart: ChartSpec) -> PlotSpec:
    """Return a chart of needs as numbers, without its intervals.

    Office programs draw no label beside the line of an interval: the one would hide the other.
    """
    is_difference = chart.measure is Measure.DIFFERENCE
    series = _by_answer(chart.bars) if is_difference else _beside_each_other(chart)
    return PlotSpec(
        name=chart.title,
        description=_described(chart),
        categories=tuple(map(_bar_name, chart.bars)),
        series=tuple(series),
        shares_places=is_difference,
        remarks=tuple(_why_no_bar(chart.bars)),
    )


def _described(chart: ChartSpec) -> str:
    """Return the description without the sentence on lines that are not drawn here."""
    lines = f" {interval_line(chart.interval_name)}" if chart.interval_name else ""
    what = chart.description.what.removesuffix(lines)
    return str(replace(chart.description, what=what))


def _beside_each_other(chart: ChartSpec) -> Iterator[PlotSeries]:
    local = [(bar.local is not None, bar.local_text) for bar in chart.bars]
    yield _series(chart.local_name, PlotRole.LOCAL, local)
    if chart.comparator_name:
        # The name of the series stands in the text of each bar, too.
        figures = (bar.comparator_text.rpartition(" ")[2] for bar in chart.bars)
        other = [
            (bar.comparator is not None, text)
            for bar, text in zip(chart.bars, figures, strict=True)
        ]
        yield _series(chart.comparator_name, PlotRole.COMPARATOR, other)


def _by_answer(bars: tuple[BarSpec, ...]) -> Iterator[PlotSeries]:
    for role, answer in _ANSWERS.items():
        texts = [(bar.local is not None and bar.compared is answer, bar.local_text) for bar in bars]
        if any(is_known for is_known, _ in texts):
            yield _series(role.value.capitalize(), role, texts)


_ANSWERS = {
    PlotRole.HIGHER: Compared.HIGHER,
    PlotRole.SIMILAR: Compared.SIMILAR,
    PlotRole.LOWER: Compared.LOWER,
    PlotRole.NOT_COMPARED: None,
}


def _bar_name(bar: BarSpec) -> str:
    """Return the name of a bar, with the symbol of a figure that is missing."""
    if bar.local is None:
        return f"{bar.label} ({_symbol(bar.local_text)})"
    if bar.comparator is None and bar.comparator_text:
        return f"{bar.label} ({bar.comparator_text})"
    return bar.label


def _symbol(text: str) -> str:
    """Return the symbol of a text such as "c (not published)"."""
    symbol = text.partition(" (")[0]
    return symbol if len(symbol) <= _LONGEST_SYMBOL else _NO_FIGURE


def _why_no_bar(bars: Iterable[BarSpec]) -> Iterator[str]:
    names: dict[str, list[str]] = {}
    for bar in bars:
        if bar.local is None:
            names.setdefault(bar.local_text, []).append(bar.label)
    for reason, labels in names.items():
        # The names of the bars say it of each one; here it is enough to say of how many.
        whose = "; ".join(labels) if len(labels) <= MOST_NAMED else f"{len(labels)} needs"
        yield f"No bar for {whose}: {reason.rstrip('.')}."


# --- The cards ----------------------------------------------------------------------------


_ROLES = {Series.LOCAL: PlotRole.LOCAL, Series.COMPARATOR: PlotRole.COMPARATOR}


def plot_of_card(card: BarsCard | ProportionsCard | AgesCard, local_name: str) -> PlotSpec:
    """Return the chart of a card as numbers; its description is what the card says."""
    if isinstance(card, BarsCard):
        return _grouped(card) if any(bar.heading for bar in card.bars) else _bars(card, local_name)
    if isinstance(card, ProportionsCard):
        return _proportions(card, local_name)
    return _ages(card, local_name)


def _bars(card: BarsCard, local_name: str) -> PlotSpec:
    names = {Series.LOCAL: local_name}
    names |= {bar.series: bar.label for bar in card.bars if bar.series is Series.COMPARATOR}
    series = (
        _series(name, _ROLES[whose], [(bar.series is whose, bar.value_text) for bar in card.bars])
        for whose, name in names.items()
    )
    places = (_named(bar.label, bar.value_text) for bar in card.bars)
    return PlotSpec(card.title, card.spoken, tuple(places), tuple(series), shares_places=True)


def _grouped(card: BarsCard) -> PlotSpec:
    """Return a place for each heading, and a series for each name under the headings."""
    headings: list[str] = []
    texts: dict[tuple[str, Series], dict[str, str]] = {}
    for bar in card.bars:
        if bar.heading:
            headings.append(bar.heading)
        texts.setdefault((bar.label, bar.series), {})[headings[-1]] = bar.value_text
    series = (
        _series(
            name,
            _ROLES[whose],
            [(True, by_heading.get(heading, "")) for heading in headings],
        )
        for (name, whose), by_heading in texts.items()
    )
    places = (_with_symbols(heading, texts) for heading in headings)
    return PlotSpec(card.title, card.spoken, tuple(places), tuple(series))


def _with_symbols(heading: str, texts: Mapping[tuple[str, Series], Mapping[str, str]]) -> str:
    """Return a heading with the names under it that have no figure, and their symbols."""
    unknown = [
        f"{name} {by_heading[heading]}"
        for (name, _), by_heading in texts.items()
        if heading in by_heading and _figure(by_heading[heading]) is None
    ]
    return f"{heading} ({', '.join(unknown)})" if unknown else heading


def _proportions(card: ProportionsCard, local_name: str) -> PlotSpec:
    shares = _series(local_name, PlotRole.LOCAL, [(True, part.percent_text) for part in card.parts])
    beside = [(True, part.beside_text) for part in card.parts]
    other = [_series(card.beside_title, PlotRole.COMPARATOR, beside)] if card.beside_title else []
    names = tuple(f"{part.label}: {part.value_text}" for part in card.parts)
    return PlotSpec(card.title, card.spoken, names, (shares, *other))


def _ages(card: AgesCard, local_name: str) -> PlotSpec:
    counts = _series(local_name, PlotRole.LOCAL, [(True, age.value_text) for age in card.columns])
    names = tuple(_named(age.mark, age.value_text) for age in card.columns)
    return PlotSpec(card.title, card.spoken, names, (counts,), is_upright=True)


def _named(label: str, text: str) -> str:
    return f"{label} ({text})" if text and _figure(text) is None else label


# --- Numbers ------------------------------------------------------------------------------


def _series(name: str, role: PlotRole, texts: Iterable[tuple[bool, str]]) -> PlotSeries:
    """Return a series of the figures that are to be shown, as numbers and as texts."""
    figures = [(_figure(text) if is_shown else None, text) for is_shown, text in texts]
    return PlotSeries(
        name,
        role,
        values=tuple(number for number, _ in figures),
        texts=tuple("" if number is None else text for number, text in figures),
    )


def _figure(text: str) -> Decimal | None:
    """Return the number at the end of a text such as "England 21.7%" or "at least 412"."""
    match = _LAST_FIGURE.search(text.replace(MINUS, "-"))
    if not match:
        return None
    return Decimal(match["figure"].replace(",", "").rstrip("%"))
