"""The list of areas and saved footprints that fit what has been typed.

Arrows move, Enter adds, Up from the first row goes back to the entry, and so does typing on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from sendviewer.core.selections import Level, Place
from sendviewer.sources.areas import AreaDirectory, AreaMatch
from sendviewer.sources.footprints import Footprint
from sendviewer.views.drawing import paint_focus_ring
from sendviewer.views.list_model import ListModel
from sendviewer.views.look import Looks, TextStyle
from sendviewer.views.scroll_bars import ScrollBar

__all__ = ["AreaEntry", "AreaList", "footprint_entry", "place_entry"]

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole

ROWS_SHOWN = 4
LEAST_ROWS_SHOWN = 3
SIDE = 12
ABOVE = 7
GAP = 12
MARK = 4
WRAPPED = int(Qt.TextFlag.TextWordWrap.value | Qt.AlignmentFlag.AlignTop.value)
CODE = int(Qt.AlignmentFlag.AlignTop.value | Qt.AlignmentFlag.AlignRight.value)

_LEVEL_WORDS = {
    Level.NATIONAL: "The whole country",
    Level.REGIONAL: "Region",
    Level.REGION_PART: "Part of London",
}


@dataclass(frozen=True, slots=True)
class AreaEntry:
    """One row: an area or a saved footprint, its code, and what stands below its name."""

    title: str
    code: str
    below: str
    what: Place | Footprint
    is_chosen: bool = False

    @property
    def spoken(self) -> str:
        """The row as it is read aloud."""
        chosen = "chosen" if self.is_chosen else ""
        return ", ".join(part for part in (self.title, self.code, self.below, chosen) if part)


def place_entry(match: AreaMatch, directory: AreaDirectory, *, is_chosen: bool) -> AreaEntry:
    """Return the row of an area, with its region and with what fits, unless that is shown."""
    place = match.place
    code = place.dfe_code or place.code
    region = _LEVEL_WORDS.get(place.level) or directory.region_of(place)[1]
    matched = "" if match.matched in {code, place.name} else match.matched
    below = " · ".join(part for part in (region, matched) if part)
    return AreaEntry(place.name, code, below, place, is_chosen)


def footprint_entry(footprint: Footprint, *, is_chosen: bool) -> AreaEntry:
    """Return the row of a saved footprint, with the names of its areas."""
    names = ", ".join(area.name for area in footprint.areas)
    return AreaEntry(footprint.name, "", f"Saved footprint · {names}", footprint, is_chosen)


class AreaList(QListView):
    """The rows. ``entry_chosen`` tells the row to add, ``typed`` the keys meant for the entry."""

    entry_chosen = Signal(object)
    left = Signal()
    typed = Signal(str)

    def __init__(self, name: str, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._looks = looks
        self._entries: tuple[AreaEntry, ...] = ()
        self._rows = ListModel(self)
        self.setModel(self._rows)
        self.setAccessibleName(name)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setItemDelegate(_EntryDelegate(looks, self))
        self.setVerticalScrollBar(ScrollBar(looks))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setTabKeyNavigation(False)
        self.clicked.connect(self._choose)
        self._take_look()
        looks.changed.connect(self._take_look)

    @property
    def entries(self) -> tuple[AreaEntry, ...]:
        """The rows that are shown."""
        return self._entries

    def show_entries(self, entries: Sequence[AreaEntry], *, is_search: bool) -> None:
        """Show other rows. Of a search the first one is the current one: Enter adds it."""
        if tuple(entries) != self._entries:
            self._fill(entries)
        self.setCurrentIndex(self._rows.index(0 if is_search else -1))

    def choose_current(self) -> None:
        """Choose the current row, if there is one."""
        index = self.currentIndex()
        if index.isValid():
            self._choose(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose on Enter, leave upwards, and hand on what is typed; all else is Qt's."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space} and plain:
            self.choose_current()
        elif event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.left.emit()
        elif event.text().isalnum() and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show which row the keys move."""
        super().focusInEvent(event)
        if not self.selectedIndexes():
            self.setCurrentIndex(self._rows.index(0))
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """Return the size for a few rows."""
        return QSize(self._looks.current.scaled(320), self._rows_height(ROWS_SHOWN))

    def minimumSizeHint(self) -> QSize:
        """Return the size for the fewest rows that are of use."""
        return QSize(self._looks.current.scaled(200), self._rows_height(LEAST_ROWS_SHOWN))

    def _rows_height(self, rows: int) -> int:
        look = self._looks.current
        styles = (TextStyle.BODY, TextStyle.SMALL)
        row = sum(QFontMetricsF(look.font(style)).height() for style in styles)
        return round(rows * (row + 2 * look.scaled(ABOVE))) + 2 * self.frameWidth()

    def _fill(self, entries: Sequence[AreaEntry]) -> None:
        self._entries = tuple(entries)
        self._rows.show_rows(
            [
                {Role.DisplayRole: entry.title, Role.AccessibleTextRole: entry.spoken}
                for entry in entries
            ]
        )

    def _choose(self, index: QModelIndex) -> None:
        self.entry_chosen.emit(self._entries[index.row()])

    def _take_look(self) -> None:
        self.setFont(self._looks.current.font(TextStyle.BODY))
        self.updateGeometry()
        self.scheduleDelayedItemsLayout()


