"""Builds the text panel: what was made from the figures, then the page's own text, unchanged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from sendviewer.core.pages import Page, Section
from sendviewer.present.made_text import made_sections
from sendviewer.present.specs import TextSpec
from sendviewer.present.wording import publisher_line

__all__ = ["MADE_FROM_FIGURES", "all_sections", "build_text", "listed_headings", "section_remark"]

MADE_FROM_FIGURES = "Made from the figures"

INVITATION = (
    "There is no text of your own yet. To write what is improving and what is commissioned here, "
    "choose “Edit your text…” in the menu Edit. It is kept for the next page of this area."
)


def build_text(page: Page) -> TextSpec:
    """Return the sections of a page in their order, each with what is to be said of it."""
    sections = all_sections(page)
    return TextSpec(
        sections=sections,
        source_line=publisher_line(page),
        remarks=tuple(map(section_remark, sections)),
        invitation=INVITATION if _has_no_own_text(sections) else "",
    )


def all_sections(page: Page) -> tuple[Section, ...]:
    """Return the sections made from the figures, and after them the page's own."""
    own = (section for section in page.sections if not section.is_made)
    return (*made_sections(page), *own)


def section_remark(section: Section) -> str:
    """Return where a section comes from: from the figures, from another period, or "" for here."""
    if section.is_made:
        return MADE_FROM_FIGURES
    return f"Written for {section.written_for}" if section.written_for else ""


def listed_headings(text: TextSpec) -> tuple[str, ...]:
    """Return the headings for a list beside the text, each told from any other of the same words.

    Own text says for when it was written, as it does under its heading: "Ages (written for April
    2020)"; what was made from the figures keeps its heading as it is.
    """
    times = Counter(section.heading.casefold() for section in text.sections)
    return tuple(
        _marked(section) if times[section.heading.casefold()] > 1 else section.heading
        for section in text.sections
    )


def _marked(section: Section) -> str:
    if section.is_made:
        return section.heading
    remark = section_remark(section) or "Your own text"
    return f"{section.heading} ({remark[:1].lower()}{remark[1:]})"


def _has_no_own_text(sections: Sequence[Section]) -> bool:
    """Return whether sections were made and none was written; a page may also have no text."""
    return bool(sections) and all(section.is_made for section in sections)
