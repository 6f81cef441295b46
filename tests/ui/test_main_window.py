"""The real window, used by keys and clicks."""

from __future__ import annotations

import pytest
from doors import KeptClipboard
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from sendviewer.core.comparisons import Confidence
from sendviewer.core.pages import Area
from sendviewer.present.header import build_header
from sendviewer.present.options import Query, TableOptions
from sendviewer.present.specs import Measure
from sendviewer.ui.command_palette import CommandPalette
from sendviewer.ui.help_dialogs import AboutDialog, ExplainDialog, GuideDialog, LogDialog
from sendviewer.ui.main_window import MainWindow
from sendviewer.ui.needs_page import NeedsPage
from sendviewer.ui.overview_page import OverviewPage
from sendviewer.ui.scrolling_centre import ScrollingCentre
from sendviewer.ui.shortcut_sheet import ShortcutSheet
from sendviewer.views.buttons import MenuButton
from sendviewer.views.label import Heading
from sendviewer.views.tall_area import TallArea
from sendviewer.views.theme import CONTRAST, DARK, LIGHT

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier
Key = Qt.Key


def press(window: QWidget, key: Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key, modifiers)


def dialog_of(window: MainWindow, kind: type[QDialog]) -> QDialog:
    (found,) = (dialog for dialog in window.findChildren(kind) if dialog.isVisible())
    return found


def test_ctrl_and_a_digit_shows_a_tab(window: MainWindow) -> None:
    for key, tab in (
        (Key.Key_2, "needs"),
        (Key.Key_3, "chart"),
        (Key.Key_4, "text"),
        (Key.Key_1, "overview"),
    ):
        press(window, key, CTRL)
        assert window.tabs.shown == tab
        assert window.action_set.action(f"view.{tab}").isChecked()


def test_areas_of_which_only_the_number_is_told_are_all_told_by_the_button_for_areas(
    window: MainWindow,
) -> None:
    button = window.header.first_button
    before = button.toolTip()
    areas = tuple(Area("", name) for name in ("Derby", "Hull", "Leeds", "Poole", "York"))
    page = replace(window.state.page, name="The five", areas=areas)
    window.header.show_spec(build_header(page), "England", is_only_one=True)
    told = "The areas are Derby, Hull, Leeds, Poole and York."
    assert button.toolTip() == f"{before}. {told}"
    assert button.accessibleDescription() == told
    window.header.show_spec(build_header(window.state.page), "England", is_only_one=True)
    assert button.toolTip() == before


def test_a_click_and_arrow_keys_show_a_tab(window: MainWindow) -> None:
    strip = window.tab_strip
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, NONE, strip.tabRect(2).center())
    assert window.tabs.shown == "chart"
    strip.setFocus()
    press(window, Key.Key_Left)
    assert window.tabs.shown == "needs"


def test_f6_goes_through_the_panes_and_comes_round(window: MainWindow) -> None:
    press(window, Key.Key_2, CTRL)
    window.header.first_button.setFocus()
    start = QApplication.focusWidget()
    seen = []
    for _ in range(10):
        press(window, Key.Key_F6)
        seen.append(QApplication.focusWidget())
        if seen[-1] is start:
            break
    assert seen[-1] is start
    assert window.tab_strip in seen
    assert window.status.first_part in seen
    assert len(set(seen)) == len(seen) >= 5
    press(window, Key.Key_F6, SHIFT)
    assert QApplication.focusWidget() is window.status.first_part


@pytest.mark.parametrize("tab", ["overview", "needs", "chart", "text"])
def test_tab_goes_round_the_window_and_leaves_every_control(window: MainWindow, tab: str) -> None:
    window.run_command(f"view.{tab}")
    window.header.first_button.setFocus()
    start = QApplication.focusWidget()
    seen = [start]
    for _ in range(80):
        press(window, Key.Key_Tab)
        seen.append(QApplication.focusWidget())
        if seen[-1] is start:
            break
        assert seen[-1] is not seen[-2], f"Tab does not leave {seen[-1]}"
    assert seen[-1] is start, "Tab does not come round"
    assert window.status.first_part in seen


