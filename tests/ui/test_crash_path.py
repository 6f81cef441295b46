"""Unexpected errors: logged, told once, on the main thread, with nothing of the person's in it."""

from __future__ import annotations

import logging
import sys
import threading
from pathlib import Path

import pytest
from doors import KeptClipboard
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sendviewer.ui.crash import CrashPath
from sendviewer.ui.fault_report import fault_report
from sendviewer.ui.faults import FaultTeller
from sendviewer.ui.log import LOG_NAME, close_log, open_log
from sendviewer.views.look import Looks

pytestmark = pytest.mark.expects_log


@pytest.fixture
def crash_path(qtbot: QtBot) -> CrashPath:
    """The crash path, called directly: its hooks would hide faults of the tests."""
    return CrashPath()


def break_down(secret: str) -> None:
    raise ValueError(secret)


def broken() -> BaseException:
    try:
        break_down("21,966 children" + " in Oadby")
    except ValueError as error:
        return error
    raise AssertionError


def take(crash_path: CrashPath, error: BaseException) -> None:
    crash_path.take(type(error), error, error.__traceback__)


def test_a_fault_is_told_once_however_often_it_comes(crash_path: CrashPath, qtbot: QtBot) -> None:
    told: list[str] = []
    crash_path.fault_found.connect(told.append)
    for _ in range(7):
        take(crash_path, broken())
    qtbot.wait(10)
    assert len(told) == 1


def test_a_fault_of_another_thread_is_told_on_the_main_thread(
    crash_path: CrashPath, qtbot: QtBot
) -> None:
    threads: list[int] = []

    class Ear(QWidget):
        def hear(self, report: str) -> None:
            assert report
            threads.append(threading.get_ident())

    ear = Ear()
    qtbot.addWidget(ear)
    crash_path.fault_found.connect(ear.hear)
    worker = threading.Thread(target=lambda: take(crash_path, broken()))
    with qtbot.waitSignal(crash_path.fault_found):
        worker.start()
    worker.join()
    assert threads == [threading.get_ident()]


def test_a_report_holds_no_data_and_no_home_folder() -> None:
    error = broken()
    report = fault_report(error, error.__traceback__)
    assert "ValueError" in report
    assert "test_crash_path" in report
    assert "children in Oadby" not in report
    assert str(Path.home()) not in report or str(Path.home()) == "/"


def test_a_report_names_the_errors_that_led_to_it() -> None:
    first, second = broken(), broken()
    second.__cause__ = KeyError()
    first.__cause__ = second
    report = fault_report(first, first.__traceback__)
    assert report.count("ValueError at") == 2
    assert report.index("KeyError") < report.index("which led to") < report.index("ValueError at")


def test_there_is_one_dialog_and_its_report_can_be_copied(
    crash_path: CrashPath, qtbot: QtBot, clipboard: KeptClipboard
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    teller = FaultTeller(window, Looks(), clipboard)
    teller.tell("first")
    teller.tell("second")
    dialog = teller.dialog
    assert dialog is not None
    assert "first" in dialog.text.toPlainText()
    assert "second" in dialog.text.toPlainText()
    dialog.copy_button.click()
    assert clipboard.last.text == "first\n\nsecond"
    dialog.reject()
    assert teller.dialog is None


def test_the_hooks_are_given_back(crash_path: CrashPath, tmp_path: Path, qtbot: QtBot) -> None:
    before = (sys.excepthook, threading.excepthook)
    crash_path.install(tmp_path / "log" / LOG_NAME)
    assert sys.excepthook == crash_path.take
    crash_path.uninstall()
    assert (sys.excepthook, threading.excepthook) == before


def test_faults_are_written_to_the_log(crash_path: CrashPath, tmp_path: Path, qtbot: QtBot) -> None:
    handler = open_log(tmp_path / "log")
    take(crash_path, broken())
    close_log(handler)
    assert "ValueError" in (tmp_path / "log" / LOG_NAME).read_text(encoding="utf-8")


def test_a_large_log_is_put_aside(tmp_path: Path) -> None:
    path = tmp_path / LOG_NAME
    path.write_text("x" * 600_000, encoding="utf-8")
    close_log(open_log(tmp_path))
    assert not path.exists()
    assert path.with_suffix(".old.log").exists()


def test_a_log_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    handler = open_log(blocked / "log")
    logging.getLogger("sendviewer.test").info("nobody hears this")
    close_log(handler)
