"""Sets a page of facts on sheets of paper, from the same specs that the window shows.

Title and key message, the figures of the overview, the needs as they are filtered, sorted and
shown, the chart, the notes, the text, and the sources with their licence.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QRectF

from sendviewer.core.pages import Page, Section
from sendviewer.export.print_blocks import grid_pieces
from sendviewer.export.print_cards import cards_pieces, key_message_pieces
from sendviewer.export.print_chart import chart_pieces
from sendviewer.export.print_flow import Sheet, fill_sheets, text_height
from sendviewer.export.print_grid import Grid, GridCell, GridColumn, GridRow
from sendviewer.export.print_pieces import Piece, filled, heading, list_item, paragraph, run_lines
from sendviewer.export.print_setup import PrintSetup, Typesetter, TypeUse
from sendviewer.present.chart import build_chart
from sendviewer.present.document_parts import LIST_ITEM, SEVERITY_WORDS, source_parts
from sendviewer.present.header import build_header
from sendviewer.present.options import ViewOptions
from sendviewer.present.overview import build_overview
from sendviewer.present.specs import (
    ChartSpec,
    HeaderSpec,
    NotesCard,
    OverviewSpec,
    Run,
    SentenceCard,
    TableSpec,
    TextSpec,
)
from sendviewer.present.symbol_key import table_key
from sendviewer.present.table import (
    apply_options,
    build_table,
    empty_reason,
    filter_words,
    rows_shown_text,
)
from sendviewer.present.text import build_text
from sendviewer.present.wording import licence_line

__all__ = ["PrintedPage", "printed_page", "set_sheets"]

SECTION_GAP, PARAGRAPH_GAP, BAND = 26, 8, 5


class PrintedPage(Struct, frozen=True):
    """All that is printed: the specs of every tab, and the sources in full.

    ``shown`` says which rows the table shows if some are hidden, or why it has none.
    """

    title: str
    header: HeaderSpec
    overview: OverviewSpec
    table: TableSpec
    shown: str
    chart: ChartSpec
    text: TextSpec
    sources: tuple[str, ...]
    licence: str


def printed_page(page: Page, options: ViewOptions) -> PrintedPage:
    """Return what is printed of a page as the window shows it with ``options``."""
    whole = build_table(page, options)
    table = apply_options(whole, options.table)
    header = build_header(page)
    return PrintedPage(
        title=f"{header.title}, {page.period.label}",
        header=header,
        overview=build_overview(page, options),
        table=table,
        shown=_shown(whole, table, options),
        chart=build_chart(page, options, table),
        text=build_text(page),
        sources=tuple(", ".join(source_parts(source)) for source in page.sources),
        licence=licence_line(page),
    )


def set_sheets(page: PrintedPage, setup: PrintSetup) -> tuple[Sheet, ...]:
    """Return a page as sheets of paper, ready to be painted."""
    return fill_sheets(_Setting(page, setup).pieces(), page.title, setup)


def _shown(whole: TableSpec, table: TableSpec, options: ViewOptions) -> str:
    query = options.table.query
    if not table.rows:
        return empty_reason(whole, query)
    if len(table.rows) == len(whole.rows):
        return ""
    chips = "; ".join(chip.text for chip in filter_words(whole, query))
    return f"{rows_shown_text(whole, len(table.rows))}. {chips}."


class _Setting:
    """Sets the parts of one page in one print."""

    def __init__(self, page: PrintedPage, setup: PrintSetup) -> None:
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
        table = self._page.table
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
        if not self._page.chart.bars:
            return
        chart = self._page.chart
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