class _EntryDelegate(QStyledItemDelegate):
    """Draws name and code, below them region and what fits; the current row has a ground."""

    def __init__(self, looks: Looks, parent: AreaList) -> None:
        super().__init__(parent)
        self._looks = looks
        self._list = parent

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of the wrapped words."""
        look = self._looks.current
        entry = self._list.entries[index.row()]
        title, below = self._heights(entry, self._list.viewport().width())
        return QSize(10, round(title + below) + 2 * look.scaled(ABOVE))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        entry = self._list.entries[index.row()]
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        rect = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, rect, is_current=is_current)
        self._paint_words(painter, rect, entry, is_current=is_current)
        if is_current and self._list.hasFocus():
            paint_focus_ring(painter, rect, 0.0, self._looks.current)
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRectF, *, is_current: bool) -> None:
        look = self._looks.current
        painter.fillRect(rect, look.color("selection" if is_current else "surface"))
        if is_current:
            painter.fillRect(
                QRectF(rect.left(), rect.top(), MARK, rect.height()), look.color("focus")
            )
            return
        line = QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1)
        painter.fillRect(line, look.color("border"))

    def _paint_words(
        self, painter: QPainter, rect: QRectF, entry: AreaEntry, *, is_current: bool
    ) -> None:
        look = self._looks.current
        side, above = look.scaled(SIDE), look.scaled(ABOVE)
        room = rect.adjusted(side, above, -side, 0)
        first, second = ("on_selection",) * 2 if is_current else ("text", "text_secondary")
        height = self._heights(entry, round(rect.width()))[0]
        painter.setFont(look.font(TextStyle.BODY))
        painter.setPen(look.color(first))
        painter.drawText(self._title_room(room, entry, height), WRAPPED, entry.title)
        painter.setFont(look.font(TextStyle.SMALL))
        painter.setPen(look.color(second))
        painter.drawText(room, CODE, _at_right(entry))
        painter.drawText(room.adjusted(0, height, 1, 0), WRAPPED, entry.below)

    def _title_room(self, room: QRectF, entry: AreaEntry, height: float) -> QRectF:
        return QRectF(room.left(), room.top(), room.width() - self._beside(entry) + 1, height + 1)

    def _beside(self, entry: AreaEntry) -> float:
        look = self._looks.current
        width = QFontMetricsF(look.font(TextStyle.SMALL)).horizontalAdvance(_at_right(entry))
        return width + look.scaled(GAP)

    def _heights(self, entry: AreaEntry, width: int) -> tuple[float, float]:
        room = width - 2 * self._looks.current.scaled(SIDE)
        title = self._height(entry.title, TextStyle.BODY, room - self._beside(entry))
        return title, self._height(entry.below or " ", TextStyle.SMALL, room)

    def _height(self, text: str, style: TextStyle, width: float) -> float:
        metrics = QFontMetricsF(self._looks.current.font(style))
        return metrics.boundingRect(QRectF(0, 0, max(1.0, width), 10_000), WRAPPED, text).height()


def _at_right(entry: AreaEntry) -> str:
    return " · ".join(part for part in (entry.code, "chosen" if entry.is_chosen else "") if part)
