"""Writes the needs of a page as one tidy table, CSV by RFC 4180, for analysts.

One line for each need in the order of the page, and at the end one with the code TOTAL. Every
line says on its own which area, period and comparator it is about, so that the files of several
pages can be put under each other. Both forms of the share are there: as shown, and exact to ten
decimals. What is not known holds the symbol of the source ("c") or, if it has none, "not given";
"not collected" where nobody was asked; of what is known only in part, "at least 412". Cells that
do not apply to the total are empty. The columns for the comparator's counts, for figures per 100
pupils and for the licence are there if the page has these, and the names of all its areas if it
was made from files. The reasons, the figures of the
overview, the notes and the sources are in the JSON document.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from fractions import Fraction

from sendviewer.core.comparisons import (
    Base,
    Comparison,
    Confidence,
    compare_need,
    prevalence_is_known,
    share_of_total,
)
from sendviewer.core.figures import AtLeast, Missing, Quantity, round_half_up, share_of
from sendviewer.core.needs import need_by_code
from sendviewer.core.pages import Area, NeedRow, Page, TotalRow
from sendviewer.present.document_parts import has_comparator_counts
from sendviewer.present.numbers import (
    PER_HUNDRED_DECIMALS,
    children_text,
    shown_decimal,
    shown_number,
)
from sendviewer.present.plain_text import harmless
from sendviewer.present.reasons import expected_or_reason, known_or_reason, why_not_compared
from sendviewer.present.source_words import is_from_files
from sendviewer.present.wording import licence_line

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

_AREA_COLUMNS = ("area_names",)
_COUNT_COLUMNS = ("comparator_children",)
_PREVALENCE_COLUMNS = (
    "prevalence_pct",
    "prevalence_exact_pct",
    "prevalence_interval_lower_pct",
    "prevalence_interval_upper_pct",
    "comparator_prevalence_pct",
    "compared_prevalence",
)
_LICENCE_COLUMNS = ("licence",)

TOTAL_CODE = "TOTAL"

_EXACT_DECIMALS = 10


def page_csv(page: Page, confidence: Confidence = Confidence.P95) -> str:
    """Return the needs of a page and their total, with a header line; lines end in CR LF."""
    text = io.StringIO(newline="")
    columns = (*CSV_COLUMNS, *_further_columns(page))
    writer = csv.DictWriter(text, columns, restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(_lines(page, confidence))
    return text.getvalue()


def _further_columns(page: Page) -> Iterator[str]:
    """Return the columns that only some pages have."""
    if is_from_files(page):
        yield from _AREA_COLUMNS
    if has_comparator_counts(page):
        yield from _COUNT_COLUMNS
    if prevalence_is_known(page):
        yield from _PREVALENCE_COLUMNS
    if licence_line(page):
        yield from _LICENCE_COLUMNS


def _lines(page: Page, confidence: Confidence) -> Iterator[dict[str, str]]:
    about = {
        "area": harmless(page.name),
        "area_codes": " ".join(map(_area_code, page.areas)),
        "period": harmless(page.period.label),
        "comparator": harmless(page.comparator.name),
    }
    if is_from_files(page):
        about["area_names"] = harmless("; ".join(area.name for area in page.areas))
    licence = licence_line(page)
    if licence:
        about["licence"] = harmless(licence)
    for row in page.needs:
        further = _further_figures(row, page, confidence)
        yield about | _need_line(row, page, confidence) | further
    yield about | _total_line(page) | _further_figures(page.total, page, confidence)


def _area_code(area: Area) -> str:
    """Return the 9-character code; of areas that share a row, their own: "942/943"."""
    return area.code or area.dfe_code.replace(" ", "")


def _further_figures(row: NeedRow | TotalRow, page: Page, confidence: Confidence) -> dict[str, str]:
    figures: dict[str, str] = {}
    if has_comparator_counts(page):
        figures["comparator_children"] = _shown(row.comparator_children)
    if prevalence_is_known(page):
        comparison = compare_need(row, page, confidence, Base.PREVALENCE)
        figures |= _prevalences(comparison)
    return figures


def _prevalences(comparison: Comparison) -> dict[str, str]:
    lower, upper = _limits(comparison, PER_HUNDRED_DECIMALS)
    return {
        "prevalence_pct": _rounded(comparison.share, PER_HUNDRED_DECIMALS),
        "prevalence_exact_pct": _exact(comparison.share),
        "prevalence_interval_lower_pct": lower,
        "prevalence_interval_upper_pct": upper,
        "comparator_prevalence_pct": _rounded(comparison.comparator_share, PER_HUNDRED_DECIMALS),
        "compared_prevalence": _word(comparison),
    }


def _need_line(row: NeedRow, page: Page, confidence: Confidence) -> dict[str, str]:
    comparison = compare_need(row, page, confidence)
    lower, upper = _limits(comparison)
    figures = {
        "difference_points": comparison.difference,
        "difference_children": comparison.difference_children,
        "ratio": comparison.ratio,
    }
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
        "compared": _word(comparison),
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


def _word(comparison: Comparison) -> str:
    compared = comparison.compared
    return compared.value if compared else _shown(why_not_compared(comparison))


def _limits(comparison: Comparison, decimals: int = 1) -> tuple[str, str]:
    interval = comparison.interval
    if interval is None:
        # Where there is no interval there is no share either, and for the same reason.
        symbol = _shown(comparison.share)
        return symbol, symbol
    ends = (interval.lower, interval.upper)
    lower, upper = (shown_decimal(Fraction(end), decimals) for end in ends)
    return f"{lower:f}", f"{upper:f}"


def _shown(quantity: Quantity) -> str:
    """Return the figure as it is shown, in digits that programs read: 6547, 29.8, -3.6."""
    if isinstance(quantity, Missing):
        return children_text(quantity)
    if isinstance(quantity, AtLeast):
        return f"at least {round_half_up(quantity.value, 0):f}"
    return f"{shown_number(quantity):f}"


def _exact(quantity: Quantity) -> str:
    return _rounded(quantity, _EXACT_DECIMALS)


def _rounded(quantity: Quantity, decimals: int) -> str:
    if isinstance(quantity, Missing | AtLeast):
        return _shown(quantity)
    return f"{round_half_up(quantity.value, decimals):f}"
