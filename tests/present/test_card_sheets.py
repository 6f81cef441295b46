"""Cards in plain parts: what each column holds is said, and rows know their group."""

from __future__ import annotations

import pytest
from pages_by_hand import census_page, llr_page, plans_page

from sendviewer.core.pages import Page
from sendviewer.present.card_sheets import CardSheet, card_sheet
from sendviewer.present.options import ViewOptions
from sendviewer.present.overview import build_overview
from sendviewer.present.specs import CellKind


def sheet_of(page: Page, id_: str) -> CardSheet:
    (card,) = [one for one in build_overview(page, ViewOptions()).cards if one.id == id_]
    return card_sheet(card)


def test_the_furthest_needs_have_one_column_of_figures_beside_answers_and_words() -> None:
    kinds = [column.kind for column in sheet_of(llr_page(), "furthest").columns]

    assert kinds == [CellKind.TEXT, CellKind.DIFFERENCE, CellKind.COMPARED, CellKind.TEXT]


@pytest.mark.parametrize("id_", ["settings", "ages", "most-common"])
def test_all_that_stands_beside_the_names_is_figures(id_: str) -> None:
    names, *others = sheet_of(plans_page(), id_).columns

    assert names.kind is CellKind.TEXT
    assert all(column.kind.is_figure for column in others)


def test_rows_stand_in_groups_under_the_heading_that_the_first_of_them_has() -> None:
    groups = list(sheet_of(census_page(), "provisions").groups())

    assert [(heading.partition(":")[0], len(rows)) for heading, rows in groups] == [
        ("SEN support", 2),
        ("EHC plans", 2),
    ]


def test_rows_without_headings_are_one_group() -> None:
    sheet = sheet_of(llr_page(), "most-common")

    assert list(sheet.groups()) == [("", sheet.rows)]


def test_a_card_without_rows_has_no_group() -> None:
    assert list(sheet_of(llr_page(), "children").groups()) == []
