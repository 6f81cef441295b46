"""Writes a page as plain text for a terminal, a pipe or an e-mail.

Lines hold at most a hundred characters. Nothing needs colour or a wide window to be understood.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from textwrap import wrap

from sendviewer.core.checks import Finding, Severity, check_page
from sendviewer.core.comparisons import Confidence
from sendviewer.core.pages import Page, Section
from sendviewer.present.area_names import unnamed_areas
from sendviewer.present.document_parts import (
    LIST_ITEM,
    SEVERITY_WORDS,
    age_key,
    age_lines,
    ages_title,
    key_message,
    needs_tables,
    note_lines,
    overview_key,
    overview_lines,
    section_paragraphs,
    source_parts,
)
from sendviewer.present.document_text_tables import (
    GAP,
    LINE_WIDTH,
    TEXT_WIDTH,
    needs_lines,
    words_lines,
)
from sendviewer.present.header import build_header
from sendviewer.present.specs import TableSpec
from sendviewer.present.symbol_key import table_key
from sendviewer.present.text import all_sections
from sendviewer.present.wording import licence_line, note_text

__all__ = ["notes_text", "page_text"]

_COUNTED = {
    Severity.NOTE: ("does not add up", "do not add up"),
    Severity.ROUNDING: ("is explained by rounding", "are explained by rounding"),
    Severity.LIKELIHOOD: ("is likely, not certain", "are likely, not certain"),
    Severity.CONTEXT: ("gives context", "give context"),
}


def page_text(page: Page, confidence: Confidence = Confidence.P95) -> str:
    """Return the whole page as text: overview, needs, notes, the page's own text, sources."""
    header = build_header(page)
    blocks = [
        _headed(
            header.title,
            [*_top_lines(page, header.subtitle), "", *_wrapped(key_message(page))],
            "=",
        ),
        _headed("Overview", [*_pairs(list(overview_lines(page))), *_key_lines(overview_key(page))]),
        _headed(ages_title(page), [*_pairs(list(age_lines(page))), *_key_lines(age_key(page))]),
        *(_headed(table.title, _table_lines(table)) for table in needs_tables(page, confidence)),
        _headed("Notes on the figures", _note_lines(note_lines(page))),
        *(_headed(section.heading, _section_lines(section)) for section in all_sections(page)),
        _headed("Sources", _source_lines(page)),
    ]
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def _top_lines(page: Page, subtitle: str) -> list[str]:
    """Return what the page is about, and all its areas where only their number is told there."""
    areas = unnamed_areas(page)
    if not areas or areas in subtitle:
        return [subtitle]
    return [subtitle, *_wrapped(f"Areas: {areas}.")]


def notes_text(page: Page) -> str:
    """Return what the checks find, each with how it is to be taken, and a closing line."""
    header = build_header(page)
    findings = check_page(page)
    notes = _note_lines(
        (SEVERITY_WORDS[finding.severity], note_text(finding, page)) for finding in findings
    )
    closing = [*([""] if notes else []), *_wrapped(_closing(findings))]
    return "\n".join(_headed(f"{header.title}, {page.period.label}", [*notes, *closing])) + "\n"


def _closing(findings: Sequence[Finding]) -> str:
    if not findings:
        return "Everything that can be checked adds up."
    counts = dict.fromkeys(Severity, 0)
    for finding in findings:
        counts[finding.severity] += 1
    said = (
        f"{count} {_COUNTED[severity][count > 1]}" for severity, count in counts.items() if count
    )
    notes = "1 note" if len(findings) == 1 else f"{len(findings)} notes"
    start = "" if counts[Severity.NOTE] else " Everything that can be checked adds up."
    return f"{notes}: {'; '.join(said)}.{start}"


# --- Blocks of lines ----------------------------------------------------------------------


def _headed(heading: str, lines: Iterable[str], underline: str = "-") -> list[str]:
    """Return a heading with its lines, or nothing if there are none."""
    body = list(lines)
    if not body:
        return []
    title = wrap(heading, LINE_WIDTH)
    return [*title, underline * max(map(len, title)), *body]


def _wrapped(text: str, first: str = "") -> list[str]:
    return wrap(
        text,
        TEXT_WIDTH,
        initial_indent=first,
        subsequent_indent=" " * len(first),
        break_long_words=False,
        break_on_hyphens=False,
    )


def _item(parts: Iterable[str]) -> list[str]:
    return _wrapped(", ".join(parts), LIST_ITEM)


def _source_lines(page: Page) -> list[str]:
    sources = [line for source in page.sources for line in _item(source_parts(source))]
    licence = _wrapped(licence_line(page))
    return [*sources, *([""] if sources and licence else []), *licence]


def _note_lines(notes: Iterable[tuple[str, str]]) -> list[str]:
    return [line for how, text in notes for line in _wrapped(f"{how}: {text}", LIST_ITEM)]


def _section_lines(section: Section) -> list[str]:
    lines: list[str] = []
    was_item = True
    for paragraph in section_paragraphs(section):
        is_item = paragraph.startswith(LIST_ITEM)
        if lines and not (is_item and was_item):
            lines.append("")
        text = paragraph.removeprefix(LIST_ITEM)
        lines += _wrapped(text, LIST_ITEM if is_item else "")
        was_item = is_item
    if section.table:
        gap = [""] if lines else []
        lines += [*gap, *words_lines(section.table.columns, section.table.rows)]
    return lines


def _table_lines(table: TableSpec) -> list[str]:
    return [*needs_lines(table), *_key_lines(table_key(table))]


def _key_lines(key: Iterable[str]) -> list[str]:
    return [line for entry in key for line in _wrapped(entry)]


def _pairs(pairs: Sequence[tuple[str, str]]) -> list[str]:
    width = max((len(name) for name, _ in pairs), default=0)
    return [f"{name.ljust(width)}{GAP}{value}" for name, value in pairs]
