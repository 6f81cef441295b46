"""A field that holds one of several options and opens a list of them; no text is ever cut."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from sendviewer.views.drawing import disabled_ink, paint_focus_ring, paint_frame
from sendviewer.views.icons import paint_icon
from sendviewer.views.ink import write
from sendviewer.views.look import Looks, TextStyle
from sendviewer.views.qt_values import ALIGN_LEFT, ALIGN_VCENTRE, WORD_WRAP
from sendviewer.views.sizes import CONTROL_HEIGHT, CONTROL_RADIUS
from sendviewer.views.text_measure import longest_word_width, text_width
from sendviewer.views.theme import build_palette

__all__ = ["ChoiceField"]

SIDE = 12
ICON = 16
GAP = 8
ABOVE = 7
WIDEST = 420
WRAPPED = ALIGN_LEFT | ALIGN_VCENTRE | WORD_WRAP

Index = QModelIndex | QPersistentModelIndex


class ChoiceField(QComboBox):
    """A named choice; ``chosen`` tells the id that a person chose. A long option wraps."""

    chosen = Signal(str)

    def __init__(self, name: str, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._looks = looks
        self.setAccessibleName(name)
        options = QListView(self)
        options.setAccessibleName(name)
        options.setItemDelegate(_OptionDelegate(looks, self))
        self.setView(options)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.activated.connect(self._tell)
        self._take_look()
        self._take_size()
        looks.changed.connect(self._take_look)
        looks.text_resized.connect(self._take_size)

    @property
    def current(self) -> str:
        """The id of the chosen option; "" while there is none."""
        return self.currentData() or ""

    def show_options(self, options: Sequence[tuple[str, str]], current: str) -> None:
        """Offer other options, pairs of id and text, and show one of them as chosen."""
        self.clear()
        for option, text in options:
            self.addItem(text, option)
        self.setCurrentIndex(max(0, self.findData(current)))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the size with the longest option on one line, unless that is very long."""
        look = self._looks.current
        widest = max((text_width(text, self.font()) for text in self._texts()), default=0.0)
        width = min(ceil(widest) + self._beside(), look.scaled(WIDEST))
        return QSize(width, look.scaled(CONTROL_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Return the size with the longest word on a line."""
        words = (longest_word_width(text, self.font()) for text in self._texts())
        width = ceil(max(words, default=0.0)) + self._beside()
        return QSize(width, self._looks.current.scaled(CONTROL_HEIGHT))

    def hasHeightForWidth(self) -> bool:
        """Return that a narrower field is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height in pixels of the chosen option wrapped into ``width``."""
        return _wrapped_height(self.currentText(), width - self._beside(), self._looks)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to what scrolls: a choice must not change in passing."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw frame, chosen option, chevron and focus ring."""
        look = self._looks.current
        rect = QRectF(self.rect())
        ink = look.color("text") if self.isEnabled() else disabled_ink(look)
        border = look.color("border_strong" if self.isEnabled() else "border")
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_frame(painter, rect, CONTROL_RADIUS, look.color("surface"), border)
        side = look.scaled(ICON)
        right = rect.right() - look.scaled(SIDE) - side
        box = QRectF(right, rect.center().y() - side / 2, side, side)
        paint_icon(painter, "chevron-down", box, ink)
        room = QRectF(rect)
        room.setLeft(look.scaled(SIDE))
        room.setRight(right - look.scaled(GAP) + 1)
        painter.setFont(self.font())
        write(painter, room, WRAPPED, self.currentText(), ink)
        if self.hasFocus():
            paint_focus_ring(painter, rect, CONTROL_RADIUS, look)
        painter.end()

    def _texts(self) -> list[str]:
        return [self.itemText(number) for number in range(self.count())]

    def _beside(self) -> int:
        look = self._looks.current
        return 2 * look.scaled(SIDE) + look.scaled(ICON) + look.scaled(GAP) + 1

    def _tell(self) -> None:
        self.updateGeometry()
        self.chosen.emit(self.current)

    def _take_look(self) -> None:
        self.view().setPalette(build_palette(self._looks.current.theme))
        self.update()

    def _take_size(self) -> None:
        self.setFont(self._looks.current.font(TextStyle.BODY))
        self.updateGeometry()


class _OptionDelegate(QStyledItemDelegate):
    """Draws an option of the open list."""

    def __init__(self, looks: Looks, field: ChoiceField) -> None:
        super().__init__(field)
        self._looks = looks
        self._field = field

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of an option, wrapped into the width that the list will have."""
        width = max(self._field.width(), self._field.sizeHint().width())
        room = width - 2 * self._looks.current.scaled(SIDE) - 2
        return QSize(10, _wrapped_height(str(index.data()), room, self._looks))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw ground and text."""
        look = self._looks.current
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(option.rect, look.color("selection" if is_current else "surface_raised"))
        side = look.scaled(SIDE)
        painter.setPen(look.color("on_selection" if is_current else "text"))
        painter.setFont(look.font(TextStyle.BODY))
        painter.drawText(option.rect.adjusted(side, 0, -side + 1, 0), WRAPPED, str(index.data()))
        painter.restore()


def _wrapped_height(text: str, width: float, looks: Looks) -> int:
    look = looks.current
    metrics = QFontMetricsF(look.font(TextStyle.BODY))
    needed = metrics.boundingRect(QRectF(0, 0, width, 10_000), WORD_WRAP, text)
    return max(look.scaled(CONTROL_HEIGHT), ceil(needed.height()) + look.scaled(2 * ABOVE))
