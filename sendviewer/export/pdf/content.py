"""Turns a page into plain data for the typesetter: text and lengths, and no markup at all.

What typst gets is JSON beside its template; each part has a ``kind`` that the template knows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from sendviewer.export.charts.ages_svg import ages_svg
from sendviewer.export.charts.chart_parts import chart_parts
from sendviewer.export.pdf.tables import Data, card_table, card_tables, needs_table, words_table
from sendviewer.present.briefing import BriefingSpec
from sendviewer.present.card_sheets import CardSheet, card_sheet
from sendviewer.present.card_specs import AgesCard, CardSpec, NotesCard, Run, SentenceCard
from sendviewer.present.document_blocks import (
    Block,
    CardsBlock,
    ChartBlock,
    GridBlock,
    HeadingBlock,
    KeyMessageBlock,
    ListBlock,
    ParagraphBlock,
    TableBlock,
    TitleBlock,
    document_blocks,
)
from sendviewer.present.plain_text import one_line
from sendviewer.present.short_notes import short_notes

__all__ = ["page_content", "summary_content"]

MOST_BESIDE, WIDE_COLUMNS = 3, 4
"""The most cards beside each other, and from how many columns on a card counts as two."""

AGES_BESIDE = 3
"""In how many tables beside each other all ages are listed."""

AGES_WIDTH, AGES_WIDTH_WIDE = 480.0, 640.0
"""Pixels; the wider, the lower the columns are in print, and the wider their room."""

NOTES_ON_ONE_SHEET = (20, 6, 4, 3, 2, 1, 0)


def page_content(briefing: BriefingSpec, *, large: bool) -> Data:
    """Return everything that the page says, in reading order."""
    writer = _Writer(briefing, AGES_WIDTH_WIDE if large else AGES_WIDTH, large=large)
    return {
        **_document(briefing, large=large),
        "summary": False,
        "blocks": [part for block in document_blocks(briefing) for part in writer.parts(block)],
    }


def summary_content(briefing: BriefingSpec, *, large: bool) -> Data:
    """Return the overview in short; the template takes as many notes as one sheet has room for."""
    writer = _Writer(briefing, AGES_WIDTH_WIDE, large=large)
    sources = [*briefing.sources, *filter(None, [briefing.licence])]
    return {
        **_document(briefing, large=large),
        "summary": True,
        "blocks": [part for block in _opening(briefing) for part in writer.parts(block)],
        "notes": list(_notes(briefing)),
        "sources": _plain(sources),
        "licence": _plain(filter(None, [briefing.licence])),
    }


def _opening(briefing: BriefingSpec) -> Iterator[Block]:
    """Yield what comes before the table of needs: title, key message and cards."""
    first = briefing.tables[0].title
    for block in document_blocks(briefing):
        if isinstance(block, HeadingBlock) and block.text == first:
            return
        yield block


def _document(briefing: BriefingSpec, *, large: bool) -> Data:
    return {
        "title": one_line(briefing.title),
        "subject": one_line(briefing.header.subtitle),
        "source": one_line(briefing.header.source_line),
        "large": large,
    }


def _notes(briefing: BriefingSpec) -> Iterator[Data]:
    """Yield the notes in ever shorter forms."""
    for card in briefing.overview.cards:
        if isinstance(card, NotesCard) and card.notes:
            for most in NOTES_ON_ONE_SHEET:
                yield {"title": card.title, "items": list(map(_runs, short_notes(card, most)))}


class _Writer:
    """Writes each kind of block as data."""

    def __init__(self, briefing: BriefingSpec, ages_width: float, *, large: bool) -> None:
        self._rows = briefing.overview.rows
        self._ages_width = ages_width
        self._large = large
        self._writers: Mapping[type, Callable[[Any], Iterator[Data]]] = {
            TitleBlock: _title,
            KeyMessageBlock: _message,
            HeadingBlock: _heading,
            ParagraphBlock: _paragraph,
            ListBlock: _list,
            CardsBlock: self._cards,
            TableBlock: self._table,
            ChartBlock: self._chart,
            GridBlock: _grid,
        }

    def parts(self, block: Block) -> Iterator[Data]:
        """Yield what the template sets for a block."""
        return self._writers[type(block)](block)

    def _cards(self, _: CardsBlock) -> Iterator[Data]:
        """Yield the cards as they stand beside each other on the screen."""
        for row in self._rows:
            shown = [card for card in row if not isinstance(card, SentenceCard | NotesCard)]
            for line in _lines([self._card(card) for card in shown]):
                yield {"kind": "cards", "cards": line}

    def _card(self, card: CardSpec) -> Data:
        sheet = card_sheet(card)
        is_ages = isinstance(card, AgesCard)
        return {
            "title": one_line(sheet.title),
            "figure": one_line(sheet.figure),
            "width": 2 if is_ages or len(sheet.columns) >= WIDE_COLUMNS else 1,
            "paragraphs": _plain(sheet.paragraphs),
            "drawing": self._ages(card) if isinstance(card, AgesCard) else None,
            "tables": self._age_tables(sheet) if is_ages else list(card_tables(sheet)),
        }

    def _ages(self, card: AgesCard) -> Data:
        drawing = ages_svg(card, width_px=self._ages_width, large=self._large)
        return {"svg": drawing, "alt": one_line(card.spoken)}

    def _age_tables(self, sheet: CardSheet) -> list[Data]:
        """Return all ages: in tables beside each other, in large print as one."""
        most = -(-len(sheet.rows) // (1 if self._large else AGES_BESIDE))
        starts = range(0, len(sheet.rows), max(1, most))
        return [card_table(sheet, sheet.rows[at : at + most], bars=False) for at in starts]

    @staticmethod
    def _table(block: TableBlock) -> Iterator[Data]:
        yield needs_table(block.table, block.key)

    def _chart(self, block: ChartBlock) -> Iterator[Data]:
        *others, last = chart_parts(block.chart, large=self._large)
        for part in others:
            yield {"kind": "chart", "drawing": part.drawing, "alt": part.alt, "caption": ""}
        caption = one_line(block.chart.caption)
        yield {"kind": "chart", "drawing": last.drawing, "alt": last.alt, "caption": caption}


# --- Text -----------------------------------------------------------------------------------


def _title(block: TitleBlock) -> Iterator[Data]:
    yield {"kind": "title", "text": one_line(block.title), "lines": _plain(block.lines)}


def _message(block: KeyMessageBlock) -> Iterator[Data]:
    yield {"kind": "message", "runs": _runs(block.runs)}


def _heading(block: HeadingBlock) -> Iterator[Data]:
    yield {"kind": "heading", "text": one_line(block.text), "level": block.level}


def _paragraph(block: ParagraphBlock) -> Iterator[Data]:
    yield {"kind": "paragraph", "text": one_line(block.text), "quiet": block.is_quiet}


def _list(block: ListBlock) -> Iterator[Data]:
    yield {"kind": "list", "items": list(map(_runs, block.items))}


def _runs(runs: Iterable[Run]) -> list[Data]:
    return [{"text": run.text, "strong": run.strong} for run in runs]


def _plain(lines: Iterable[str]) -> list[str]:
    return [one_line(line) for line in lines]


def _grid(block: GridBlock) -> Iterator[Data]:
    yield words_table(block)


def _lines(cards: Sequence[Data]) -> Iterator[list[Data]]:
    """Yield cards that stand beside each other; a wide one takes the place of two."""
    line: list[Data] = []
    for card in cards:
        if line and sum(one["width"] for one in line) + card["width"] > MOST_BESIDE:
            yield line
            line = []
        line.append(card)
    if line:
        yield line
