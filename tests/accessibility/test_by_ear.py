"""The page by ear: what a screen reader is given of table and chart, and what is announced."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from conftest import Heard
from doors import AnsweringChooser
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tree_walk import nodes
from window_states import needs_page

from sendviewer.sources.pages import shipped_page_path
from sendviewer.ui.main_window import MainWindow
from sendviewer.ui.overview_page import OverviewPage
from sendviewer.views.card_view import CardView
from sendviewer.views.table_panel import TablePanel

Key, Modifier, Role = Qt.Key, Qt.KeyboardModifier, QAccessible.Role
CTRL, SHIFT, ALT = Modifier.ControlModifier, Modifier.ShiftModifier, Modifier.AltModifier


def press(key: Key, modifiers: Modifier = Modifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, modifiers)


def words(node: QAccessibleInterface) -> tuple[str, str]:
    return node.text(QAccessible.Text.Name), node.text(QAccessible.Text.Description)


@pytest.fixture
def panel(window: MainWindow) -> TablePanel:
    window.run_command("view.needs")
    needs_page(window).changes.quiet.setInterval(30)
    return needs_page(window).panel


# --- The table --------------------------------------------------------------------------------


def test_headers_are_column_headers_and_tell_sort_and_filter(
    window: MainWindow, panel: TablePanel
) -> None:
    window.run_command("table.sort_descending")
    panel.header.go_to(panel.model.column_of("difference"))
    needs_page(window).column_commands.sort_descending()
    panel.header.go_to(panel.model.column_of("children"))
    needs_page(window).column_commands.sort_add()
    needs_page(window).bar.choice.chosen.emit("higher")
    names = [words(node)[0] for node in nodes(panel.view) if node.role() is Role.ColumnHeader]
    assert "Difference (points), sorted largest first" in names
    assert any(name.startswith("Children, second sort, ") for name in names)
    assert "Compared, filtered" in names


def test_each_row_is_named_by_its_need(panel: TablePanel) -> None:
    # Row headers are not drawn: the need stands in the first column as well.
    table = QAccessible.queryAccessibleInterface(panel.view)
    parts = [table.child(number) for number in range(table.childCount())]
    names = [words(part)[0] for part in parts if part.role() is Role.RowHeader]
    assert set(names) == {row.cells[0].text for row in panel.model.spec.rows}
    assert len(names) == 13


def test_each_figure_is_told_with_its_comparison(panel: TablePanel) -> None:
    cells = [words(node) for node in nodes(panel.view) if node.role() is Role.Cell]
    assert len(cells) == 13 * 8
    told = dict(cells)
    assert told["+9.4"].startswith("9.4 percentage points above England")
    assert told["\N{MINUS SIGN}3.6"].startswith("3.6 percentage points below England")


def test_the_total_is_a_table_of_its_own_with_a_name(panel: TablePanel) -> None:
    total = QAccessible.queryAccessibleInterface(panel.total_view)
    assert words(total)[0] == "Total of Needs"
    assert any("21,966" in words(node)[0] for node in nodes(panel.total_view))


def test_along_a_row_only_the_figure_changes_and_not_the_name(panel: TablePanel) -> None:
    """The name of a cell is its figure; need and column are headers, read when they change."""
    panel.view.enter()
    need = panel.model.spec.rows[0].cells[0].text
    spoken = []
    for column in range(1, panel.model.columnCount()):
        press(Key.Key_Right)
        index = panel.view.currentIndex()
        assert (index.row(), index.column()) == (0, column)
        spoken.append(index.data(Qt.ItemDataRole.AccessibleTextRole))
    assert spoken[:3] == ["6,547", "29.8", "29.2 to 30.4"]
    assert not any(need in one for one in spoken)


def test_along_a_row_no_words_are_read_twice(panel: TablePanel) -> None:
    """What a cell is described by stands beside one share and one difference, not in each cell."""
    rows: dict[int, list[str]] = {}
    for row in range(panel.model.rowCount()):
        cells = [panel.model.index(row, at) for at in range(panel.model.columnCount())]
        told = [str(cell.data(Qt.ItemDataRole.AccessibleDescriptionRole)) for cell in cells]
        rows[row] = [panel.model.column_id(at) for at, words in enumerate(told) if words]
        named = [str(cell.data(Qt.ItemDataRole.AccessibleTextRole)) for cell in cells]
        assert not set(filter(None, told)) & set(named), "a reason is its cell's name already"
    assert set(map(tuple, rows.values())) == {("need", "share", "difference")}


def test_every_part_is_told_to_be_in_english(window: MainWindow) -> None:
    key = QAccessible.Attribute.Locale
    for tab in ("overview", "needs", "chart", "text"):
        window.run_command(f"view.{tab}")
        told = {
            node.attributesInterface().attributeValue(key).name()
            for node in nodes(window)
            if node.attributesInterface() and key in node.attributesInterface().attributeKeys()
        }
        assert told == {"en_GB"}


def test_the_header_that_has_the_focus_is_named_with_its_sort(panel: TablePanel) -> None:
    panel.header.setFocus()
    press(Key.Key_Home)
    press(Key.Key_Right)
    assert panel.header.accessibleName().endswith("Children, sorted largest first")
    press(Key.Key_Return)
    assert panel.header.accessibleName().endswith("Children, sorted smallest first")
    assert "Enter sorts" in panel.header.accessibleDescription()


# --- What is announced ------------------------------------------------------------------------


def test_a_new_order_is_announced(panel: TablePanel, heard: Heard) -> None:
    panel.header.setFocus()
    panel.header.go_to(panel.model.column_of("difference"))
    press(Key.Key_Return)
    assert heard.last == "Sorted by Difference (points), largest first"


def test_a_filter_is_announced_with_how_many_needs_are_left(
    window: MainWindow, panel: TablePanel, heard: Heard, qtbot: QtBot
) -> None:
    press_find(window)
    QTest.keyClicks(QApplication.focusWidget(), "autis")
    qtbot.waitUntil(lambda: heard.last == "1 of 13 needs shown")
    assert heard.words == ["1 of 13 needs shown"], "typing is not read letter by letter"


def press_find(window: MainWindow) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, Key.Key_F, CTRL)


def test_that_nothing_is_left_is_announced_with_the_way_back(
    window: MainWindow, panel: TablePanel, heard: Heard, qtbot: QtBot
) -> None:
    press_find(window)
    QTest.keyClicks(QApplication.focusWidget(), "xyz")
    qtbot.waitUntil(lambda: bool(heard.words))
    assert "No need matches “xyz”" in heard.last
    heard.forget()
    window.run_command("table.clear_filters")
    qtbot.waitUntil(lambda: heard.last == "13 needs shown")


def test_a_copy_is_announced(window: MainWindow, panel: TablePanel, heard: Heard) -> None:
    for command in ("copy_table", "copy_chart", "copy_description", "copy_markdown"):
        heard.forget()
        window.run_command(f"edit.{command}")
        assert len(heard.words) == 1
        assert "copied" in heard.last.casefold()
    window.run_command("edit.copy_table")
    assert heard.last == "Copied 13 rows, 8 columns with headers"


def test_an_opened_page_is_announced(
    window: MainWindow, heard: Heard, chooser: AnsweringChooser, qtbot: QtBot, tmp_path: Path
) -> None:
    chooser.answer = Path(shutil.copytree(shipped_page_path(), tmp_path / "page"))
    window.run_command("file.open_folder")
    qtbot.waitUntil(lambda: not window.tasks.running)
    assert heard.last == "Opened LLR, April 2020"


def test_an_error_interrupts_and_names_file_and_line(
    window: MainWindow, heard: Heard, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(shipped_page_path(), tmp_path / "page"))
    needs = folder / "needs.csv"
    needs.write_text(needs.read_text(encoding="utf-8").replace("6547", "many"), encoding="utf-8")
    window.opening.open_paths([folder])
    qtbot.waitUntil(lambda: not window.tasks.running)
    assert len(heard.urgent) == 1
    for part in ("was not opened", "needs.csv", "line 3", "many"):
        assert part in heard.urgent[0]


def test_a_command_that_cannot_run_announces_why(window: MainWindow, heard: Heard) -> None:
    window.run_command("view.overview")
    heard.forget()
    window.run_command("table.sort_ascending")
    assert heard.words == ["Open the tab Needs first (Ctrl+2)."]


CHANGES = {
    "chart.difference": "Chart: Difference from the comparator",
    "chart.order_source": "Order: as in the source",
    "chart.intervals": "Intervals hidden in the chart",
    "view.confidence_998": "99.8% interval",
    "view.theme_dark": "Theme: Dark",
    "view.text_larger": "Text size 110%",
}


def test_a_change_of_the_view_is_announced(window: MainWindow, heard: Heard) -> None:
    window.run_command("view.chart")
    for command, said in CHANGES.items():
        heard.forget()
        window.run_command(command)
        assert heard.words == [said]


def test_what_undo_takes_back_is_announced(window: MainWindow, heard: Heard) -> None:
    window.run_command("view.chart")
    window.run_command("chart.difference")
    heard.forget()
    window.run_command("edit.undo")
    assert heard.words == ["Chart: Share of all that are counted"]


def test_what_is_said_can_be_read_later_in_the_status_line(
    window: MainWindow, heard: Heard
) -> None:
    window.run_command("view.needs")
    window.run_command("edit.copy_table")
    notices = [words(node)[0] for node in nodes(window.status)]
    assert f"Last notice: {heard.last}" in notices


# --- The chart --------------------------------------------------------------------------------


def test_the_chart_is_a_chart_with_a_name_and_a_description(window: MainWindow) -> None:
    window.run_command("view.chart")
    view = window.tabs.current.view
    name, description = words(QAccessible.queryAccessibleInterface(view))
    assert name == view.spec.title
    assert "England" in description
    assert len(description) > 80


def test_walking_the_bars_says_each_with_its_comparison_and_nothing_twice(
    window: MainWindow, heard: Heard
) -> None:
    window.run_command("view.chart")
    view = window.tabs.current.view
    view.setFocus()
    heard.forget()
    bars = view.spec.bars
    press(Key.Key_Home)
    for _ in bars[1:]:
        press(Key.Key_Down)
    assert heard.words == [bar.sentence for bar in bars]
    assert "29.8" in heard.words[0]
    assert "England" in heard.words[0]


def test_a_bar_that_is_chosen_is_the_current_row_of_the_table(window: MainWindow) -> None:
    window.run_command("view.chart")
    view = window.tabs.current.view
    view.setFocus()
    press(Key.Key_End)
    press(Key.Key_Return)
    last = view.spec.bars[-1].id
    assert window.state.selected_need == last
    panel = needs_page(window).panel
    assert panel.model.row_id(panel.view.currentIndex().row()) == last


# --- The small charts -------------------------------------------------------------------------


def small_chart(window: MainWindow, title: str) -> CardView:
    window.run_command("view.overview")
    page = window.tabs.current
    assert isinstance(page, OverviewPage)
    card = next(one for one in page.view.card_views() if one.card.title == title)
    card.setFocus()
    return card


def test_each_small_chart_is_a_chart_with_a_name_and_a_description(window: MainWindow) -> None:
    small_chart(window, "Most common needs")
    charts = [node for node in nodes(window.tabs.current) if node.role() is Role.Chart]
    told = dict(map(words, charts))
    assert set(told) == {
        "Share of the school population",
        "Where they go to school",
        "Most common needs",
        "Furthest from England, in percentage points",
    }
    assert told["Most common needs"].startswith("Bar chart with five bars. The five most common")
    assert all("T shows it as a table" in description for description in told.values())


def test_walking_a_small_chart_says_each_figure_with_the_comparators(
    window: MainWindow, heard: Heard
) -> None:
    small_chart(window, "Most common needs")
    heard.forget()
    for _ in range(5):
        press(Key.Key_Down)
    assert heard.words[0] == "Moderate Learning Disability: 29.8% (England 20.4%)."
    assert heard.words[-1] == "Autistic Spectrum: 7.4% (England 11.0%)."
    assert len(heard.words) == 5


def test_a_need_of_a_small_chart_is_selected_by_enter_and_says_so(
    window: MainWindow, heard: Heard
) -> None:
    small_chart(window, "Furthest from England, in percentage points")
    press(Key.Key_Down)
    press(Key.Key_Return)
    assert window.state.selected_need == "MLD"
    assert heard.last == "Selected in table and chart: Moderate Learning Disability"


def test_each_bar_can_be_pressed_by_assistive_technology(window: MainWindow) -> None:
    window.run_command("view.chart")
    view = window.tabs.current.view
    bar = QAccessible.queryAccessibleInterface(view.bar_nodes[3]).actionInterface()
    assert bar.actionNames() == ["Press", "SetFocus"]
    bar.doAction("Press")
    assert window.state.selected_need == view.spec.bars[3].id


def test_the_focus_that_assistive_technology_puts_on_a_bar_is_that_of_the_chart(
    window: MainWindow, heard: Heard, qtbot: QtBot
) -> None:
    window.run_command("view.chart")
    view = window.tabs.current.view
    bar = QAccessible.queryAccessibleInterface(view.bar_nodes[2]).actionInterface()
    bar.doAction("SetFocus")
    qtbot.waitUntil(view.hasFocus)
    assert heard.last == view.spec.bars[2].sentence
    assert view.walked_bar == view.spec.bars[2]


def test_nothing_is_handed_on_where_nobody_listens(
    window: MainWindow, heard: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QAccessible, "isActive", staticmethod(lambda: False))
    window.state.say("Words")
    assert heard.words == []
    assert window.status.notice == "Words"
