"""The small phrases that sentences are put together from."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendviewer.core.figures import Figure, Unit
from sendviewer.present.phrases import (
    counted,
    date_words,
    exact_text,
    number_word,
    points_phrase,
    possessive,
    sentence,
)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(654700, 21966), "29.805…"),
        (Fraction(25), "25"),
        (Fraction(51, 2), "25.5"),
        (Fraction(2, 3), "0.666…"),
        (Fraction(-2, 3), "\N{MINUS SIGN}0.666…"),
        (Fraction(4481064, 1000), "4,481.064"),
        (Fraction(1, 10000), "0.000…"),
    ],
)
def test_exact_digits_are_cut_and_never_rounded(value: Fraction, text: str) -> None:
    assert exact_text(value) == text


@given(st.fractions(0, 10**6))
def test_cut_digits_never_exceed_the_value(value: Fraction) -> None:
    shown = Fraction(exact_text(value).replace(",", "").rstrip("…"))
    assert shown <= value < shown + Fraction(1, 1000)


@pytest.mark.parametrize(
    ("value", "phrase"),
    [
        ("9.405", "9.4 percentage points above"),
        ("-1", "1.0 percentage points below"),
        ("0.05", "0.1 percentage points above"),
        ("-0.049", "less than 0.1 percentage points below"),
        ("0", "exactly the same"),
    ],
)
def test_points_say_how_far_and_to_which_side(value: str, phrase: str) -> None:
    assert points_phrase(Figure(Fraction(value), Unit.POINTS)) == phrase


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2019-01", "January 2019"),
        ("2020-12-31", "December 2020"),
        ("2020", "2020"),
        ("2024/25", "2024/25"),
        ("2020-13", "2020-13"),
    ],
)
def test_a_date_is_read_as_month_and_year(date: str, words: str) -> None:
    assert date_words(date) == words


def test_names_small_numbers_and_sentences_read_as_in_running_text() -> None:
    assert possessive("England") == "England’s"
    assert possessive("the East Midlands") == "the East Midlands’"
    assert (number_word(13), number_word(15)) == ("thirteen", "15")
    assert (counted(1, "need", "needs"), counted(2, "need", "needs")) == ("one need", "two needs")
    assert sentence("two needs ") == "Two needs."
    assert sentence("") == ""
