"""The frame of the export dialog: its cards in one column or two, its foot, its order of Tab."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QDialog, QVBoxLayout, QWidget

from sendviewer.export.document_formats import DocumentFormat
from sendviewer.ui.area_frame import GAP, MARGIN, ScrollingCards, titled_card
from sendviewer.ui.dialog_size import fit_dialog
from sendviewer.ui.export_checks import ExportChecks
from sendviewer.ui.export_foot import ExportFoot
from sendviewer.ui.export_kinds import ExportKinds
from sendviewer.ui.export_place import ExportPlace
from sendviewer.ui.export_preview import ExportPreview
from sendviewer.views.choice_field import ChoiceField
from sendviewer.views.look import Looks
from sendviewer.views.theme import build_palette

__all__ = ["ExportFrame"]

WIDTH, HEIGHT = 1020, 780
BESIDE_WIDTH = 800
"""Pixels at 100% text from which the cards stand in two columns."""


class ExportFrame(QDialog):
    """The parts, without what they do."""

    def __init__(
        self, kinds: Sequence[DocumentFormat], looks: Looks, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._looks = looks
        self.setPalette(build_palette(looks.current.theme))
        self.kinds = ExportKinds(kinds, looks)
        self.place = ExportPlace(looks)
        self.which = ChoiceField("File to preview and check", looks)
        self.preview = ExportPreview(looks)
        self.checks = ExportChecks(looks)
        self.foot = ExportFoot(looks, self)
        self._lay_out()
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            shortcut = QShortcut(QKeySequence(Qt.Modifier.CTRL | key), self)
            shortcut.activated.connect(self.accept)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep Enter in a field from saving in passing; Ctrl+Enter does that."""
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the cards into one column or two."""
        super().resizeEvent(event)
        beside = self.width() >= self._looks.current.scaled(BESIDE_WIDTH)
        ways = QBoxLayout.Direction
        self._columns.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        # In one column, room that is left over is for the end and not for between the cards.
        self._columns.setStretch(0, 1 if beside else 0)

    def order_tabs(self) -> None:
        """Let Tab go through the parts as they stand."""
        order = [
            *self.kinds.focus_widgets(),
            *self.place.focus_widgets(),
            self.which,
            self.preview.text,
            *self.foot.focus_widgets(),
        ]
        for first, second in pairwise(order):
            QWidget.setTabOrder(first, second)

    def _lay_out(self) -> None:
        inside = QWidget()
        ways = QBoxLayout.Direction
        self._columns = QBoxLayout(ways.LeftToRight, inside)
        self._columns.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        self._columns.setSpacing(GAP)
        seen = _below(self.which, self.preview)
        self._columns.addLayout(self._column({"What": self.kinds}), 1)
        # The place stands beside the kinds, which are many, and not under all of them.
        beside = {"Where": self.place, "Preview": seen, "Accessibility checks": self.checks}
        self._columns.addLayout(self._column(beside), 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(ScrollingCards(inside, self._looks, "What, where, preview, checks"), 1)
        layout.addWidget(self.foot)
        # A screen reader goes by the order in which widgets were made: the foot comes last.
        self.foot.raise_()
        fit_dialog(self, self._looks.current, WIDTH, HEIGHT)

    def _column(self, cards: Mapping[str, QWidget]) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(GAP)
        for title, content in cards.items():
            column.addWidget(titled_card(title, content, self._looks))
        column.addStretch(1)
        return column


def _below(*parts: QWidget) -> QWidget:
    holder = QWidget()
    layout = QVBoxLayout(holder)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(GAP)
    for part in parts:
        layout.addWidget(part)
    return holder
