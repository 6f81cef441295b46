"""Does work in small steps while nobody waits: a step, then what was clicked or typed meanwhile."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

__all__ = ["IdleWork"]


class IdleWork(QObject):
    """Steps that are to be done soon, each after all waiting events have been handled."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps: deque[Callable[[], object]] = deque()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._do_next)

    def add(self, *steps: Callable[[], object]) -> None:
        """Do these steps after those that wait already."""
        self._steps.extend(steps)
        self._timer.start(0)

    def finish(self) -> None:
        """Do now what is left."""
        while self._steps:
            self._steps.popleft()()

    def drop(self) -> None:
        """Forget what is left."""
        self._steps.clear()
        self._timer.stop()

    def _do_next(self) -> None:
        if not self._steps:
            return
        self._steps.popleft()()
        if self._steps:
            self._timer.start(0)
