"""Says what the columns of the needs table hold, and how each of its figures comes about."""

from __future__ import annotations

from sendviewer.core.comparisons import Comparison, Confidence
from sendviewer.core.figures import Missing
from sendviewer.core.pages import NeedRow, Page
from sendviewer.present.options import COLUMN_IDS, ViewOptions
from sendviewer.present.page_words import PageWords, shown_base
from sendviewer.present.phrases import capital, possessive, sentence
from sendviewer.present.specs import CellKind, ColumnSpec, FilterKind
from sendviewer.present.wording import (
    children_explanation,
    comparator_share_explanation,
    compared_explanation,
    difference_explanation,
    expected_explanation,
    interval_explanation,
    interval_working,
    recorded_needs,
    share_explanation,
    source_line,
)

__all__ = ["figure_words", "need_columns", "row_explanations", "share_title"]

_KINDS = {
    "need": (CellKind.TEXT, FilterKind.WORDS),
    "difference": (CellKind.DIFFERENCE, FilterKind.RANGE),
    "compared": (CellKind.COMPARED, FilterKind.CHOICE),
}
_NUMBERS = (CellKind.NUMBER, FilterKind.RANGE)


def need_columns(page: Page, options: ViewOptions) -> tuple[ColumnSpec, ...]:
    """Return the columns in the order of ``COLUMN_IDS``, named for comparator, base, confidence."""
    words = PageWords(page, shown_base(page, options))
    titles, tips = _titles(words, options.confidence), _tips(words, options.confidence)
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
    row: NeedRow, comparison: Comparison, page: Page, options: ViewOptions
) -> dict[str, str]:
    """Return for each column id by which working and from which source the cell comes."""
    base, confidence = shown_base(page, options), options.confidence
    return {
        "need": f"“{row.label}” is the name that the page uses. {source_line(page)}",
        "children": children_explanation(row, page),
        "share": share_explanation(row, page, base),
        "interval": interval_working(comparison, page, confidence, base),
        "comparator_share": comparator_share_explanation(row, page, base),
        "difference": difference_explanation(comparison, page, base),
        "compared": compared_explanation(comparison, page, confidence, base),
        "expected": expected_explanation(comparison, page, base),
    }


def share_title(words: PageWords) -> str:
    """Return what the column of shares or prevalences is called."""
    return "% of total" if words.by_share else capital(words.per_hundred)


def _titles(words: PageWords, confidence: Confidence) -> dict[str, str]:
    label, by_share = words.label, words.by_share
    return {
        "need": "Need",
        "children": words.column,
        "share": share_title(words),
        "interval": f"{confidence.percent}% interval ({'%' if by_share else 'per 100'})",
        "comparator_share": f"{label} {'%' if by_share else 'per 100'}",
        "difference": f"Difference ({'points' if by_share else 'per 100'})",
        "compared": "Compared",
        "expected": f"Expected at {possessive(words.label_within)} {words.word}",
    }


def _tips(words: PageWords, confidence: Confidence) -> dict[str, str]:
    page, many = words.page, words.subject.many
    name = words.other_in_full
    tips = {
        "need": "The primary need, by the name that the page uses. "
        f"{recorded_needs(words.subject)}",
        "children": f"How many {words.counted} have this as their recorded primary need.",
        "share": f"The {many} with this need as a percentage of all {many} in the table.",
        "interval": f"{interval_explanation(confidence, subject=words.subject)} "
        "Sorted and filtered by the lower limit.",
        "comparator_share": f"The percentage in {name}, {_comparator_origin(page)}.",
        "difference": f"% of total less {words.label_within} %, in percentage points; "
        f"+ is above {words.other}.",
        "compared": f"Higher or lower only if the whole {confidence.percent}% interval lies above "
        f"or below the {words.word} of {words.other}; otherwise similar. The word does not judge.",
        "expected": f"How many {many} there would be here at {words.whose} {words.word}.",
    }
    if not words.by_share:
        tips |= _prevalence_tips(words)
    tips["comparator_share"] = " ".join(
        filter(None, (tips["comparator_share"], page.comparator.note))
    )
    return tips


def _prevalence_tips(words: PageWords) -> dict[str, str]:
    per_hundred, pupils = words.per_hundred, words.subject.all_pupils
    return {
        "share": f"The {words.subject.many} with this need {per_hundred}: out of all {pupils} of "
        "the same file, with and without SEND.",
        "comparator_share": f"The same {per_hundred} in {words.other_in_full}, from the counts.",
        "difference": f"The figure here less that of {words.other}, {per_hundred}; "
        f"+ is above {words.other}.",
    }


def _comparator_origin(page: Page) -> str:
    counts = page.total.comparator_children
    return "as the source prints it" if isinstance(counts, Missing) else "from the counts"
