"""Builds the head of the window: area, date, number of children, comparator, source."""

from __future__ import annotations

from sendviewer.core.figures import AtLeast, Figure
from sendviewer.core.pages import Page
from sendviewer.present.area_names import are_many, areas_sentence, header_areas
from sendviewer.present.page_words import PageWords, comparator_name
from sendviewer.present.phrases import children_phrase
from sendviewer.present.source_words import brief_source_line, source_line
from sendviewer.present.specs import HeaderSpec

__all__ = ["build_header"]


def build_header(page: Page) -> HeaderSpec:
    """Return what the page is about, as it stands above every tab."""
    children = page.children_with_send
    count = (
        children_phrase(children, page.subject)
        if isinstance(children, Figure | AtLeast)
        else f"number of {page.subject.many} not given"
    )
    comparator, words = page.comparator, PageWords(page)
    is_region = comparator.kind in {"region", "rest-of-region"}
    other = comparator_name(page, at_first=True) if is_region else words.other_in_full
    compared = f"compared with {other}"
    if comparator.is_none:
        compared = ""
    parts = filter(None, (header_areas(page), page.period.label, count, compared))
    return HeaderSpec(
        title=f"{page.subject.title} in {words.here}",
        subtitle=" · ".join(parts),
        source_line=source_line(page),
        brief_source=brief_source_line(page),
        comparator_note=page.comparator.note,
        areas_note=areas_sentence(page) if are_many(page) else "",
    )