def test_text_size_goes_in_steps_and_stops_at_both_ends(window: MainWindow) -> None:
    sizes = []
    for _ in range(6):
        press(window, Key.Key_Plus, CTRL)
        sizes.append(window.appearance.text_size)
    assert sizes == [110, 125, 150, 175, 200, 200]
    assert not window.action_set.action("view.text_larger").isEnabled()
    press(window, Key.Key_Minus, CTRL)
    assert window.appearance.text_size == 175
    press(window, Key.Key_0, CTRL)
    assert window.appearance.text_size == 100


def test_a_theme_is_taken_up_by_everything(window: MainWindow) -> None:
    for choice, theme in (("dark", DARK), ("contrast", CONTRAST), ("light", LIGHT)):
        window.run_command(f"view.theme_{choice}")
        assert QApplication.palette().window().color().name() == theme.window
        assert window.action_set.action(f"view.theme_{choice}").isChecked()


def test_undo_takes_a_view_back_and_redo_brings_it_again(window: MainWindow) -> None:
    press(window, Key.Key_3, CTRL)
    press(window, Key.Key_2, ALT)
    assert window.state.options.chart.measure is Measure.DIFFERENCE
    press(window, Key.Key_Z, CTRL)
    assert window.state.options.chart.measure is Measure.SHARE
    press(window, Key.Key_Y, CTRL)
    assert window.state.options.chart.measure is Measure.DIFFERENCE


def test_a_command_that_cannot_run_says_why(window: MainWindow) -> None:
    window.run_command("table.sort_ascending")
    assert window.status.notice == "Open the tab Needs first (Ctrl+2)."
    window.run_command("edit.undo")
    assert "take back" in window.status.notice


def test_ctrl_c_with_nothing_selected_copies_the_visible_table(
    window: MainWindow, clipboard: KeptClipboard
) -> None:
    press(window, Key.Key_2, CTRL)
    press(window, Key.Key_C, CTRL)
    assert clipboard.last.text is not None
    lines = clipboard.last.text.strip().splitlines()
    assert len(lines) == 15
    assert lines[1].startswith("Moderate Learning Disability\t6,547")
    assert window.status.notice == "Copied 13 rows, 8 columns with headers"


@pytest.mark.parametrize(
    "command",
    [
        "edit.copy",
        "edit.copy_table",
        "edit.copy_markdown",
        "edit.copy_csv",
        "edit.copy_table_picture",
    ],
)
def test_a_table_in_which_nothing_matches_is_not_copied(
    window: MainWindow, clipboard: KeptClipboard, command: str
) -> None:
    window.run_command("view.needs")
    window.run_command("edit.copy_table")
    before = clipboard.last
    window.state.change_query(Query(search="xyz"))
    window.run_command(command)
    assert window.status.notice == (
        "No need matches “xyz”. Clear the search to see all 13 needs. Nothing was copied."
    )
    assert clipboard.last is before


def test_every_copy_command_copies(window: MainWindow, clipboard: KeptClipboard) -> None:
    window.run_command("view.needs")
    needs = window.tabs.page("needs")
    assert isinstance(needs, NeedsPage)
    window.state.select_need("MLD")
    for command in ("copy_table", "copy_markdown", "copy_csv", "copy_table_picture"):
        window.run_command(f"edit.{command}")
    window.run_command("edit.copy_sentence")
    assert clipboard.last.text is not None
    assert "Moderate Learning Disability" in clipboard.last.text
    window.run_command("view.chart")
    window.run_command("edit.copy_chart")
    assert clipboard.last.image is not None
    assert clipboard.last.svg is not None
    window.run_command("edit.copy_description")
    window.run_command("view.text")
    window.run_command("edit.copy_section")
    window.run_command("view.overview")
    window.tabs.page("overview").panes()[0].setFocus()
    window.run_command("edit.copy_card_picture")
    assert clipboard.last.image is not None
    assert len(clipboard.payloads) == 9


