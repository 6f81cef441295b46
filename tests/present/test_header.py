"""The head of the window says what the page is about."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from pages_by_hand import llr_page

from sendviewer.core.figures import AtLeast, Missing, Quantity, Unit, children
from sendviewer.present.header import build_header


def test_the_header_names_area_date_children_and_comparator() -> None:
    header = build_header(llr_page())
    assert header.title == "Children with SEND in Leicester, Leicestershire and Rutland"
    assert header.subtitle == "April 2020 · 21,966 children · compared with England"
    assert header.source_line.startswith("Source: LLR SEND joint commissioning strategy")


@pytest.mark.parametrize(
    ("quantity", "words"),
    [
        (children(1), "1 child"),
        (AtLeast(Fraction(412), Unit.CHILDREN, "part"), "at least 412 children"),
        (Missing("c", "suppressed"), "number of children not given"),
    ],
)
def test_a_header_does_not_claim_more_than_is_known(quantity: Quantity, words: str) -> None:
    header = build_header(replace(llr_page(), children_with_send=quantity))
    assert header.subtitle == f"April 2020 · {words} · compared with England"
