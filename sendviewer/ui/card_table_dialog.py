"""Shows a small chart of the overview as a table, which can be read cell by cell and copied."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from sendviewer.export.payloads import Payload
from sendviewer.present.specs import TableSpec
from sendviewer.ui.dialog_size import fit_dialog
from sendviewer.views.controls import Button, FlowLayout
from sendviewer.views.label import Label
from sendviewer.views.look import Looks, TextStyle
from sendviewer.views.table_panel import TablePanel
from sendviewer.views.theme import build_palette

__all__ = ["CardTableDialog"]

WIDTH = 560
AROUND, MOST_HEIGHT = 140, 620
ROW = 38
MARGIN = 20


class CardTableDialog(QDialog):
    """The figures of one card. ``put`` copies."""

    def __init__(
        self,
        table: TableSpec,
        looks: Looks,
        put: Callable[[Payload | None], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(table.title)
        self.setPalette(build_palette(looks.current.theme))
        self._table = table
        self._put = put
        self.panel = TablePanel(table.title, looks, self)
        # In the order of the card: nothing is to be sorted here.
        self.panel.header.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.panel.header.setSectionsClickable(False)
        # All of it is copied; a selection would only have to be taken back by Escape first.
        self.panel.view.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.panel.show_spec(table)
        self._source = Label(
            table.source_line,
            looks,
            style=TextStyle.SMALL,
            token="text_secondary",
            wraps=True,
            parent=self,
        )
        self._lay_out(looks)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self, self._copy)
        fit_dialog(self, looks.current, WIDTH, self._height())
        self.panel.view.enter()

    def _height(self) -> int:
        """Return the height in pixels at 100% that shows all rows, within limits."""
        return min(AROUND + ROW * (len(self._table.rows) + 1), MOST_HEIGHT)

    def _copy(self) -> None:
        from sendviewer.export.tables import table_payload

        self._put(table_payload(self._table))

    def _lay_out(self, looks: Looks) -> None:
        buttons = QWidget(self)
        row = FlowLayout(buttons)
        copy = Button("Copy", looks, icon="copy", parent=buttons)
        copy.clicked.connect(self._copy)
        close = Button("Close", looks, primary=True, parent=buttons)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        row.addWidget(copy)
        row.addWidget(close)
        buttons.setMinimumWidth(row.sizeHint().width())
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        layout.setSpacing(12)
        layout.addWidget(self.panel, 1)
        layout.addWidget(self._source)
        layout.addLayout(foot)
