"""Rows of text for a list: what Qt asks of a model, and what a row says."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QListView
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from sendviewer.views.list_model import ListModel

Role = Qt.ItemDataRole
ROWS = [
    {Role.DisplayRole: "Dark", Role.AccessibleTextRole: "Dark, in the menu View"},
    {Role.DisplayRole: "Light", Role.UserRole + 1: "chosen already"},
]


def test_it_keeps_what_qt_asks_of_a_model(qtmodeltester: ModelTester) -> None:
    model = ListModel()
    qtmodeltester.check(model)
    model.show_rows(ROWS)
    qtmodeltester.check(model)
    model.show_rows(ROWS[:1])


def test_a_row_says_in_each_role_what_it_was_given_and_nothing_in_others() -> None:
    model = ListModel()
    model.show_rows(ROWS)
    first, second = model.index(0), model.index(1)
    assert first.data() == "Dark"
    assert first.data(Role.AccessibleTextRole) == "Dark, in the menu View"
    assert second.data(Role.UserRole + 1) == "chosen already"
    assert second.data(Role.AccessibleTextRole) is None
    assert model.rowCount(first) == 0
    assert model.data(QModelIndex()) is None


def test_after_other_rows_nothing_is_current(qtbot: QtBot) -> None:
    model, view = ListModel(), QListView()
    qtbot.addWidget(view)
    view.setModel(model)
    model.show_rows(ROWS)
    view.setCurrentIndex(model.index(1))
    model.show_rows(ROWS[:1])
    assert not view.currentIndex().isValid()
