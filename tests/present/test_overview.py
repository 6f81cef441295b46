"""The overview: the cards of the page, and what they say when figures are missing."""

from __future__ import annotations

from fractions import Fraction

import pytest
from msgspec.structs import replace
from pages_by_hand import llr_page

from sendviewer.core.checks import Severity
from sendviewer.core.comparisons import Compared, Confidence
from sendviewer.core.figures import AtLeast, Missing, Quantity, Unit, children, printed_percent
from sendviewer.core.pages import Page
from sendviewer.present.card_specs import (
    BarsCard,
    CardSpec,
    DifferencesCard,
    NotesCard,
    NumberCard,
    ProportionsCard,
    SentenceCard,
    Series,
)
from sendviewer.present.options import ViewOptions
from sendviewer.present.overview import build_notes, build_overview

SUPPRESSED = Missing("c", "not published, so that no child can be recognised")
PART = AtLeast(Fraction(412), Unit.CHILDREN, "one part is not published")
NOT_KNOWN = "Which needs are most common is not fully known: some counts are not published."
UNKNOWN: list[Quantity] = [SUPPRESSED, PART]


def card(id_: str, page: Page | None = None, options: ViewOptions | None = None) -> CardSpec:
    overview = build_overview(page or llr_page(), options or ViewOptions())
    return next(each for each in overview.cards if each.id == id_)


def bars(id_: str, page: Page | None = None) -> BarsCard:
    found = card(id_, page)
    assert isinstance(found, BarsCard)
    return found


def settings(page: Page | None = None) -> ProportionsCard:
    found = card("settings", page)
    assert isinstance(found, ProportionsCard)
    return found


def furthest(page: Page | None = None, options: ViewOptions | None = None) -> DifferencesCard:
    found = card("furthest", page, options)
    assert isinstance(found, DifferencesCard)
    return found


def test_the_cards_stand_in_four_rows() -> None:
    rows = build_overview(llr_page(), ViewOptions()).rows
    assert [[each.id for each in row] for row in rows] == [
        ["key-message"],
        ["children", "share-of-pupils", "settings"],
        ["most-common", "furthest"],
        ["notes"],
    ]


def test_the_key_message_card_says_what_it_shows() -> None:
    found = card("key-message")
    assert isinstance(found, SentenceCard)
    assert found.spoken == "".join(run.text for run in found.runs)


def test_the_number_of_children_is_large_and_explained() -> None:
    found = card("children")
    assert isinstance(found, NumberCard)
    assert found.figure_text == "21,966"
    assert found.caption == (
        "Counted under thirteen primary needs. These are recorded needs, not diagnoses."
    )


def test_the_share_stands_beside_the_comparators() -> None:
    found = bars("share-of-pupils")
    assert found.figure_text == "13.7%"
    assert [(bar.label, bar.value_text, bar.series) for bar in found.bars] == [
        ("LLR", "13.7%", Series.LOCAL),
        ("England", "14.8%", Series.COMPARATOR),
    ]
    assert [bar.length for bar in found.bars] == [pytest.approx(13.7 / 14.8), 1.0]


def test_settings_are_parts_of_their_own_sum() -> None:
    found = settings()
    assert [(part.label, part.value_text, part.percent_text) for part in found.parts] == [
        ("Primary schools", "12,142", "55.3%"),
        ("Secondary schools", "7,513", "34.2%"),
        ("Special schools", "2,313", "10.5%"),
    ]
    assert sum(part.fraction for part in found.parts) == pytest.approx(1)
    assert found.caption == "Percentages are of the 21,968 children in these three settings."


def test_the_five_most_common_needs_come_largest_first() -> None:
    found = bars("most-common")
    assert [(bar.label, bar.value_text) for bar in found.bars] == [
        ("Moderate Learning Disability", "29.8%"),
        ("Speech, Language and Communication needs", "18.6%"),
        ("Social, Emotional and Mental Health", "16.1%"),
        ("Specific Learning Disability", "11.3%"),
        ("Autistic Spectrum", "7.4%"),
    ]
    assert found.bars[0].length == 1.0
    assert found.bars[1].length == pytest.approx(4087 / 6547)


def test_the_five_furthest_needs_are_ordered_by_exact_points() -> None:
    assert [(row.label, row.points_text, row.children_text) for row in furthest().rows] == [
        (
            "Moderate Learning Disability",
            "+9.4",
            "about 2,066 more children than at England’s share",
        ),
        (
            "Autistic Spectrum",
            "\N{MINUS SIGN}3.6",
            "about 786 fewer children than at England’s share",
        ),
        (
            "Speech, Language and Communication needs",
            "\N{MINUS SIGN}3.1",
            "about 680 fewer children than at England’s share",
        ),
        (
            "Specific Learning Disability",
            "\N{MINUS SIGN}1.2",
            "about 269 fewer children than at England’s share",
        ),
        (
            "No specialist assessment",
            "\N{MINUS SIGN}1.1",
            "about 251 fewer children than at England’s share",
        ),
    ]


