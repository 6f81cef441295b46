"""Checks a document that is about to be saved for what people who do not see it depend on.

Every line is computed: from the specs that the document is written from, from the colours that
charts are drawn in, and from the bytes of the document itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from sendviewer.core.figures import AtLeast, Figure, Missing, NotCollected, Quantity
from sendviewer.core.pages import Page
from sendviewer.export.checks.colours import ChartContrast, chart_contrast
from sendviewer.export.checks.contrast import GRAPHIC_LEAST, TEXT_LEAST
from sendviewer.export.checks.facts import DocumentFacts, document_facts
from sendviewer.present.briefing import BriefingSpec
from sendviewer.present.document_blocks import KeyMessageBlock, document_blocks
from sendviewer.present.specs import TableSpec
from sendviewer.present.symbol_key import table_key

__all__ = ["Check", "document_checks"]

SUPPRESSED = frozenset({"c", "supp"})
"""Symbols of figures that are held back so that no child can be recognised."""

_WITHOUT_TABLES = frozenset({".svg", ".png"})
_WITHOUT_NOTES = frozenset({".svg", ".png"})
_FOR_PROGRAMS = frozenset({".csv", ".json", ".zip"})


class Check(Struct, frozen=True):
    """One line: what is checked, whether it is met, and why."""

    title: str
    is_met: bool
    why: str


def document_checks(
    ending: str, data: bytes, page: Page, briefing: BriefingSpec
) -> tuple[Check, ...]:
    """Return the checks that a document of this kind can be put to; ``data`` are its bytes."""
    facts = document_facts(ending, data)
    lines: list[Check | None] = [
        _headline(briefing, facts, ending),
        _alternatives(facts, ending),
        _headers(briefing, facts, ending),
        _symbols(briefing) if ending not in _WITHOUT_NOTES else None,
        _suppression(page),
        _sources(briefing),
        _contrast(chart_contrast(ending, data, briefing.charts)),
        _language(facts),
    ]
    return tuple(line for line in lines if line is not None)


# --- Words --------------------------------------------------------------------------------


def _headline(briefing: BriefingSpec, facts: DocumentFacts, ending: str) -> Check | None:
    if ending in _FOR_PROGRAMS:
        return None
    title = "Headline"
    is_message = any(isinstance(block, KeyMessageBlock) for block in document_blocks(briefing))
    if facts.title == "":
        return Check(title, is_met=False, why="The file has no title that programs can read out.")
    if not is_message:
        return Check(title, is_met=False, why="The page has no key message.")
    return Check(title, is_met=True, why=f"“{facts.title or briefing.title}”")


def _symbols(briefing: BriefingSpec) -> Check:
    keys = {line.partition(":")[0].partition(" for ")[0] for line in _key_lines(briefing.tables)}
    unexplained = sorted(_shown_symbols(briefing.tables) - keys - _SELF_EXPLAINING)
    if unexplained:
        why = f"Not explained under the table: {', '.join(unexplained)}."
    elif keys:
        why = f"Explained under the table: {', '.join(sorted(keys))}."
    else:
        why = "Every figure is a number: there is no symbol to explain."
    return Check("Symbols explained", is_met=not unexplained, why=why)


_SELF_EXPLAINING = frozenset({"not given", "not collected", ""})


def _key_lines(tables: Iterable[TableSpec]) -> Iterator[str]:
    for table in tables:
        yield from table_key(table)


def _shown_symbols(tables: Iterable[TableSpec]) -> set[str]:
    """Return the texts of cells that stand where a number is missing."""
    return {
        cell.text
        for table in tables
        for row in (*table.rows, *((table.total,) if table.total else ()))
        for column, cell in zip(table.columns, row.cells, strict=True)
        if column.kind.is_figure and cell.number is None and cell.sort_key is None
    }


def _sources(briefing: BriefingSpec) -> Check:
    title = "Sources and licence"
    if not briefing.sources:
        return Check(title, is_met=False, why="The page names no source.")
    named = "1 source" if len(briefing.sources) == 1 else f"{len(briefing.sources)} sources"
    if not briefing.licence:
        why = f"{named} named; none states a licence, so say yourself how it may be used."
        return Check(title, is_met=False, why=why)
    return Check(title, is_met=True, why=f"{named} named. {briefing.licence}")


def _language(facts: DocumentFacts) -> Check | None:
    if facts.language is None:
        return None
    why = f"Marked as {facts.language}." if facts.language else "The file does not say which."
    return Check("Language", is_met=bool(facts.language), why=why)


# --- Charts and tables --------------------------------------------------------------------


def _alternatives(facts: DocumentFacts, ending: str) -> Check | None:
    title = "Alternative texts"
    if ending == ".png":
        why = (
            "A picture brings no alternative text along. Copy it by Edit, Paste kit, and add it "
            "where you put the picture."
        )
        return Check(title, is_met=False, why=why)
    if facts.graphics is None:
        return None
    if not facts.graphics:
        return Check(title, is_met=True, why="There is no picture in this file.")
    is_met = facts.described == facts.graphics
    why = f"{facts.described} of {_counted(facts.graphics, 'picture')} described in words."
    return Check(title, is_met=is_met, why=why)


def _headers(briefing: BriefingSpec, facts: DocumentFacts, ending: str) -> Check | None:
    title = "Table headers"
    if facts.tables is None:
        return None if ending in _WITHOUT_TABLES | _FOR_PROGRAMS else _named_columns(briefing)
    is_met = facts.headed == facts.tables
    why = f"{facts.headed} of {_counted(facts.tables, 'table')} marked with headers."
    return Check(title, is_met=is_met, why=why)


def _named_columns(briefing: BriefingSpec) -> Check:
    columns = [column.title for table in briefing.tables for column in table.columns]
    unnamed = sum(not column.strip() for column in columns)
    why = f"{_counted(unnamed, 'column')} without." if unnamed else "Every column has one."
    return Check("Table headers", is_met=not unnamed, why=why)


def _contrast(found: ChartContrast | None) -> Check | None:
    if found is None:
        return None
    why = (
        f"Text in charts at least {found.text:.1f} to 1 ({TEXT_LEAST:g} is needed), "
        f"bars at least {found.bar:.1f} to 1 ({GRAPHIC_LEAST:g})."
    )
    is_met = found.text >= TEXT_LEAST and found.bar >= GRAPHIC_LEAST
    return Check("Contrast", is_met=is_met, why=why)


# --- Suppression --------------------------------------------------------------------------


def _suppression(page: Page) -> Check:
    """Check that no held-back figure is what is left of a whole once the others are taken off."""
    title = "Nothing suppressed is shown"
    betrayed = [name for name, parts, whole in _sums(page) if _is_betrayed(parts, whole)]
    if betrayed:
        why = f"One figure can be worked out from the others: {', '.join(betrayed)}."
        return Check(title, is_met=False, why=why)
    held_back = sum(_is_held_back(part) for _, parts, _ in _sums(page) for part in parts)
    if not held_back:
        return Check(title, is_met=True, why="The page has no suppressed figure.")
    why = f"{_counted(held_back, 'figure')} held back, and none can be worked out from the others."
    return Check(title, is_met=True, why=why)


def _sums(page: Page) -> Iterator[tuple[str, list[Quantity], Quantity]]:
    """Yield what adds up on a page: a name, the parts, and the whole."""
    total = page.total.children
    yield "needs", [row.children for row in page.needs], total
    yield "schools", [setting.children for setting in page.settings], page.children_with_send
    yield "kinds of support", [row.children for row in page.provisions], page.children_with_send
    yield "ages", [row.children for row in page.ages], page.children_with_send


def _is_betrayed(parts: Sequence[Quantity], whole: Quantity) -> bool:
    """Return whether one part alone is not known; what was not collected leaves no gap."""
    unknown = [part for part in parts if not isinstance(part, Figure | NotCollected)]
    return len(unknown) == 1 and _is_held_back(unknown[0]) and isinstance(whole, Figure)


def _is_held_back(part: Quantity) -> bool:
    """Return whether a figure, or a part of a sum that is "at least", may be suppressed."""
    return isinstance(part, AtLeast) or (isinstance(part, Missing) and part.symbol in SUPPRESSED)


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
