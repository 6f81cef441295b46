"""The head of the window says what the page is about."""

from __future__ import annotations

from fractions import Fraction

import pytest
from msgspec.structs import replace
from pages_by_hand import llr_page, plans_page

from sendviewer.core.figures import AtLeast, Missing, Quantity, Unit, children
from sendviewer.core.pages import Area, Comparator
from sendviewer.present.header import build_header


def test_the_header_names_area_date_children_and_comparator() -> None:
    header = build_header(llr_page())
    assert header.title == "Children with SEND in Leicester, Leicestershire and Rutland"
    assert header.subtitle == "April 2020 · 21,966 children · compared with England"
    assert header.source_line.startswith("Source: LLR SEND joint commissioning strategy")


def test_the_brief_source_leaves_out_the_file_and_nothing_else() -> None:
    header = build_header(plans_page())
    assert "sen_needs_all_plans.csv (sha256" in header.source_line
    named = "Source: Education, health and care plans 2025. January 2025."
    assert header.brief_source == named
    written = build_header(llr_page())
    assert written.brief_source == written.source_line


def test_a_name_of_ones_own_is_followed_by_the_areas_that_it_stands_for() -> None:
    areas = "Leicester, Leicestershire and Rutland"
    members = tuple(Area("", name) for name in ("Leicester", "Leicestershire", "Rutland"))
    page = replace(llr_page(), name="LLR", areas=members)
    assert build_header(page).title == "Children with SEND in LLR"
    assert build_header(page).subtitle.startswith(f"{areas} · April 2020 · ")
    many = replace(page, areas=page.areas * 2)
    assert build_header(many).subtitle.startswith("6 areas · April 2020 · ")


def test_where_only_the_number_of_areas_is_told_a_note_has_all_of_them() -> None:
    names = ("Derby", "Leicester", "Leicestershire", "Nottingham", "Rutland")
    areas = tuple(Area("", name) for name in names)
    page = replace(llr_page(), name="Derby, Leicester, Leicestershire and 2 others", areas=areas)
    assert build_header(page).subtitle.startswith("5 areas · ")
    listed = "The areas are Derby, Leicester, Leicestershire, Nottingham and Rutland."
    assert build_header(page).areas_note == listed
    few = replace(page, areas=areas[:4])
    assert build_header(few).areas_note == ""


@pytest.mark.parametrize(
    ("quantity", "words"),
    [
        (children(1), "1 child"),
        (AtLeast(Fraction(412), Unit.CHILDREN, "part"), "at least 412 children"),
        (Missing("c", "suppressed"), "number of children not given"),
    ],
)
def test_a_header_does_not_claim_more_than_is_known(quantity: Quantity, words: str) -> None:
    header = build_header(replace(llr_page(), children_with_send=quantity))
    assert header.subtitle == f"April 2020 · {words} · compared with England"


@pytest.mark.parametrize(
    ("name", "kind", "words"),
    [
        ("Rest of East Midlands", "rest-of-region", "the rest of the East Midlands"),
        ("East of England", "region", "the East of England"),
        ("London", "region", "London"),
        ("Yorkshire and The Humber", "region", "Yorkshire and The Humber"),
        ("25 statistical neighbours", "statistical-neighbours", "the 25 statistical neighbours"),
    ],
)
def test_a_region_has_its_article_in_a_sentence(name: str, kind: str, words: str) -> None:
    page = replace(llr_page(), comparator=Comparator(name, kind))
    assert build_header(page).subtitle.endswith(f"compared with {words}")
