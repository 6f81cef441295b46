"""What a screen reader is given of the window and of every dialog."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from accessible_tree import nameless, nodes
from doors import KeptClipboard
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from sendviewer.ui.clipboard_dialog import ClipboardDialog
from sendviewer.ui.command_palette import CommandPalette
from sendviewer.ui.crash_dialog import CrashDialog
from sendviewer.ui.help_dialogs import AboutDialog, ExplainDialog, GuideDialog, LogDialog
from sendviewer.ui.main_window import MainWindow
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


@pytest.mark.parametrize("tab", ["overview", "needs", "chart", "text"])
def test_nothing_in_the_window_is_without_a_name(window: MainWindow, tab: str) -> None:
    window.run_command(f"view.{tab}")
    window.warn("Something did not work.")
    assert nameless(window) == []


@pytest.mark.parametrize("make", [palette, explanation, crash, log, about, guide, sheet, quitting])
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
        if focus in seen:
            break
        seen.append(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is seen[0]
    assert len(seen) >= 2
    dialog.reject()


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
