"""Builds the head of the window: area, date, number of children, comparator, source."""

from __future__ import annotations

from sendviewer.core.figures import AtLeast, Figure
from sendviewer.core.pages import Page
from sendviewer.present.phrases import children_phrase
from sendviewer.present.specs import HeaderSpec
from sendviewer.present.wording import source_line

__all__ = ["build_header"]


def build_header(page: Page) -> HeaderSpec:
    """Return what the page is about, as it stands above every tab."""
    children = page.children_with_send
    count = (
        children_phrase(children)
        if isinstance(children, Figure | AtLeast)
        else "number of children not given"
    )
    parts = (page.period.label, count, f"compared with {page.comparator.name}")
    return HeaderSpec(f"Children with SEND in {page.name}", " · ".join(parts), source_line(page))
