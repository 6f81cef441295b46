"""Writes a page as JSON by the schema "sendviewer/page/1", for programs.

How a figure is written that is not known is told in ``document_values``. Percentages are rounded
half up to one decimal, or as they are printed; figures per 100 pupils to two; ``share_exact_pct``
has ten decimals. What only some pages know (all pupils, the comparator's counts, kinds of support,
ages) is there only where the page knows it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from fractions import Fraction

from sendviewer.core.checks import Finding, check_page
from sendviewer.core.comparisons import Base, Comparison, Confidence, compare_need, share_of_total
from sendviewer.core.needs import need_by_code
from sendviewer.core.pages import (
    CHILDREN_WITH_SEND,
    NOT_GIVEN,
    Area,
    GroupRow,
    NeedRow,
    Page,
    Period,
    Section,
    Setting,
    Source,
    Subject,
    TotalRow,
)
from sendviewer.present.document_parts import has_comparator_counts
from sendviewer.present.document_values import (
    EXACT_DECIMALS,
    Json,
    decimal_value,
    interval_value,
    percent_value,
    whole_value,
)
from sendviewer.present.numbers import PER_HUNDRED_DECIMALS
from sendviewer.present.reasons import expected_or_reason, known_or_reason
from sendviewer.present.source_words import is_from_files
from sendviewer.present.text import all_sections
from sendviewer.present.wording import licence_line, note_text

__all__ = ["SCHEMA", "Json", "json_text", "note_document", "page_document", "page_json"]

SCHEMA = "sendviewer/page/1"


def page_document(page: Page, confidence: Confidence = Confidence.P95) -> dict[str, Json]:
    """Return everything that is known about a page, with what follows from it, as plain values."""
    licence = licence_line(page)
    return {
        "schema": SCHEMA,
        "title": page.title,
        "areas": [_area(area) for area in page.areas],
        "name": page.name,
        "period": _period(page.period),
        "comparator": _comparator(page),
        "population": page.population,
        **({} if page.subject == CHILDREN_WITH_SEND else {"subject": _subject(page.subject)}),
        "overview": _overview(page),
        "needs": [_need(row, page, confidence) for row in page.needs],
        "total": _total(page, confidence),
        "notes": [note_document(finding, page) for finding in check_page(page)],
        "text": [_section(section) for section in all_sections(page)],
        "sources": [_source(source) for source in page.sources],
        **({"licence_line": licence} if licence else {}),
    }


def page_json(page: Page, confidence: Confidence = Confidence.P95) -> str:
    """Return the page as one JSON document with a line end."""
    return json_text(page_document(page, confidence))


def json_text(document: Json) -> str:
    """Return a document as JSON that a person can read too, with a line end."""
    return json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def note_document(finding: Finding, page: Page) -> dict[str, Json]:
    """Return one note with its kind, its sentence and its numbers."""
    return {
        "id": finding.id,
        "severity": finding.severity.value,
        "text": note_text(finding, page),
        "values": dict(finding.values),
    }


# --- What the page is about ---------------------------------------------------------------


def _area(area: Area) -> dict[str, Json]:
    known: dict[str, Json] = {"code": area.code, "name": area.name}
    return known if area.code else known | {"dfe_code": area.dfe_code}


def _period(period: Period) -> dict[str, Json]:
    return {
        "label": period.label,
        "page_date": period.page_date,
        "census_date": period.census_date,
    }


def _comparator(page: Page) -> dict[str, Json]:
    """Return the comparator; on a page that was made from files, always with all its fields."""
    comparator = page.comparator
    known: dict[str, Json] = {"name": comparator.name, "kind": comparator.kind}
    if is_from_files(page) or comparator.note or comparator.is_simple_mean:
        known |= {"note": comparator.note, "is_simple_mean": comparator.is_simple_mean}
    return known


def _subject(subject: Subject) -> dict[str, Json]:
    return {
        "title": subject.title,
        "one": subject.one,
        "many": subject.many,
        "described": subject.described,
        "all_pupils": subject.all_pupils,
    }


def _overview(page: Page) -> dict[str, Json]:
    overview: dict[str, Json] = {
        "children_with_send": whole_value(page.children_with_send),
        "share_of_pupils_pct": percent_value(page.share_of_pupils),
        "comparator_share_of_pupils_pct": percent_value(page.comparator_share_of_pupils),
    }
    if not page.pupils == page.comparator_pupils == NOT_GIVEN:
        overview["pupils"] = whole_value(page.pupils)
        overview["comparator_pupils"] = whole_value(page.comparator_pupils)
    overview["settings"] = _groups(page.settings)
    if page.provisions:
        overview["provisions"] = _groups(page.provisions)
    if page.ages:
        overview["ages"] = _groups(page.ages)
    return overview


def _groups(groups: Sequence[Setting | GroupRow]) -> list[Json]:
    with_comparator = any(group.comparator_children != NOT_GIVEN for group in groups)
    return [
        {"id": group.id, "label": group.label, "children": whole_value(group.children)}
        | (
            {"comparator_children": whole_value(group.comparator_children)}
            if with_comparator
            else {}
        )
        for group in groups
    ]


# --- Needs --------------------------------------------------------------------------------


def _need(row: NeedRow, page: Page, confidence: Confidence) -> dict[str, Json]:
    need = need_by_code(row.code)
    comparison = compare_need(row, page, confidence)
    return {
        "code": row.code,
        "label": row.label,
        "official_label": need.official_label,
        "plain_words": need.plain_words,
        "children": whole_value(row.children),
        **_compared(comparison, page, confidence),
        **_comparator_count(row, page),
        **_per_hundred(row, page, confidence),
    }


def _compared(comparison: Comparison, page: Page, confidence: Confidence) -> dict[str, Json]:
    level = Fraction(confidence.percent)
    difference = known_or_reason(comparison.difference, comparison)
    children = known_or_reason(comparison.difference_children, comparison)
    return {
        "share_pct": percent_value(comparison.share),
        "share_exact_pct": decimal_value(comparison.share, EXACT_DECIMALS),
        "interval_pct": interval_value(comparison),
        "confidence": int(level) if level.denominator == 1 else float(level),
        "comparator_share_pct": percent_value(comparison.comparator_share),
        "difference_points": decimal_value(difference, 1),
        "compared": _word(comparison),
        "expected_children": whole_value(expected_or_reason(comparison, page)),
        "difference_children": whole_value(children),
        "ratio": decimal_value(known_or_reason(comparison.ratio, comparison), 2),
    }


def _comparator_count(row: NeedRow | TotalRow, page: Page) -> dict[str, Json]:
    if not has_comparator_counts(page):
        return {}
    return {"comparator_children": whole_value(row.comparator_children)}


def _per_hundred(row: NeedRow | TotalRow, page: Page, confidence: Confidence) -> dict[str, Json]:
    if page.pupils == NOT_GIVEN:
        return {}
    comparison = compare_need(row, page, confidence, Base.PREVALENCE)
    other = comparison.comparator_share
    return {
        "prevalence_pct": decimal_value(comparison.share, PER_HUNDRED_DECIMALS),
        "prevalence_interval_pct": interval_value(comparison, PER_HUNDRED_DECIMALS),
        "comparator_prevalence_pct": decimal_value(other, PER_HUNDRED_DECIMALS),
        "compared_prevalence": _word(comparison),
    }


def _word(comparison: Comparison) -> str | None:
    return comparison.compared.value if comparison.compared else None


def _total(page: Page, confidence: Confidence) -> dict[str, Json]:
    total = page.total
    return {
        "children": whole_value(total.children),
        "share_pct": percent_value(share_of_total(total)),
        "comparator_share_pct": percent_value(total.comparator_share),
        **_comparator_count(total, page),
        **_per_hundred(total, page, confidence),
    }


# --- Text and sources ---------------------------------------------------------------------


def _section(section: Section) -> dict[str, Json]:
    table: Json = None
    if section.table:
        rows: list[Json] = [list(row) for row in section.table.rows]
        table = {"columns": list(section.table.columns), "rows": rows}
    return {
        "id": section.id,
        "heading": section.heading,
        "paragraphs": list(section.paragraphs),
        "table": table,
        **({"made": True} if section.is_made else {}),
        **({"written_for": section.written_for} if section.written_for else {}),
    }


def _source(source: Source) -> dict[str, Json]:
    return {
        "title": source.title,
        "publisher": source.publisher,
        "url": source.url,
        "licence": source.licence,
        "file": source.file,
        "sha256": source.sha256,
        "rows": source.rows,
    }
