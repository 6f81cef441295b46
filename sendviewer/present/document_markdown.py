"""Writes a page as Markdown: headings, one table for the needs, lists for notes and sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sendviewer.core.comparisons import Confidence
from sendviewer.core.pages import Page, Section
from sendviewer.present.area_names import unnamed_areas
from sendviewer.present.document_parts import (
    LIST_ITEM,
    age_key,
    age_lines,
    ages_title,
    needs_tables,
    note_lines,
    overview_key,
    overview_lines,
    section_paragraphs,
    source_parts,
)
from sendviewer.present.header import build_header
from sendviewer.present.plain_text import escaped_markdown, markdown_line
from sendviewer.present.specs import TableSpec
from sendviewer.present.symbol_key import table_key
from sendviewer.present.text import all_sections
from sendviewer.present.wording import key_message_runs

__all__ = ["page_markdown"]


def page_markdown(page: Page, confidence: Confidence = Confidence.P95) -> str:
    """Return the whole page as Markdown, with a line end."""
    return "\n\n".join(_blocks(page, confidence)) + "\n"


def _blocks(page: Page, confidence: Confidence) -> Iterator[str]:
    header = build_header(page)
    yield f"# {markdown_line(header.title)}"
    yield markdown_line(header.subtitle)
    if (areas := unnamed_areas(page)) and areas not in header.subtitle:
        yield markdown_line(f"Areas: {areas}.")
    yield _key_message(page)
    yield "## Overview"
    yield _listed(f"{name}: **{markdown_line(value)}**" for name, value in overview_lines(page))
    yield from map(markdown_line, overview_key(page))
    if page.ages:
        yield f"## {markdown_line(ages_title(page))}"
        yield _listed(f"{name}: **{markdown_line(value)}**" for name, value in age_lines(page))
        yield from map(markdown_line, age_key(page))
    for table in needs_tables(page, confidence):
        yield f"## {markdown_line(table.title)}"
        yield _needs(table)
        yield from map(markdown_line, table_key(table))
        yield markdown_line(table.source_line)
    notes = [f"**{how}:** {markdown_line(text)}" for how, text in note_lines(page)]
    if notes:
        yield "## Notes on the figures"
        yield _listed(notes)
    for section in all_sections(page):
        yield from _section(section)
    if page.sources:
        yield "## Sources"
        yield _listed(markdown_line(", ".join(source_parts(source))) for source in page.sources)


def _key_message(page: Page) -> str:
    texts = ((escaped_markdown(run.text), run.strong) for run in key_message_runs(page))
    return "".join(f"**{text}**" if strong else text for text, strong in texts)


def _needs(table: TableSpec) -> str:
    titles = [column.title for column in table.columns]
    right = [column.kind.is_figure for column in table.columns]
    rows = [[markdown_line(cell.text) for cell in row.cells] for row in table.rows]
    if table.total:
        texts = [markdown_line(cell.text) for cell in table.total.cells]
        rows.append([f"**{text}**" if text else "" for text in texts])
    return _grid([markdown_line(title) for title in titles], rows, right)


def _section(section: Section) -> Iterator[str]:
    yield f"## {markdown_line(section.heading)}"
    items: list[str] = []
    for paragraph in section_paragraphs(section):
        if paragraph.startswith(LIST_ITEM):
            items.append(markdown_line(paragraph.removeprefix(LIST_ITEM)))
            continue
        if items:
            yield _listed(items)
            items = []
        yield markdown_line(paragraph)
    if items:
        yield _listed(items)
    if section.table:
        titles = [markdown_line(title) for title in section.table.columns]
        rows = [[markdown_line(text) for text in row] for row in section.table.rows]
        yield _grid(titles, rows, [False] * len(titles))


def _grid(titles: Sequence[str], rows: Sequence[Sequence[str]], right: Sequence[bool]) -> str:
    marks = ["---:" if to_right else "---" for to_right in right]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (titles, marks, *rows))


def _listed(items: Iterator[str] | Sequence[str]) -> str:
    return "\n".join(f"{LIST_ITEM}{item}" for item in items)
