"""The list of headings beside a text: arrow keys move, long headings wrap."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize
from PySide6.QtGui import QCursor, QFocusEvent, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from sendviewer.views.controls import ScrollBar
from sendviewer.views.drawing import fill_rounded, paint_focus_ring
from sendviewer.views.look import Look, Looks, TextStyle
from sendviewer.views.qt_values import SCROLL_BAR_NEVER
from sendviewer.views.sizes import CONTROL_RADIUS
from sendviewer.views.text_block import Styled, TextBlock
from sendviewer.views.theme import blend

__all__ = ["HeadingList"]

SIDE = 10
ABOVE = 9
HOVER = 0.05


class HeadingList(QListWidget):
    """Headings of which one is current; ``currentRowChanged`` tells which."""

    def __init__(self, name: str, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._looks = looks
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("horizontalScrollBarPolicy", SCROLL_BAR_NEVER)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBar(ScrollBar(looks))
        self.setMouseTracking(True)
        self.setItemDelegate(_HeadingDelegate(looks, self))
        self._take_look()
        looks.changed.connect(self._take_look)

    def show_headings(self, headings: Sequence[str]) -> None:
        """Show other headings."""
        self.clear()
        self.addItems(list(headings))
        self.updateGeometry()

    def content_height(self, width: int) -> int:
        """Return the height of all headings within ``width``, in pixels."""
        rows = (self.model().index(row, 0) for row in range(self.count()))
        return sum(_height(str(row.data() or ""), width, self._looks.current) for row in rows)

    def sizeHint(self) -> QSize:
        """Return the size in which every heading is visible."""
        return QSize(self._looks.current.scaled(240), self.content_height(self.viewport().width()))

    def minimumSizeHint(self) -> QSize:
        """Return a size that shows at least one heading and that there are more."""
        return QSize(self._looks.current.scaled(120), self._looks.current.scaled(52))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the headings anew."""
        super().resizeEvent(event)
        self.doItemsLayout()
        if self.currentItem() is not None:
            self.scrollToItem(self.currentItem())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the focus is."""
        super().focusInEvent(event)
        self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        """Wrap the headings anew when the font changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.scheduleDelayedItemsLayout()

    def _take_look(self) -> None:
        look = self._looks.current
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Base, look.color("surface"))
        palette.setColor(QPalette.ColorRole.Text, look.color("text"))
        self.setPalette(palette)
        self.setFont(look.font(TextStyle.BODY))
        self.scheduleDelayedItemsLayout()
        self.viewport().update()


class _HeadingDelegate(QStyledItemDelegate):
    """Draws a heading; the current one on a ground and in the heavier weight."""

    def __init__(self, looks: Looks, owner: HeadingList) -> None:
        super().__init__(owner)
        self._looks = looks
        self._owner = owner

    def sizeHint(
        self,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QSize:
        """Return the size of the wrapped heading."""
        width = self._owner.viewport().width()
        return QSize(width, _height(str(index.data() or ""), width, self._looks.current))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw ground, words and focus ring."""
        look = self._looks.current
        rect = QRectF(option.rect)
        current = index.row() == self._owner.currentRow()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if current:
            fill_rounded(painter, rect, CONTROL_RADIUS, look.color("selection"))
        elif self._is_under_pointer(rect):
            ground = blend(look.color("surface"), look.color("text"), HOVER)
            fill_rounded(painter, rect, CONTROL_RADIUS, ground)
        block = _block(str(index.data() or ""), rect.width(), look, current=current)
        top = rect.top() + (rect.height() - block.height) / 2
        block.paint(painter, rect.left() + look.scaled(SIDE), top)
        if current and self._owner.hasFocus():
            paint_focus_ring(painter, rect, CONTROL_RADIUS, look)
        painter.restore()

    def _is_under_pointer(self, rect: QRectF) -> bool:
        viewport = self._owner.viewport()
        return viewport.underMouse() and rect.contains(viewport.mapFromGlobal(_pointer()))


def _pointer() -> QPointF:
    return QPointF(QCursor.pos())


def _block(heading: str, width: float, look: Look, *, current: bool) -> TextBlock:
    style = TextStyle.BODY_STRONG if current else TextStyle.BODY
    run = Styled(heading, style, "on_selection" if current else "text")
    return TextBlock([run], look, width - 2 * look.scaled(SIDE))


def _height(heading: str, width: float, look: Look) -> int:
    """Return the height in pixels in the heavier weight, so that choosing moves nothing."""
    return _measured(heading, width, look.measures)


@lru_cache(maxsize=64)
def _measured(heading: str, width: float, look: Look) -> int:
    """Measure it; Qt asks for each heading again and again, and other texts have the same."""
    return round(_block(heading, width, look, current=True).height + 2 * look.scaled(ABOVE))
