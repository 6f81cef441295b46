"""Says what the columns of the needs table hold, and how each of its figures comes about."""

from __future__ import annotations

from sendviewer.core.comparisons import Comparison, Confidence
from sendviewer.core.pages import NeedRow, Page
from sendviewer.present.options import COLUMN_IDS
from sendviewer.present.phrases import possessive, sentence
from sendviewer.present.specs import CellKind, ColumnSpec, FilterKind
from sendviewer.present.wording import (
    RECORDED_NEEDS,
    children_explanation,
    comparator_share_explanation,
    compared_explanation,
    difference_explanation,
    expected_explanation,
    interval_explanation,
    interval_working,
    share_explanation,
    source_line,
)

__all__ = ["figure_words", "need_columns", "row_explanations"]

_KINDS = {
    "need": (CellKind.TEXT, FilterKind.WORDS),
    "difference": (CellKind.DIFFERENCE, FilterKind.RANGE),
    "compared": (CellKind.COMPARED, FilterKind.CHOICE),
}
_NUMBERS = (CellKind.NUMBER, FilterKind.RANGE)


def need_columns(page: Page, confidence: Confidence) -> tuple[ColumnSpec, ...]:
    """Return the columns in the order of ``COLUMN_IDS``, named for comparator and confidence."""
    titles, tips = _titles(page, confidence), _tips(page, confidence)
    return tuple(
        ColumnSpec(column, titles[column], tips[column], *_KINDS.get(column, _NUMBERS))
        for column in COLUMN_IDS
    )


def figure_words(label: str, column: ColumnSpec, text: str, page: Page) -> str:
    """Return which figure stands in a row under ``column``: need, column, place, date, and it.

    A need is its own name, and an empty cell holds no figure: both give an empty text.
    """
    if column.id == "need" or not text:
        return ""
    # The comparator's own share is not a figure of the area; its title names the place.
    place = () if column.id == "comparator_share" else (page.name,)
    return sentence(f"{', '.join((label, column.title, *place, page.period.label))}: {text}")


def row_explanations(
    row: NeedRow, comparison: Comparison, page: Page, confidence: Confidence
) -> dict[str, str]:
    """Return for each column id by which working and from which source the cell comes."""
    return {
        "need": f"“{row.label}” is the name that the page uses. {source_line(page)}",
        "children": children_explanation(row, page),
        "share": share_explanation(row, page),
        "interval": interval_working(comparison, page, confidence),
        "comparator_share": comparator_share_explanation(row, page),
        "difference": difference_explanation(comparison, page),
        "compared": compared_explanation(comparison, page, confidence),
        "expected": expected_explanation(comparison, page),
    }


def _titles(page: Page, confidence: Confidence) -> dict[str, str]:
    name = page.comparator.name
    return {
        "need": "Need",
        "children": "Children",
        "share": "% of total",
        "interval": f"{confidence.percent}% interval (%)",
        "comparator_share": f"{name} %",
        "difference": "Difference (points)",
        "compared": "Compared",
        "expected": f"Expected at {possessive(name)} share",
    }


def _tips(page: Page, confidence: Confidence) -> dict[str, str]:
    name = page.comparator.name
    interval = f"{confidence.percent}% interval"
    return {
        "need": f"The primary need, by the name that the page uses. {RECORDED_NEEDS}",
        "children": "How many children with SEND have this as their recorded primary need.",
        "share": "The children with this need as a percentage of all children in the table.",
        "interval": f"{interval_explanation(confidence)} Sorted and filtered by the lower limit.",
        "comparator_share": f"The percentage in {name}, as the source prints it.",
        "difference": f"% of total less {name} %, in percentage points; + is above {name}.",
        "compared": f"Higher or lower only if the whole {interval} lies above or below the share "
        f"of {name}; otherwise similar. The word does not judge.",
        "expected": f"How many children there would be here at {possessive(name)} share.",
    }
