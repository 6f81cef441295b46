"""The main jobs by keys alone, from the focus that the window opens with to the result."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Heard
from doors import AnsweringChooser, KeptClipboard
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot
from tree_walk import stop_name
from window_states import needs_page

from sendviewer.present.options import SortKey
from sendviewer.ui.area_dialog import AreaYearDialog
from sendviewer.ui.card_table_dialog import CardTableDialog
from sendviewer.ui.column_filter import ColumnFilterPopup
from sendviewer.ui.columns_dialog import ColumnsDialog
from sendviewer.ui.command_palette import CommandPalette
from sendviewer.ui.main_window import MainWindow
from sendviewer.ui.shortcut_sheet import sheet_html
from sendviewer.views.chart_view import ChartView
from sendviewer.views.table_header import TableHeader
from sendviewer.views.table_view import TableView

Key, Modifier = Qt.Key, Qt.KeyboardModifier
CTRL, SHIFT, ALT = Modifier.ControlModifier, Modifier.ShiftModifier, Modifier.AltModifier
NONE = Modifier.NoModifier


class Keys:
    """A person with a keyboard and nothing else."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self._window = window
        self._qtbot = qtbot

    @property
    def focus(self) -> QWidget:
        """What would get the next key: an open menu before all else."""
        popup = QApplication.activePopupWidget()
        if popup is not None:
            return popup.focusWidget() or popup
        return QApplication.focusWidget() or self._window

    def press(self, key: Key, modifiers: Modifier = NONE, times: int = 1) -> None:
        for _ in range(times):
            QTest.keyClick(self.focus, key, modifiers)

    def type(self, words: str) -> None:
        QTest.keyClicks(self.focus, words)

    def tab_to(self, is_there: Callable[[QWidget], bool], key: Key = Key.Key_Tab) -> None:
        """Press a key until the focus is where it is wanted."""
        for _ in range(60):
            if is_there(self.focus):
                return
            self.press(key)
        raise AssertionError(f"not reached; the focus is at {stop_name(self.focus)}")

    def tab_to_name(self, name: str) -> None:
        self.tab_to(lambda widget: name in stop_name(widget).replace("&", ""))

    def wait_for(self, kind: type[QDialog]) -> QDialog:
        def dialogs() -> list[QDialog]:
            return [one for one in self._window.findChildren(kind) if one.isActiveWindow()]

        self._qtbot.waitUntil(lambda: bool(dialogs()), timeout=10_000)
        return dialogs()[0]

    def wait_until_done(self) -> None:
        self._qtbot.waitUntil(lambda: not self._window.tasks.running, timeout=10_000)


@pytest.fixture
def keys(window: MainWindow, qtbot: QtBot) -> Keys:
    return Keys(window, qtbot)


def test_a_dfe_file_is_opened_and_a_page_made_of_three_areas(  # noqa: PLR0917 - fixtures
    window: MainWindow,
    keys: Keys,
    chooser: AnsweringChooser,
    made_file: Path,
    heard: Heard,
    qtbot: QtBot,
) -> None:
    chooser.answer = made_file
    keys.press(Key.Key_O, CTRL)
    dialog = keys.wait_for(AreaYearDialog)
    assert isinstance(dialog, AreaYearDialog)
    assert any(said.startswith("Opened ") for said in heard.words)
    while dialog.picker.places:
        keys.press(Key.Key_Backspace, times=2)
    for words in ("856", "leicestersh", "rutl"):
        keys.tab_to(lambda widget: widget is dialog.picker.entry)
        keys.type(words)
        assert "match" in heard.last
        keys.press(Key.Key_Return)
    heard.forget()
    keys.press(Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: window.releases.shows_own_page, timeout=10_000)
    keys.wait_until_done()
    assert [area.dfe_code for area in window.state.page.areas] == ["856", "855", "857"]
    assert any(said.startswith("Showing ") for said in heard.words)


def test_the_table_is_sorted_from_its_header(window: MainWindow, keys: Keys) -> None:
    keys.press(Key.Key_2, CTRL)
    keys.tab_to(lambda widget: isinstance(widget, TableHeader))
    keys.press(Key.Key_Home)
    keys.tab_to(lambda _: _header(window) == "difference", key=Key.Key_Right)
    keys.press(Key.Key_Return)
    assert window.state.options.table.query.sort == (SortKey("difference", descending=True),)
    keys.press(Key.Key_Return)
    assert window.state.options.table.query.sort == (SortKey("difference", descending=False),)
    keys.press(Key.Key_Down)
    assert isinstance(keys.focus, TableView)


def _header(window: MainWindow) -> str:
    panel = needs_page(window).panel
    return panel.model.column_id(panel.header.current_section)


