"""A deck says the main message in every title, and no more than the figures do."""

from __future__ import annotations

from fractions import Fraction

from msgspec.structs import replace
from pages_by_hand import llr_page, plans_page

from sendviewer.core.figures import AtLeast, Missing, Unit
from sendviewer.core.pages import Page
from sendviewer.present.briefing import build_briefing
from sendviewer.present.left_out import LEFT_OUT
from sendviewer.present.slide_deck import slide_deck
from sendviewer.present.slide_specs import SlideSpec


def deck_of(page: Page) -> list[SlideSpec]:
    return list(slide_deck(build_briefing(page)))


def test_titles_say_what_the_slides_show() -> None:
    assert [slide.title for slide in deck_of(llr_page())] == [
        "Children with SEND in Leicester, Leicestershire and Rutland",
        "Children with SEND: 21,966",
        "Most common needs: Moderate Learning Disability, 29.8%",
        "Moderate Learning Disability is 9.4 points higher here than in England",
        "Three needs have a higher share than in England, six lower, four similar",
        "Furthest from England: Moderate Learning Disability, +9.4",
        "Primary needs of children with SEND in Leicester, Leicestershire and Rutland, April 2020",
        "Where they go to school: Primary schools, 55.3%",
        "Five notes on these figures",
        "Sources, and what is left out",
    ]


def test_a_number_without_a_share_stands_beside_the_most_common_needs() -> None:
    slide = deck_of(plans_page())[1]

    assert [figure.figure for figure in slide.figures] == ["11,629"]
    assert slide.title == "Most common needs: Autistic Spectrum Disorder, 27.9%"
    assert len(slide.spoken) == 2


def test_no_need_is_called_the_most_common_where_a_count_is_unknown() -> None:
    page = llr_page()
    first = replace(page.needs[0], children=Missing("c", "too few"))
    titles = [slide.title for slide in deck_of(replace(page, needs=(first, *page.needs[1:])))]

    assert "Needs with the largest known counts" in titles
    assert not any("ost common" in title for title in titles)


def test_a_slide_of_counts_known_in_part_says_that_it_shows_counts() -> None:
    page = llr_page()
    most = AtLeast(Fraction(6000), Unit.CHILDREN, "one part is not published")
    first = replace(page.needs[0], children=most)
    slides = deck_of(replace(page, needs=(first, *page.needs[1:])))
    slide = next(one for one in slides if one.title == "Needs with the largest known counts")

    assert slide.lines == ("Number of children",)
    assert slide.plot is not None
    assert slide.plot.series[0].texts[:2] == ("6,547", "at least 6,000")


def test_the_last_slide_has_sources_licence_and_what_is_left_out() -> None:
    said = ["".join(run.text for run in item) for item in deck_of(plans_page())[-1].items]

    assert [line.partition(":")[0] for line in said] == ["Source", "Licence", *["Left out"] * 2]
    assert said[-2:] == [
        f"Left out: {LEFT_OUT['.pptx']}",
        "Left out: England’s counts: a workbook, Markdown or JSON has these.",
    ]
