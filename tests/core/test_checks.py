"""The checks find by themselves what a careful reader finds, and nothing that is not there."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from pages_by_hand import NEEDS, TOTAL, census, llr_page

from sendviewer.core.checks import Finding, Severity, check_page
from sendviewer.core.figures import (
    AtLeast,
    Figure,
    Missing,
    NotCollected,
    Quantity,
    Unit,
    children,
    printed_percent,
    round_half_up,
)
from sendviewer.core.pages import CensusCandidate, Discrepancy, GroupRow, Page, Setting

SUPPRESSED = Missing("c", "suppressed")
UNKNOWN: list[Quantity] = [SUPPRESSED, AtLeast(Fraction(3), Unit.CHILDREN, "suppressed")]


def found(page: Page, id_: str) -> list[Finding]:
    return [finding for finding in check_page(page) if finding.id == id_]


def the(page: Page, id_: str) -> Finding:
    findings = found(page, id_)
    assert len(findings) == 1
    return findings[0]


def with_settings(page: Page, counts: Sequence[Quantity]) -> Page:
    settings = tuple(Setting(f"s{place}", f"S{place}", each) for place, each in enumerate(counts))
    return replace(page, settings=settings)


def with_need(page: Page, place: int, **changes: Quantity) -> Page:
    needs = list(page.needs)
    needs[place] = replace(needs[place], **changes)
    return replace(page, needs=tuple(needs))


# --- The page of LLR ----------------------------------------------------------------------


def test_llr_has_five_findings_contradictions_first() -> None:
    findings = [(finding.id, finding.severity) for finding in check_page(llr_page())]
    assert findings == [
        ("settings-do-not-add-up", Severity.NOTE),
        ("comparator-shares-sum", Severity.ROUNDING),
        ("implied-population", Severity.LIKELIHOOD),
        ("census-date", Severity.LIKELIHOOD),
        ("ccg-to-icb", Severity.CONTEXT),
    ]


def test_the_settings_of_llr_are_two_more_than_the_children() -> None:
    assert the(llr_page(), "settings-do-not-add-up").values == {"parts": 21968, "whole": 21966}


def test_the_shares_of_england_add_up_to_100_1_by_rounding() -> None:
    finding = the(llr_page(), "comparator-shares-sum")
    assert finding.values == {"sum": 100.1, "parts": 13, "rounding_explains": 0.65}


def test_the_share_implies_the_population_within_its_rounding() -> None:
    values = the(llr_page(), "implied-population").values
    assert values == {"likely": 160300, "lowest": 159750, "highest": 160920}


def test_the_figures_of_llr_fit_the_census_of_january_2019() -> None:
    assert the(llr_page(), "census-date").values == {
        "page_date": "2020-04",
        "census_date": "2019-01",
        "published": "2019-07",
        "off_by": 2,
        "next_census_date": "2020-01",
        "next_published": "2020-07",
        "next_off_by": 761,
    }


def test_a_remark_of_the_author_is_context() -> None:
    finding = the(llr_page(), "ccg-to-icb")
    assert finding.text == "Clinical commissioning groups ended in July 2022."


def test_the_literals_themselves_agree_with_these_findings() -> None:
    assert sum(count for _, _, count, _, _ in NEEDS) == TOTAL
    assert sum(Fraction(other) for *_, other in NEEDS) == Fraction("100.1")
    for _, _, count, printed, _ in NEEDS:
        assert str(round_half_up(Fraction(100 * count, TOTAL), 1)) == printed


# --- Parts and wholes ---------------------------------------------------------------------


def test_needs_that_miss_their_total_are_a_note() -> None:
    page = with_need(llr_page(), 0, children=children(2478))
    finding = the(page, "needs-do-not-add-up")
    assert finding.severity is Severity.NOTE
    assert finding.values == {"parts": 21967, "whole": 21966}


@given(st.lists(st.integers(0, 5000), min_size=1, max_size=5))
def test_settings_that_add_up_are_no_note(counts: list[int]) -> None:
    page = replace(llr_page(), children_with_send=children(sum(counts)))
    assert not found(with_settings(page, [*map(children, counts)]), "settings-do-not-add-up")


@pytest.mark.parametrize("unknown", UNKNOWN)
def test_an_unknown_part_is_not_a_missing_child(unknown: Quantity) -> None:
    page = llr_page()
    assert not found(with_need(page, 1, children=unknown), "needs-do-not-add-up")
    settings = [children(12142), unknown, children(2313)]
    assert not found(with_settings(page, settings), "settings-do-not-add-up")


def test_known_parts_that_exceed_the_whole_are_a_note_even_so() -> None:
    page = with_settings(llr_page(), [children(22000), SUPPRESSED])
    finding = the(page, "settings-do-not-add-up")
    assert finding.values == {"parts": 22000, "whole": 21966, "parts_are": "at least"}


@pytest.mark.parametrize("unknown", UNKNOWN)
def test_an_unknown_whole_contradicts_nothing(unknown: Quantity) -> None:
    page = llr_page()
    page = replace(page, children_with_send=unknown, total=replace(page.total, children=unknown))
    assert not [finding for finding in check_page(page) if finding.severity is Severity.NOTE]


def test_a_page_without_settings_or_needs_has_nothing_to_add() -> None:
    page = replace(llr_page(), settings=(), needs=())
    ids = {finding.id for finding in check_page(page)}
    assert ids == {"implied-population", "ccg-to-icb"}


def test_two_different_totals_are_a_note() -> None:
    page = replace(llr_page(), children_with_send=children(22000))
    assert the(page, "totals-differ").values == {"total": 21966, "children": 22000}


# --- Printed shares -----------------------------------------------------------------------


def test_a_printed_share_that_does_not_follow_from_its_count_is_a_note() -> None:
    page = with_need(llr_page(), 1, printed_share=printed_percent("29.9"))
    finding = the(page, "printed-share-differs")
    assert finding.severity is Severity.NOTE
    assert (finding.values["row"], finding.values["printed"]) == ("MLD", 29.9)
    assert finding.values["recomputed"] == 29.8


def test_a_printed_share_is_judged_by_the_decimals_that_it_has() -> None:
    page = with_need(llr_page(), 1, printed_share=printed_percent("30"))
    assert not found(page, "printed-share-differs")


def test_a_total_that_is_printed_as_less_than_all_is_a_note() -> None:
    page = llr_page()
    page = replace(page, total=replace(page.total, printed_share=printed_percent("99.9")))
    assert the(page, "printed-share-differs").values["row"] == "total"


@pytest.mark.parametrize("unknown", UNKNOWN)
def test_an_unknown_share_or_count_is_not_judged(unknown: Quantity) -> None:
    for field in ("children", "printed_share", "comparator_share"):
        page = with_need(llr_page(), 1, **{field: unknown})
        ids = {finding.id for finding in check_page(page)}
        assert not ids & {"printed-share-differs", "printed-shares-sum"}


def test_a_sum_of_shares_beyond_rounding_is_a_note() -> None:
    page = with_need(llr_page(), 0, comparator_share=printed_percent("13.1"))
    finding = the(page, "comparator-shares-sum")
    assert finding.severity is Severity.NOTE
    assert finding.values["sum"] == 100.7


def test_shares_with_an_unknown_one_among_them_have_no_sum() -> None:
    page = with_need(llr_page(), 0, comparator_share=SUPPRESSED)
    assert not found(page, "comparator-shares-sum")


@given(st.lists(st.integers(1, 5000), min_size=1, max_size=14))
def test_shares_rounded_from_counts_are_never_a_note(counts: list[int]) -> None:
    """Whatever the counts: what rounding does to thirteen shares must be called rounding."""
    page, total = llr_page(), sum(counts)
    rows = tuple(
        replace(
            page.needs[0],
            children=children(count),
            printed_share=printed_percent(str(round_half_up(Fraction(100 * count, total), 1))),
        )
        for count in counts
    )
    page = replace(page, needs=rows, total=replace(page.total, children=children(total)))
    page = replace(page, children_with_send=children(total), settings=())
    findings = [*found(page, "printed-shares-sum"), *found(page, "printed-share-differs")]
    assert all(finding.severity is Severity.ROUNDING for finding in findings)


# --- What the figures imply ---------------------------------------------------------------


@given(st.integers(50, 50_000), st.integers(10, 400))
def test_the_implied_population_lies_between_its_limits(count: int, tenths: int) -> None:
    share = f"{tenths // 10}.{tenths % 10}"
    page = replace(
        llr_page(), children_with_send=children(count), share_of_pupils=printed_percent(share)
    )
    values = the(page, "implied-population").values
    lowest, likely, highest = (int(values[key]) for key in ("lowest", "likely", "highest"))
    assert lowest <= likely <= highest
    exact = Fraction(1000 * count, tenths)
    assert abs(likely - exact) <= highest - lowest + 1


@pytest.mark.parametrize("unknown", [*UNKNOWN, printed_percent("0.0")])
def test_no_population_is_implied_by_an_unknown_share_or_none(unknown: Quantity) -> None:
    page = replace(llr_page(), share_of_pupils=unknown)
    assert not found(page, "implied-population")


def test_an_exact_share_implies_one_population() -> None:
    exact = Figure(Fraction(25), Unit.PERCENT)
    page = replace(llr_page(), children_with_send=children(50), share_of_pupils=exact)
    values = the(page, "implied-population").values
    assert values == {"likely": 200, "lowest": 200, "highest": 200}


@pytest.mark.parametrize(
    "candidates",
    [
        (),
        (census("2020-01", "2020-07", 12514, 7902, "14.1"),),
        (census("2019-01", "2019-07", 12143, 7514, "14.1"),),
        (
            census("2019-01", "2019-07", 12143, 7514, "13.71"),
            census("2018-01", "2018-07", 12141, 7512, "13.71"),
        ),
        (CensusCandidate("2019-01", "2019-07", (), SUPPRESSED, "rebuilt"),),
    ],
    ids=["none", "far settings", "far share", "two equally near", "no counts"],
)
def test_no_census_is_named_unless_one_fits(candidates: tuple[CensusCandidate, ...]) -> None:
    assert not found(replace(llr_page(), census_candidates=candidates), "census-date")


def test_the_nearest_of_several_near_censuses_is_named() -> None:
    candidates = (
        census("2018-01", "2018-07", 12150, 7520, "13.7"),
        census("2019-01", "2019-07", 12143, 7514, "13.71"),
    )
    finding = the(replace(llr_page(), census_candidates=candidates), "census-date")
    assert finding.values["census_date"] == "2019-01"
    assert finding.values["next_off_by"] == 15


@pytest.mark.parametrize("field", ["census_date", "page_date"])
def test_a_census_that_the_page_itself_names_is_no_finding(field: str) -> None:
    page = llr_page()
    page = replace(page, period=replace(page.period, **{field: "2019-01"}))
    assert not found(page, "census-date")


def test_an_unknown_setting_leaves_the_others_to_be_compared() -> None:
    page = llr_page()
    first = replace(page.settings[0], children=SUPPRESSED)
    page = replace(page, settings=(first, *page.settings[1:]))
    assert the(page, "census-date").values["off_by"] == 1


# --- Pages that were made from published files --------------------------------------------

SLD = Discrepancy(
    "England", "its 153 local authorities", "Severe learning difficulty", 25681, 25025
)


def test_each_contradiction_of_the_file_is_a_note_with_both_numbers() -> None:
    bounded = replace(SLD, what="Hearing impairment", parts_are_at_least=True)
    findings = found(replace(llr_page(), discrepancies=(SLD, bounded)), "file-does-not-add-up")
    assert [finding.severity for finding in findings] == [Severity.NOTE] * 2
    assert findings[0].values == {
        "whole_name": "England",
        "parts_name": "its 153 local authorities",
        "what": "Severe learning difficulty",
        "whole": 25681,
        "parts": 25025,
    }
    assert findings[1].values["parts_are"] == "at least"


@pytest.mark.parametrize("field", ["provisions", "ages"])
@pytest.mark.parametrize(
    ("last", "values"),
    [
        (children(966), None),
        (children(967), {"parts": 21967, "whole": TOTAL}),
        (SUPPRESSED, None),
        (AtLeast(Fraction(900), Unit.CHILDREN, "suppressed"), None),
        (
            AtLeast(Fraction(970), Unit.CHILDREN, "suppressed"),
            {"parts": 21970, "whole": TOTAL, "parts_are": "at least"},
        ),
    ],
    ids=["fits", "does not", "missing", "may fit", "cannot fit"],
)
def test_provisions_and_ages_are_held_against_the_whole(
    field: str, last: Quantity, values: dict[str, object] | None
) -> None:
    groups = (GroupRow("one", "One", children(21000)), GroupRow("two", "Two", last))
    findings = found(replace(llr_page(), **{field: groups}), f"{field}-do-not-add-up")
    assert [finding.values for finding in findings] == ([] if values is None else [values])


def test_nothing_is_implied_where_all_pupils_are_known() -> None:
    exact = Figure(Fraction(100 * TOTAL, 160_000), Unit.PERCENT)
    page = replace(llr_page(), share_of_pupils=exact, pupils=children(160_000))
    assert not found(page, "implied-population")


def test_exact_shares_that_are_all_there_is_add_up() -> None:
    page = llr_page()
    rows = tuple(
        replace(row, comparator_share=Figure(Fraction(100 * count, TOTAL), Unit.PERCENT))
        for row, (_, _, count, _, _) in zip(page.needs, NEEDS, strict=True)
    )
    page = replace(page, needs=rows)
    assert not found(page, "comparator-shares-sum")
    short = with_need(page, 0, comparator_share=Figure(Fraction(0), Unit.PERCENT))
    assert the(short, "comparator-shares-sum").severity is Severity.NOTE


def test_what_was_not_collected_leaves_no_gap_in_a_sum() -> None:
    not_asked = NotCollected("", "not a need of its own before 2025")
    row = replace(
        llr_page().needs[0], children=not_asked, printed_share=not_asked, comparator_share=not_asked
    )
    page = replace(llr_page(), needs=(*llr_page().needs, row))
    assert check_page(page) == check_page(llr_page())
    wrong = with_need(page, 0, children=children(2478))
    assert the(wrong, "needs-do-not-add-up").values == {"parts": 21967, "whole": TOTAL}


# --- Rounded counts -----------------------------------------------------------------------


def rounded_page(*, total: int) -> Page:
    """A page of nine needs in tens, which add up to 900."""
    needs = tuple(
        replace(row, children=children(100), comparator_children=children(1000))
        for row in llr_page().needs[:9]
    )
    totals = replace(llr_page().total, children=children(total), comparator_children=children(9000))
    return replace(llr_page(), needs=needs, total=totals)


@pytest.mark.parametrize(
    ("total", "severity"),
    [(910, Severity.ROUNDING), (950, Severity.ROUNDING), (960, Severity.NOTE)],
)
def test_counts_in_tens_may_miss_their_total_by_five_for_each_of_them(
    total: int, severity: Severity
) -> None:
    finding = the(rounded_page(total=total), "needs-do-not-add-up")
    assert finding.severity is severity
    assert ("rounded_to" in finding.values) is (severity is Severity.ROUNDING)


def test_shares_of_counts_in_tens_need_not_add_up_to_100() -> None:
    page = rounded_page(total=900)
    exact = Fraction(100 * 999, 9000)
    rows = tuple(replace(row, comparator_share=Figure(exact, Unit.PERCENT)) for row in page.needs)
    finding = the(replace(page, needs=rows), "comparator-shares-sum")
    assert finding.severity is Severity.ROUNDING
    assert finding.values["rounded_to"] == 10


def test_few_counts_in_tens_are_chance() -> None:
    page = rounded_page(total=910)
    finding = the(replace(page, needs=page.needs[:6]), "needs-do-not-add-up")
    assert finding.severity is Severity.NOTE