def test_needs_that_are_similar_are_never_among_the_furthest() -> None:
    page = llr_page()
    small = replace(page.needs[8], comparator_share=printed_percent("0.2"))
    page = replace(page, needs=(small,))
    found = furthest(page)
    assert found.rows == ()
    assert found.spoken == "No need is higher or lower than England."


def test_the_chosen_confidence_decides_what_is_higher() -> None:
    page = llr_page()
    # 11.28% with 10.86 to 11.70 at 95% and 10.63 to 11.95 at 99.8%.
    page = replace(page, needs=(replace(page.needs[0], comparator_share=printed_percent("10.8")),))
    assert [row.compared for row in furthest(page).rows] == [Compared.HIGHER]
    assert furthest(page, ViewOptions(Confidence.P998)).rows == ()


def test_the_notes_come_with_their_severity() -> None:
    assert [(note.id, note.severity) for note in build_notes(llr_page())] == [
        ("settings-do-not-add-up", Severity.NOTE),
        ("comparator-shares-sum", Severity.ROUNDING),
        ("implied-population", Severity.LIKELIHOOD),
        ("census-date", Severity.LIKELIHOOD),
        ("ccg-to-icb", Severity.CONTEXT),
    ]


def test_the_notes_card_counts_and_speaks_its_notes() -> None:
    found = card("notes")
    assert isinstance(found, NotesCard)
    assert found.title == "Five notes on these figures"
    assert all(note.text in found.spoken for note in found.notes)


def test_a_page_without_findings_says_so() -> None:
    page = replace(llr_page(), needs=(), settings=(), remarks=(), share_of_pupils=SUPPRESSED)
    found = card("notes", page)
    assert isinstance(found, NotesCard)
    assert found.notes == ()
    assert found.spoken == "The checks found nothing to note."


def test_every_shown_figure_is_also_spoken() -> None:
    for each in build_overview(llr_page(), ViewOptions()).cards:
        shown: list[str] = []
        if isinstance(each, NumberCard):
            shown = [each.figure_text, each.caption]
        elif isinstance(each, BarsCard):
            shown = [each.figure_text, *(bar.value_text for bar in each.bars)]
        elif isinstance(each, ProportionsCard):
            shown = [text for part in each.parts for text in (part.value_text, part.percent_text)]
        elif isinstance(each, DifferencesCard):
            shown = [text for row in each.rows for text in (row.label, row.children_text)]
        assert [text for text in shown if text not in each.spoken] == []


# --- Missing figures ----------------------------------------------------------------------


@pytest.mark.parametrize("unknown", UNKNOWN)
def test_an_unknown_number_of_children_is_shown_with_its_reason(unknown: Quantity) -> None:
    found = card("children", replace(llr_page(), children_with_send=unknown))
    assert isinstance(found, NumberCard)
    assert found.figure_text in {"c", "at least 412"}
    assert "ot published" in found.caption


def test_a_missing_share_has_no_bar() -> None:
    found = bars("share-of-pupils", replace(llr_page(), share_of_pupils=SUPPRESSED))
    assert [(bar.value_text, bar.length) for bar in found.bars] == [("c", None), ("14.8%", 1.0)]
    assert "not known: not published" in found.spoken


@pytest.mark.parametrize("unknown", UNKNOWN)
def test_settings_with_an_unknown_part_have_no_percentages(unknown: Quantity) -> None:
    page = llr_page()
    first = replace(page.settings[0], children=unknown)
    found = settings(replace(page, settings=(first, *page.settings[1:])))
    assert [part.percent_text for part in found.parts] == ["", "", ""]
    assert [part.fraction for part in found.parts] == [0.0, 0.0, 0.0]
    assert [part.value_text for part in found.parts][1:] == ["7,513", "2,313"]
    assert found.caption.startswith("No percentages, because not every count is known: ")


def test_a_page_without_settings_says_so() -> None:
    found = settings(replace(llr_page(), settings=()))
    assert found.parts == ()
    assert found.spoken == "The source does not say which schools the children go to."


def with_mld(count: Quantity) -> Page:
    page = llr_page()
    mld = replace(page.needs[1], children=count)
    return replace(page, needs=(page.needs[0], mld, *page.needs[2:]))


