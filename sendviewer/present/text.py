"""Builds the text panel: the page's own sections, unchanged, with the source line."""

from __future__ import annotations

from sendviewer.core.pages import Page, Section, SectionTable
from sendviewer.present.specs import SectionSpec, SectionTableSpec, TextSpec
from sendviewer.present.wording import publisher_line

__all__ = ["build_text"]


def build_text(page: Page) -> TextSpec:
    """Return the sections of a page in their order."""
    return TextSpec(tuple(map(_section, page.sections)), publisher_line(page))


def _section(section: Section) -> SectionSpec:
    return SectionSpec(section.id, section.heading, section.paragraphs, _table(section.table))


def _table(table: SectionTable | None) -> SectionTableSpec | None:
    return None if table is None else SectionTableSpec(table.columns, table.rows)