def test_filters_are_counted_in_the_status_line_and_cleared_by_key(window: MainWindow) -> None:
    press(window, Key.Key_2, CTRL)
    press(window, Key.Key_F, CTRL)
    QTest.keyClicks(QApplication.focusWidget(), "autistic")
    assert window.status.rows_text == "1 of 13 needs shown"
    press(window, Key.Key_X, CTRL | SHIFT)
    assert window.status.rows_text == "13 needs shown"
    assert not window.action_set.action("table.clear_filters").isEnabled()


def test_a_need_selected_in_the_table_is_selected_in_the_chart(window: MainWindow) -> None:
    window.run_command("view.chart")
    window.run_command("view.needs")
    window.state.select_need("ASD")
    assert "Autistic" in (window.tabs.page("needs").sentence() or "")
    assert "Autistic" in (window.tabs.page("chart").sentence() or "")


def test_the_interval_is_chosen_in_the_menu_of_the_comparator(window: MainWindow) -> None:
    window.run_command("view.confidence_998")
    assert window.state.options.confidence is Confidence.P998
    assert window.action_set.action("view.confidence_998").isChecked()
    assert not window.action_set.action("view.confidence_95").isChecked()


def test_the_palette_runs_what_one_types(window: MainWindow, qtbot: QtBot) -> None:
    press(window, Key.Key_K, CTRL)
    palette = dialog_of(window, CommandPalette)
    assert isinstance(palette, CommandPalette)
    QTest.keyClicks(palette.field, "dark")
    assert palette.list.currentIndex().data() == "Dark"
    QTest.keyClick(palette.field, Key.Key_Return)
    assert window.appearance.theme_choice == "dark"
    qtbot.waitUntil(lambda: not palette.isVisible())


def test_the_palette_gives_the_reason_where_a_command_cannot_run(window: MainWindow) -> None:
    window.run_command("help.palette")
    palette = dialog_of(window, CommandPalette)
    assert isinstance(palette, CommandPalette)
    QTest.keyClicks(palette.field, "hide this column")
    spoken = palette.list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert "not available: Open the tab Needs first" in spoken
    QTest.keyClick(palette.field, Key.Key_Return)
    assert palette.isVisible()
    palette.reject()


def test_the_palette_says_in_place_of_the_list_that_nothing_matches(window: MainWindow) -> None:
    window.run_command("help.palette")
    palette = dialog_of(window, CommandPalette)
    assert isinstance(palette, CommandPalette)
    QTest.keyClicks(palette.field, "qqq")
    assert palette.empty.isVisible()
    assert palette.empty.text().startswith("No command matches “qqq”.")
    assert not palette.list.isVisible()
    palette.field.clear()
    assert palette.list.isVisible()
    assert not palette.empty.isVisible()
    palette.reject()


@pytest.mark.parametrize("command", ["edit.copy_chart", "edit.copy"])
def test_a_chart_without_bars_is_not_copied_but_the_reason_is_told(
    window: MainWindow, clipboard: KeptClipboard, command: str
) -> None:
    window.run_command("view.chart")
    window.run_command("chart.order_table")
    window.state.change_table(TableOptions(query=Query(search="qqq")))
    window.run_command(command)
    assert clipboard.payloads == []
    assert window.status.notice.startswith("No need matches “qqq”.")
    assert window.status.notice.endswith(" Nothing was copied.")


def test_arrow_keys_move_through_the_palette_while_one_types(window: MainWindow) -> None:
    window.run_command("help.palette")
    palette = dialog_of(window, CommandPalette)
    assert isinstance(palette, CommandPalette)
    QTest.keyClick(palette.field, Key.Key_Down)
    assert palette.list.currentIndex().row() == 1
    palette.reject()


def test_one_escape_closes_the_palette_whatever_was_typed(window: MainWindow) -> None:
    window.run_command("help.palette")
    palette = dialog_of(window, CommandPalette)
    assert isinstance(palette, CommandPalette)
    QTest.keyClicks(palette.field, "sort")
    QTest.keyClick(palette.field, Key.Key_Escape)
    assert not palette.isVisible()


