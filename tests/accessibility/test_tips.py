"""Tips can be pointed at, are closed by Escape, stay, and are there for the keyboard (1.4.13).

None of them is shown by Qt, whose own are none of that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from conftest import Heard
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QEnterEvent, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMenu, QToolTip, QWidget
from pytestqt.qtbot import QtBot
from window_states import DIALOGS, TAB_IDS, filtered

from sendviewer.ui.main_window import MainWindow
from sendviewer.views.buttons import IconButton, PaintedButton
from sendviewer.views.term_popup import TermPopup

OpenDialog = Callable[[str], QWidget]


def tipped(window: QWidget) -> Iterator[QWidget]:
    """Every visible widget that has a tip."""
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and widget.toolTip() and widget.window() is window:
            yield widget


def rest_on(widget: QWidget, place: QPoint) -> None:
    """Rest the pointer on a widget, as Qt tells of it."""
    at = QPointF(place)
    QApplication.sendEvent(widget, QEnterEvent(at, at, at))
    QApplication.processEvents()
    at_screen = widget.mapToGlobal(place)
    QApplication.sendEvent(widget, QHelpEvent(QEvent.Type.ToolTip, place, at_screen))


def explained(window: QWidget) -> list[str]:
    return [one.text.strip() for one in window.findChildren(TermPopup) if one.text]


def is_explained(widget: QWidget, place: QPoint, tip: str) -> bool:
    """Rest on a widget; return whether its tip is shown, by the program, until Escape."""
    window = widget.window()
    rest_on(widget, place)
    shown = explained(window) == [tip] and not QToolTip.isVisible()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    return shown and explained(window) == [] and window.isVisible()


def test_each_tip_in_the_window_is_shown_by_the_program_and_closed_by_escape(
    window: MainWindow,
) -> None:
    window.run_command("view.needs")
    filtered(window)
    seen = set()
    for tab in TAB_IDS:
        window.run_command(f"view.{tab}")
        QApplication.processEvents()
        for widget in tipped(window):
            seen.add(type(widget).__name__)
            assert is_explained(widget, widget.rect().center(), widget.toolTip()), widget
    assert {"Button", "Chip", "IconButton", "_Segment"} <= seen


def test_each_tip_in_a_dialog_is_shown_by_the_program_and_closed_by_escape(
    open_dialog: OpenDialog,
) -> None:
    for name in ("areas", "palette", "columns", "filter of words", "print", "export, far away"):
        dialog = open_dialog(name)
        for widget in tipped(dialog):
            assert is_explained(widget, widget.rect().center(), widget.toolTip()), (name, widget)


def test_each_row_of_a_list_is_explained_by_the_program(open_dialog: OpenDialog) -> None:
    for name in ("palette", "columns"):
        (view,) = open_dialog(name).findChildren(QAbstractItemView)
        index = view.model().index(1, 0)
        tip = index.data(Qt.ItemDataRole.ToolTipRole)
        place = view.visualRect(index).center()
        assert tip
        assert is_explained(view.viewport(), place, tip), name


def test_no_list_of_a_dialog_has_tips_that_qt_shows(open_dialog: OpenDialog) -> None:
    for name in DIALOGS:
        for view in open_dialog(name).findChildren(QAbstractItemView):
            model = view.model()
            index = model.index(0, 0) if model is not None else None
            if index is None or not index.isValid() or not view.isVisible():
                continue
            rest_on(view.viewport(), view.visualRect(index).center())
            assert not QToolTip.isVisible(), name


def test_a_button_without_words_is_explained_to_those_who_come_by_keyboard(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.run_command("view.overview")
    button = window.tabs.current.findChildren(IconButton)[0]
    button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: explained(window) == [button.accessibleName()])
    QTest.keyClick(button, Qt.Key.Key_Tab)
    assert explained(window) == []


def test_a_tip_stays_while_it_is_pointed_at(window: MainWindow, qtbot: QtBot) -> None:
    button = next(one for one in tipped(window) if isinstance(one, PaintedButton))
    rest_on(button, button.rect().center())
    assert button.hints is not None
    popup = button.hints.popup
    assert popup is not None
    button.hints.pointer = lambda: popup.mapToGlobal(popup.rect().center())
    qtbot.wait(1000)
    assert explained(window) == [button.toolTip()]
    button.hints.pointer = lambda: QPoint(-500, -500)
    qtbot.waitUntil(lambda: explained(window) == [])


# --- menus --------------------------------------------------------------------------------------


def menu_of(window: MainWindow, title: str) -> QMenu:
    menus = (action.menu() for action in window.menuBar().actions())
    return next(one for one in menus if isinstance(one, QMenu) and one.title() == title)


def test_what_a_command_of_a_menu_does_stands_in_the_status_line_while_one_is_on_it(
    window: MainWindow,
) -> None:
    window.state.say("Copied 13 rows")
    menu = menu_of(window, "&Edit")
    assert not menu.toolTipsVisible()
    menu.popup(QPoint(10, 10))
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Down)
    tip = menu.activeAction().toolTip()
    assert window.status._notice.text() == tip
    assert window.status.notice == "Copied 13 rows"
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    assert window.status._notice.text() == "Copied 13 rows"


def test_why_a_command_of_a_menu_cannot_run_is_shown_and_announced(
    window: MainWindow, heard: Heard
) -> None:
    window.run_command("view.overview")
    menu = menu_of(window, "&Table")
    menu.popup(QPoint(10, 10))
    heard.forget()
    QTest.keyClick(menu, Qt.Key.Key_Down)
    assert menu.activeAction() is window.action_set.action("table.sort_ascending")
    reason = "Open the tab Needs first (Ctrl+2)."
    assert window.status._notice.text() == reason
    assert set(heard.words) == {reason}
    here = menu.actionGeometry(menu.activeAction())
    picture = menu.grab(here).toImage()
    # Whoever cannot run a command still sees where they are.
    assert picture.pixelColor(1, picture.height() // 2) == window.looks.current.color("focus")
    menu.close()


def test_no_menu_has_tips_that_qt_shows(window: MainWindow) -> None:
    assert [menu for menu in window.findChildren(QMenu) if menu.toolTipsVisible()] == []