def test_the_table_is_sorted_from_the_menu_of_a_header(window: MainWindow, keys: Keys) -> None:
    keys.press(Key.Key_2, CTRL)
    keys.tab_to(lambda widget: isinstance(widget, TableHeader))
    keys.press(Key.Key_Down, ALT)
    assert isinstance(QApplication.activePopupWidget(), QMenu)
    keys.press(Key.Key_Down)
    keys.press(Key.Key_Return)
    assert window.state.options.table.query.sort[0].column == "need"


def test_the_keys_that_the_sheet_gives_for_headers_do_what_it_says(
    window: MainWindow, keys: Keys
) -> None:
    sheet = sheet_html()
    for told in ("Enter; Shift+Enter", "Ctrl+Left, Ctrl+Right", "Shift+Left, Shift+Right"):
        assert f"{told} (on its header)" in sheet
    keys.press(Key.Key_2, CTRL)
    keys.tab_to(lambda widget: isinstance(widget, TableHeader))
    header = needs_page(window).panel.header
    keys.tab_to(lambda _: _header(window) == "share", key=Key.Key_Right)
    keys.press(Key.Key_Return, SHIFT)
    assert [key.column for key in window.state.options.table.query.sort] == ["children", "share"]
    before = header.sectionSize(header.current_section)
    keys.press(Key.Key_Right, SHIFT)
    assert header.sectionSize(header.current_section) > before
    keys.press(Key.Key_Left, CTRL)
    shown = [column.id for column in needs_page(window).shown_table.columns]
    assert shown[:3] == ["need", "share", "children"]


def test_needs_are_found_by_words_and_the_filter_is_taken_away_by_its_chip(
    window: MainWindow, keys: Keys
) -> None:
    keys.press(Key.Key_2, CTRL)
    keys.press(Key.Key_F, CTRL)
    keys.type("autis")
    assert window.status.rows_text == "1 of 13 needs shown"
    keys.tab_to_name("Remove filter")
    keys.press(Key.Key_Space)
    assert window.status.rows_text == "13 needs shown"
    assert keys.focus is needs_page(window).bar.search


def test_a_column_is_filtered_by_numbers(window: MainWindow, keys: Keys) -> None:
    keys.press(Key.Key_2, CTRL)
    keys.tab_to(lambda widget: isinstance(widget, TableHeader))
    keys.press(Key.Key_Home)
    keys.press(Key.Key_Right)
    keys.press(Key.Key_L, CTRL | SHIFT)
    (popup,) = [one for one in window.findChildren(ColumnFilterPopup) if one.isVisible()]
    assert popup.editor.lowest.hasFocus()
    keys.type("1000")
    keys.press(Key.Key_Return)
    assert window.status.rows_text == "5 of 13 needs shown"
    keys.press(Key.Key_X, CTRL | SHIFT)
    assert window.status.rows_text == "13 needs shown"


def test_columns_are_hidden_and_moved_in_their_dialog(window: MainWindow, keys: Keys) -> None:
    keys.press(Key.Key_2, CTRL)
    keys.tab_to_name("Columns…")
    keys.press(Key.Key_Space)
    keys.wait_for(ColumnsDialog)
    keys.press(Key.Key_Down)
    keys.press(Key.Key_Space)
    keys.press(Key.Key_Down)
    keys.press(Key.Key_Up, ALT)
    keys.tab_to_name("Show these columns")
    keys.press(Key.Key_Space)
    shown = [column.id for column in needs_page(window).shown_table.columns]
    assert "children" not in shown
    assert shown[:2] == ["need", "share"]


def test_a_block_of_the_table_is_selected_and_copied(
    window: MainWindow, keys: Keys, clipboard: KeptClipboard
) -> None:
    keys.press(Key.Key_2, CTRL)
    keys.tab_to(lambda widget: isinstance(widget, TableHeader))
    keys.press(Key.Key_Down)
    keys.press(Key.Key_Home, CTRL)
    keys.press(Key.Key_Right, SHIFT)
    keys.press(Key.Key_Down, SHIFT)
    keys.press(Key.Key_C, CTRL)
    assert clipboard.last.text is not None
    assert clipboard.last.text.split("\n")[1] == "Moderate Learning Disability\t6,547"
    assert len(clipboard.last.text.split("\n")) == 3


def test_the_chart_is_walked_described_and_copied(
    window: MainWindow, keys: Keys, clipboard: KeptClipboard, heard: Heard
) -> None:
    keys.press(Key.Key_3, CTRL)
    keys.press(Key.Key_2, ALT)
    assert "Difference" in heard.last
    keys.tab_to(lambda widget: isinstance(widget, ChartView))
    keys.press(Key.Key_Home)
    keys.press(Key.Key_Down)
    assert heard.last == keys.focus.current_bar.sentence
    keys.press(Key.Key_Return)
    assert window.state.selected_need
    keys.press(Key.Key_A, CTRL | SHIFT)
    assert "England" in clipboard.last.text
    keys.press(Key.Key_H, CTRL | SHIFT)
    assert clipboard.last.image is not None
    assert clipboard.last.svg is not None


