"""Intervals and comparisons, against an independent computation and the figures of LLR."""

from __future__ import annotations

from decimal import Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from pages_by_hand import NEEDS, TOTAL, llr_page

from sendviewer.core.comparisons import (
    Base,
    Compared,
    Comparison,
    Confidence,
    Interval,
    compare_need,
    compare_with,
    prevalence_is_known,
    wilson_interval,
)
from sendviewer.core.errors import DomainError
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
from sendviewer.core.pages import Comparator, NeedRow, Page

BOTH = list(Confidence)
SUPPRESSED = Missing("c", "suppressed")
counts_of_totals = st.integers(1, 200_000).flatmap(
    lambda total: st.tuples(st.integers(0, total), st.just(total))
)
confidences = st.sampled_from(BOTH)


def wilson_by_roots(count: int, total: int, z: str) -> tuple[Decimal, Decimal]:
    """The limits as roots of (share - p)² = z² p (1 - p) / total, in percent, 60 digits."""
    with localcontext() as context:
        context.prec = 60
        share, term = Decimal(count) / total, Decimal(z) ** 2 / total
        square, line, constant = 1 + term, -(2 * share + term), share * share
        spread = (line * line - 4 * square * constant).sqrt()
        low, high = ((-line + sign * spread) / (2 * square) for sign in (-1, 1))
        return 100 * low, 100 * high


def limits(count: int, total: int, confidence: Confidence) -> Interval:
    interval = wilson_interval(count, total, confidence)
    assert interval is not None
    return interval


@pytest.mark.parametrize(
    ("count", "total", "confidence", "lower", "upper"),
    [
        (1, 100, Confidence.P95, 0.001767, 0.054486),
        (20, 100, Confidence.P998, 0.105192, 0.347111),
    ],
)
def test_the_interval_has_the_published_check_values(
    count: int, total: int, confidence: Confidence, lower: float, upper: float
) -> None:
    interval = limits(count, total, confidence)
    assert round(interval.lower / 100, 6) == lower
    assert round(interval.upper / 100, 6) == upper


@given(counts_of_totals, confidences)
def test_the_limits_are_the_roots_of_the_score_equation(
    counts: tuple[int, int], confidence: Confidence
) -> None:
    interval = limits(*counts, confidence)
    low, high = wilson_by_roots(*counts, str(confidence.z))
    assert interval.lower == pytest.approx(float(low), rel=1e-9, abs=1e-9)
    assert interval.upper == pytest.approx(float(high), rel=1e-9, abs=1e-9)


@given(counts_of_totals, confidences)
def test_the_interval_holds_the_share_and_lies_within_0_and_100(
    counts: tuple[int, int], confidence: Confidence
) -> None:
    interval = limits(*counts, confidence)
    share = 100 * counts[0] / counts[1]
    assert 0 <= interval.lower <= share <= interval.upper <= 100


@given(counts_of_totals, confidences)
def test_one_child_more_moves_both_limits_up(
    counts: tuple[int, int], confidence: Confidence
) -> None:
    count, total = counts
    if count < total:
        fewer, more = limits(count, total, confidence), limits(count + 1, total, confidence)
        assert fewer.lower < more.lower
        assert fewer.upper < more.upper


@given(counts_of_totals)
def test_the_surer_interval_is_the_wider_one(counts: tuple[int, int]) -> None:
    narrow, wide = limits(*counts, Confidence.P95), limits(*counts, Confidence.P998)
    assert wide.lower <= narrow.lower
    assert wide.upper >= narrow.upper
    assert wide.upper - wide.lower > narrow.upper - narrow.lower


@given(counts_of_totals, confidences)
def test_the_same_share_of_more_children_is_known_more_closely(
    counts: tuple[int, int], confidence: Confidence
) -> None:
    count, total = counts
    few, many = limits(count, total, confidence), limits(4 * count, 4 * total, confidence)
    assert many.upper - many.lower < few.upper - few.lower


@given(st.integers(1, 200_000), confidences)
def test_the_ends_of_the_scale_are_exact(total: int, confidence: Confidence) -> None:
    assert limits(0, total, confidence).lower == 0.0
    assert limits(total, total, confidence).upper == 100.0


