"""Writes a page as a briefing for Word, accessible as public bodies have to publish it.

Headings, lists and tables are real ones, pictures have alternative texts, the language is set. The
same page gives the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from sendviewer.export.charts.chart_png import chart_png
from sendviewer.export.fixed_zip import fixed_zip
from sendviewer.export.office.text import ENGLISH, office_text, run_text
from sendviewer.export.word.base import open_document, text_width_mm
from sendviewer.export.word.cards import card_tables, figures_of, figures_table
from sendviewer.export.word.footer import add_footer
from sendviewer.export.word.styles import (
    BODY,
    BULLET,
    KEY_MESSAGE,
    REMARK,
    SUBTITLE,
    TITLE,
    bullet_number,
    heading_style,
    set_style,
)
from sendviewer.export.word.tables import WordTable, add_table
from sendviewer.present.briefing import BriefingSpec
from sendviewer.present.card_specs import Run
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
from sendviewer.present.specs import ChartSpec, TableSpec

if TYPE_CHECKING:
    from docx.document import Document

__all__ = ["word_bytes"]

DRAWN_LARGER = 1.42
"""How much larger charts are drawn than shown: two of them then leave room for a table each."""


def word_bytes(briefing: BriefingSpec, template: Path | None = None) -> bytes:
    """Return the briefing, in the styles of ``template`` if there is one; raises InputError."""
    document = open_document(template)
    _set_properties(document, briefing)
    add_footer(document, briefing.header.source_line)
    credit = briefing.tables[0].source_line
    width_mm, source = text_width_mm(document), briefing.header.source_line
    blocks = tuple(document_blocks(briefing))
    with ThreadPoolExecutor() as threads:
        drawings = _drawn(blocks, width_mm * DRAWN_LARGER, credit, threads)
        page = _Page(document, width_mm, bullet_number(document), source, credit, drawings)
        for block in blocks:
            _WRITERS[type(block)](page, block)
    stream = io.BytesIO()
    document.save(stream)
    return fixed_zip(stream.getvalue())


def _drawn(
    blocks: Sequence[Block], width_mm: float, credit: str, threads: ThreadPoolExecutor
) -> Iterator[Future[bytes]]:
    """Begin to draw every chart, which takes longer than all else, and return them in order."""
    charts = [
        _in_document(block.chart, credit) for block in blocks if isinstance(block, ChartBlock)
    ]
    return iter([threads.submit(chart_png, chart, width_mm=width_mm) for chart in charts])


def _set_properties(document: Document, briefing: BriefingSpec) -> None:
    properties = document.core_properties
    properties.title = office_text(briefing.title)
    properties.subject = office_text(briefing.header.subtitle)
    properties.author = properties.last_modified_by = "SEND Viewer"
    properties.comments = properties.keywords = properties.category = ""
    properties.language = ENGLISH
    properties.revision = 1


class _Page(Struct, frozen=True):
    """What blocks are written to.

    ``bullet`` is the number of the list, if its style has none. ``source`` is where the figures
    come from, and ``credit`` that with the licence. ``drawings`` are the pictures of its charts.
    """

    document: Document
    width_mm: float
    bullet: int | None
    source: str
    credit: str
    drawings: Iterator[Future[bytes]]

    def add(self, style: str, *runs: Run) -> Any:
        """Add a paragraph and return it."""
        paragraph = self.document.add_paragraph()
        set_style(paragraph, self.document.styles[style].style_id)
        for part in runs:
            run = paragraph.add_run(run_text(part.text))
            if part.strong:
                run.bold = True
        return paragraph


# --- Words --------------------------------------------------------------------------------


def _title(page: _Page, block: TitleBlock) -> None:
    page.add(TITLE, Run(block.title))
    for line in block.lines:
        page.add(SUBTITLE, Run(line))


def _key_message(page: _Page, block: KeyMessageBlock) -> None:
    page.add(KEY_MESSAGE, *block.runs)


def _heading(page: _Page, block: HeadingBlock) -> None:
    page.add(heading_style(block.level), Run(block.text))


def _paragraph(page: _Page, block: ParagraphBlock) -> None:
    paragraph = page.add(REMARK if block.is_quiet else BODY, Run(block.text))
    if block.is_quiet:
        paragraph.paragraph_format.keep_with_next = True


def _list(page: _Page, block: ListBlock) -> None:
    for runs in block.items:
        paragraph = page.add(BULLET, *runs)
        if page.bullet is not None:
            number = paragraph._p.get_or_add_pPr().get_or_add_numPr()  # noqa: SLF001
            number.get_or_add_ilvl().val = 0
            number.get_or_add_numId().val = page.bullet


# --- Cards --------------------------------------------------------------------------------


def _cards(page: _Page, block: CardsBlock) -> None:
    if figures := figures_of(block.cards):
        said = [text for card in figures for text in card.paragraphs]
        _add_with_remarks(page, [figures_table(figures)], said)
    for card in block.cards:
        if card not in figures:
            page.add(heading_style(3), Run(card.title))
            texts = card.paragraphs if card.rows else (card.spoken,)
            _add_with_remarks(page, list(card_tables(card)), texts)


def _add_with_remarks(page: _Page, tables: Sequence[WordTable], texts: Sequence[str]) -> None:
    """Add small tables and what is said under them, never on the next page."""
    for number, table in enumerate(tables, 1):
        keeps_next = bool(texts) and number == len(tables)
        add_table(page.document, table, page.width_mm, keeps_next=keeps_next)
    for text in texts:
        page.add(REMARK, Run(text))


# --- Tables and charts --------------------------------------------------------------------


def _table(page: _Page, block: TableBlock) -> None:
    add_table(page.document, _needs(block.table), page.width_mm)
    # One after the other: each line of its own would take room from the table. It may go over to
    # the next page: to take so large a table with it would leave half a page empty.
    page.add(REMARK, Run(" ".join((*(f"{line}." for line in block.key), page.source))))


def _needs(table: TableSpec) -> WordTable:
    total = (table.total,) if table.total else ()
    columns = tuple(column.title for column in table.columns)
    tips = " ".join(f"{column.title}: {column.tip}" for column in table.columns)
    return WordTable(
        table.title,
        tips,
        columns,
        tuple(tuple(cell.text for cell in row.cells) for row in (*table.rows, *total)),
        tuple(place for place, one in enumerate(table.columns) if one.kind.is_figure),
        has_total=bool(total),
    )


def _grid(page: _Page, block: GridBlock) -> None:
    description = f"{block.title}. Columns: {'; '.join(block.columns)}."
    table = WordTable(block.title, description, block.columns, block.rows)
    add_table(page.document, table, page.width_mm)


def _chart(page: _Page, block: ChartBlock) -> None:
    """Add a chart as wide as the text, with its description for who does not see it."""
    from docx.shared import Mm

    picture = io.BytesIO(next(page.drawings).result())
    run = page.add(BODY).add_run()
    shape = run.add_picture(picture, width=Mm(page.width_mm))
    described = shape._inline.docPr  # noqa: SLF001 - the library has no alternative texts
    described.set("name", f"Chart {described.id}")
    described.set("title", office_text(block.chart.title))
    described.set("descr", _alternative(block.chart))


def _in_document(chart: ChartSpec, credit: str) -> ChartSpec:
    """Return a chart without its source and licence, which stand under the table and at the end."""
    return replace(chart, caption=chart.caption.removesuffix(credit).strip())


def _alternative(chart: ChartSpec) -> str:
    return office_text(f"{chart.description} {chart.caption}")


_WRITERS: Mapping[type, Callable[[_Page, Any], None]] = {
    TitleBlock: _title,
    KeyMessageBlock: _key_message,
    HeadingBlock: _heading,
    ParagraphBlock: _paragraph,
    ListBlock: _list,
    CardsBlock: _cards,
    TableBlock: _table,
    ChartBlock: _chart,
    GridBlock: _grid,
}