def test_needs_without_a_known_count_are_counted_out_and_said() -> None:
    found = bars("most-common", with_mld(SUPPRESSED))
    assert "Moderate Learning Disability" not in [bar.label for bar in found.bars]
    assert found.note == f"{NOT_KNOWN} One need has no known count and cannot be placed."
    assert found.spoken.endswith(found.note)


def test_a_need_known_as_at_least_so_many_has_its_place_and_none_is_called_most_common() -> None:
    most = AtLeast(Fraction(6000), Unit.CHILDREN, "one part is not published")
    found = bars("most-common", with_mld(most))
    shown = [(bar.code, bar.value_text) for bar in found.bars[:2]]
    assert shown == [("MLD", "at least 6,000"), ("SLCN", "4,087")]
    assert found.bars[0].length == 1.0
    assert (found.title, found.note) == ("Needs with the largest known counts", NOT_KNOWN)
    assert "Disability, at least 6,000 children; Speech" in found.spoken
    assert "most common need" not in found.spoken.removesuffix(NOT_KNOWN)


def test_a_small_known_part_is_not_shown_but_leaves_the_most_common_open() -> None:
    found = bars("most-common", with_mld(PART))
    assert "MLD" not in [bar.code for bar in found.bars]
    assert (found.title, found.note) == ("Needs with the largest known counts", NOT_KNOWN)
    assert found.bars[0].value_text.endswith("%")


def test_a_card_whose_figures_are_all_known_has_no_note() -> None:
    assert bars("most-common").note == bars("share-of-pupils").note == ""


def test_without_a_total_the_most_common_needs_show_children() -> None:
    page = llr_page()
    page = replace(page, total=replace(page.total, children=SUPPRESSED))
    assert bars("most-common", page).bars[0].value_text == "6,547"


@pytest.mark.parametrize(("unknown", "state"), [(SUPPRESSED, "not given"), (PART, "known in part")])
def test_without_any_count_no_need_is_common_or_far(unknown: Quantity, state: str) -> None:
    page = llr_page()
    page = replace(page, needs=tuple(replace(row, children=unknown) for row in page.needs))
    assert bars("most-common", page).bars == ()
    assert bars("most-common", page).spoken == f"How many children have each need is {state}."
    assert furthest(page).spoken == "No need can be compared with England."


def test_an_area_without_a_short_name_is_named_in_full() -> None:
    found = bars("share-of-pupils", replace(llr_page(), short_name=""))
    assert found.bars[0].label == "Leicester, Leicestershire and Rutland"


def test_a_need_that_nobody_has_is_not_a_most_common_one() -> None:
    page = llr_page()
    nobody = tuple(replace(row, children=children(0)) for row in page.needs[:2])
    hidden = tuple(replace(row, children=SUPPRESSED) for row in page.needs[2:])
    found = bars("most-common", replace(page, needs=(*nobody, *hidden)))
    assert found.bars == ()
    assert found.spoken.startswith("No need has a known count above 0. Eleven needs have no ")


def test_where_needs_cannot_be_compared_the_card_says_so() -> None:
    page = llr_page()
    vi, hi = (next(row for row in page.needs if row.code == code) for code in ("VI", "HI"))
    hidden = replace(vi, children=SUPPRESSED)
    spoken = furthest(replace(page, needs=(hi, hidden))).spoken
    assert spoken == (
        "The one need that can be compared is not higher or lower than England; for one other no "
        "share is known."
    )


def test_needs_as_common_as_the_fifth_are_all_among_the_most_common() -> None:
    page = llr_page()
    fifth = next(row for row in page.needs if row.code == "ASD")
    needs = tuple(
        replace(row, children=fifth.children) if row.code in {"SLD", "NSA"} else row
        for row in page.needs
    )
    page = replace(page, needs=needs)
    shown = bars("most-common", page)
    assert [bar.code for bar in shown.bars] == ["MLD", "SLCN", "SEMH", "SPLD", "SLD", "ASD", "NSA"]
    assert shown.spoken.startswith("The seven most common needs: ")


def test_needs_as_far_from_the_comparator_as_the_fifth_are_all_among_the_furthest() -> None:
    page = llr_page()
    fifth = next(row for row in page.needs if row.code == "NSA")
    alike = {"children": fifth.children, "comparator_share": fifth.comparator_share}
    needs = tuple(
        replace(row, **alike) if row.code in {"OTH", "SEMH"} else row for row in page.needs
    )
    card = furthest(replace(page, needs=needs))
    assert [row.code for row in card.rows] == ["MLD", "ASD", "SLCN", "SPLD", "SEMH", "OTH", "NSA"]
    assert card.spoken.startswith("The seven needs furthest from England")