@pytest.mark.parametrize(
    ("command", "kind"),
    [
        ("help.guide", GuideDialog),
        ("help.shortcuts", ShortcutSheet),
        ("help.log", LogDialog),
        ("help.about", AboutDialog),
    ],
)
def test_help_opens_and_closes_by_escape(
    window: MainWindow, command: str, kind: type[QDialog]
) -> None:
    window.run_command(command)
    dialog = dialog_of(window, kind)
    QTest.keyClick(dialog, Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_figure_is_explained_and_the_words_can_be_copied(
    window: MainWindow, clipboard: KeptClipboard
) -> None:
    window.run_command("view.needs")
    needs = window.tabs.page("needs")
    assert isinstance(needs, NeedsPage)
    window.state.select_need("MLD")
    window.run_command("help.explain")
    dialog = dialog_of(window, ExplainDialog)
    assert isinstance(dialog, ExplainDialog)
    assert dialog.text.toPlainText()
    dialog.reject()


def test_reset_brings_everything_back(window: MainWindow) -> None:
    for command in ("view.text_larger", "view.theme_dark", "view.confidence_998"):
        window.run_command(command)
    window.run_command("view.reset")
    assert window.appearance.text_size == 100
    assert window.appearance.theme_choice == "system"
    assert window.state.options.confidence is Confidence.P95


def test_the_header_says_what_the_page_is_about(window: MainWindow) -> None:
    assert "Leicester, Leicestershire and Rutland" in window.windowTitle()
    assert window.status.source_text.startswith("Source: LLR")


def test_a_long_title_stands_above_the_buttons_and_takes_no_more_lines_than_it_needs(
    window: MainWindow, qtbot: QtBot
) -> None:
    def bottom_of_title() -> int:
        title = next(one for one in window.header.findChildren(Heading) if one.text())
        return title.mapTo(window, title.rect().bottomLeft()).y()

    def top_of_buttons() -> int:
        button = window.header.first_button
        return button.mapTo(window, button.rect().topLeft()).y()

    window.resize(1024, 700)
    qtbot.waitUntil(lambda: top_of_buttons() < bottom_of_title())
    long_name = "; ".join(["Bournemouth, Christchurch and Poole", "Kingston upon Hull"] * 2)
    window.state.open_page(replace(window.state.page, name=long_name))
    qtbot.waitUntil(lambda: top_of_buttons() > bottom_of_title())


def test_the_cards_of_the_overview_end_where_the_header_ends(
    window: MainWindow, qtbot: QtBot
) -> None:
    def right_edge(part: QWidget) -> int:
        return part.mapTo(window, part.rect().topRight()).x()

    overview = window.tabs.page("overview")
    assert isinstance(overview, OverviewPage)
    button = window.header.findChildren(MenuButton)[-1]
    for height in (700, 1600):
        window.resize(1360, height)
        qtbot.waitUntil(
            lambda: abs(right_edge(overview.view.card_views()[0]) - right_edge(button)) <= 4
        )


def test_a_low_window_with_large_text_keeps_its_room_for_the_tab(
    window: MainWindow, qtbot: QtBot
) -> None:
    def room_for_the_tab() -> int:
        top = window.tabs.mapTo(window, window.tabs.rect().topLeft()).y()
        return window.status.mapTo(window, window.status.rect().topLeft()).y() - top

    window.appearance.set_text_size(200)
    window.resize(1024, 700)
    qtbot.waitUntil(lambda: room_for_the_tab() > 300)
    assert not window.header.first_button.isVisible()
    window.appearance.set_text_size(100)
    qtbot.waitUntil(window.header.first_button.isVisible)


@pytest.mark.parametrize("room", [(1024, 700, 200), (975, 943, 200), (1280, 720, 150)])
@pytest.mark.parametrize("tab", ["needs", "chart"])
def test_with_large_text_a_tab_gets_the_height_of_the_window_and_does_not_scroll_in_it(
    window: MainWindow, qtbot: QtBot, tab: str, room: tuple[int, int, int]
) -> None:
    width, height, text_size = room
    window.appearance.set_text_size(text_size)
    window.resize(width, height)
    window.tabs.show_tab(tab)
    around = window.findChild(ScrollingCentre)
    qtbot.waitUntil(lambda: window.tabs.height() >= around.viewport().height())
    inside = window.tabs.current.findChild(TallArea)
    qtbot.waitUntil(lambda: inside.verticalScrollBar().maximum() == 0)
