"""Work that takes long: what it is, how far it is, and a button that cancels it."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from sendviewer.ui.announce import announce
from sendviewer.ui.tasks import Task
from sendviewer.views.buttons import Button
from sendviewer.views.label import PlainLabel
from sendviewer.views.look import Looks, TextStyle
from sendviewer.views.progress_bar import ProgressBar

__all__ = ["WorkStrip"]

NOTICEABLE_MS = 500
STEPS = 1000
GAP = 12


class WorkStrip(QWidget):
    """Says what goes on, how far it is, and lets the person cancel; shown after half a second.

    Of several tasks, the one that was begun last is followed. ``cancelled`` carries its name;
    ``turned`` tells that it is shown now, or hidden. ``place`` says to those who hear it where
    the button is.
    """

    cancelled = Signal(str)
    turned = Signal()

    def __init__(
        self, looks: Looks, parent: QWidget | None = None, *, place: str = "in the status line"
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName("Work that goes on")
        self._place = place
        self._task: Task[object] | None = None
        self._words = PlainLabel(looks, style=TextStyle.SMALL, parent=self)
        self._bar = ProgressBar(looks, self)
        self._cancel = Button("Cancel", looks, parent=self)
        self._cancel.clicked.connect(self._cancel_task)
        self.delay_ms = NOTICEABLE_MS
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.timeout.connect(self._appear)
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        row.setContentsMargins(3, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self._words, 3)
        row.addWidget(self._bar, 2)
        row.addWidget(self._cancel)
        self.hide()

    @property
    def words(self) -> str:
        """What is said to go on."""
        return self._words.text()

    @property
    def bar(self) -> ProgressBar:
        """How far it is, in thousandths."""
        return self._bar

    @property
    def cancel_button(self) -> Button:
        """The button that cancels what goes on."""
        return self._cancel

    def follow(self, task: Task[object]) -> None:
        """Show the work of a task until it has ended."""
        self._task = task
        self._words.setText(task.name)
        self._bar.setAccessibleName(task.name)
        self._cancel.setAccessibleName(f"Cancel: {task.name}")
        self._bar.setRange(0, 0)
        task.progressed.connect(self._show_progress)
        task.ended.connect(self._end)
        if not self.isVisible():
            self._delay.start(self.delay_ms)

    def _appear(self) -> None:
        self.show()
        self.turned.emit()
        announce(self, f"{self._words.text()}. It can be cancelled {self._place}.")

    def _show_progress(self, fraction: float, words: str) -> None:
        if self.sender() is not self._task:
            return
        self._bar.setRange(0, STEPS)
        self._bar.setValue(round(fraction * STEPS))
        if words:
            self._words.setText(words)

    def _cancel_task(self) -> None:
        task = self._task
        self._let_go()
        if task is not None:
            task.cancel()
            self.cancelled.emit(task.name)

    def _end(self) -> None:
        # What was cancelled ends later than what took its place has begun.
        if self.sender() is self._task:
            self._let_go()

    def _let_go(self) -> None:
        self._task = None
        self._delay.stop()
        self.hide()
        self.turned.emit()
