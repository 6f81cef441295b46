"""How a table is told in words."""

from __future__ import annotations

import pytest

from sendviewer.core.pages import Page
from sendviewer.present.options import Query, SortKey, ViewOptions
from sendviewer.present.specs import CellSpec, Measure, TableSpec
from sendviewer.present.table import build_table
from sendviewer.present.table_speech import (
    cell_words,
    header_words,
    measured_cell,
    sort_words,
    sorted_by,
)


@pytest.fixture(scope="module")
def table(page: Page) -> TableSpec:
    return build_table(page, ViewOptions())


@pytest.mark.parametrize(
    ("column", "up", "down"),
    [
        ("need", "A to Z", "Z to A"),
        ("children", "smallest first", "largest first"),
        ("compared", "lower first", "higher first"),
    ],
)
def test_a_direction_is_said_as_it_fits_the_column(
    table: TableSpec, column: str, up: str, down: str
) -> None:
    spec = next(one for one in table.columns if one.id == column)
    assert (sort_words(spec, descending=False), sort_words(spec, descending=True)) == (up, down)


def test_a_header_says_its_sort_and_its_filter(table: TableSpec) -> None:
    need = table.columns[0]
    assert header_words(need, None, filtered=False) == need.title
    assert header_words(need, (1, False), filtered=True) == f"{need.title}, sorted A to Z, filtered"
    assert header_words(need, (2, True), filtered=False) == f"{need.title}, second sort, Z to A"


def test_the_order_is_told_for_columns_that_the_table_has(table: TableSpec) -> None:
    keys = (SortKey("compared", descending=True), SortKey("nothing"), SortKey("need"))
    need, compared = table.columns[0].title, table.columns[6].title
    told = sorted_by(table, Query(sort=keys))
    assert told == f"Sorted by {compared}, higher first, then by {need}, A to Z"
    assert sorted_by(table, Query(sort=())) == "Not sorted"


@pytest.mark.parametrize("measure", list(Measure))
def test_what_a_chart_shows_stands_in_the_column_of_the_same_name(
    table: TableSpec, measure: Measure
) -> None:
    row = table.rows[0]
    place = [one.id for one in table.columns].index(measure.value)
    assert measured_cell(table, measure, row.id) == row.cells[place]
    assert measured_cell(table, measure, "XYZ") is None


def test_a_cell_says_what_it_means_and_how_it_comes_about() -> None:
    both = CellSpec("1", 1, description="Meaning.", explanation="Formula.")
    assert cell_words(both) == "Meaning.\n\nFormula."
    assert not cell_words(CellSpec("1", 1))


def test_a_cell_says_first_which_figure_it_is() -> None:
    cell = CellSpec("1", 1, description="Meaning.", explanation="Formula.", figure="Name: 1.")
    assert cell_words(cell) == "Name: 1.\n\nMeaning.\n\nFormula."
    assert not cell_words(CellSpec("1", 1, figure="Name: 1."))
