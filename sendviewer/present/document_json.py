"""Writes a page as JSON by the schema "sendviewer/page/1", for programs.

A figure that is not known is an object in the place of the number: ``{"missing": "c", "reason":
"..."}``, or ``{"at_least": 412}`` for a sum with a part that was not published. Percentages are
rounded half up to one decimal, or as they are printed; ``share_exact_pct`` has ten decimals.
"""

from __future__ import annotations

import json
from fractions import Fraction

from sendviewer.core.checks import Finding, check_page
from sendviewer.core.comparisons import Comparison, Confidence, compare_need, share_of_total
from sendviewer.core.figures import AtLeast, Figure, Missing, Quantity, round_half_up
from sendviewer.core.needs import need_by_code
from sendviewer.core.pages import Comparator, NeedRow, Page, Period, Section, Setting, Source
from sendviewer.present.reasons import expected_or_reason, known_or_reason
from sendviewer.present.wording import note_text

__all__ = ["SCHEMA", "Json", "json_text", "note_document", "page_document", "page_json"]

Json = dict[str, "Json"] | list["Json"] | str | int | float | None
"""What JSON can hold."""

SCHEMA = "sendviewer/page/1"

_EXACT_DECIMALS = 10


def page_document(page: Page, confidence: Confidence = Confidence.P95) -> dict[str, Json]:
    """Return everything that is known about a page, with what follows from it, as plain values."""
    compared = ((row, compare_need(row, page, confidence)) for row in page.needs)
    return {
        "schema": SCHEMA,
        "title": page.title,
        "areas": [{"code": area.code, "name": area.name} for area in page.areas],
        "name": page.name,
        "period": _period(page.period),
        "comparator": _comparator(page.comparator),
        "population": page.population,
        "overview": _overview(page),
        "needs": [_need(row, comparison, page, confidence) for row, comparison in compared],
        "total": _total(page),
        "notes": [note_document(finding, page) for finding in check_page(page)],
        "text": [_section(section) for section in page.sections],
        "sources": [_source(source) for source in page.sources],
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


# --- Parts of a page ----------------------------------------------------------------------


def _period(period: Period) -> dict[str, Json]:
    return {
        "label": period.label,
        "page_date": period.page_date,
        "census_date": period.census_date,
    }


def _comparator(comparator: Comparator) -> dict[str, Json]:
    return {"name": comparator.name, "kind": comparator.kind}


def _overview(page: Page) -> dict[str, Json]:
    return {
        "children_with_send": _whole(page.children_with_send),
        "share_of_pupils_pct": _percent(page.share_of_pupils),
        "comparator_share_of_pupils_pct": _percent(page.comparator_share_of_pupils),
        "settings": [_setting(setting) for setting in page.settings],
    }


def _setting(setting: Setting) -> dict[str, Json]:
    return {"id": setting.id, "label": setting.label, "children": _whole(setting.children)}


def _need(
    row: NeedRow, comparison: Comparison, page: Page, confidence: Confidence
) -> dict[str, Json]:
    need = need_by_code(row.code)
    level = Fraction(confidence.percent)
    return {
        "code": row.code,
        "label": row.label,
        "official_label": need.official_label,
        "plain_words": need.plain_words,
        "children": _whole(row.children),
        "share_pct": _percent(comparison.share),
        "share_exact_pct": _decimal(comparison.share, _EXACT_DECIMALS),
        "interval_pct": _interval(comparison),
        "confidence": int(level) if level.denominator == 1 else float(level),
        "comparator_share_pct": _percent(comparison.comparator_share),
        "difference_points": _decimal(known_or_reason(comparison.difference, comparison), 1),
        "compared": comparison.compared.value if comparison.compared else None,
        "expected_children": _whole(expected_or_reason(comparison, page)),
        "difference_children": _whole(known_or_reason(comparison.difference_children, comparison)),
        "ratio": _decimal(known_or_reason(comparison.ratio, comparison), 2),
    }


def _interval(comparison: Comparison) -> Json:
    interval = comparison.interval
    if interval is None:
        # Where there is no interval there is no share either, and for the same reason.
        return _decimal(comparison.share, 1)
    return [_rounded(Fraction(limit), 1) for limit in (interval.lower, interval.upper)]


def _total(page: Page) -> dict[str, Json]:
    total = page.total
    share = share_of_total(total)
    return {
        "children": _whole(total.children),
        "share_pct": _percent(share),
        "comparator_share_pct": _percent(total.comparator_share),
    }


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


# --- Figures ------------------------------------------------------------------------------


def _whole(quantity: Quantity) -> Json:
    return _decimal(quantity, 0)


def _percent(quantity: Quantity) -> Json:
    """Return a percentage with the decimals that are printed, a computed one with one."""
    printed = quantity.decimals if isinstance(quantity, Figure) else None
    return _decimal(quantity, max(1, printed or 0))


def _decimal(quantity: Quantity, decimals: int) -> Json:
    if isinstance(quantity, Missing):
        return _missing(quantity)
    number = _rounded(quantity.value, decimals)
    return {"at_least": number} if isinstance(quantity, AtLeast) else number


def _rounded(value: Fraction, decimals: int) -> int | float:
    number = round_half_up(value, decimals)
    return float(number) if decimals else int(number)


def _missing(missing: Missing) -> dict[str, Json]:
    return {"missing": missing.symbol, "reason": missing.reason}
