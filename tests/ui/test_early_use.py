"""The window between its first paint and the end of its start: nothing asked of it is lost."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from doors import AnsweringChooser, KeptClipboard
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sendviewer.app import build_window
from sendviewer.core.pages import Page
from sendviewer.ui.idle_work import IdleWork
from sendviewer.ui.main_window import MainWindow
from sendviewer.ui.settings import DictStore

ROOT = Path(__file__).parents[2]


@pytest.fixture
def early(qtbot: QtBot, page: Page, store: DictStore, clipboard: KeptClipboard) -> MainWindow:
    """A window as it is painted first: nothing has been completed yet."""

    def answer(_window: QWidget) -> AnsweringChooser:
        return AnsweringChooser()

    window = build_window(page, store=store, clipboard=clipboard, chooser=answer, platform="test")
    qtbot.addWidget(window)
    window.resize(1360, 860)
    window.show()
    return window


def test_a_key_that_is_pressed_before_the_commands_are_made_is_carried_out(
    early: MainWindow,
) -> None:
    QTest.keyClick(early, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert early.tabs.shown == "needs"


def test_a_menu_that_is_opened_early_is_full(early: MainWindow) -> None:
    menus = early.menu_bar.menus
    assert all(menu.title() for menu in menus.values())
    next(iter(menus.values())).aboutToShow.emit()
    assert all(menu.actions() for menu in menus.values())


def test_a_command_that_is_run_early_is_carried_out(early: MainWindow) -> None:
    early.run_command("view.text")
    assert early.tabs.shown == "text"
    assert early.action_set.action("view.text").isChecked()


def test_menu_words_keep_their_height_when_the_start_completes(early: MainWindow) -> None:
    below = early.header.mapTo(early, early.header.rect().topLeft()).y()
    early.complete_start()
    QTest.qWait(1)
    assert early.header.mapTo(early, early.header.rect().topLeft()).y() == below


def test_steps_are_done_one_by_one_in_their_order(qtbot: QtBot) -> None:
    done: list[str] = []
    work = IdleWork()
    work.add(lambda: done.append("first"), lambda: done.append("second"))
    assert done == []
    qtbot.waitUntil(lambda: bool(done))
    work.finish()
    assert done == ["first", "second"]
    work.add(lambda: done.append("never"))
    work.drop()
    QTest.qWait(5)
    assert done == ["first", "second"]


PROGRAM = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from sendviewer import app
from sendviewer.ui.main_window import MainWindow

def look():
    (window,) = (w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow))
    page = window.tabs.built("chart")
    if page is None or page.view.figure is None:
        QTimer.singleShot(20, look)
        return
    print("chart ready, shown:", window.tabs.shown)
    window.close()

print("code", app.run_window(after_first_paint=look))
"""


def test_the_chart_is_made_before_anybody_looks_at_it(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "QT_QPA_PLATFORM": "offscreen",
            "SENDVIEWER_SETTINGS": str(tmp_path),
        },
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    assert "chart ready, shown: overview" in done.stdout
    assert "code 0" in done.stdout
