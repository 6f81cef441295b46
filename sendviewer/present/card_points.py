"""Tells the small charts of the overview point by point, and each of them as a whole.

A point is a bar, a part, a column or a row: whatever one of the figures of a card stands for. The
points of a card are in the order in which the card draws them.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from sendviewer.core.comparisons import compare_need
from sendviewer.core.pages import Page
from sendviewer.present.card_specs import (
    AgeColumn,
    AgesCard,
    BarsCard,
    CardBar,
    CardSpec,
    DifferencesCard,
    ProportionsCard,
)
from sendviewer.present.options import ViewOptions
from sendviewer.present.page_words import PageWords
from sendviewer.present.phrases import counted
from sendviewer.present.shared_places import named_or_counted
from sendviewer.present.wording import need_sentence

__all__ = ["CardPoint", "card_chart_words", "card_points", "point_sentence"]


class CardPoint(Struct, frozen=True):
    """One figure of a small chart: its name in brief, a sentence, and its need's code or ""."""

    name: str
    sentence: str
    code: str = ""


def card_points(card: CardSpec) -> tuple[CardPoint, ...]:
    """Return the points of a card; none for a card that is no chart, or has nothing to show."""
    match card:
        case BarsCard():
            return tuple(_bar_points(card))
        case ProportionsCard():
            return tuple(_part_points(card))
        case AgesCard():
            return tuple(CardPoint(f"{c.label}, {c.value_text}", c.sentence) for c in card.columns)
        case DifferencesCard():
            return tuple(
                CardPoint(
                    f"{r.label}, {r.compared.value}, {r.points_text} points, {r.children_text}",
                    r.sentence,
                    r.code,
                )
                for r in card.rows
            )
        case _:
            return ()


def point_sentence(point: CardPoint, card: CardSpec, page: Page, options: ViewOptions) -> str:
    """Return a point as a sentence that can stand alone: with place and date."""
    row = next((row for row in page.needs if row.code == point.code), None)
    if row is not None:
        return need_sentence(row, compare_need(row, page, options.confidence), page)
    return f"{card.title}, {PageWords(page).here}, {page.period.label}. {point.sentence}"


def card_chart_words(card: CardSpec) -> str:
    """Return a small chart in three steps: what it is, its main message, its extremes."""
    points = len(card_points(card))
    match card:
        case BarsCard():
            return f"Bar chart with {counted(points, 'bar', 'bars')}. {card.spoken}"
        case ProportionsCard():
            return f"Divided bar with {counted(points, 'part', 'parts')}. {card.spoken}"
        case AgesCard():
            what = f"Column chart with {counted(points, 'column', 'columns')}."
            return f"{what} {card.message} {_ends(card)}".rstrip()
        case DifferencesCard():
            return f"List with {counted(points, 'need', 'needs')}. {card.spoken}"
        case _:
            return card.spoken


# --- Points -------------------------------------------------------------------------------


def _bar_points(card: BarsCard) -> Iterable[CardPoint]:
    for group, bar in _grouped(card.bars):
        name = ", ".join(filter(None, (group, bar.label, bar.value_text, bar.beside_text)))
        yield CardPoint(name, bar.sentence, bar.code)


def _grouped(bars: Iterable[CardBar]) -> Iterable[tuple[str, CardBar]]:
    """Yield each bar with what its group is about; the first of a group with the count as well."""
    group = ""
    for bar in bars:
        group = bar.heading.partition(":")[0] if bar.heading else group
        yield bar.heading or group, bar


def _part_points(card: ProportionsCard) -> Iterable[CardPoint]:
    for part in card.parts:
        beside = f"{card.beside_title} {part.beside_text}" if part.beside_text else ""
        words = (part.label, part.value_text, part.percent_text, beside)
        yield CardPoint(", ".join(filter(None, words)), part.sentence)


def _ends(card: AgesCard) -> str:
    """Return which column is the lowest; the message names the highest."""
    known = [column for column in card.columns if column.height is not None]
    if len(known) < 2:  # noqa: PLR2004 - one column is no extreme
        return ""
    least = min(known, key=_place)
    lowest = [column for column in known if _place(column) == _place(least)]
    labels = named_or_counted([column.label for column in lowest], "column", "columns")
    several = len(lowest) > 1
    is_or_are, each = ("are", " each") if several else ("is", "")
    return f"The lowest {is_or_are} {labels}, with {lowest[0].value_text}{each}."


def _place(column: AgeColumn) -> tuple[float, bool]:
    """Return what puts columns in order: what is "at least" so many stands above so many."""
    return column.height or 0.0, not column.value_text[:1].isdigit()
