"""The text panel: the page's sections as they are."""

from __future__ import annotations

from dataclasses import replace

from pages_by_hand import llr_page

from sendviewer.core.pages import Section, SectionTable
from sendviewer.present.text import build_text


def test_sections_are_shown_in_order_and_unchanged() -> None:
    table = SectionTable(("What", "Where"), (("Planning", "Leicester"),))
    sections = (
        Section("families", "What families say", ("A paragraph.", "- An item")),
        Section("areas", "Areas", ("Another.",), table),
    )
    assert build_text(replace(llr_page(), sections=sections)).sections == (
        Section("families", "What families say", ("A paragraph.", "- An item"), None),
        Section(
            "areas",
            "Areas",
            ("Another.",),
            SectionTable(("What", "Where"), (("Planning", "Leicester"),)),
        ),
    )


def test_a_page_without_text_has_no_sections_and_its_source() -> None:
    text = build_text(llr_page())
    assert text.sections == ()
    assert text.source_line == (
        "Source: LLR SEND joint commissioning strategy 2021-2024, key facts. April 2020."
    )
