"""What can be chosen or typed to filter the table, and what an entry means."""

from __future__ import annotations

from decimal import Decimal

import pytest

from sendviewer.core.comparisons import Compared
from sendviewer.core.pages import Page
from sendviewer.present.filter_entries import (
    ALL,
    answer_counts,
    choices_of,
    number_text,
    quick_choice,
    quick_filter,
    read_number,
)
from sendviewer.present.options import ChoiceFilter, Query, ViewOptions, WordsFilter
from sendviewer.present.specs import TableSpec
from sendviewer.present.table import build_table


@pytest.fixture(scope="module")
def table(page: Page) -> TableSpec:
    return build_table(page, ViewOptions())


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1,250", "1250"),
        ("\N{MINUS SIGN}3.5", "-3.5"),
        (" 12 % ", "12"),
        ("", None),
        ("1e3", "1000"),
    ],
)
def test_numbers_are_read_as_people_type_them(text: str, number: str | None) -> None:
    assert read_number(text) == (None if number is None else Decimal(number))


@pytest.mark.parametrize("text", ["abc", "nan", "inf", "1.2.3"])
def test_what_is_not_a_number_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(ValueError, match="is not a number"):
        read_number(text)


@pytest.mark.parametrize("number", [Decimal(1250), Decimal("-3.5"), None])
def test_a_number_that_is_shown_is_read_back(number: Decimal | None) -> None:
    assert read_number(number_text(number)) == number


@pytest.mark.parametrize("choice", [ALL, *(answer.value for answer in Compared)])
def test_a_quick_choice_is_found_in_the_query_that_it_makes(choice: str) -> None:
    chosen = quick_filter(choice)
    query = Query(filters=(WordsFilter("need", "a"), *((chosen,) if chosen else ())))
    assert quick_choice(query) == choice


def test_two_answers_are_no_quick_choice() -> None:
    assert not quick_choice(Query(filters=(ChoiceFilter("compared", ("higher", "lower")),)))


def test_the_answers_are_counted(table: TableSpec) -> None:
    counts = answer_counts(table)
    column = [one.id for one in table.columns].index("compared")
    compared = [row.cells[column].compared for row in table.rows]
    assert list(counts) == list(Compared)
    assert all(counts[answer] == compared.count(answer) for answer in Compared)
    assert sum(counts.values()) == len(table.rows)


def test_answers_are_offered_in_their_order(table: TableSpec) -> None:
    choices = choices_of(table, "compared")
    assert choices == (("higher", "Higher"), ("similar", "Similar"), ("lower", "Lower"))
