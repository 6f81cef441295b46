"""Writes the needs of a page as one tidy table, CSV by RFC 4180, for analysts.

One line for each need in the order of the page, and at the end one with the code TOTAL. Every
line says on its own which area, period and comparator it is about, so that the files of several
pages can be put under each other. Both forms of the share are there: as shown, and exact to ten
decimals. What is not known holds the symbol of the source ("c") or, if it has none, "not given";
of what is known only in part, "at least 412". Cells that do not apply to the total are empty. The
reasons, the figures of the overview, the notes and the sources are in the JSON document.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from fractions import Fraction

from sendviewer.core.comparisons import Comparison, Confidence, compare_need, share_of_total
from sendviewer.core.figures import AtLeast, Missing, Quantity, round_half_up, share_of
from sendviewer.core.needs import need_by_code
from sendviewer.core.pages import NeedRow, Page
from sendviewer.present.numbers import NOT_GIVEN_TEXT, shown_decimal, shown_number
from sendviewer.present.plain_text import harmless
from sendviewer.present.reasons import expected_or_reason, known_or_reason, why_not_compared

__all__ = ["CSV_COLUMNS", "page_csv"]

CSV_COLUMNS = (
    "area",
    "area_codes",
    "period",
    "comparator",
    "code",
    "need",
    "official_label",
    "children",
    "share_pct",
    "share_exact_pct",
    "interval_lower_pct",
    "interval_upper_pct",
    "confidence_pct",
    "comparator_share_pct",
    "difference_points",
    "compared",
    "expected_children",
    "difference_children",
    "ratio",
)

TOTAL_CODE = "TOTAL"

_EXACT_DECIMALS = 10


def page_csv(page: Page, confidence: Confidence = Confidence.P95) -> str:
    """Return the needs of a page and their total, with a header line; lines end in CR LF."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, CSV_COLUMNS, restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(_lines(page, confidence))
    return text.getvalue()


def _lines(page: Page, confidence: Confidence) -> Iterator[dict[str, str]]:
    about = {
        "area": harmless(page.name),
        "area_codes": " ".join(area.code for area in page.areas),
        "period": harmless(page.period.label),
        "comparator": harmless(page.comparator.name),
    }
    for row in page.needs:
        yield about | _need_line(row, page, confidence)
    yield about | _total_line(page)


def _need_line(row: NeedRow, page: Page, confidence: Confidence) -> dict[str, str]:
    comparison = compare_need(row, page, confidence)
    lower, upper = _limits(comparison)
    figures = {
        "difference_points": comparison.difference,
        "difference_children": comparison.difference_children,
        "ratio": comparison.ratio,
    }
    compared = comparison.compared
    return {
        "code": row.code,
        "need": harmless(row.label),
        "official_label": need_by_code(row.code).official_label,
        "children": _shown(row.children),
        "share_pct": _shown(comparison.share),
        "share_exact_pct": _exact(comparison.share),
        "interval_lower_pct": lower,
        "interval_upper_pct": upper,
        "confidence_pct": confidence.percent,
        "comparator_share_pct": _shown(comparison.comparator_share),
        "expected_children": _shown(expected_or_reason(comparison, page)),
        "compared": compared.value if compared else _symbol(why_not_compared(comparison)),
    } | {name: _shown(known_or_reason(figure, comparison)) for name, figure in figures.items()}


def _total_line(page: Page) -> dict[str, str]:
    return {
        "code": TOTAL_CODE,
        "need": harmless(page.total.label),
        "children": _shown(page.total.children),
        "share_pct": _shown(share_of_total(page.total)),
        "share_exact_pct": _exact(share_of(page.total.children, page.total.children)),
        "comparator_share_pct": _shown(page.total.comparator_share),
    }


def _limits(comparison: Comparison) -> tuple[str, str]:
    interval = comparison.interval
    if interval is None:
        # Where there is no interval there is no share either, and for the same reason.
        symbol = _shown(comparison.share)
        return symbol, symbol
    lower, upper = (shown_decimal(Fraction(end), 1) for end in (interval.lower, interval.upper))
    return f"{lower:f}", f"{upper:f}"


def _shown(quantity: Quantity) -> str:
    """Return the figure as it is shown, in digits that programs read: 6547, 29.8, -3.6."""
    if isinstance(quantity, Missing):
        return _symbol(quantity)
    if isinstance(quantity, AtLeast):
        return f"at least {round_half_up(quantity.value, 0):f}"
    return f"{shown_number(quantity):f}"


def _exact(quantity: Quantity) -> str:
    if isinstance(quantity, Missing | AtLeast):
        return _shown(quantity)
    return f"{round_half_up(quantity.value, _EXACT_DECIMALS):f}"


def _symbol(missing: Missing) -> str:
    return missing.symbol or NOT_GIVEN_TEXT
