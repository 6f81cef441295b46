"""Quitting: says once what happens to the clipboard, and remembers how the window was left."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from doors import KeptClipboard
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from sendviewer.app import build_window
from sendviewer.core.pages import Page
from sendviewer.ui.clipboard_dialog import ClipboardDialog
from sendviewer.ui.main_window import MainWindow
from sendviewer.ui.settings import DictStore


@pytest.fixture
def x11_window(
    qtbot: QtBot, page: Page, store: DictStore, clipboard: KeptClipboard
) -> Iterator[MainWindow]:
    window = build_window(page, store=store, clipboard=clipboard, platform="xcb")
    qtbot.addWidget(window)
    window.show()
    window.tabs.build_all()
    yield window
    clipboard.clear()


def test_on_x11_the_person_is_told_once_and_can_go_back_or_quit(
    x11_window: MainWindow, clipboard: KeptClipboard
) -> None:
    x11_window.run_command("edit.copy_table")
    x11_window.run_command("file.quit")
    assert x11_window.isVisible()
    (dialog,) = x11_window.findChildren(ClipboardDialog)
    (button,) = (one for one in dialog.findChildren(QPushButton) if one.text() == "Quit")
    button.click()
    assert not x11_window.isVisible()


def test_who_has_been_told_quits_at_once(x11_window: MainWindow, store: DictStore) -> None:
    store["quit/clipboard_told"] = "true"
    x11_window.run_command("edit.copy_table")
    x11_window.run_command("file.quit")
    assert not x11_window.isVisible()


def test_who_copied_nothing_quits_at_once(x11_window: MainWindow) -> None:
    x11_window.run_command("file.quit")
    assert not x11_window.isVisible()


def test_the_window_comes_back_as_it_was_left(
    qtbot: QtBot, page: Page, window: MainWindow, store: DictStore, clipboard: KeptClipboard
) -> None:
    window.run_command("view.needs")
    window.run_command("view.theme_dark")
    window.run_command("view.text_larger")
    window.run_command("view.confidence_998")
    window.close()
    again = build_window(page, store=store, clipboard=clipboard, platform="test")
    qtbot.addWidget(again)
    assert again.tabs.shown == "needs"
    assert again.appearance.theme_choice == "dark"
    assert again.appearance.text_size == 110
    assert again.state.options == window.state.options
    again.close()
