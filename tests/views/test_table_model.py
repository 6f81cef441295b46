"""What the table's model promises to Qt and to a screen reader."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from sample_table import sample_table

from sendviewer.present.options import Query, SortKey, WordsFilter
from sendviewer.views.table_model import TableModel

Role = Qt.ItemDataRole
HORIZONTAL, VERTICAL = Qt.Orientation.Horizontal, Qt.Orientation.Vertical


@pytest.fixture
def model(qapp):
    model = TableModel()
    model.show_spec(sample_table(), Query(sort=(SortKey("children", True), SortKey("need"))))
    return model


def reversed_table():
    table = sample_table()
    return replace(table, rows=tuple(reversed(table.rows)))


def test_qt_finds_no_fault_in_the_model_through_all_its_changes(qtmodeltester, model):
    qtmodeltester.check(model)
    model.show_spec(reversed_table())
    table = sample_table()
    model.show_spec(replace(table, rows=table.rows[:2]))
    model.show_spec(replace(table, rows=()))
    model.show_spec(table)
    qtmodeltester.check(model)


def test_only_plain_values_leave_the_model(model):
    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            for role in Role:
                value = model.data(model.index(row, column), role)
                assert type(value) in (str, int, type(None)), role


def test_another_order_keeps_persistent_indexes_on_their_rows(model):
    kept = QPersistentModelIndex(model.index(1, 2))
    model.show_spec(reversed_table())
    assert kept.row() == 3
    assert model.data(kept) == "29.8"


def test_fewer_rows_are_a_reset(qtbot, model):
    table = sample_table()
    with qtbot.waitSignal(model.modelReset):
        model.show_spec(replace(table, rows=table.rows[:2]))
    assert model.rowCount() == 2


def test_sort_asks_and_changes_nothing_itself(qtbot, model):
    with qtbot.waitSignal(model.sort_requested) as asked:
        model.sort(1, Qt.SortOrder.DescendingOrder)
    assert asked.args == ["children", True]
    assert model.row_id(0) == "SPLD"


@pytest.mark.parametrize(
    ("section", "words"),
    [
        (1, "Children, sorted largest first"),
        (0, "Need, second sort, A to Z"),
        (2, "% of total"),
    ],
)
def test_a_header_says_how_it_is_sorted(model, section, words):
    assert model.headerData(section, HORIZONTAL, Role.AccessibleTextRole) == words


def test_a_header_says_that_it_is_filtered(model):
    model.show_spec(sample_table(), Query(filters=(WordsFilter("need", "x"),), sort=()))
    assert model.headerData(0, HORIZONTAL, Role.AccessibleTextRole) == "Need, filtered"


def test_rows_are_named_by_their_need(model):
    assert model.headerData(1, VERTICAL) == "Moderate Learning Disability"


def test_what_is_missing_is_spoken_as_its_reason(model):
    index = model.index(4, 1)
    assert model.data(index) == "c"
    assert model.data(index, Role.AccessibleTextRole) == "not published, to protect children"


def test_a_tool_tip_holds_meaning_and_formula(model):
    assert model.data(model.index(0, 1), Role.ToolTipRole) == "2,477 and so on\n\nBy a formula."


def test_figures_stand_at_the_right_and_words_at_the_left(model):
    right = Qt.AlignmentFlag.AlignRight.value
    aligned = [
        bool(model.data(model.index(0, column), Role.TextAlignmentRole) & right)
        for column in range(model.columnCount())
    ]
    assert aligned == [False, True, True, True, True, True, False, True]


def test_outside_the_table_there_is_nothing(model):
    assert model.data(QModelIndex()) is None
    assert model.headerData(99, HORIZONTAL) is None
    assert model.row_id(-1) == model.column_id(99) == ""
