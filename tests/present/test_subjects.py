"""Pages that count something else than children with SEND say so, everywhere."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest
from msgspec.structs import replace
from pages_by_hand import census_page, llr_page, plans_page

from sendviewer.core.checks import Finding, Severity
from sendviewer.core.comparisons import Base, Confidence
from sendviewer.core.figures import AtLeast, Missing, Quantity, Unit
from sendviewer.core.pages import NOT_GIVEN, Page, Subject
from sendviewer.present.chart import build_chart
from sendviewer.present.header import build_header
from sendviewer.present.options import ChartOptions, ViewOptions
from sendviewer.present.overview import build_overview
from sendviewer.present.specs import Measure
from sendviewer.present.table import build_table
from sendviewer.present.wording import (
    credit_line,
    interval_explanation,
    key_message_runs,
    note_text,
    recorded_needs,
    source_line,
)

SUPPORT = Subject("Pupils on SEN support", "pupil", "pupils", "on SEN support")


@pytest.fixture(scope="module")
def plans() -> Page:
    return plans_page()


def key_message(page: Page) -> str:
    return "".join(run.text for run in key_message_runs(page))


def everything_said(page: Page) -> str:
    options = ViewOptions()
    table = build_table(page, options)
    rows = [*table.rows, *([table.total] if table.total else [])]
    # The first cell tells what a need is, for children.
    cells = [cell for row in rows for cell in row.cells[1:]]
    charts = [build_chart(page, ViewOptions(chart=ChartOptions(one))) for one in Measure]
    said = [
        *(str(part) for part in (build_header(page), table.title)),
        *(f"{column.title} {column.tip}" for column in table.columns),
        *(f"{cell.description} {cell.explanation} {cell.figure}" for cell in cells),
        *(row.sentence for row in rows),
        *(f"{card.title} {card.spoken}" for card in build_overview(page, options).cards),
        *(f"{one.title} {one.subtitle} {one.axis.title} {one.description}" for one in charts),
    ]
    return "\n".join(said)


def test_a_page_of_plans_never_speaks_of_children_or_pupils(plans: Page) -> None:
    said = everything_said(plans).replace("pupil referral units", "")
    assert re.findall(r".*\b(?:child|children|pupils?)\b.*", said) == []


def test_the_header_names_what_is_counted(plans: Page) -> None:
    header = build_header(plans)
    assert header.title == "EHC plans in Leicester, Leicestershire and Rutland"
    assert header.subtitle == "January 2025 · 11,629 EHC plans · compared with England"
    assert header.comparator_note.startswith("England includes")


def test_without_a_share_of_pupils_the_key_message_names_the_most_common_need(
    plans: Page,
) -> None:
    assert key_message(plans) == (
        "In January 2025 there were 11,629 EHC plans in Leicester, Leicestershire and Rutland. "
        "The most common primary need is Autistic Spectrum Disorder: 27.9%, lower than England’s "
        "31.5%."
    )


def test_a_described_noun_keeps_its_description_where_it_is_needed() -> None:
    page = replace(census_page(), subject=SUPPORT)
    assert key_message(page).startswith("In January 2024 there were 21,966 pupils on SEN support ")
    assert build_header(page).title.startswith("Pupils on SEN support in ")
    row = build_table(page, ViewOptions()).rows[0]
    assert "2,477 pupils on SEN support in" in row.sentence
    assert "11.3% of all pupils on SEN support." in row.sentence


def test_one_plan_is_one_plan(plans: Page) -> None:
    (asd,) = [row for row in plans.needs if row.code == "ASD"]
    one = replace(asd, children=replace(asd.children, value=1))
    page = replace(plans, needs=(one,))
    assert "1 EHC plan in" in build_table(page, ViewOptions()).rows[0].sentence


def test_the_columns_count_plans(plans: Page) -> None:
    titles = [column.title for column in build_table(plans, ViewOptions()).columns]
    assert titles[1] == "EHC plans"


def test_differences_are_told_in_plans(plans: Page) -> None:
    (row,) = [one for one in build_table(plans, ViewOptions()).rows if one.id == "ASD"]
    assert "27.9% of all EHC plans" in row.sentence
    assert "fewer EHC plans than at England’s share" in row.sentence


def test_needs_are_never_called_diagnoses(plans: Page) -> None:
    assert recorded_needs(plans.subject) == "These are needs recorded in EHC plans, not diagnoses."
    assert recorded_needs(SUPPORT) == recorded_needs(llr_page().subject)
    assert "Every EHC plan is counted" in interval_explanation(
        Confidence.P95, subject=plans.subject
    )


def test_a_page_of_all_children_says_why_it_has_no_share_of_pupils() -> None:
    page = replace(llr_page(), share_of_pupils=NOT_GIVEN, comparator_share_of_pupils=NOT_GIVEN)
    assert "Their share of the school population is not known" in key_message(page)


def with_count(page: Page, code: str, count: Quantity) -> Page:
    needs = (replace(row, children=count) if row.code == code else row for row in page.needs)
    return replace(page, needs=tuple(needs))


def test_the_most_common_need_is_that_only_as_far_as_counts_are_known(plans: Page) -> None:
    hidden = with_count(plans, "MSI", Missing("c", "not published"))
    assert "The most common primary need that is known is Autistic" in key_message(hidden)
    rival = with_count(plans, "SEMH", AtLeast(Fraction(3300), Unit.CHILDREN, "not published"))
    assert "most common" not in key_message(rival)


def test_a_group_that_is_not_all_pupils_is_named_as_the_whole() -> None:
    subject = replace(SUPPORT, all_pupils="children of this group")
    page = replace(census_page(), subject=subject)
    assert "That is 13.7% of all children of this group" in key_message(page)
    cards = {card.id: card for card in build_overview(page, ViewOptions()).cards}
    assert cards["share-of-pupils"].title == "Share of all children of this group"


# --- Where figures come from --------------------------------------------------------------


def test_the_source_line_names_file_checksum_and_rows(plans: Page) -> None:
    assert source_line(plans) == (
        "Source: Education, health and care plans 2025, sen_needs_all_plans.csv "
        "(sha256 3f2a91bc…, 4 rows used). January 2025."
    )


def test_one_row_is_one_row(plans: Page) -> None:
    page = replace(plans, sources=(replace(plans.sources[0], rows=1, sha256=None),))
    assert "(1 row used)" in source_line(page)


def test_what_leaves_the_window_carries_the_licence(plans: Page) -> None:
    licence = "Contains public sector information licensed under the Open Government Licence v3.0."
    assert licence in credit_line(plans)
    assert licence in build_table(plans, ViewOptions()).source_line
    assert licence in build_chart(plans, ViewOptions()).caption


def test_a_sum_of_areas_is_told_as_one(plans: Page) -> None:
    cell = build_table(plans, ViewOptions()).rows[0].cells[1]
    assert cell.explanation.startswith("391, the published counts of 3 areas added up. Source: ")
    one = replace(plans, areas=plans.areas[:1])
    assert "391, as published." in build_table(one, ViewOptions()).rows[0].cells[1].explanation


def test_the_comparators_share_shows_its_division_and_how_it_is_made(plans: Page) -> None:
    cell = build_table(plans, ViewOptions()).rows[0].cells[4]
    assert cell.explanation.startswith(
        "England’s 2.3%, 14,374 ÷ 638,745 = 2.250…%, shown to one decimal, half up. "
        "England includes Leicester"
    )


# --- What does not add up -----------------------------------------------------------------


def test_an_error_in_the_file_is_told_with_both_numbers(plans: Page) -> None:
    notes = next(card for card in build_overview(plans, ViewOptions()).cards if card.id == "notes")
    for part in ("Severe Learning Difficulty", "25,681", "153 local authorities", "25,025", "656"):
        assert part in notes.spoken


@pytest.mark.parametrize(
    ("finding", "begin"),
    [
        ("provisions-do-not-add-up", "The two kinds of support add up to 90, 10 fewer than the "),
        ("ages-do-not-add-up", "The fourteen age groups add up to 90, 10 fewer than the "),
    ],
)
def test_groups_that_do_not_add_up_are_told_in_the_pages_words(finding: str, begin: str) -> None:
    found = Finding(finding, Severity.NOTE, {"parts": 90, "whole": 100})
    assert note_text(found, census_page()) == f"{begin}100 pupils with SEN."


def test_the_base_is_no_part_of_the_overview() -> None:
    page = census_page()
    by_pupils = build_overview(page, ViewOptions(base=Base.PREVALENCE))
    assert by_pupils == build_overview(page, ViewOptions())
