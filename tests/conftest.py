"""What all tests share: no display, a fresh window, and proof that a test leaves nothing behind."""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

if "SENDVIEWER_TEST_DISPLAY" not in os.environ:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"

from doors import AnsweringChooser, KeptClipboard, KeptOpener
from hypothesis import settings
from PySide6.QtCore import QEvent, QThreadPool, QTimer
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sendviewer.app import build_window
from sendviewer.core.pages import Page
from sendviewer.sources.pages import read_page, shipped_page_path
from sendviewer.ui.main_window import MainWindow
from sendviewer.ui.settings import DictStore
from sendviewer.views.look import Looks, load_fonts

# A change is judged by the same examples each time; --hypothesis-profile=searching looks for new
# ones. Speed is measured in benchmarks: how long an example takes depends on the machine.
settings.register_profile("same", deadline=None, derandomize=True)
settings.register_profile("searching", deadline=None)
settings.load_profile("same")


@pytest.fixture
def qtbot(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> QtBot:
    """Keep the widgets of a test until they have been closed.

    Nobody else holds them once its function has returned, and events are handled after that:
    garbage that is collected while a part of one is painted would take it away under the painter.
    """
    kept = []
    add = qtbot.addWidget

    def add_and_keep(widget: QWidget, **named: object) -> None:
        kept.append(widget)
        add(widget, **named)

    monkeypatch.setattr(qtbot, "addWidget", add_and_keep)
    return qtbot


@pytest.fixture(scope="session", autouse=True)
def _whole_session(qapp: QApplication) -> Iterator[None]:
    """Be seen by screen readers; empty the clipboard at the end, or Qt crashes at exit."""
    load_fonts()
    QAccessible.setActive(True)
    yield
    QGuiApplication.clipboard().clear()


@pytest.fixture(autouse=True)
def _nothing_left_behind(
    qapp: QApplication, caplog: pytest.LogCaptureFixture, request: pytest.FixtureRequest
) -> Iterator[None]:
    """Fail the test that leaves a window, a running timer, a thread or a warning in the log."""
    threads = set(threading.enumerate())
    yield
    pool = QThreadPool.globalInstance()
    assert pool.waitForDone(2000), "work is left in the global thread pool"
    left = [thread.name for thread in set(threading.enumerate()) - threads if thread.is_alive()]
    assert not [name for name in left if not name.startswith("Dummy")], f"threads left: {left}"
    _assert_no_timer_runs(qapp)
    stray = [
        record.getMessage()
        for when in ("setup", "call")
        for record in caplog.get_records(when)
        if record.levelno >= logging.WARNING
    ]
    if request.node.get_closest_marker("expects_log") is None:
        assert not stray, f"left in the log: {stray}"


def _assert_no_timer_runs(application: QApplication) -> None:
    # What a test has closed goes now, with its timers; only what it has forgotten stays.
    application.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    owners = [application, *application.topLevelWidgets()]
    running = [
        f"{type(timer.parent()).__name__}"
        for owner in owners
        for timer in owner.findChildren(QTimer)
        if timer.isActive() and not _is_shown(owner)
    ]
    assert not running, f"timers left running, started by {running}"


def _is_shown(owner: object) -> bool:
    return isinstance(owner, QWidget) and owner.isVisible()


@pytest.fixture(scope="session")
def page() -> Page:
    return read_page(shipped_page_path())


@pytest.fixture
def looks() -> Looks:
    return Looks()


@pytest.fixture
def store() -> DictStore:
    return DictStore()


@pytest.fixture
def clipboard() -> KeptClipboard:
    return KeptClipboard()


@pytest.fixture
def chooser() -> AnsweringChooser:
    return AnsweringChooser()


@pytest.fixture
def opener() -> KeptOpener:
    return KeptOpener()


@pytest.fixture
def window(  # noqa: PLR0917 - fixtures are given by name
    qtbot: QtBot,
    page: Page,
    store: DictStore,
    clipboard: KeptClipboard,
    chooser: AnsweringChooser,
    opener: KeptOpener,
    tmp_path: Path,
) -> Iterator[MainWindow]:
    """The real window with all its tabs, active; nothing that it remembers outlasts the test."""

    def answer(_window: QWidget) -> AnsweringChooser:
        return chooser

    window = build_window(
        page,
        store=store,
        clipboard=clipboard,
        chooser=answer,
        opener=opener,
        logs=tmp_path,
        platform="test",
    )
    qtbot.addWidget(window)
    window.resize(1360, 860)
    with qtbot.waitExposed(window):
        window.show()
    window.complete_start()
    window.tabs.build_all()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield window
    window.close()
