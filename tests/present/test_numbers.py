"""Numbers as they are shown and spoken."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendviewer.core.comparisons import Interval
from sendviewer.core.figures import (
    AtLeast,
    Figure,
    Missing,
    Quantity,
    Unit,
    children,
    printed_percent,
)
from sendviewer.present.numbers import (
    children_text,
    count_text,
    interval_text,
    percent_number_text,
    percent_text,
    points_text,
    shown_number,
    spoken,
)

SUPPRESSED = Missing("c", "not published, so that no child can be recognised")
PART = AtLeast(Fraction(1412), Unit.CHILDREN, "one part is not published")


def exact(value: str, unit: Unit) -> Figure:
    return Figure(Fraction(value), unit)


@pytest.mark.parametrize(
    ("quantity", "text"),
    [
        (children(21966), "21,966"),
        (children(0), "0"),
        (exact("4481.5", Unit.CHILDREN), "4,482"),
        (PART, "at least 1,412"),
        (SUPPRESSED, "c"),
        (Missing("", "the source does not give this figure"), "not given"),
    ],
)
def test_children_are_whole_with_thousands_separators(quantity: Quantity, text: str) -> None:
    assert children_text(quantity) == text


@pytest.mark.parametrize(
    ("quantity", "text"),
    [
        (exact("29.8051", Unit.PERCENT), "29.8"),
        (exact("0.25", Unit.PERCENT), "0.3"),
        (exact("3", Unit.PERCENT), "3.0"),
        (printed_percent("3.0"), "3.0"),
        (printed_percent("13.71"), "13.7"),
        (printed_percent("100"), "100"),
    ],
)
def test_percentages_have_one_decimal_unless_fewer_were_printed(
    quantity: Quantity, text: str
) -> None:
    assert percent_number_text(quantity) == text
    assert percent_text(quantity) == f"{text}%"


def test_a_missing_percentage_is_its_symbol_without_a_sign() -> None:
    assert percent_text(SUPPRESSED) == "c"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("9.405", "+9.4"),
        ("-3.58", "\N{MINUS SIGN}3.6"),
        ("0.04", "0.0"),
        ("-0.04", "0.0"),
        ("-0.05", "\N{MINUS SIGN}0.1"),
        ("0", "0.0"),
    ],
)
def test_points_carry_their_direction_and_never_minus_zero(value: str, text: str) -> None:
    assert points_text(exact(value, Unit.POINTS)) == text


@given(st.fractions(-100, 100))
def test_a_difference_never_shows_a_hyphen_or_a_signed_zero(value: Fraction) -> None:
    text = points_text(Figure(value, Unit.POINTS))
    assert "-" not in text
    assert text not in {"+0.0", "\N{MINUS SIGN}0.0"}


def test_an_interval_shows_both_limits() -> None:
    assert interval_text(Interval(29.2041, 30.4134)) == "29.2 to 30.4"


@pytest.mark.parametrize(
    ("quantity", "text"),
    [
        (children(21966), "21,966"),
        (exact("29.81", Unit.PERCENT), "29.8%"),
        (exact("9.4", Unit.POINTS), "plus 9.4 percentage points"),
        (exact("-3.6", Unit.POINTS), "minus 3.6 percentage points"),
        (exact("0", Unit.POINTS), "0.0 percentage points"),
        (PART, "at least 1,412"),
        (SUPPRESSED, "not published, so that no child can be recognised"),
    ],
)
def test_what_is_spoken_has_its_unit_and_of_a_missing_figure_the_reason(
    quantity: Quantity, text: str
) -> None:
    assert spoken(quantity) == text


@pytest.mark.parametrize(
    ("quantity", "number"),
    [
        (children(21966), Decimal(21966)),
        (exact("-3.58", Unit.POINTS), Decimal("-3.6")),
        (printed_percent("11.0"), Decimal("11.0")),
        (PART, None),
        (SUPPRESSED, None),
    ],
)
def test_the_shown_number_is_there_only_where_one_number_is_known(
    quantity: Quantity, number: Decimal | None
) -> None:
    assert shown_number(quantity) == number


def test_a_count_may_be_a_fraction() -> None:
    assert count_text(Fraction(21967, 2)) == "10,984"
