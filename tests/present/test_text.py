"""The text panel: the page's sections as they are."""

from __future__ import annotations

from msgspec.structs import replace
from pages_by_hand import llr_page, plans_page

from sendviewer.core.pages import Section, SectionTable
from sendviewer.present.text import build_text, listed_headings


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


def test_made_sections_come_first_and_are_marked() -> None:
    own = Section("own", "What improves", ("A paragraph.",))
    text = build_text(replace(plans_page(), sections=(own,)))
    made = [section for section in text.sections if section.is_made]
    assert made
    assert text.sections == (*made, own)
    assert text.remarks == (*("Made from the figures" for _ in made), "")
    assert text.invitation == ""


def test_text_kept_from_an_earlier_period_says_so() -> None:
    own = Section("own", "What improves", ("A paragraph.",), written_for="January 2024")
    text = build_text(replace(plans_page(), sections=(own,)))
    assert text.remarks[-1] == "Written for January 2024"


def test_without_text_of_ones_own_the_panel_says_how_to_write_some() -> None:
    assert "“Edit your text…”" in build_text(plans_page()).invitation
    assert build_text(llr_page()).invitation == ""


def test_headings_of_the_same_words_are_told_apart_in_the_list() -> None:
    earlier = Section("ages", "Ages", ("A paragraph.",), written_for="April 2020")
    now = Section("settings", "ages", ("Another.",))
    other = Section("other", "Families", ("Another.",), written_for="April 2020")
    text = build_text(replace(plans_page(), sections=(earlier, now, other)))
    headings = listed_headings(text)
    assert [section.heading for section in text.sections].count("Ages") == 2
    assert "Ages" in headings[:-3]
    assert headings[-3:] == ("Ages (written for April 2020)", "ages (your own text)", "Families")
