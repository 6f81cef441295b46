"""Turns each card of the overview into the same plain parts: a figure, words, and rows in columns.

A document sets every card in one way, whatever chart the screen has for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from msgspec import Struct

from sendviewer.present.card_specs import (
    AgesCard,
    BarsCard,
    CardSpec,
    DifferencesCard,
    NotesCard,
    NumberCard,
    ProportionsCard,
    Run,
    SentenceCard,
)
from sendviewer.present.document_parts import SEVERITY_WORDS
from sendviewer.present.specs import CellKind

__all__ = ["CardRow", "CardSheet", "SheetColumn", "card_sheet"]


class CardRow(Struct, frozen=True):
    """A name and what stands beside it, one text for each further column.

    ``length`` is 0 to 1 of the longest bar where the screen has a bar, None otherwise.
    ``heading`` is what this row and those under it are about, if there are several groups.
    """

    label: str
    values: tuple[str, ...]
    length: float | None = None
    is_comparator: bool = False
    heading: str = ""


class SheetColumn(Struct, frozen=True):
    """A title, and what the cells under it hold: words, figures, or answers of a comparison."""

    title: str
    kind: CellKind = CellKind.NUMBER


class CardSheet(Struct, frozen=True):
    """A card in plain parts. ``columns`` says what stands in ``rows``, first the names.

    ``figure`` is the big figure, perhaps ""; ``runs`` the sentence of a key message;
    ``paragraphs`` what stands under the rows.
    """

    id: str
    title: str
    spoken: str
    figure: str = ""
    runs: tuple[Run, ...] = ()
    columns: tuple[SheetColumn, ...] = ()
    rows: tuple[CardRow, ...] = ()
    paragraphs: tuple[str, ...] = ()

    @property
    def titles(self) -> tuple[str, ...]:
        """The titles of the columns."""
        return tuple(column.title for column in self.columns)

    def groups(self) -> Iterator[tuple[str, tuple[CardRow, ...]]]:
        """Yield the rows of each group with its heading; most cards have one group without one."""
        heading, group = "", list[CardRow]()
        for row in self.rows:
            if row.heading and group:
                yield heading, tuple(group)
                group = []
            heading = row.heading or heading
            group.append(row)
        if group:
            yield heading, tuple(group)


def card_sheet(card: CardSpec) -> CardSheet:
    """Return a card in plain parts."""
    return _SHEETS[type(card)](card)


def _sentence(card: SentenceCard) -> CardSheet:
    return CardSheet(card.id, card.title, card.spoken, runs=card.runs)


def _number(card: NumberCard) -> CardSheet:
    return CardSheet(
        card.id, card.title, card.spoken, figure=card.figure_text, paragraphs=_said(card.caption)
    )


def _bars(card: BarsCard) -> CardSheet:
    rows = tuple(
        CardRow(
            bar.label,
            (bar.value_text,),
            bar.length,
            is_comparator=bar.series.value == "comparator",
            heading=bar.heading,
        )
        for bar in card.bars
    )
    names = "Area" if any(row.is_comparator for row in rows) else "Primary need"
    return CardSheet(
        card.id,
        card.title,
        card.spoken,
        figure=card.figure_text,
        columns=(_names(names), SheetColumn(card.counted_title or "Share")),
        rows=rows,
        paragraphs=_said(card.note),
    )


def _proportions(card: ProportionsCard) -> CardSheet:
    titles = (card.counted_title or "Number", "Share", card.beside_title)
    columns = (_names("Group"), *map(SheetColumn, filter(None, titles)))
    rows = tuple(
        CardRow(
            part.label,
            (part.value_text, part.percent_text, *((part.beside_text,) if titles[2] else ())),
            part.fraction,
        )
        for part in card.parts
    )
    return CardSheet(
        card.id,
        card.title,
        card.spoken,
        columns=columns,
        rows=rows,
        paragraphs=_said(card.caption),
    )


def _ages(card: AgesCard) -> CardSheet:
    rows = tuple(CardRow(age.label, (age.value_text,), age.height) for age in card.columns)
    return CardSheet(
        card.id,
        card.title,
        card.spoken,
        columns=(_names("Age or year group"), SheetColumn("Number")),
        rows=rows,
        paragraphs=_said(card.message),
    )


def _differences(card: DifferencesCard) -> CardSheet:
    rows = tuple(
        CardRow(row.label, (row.points_text, row.compared.value, row.children_text))
        for row in card.rows
    )
    return CardSheet(
        card.id,
        card.title,
        card.spoken,
        columns=(
            _names("Primary need"),
            SheetColumn("Points", CellKind.DIFFERENCE),
            SheetColumn("Compared", CellKind.COMPARED),
            SheetColumn("What that means", CellKind.TEXT),
        ),
        rows=rows,
        paragraphs=() if rows else _said(card.spoken),
    )


def _notes(card: NotesCard) -> CardSheet:
    said = tuple(f"{SEVERITY_WORDS[note.severity]}: {note.text}" for note in card.notes)
    return CardSheet(card.id, card.title, card.spoken, paragraphs=said or _said(card.spoken))


def _names(title: str) -> SheetColumn:
    return SheetColumn(title, CellKind.TEXT)


def _said(text: str) -> tuple[str, ...]:
    return (text,) if text else ()


_SHEETS: Mapping[type, Callable[[Any], CardSheet]] = {
    SentenceCard: _sentence,
    NumberCard: _number,
    BarsCard: _bars,
    ProportionsCard: _proportions,
    AgesCard: _ages,
    DifferencesCard: _differences,
    NotesCard: _notes,
}
