"""Builds the head of the window: area, date, number of children, comparator, source."""

from __future__ import annotations

from sendviewer.core.figures import AtLeast, Figure
from sendviewer.core.pages import Page
from sendviewer.present.page_words import comparator_name
from sendviewer.present.phrases import children_phrase, listed
from sendviewer.present.specs import HeaderSpec
from sendviewer.present.wording import source_line

__all__ = ["build_header"]

MOST_NAMED = 4


def build_header(page: Page) -> HeaderSpec:
    """Return what the page is about, as it stands above every tab."""
    children = page.children_with_send
    count = (
        children_phrase(children, page.subject)
        if isinstance(children, Figure | AtLeast)
        else f"number of {page.subject.many} not given"
    )
    comparator = page.comparator
    is_region = comparator.kind in {"region", "rest-of-region"}
    compared = f"compared with {comparator_name(page) if is_region else comparator.name}"
    parts = (*_areas_of(page), page.period.label, count, compared)
    return HeaderSpec(
        title=f"{page.subject.title} in {page.name}",
        subtitle=" · ".join(parts),
        source_line=source_line(page),
        comparator_note=page.comparator.note,
    )


def _areas_of(page: Page) -> tuple[str, ...]:
    """Return which areas a name of one's own stands for; nothing where the name says it."""
    names = [area.name for area in page.areas]
    if not names or names[0] in page.name:
        return ()
    return (listed(names) if len(names) <= MOST_NAMED else f"{len(names)} areas",)
