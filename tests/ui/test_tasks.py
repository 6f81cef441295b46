"""Work off the main thread: its result comes to the main thread, and nothing is left of it."""

from __future__ import annotations

import threading
import weakref

import pytest
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from sendviewer.core.errors import InputError
from sendviewer.ui.tasks import Progress, Tasks


@pytest.fixture
def tasks(qtbot: QtBot) -> Tasks:
    return Tasks()


class Heard:
    """Keeps what is delivered, and on which thread."""

    def __init__(self) -> None:
        self.results: list[object] = []
        self.threads: set[int] = set()

    def hear(self, result: object) -> None:
        self.results.append(result)
        self.threads.add(threading.get_ident())


def ended(tasks: Tasks, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not tasks.running)


def test_the_work_is_done_elsewhere_and_heard_here(tasks: Tasks, qtbot: QtBot) -> None:
    heard = Heard()
    tasks.start("Thinking", lambda _: threading.get_ident(), heard.hear)
    ended(tasks, qtbot)
    assert heard.results != [threading.get_ident()]
    assert heard.threads == {threading.get_ident()}


def test_an_error_for_the_reader_is_delivered_as_such(tasks: Tasks, qtbot: QtBot) -> None:
    def fail(progress: Progress) -> None:
        raise InputError("no")

    heard, failed = Heard(), Heard()
    task = tasks.start("Reading", fail, heard.hear)
    task.failed.connect(failed.hear)
    ended(tasks, qtbot)
    assert not heard.results
    assert [str(error) for error in failed.results] == ["no"]
    assert failed.threads == {threading.get_ident()}


def test_a_fault_is_raised_again_on_the_main_thread(tasks: Tasks, qtbot: QtBot) -> None:
    def break_down(progress: Progress) -> None:
        raise ZeroDivisionError

    heard = Heard()
    with capture_exceptions() as exceptions:
        tasks.start("Breaking", break_down, heard.hear)
        ended(tasks, qtbot)
    assert [kind for kind, _, _ in exceptions] == [ZeroDivisionError]
    assert not heard.results


def test_progress_is_told_in_order_also_to_who_asks_after_the_start(
    tasks: Tasks, qtbot: QtBot
) -> None:
    done = threading.Event()

    def work(progress: Progress) -> None:
        for step in range(3):
            progress.report(step / 2, f"step {step}")
        done.set()

    said: list[tuple[float, str]] = []
    task = tasks.start("Counting", work, Heard().hear)
    assert done.wait(5)
    task.progressed.connect(lambda fraction, words: said.append((fraction, words)))
    ended(tasks, qtbot)
    assert said == [(0.0, "step 0"), (0.5, "step 1"), (1.0, "step 2")]


def test_cancelled_work_stops_at_its_next_check_and_delivers_nothing(
    tasks: Tasks, qtbot: QtBot
) -> None:
    begun, go_on = threading.Event(), threading.Event()
    steps: list[int] = []

    def work(progress: Progress) -> str:
        begun.set()
        go_on.wait(5)
        progress.check()
        steps.append(1)
        return "done"

    heard = Heard()
    task = tasks.start("Waiting", work, heard.hear)
    assert begun.wait(5)
    task.cancel()
    go_on.set()
    ended(tasks, qtbot)
    assert not heard.results
    assert not steps


def test_closing_waits_for_what_runs(tasks: Tasks) -> None:
    begun = threading.Event()

    def work(progress: Progress) -> None:
        begun.set()
        while True:
            progress.check()

    tasks.start("Running", work, Heard().hear)
    assert begun.wait(5)
    assert tasks.close()


def test_nothing_is_kept_of_a_task_that_has_ended(tasks: Tasks, qtbot: QtBot) -> None:
    task = tasks.start("Short", lambda _: None, Heard().hear)
    gone = weakref.ref(task)
    with qtbot.waitSignal(task.destroyed):
        pass
    del task
    qtbot.waitUntil(lambda: gone() is None)
    assert tasks.running == ()
