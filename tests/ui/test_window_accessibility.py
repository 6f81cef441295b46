"""What a screen reader is given of the window and of every dialog."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import dfe_by_hand as made
import pytest
from accessible_tree import nameless, nodes
from doors import KeptClipboard
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from sendviewer.ui import page_frame, work_strip
from sendviewer.ui.area_dialog import AreaYearDialog
from sendviewer.ui.clipboard_dialog import ClipboardDialog
from sendviewer.ui.command_palette import CommandPalette
from sendviewer.ui.crash_dialog import CrashDialog
from sendviewer.ui.figures_dialog import FiguresDialog
from sendviewer.ui.help_dialogs import AboutDialog, ExplainDialog, GuideDialog, LogDialog
from sendviewer.ui.main_window import MainWindow
from sendviewer.ui.own_text_dialog import OwnTextDialog
from sendviewer.ui.shortcut_sheet import ShortcutSheet
from sendviewer.views.look import Looks

Make = Callable[[MainWindow, Looks], QDialog]


def palette(window: MainWindow, looks: Looks) -> QDialog:
    return CommandPalette(window.action_set, looks, window)


def explanation(window: MainWindow, looks: Looks) -> QDialog:
    return ExplainDialog("Because.", looks, window.copying.put, window)


def crash(window: MainWindow, looks: Looks) -> QDialog:
    return CrashDialog("A report.", looks, KeptClipboard(), window)


def log(window: MainWindow, looks: Looks) -> QDialog:
    return LogDialog(Path("/log"), looks, window)


def about(window: MainWindow, looks: Looks) -> QDialog:
    return AboutDialog(window.state.page, looks, window)


def guide(window: MainWindow, looks: Looks) -> QDialog:
    return GuideDialog(looks, window)


def sheet(window: MainWindow, looks: Looks) -> QDialog:
    return ShortcutSheet(looks, window)


def quitting(window: MainWindow, looks: Looks) -> QDialog:
    return ClipboardDialog(looks, window)


def own_text(window: MainWindow, looks: Looks) -> QDialog:
    return OwnTextDialog("LLR", (), looks, window)


def figures(window: MainWindow, looks: Looks) -> QDialog:
    return FiguresDialog(looks, window)


@pytest.mark.parametrize("tab", ["overview", "needs", "chart", "text"])
def test_nothing_in_the_window_is_without_a_name(window: MainWindow, tab: str) -> None:
    window.run_command(f"view.{tab}")
    window.warn("Something did not work.")
    assert nameless(window) == []


@pytest.mark.parametrize(
    "make",
    [palette, explanation, crash, log, about, guide, sheet, quitting, own_text, figures],
)
def test_nothing_in_a_dialog_is_without_a_name_and_tab_leaves_everything(
    window: MainWindow, make: Make, qtbot: QtBot
) -> None:
    dialog = make(window, Looks())
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    assert dialog.windowTitle()
    assert nameless(dialog) == []
    seen: list[QWidget] = []
    for _ in range(12):
        focus = QApplication.focusWidget()
        assert focus is not None
        assert dialog.isAncestorOf(focus)
        if focus in seen[:-1]:
            break
        # A text keeps the focus while Tab goes to the links in it.
        seen += [] if focus in seen else [focus]
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is seen[0]
    assert len(seen) >= 2
    dialog.reject()


def test_the_choice_of_areas_is_named_and_tab_comes_round(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "plans.csv"
    made.plans_by_need(path, periods=(made.MIDDLE, made.NEWEST))
    window.opening.open_paths([path])
    qtbot.waitUntil(lambda: not window.tasks.running, timeout=20_000)
    (dialog,) = window.findChildren(AreaYearDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    assert nameless(dialog) == []
    seen: list[QWidget] = []
    for _ in range(40):
        focus = QApplication.focusWidget()
        assert focus is not None
        assert dialog.isAncestorOf(focus)
        if focus in seen:
            break
        seen.append(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is seen[0]
    assert {dialog.show_button, dialog.cancel_button, dialog.picker.list} <= set(seen)
    dialog.reject()


def test_work_that_goes_on_is_named_and_so_is_its_end(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoken: list[str] = []
    for module in (page_frame, work_strip):
        monkeypatch.setattr(module, "announce", lambda _widget, text: spoken.append(text))
    go_on = threading.Event()
    window.status.work.delay_ms = 1
    task = window.tasks.start("Opening a.zip", lambda _progress: go_on.wait(5), [].append)
    window.status.work.follow(task)
    qtbot.waitUntil(window.status.work.isVisible)
    assert nameless(window) == []
    window.status.work.cancel_button.click()
    go_on.set()
    qtbot.waitUntil(lambda: not window.tasks.running)
    begun = "Opening a.zip. It can be cancelled in the status line."
    assert spoken == [begun, "Cancelled: Opening a.zip"]


def test_the_menus_and_tabs_are_known_by_name(window: MainWindow) -> None:
    names = {node.text(QAccessible.Text.Name) for node in nodes(window)}
    assert {"Overview", "Needs", "Chart", "Improvement and commissioning"} <= names
    assert {"File", "Edit", "Table", "View", "Help"} <= {name.replace("&", "") for name in names}


def test_every_target_is_large_enough(window: MainWindow) -> None:
    for tab in ("overview", "needs", "chart", "text"):
        window.run_command(f"view.{tab}")
        small = [
            f"{type(widget).__name__} {widget.size()}"
            for widget in window.findChildren(QWidget)
            if widget.isVisible()
            and widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
            and (widget.height() < 24 or widget.width() < 24)
            and not isinstance(widget, QLabel)
        ]
        assert small == []


@pytest.mark.parametrize("tab", ["overview", "needs", "chart", "text"])
def test_tab_leaves_every_control_of_a_tab_and_comes_round(window: MainWindow, tab: str) -> None:
    window.run_command(f"view.{tab}")
    window.tab_strip.setFocus()
    walked: list[QWidget] = []
    for _ in range(60):
        focus = QApplication.focusWidget()
        assert focus is not None
        if walked and focus is window.tab_strip:
            break
        assert focus not in walked, f"Tab does not leave {focus.accessibleName()}"
        walked.append(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is window.tab_strip
    assert len(walked) > 8
