"""The columns in their dialog: ticks, places, and what Qt asks of a model."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from sendviewer.core.pages import Page
from sendviewer.present.options import COLUMN_IDS, ViewOptions
from sendviewer.present.table import build_table
from sendviewer.ui.columns_model import ALWAYS_SHOWN, ColumnsModel

Role = Qt.ItemDataRole
TICKED, UNTICKED = Qt.CheckState.Checked.value, Qt.CheckState.Unchecked.value


@pytest.fixture
def model(page: Page) -> ColumnsModel:
    model = ColumnsModel(build_table(page, ViewOptions()).columns)
    model.show_columns(COLUMN_IDS)
    return model


def test_it_keeps_what_qt_asks_of_a_model(model: ColumnsModel, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)
    model.move(0, 1)
    model.move(3, -1)
    model.show_columns(("need", "share"))
    qtmodeltester.check(model)


def test_hidden_columns_stand_after_the_visible_ones_without_a_tick(model: ColumnsModel) -> None:
    model.show_columns(("need", "share"))
    assert model.ticked == ("need", "share")
    assert model.rowCount() == len(COLUMN_IDS)
    assert model.index(2).data(Role.CheckStateRole) == UNTICKED


def test_a_column_moves_one_place_and_stays_at_either_end(model: ColumnsModel) -> None:
    assert model.move(1, 1) == 2
    assert model.ticked[:3] == ("need", "share", "children")
    assert model.move(0, -1) == 0
    last = len(COLUMN_IDS) - 1
    assert model.move(last, 1) == last
    assert model.ticked[:3] == ("need", "share", "children")


def test_the_need_keeps_its_tick(model: ColumnsModel) -> None:
    assert not model.setData(model.index(0), UNTICKED, Role.CheckStateRole)
    assert model.setData(model.index(1), UNTICKED, Role.CheckStateRole)
    assert model.ticked == (ALWAYS_SHOWN, *COLUMN_IDS[2:])
    assert model.setData(model.index(1), TICKED, Role.CheckStateRole)
    assert model.ticked == COLUMN_IDS