def test_nothing_out_of_nothing_has_no_interval() -> None:
    assert wilson_interval(0, 0, Confidence.P95) is None


@pytest.mark.parametrize(("count", "total"), [(-1, 10), (11, 10)])
def test_an_impossible_count_is_refused(count: int, total: int) -> None:
    with pytest.raises(DomainError, match="not possible"):
        wilson_interval(count, total, Confidence.P95)


@pytest.mark.parametrize(
    ("lower", "upper", "printed", "compared", "too_close"),
    [
        (20.5, 22.0, "20.4", Compared.HIGHER, False),
        (20.5, 22.0, "20", Compared.HIGHER, False),
        (18.0, 19.5, "20", Compared.SIMILAR, True),
        (20.42, 22.0, "20.4", Compared.SIMILAR, True),
        (20.38, 22.0, "20.4", Compared.SIMILAR, True),
        (20.30, 22.0, "20.4", Compared.SIMILAR, False),
        (18.0, 20.34, "20.4", Compared.LOWER, False),
        (18.0, 20.36, "20.4", Compared.SIMILAR, True),
        (18.0, 20.5, "20", Compared.SIMILAR, False),
        (19.5, 22.0, "20", Compared.SIMILAR, False),
    ],
)
def test_a_printed_share_is_compared_as_all_that_rounds_to_it(
    lower: float, upper: float, printed: str, compared: Compared, too_close: bool
) -> None:
    answer = compare_with(Interval(lower, upper), printed_percent(printed))
    assert answer == (compared, too_close)


@pytest.mark.parametrize(
    ("value", "compared"),
    [
        (19, Compared.HIGHER),
        (20, Compared.SIMILAR),
        (25, Compared.SIMILAR),
        (26, Compared.LOWER),
    ],
)
def test_an_exact_share_is_compared_as_itself(value: int, compared: Compared) -> None:
    exact = Figure(Fraction(value), Unit.PERCENT)
    assert compare_with(Interval(20.0, 25.0), exact) == (compared, False)


# --- The thirteen needs of LLR, April 2020 ------------------------------------------------

HIGHER = {"MLD", "SLD", "VI"}
LOWER = {"SPLD", "SEMH", "SLCN", "ASD", "OTH", "NSA"}
EXPECTED = {
    "MLD": 4481,
    "SLCN": 4767,
    "SEMH": 3756,
    "SPLD": 2746,
    "ASD": 2416,
    "SLD": 593,
    "OTH": 967,
    "PD": 637,
    "NSA": 725,
    "HI": 395,
    "VI": 242,
    "PMLD": 198,
    "MSI": 66,
}


@pytest.mark.parametrize("confidence", BOTH)
def test_the_thirteen_needs_compare_as_the_careful_reader_found(confidence: Confidence) -> None:
    page = llr_page()
    answers = {row.code: compare_need(row, page, confidence).compared for row in page.needs}
    assert {code for code, answer in answers.items() if answer is Compared.HIGHER} == HIGHER
    assert {code for code, answer in answers.items() if answer is Compared.LOWER} == LOWER
    assert len(answers) == 13


def test_at_95_percent_two_small_needs_are_too_close_to_call() -> None:
    page = llr_page()
    close = {row.code for row in page.needs if compare_need(row, page, Confidence.P95).too_close}
    assert close == {"PMLD", "MSI"}


@pytest.mark.parametrize(("code", "label", "count", "printed", "other"), NEEDS)
def test_expected_children_and_differences_are_those_of_the_literals(
    code: str, label: str, count: int, printed: str, other: str
) -> None:
    page = llr_page()
    row = next(row for row in page.needs if row.code == code)
    comparison = compare_need(row, page, Confidence.P95)
    assert comparison.expected is not None
    assert comparison.difference is not None
    assert comparison.difference_children is not None
    assert comparison.ratio is not None
    exact_expected = Decimal(TOTAL) * Decimal(other) / 100
    assert comparison.expected.value == Fraction(exact_expected)
    assert round_half_up(comparison.expected.value, 0) == EXPECTED[code]
    assert comparison.difference_children.value == count - Fraction(exact_expected)
    assert comparison.difference.value == Fraction(100 * count, TOTAL) - Fraction(other)
    assert comparison.ratio.value == Fraction(100 * count, TOTAL) / Fraction(other)


