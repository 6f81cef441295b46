"""Figures: rounding as the DfE does it, and nothing unknown inside a sum."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendviewer.core.errors import DomainError
from sendviewer.core.figures import (
    AtLeast,
    Figure,
    Missing,
    NotCollected,
    Unit,
    add,
    children,
    printed_percent,
    round_half_up,
    rounding_range,
    share_of,
)

SUPPRESSED = Missing("c", "suppressed to protect the children")
exact_decimals = st.decimals(min_value=-(10**6), max_value=10**6, places=6)


@given(exact_decimals, st.integers(0, 5))
def test_rounding_is_that_of_decimal_half_up(value: Decimal, decimals: int) -> None:
    expected = value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    assert round_half_up(Fraction(value), decimals) == expected


@pytest.mark.parametrize(
    ("value", "decimals", "shown"),
    [("0.25", 1, "0.3"), ("-0.25", 1, "-0.3"), ("2.5", 0, "3"), ("0.05", 1, "0.1")],
)
def test_a_half_is_rounded_away_from_zero(value: str, decimals: int, shown: str) -> None:
    assert str(round_half_up(Fraction(value), decimals)) == shown


@given(exact_decimals)
def test_rounding_never_gives_minus_zero(value: Decimal) -> None:
    rounded = round_half_up(Fraction(value), 1)
    assert rounded != 0 or not rounded.is_signed()


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_a_quotient_is_rounded_on_its_exact_value(part: int, whole: int) -> None:
    shown = Fraction(round_half_up(Fraction(part, whole), 1))
    assert shown - Fraction(1, 20) <= Fraction(part, whole) < shown + Fraction(1, 20)


@given(st.integers(0, 1000), st.fractions(0, 1, max_denominator=10**6))
def test_all_values_in_the_rounding_range_print_alike(tenths: int, place: Fraction) -> None:
    printed = printed_percent(f"{tenths // 10}.{tenths % 10}")
    lowest, limit = rounding_range(printed)
    inside = lowest + (limit - lowest) * place
    assert (round_half_up(inside, 1) == printed.value) is (inside < limit or limit == 100)


def test_no_printed_share_stands_for_less_than_nothing_or_more_than_all() -> None:
    assert rounding_range(printed_percent("0.0")) == (0, Fraction(5, 100))
    assert rounding_range(printed_percent("100.0")) == (Fraction(9995, 100), 100)
    below = Figure(Fraction(0), Unit.POINTS, 1)
    assert rounding_range(below) == (Fraction(-5, 100), Fraction(5, 100))


def test_an_exact_figure_stands_for_itself_alone() -> None:
    assert rounding_range(Figure(Fraction(1, 3), Unit.PERCENT)) == (Fraction(1, 3), Fraction(1, 3))


@pytest.mark.parametrize(("text", "decimals"), [("20.4", 1), ("100", 0), ("3.0", 1), ("1e2", 0)])
def test_a_printed_share_remembers_its_decimals(text: str, decimals: int) -> None:
    printed = printed_percent(text)
    assert (printed.value, printed.decimals) == (Fraction(text), decimals)


def test_a_printed_share_is_a_finite_number() -> None:
    with pytest.raises(DomainError, match="finite"):
        printed_percent("NaN")


def test_a_share_is_the_exact_quotient() -> None:
    assert share_of(children(55), children(21966)) == Figure(Fraction(5500, 21966), Unit.PERCENT)


def test_a_share_of_a_count_that_is_missing_is_missing_for_the_same_reason() -> None:
    assert share_of(SUPPRESSED, children(100)) == SUPPRESSED


def test_a_share_of_a_missing_total_says_that_it_is_the_total_that_is_missing() -> None:
    share = share_of(children(0), SUPPRESSED)
    assert share == Missing("c", f"the total is not known ({SUPPRESSED.reason})")
    nobody_asked = NotCollected("z", "not collected in that year")
    assert share_of(children(0), nobody_asked) == nobody_asked


def test_no_share_is_given_of_a_count_that_is_known_in_part() -> None:
    part = AtLeast(Fraction(5), Unit.CHILDREN, "suppressed")
    assert isinstance(share_of(part, children(100)), Missing)
    assert isinstance(share_of(children(1), part), Missing)


def test_no_share_is_given_of_nothing() -> None:
    share = share_of(children(0), children(0))
    assert isinstance(share, Missing)
    assert share.symbol == "z"


@given(st.lists(st.integers(0, 10**6)))
def test_known_counts_are_added(counts: list[int]) -> None:
    assert add(map(children, counts)) == children(sum(counts))


@given(st.lists(st.integers(0, 10**6), min_size=1), st.integers(0, 9))
def test_a_missing_part_makes_the_sum_at_least(counts: list[int], place: int) -> None:
    parts = [*map(children, counts)]
    parts.insert(place, SUPPRESSED)
    assert add(parts) == AtLeast(Fraction(sum(counts)), Unit.CHILDREN, SUPPRESSED.reason)


def test_a_sum_of_partly_known_counts_stays_at_least() -> None:
    part = AtLeast(Fraction(5), Unit.CHILDREN, "suppressed")
    assert add([part, children(7)]) == AtLeast(Fraction(12), Unit.CHILDREN, "suppressed")


def test_a_sum_without_any_known_part_is_missing() -> None:
    assert add([SUPPRESSED, Missing("x", "not available")]) == SUPPRESSED
