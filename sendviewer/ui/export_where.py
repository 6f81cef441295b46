"""The line in the foot of the export dialog that says where files go: never cut at its end."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from sendviewer.present.terms import Term
from sendviewer.ui.export_words import PlaceWords
from sendviewer.views.label import Label
from sendviewer.views.look import Looks
from sendviewer.views.term_hints import Hint, TermHints

__all__ = ["WhereLine"]

LEAD = "Where: "
LEAST_FOLDER = 4
"""A folder gets at least one of so many parts of a line; if it cannot, names go below it."""


class WhereLine(Label):
    """A folder, shortened in its middle where room is short, and the names of the files.

    The whole is in the tip, and is what a screen reader says; by keyboard the fields hold it.
    """

    _place = PlaceWords()

    def __init__(self, looks: Looks, parent: QWidget) -> None:
        super().__init__("", looks, parent=parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        # It takes the room there is: a long path must not widen the dialog.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.hints = TermHints(self, looks, self._hint, lambda: None)

    @property
    def whole(self) -> str:
        """The words that are said, in full; "" if there are none."""
        words = str(self._place)
        return f"{LEAD}{words}" if words else ""

    def show_place(self, place: PlaceWords) -> None:
        """Show another place; the line is hidden while there is none."""
        self._place = place
        self.setAccessibleName(self.whole)
        self.setVisible(bool(self.whole))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the path into the new room."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Fit the path in letters of another size."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def _hint(self, _place: QPoint) -> Hint | None:
        return Hint(Term("", self.toolTip()), self.rect()) if self.toolTip() else None

    def _fit(self) -> None:
        words = _fitted(self._place, self.fontMetrics(), self.width())
        self.setText(words)
        self.setToolTip(self.whole if words != self.whole else "")


def _fitted(place: PlaceWords, metrics: QFontMetrics, width: int) -> str:
    """Return the words for a line of ``width`` pixels, or for two lines."""
    folder, names = f"{LEAD}{place.folder}", place.names
    if not names or metrics.horizontalAdvance(folder + names) <= width:
        return folder + names if names else ""
    room = width - metrics.horizontalAdvance(names)
    if room >= width // LEAST_FOLDER:
        return _shortened(folder, metrics, room) + names
    return "\n".join(_shortened(one, metrics, width) for one in (folder, names))


def _shortened(text: str, metrics: QFontMetrics, width: int) -> str:
    return metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, width)
