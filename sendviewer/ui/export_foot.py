"""The foot of the export dialog: what will be saved, what stands in the way, and how far it is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sendviewer.ui.area_frame import GAP, MARGIN
from sendviewer.ui.area_notice import AreaNotice
from sendviewer.ui.export_where import WhereLine
from sendviewer.ui.export_words import PlaceWords, exist_words
from sendviewer.ui.work_strip import WorkStrip
from sendviewer.views.controls import Button, FlowLayout
from sendviewer.views.label import PlainLabel
from sendviewer.views.look import Looks, TextStyle

__all__ = ["ExportFoot"]


class ExportFoot(QWidget):
    """Stays in sight. It asks about files that exist, and offers to open what was saved."""

    replace_agreed = Signal()
    other_name_wanted = Signal()

    def __init__(self, looks: Looks, parent: QWidget) -> None:
        super().__init__(parent)
        self._looks = looks
        self.summary = PlainLabel(looks, style=TextStyle.BODY_STRONG, parent=self)
        self.where = WhereLine(looks, self)
        self.problem = AreaNotice(looks, self)
        self.replace_button = Button("&Replace", looks, parent=self)
        self.other_button = Button("Choose &another name", looks, parent=self)
        self.keep_button = Button("Do no&t save", looks, parent=self)
        self.work = WorkStrip(looks, self, place="at the foot of this window")
        self.export_button = Button("&Export", looks, primary=True, parent=self)
        self.open_button = Button("Open f&ile", looks, parent=self)
        self.folder_button = Button("Open folde&r", looks, parent=self)
        self.close_button = Button("Close", looks, parent=self)
        self._lay_out()
        self.replace_button.clicked.connect(self._agree)
        self.other_button.clicked.connect(self._want_other_name)
        self.keep_button.clicked.connect(self._keep)
        self.ask_about(())
        self.show_saved(())

    @property
    def is_asking(self) -> bool:
        """Whether the person is asked about files that exist."""
        return self._question.isVisibleTo(self)

    def focus_widgets(self) -> tuple[QWidget, ...]:
        """Return the controls in the order of Tab."""
        asking = (self.replace_button, self.other_button, self.keep_button)
        saving = (self.export_button, self.open_button, self.folder_button, self.close_button)
        return (*asking, self.work.cancel_button, *saving)

    def show_summary(self, words: str, *, can_export: bool) -> None:
        """Show what will be saved, or why nothing can be."""
        self.summary.setText(words)
        self.summary.setAccessibleName(words)
        self.export_button.setEnabled(can_export)
        self.export_button.setAccessibleDescription(f"{words} {self.where.whole}".strip())

    def show_place(self, place: PlaceWords) -> None:
        """Show where it will be saved, and under which name; call before the summary."""
        self.where.show_place(place)

    def ask_about(self, existing: Sequence[Path]) -> None:
        """Ask whether files that exist are to be replaced; of none, take the question away."""
        self.problem.tell(exist_words(existing) if existing else "")
        self._question.setVisible(bool(existing))
        self.export_button.setVisible(not existing)

    def show_saved(self, paths: Sequence[Path]) -> None:
        """Offer to open what was saved, or its folder; nothing is offered for nothing."""
        self.folder_button.setVisible(bool(paths))
        self.open_button.setVisible(len(paths) == 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground and the line above."""
        look = self._looks.current
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.color("surface"))
        painter.fillRect(QRectF(0, 0, self.width(), 1), look.color("border"))
        painter.end()

    def _lay_out(self) -> None:
        self._question = _line(self, self.replace_button, self.other_button, self.keep_button)
        saving = (self.export_button, self.open_button, self.folder_button, self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, GAP, MARGIN, MARGIN - 4)
        layout.setSpacing(GAP)
        layout.addLayout(_close(self.summary, self.where))
        for part in (self.problem, self._question, self.work, _line(self, *saving)):
            layout.addWidget(part)

    def _agree(self) -> None:
        self.ask_about(())
        self.replace_agreed.emit()

    def _want_other_name(self) -> None:
        self.ask_about(())
        self.other_name_wanted.emit()

    def _keep(self) -> None:
        self.ask_about(())
        self.export_button.setFocus()


def _close(*lines: QWidget) -> QVBoxLayout:
    """Return lines that belong together, without room between them."""
    layout = QVBoxLayout()
    layout.setSpacing(0)
    for line in lines:
        layout.addWidget(line)
    return layout


def _line(parent: QWidget, *buttons: Button) -> QWidget:
    line = QWidget(parent)
    layout = FlowLayout(line)
    for button in buttons:
        layout.addWidget(button)
    return line