@pytest.mark.parametrize("unknown", [SUPPRESSED, AtLeast(Fraction(5), Unit.CHILDREN, "part")])
def test_an_unknown_count_is_not_compared(unknown: Missing | AtLeast) -> None:
    page = llr_page()
    comparison = compare_need(replace(page.needs[0], children=unknown), page, Confidence.P95)
    assert isinstance(comparison.share, Missing)
    assert comparison.interval is None
    assert comparison.compared is None
    assert comparison.difference_children is None


@pytest.mark.parametrize("unknown", [SUPPRESSED, AtLeast(Fraction(5), Unit.CHILDREN, "part")])
def test_the_expected_children_need_no_count_of_the_need_itself(unknown: Missing | AtLeast) -> None:
    page = llr_page()
    comparison = compare_need(replace(page.needs[0], children=unknown), page, Confidence.P95)
    assert comparison.expected == Figure(Fraction(TOTAL) / 8, Unit.CHILDREN)


@pytest.mark.parametrize(
    ("printed", "count", "total", "too_close"),
    [
        ("0.0", 0, 50, False),
        ("0.0", 0, 20000, True),
        ("0.0", 1, 2000, True),
        ("100.0", 50, 50, False),
        ("100.0", 20000, 20000, True),
        ("100.0", 1999, 2000, True),
    ],
)
def test_an_interval_that_holds_every_possible_share_is_plainly_similar(
    printed: str, count: int, total: int, too_close: bool
) -> None:
    interval = limits(count, total, Confidence.P95)
    assert compare_with(interval, printed_percent(printed)) == (Compared.SIMILAR, too_close)


def test_a_need_without_a_comparator_share_keeps_its_own_interval() -> None:
    page = llr_page()
    row = replace(page.needs[0], comparator_share=SUPPRESSED)
    comparison = compare_need(row, page, Confidence.P95)
    assert isinstance(comparison.share, Figure)
    assert comparison.interval is not None
    assert comparison.compared is None


def test_a_count_above_its_total_has_no_interval_and_no_word() -> None:
    page = llr_page()
    comparison = compare_need(
        replace(page.needs[0], children=children(TOTAL + 1)), page, Confidence.P95
    )
    assert comparison.share == Missing("", "the count is larger than its total")
    assert comparison.interval is None
    assert comparison.compared is None
    assert comparison.difference is None


def test_there_is_no_ratio_to_nothing() -> None:
    page = llr_page()
    row = replace(page.needs[0], comparator_share=printed_percent("0.0"))
    comparison = compare_need(row, page, Confidence.P95)
    assert comparison.ratio is None
    assert comparison.compared is Compared.HIGHER


def test_a_level_is_found_by_its_percentage_and_no_other_is_made_up() -> None:
    assert [Confidence.of(level.percent) for level in Confidence] == list(Confidence)
    with pytest.raises(DomainError, match="90% is not a level"):
        Confidence.of("90")


# --- Prevalence, and comparators whose counts are known -----------------------------------

PUPILS, ELSEWHERE, ELSEWHERE_TOTAL, ELSEWHERE_PUPILS = 160_000, 201_183, 985_000, 8_000_000
NOT_ASKED = NotCollected("", "not a need of its own before 2025")


def counted_page(**changes: object) -> Page:
    """The page of LLR with all pupils, and with counts of the comparator for its first need."""
    page = llr_page()
    share = Figure(Fraction(100 * ELSEWHERE, ELSEWHERE_TOTAL), Unit.PERCENT)
    first = replace(page.needs[0], comparator_children=children(ELSEWHERE), comparator_share=share)
    page = replace(
        page,
        needs=(first, *page.needs[1:]),
        total=replace(page.total, comparator_children=children(ELSEWHERE_TOTAL)),
        pupils=children(PUPILS),
        comparator_pupils=children(ELSEWHERE_PUPILS),
    )
    return replace(page, **changes)  # type: ignore[arg-type] # any field


