"""Builds the text panel: the page's own sections, unchanged, with the source line."""

from __future__ import annotations

from sendviewer.core.pages import Page
from sendviewer.present.specs import TextSpec
from sendviewer.present.wording import publisher_line

__all__ = ["build_text"]


def build_text(page: Page) -> TextSpec:
    """Return the sections of a page in their order."""
    return TextSpec(page.sections, publisher_line(page))
