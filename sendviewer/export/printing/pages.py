"""Sets a page of facts on sheets of paper, from the same specs that the window shows.

Title and key message, the figures of the overview, the needs as they are filtered, sorted and
shown, the chart, the notes, the text, and the sources with their licence.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace
from PySide6.QtCore import QRectF

from sendviewer.core.pages import Section
from sendviewer.export.printing.blocks import grid_pieces
from sendviewer.export.printing.cards import cards_pieces, key_message_pieces
from sendviewer.export.printing.chart import chart_pieces
from sendviewer.export.printing.flow import Sheet, fill_sheets, text_height
from sendviewer.export.printing.grid import Grid, GridCell, GridColumn, GridRow
from sendviewer.export.printing.pieces import (
    Piece,
    filled,
    heading,
    list_item,
    paragraph,
    run_lines,
)
from sendviewer.export.printing.setup import PrintSetup, Typesetter, TypeUse
from sendviewer.present.briefing import BriefingSpec
from sendviewer.present.card_specs import NotesCard, Run, SentenceCard
from sendviewer.present.document_parts import LIST_ITEM, SEVERITY_WORDS
from sendviewer.present.specs import TableSpec
from sendviewer.present.symbol_key import table_key

__all__ = ["set_sheets"]

SECTION_GAP, PARAGRAPH_GAP, BAND = 26, 8, 5


def set_sheets(page: BriefingSpec, setup: PrintSetup) -> tuple[Sheet, ...]:
    """Return a page as sheets of paper, ready to be painted."""
    return fill_sheets(_Setting(page, setup).pieces(), page.title, setup)


class _Setting:
    """Sets the parts of one page in one print."""

    def __init__(self, page: BriefingSpec, setup: PrintSetup) -> None:
        self._page = page
        self._setter = Typesetter(setup)
        self._width = setup.room.width()
        self._measure = setup.text_width
        self._height = text_height(page.title, self._setter)

    def pieces(self) -> list[Piece]:
        parts = (
            self._title(),
            self._overview(),
            self._table(),
            self._chart(),
            self._notes(),
            *(self._section(*pair) for pair in self._sections()),
            self._sources(),
        )
        return [piece for part in parts for piece in part]

    def _title(self) -> Iterable[Piece]:
        band = filled(QRectF(0.0, 0.0, self._width, BAND), "accent")
        yield Piece(BAND, shapes=(band,), keeps_next=True)
        yield heading(self._page.header.title, self._setter, self._width, TypeUse.TITLE, 16)
        yield from self._kept(self._page.header.subtitle)
        if self._page.header.comparator_note:
            yield from self._kept(self._page.header.comparator_note)

    def _overview(self) -> Iterable[Piece]:
        cards = [card for card in self._page.overview.cards if not isinstance(card, NotesCard)]
        for card in cards:
            if isinstance(card, SentenceCard):
                yield from key_message_pieces(card, self._setter, self._measure)
        others = [card for card in cards if not isinstance(card, SentenceCard)]
        yield from cards_pieces(others, self._setter, self._width, self._height)

    def _table(self) -> Iterable[Piece]:
        table = self._page.tables[0]
        yield self._heading(table.title)
        if self._page.shown:
            yield from self._kept(self._page.shown)
        key = table_key(table)
        if table.rows:
            *rows, last = grid_pieces(_needs_grid(table), self._setter, self._width)
            yield from self._spaced([*rows, replace(last, keeps_next=bool(key))])
        for line in key:
            yield from self._paragraph(line)

    def _chart(self) -> Iterable[Piece]:
        chart = self._page.charts[0]
        if not chart.bars:
            return
        first, *others = chart_pieces(chart, self._setter, self._width, self._height)
        yield replace(first, above=self._setter.scaled(SECTION_GAP))
        yield from others

    def _notes(self) -> Iterable[Piece]:
        for card in self._page.overview.cards:
            if not isinstance(card, NotesCard):
                continue
            yield self._heading(card.title)
            if not card.notes:
                yield from self._paragraph(card.spoken)
            for note in card.notes:
                runs = (Run(f"{SEVERITY_WORDS[note.severity]}: ", strong=True), Run(note.text))
                uses = (TypeUse.BODY, TypeUse.STRONG)
                yield from self._spaced(run_lines(runs, self._setter, uses, self._measure))

    def _sections(self) -> Iterable[tuple[Section, str]]:
        text = self._page.text
        return zip(text.sections, text.remarks or ("",) * len(text.sections), strict=True)

    def _section(self, section: Section, remark: str) -> Iterable[Piece]:
        yield self._heading(section.heading)
        if remark:
            yield from self._kept(remark)
        for text in section.paragraphs:
            if text.startswith(LIST_ITEM):
                item = text.removeprefix(LIST_ITEM)
                yield from self._spaced(list_item(item, self._setter, self._measure), 3)
            else:
                yield from self._paragraph(text)
        if section.table:
            yield from self._spaced(
                grid_pieces(_words_grid(section), self._setter, self._width), SECTION_GAP / 2
            )

    def _sources(self) -> Iterable[Piece]:
        yield self._heading("Sources")
        for line in self._page.sources:
            yield from self._spaced(list_item(line, self._setter, self._measure), 3)
        if self._page.licence:
            yield from self._paragraph(self._page.licence)

    def _heading(self, text: str) -> Piece:
        return heading(text, self._setter, self._width, TypeUse.HEADING, SECTION_GAP)

    def _paragraph(self, text: str) -> list[Piece]:
        return self._spaced(paragraph(text, self._setter, self._measure))

    def _kept(self, text: str) -> list[Piece]:
        """Return a paragraph that stays with what follows it."""
        lines = paragraph(text, self._setter, self._measure, token="text_secondary")
        return [replace(line, keeps_next=True) for line in self._spaced(lines, 4)]

    def _spaced(self, pieces: Sequence[Piece], above: float = PARAGRAPH_GAP) -> list[Piece]:
        first, *others = pieces
        return [replace(first, above=self._setter.scaled(above)), *others]


def _needs_grid(table: TableSpec) -> Grid:
    columns = tuple(GridColumn(column.title, column.kind.is_figure) for column in table.columns)
    rows = [*table.rows, *([table.total] if table.total else [])]
    symbols = [column.id == "compared" for column in table.columns]
    return Grid(
        columns,
        tuple(
            GridRow(
                tuple(
                    GridCell(
                        cell.text,
                        cell.compared if symbol else None,
                        is_known=cell.sort_key is not None,
                    )
                    for cell, symbol in zip(row.cells, symbols, strict=True)
                ),
                strong=row is table.total,
            )
            for row in rows
        ),
    )


def _words_grid(section: Section) -> Grid:
    if section.table is None:
        return Grid((), ())
    columns = tuple(map(GridColumn, section.table.columns))
    rows = tuple(GridRow(tuple(map(GridCell, row))) for row in section.table.rows)
    return Grid(columns, rows)
