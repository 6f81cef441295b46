"""Turns charts and cards into columns of numbers, which any office program can draw and edit.

A number is the figure as the page shows it, so that what a bar says and what its cell holds are
one. Where there is no figure there is no number, never 0: the name of the bar says the symbol.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from enum import Enum

from msgspec import Struct
from msgspec.structs import replace

from sendviewer.core.comparisons import Compared
from sendviewer.present.card_specs import AgesCard, BarsCard, CardBar, ProportionsCard, Series
from sendviewer.present.chart_words import interval_line
from sendviewer.present.specs import BarSpec, ChartSpec, Measure

__all__ = ["PlotRole", "PlotSeries", "PlotSpec", "plot_of_card", "plot_of_chart"]

_Shown = tuple[Decimal | None, str]
"""A figure: the number, None if it is missing, and the text that is shown."""

_NOTHING: _Shown = (None, "")


class PlotRole(Enum):
    """Whose figures a series holds, or how they compare."""

    LOCAL = "local"
    COMPARATOR = "comparator"
    HIGHER = "higher"
    SIMILAR = "similar"
    LOWER = "lower"
    NOT_COMPARED = "not compared"


class PlotSeries(Struct, frozen=True):
    """Bars of one kind. ``texts`` are the figures as shown, "" where ``values`` has None."""

    name: str
    role: PlotRole
    values: tuple[Decimal | None, ...]
    texts: tuple[str, ...]


class PlotSpec(Struct, frozen=True):
    """A chart as numbers: a name for each place, and one or more series of bars from zero.

    ``shares_places`` says that at each place only one series has a bar, so that the bars need no
    room beside each other. ``is_upright`` is for columns, as for ages.
    """

    name: str
    description: str
    categories: tuple[str, ...]
    series: tuple[PlotSeries, ...]
    shares_places: bool = False
    is_upright: bool = False


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
    )


def _described(chart: ChartSpec) -> str:
    """Return the description without the sentence on lines that are not drawn here."""
    lines = f" {interval_line(chart.interval_name)}" if chart.interval_name else ""
    what = chart.description.what.removesuffix(lines)
    return str(replace(chart.description, what=what))


def _beside_each_other(chart: ChartSpec) -> Iterator[PlotSeries]:
    yield _series(chart.local_name, PlotRole.LOCAL, map(_local, chart.bars))
    if chart.comparator_name:
        others = ((bar.comparator_number, bar.comparator_figure) for bar in chart.bars)
        yield _series(chart.comparator_name, PlotRole.COMPARATOR, others)


def _local(bar: BarSpec) -> _Shown:
    return bar.local_number, bar.local_text


def _by_answer(bars: tuple[BarSpec, ...]) -> Iterator[PlotSeries]:
    for role, answer in _ANSWERS.items():
        figures = [_local(bar) if bar.compared is answer else _NOTHING for bar in bars]
        if any(number is not None for number, _ in figures):
            yield _series(role.value.capitalize(), role, figures)


_ANSWERS = {
    PlotRole.HIGHER: Compared.HIGHER,
    PlotRole.SIMILAR: Compared.SIMILAR,
    PlotRole.LOWER: Compared.LOWER,
    PlotRole.NOT_COMPARED: None,
}


def _bar_name(bar: BarSpec) -> str:
    """Return the name of a bar, with the symbol of a figure that is missing."""
    if bar.local is None:
        return f"{bar.label} ({bar.local_text})"
    if bar.comparator is None and bar.comparator_text:
        return f"{bar.label} ({bar.comparator_text})"
    return bar.label


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
        _series(
            name,
            _ROLES[whose],
            (_bar(bar) if bar.series is whose else _NOTHING for bar in card.bars),
        )
        for whose, name in names.items()
    )
    places = (_named(bar.label, _bar(bar)) for bar in card.bars)
    return PlotSpec(card.title, card.spoken, tuple(places), tuple(series), shares_places=True)


def _bar(bar: CardBar) -> _Shown:
    return bar.number, bar.value_text


def _grouped(card: BarsCard) -> PlotSpec:
    """Return a place for each heading, and a series for each name under the headings."""
    headings: list[str] = []
    figures: dict[tuple[str, Series], dict[str, _Shown]] = {}
    for bar in card.bars:
        if bar.heading:
            headings.append(bar.heading)
        figures.setdefault((bar.label, bar.series), {})[headings[-1]] = _bar(bar)
    series = (
        _series(name, _ROLES[whose], (by_heading.get(one, _NOTHING) for one in headings))
        for (name, whose), by_heading in figures.items()
    )
    places = (_with_symbols(heading, figures) for heading in headings)
    return PlotSpec(card.title, card.spoken, tuple(places), tuple(series))


def _with_symbols(heading: str, figures: Mapping[tuple[str, Series], Mapping[str, _Shown]]) -> str:
    """Return a heading with the names under it that have no figure, and their symbols."""
    unknown = [
        f"{name} {text}"
        for (name, _), by_heading in figures.items()
        for number, text in [by_heading.get(heading, _NOTHING)]
        if text and number is None
    ]
    return f"{heading} ({', '.join(unknown)})" if unknown else heading


def _proportions(card: ProportionsCard, local_name: str) -> PlotSpec:
    shares = ((part.percent_number, part.percent_text) for part in card.parts)
    beside = ((part.beside_number, part.beside_text) for part in card.parts)
    series = [_series(local_name, PlotRole.LOCAL, shares)]
    if card.beside_title:
        series.append(_series(card.beside_title, PlotRole.COMPARATOR, beside))
    names = tuple(f"{part.label}: {part.value_text}" for part in card.parts)
    return PlotSpec(card.title, card.spoken, names, tuple(series))


def _ages(card: AgesCard, local_name: str) -> PlotSpec:
    figures = [(age.number, age.value_text) for age in card.columns]
    names = (_named(age.mark, shown) for age, shown in zip(card.columns, figures, strict=True))
    counts = _series(local_name, PlotRole.LOCAL, figures)
    return PlotSpec(card.title, card.spoken, tuple(names), (counts,), is_upright=True)


def _named(label: str, shown: _Shown) -> str:
    """Return a label, with the symbol of a figure that is missing."""
    number, text = shown
    return f"{label} ({text})" if text and number is None else label


def _series(name: str, role: PlotRole, figures: Iterable[_Shown]) -> PlotSeries:
    """Return a series of figures; one that is missing has neither number nor text."""
    known = [shown if shown[0] is not None else _NOTHING for shown in figures]
    return PlotSeries(
        name,
        role,
        values=tuple(number for number, _ in known),
        texts=tuple(text for _, text in known),
    )