def test_a_small_chart_is_walked_copied_and_shown_as_a_table(
    window: MainWindow, keys: Keys, clipboard: KeptClipboard, qtbot: QtBot
) -> None:
    keys.press(Key.Key_1, CTRL)
    keys.tab_to_name("Where they go to school")
    keys.press(Key.Key_Right, times=2)
    keys.press(Key.Key_C, CTRL)
    assert clipboard.last.text is not None
    assert "Secondary schools: 7,513 children, 34.2%. Source:" in clipboard.last.text
    keys.press(Key.Key_T)
    keys.wait_for(CardTableDialog)
    assert isinstance(keys.focus, TableView)
    keys.press(Key.Key_C, CTRL)
    assert clipboard.last.text.split("\n")[1] == "Primary schools\t12,142\t55.3%"
    keys.press(Key.Key_Escape)
    window.activateWindow()
    qtbot.waitUntil(lambda: "Where they go" in stop_name(keys.focus))
    keys.tab_to_name("Most common needs")
    keys.press(Key.Key_End)
    keys.press(Key.Key_T)
    assert window.tabs.shown == "needs"
    assert window.state.selected_need == "ASD"


def test_the_page_is_exported_by_a_key_from_the_palette_and_from_the_menu_bar(
    window: MainWindow, keys: Keys, chooser: AnsweringChooser, tmp_path: Path, qtbot: QtBot
) -> None:
    chooser.answer = tmp_path / "needs.csv"
    keys.press(Key.Key_T, CTRL | SHIFT)
    keys.wait_until_done()
    assert len(chooser.answer.read_text(encoding="utf-8-sig").splitlines()) >= 14
    chooser.answer = tmp_path / "page.json"
    keys.press(Key.Key_K, CTRL)
    keys.wait_for(CommandPalette)
    keys.type("export json")
    keys.press(Key.Key_Return)
    keys.wait_until_done()
    assert json.loads(chooser.answer.read_text(encoding="utf-8"))
    chooser.answer = tmp_path / "page.zip"
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    keys.press(Key.Key_F, ALT)
    assert isinstance(QApplication.activePopupWidget(), QMenu)
    keys.press(Key.Key_S)
    keys.wait_until_done()
    assert chooser.answer.exists()


def test_a_menu_of_a_button_opens_and_runs_a_command(
    window: MainWindow, keys: Keys, clipboard: KeptClipboard
) -> None:
    keys.press(Key.Key_2, CTRL)
    copy = next(one for one in window.header.findChildren(QWidget) if _text_of(one) == "Copy")
    keys.tab_to(lambda widget: widget is copy)
    keys.press(Key.Key_Space)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    keys.press(Key.Key_Down)
    keys.press(Key.Key_Return)
    assert clipboard.last.text


def _text_of(widget: QWidget) -> str:
    text = getattr(widget, "text", None)
    return str(text()) if callable(text) else ""


def test_the_menus_are_reached_by_keys_pressed_one_after_the_other(
    window: MainWindow, keys: Keys
) -> None:
    """Who cannot hold two keys at once comes to every command through the menu bar."""
    keys.press(Key.Key_Alt)
    bar = window.menuBar()
    assert keys.focus is bar
    keys.press(Key.Key_Right, times=4)
    keys.press(Key.Key_Down)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.title() == "&View"
    keys.press(Key.Key_N)
    assert window.tabs.shown == "needs"


def test_every_tab_and_pane_is_reached_by_a_key(window: MainWindow, keys: Keys) -> None:
    for number, tab in enumerate(("overview", "needs", "chart", "text"), start=1):
        keys.press(Key(Key.Key_0.value + number), CTRL)
        assert window.tabs.shown == tab
        seen = []
        for _ in range(8):
            keys.press(Key.Key_F6)
            seen.append(keys.focus)
        assert window.tab_strip in seen
        assert window.status.first_part in seen
        assert any(window.tabs.current.isAncestorOf(one) for one in seen)


def test_a_figure_is_explained_and_the_way_leads_back(window: MainWindow, keys: Keys) -> None:
    keys.press(Key.Key_2, CTRL)
    keys.tab_to(lambda widget: isinstance(widget, TableHeader))
    keys.press(Key.Key_Down)
    keys.press(Key.Key_Right, times=2)
    keys.press(Key.Key_Return)
    dialog = keys.wait_for(QDialog)
    assert "Explain" in dialog.windowTitle()
    keys.press(Key.Key_Escape)
    assert not dialog.isVisible()
