"""Runs long work off the main thread; result, error and progress arrive on the main thread.

The work never sees Qt: it is a function that is handed a :class:`Progress`. What is cancelled
delivers nothing. At the end of the program :meth:`Tasks.close` waits until all have ended.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, QThreadPool, Signal, Slot

from sendviewer.core.errors import InputError

__all__ = ["Cancelled", "Progress", "Task", "Tasks"]

T = TypeVar("T")
Work = Callable[["Progress"], T]

LONGEST_WAIT_MS = 10_000


class Cancelled(Exception):  # noqa: N818 - it is no error
    """The work was cancelled; raised inside the work by :meth:`Progress.check`."""


class Progress:
    """What work can say while it goes on, and where it learns that it has been cancelled."""

    def __init__(self, tell: Callable[[float, str], None]) -> None:
        self._tell = tell
        self._cancelled = threading.Event()

    def report(self, fraction: float, words: str = "") -> None:
        """Say how much is done (0 to 1) and what goes on; raises Cancelled as check does."""
        self.check()
        self._tell(fraction, words)

    def check(self) -> None:
        """Raise Cancelled if nobody wants the result any more."""
        if self._cancelled.is_set():
            raise Cancelled

    def cancel(self) -> None:
        """Ask the work to stop at its next check."""
        self._cancelled.set()

    @property
    def is_cancelled(self) -> bool:
        """Whether the work has been asked to stop."""
        return self._cancelled.is_set()


class Task(QObject, Generic[T]):
    """Work that goes on. ``failed`` carries an InputError; any other error is a fault.

    A fault is raised again on the main thread, where the one crash path takes it up.
    """

    progressed = Signal(float, str)
    succeeded = Signal(object)
    failed = Signal(object)
    ended = Signal()
    _left_thread = Signal()
    _told = Signal(float, str)

    def __init__(self, name: str, work: Work[T], parent: QObject) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.name = name
        self._work = work
        # Handed on by the main thread: who connects right after the start misses nothing.
        self._told.connect(self.progressed)
        self._progress = Progress(self._told.emit)
        self._result: Any = None
        self._error: BaseException | None = None
        self._left_thread.connect(self._deliver)

    def cancel(self) -> None:
        """Ask the work to stop; whatever it still brings is dropped."""
        self._progress.cancel()

    def run(self) -> None:
        """Do the work; called on a thread of the pool."""
        try:
            self._result = self._work(self._progress)
        except BaseException as error:
            self._error = error
        self._left_thread.emit()

    @Slot()
    def _deliver(self) -> None:
        error, result = self._error, self._result
        self._error = self._result = None
        dropped = self._progress.is_cancelled or isinstance(error, Cancelled)
        try:
            if dropped:
                return
            if isinstance(error, InputError):
                self.failed.emit(error)
            elif error is not None:
                raise error
            else:
                self.succeeded.emit(result)
        finally:
            self.ended.emit()


class Tasks(QObject):
    """Starts work and owns it until it has ended, so that nothing of it dies on a pool thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._running: list[Task[Any]] = []

    @property
    def running(self) -> tuple[Task[Any], ...]:
        """The work that has not ended."""
        return tuple(self._running)

    def start(self, name: str, work: Work[T], succeeded: Callable[[T], None]) -> Task[T]:
        """Start ``work``; ``succeeded`` gets its result on the main thread.

        ``name`` says for the person what goes on ("Opening page.zip").
        """
        task = Task(name, work, self)
        task.succeeded.connect(succeeded)
        task.ended.connect(self._forget)
        self._running.append(task)
        self._pool.start(task.run)
        return task

    def cancel_all(self) -> None:
        """Ask all work to stop."""
        for task in self._running:
            task.cancel()

    def close(self) -> bool:
        """Cancel all work and wait for it; return whether all of it has ended."""
        self.cancel_all()
        return self._pool.waitForDone(LONGEST_WAIT_MS)

    @Slot()
    def _forget(self) -> None:
        task = self.sender()
        if task in self._running:
            self._running.remove(task)
        if isinstance(task, Task):
            task.deleteLater()
