"""Work that takes long: what it is, how far it is, and a button that cancels it."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QBoxLayout, QLabel, QProgressBar, QWidget

from sendviewer.ui.tasks import Task
from sendviewer.views.controls import Button
from sendviewer.views.look import Looks

__all__ = ["WorkStrip"]

NOTICEABLE_MS = 500
STEPS = 1000


class WorkStrip(QWidget):
    """Says what goes on, how far it is, and lets the person cancel; shown after half a second."""

    def __init__(self, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._task: Task[object] | None = None
        self._words = QLabel(self)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setMinimumHeight(8)
        self._cancel = Button("Cancel", looks, parent=self)
        self._cancel.clicked.connect(self._cancel_task)
        self.delay_ms = NOTICEABLE_MS
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.timeout.connect(self.show)
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (self._words, self._bar, self._cancel):
            row.addWidget(widget)
        self.hide()

    def follow(self, task: Task[object]) -> None:
        """Show the work of a task until it has ended."""
        self._task = task
        self._words.setText(task.name)
        self._bar.setAccessibleName(task.name)
        self._bar.setRange(0, 0)
        task.progressed.connect(self._show_progress)
        task.ended.connect(self._end)
        self._delay.start(self.delay_ms)

    def _show_progress(self, fraction: float, words: str) -> None:
        self._bar.setRange(0, STEPS)
        self._bar.setValue(round(fraction * STEPS))
        if words:
            self._words.setText(words)

    def _cancel_task(self) -> None:
        if self._task is not None:
            self._task.cancel()
        self._end()

    def _end(self) -> None:
        self._task = None
        self._delay.stop()
        self.hide()