def per_100_pupils(page: Page, row: NeedRow | None = None) -> Comparison:
    return compare_need(row or page.needs[0], page, Confidence.P95, Base.PREVALENCE)


def test_prevalence_is_of_all_pupils_on_both_sides() -> None:
    comparison = per_100_pupils(counted_page())
    prevalence, elsewhere = Fraction(247_700, PUPILS), Fraction(20_118_300, ELSEWHERE_PUPILS)
    assert comparison.share == Figure(prevalence, Unit.PERCENT)
    assert comparison.comparator_share == Figure(elsewhere, Unit.PERCENT)
    assert comparison.interval == wilson_interval(2477, PUPILS, Confidence.P95)
    assert comparison.difference == Figure(prevalence - elsewhere, Unit.POINTS)
    assert comparison.expected == Figure(PUPILS * elsewhere / 100, Unit.CHILDREN)
    assert comparison.ratio == Figure(prevalence / elsewhere, Unit.RATIO)
    assert comparison.compared is Compared.LOWER


def test_the_total_has_a_prevalence_too() -> None:
    page = counted_page()
    comparison = compare_need(page.total, page, Confidence.P95, Base.PREVALENCE)
    assert comparison.share == Figure(Fraction(100 * TOTAL, PUPILS), Unit.PERCENT)
    assert comparison.compared is Compared.HIGHER


def test_an_exact_comparator_is_never_too_close_to_call() -> None:
    page = counted_page()
    share = Fraction(100 * ELSEWHERE, ELSEWHERE_TOTAL)
    for count in range(int(share * TOTAL / 100) - 300, int(share * TOTAL / 100) + 300):
        row = replace(page.needs[0], children=children(count))
        assert not compare_need(row, page, Confidence.P95).too_close


@pytest.mark.parametrize(
    "pupils",
    [SUPPRESSED, AtLeast(Fraction(5), Unit.CHILDREN, "part"), children(0)],
    ids=["missing", "at least", "none"],
)
def test_without_all_pupils_there_is_no_prevalence(pupils: Quantity) -> None:
    page = counted_page(pupils=pupils)
    assert not prevalence_is_known(page)
    assert prevalence_is_known(counted_page())
    comparison = per_100_pupils(page)
    assert isinstance(comparison.share, Missing)
    assert (comparison.interval, comparison.compared) == (None, None)


@pytest.mark.parametrize("field", ["children", "comparator_children"])
def test_of_a_count_that_is_known_only_in_part_there_is_no_prevalence(field: str) -> None:
    page = counted_page()
    bounded = AtLeast(Fraction(412), Unit.CHILDREN, "part is not published")
    comparison = per_100_pupils(page, replace(page.needs[0], **{field: bounded}))
    assert comparison.compared is None
    side = comparison.share if field == "children" else comparison.comparator_share
    assert isinstance(side, Missing)
    assert "not published" in side.reason


def test_a_mean_of_shares_is_not_taken_for_pooled_counts() -> None:
    mean = Comparator("Statistical neighbours", "statistical-neighbours", is_simple_mean=True)
    comparison = per_100_pupils(counted_page(comparator=mean))
    assert isinstance(comparison.share, Figure)
    assert isinstance(comparison.comparator_share, Missing)
    assert "mean of shares" in comparison.comparator_share.reason


@pytest.mark.parametrize("base", list(Base))
def test_what_was_not_collected_is_neither_compared_nor_expected(base: Base) -> None:
    page = counted_page()
    row = replace(page.needs[0], children=NOT_ASKED)
    comparison = compare_need(row, page, Confidence.P95, base)
    assert comparison == Comparison(NOT_ASKED, None, comparison.comparator_share)


@pytest.mark.parametrize("base", list(Base))
def test_what_the_comparator_did_not_collect_is_not_compared(base: Base) -> None:
    page = counted_page()
    row = replace(page.needs[0], comparator_children=NOT_ASKED, comparator_share=NOT_ASKED)
    comparison = compare_need(row, page, Confidence.P95, base)
    assert comparison.comparator_share == NOT_ASKED
    assert comparison.interval is not None
    assert (comparison.compared, comparison.expected) == (None, None)
