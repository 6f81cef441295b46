"""The status line: never cut, and the place where work is seen and cancelled."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from sendviewer.ui.main_window import MainWindow
from sendviewer.ui.needs_page import NeedsPage
from sendviewer.ui.status import StatusLine, StatusPart
from sendviewer.ui.tasks import Progress
from sendviewer.views.look import Looks

LEAST_TARGET = 28


def test_long_work_is_shown_with_its_progress_and_can_be_cancelled(
    window: MainWindow, qtbot: QtBot
) -> None:
    heard: list[object] = []
    go_on = threading.Event()

    def work(progress: Progress) -> str:
        progress.report(0.5, "Half way")
        go_on.wait(10)
        progress.check()
        return "done"

    strip = window.status.work
    strip.delay_ms = 1
    task = window.tasks.start("Opening a large file", work, heard.append)
    strip.follow(task)
    qtbot.waitUntil(strip.isVisible)
    (cancel,) = strip.findChildren(QPushButton)
    cancel.click()
    assert not strip.isVisible()
    go_on.set()
    qtbot.waitUntil(lambda: not window.tasks.running)
    assert heard == []


def test_work_takes_the_place_of_rows_and_notice_and_nothing_else_moves(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.resize(1360, 860)
    status = window.status
    source, rows, notice = parts(status)
    window.state.say("Sorted by children")
    qtbot.waitUntil(lambda: rows.isVisible() and notice.isVisible())
    before = window.tabs.geometry(), status.geometry()
    go_on = threading.Event()
    task = window.tasks.start("Opening a large file", lambda _: go_on.wait(10), lambda _: None)
    status.work.delay_ms = 1
    status.work.follow(task)
    qtbot.waitUntil(status.work.isVisible)
    QApplication.processEvents()
    assert [part.isVisible() for part in (source, rows, notice)] == [True, False, False]
    assert (window.tabs.geometry(), status.geometry()) == before
    go_on.set()
    qtbot.waitUntil(lambda: not status.work.isVisible())
    assert [part.isVisible() for part in (source, rows, notice)] == [True, True, True]
    assert (window.tabs.geometry(), status.geometry()) == before


def test_a_notice_given_while_work_goes_on_is_seen_beside_it(
    window: MainWindow, qtbot: QtBot
) -> None:
    go_on = threading.Event()
    task = window.tasks.start("Opening a large file", lambda _: go_on.wait(10), lambda _: None)
    window.status.work.delay_ms = 1
    window.status.work.follow(task)
    qtbot.waitUntil(window.status.work.isVisible)
    window.state.say("Copied 13 rows")
    *_, notice = parts(window.status)
    qtbot.waitUntil(notice.isVisible)
    assert window.status.work.isVisible()
    assert not notice.geometry().intersects(window.status.work.geometry())
    go_on.set()
    qtbot.waitUntil(lambda: not window.tasks.running)


def test_a_tip_while_work_goes_on_goes_with_its_menu_and_brings_no_old_notice_back(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.state.say("Sorted by children")
    go_on = threading.Event()
    task = window.tasks.start("Opening a large file", lambda _: go_on.wait(10), lambda _: None)
    window.status.work.delay_ms = 1
    window.status.work.follow(task)
    qtbot.waitUntil(window.status.work.isVisible)
    *_, notice = parts(window.status)
    window.status.show_tip("Saves the page")
    assert notice.isVisible()
    assert notice.text() == "Saves the page"
    window.status.show_tip("")
    assert not notice.isVisible()
    go_on.set()
    qtbot.waitUntil(lambda: not window.tasks.running)


def test_short_work_is_not_shown(window: MainWindow, qtbot: QtBot) -> None:
    task = window.tasks.start("Opening a page", lambda _: None, [].append)
    window.status.work.follow(task)
    qtbot.waitUntil(lambda: not window.tasks.running)
    assert not window.status.work.isVisible()


def test_a_long_notice_is_whole_in_a_narrow_window_with_large_text(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.appearance.set_text_size(200)
    window.resize(700, 700)
    window.state.say("Copied 13 rows and the total, 8 columns with headers, as Markdown")
    # The source gives way in a window as low as this one.
    for part in (window.status._rows, window.status._notice):
        assert part.isVisible()
        qtbot.waitUntil(lambda part=part: part.height() >= part.heightForWidth(part.width()))
        assert part.width() >= part.minimumSizeHint().width()


def test_the_source_stays_in_a_low_window_as_long_as_it_takes_no_line_of_its_own(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.resize(1360, 860)
    window.appearance.set_text_size(200)
    window.status.show_notice("")
    source = window.status.first_part
    qtbot.waitUntil(source.isVisible)
    window.resize(800, 860)
    qtbot.waitUntil(lambda: not source.isVisible())
    window.resize(1360, 860)
    qtbot.waitUntil(source.isVisible)


@pytest.mark.parametrize("width", [1360, 1024])
def test_a_long_source_and_a_long_notice_do_not_fight_for_room(
    qtbot: QtBot, looks: Looks, width: int
) -> None:
    status = StatusLine(looks)
    qtbot.addWidget(status)
    status.resize(width, 80)
    status.show_source(
        "Source: Special educational needs in England 2024/25: School census: pupils with SEN by "
        "primary need and year group, pupils.csv (sha256 d7130276…, 430 rows used). January 2025."
    )
    status.show_rows("15 needs shown")
    status.show_notice(
        "Showing Leicester, Leicestershire and Rutland, January 2025, beside England"
    )
    status.show()
    source, rows, notice = parts(status)
    assert rows.width() >= rows.sizeHint().width()
    assert notice.width() >= notice.sizeHint().width()
    assert source.geometry().bottom() <= notice.geometry().top()
    status.show_source("Source: made up.")
    qtbot.waitUntil(lambda: source.geometry().top() == notice.geometry().top())


def test_what_a_brief_source_leaves_out_is_in_its_tip_and_heard(qtbot: QtBot, looks: Looks) -> None:
    status = StatusLine(looks)
    qtbot.addWidget(status)
    status.show_source("Source: plans.", "Source: plans, plans.csv.")
    assert status.source_text == "Source: plans."
    assert status.first_part.toolTip() == "Source: plans, plans.csv."
    assert status.first_part.accessibleDescription() == "Source: plans, plans.csv."
    status.show_source("Source: by hand.", "Source: by hand.")
    assert status.first_part.toolTip() == ""


def test_the_needs_shown_are_there_before_anything_is_done(qtbot: QtBot, looks: Looks) -> None:
    status = StatusLine(looks)
    qtbot.addWidget(status)
    status.resize(1360, 40)
    status.show()
    status.show_rows("13 needs shown")
    assert [part.isVisible() for part in parts(status)] == [True, True, True]
    status.show_rows("")
    assert [part.isVisible() for part in parts(status)] == [True, False, True]


def test_every_part_that_takes_the_focus_is_easy_to_hit(window: MainWindow, qtbot: QtBot) -> None:
    for part in parts(window.status):
        qtbot.waitUntil(lambda part=part: part.isVisible() and part.height() >= LEAST_TARGET)


def parts(status: StatusLine) -> list[StatusPart]:
    return status.findChildren(StatusPart)


@pytest.mark.parametrize(
    ("tab", "command"),
    [
        ("chart", "chart.difference"),
        ("chart", "chart.order_source"),
        ("needs", "table.sort_ascending"),
        ("needs", "table.hide_column"),
        ("text", "table.sort_ascending"),
        ("overview", "view.reading"),
    ],
)
def test_what_was_told_of_a_tab_is_gone_when_another_is_shown(
    window: MainWindow, tab: str, command: str
) -> None:
    window.run_command(f"view.{tab}")
    needs = window.tabs.page("needs")
    assert isinstance(needs, NeedsPage)
    needs.panel.header.go_to(4)
    window.run_command(command)
    assert window.status.notice
    if command != "view.reading":
        window.run_command(f"view.{tab}")
        assert window.status.notice
    said: list[str] = []
    window.state.notice_given.connect(said.append)
    window.run_command("view.needs" if tab != "needs" else "view.chart")
    assert (window.status.notice, said) == ("", [])
    assert parts(window.status)[-1].text() == ""


@pytest.mark.parametrize("command", ["edit.copy_table", "view.confidence_998", "view.text_larger"])
def test_what_was_told_of_more_than_a_tab_stays(window: MainWindow, command: str) -> None:
    window.run_command("view.needs")
    window.run_command(command)
    told = window.status.notice
    window.run_command("view.chart")
    assert told
    assert window.status.notice == told
