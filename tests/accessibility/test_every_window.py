"""Every window, dialog and state: named, with a role, large enough, and walked by Tab alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from pages_by_hand import plans_page
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QLineEdit,
    QMenu,
    QTextBrowser,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid
from tree_walk import (
    backward_steps,
    faults,
    is_in_sight,
    never_reached,
    nodes,
    stop_name,
    tab_round,
)
from window_states import DIALOGS, PAGES, STATES, TAB_IDS, WHERE, to_rest

from sendviewer.ui.area_dialog import AreaYearDialog
from sendviewer.ui.area_frame import ScrollingCards
from sendviewer.ui.commands import Condition, plain
from sendviewer.ui.commands.catalogue import ACTIONS, matching
from sendviewer.ui.main_window import MainWindow

OpenDialog = Callable[[str], QWidget]


# --- The window -------------------------------------------------------------------------------


def in_every_state(window: MainWindow, states: Iterable[str] = STATES) -> Iterator[str]:
    """Bring the window into each of its states and say which it is."""
    for tab in TAB_IDS:
        window.run_command(f"view.{tab}")
        for state in (one for one in states if tab in WHERE[one]):
            STATES[state](window)
            QApplication.processEvents()
            yield f"{tab}, {state}"
            to_rest(window)


def test_everything_in_every_state_has_name_and_role_and_is_large_enough(
    window: MainWindow,
) -> None:
    found = [f"{state}: {fault}" for state in in_every_state(window) for fault in faults(window)]
    assert found == []


def test_everything_of_a_page_from_a_file_has_name_and_role_and_is_large_enough(
    window: MainWindow,
) -> None:
    window.state.open_page(plans_page())
    states = in_every_state(window, ["at rest", "filtered"])
    assert [f"{state}: {fault}" for state in states for fault in faults(window)] == []


def test_tab_goes_through_every_state_and_comes_round_both_ways(window: MainWindow) -> None:
    for state in in_every_state(window):
        forwards = tab_round(window.status.first_part)
        backwards = tab_round(window.status.first_part, backwards=True)
        assert backwards[1:] == forwards[:0:-1], state
        assert backward_steps(forwards) == [], state
        assert never_reached(window, forwards) == [], state


def test_the_chart_has_a_node_for_each_bar_with_its_figure_and_the_comparators(
    window: MainWindow,
) -> None:
    window.run_command("view.chart")
    for make in PAGES.values():
        window.state.open_page(make())
        spec = window.tabs.current.spec()
        (chart,) = [node for node in nodes(window) if node.role() is QAccessible.Role.Chart]
        names = [node.text(QAccessible.Text.Name) for node in nodes(chart.object())]
        assert spec.bars
        for bar in spec.bars:
            (name,) = [one for one in names if one.startswith(f"{bar.label},")]
            assert bar.local_text in name
            assert bar.comparator_text in name


# --- The dialogs ------------------------------------------------------------------------------


def first_focus(dialog: QWidget, name: str) -> QWidget:
    focus = QApplication.focusWidget()
    assert focus is not None, f"{name}: nothing has the focus"
    assert dialog.isAncestorOf(focus), f"{name}: the focus is not in the dialog"
    return focus


def test_everything_in_every_dialog_has_name_and_role_and_is_large_enough(
    open_dialog: OpenDialog,
) -> None:
    found = []
    for name in DIALOGS:
        dialog = open_dialog(name)
        found += [] if dialog.windowTitle() else [f"{name}: no title"]
        found += [f"{name}: {fault}" for fault in faults(dialog)]
    assert found == []


def test_tab_goes_through_every_dialog_in_order_and_comes_round_both_ways(
    open_dialog: OpenDialog,
) -> None:
    for name in DIALOGS:
        dialog = open_dialog(name)
        first = first_focus(dialog, name)
        forwards = tab_round(first)
        backwards = tab_round(first, backwards=True)
        assert backwards[1:] == forwards[:0:-1], name
        assert all(dialog.isAncestorOf(stop) for stop in forwards), name
        assert never_reached(dialog, forwards) == [], name
        assert backward_steps(forwards) == [], name


def test_a_dialog_begins_where_its_work_begins(open_dialog: OpenDialog) -> None:
    """The field to type in, the list to choose from, or the text to read: never a button."""
    for name in DIALOGS:
        first = first_focus(open_dialog(name), name)
        role = QAccessible.queryAccessibleInterface(first).role()
        assert role is not QAccessible.Role.PushButton, f"{name}: {stop_name(first)}"
        assert first.accessibleName(), name


def test_escape_closes_every_dialog_whatever_kind_of_control_has_the_focus(
    open_dialog: OpenDialog,
) -> None:
    known: set[type[QWidget]] = set()
    for name in DIALOGS:
        stops = tab_round(first_focus(open_dialog(name), name))
        kinds = {type(stop): number for number, stop in enumerate(stops)}
        new = [number for kind, number in kinds.items() if kind not in known]
        known |= set(kinds)
        # In every dialog where one begins; in one of them each kind of control.
        for number in {0, *new}:
            dialog = open_dialog(name)
            for _ in range(number):
                QTest.keyClick(QApplication.focusWidget() or dialog, Qt.Key.Key_Tab)
            _press_escape(dialog, name)
            assert not _is_open(dialog), f"{name}: Escape does not close it at stop {number}"


def _press_escape(dialog: QWidget, name: str) -> None:
    presses = _presses_to_close(dialog, name)
    QTest.keyClick(first_focus(dialog, name), Qt.Key.Key_Escape)
    if presses > 1 and _is_open(dialog):
        QTest.keyClick(QApplication.focusWidget() or dialog, Qt.Key.Key_Escape)


def _is_open(dialog: QWidget) -> bool:
    return isValid(dialog) and dialog.isVisible()


def _presses_to_close(dialog: QWidget, name: str) -> int:
    """A field with words is emptied first, and a text that would be lost is asked about once."""
    has_words = any(field.text() for field in dialog.findChildren(QLineEdit))
    return 2 if has_words or name == "own text, wrong" else 1


def test_a_text_to_read_can_be_walked_and_selected_by_keys(open_dialog: OpenDialog) -> None:
    guide = open_dialog("guide")
    (text,) = guide.findChildren(QTextBrowser)
    assert text.hasFocus()
    bar = text.verticalScrollBar()
    QTest.keyClick(text, Qt.Key.Key_PageDown)
    assert bar.value() > 0
    QTest.keyClick(text, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert bar.maximum() - bar.value() < 20  # the margin under the text
    QTest.keyClick(text, Qt.Key.Key_Home, Qt.KeyboardModifier.ShiftModifier)
    assert text.textCursor().selectedText()


def test_a_closed_dialog_gives_the_focus_back_to_where_it_was(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.run_command("view.needs")
    search = window.tabs.current.panes()[0]
    search.setFocus()
    window.run_command("help.guide")
    (guide,) = [one for one in window.findChildren(QDialog) if one.isVisible()]
    qtbot.waitUntil(guide.isActiveWindow)
    assert not search.hasFocus()
    QTest.keyClick(QApplication.focusWidget() or guide, Qt.Key.Key_Escape)
    window.activateWindow()
    qtbot.waitUntil(search.hasFocus)


# --- Menus and commands -----------------------------------------------------------------------


def menus_of(menu: QWidget) -> Iterator[QMenu]:
    """Every menu that can be opened from a menu bar or a menu."""
    for action in menu.actions():
        if isinstance(action.menu(), QMenu):
            yield action.menu()
            yield from menus_of(action.menu())


def test_every_menu_is_named_its_items_are_large_enough_and_escape_closes_it(
    window: MainWindow,
) -> None:
    menus = [menu for menu in menus_of(window.menuBar()) if menu.actions()]
    assert len(menus) > 8
    for menu in menus:
        menu.popup(QPoint(10, 10))
        assert menu.accessibleName()
        assert faults(menu) == []
        QTest.keyClick(menu, Qt.Key.Key_Escape)
        assert not menu.isVisible()


def test_every_command_is_found_in_the_palette_and_stands_in_a_menu(window: MainWindow) -> None:
    in_menus = {action for menu in menus_of(window.menuBar()) for action in menu.actions()}
    for spec in ACTIONS:
        assert spec in matching(plain(spec.text).rstrip("…"))
        assert window.action_set.action(spec.id) in in_menus


def test_a_command_that_cannot_run_says_what_to_do_first(window: MainWindow) -> None:
    for spec in ACTIONS:
        reason = window.action_set.reason(spec.id)
        if spec.condition is not Condition.ALWAYS and reason:
            window.run_command(spec.id)
            assert window.status.notice == reason


def test_no_shortcut_of_the_window_is_a_letter_alone() -> None:
    alone = [
        keys for spec in ACTIONS for keys in spec.shortcuts if "+" not in keys and keys[0] != "F"
    ]
    assert alone == []


def test_what_is_written_on_a_control_is_in_its_name(
    window: MainWindow, open_dialog: OpenDialog
) -> None:
    """Who says what they see reaches the control: signs are not words."""
    for tab in TAB_IDS:
        window.run_command(f"view.{tab}")
        assert _called_otherwise(window) == []
    for name in DIALOGS:
        assert _called_otherwise(open_dialog(name)) == []


def _called_otherwise(window: QWidget) -> list[str]:
    found = []
    for button in window.findChildren(QAbstractButton):
        written = re.findall(r"[\w%]+", button.text().replace("&", "").casefold())
        interface = QAccessible.queryAccessibleInterface(button)
        spoken = interface.text(QAccessible.Text.Name).replace("&", "").casefold()
        if button.isVisible() and not all(word in spoken for word in written):
            found.append(f"“{button.text()}” is called “{spoken}”")
    return found


def test_no_control_acts_when_it_gets_the_focus(window: MainWindow) -> None:
    for tab in TAB_IDS:
        window.run_command(f"view.{tab}")
        QApplication.processEvents()
        before = (window.state.page, window.state.options, window.tabs.shown)
        tab_round(window.status.first_part)
        assert (window.state.page, window.state.options, window.tabs.shown) == before
        assert not [one for one in window.findChildren(QDialog) if one.isVisible()]


def test_tab_into_an_area_that_scrolls_brings_the_focus_into_sight(
    open_dialog: OpenDialog,
) -> None:
    """Coming from outside, Qt does not scroll: the first field lies above what is shown."""
    dialog = open_dialog("areas")
    assert isinstance(dialog, AreaYearDialog)
    scrolled = dialog.findChild(ScrollingCards).verticalScrollBar()
    scrolled.setValue(scrolled.maximum())
    assert not is_in_sight(dialog.picker.entry)
    dialog.cancel_button.setFocus()
    QTest.keyClick(dialog.cancel_button, Qt.Key.Key_Tab)
    assert dialog.picker.entry.hasFocus()
    assert is_in_sight(dialog.picker.entry)


def test_a_press_that_ends_elsewhere_does_nothing(window: MainWindow) -> None:
    window.run_command("view.needs")
    before = (window.state.options, window.status.notice)
    for button in window.tabs.current.findChildren(QAbstractButton):
        if button.isVisible() and button.isEnabled():
            QTest.mousePress(button, Qt.MouseButton.LeftButton)
            QTest.mouseRelease(button, Qt.MouseButton.LeftButton, pos=QPoint(-9, -9))
    assert (window.state.options, window.status.notice) == before
