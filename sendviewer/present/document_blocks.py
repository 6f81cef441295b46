"""A page as a sequence of blocks in reading order: headings, words, lists, tables, charts.

Whoever writes a document for reading (Word, PDF, the web) maps each kind of block to its own
form, and so all of them say the same in the same order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from sendviewer.core.pages import Section
from sendviewer.present.briefing import BriefingSpec
from sendviewer.present.card_sheets import CardSheet, card_sheet
from sendviewer.present.card_specs import NotesCard, Run, SentenceCard
from sendviewer.present.document_parts import LIST_ITEM, SEVERITY_WORDS
from sendviewer.present.specs import ChartSpec, TableSpec
from sendviewer.present.symbol_key import table_key

__all__ = [
    "Block",
    "CardsBlock",
    "ChartBlock",
    "GridBlock",
    "HeadingBlock",
    "KeyMessageBlock",
    "ListBlock",
    "ParagraphBlock",
    "TableBlock",
    "TitleBlock",
    "document_blocks",
]

SECTION, PART = 2, 3
"""Levels of headings under the title, which is 1."""


class TitleBlock(Struct, frozen=True):
    """The title of the document, and lines that say what it is about."""

    title: str
    lines: tuple[str, ...]


class KeyMessageBlock(Struct, frozen=True):
    """The main sentence, with its emphasis."""

    title: str
    runs: tuple[Run, ...]


class HeadingBlock(Struct, frozen=True):
    """A heading of level 2 or 3."""

    text: str
    level: int = SECTION


class ParagraphBlock(Struct, frozen=True):
    """A paragraph; a quiet one is a remark on what stands around it."""

    text: str
    is_quiet: bool = False


class ListBlock(Struct, frozen=True):
    """A list; each item has its runs."""

    items: tuple[tuple[Run, ...], ...]


class CardsBlock(Struct, frozen=True):
    """The cards of the overview without the key message and the notes."""

    cards: tuple[CardSheet, ...]


class TableBlock(Struct, frozen=True):
    """The needs, with what the symbols in the table mean and where it comes from."""

    table: TableSpec
    key: tuple[str, ...]


class ChartBlock(Struct, frozen=True):
    """A chart, whose description is its alternative text."""

    chart: ChartSpec


class GridBlock(Struct, frozen=True):
    """A small table of words; ``title`` names it for who does not see what stands above it."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block = (
    TitleBlock
    | KeyMessageBlock
    | HeadingBlock
    | ParagraphBlock
    | ListBlock
    | CardsBlock
    | TableBlock
    | ChartBlock
    | GridBlock
)


def document_blocks(briefing: BriefingSpec) -> Iterator[Block]:
    """Yield the blocks of a whole document, first to last."""
    yield from _opening(briefing)
    yield from _needs(briefing)
    yield from _notes(briefing)
    remarks = briefing.text.remarks or ("",) * len(briefing.text.sections)
    for section, remark in zip(briefing.text.sections, remarks, strict=True):
        yield from _section(section, remark)
    yield from _sources(briefing)


def _opening(briefing: BriefingSpec) -> Iterator[Block]:
    header = briefing.header
    lines = (header.subtitle, briefing.areas_line, header.comparator_note)
    yield TitleBlock(header.title, tuple(filter(None, lines)))
    cards = briefing.overview.cards
    for card in cards:
        if isinstance(card, SentenceCard):
            yield KeyMessageBlock(card.title, card.runs)
    sheets = [card_sheet(card) for card in cards if not isinstance(card, SentenceCard | NotesCard)]
    if sheets:
        yield HeadingBlock("Overview")
        yield CardsBlock(tuple(sheets))


def _needs(briefing: BriefingSpec) -> Iterator[Block]:
    first, *others = briefing.tables
    yield HeadingBlock(first.title)
    if briefing.shown:
        yield ParagraphBlock(briefing.shown, is_quiet=True)
    if first.rows:
        yield TableBlock(first, table_key(first))
    for chart in briefing.charts:
        if chart.bars:
            yield ChartBlock(chart)
    for table in others:
        yield HeadingBlock(table.title)
        yield TableBlock(table, table_key(table))


def _notes(briefing: BriefingSpec) -> Iterator[Block]:
    for card in briefing.overview.cards:
        if isinstance(card, NotesCard):
            yield HeadingBlock(card.title)
            if card.notes:
                yield ListBlock(
                    tuple(
                        (Run(f"{SEVERITY_WORDS[note.severity]}: ", strong=True), Run(note.text))
                        for note in card.notes
                    )
                )
            else:
                yield ParagraphBlock(card.spoken)


def _section(section: Section, remark: str) -> Iterator[Block]:
    yield HeadingBlock(section.heading)
    if remark:
        yield ParagraphBlock(remark, is_quiet=True)
    yield from _paragraphs(section.paragraphs)
    if section.table:
        yield GridBlock(section.heading, section.table.columns, section.table.rows)


def _paragraphs(paragraphs: Sequence[str]) -> Iterator[Block]:
    """Yield paragraphs as they are, and those that begin as items together as one list."""
    items: list[tuple[Run, ...]] = []
    for text in paragraphs:
        if text.startswith(LIST_ITEM):
            items.append((Run(text.removeprefix(LIST_ITEM)),))
            continue
        if items:
            yield ListBlock(tuple(items))
            items = []
        yield ParagraphBlock(text)
    if items:
        yield ListBlock(tuple(items))


def _sources(briefing: BriefingSpec) -> Iterator[Block]:
    if not (briefing.sources or briefing.licence or briefing.left_out):
        return
    yield HeadingBlock("Sources")
    if briefing.sources:
        yield ListBlock(tuple((Run(line),) for line in briefing.sources))
    if briefing.licence:
        yield ParagraphBlock(briefing.licence)
    if briefing.left_out:
        yield ParagraphBlock(f"Left out: {briefing.left_out}")
