from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sendviewer.export.cell_text import copied_text, plain_text, shown_number
from sendviewer.present.plain_text import FIGURE, harmless, one_line
from sendviewer.present.specs import CellSpec


def number_cell(text: str, number: str) -> CellSpec:
    return CellSpec(text, Fraction(number), Decimal(number))


@pytest.mark.parametrize(
    "sign", ["=", "+", "-", "@", "\uff1d", "\t=", "\r=", " =", "\ufeff=", "\x00=", "\xad ="]
)
def test_text_that_begins_like_a_formula_is_marked_as_text(sign: str) -> None:
    assert harmless(f"{sign}1+A1").startswith("'")


@pytest.mark.parametrize("text", ["-3.1", "+9.4", "-1,234.5%", "-", "=", "c", "", "1-2", "2+2"])
def test_numbers_and_lone_signs_stay_as_they_are(text: str) -> None:
    assert harmless(text) == text


@given(
    st.text(st.one_of(st.sampled_from("=+-@ \t\r\n\xad\ufeff'1%"), st.characters()), max_size=20)
)
@settings(max_examples=200)
def test_no_text_can_become_a_formula_or_leave_its_cell(text: str) -> None:
    safe = harmless(text)
    assert not set(safe) & set("\t\r\n\0")
    assert len(safe) < 2 or safe[0] not in "=+-@" or FIGURE.fullmatch(safe)
    assert harmless(safe) == safe


def test_tabs_and_line_ends_become_one_space() -> None:
    assert one_line("a\tb\r\nc\u2028d\x0be  f ") == "a b c d e f"


def test_a_shown_minus_becomes_the_sign_that_makes_it_a_number() -> None:
    assert copied_text(number_cell("\N{MINUS SIGN}3.1", "-3.1")) == "-3.1"


def test_a_minus_inside_words_stays_as_it_is_shown() -> None:
    assert (
        copied_text(CellSpec("\N{MINUS SIGN}3 to \N{MINUS SIGN}1", None))
        == "\N{MINUS SIGN}3 to \N{MINUS SIGN}1"
    )


@pytest.mark.parametrize(
    ("text", "number", "value", "pattern"),
    [
        ("6,547", "6547", "6547", "#,##0"),
        ("55", "55", "55", "#,##0"),
        ("2020", "2020", "2020", "0"),
        ("29.8%", "29.8", "0.298", "0.0%"),
        ("100%", "100", "1", "0%"),
        ("+9.4", "9.4", "9.4", "+0.0;-0.0;0.0"),
        ("\N{MINUS SIGN}3.1", "-3.1", "-3.1", "+0.0;-0.0;0.0"),
        ("0.0", "0.0", "0.0", "0.0"),
    ],
)
def test_a_number_is_known_with_the_pattern_that_shows_it(
    text: str, number: str, value: str, pattern: str
) -> None:
    shown = shown_number(number_cell(text, number))
    assert shown is not None
    assert shown.value == Decimal(value)
    assert shown.pattern == pattern


def test_words_beside_a_number_are_never_lost() -> None:
    cell = number_cell("at least 412", "412")
    assert shown_number(cell) is None
    assert copied_text(cell) == plain_text(cell) == "at least 412"


def test_a_text_that_shows_another_number_is_text() -> None:
    assert shown_number(number_cell("1,234", "1235")) is None


def test_a_program_gets_bare_numbers() -> None:
    assert plain_text(number_cell("6,547", "6547")) == "6547"
    assert plain_text(number_cell("29.8%", "29.8")) == "29.8"
    assert plain_text(number_cell("\N{MINUS SIGN}3.1", "-3.1")) == "-3.1"
