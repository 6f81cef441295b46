"""Says what each kind of file leaves out of a page, so that nobody takes a part for the whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sendviewer.core.figures import Missing
from sendviewer.core.pages import Page
from sendviewer.present.document_parts import has_comparator_counts
from sendviewer.present.page_words import PageWords
from sendviewer.present.phrases import sentence

__all__ = ["LEFT_OUT", "SUMMARY_LEFT_OUT", "counts_left_out"]

LEFT_OUT: Mapping[str, str] = {
    ".pptx": (
        "Slides leave out the sections of text, and the lines of the intervals in the charts; "
        "the tables have the intervals as figures."
    ),
    ".svg": "A drawing holds the chart only.",
    ".png": "A picture holds the chart only.",
    ".csv": "A CSV file holds the figures on needs; other figures, notes and text are left out.",
}
"""What is left out of any page, by the ending of the file; a kind that is not named is whole."""

SUMMARY_LEFT_OUT = "A summary holds the overview; the table of needs, charts and text are left out."


def counts_left_out(page: Page) -> str:
    """Return which counts a document for reading leaves out, and where they are; "" if none."""
    counts = " and ".join(_counts(page))
    return sentence(f"{counts}: a workbook, Markdown or JSON has these") if counts else ""


def _counts(page: Page) -> Iterator[str]:
    words = PageWords(page)
    if has_comparator_counts(page):
        yield f"{words.whose} counts"
    if not isinstance(page.pupils, Missing):
        yield f"the number of all {words.subject.all_pupils}"
