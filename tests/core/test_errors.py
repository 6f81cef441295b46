"""Errors for the reader: what, where, and what to do."""

from __future__ import annotations

import pytest

from sendviewer.core.errors import InputError, Place


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (Place("needs.csv"), "needs.csv"),
        (Place("needs.csv", 4), "needs.csv, line 4"),
        (Place("needs.csv", 4, 2), "needs.csv, line 4, column 2"),
    ],
)
def test_a_place_says_as_much_as_is_known(place: Place, words: str) -> None:
    assert str(place) == words


def test_an_input_error_says_where_what_and_what_to_do() -> None:
    error = InputError("A count is needed.", place=Place("needs.csv", 4), remedy="Write a number.")
    assert str(error) == "needs.csv, line 4: A count is needed. Write a number."


def test_an_input_error_without_place_or_remedy_is_its_problem() -> None:
    assert str(InputError("There is no such file.")) == "There is no such file."
