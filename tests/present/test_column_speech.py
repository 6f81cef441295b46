"""What is told of a change of the columns is true in both directions, and of this table only."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from sendviewer.present.column_speech import columns_changed
from sendviewer.present.options import COLUMN_IDS, ViewOptions
from sendviewer.present.specs import TableSpec
from sendviewer.present.table import build_table
from sendviewer.sources.pages import read_page, shipped_page_path


@pytest.fixture(scope="module")
def table() -> TableSpec:
    return build_table(read_page(shipped_page_path()), ViewOptions())


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (
            COLUMN_IDS,
            COLUMN_IDS[:-1],
            "Expected at England’s share hidden. Columns… shows it again",
        ),
        (COLUMN_IDS[:-1], COLUMN_IDS, "Expected at England’s share shown again"),
        (COLUMN_IDS, COLUMN_IDS[:3], "3 of 8 columns shown"),
        (COLUMN_IDS[:3], COLUMN_IDS, "8 of 8 columns shown"),
        (COLUMN_IDS, COLUMN_IDS, ""),
        (("need", "share", "children"), ("share", "children", "need"), "Need moved: column 3 of 3"),
        (COLUMN_IDS, COLUMN_IDS[::-1], "Columns in another order"),
    ],
)
def test_a_change_is_told_in_its_direction(
    table: TableSpec, before: tuple[str, ...], after: tuple[str, ...], told: str
) -> None:
    assert columns_changed(table, before, after) == told


def test_columns_that_the_page_does_not_have_are_not_spoken_of(table: TableSpec) -> None:
    small = replace(table, columns=table.columns[:3])
    moved = ("need", "share", "children")
    assert columns_changed(small, COLUMN_IDS, moved, "share") == "% of total moved: column 2 of 3"
