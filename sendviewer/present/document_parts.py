"""The parts that the text and the Markdown of a page have in common."""

from __future__ import annotations

from collections.abc import Iterator

from sendviewer.core.checks import Finding, Severity
from sendviewer.core.comparisons import Confidence
from sendviewer.core.figures import Missing
from sendviewer.core.pages import Page, Source
from sendviewer.present.numbers import children_text, percent_text
from sendviewer.present.options import Query, TableOptions, ViewOptions
from sendviewer.present.specs import TableSpec
from sendviewer.present.symbol_key import symbol_key, unknown
from sendviewer.present.table import apply_options, build_table
from sendviewer.present.wording import key_message_runs, note_text

__all__ = [
    "LIST_ITEM",
    "SEVERITY_WORDS",
    "key_message",
    "needs_table",
    "note_line",
    "overview_key",
    "overview_lines",
    "source_parts",
]

LIST_ITEM = "- "
"""What a paragraph of the page begins with if it is an item of a list."""

SEVERITY_WORDS = {
    Severity.NOTE: "Does not add up",
    Severity.ROUNDING: "Rounding",
    Severity.LIKELIHOOD: "Likely, not certain",
    Severity.CONTEXT: "Context",
}


def key_message(page: Page) -> str:
    """Return the key message without its emphasis."""
    return "".join(run.text for run in key_message_runs(page))


def needs_table(page: Page, confidence: Confidence) -> TableSpec:
    """Return the table of needs with all columns, in the order of the page."""
    table = build_table(page, ViewOptions(confidence))
    return apply_options(table, TableOptions(Query(sort=())))


def overview_lines(page: Page) -> Iterator[tuple[str, str]]:
    """Return the figures above the needs: what, and how much."""
    yield "Children with SEND", children_text(page.children_with_send)
    share = percent_text(page.share_of_pupils)
    other = page.comparator_share_of_pupils
    if not isinstance(other, Missing):
        share = f"{share} ({page.comparator.name} {percent_text(other)})"
    yield "Share of the school population", share
    for setting in page.settings:
        yield setting.label, children_text(setting.children)


def overview_key(page: Page) -> tuple[str, ...]:
    """Return what the symbols mean that stand among the figures above the needs."""
    figures = [
        ("Children with SEND", page.children_with_send),
        ("Share of the school population", page.share_of_pupils),
        *((setting.label, setting.children) for setting in page.settings),
    ]
    return symbol_key(each for name, figure in figures for each in unknown(name, figure))


def note_line(finding: Finding, page: Page) -> tuple[str, str]:
    """Return how a finding is to be taken, and its sentences."""
    return SEVERITY_WORDS[finding.severity], note_text(finding, page)


def source_parts(source: Source) -> Iterator[str]:
    """Return what is known about a source, the title first."""
    yield source.title
    if source.publisher:
        yield source.publisher
    if source.licence:
        yield f"licence: {source.licence}"
    if source.url:
        yield source.url
