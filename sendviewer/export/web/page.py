"""Writes a page as one HTML file: no network, no script, for every size of screen and for paper."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import count
from typing import Any

from sendviewer.export.web.cards import cards_html
from sendviewer.export.web.parts import element, runs_html, words
from sendviewer.export.web.style import page_style
from sendviewer.export.web.tables import chart_html, grid_html, needs_html
from sendviewer.present.briefing import BriefingSpec
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

__all__ = ["html_bytes"]

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
"""Nothing is fetched and nothing runs, even where data holds what looks like HTML."""


SECTION = 2
"""The level of the headings that divide a page."""


def html_bytes(briefing: BriefingSpec) -> bytes:
    """Return the whole page as one file in UTF-8."""
    page = (
        '<!DOCTYPE html>\n<html lang="en-GB">\n'
        f"{element('head', _head(briefing))}\n{element('body', _body(briefing))}\n</html>\n"
    )
    return page.encode()


def _head(briefing: BriefingSpec) -> str:
    parts = (
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="color-scheme" content="light dark">',
        element("title", words(briefing.title)),
        element("style", f"\n{page_style()}\n"),
    )
    return "\n".join(("", *parts, ""))


def _body(briefing: BriefingSpec) -> str:
    opening, *sections = _sections(document_blocks(briefing))
    writer = _Writer(briefing)
    written = "\n".join(map(writer.section, sections, count(1)))
    main = element("main", f"{writer.key_message(opening)}\n{written}", id="content", tabindex="-1")
    parts = (
        element("a", "Skip to the content", class_="skip", href="#content"),
        element("header", _title(opening)),
        element("div", f"{_contents(sections)}\n{main}", class_="page"),
        element("footer", element("p", words(briefing.header.source_line))),
    )
    return "\n".join(("", *parts, ""))


def _sections(blocks: Iterable[Block]) -> list[list[Block]]:
    """Return what comes before the first heading, and then each heading with what is under it."""
    sections: list[list[Block]] = [[]]
    for block in blocks:
        if isinstance(block, HeadingBlock) and block.level == SECTION:
            sections.append([])
        sections[-1].append(block)
    return sections


def _title(opening: Sequence[Block]) -> str:
    parts: list[str] = []
    for block in opening:
        if isinstance(block, TitleBlock):
            parts.append(element("h1", words(block.title)))
            parts.extend(element("p", words(line)) for line in block.lines)
    return "".join(parts)


def _contents(sections: Iterable[Sequence[Block]]) -> str:
    """Return links to all sections."""
    links = "".join(
        element("li", element("a", words(section[0].text), href=f"#part-{number}"))
        for number, section in enumerate(sections, 1)
        if isinstance(section[0], HeadingBlock)
    )
    heading = element("h2", "On this page", id="contents")
    return element("nav", heading + element("ul", links), aria_labelledby="contents")


class _Writer:
    """Writes blocks one after the other, each with ids of its own."""

    def __init__(self, briefing: BriefingSpec) -> None:
        self._cards = {card.id: card for card in briefing.overview.cards}
        self._numbers = count(1)
        self._writers: Mapping[type, Callable[[Any], str]] = {
            ParagraphBlock: self._paragraph,
            HeadingBlock: self._heading,
            ListBlock: self._list,
            CardsBlock: self._overview,
            TableBlock: self._needs,
            ChartBlock: self._chart,
            GridBlock: self._grid,
        }

    def key_message(self, opening: Iterable[Block]) -> str:
        """Return the main sentence, if there is one."""
        return "".join(
            element("h2", words(block.title), class_="unseen")
            + element("p", runs_html(block.runs), class_="message")
            for block in opening
            if isinstance(block, KeyMessageBlock)
        )

    def section(self, blocks: Sequence[Block], number: int) -> str:
        """Return a heading, by which a link finds it, and what is under it."""
        heading, *others = blocks
        assert isinstance(heading, HeadingBlock)
        parts = [element("h2", words(heading.text), id=f"part-{number}")]
        parts.extend(map(self._written, others))
        return element("section", "\n".join(parts))

    def _written(self, block: Block) -> str:
        """Return a block; a kind that is not known here is an error of the program."""
        return self._writers[type(block)](block)

    def _paragraph(self, block: ParagraphBlock) -> str:
        return element("p", words(block.text), class_="quiet" if block.is_quiet else "")

    def _heading(self, block: HeadingBlock) -> str:
        return element(f"h{block.level}", words(block.text))

    def _list(self, block: ListBlock) -> str:
        return element("ul", "".join(element("li", runs_html(one)) for one in block.items))

    def _overview(self, block: CardsBlock) -> str:
        return cards_html(block.cards, self._cards)

    def _needs(self, block: TableBlock) -> str:
        return needs_html(block.table, block.key, self._name("needs"))

    def _chart(self, block: ChartBlock) -> str:
        return chart_html(block.chart, self._name("chart"))

    def _grid(self, block: GridBlock) -> str:
        return grid_html(block, self._name("table"))

    def _name(self, kind: str) -> str:
        return f"{kind}-{next(self._numbers)}"
