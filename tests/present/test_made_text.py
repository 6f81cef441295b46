"""Sentences made from figures say the figures, by the written rules, and invent nothing."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from pages_by_hand import llr_page

from sendviewer.core.figures import (
    AtLeast,
    Figure,
    Missing,
    NotCollected,
    Quantity,
    Unit,
    children,
    share_of,
)
from sendviewer.core.pages import (
    Comparator,
    GroupRow,
    NeedRow,
    Page,
    Setting,
    Source,
    Subject,
    TotalRow,
)
from sendviewer.present.made_text import made_sections

SUPPRESSED = Missing("c", "suppressed, to protect confidentiality")
PLANS = Subject("EHC plans", "EHC plan", "EHC plans")
FILE = Source("EHC plans 2025", "Department for Education", file="release.zip/needs.csv")
AT_LEAST = AtLeast(Fraction(7), Unit.CHILDREN, SUPPRESSED.reason)
NO_PUPILS = Missing("", "this file does not count all pupils")

# code, label, count, comparator count
NEEDS: tuple[tuple[str, str, Quantity, int], ...] = (
    ("MLD", "Moderate learning difficulty", children(1465), 67_861),
    ("SEMH", "Social, emotional and mental health", children(2281), 132_217),
    ("ASD", "Autistic spectrum disorder", children(3248), 201_183),
    ("UNK", "Need not recorded", children(164), 4_870),
)
TOTAL, THEIRS = 11_629, 638_745


def plans_page(**changes: object) -> Page:
    total = children(TOTAL)
    page = replace(
        llr_page(),
        name="Leicester, Leicestershire and Rutland",
        children_with_send=total,
        share_of_pupils=NO_PUPILS,
        comparator_share_of_pupils=NO_PUPILS,
        comparator=Comparator("England", "national", "England includes Leicester."),
        needs=tuple(need(*row) for row in NEEDS),
        settings=(),
        total=TotalRow("Total", total, comparator_children=children(THEIRS)),
        sources=(FILE,),
        subject=PLANS,
    )
    return replace(page, **changes)  # type: ignore[arg-type]


def need(code: str, label: str, count: Quantity, other: int) -> NeedRow:
    theirs = children(other)
    return NeedRow(
        code,
        label,
        count,
        comparator_share=share_of(theirs, children(THEIRS)),
        comparator_children=theirs,
    )


def with_count(page: Page, code: str, count: Quantity) -> Page:
    rows = (replace(row, children=count) if row.code == code else row for row in page.needs)
    return replace(page, needs=tuple(rows))


def text_of(page: Page, id_: str) -> tuple[str, ...]:
    found = [section.paragraphs for section in made_sections(page) if section.id == id_]
    return found[0] if found else ()


def ages(*counts: Quantity | int, first: int = 10, label: str = "Age") -> tuple[GroupRow, ...]:
    return tuple(
        GroupRow(
            f"a{number}",
            f"{label} {number}",
            children(count) if isinstance(count, int) else count,
        )
        for number, count in enumerate(counts, start=first)
    )


# --- The whole ----------------------------------------------------------------------------


def test_a_page_that_was_typed_by_a_person_gets_no_text() -> None:
    assert made_sections(llr_page()) == ()


def test_every_section_is_marked_as_made_and_has_an_id_of_its_own() -> None:
    page = plans_page(
        settings=(Setting("m", "Mainstream schools", children(9)),),
        ages=ages(1, 2),
        provisions=(GroupRow("ehc-plan", "EHC plans", children(5)),),
    )
    sections = made_sections(with_count(page, "MLD", SUPPRESSED))
    assert all(section.is_made and section.paragraphs for section in sections)
    assert [section.id for section in sections] == [
        "made-message",
        "made-common",
        "made-compared",
        "made-support",
        "made-settings",
        "made-ages",
        "made-missing",
    ]


def test_the_message_says_how_many_and_that_needs_are_no_diagnoses() -> None:
    first, note = text_of(plans_page(), "made-message")
    assert first.startswith(
        "In April 2020 there were 11,629 EHC plans in Leicester, Leicestershire and Rutland."
    )
    assert first.endswith("not diagnoses.")
    assert note == "England includes Leicester."


# --- Needs --------------------------------------------------------------------------------


def test_the_most_common_needs_stand_largest_first_and_unrecorded_is_none_of_them() -> None:
    assert text_of(plans_page(), "made-common") == (
        "- Autistic spectrum disorder: 3,248 EHC plans (27.9%; England 31.5%).",
        "- Social, emotional and mental health: 2,281 EHC plans (19.6%; England 20.7%).",
        "- Moderate learning difficulty: 1,465 EHC plans (12.6%; England 10.6%).",
        "For 164 EHC plans (1.4%), the primary need is not recorded.",
    )


def test_nothing_is_the_most_common_where_a_count_is_not_fully_known() -> None:
    for unknown in (SUPPRESSED, AT_LEAST):
        paragraphs = text_of(with_count(plans_page(), "MLD", unknown), "made-common")
        assert paragraphs == (
            "Which needs are most common is not fully known: some counts are not published.",
        )


def test_what_was_not_collected_leaves_the_order_of_needs_known() -> None:
    page = with_count(plans_page(), "MLD", NotCollected("", "not yet"))
    assert text_of(page, "made-common")[0].startswith("- Autistic")


def test_higher_and_lower_needs_stand_with_their_size_the_furthest_first() -> None:
    assert text_of(plans_page(), "made-compared") == (
        "Higher or lower than England, by the 95% interval of their share:",
        ("- Autistic spectrum disorder: 27.9%, lower than England’s 31.5%. That is 3.6 percentage "
        "points below: 415 fewer EHC plans than at England’s share."),
        ("- Moderate learning difficulty: 12.6%, higher than England’s 10.6%. That is 2.0 "
        "percentage points above: 230 more EHC plans than at England’s share."),
        ("- Social, emotional and mental health: 19.6%, lower than England’s 20.7%. That is 1.1 "
        "percentage points below: 126 fewer EHC plans than at England’s share."),
    )  # fmt: skip


def test_needs_that_are_similar_are_counted() -> None:
    page = with_count(plans_page(), "SEMH", children(2400))
    assert text_of(page, "made-compared")[-1] == "One other need is similar."
    same = replace(page, needs=tuple(row for row in page.needs if row.code == "SEMH"))
    assert text_of(same, "made-compared") == (
        "No need is higher or lower than England, by its 95% interval.",
    )


def test_needs_that_cannot_be_compared_say_why() -> None:
    page = plans_page()
    rows = tuple(replace(row, comparator_share=SUPPRESSED) for row in page.needs)
    why = "because for no need are both shares known: suppressed, to protect confidentiality."
    said = text_of(replace(page, needs=rows), "made-compared")
    assert said == (f"No need can be compared with England, {why}",)


# --- Groups -------------------------------------------------------------------------------


def test_support_and_plans_stand_with_their_shares() -> None:
    provisions = (
        GroupRow("sen-support", "SEN support", children(8000), children(700)),
        GroupRow("ehc-plan", "EHC plans", children(3629), children(300)),
    )
    page = plans_page(provisions=provisions, subject=replace(PLANS, one="child", many="children"))
    assert text_of(page, "made-support") == (
        "- SEN support: 8,000 children (68.8%; England 70.0%).",
        "- EHC plans: 3,629 children (31.2%; England 30.0%).",
        "Percentages are of all children.",
    )
    of_pupils = replace(page, pupils=children(80_000), comparator_pupils=children(10_000))
    assert text_of(of_pupils, "made-support") == (
        "- SEN support: 8,000 children (10.0%; England 7.0%).",
        "- EHC plans: 3,629 children (4.5%; England 3.0%).",
        "Percentages are of all pupils.",
    )


def test_settings_stand_largest_first_and_give_no_share_where_one_is_not_known() -> None:
    settings = (
        Setting("s", "Special schools", AT_LEAST, children(30)),
        Setting("m", "Mainstream schools", children(90), children(70)),
        Setting("n", "Elsewhere", SUPPRESSED, children(1)),
    )
    assert text_of(plans_page(settings=settings), "made-settings") == (
        "- Mainstream schools: 90 EHC plans.",
        "- Special schools: at least 7 EHC plans.",
        "- Elsewhere: not known (suppressed, to protect confidentiality).",
    )


PUPILS = Subject("Children with SEND", "child", "children", "with SEND")
PEAKS = [
    (ages(700, 812, 811), PLANS,
     "There are more EHC plans at age 11 than at any other age: 812 of 11,629 (7.0%)."),
    (ages(812, 700, 812), PLANS,
     "The most EHC plans are at ages 10 and 12, each the same: 812 of 11,629 (7.0%)."),
    (ages(700, 812), PUPILS,
     "More children are aged 11 than any other age: 812 of 11,629 (7.0%)."),
    (ages(700, 812, first=5, label="Year"), PUPILS,
     "More children are in Year 6 than in any other year group: 812 of 11,629 (7.0%)."),
    ((*ages(700, 812), GroupRow("o", "Age 20 and over", children(5000))), PLANS,
     "There are more EHC plans at age 11 than at any other age: 812 of 11,629 (7.0%)."),
    ((*ages(700, 812), GroupRow("n", "Age 12", NotCollected("", "not yet"))), PLANS,
     "There are more EHC plans at age 11 than at any other age: 812 of 11,629 (7.0%)."),
    (ages(700, SUPPRESSED), PLANS,
     "Which age has the most is not known: suppressed, to protect confidentiality."),
    (ages(700, AT_LEAST), PLANS,
     "Which age has the most is not known: suppressed, to protect confidentiality."),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "subject", "expected"), PEAKS)
def test_the_peak_age(rows: tuple[GroupRow, ...], subject: Subject, expected: str) -> None:
    assert text_of(plans_page(ages=rows, subject=subject), "made-ages") == (expected,)


def test_nothing_is_said_of_ages_where_there_are_none() -> None:
    assert text_of(plans_page(), "made-ages") == ()
    assert text_of(plans_page(ages=ages(0, 0)), "made-ages") == ()


def test_the_peak_of_the_comparator_stands_beside() -> None:
    theirs = zip(ages(5, 6, 7), (1, 9, 3), strict=True)
    rows = tuple(replace(row, comparator_children=children(count)) for row, count in theirs)
    assert text_of(plans_page(ages=rows), "made-ages")[0].endswith("The most in England: age 11.")


@given(st.lists(st.integers(0, 900), min_size=1, max_size=20))
def test_the_peak_is_no_smaller_than_any_age(counts: list[int]) -> None:
    text = " ".join(text_of(plans_page(ages=ages(*counts)), "made-ages"))
    assert (f": {max(counts):,} of" in text) is (max(counts) > 0)
    assert ("each the same" in text) is (max(counts) > 0 and counts.count(max(counts)) > 1)


# --- What is missing ----------------------------------------------------------------------


def test_what_is_missing_stands_under_its_reason() -> None:
    page = with_count(plans_page(), "MLD", SUPPRESSED)
    page = with_count(page, "ASD", AT_LEAST)
    page = with_count(page, "UNK", NotCollected("", "not yet a need of its own"))
    assert text_of(page, "made-missing") == (
        (
            "- Moderate learning difficulty; Autistic spectrum disorder (at least 7): "
            "suppressed, to protect confidentiality."
        ),
        "- Need not recorded: not yet a need of its own.",
    )


def test_what_was_only_not_collected_has_a_heading_of_its_own() -> None:
    page = with_count(plans_page(), "MLD", NotCollected("", "not yet a need of its own"))
    assert made_sections(page)[-1].heading == "What is not collected"
    page = with_count(page, "ASD", SUPPRESSED)
    assert made_sections(page)[-1].heading == "What is not known"


def test_nothing_is_said_to_be_missing_where_all_is_known() -> None:
    assert text_of(plans_page(), "made-missing") == ()


@given(st.sampled_from([children(5), SUPPRESSED, AT_LEAST, NotCollected("", "not yet")]))
def test_no_sentence_judges(quantity: Figure | Missing | AtLeast) -> None:
    page = with_count(plans_page(ages=ages(3, 4)), "MLD", quantity)
    text = " ".join(" ".join(section.paragraphs) for section in made_sections(page)).casefold()
    assert not [word for word in ("better", "worse", "significant", "good", "bad") if word in text]


def test_needs_as_common_as_the_last_that_is_named_are_named_as_well() -> None:
    counts = (
        dict.fromkeys(("A", "B", "C", "D"), 900) | dict.fromkeys(("E", "F", "G"), 50) | {"H": 9}
    )
    needs = tuple(need(code, f"Need {code}", children(n), 1000) for code, n in counts.items())
    named = text_of(plans_page(needs=needs), "made-common")
    assert [line[7] for line in named] == ["A", "B", "C", "D", "E", "F", "G"]
