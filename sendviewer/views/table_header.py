"""Makes the column headers of a table work with keys as well as with the mouse.

Qt's own header takes no focus, so that a plain table can not be sorted by keyboard. This one is
a stop for Tab: arrows walk the columns, Enter sorts, Alt+Down opens the menu of a column.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QHeaderView, QWidget

from sendviewer.present.specs import ColumnSpec
from sendviewer.views.accessible_roles import speak_as
from sendviewer.views.look import Looks
from sendviewer.views.table_header_keys import HeaderKeys
from sendviewer.views.table_header_paint import HeaderPainter, HeaderPlaces
from sendviewer.views.table_model import TableModel
from sendviewer.views.table_sight import bring_into_sight

__all__ = ["TableHeader"]

Asked = tuple[tuple[int, ...], tuple[ColumnSpec, ...], float]

LEAST_SECTION = 40
MOST_WIDTHS = 4
"""For how many widths of the columns the height is kept: with a scroll bar beside, and without."""
NO_NAME = "Column headers"
HOW_TO = (
    "Left and Right go from column to column. Enter sorts, Shift+Enter adds to the sort, "
    "Alt+Down opens the menu of the column."
)


class TableHeader(QHeaderView):
    """The headers of a :class:`TableModel`; a section is a column, counted from 0."""

    sort_requested = Signal(int, bool)
    menu_requested = Signal(int, QPoint)
    filter_requested = Signal(int)
    move_requested = Signal(int, int)
    width_requested = Signal(int, int)
    current_changed = Signal(int)
    left_downwards = Signal()
    mouse_released = Signal()

    def __init__(self, model: TableModel, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._table = model
        self._looks = looks
        self._painter = HeaderPainter(model, looks)
        self._keys = HeaderKeys(self, looks)
        self._current = 0
        self._hovered = -1
        self._filter_pressed = -1
        self._adds = False
        self._heights: dict[Asked, int] = {}
        self._set_up()
        model.headerDataChanged.connect(self._tell_current)
        model.modelReset.connect(self._tell_current)
        self.sectionClicked.connect(self._ask_to_sort)

    def _set_up(self) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(LEAST_SECTION)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        # Qt knows headers only by what is in them, and this one takes the focus.
        speak_as(self, "ColumnHeader")
        self.setAccessibleName(NO_NAME)
        self.setAccessibleDescription(HOW_TO)

    # --- the current section ----------------------------------------------------------------

    @property
    def current_section(self) -> int:
        """The column that keys act on, or -1 if there is none."""
        return min(self._current, self.count() - 1)

    def go_to(self, section: int) -> None:
        """Make a section the current one; outside the table it is the nearest."""
        self._current = max(0, min(section, self.count() - 1))
        self._tell_current()
        self.viewport().update()
        self.current_changed.emit(self._current)
        if self.hasFocus():
            bring_into_sight(self.viewport(), self.section_in_view(self._current))

    def section_rect(self, section: int) -> QRect:
        """Return where a header stands on the screen."""
        rect = self.section_in_view(section)
        return QRect(self.viewport().mapToGlobal(rect.topLeft()), rect.size())

    def section_in_view(self, section: int) -> QRect:
        """Return where a header stands, in pixels of the viewport."""
        left = self.sectionViewportPosition(section)
        return QRect(left, 0, self.sectionSize(section), self.viewport().height())

    def places_in_view(self, section: int) -> HeaderPlaces:
        """Return where the parts of a header stand, in pixels of the viewport."""
        return self._painter.places(section, self.section_in_view(section))

    def open_menu(self, section: int) -> None:
        """Ask for the menu of a section, and make it the current one; of none is no menu."""
        if section >= 0:
            self.go_to(section)
            self.menu_requested.emit(section, self.section_rect(section).bottomLeft())

    def _tell_current(self) -> None:
        role = Qt.ItemDataRole.AccessibleTextRole
        words = self._table.headerData(self.current_section, Qt.Orientation.Horizontal, role)
        self.setAccessibleName(str(words) if words else NO_NAME)
        role = Qt.ItemDataRole.AccessibleDescriptionRole
        tip = self._table.headerData(self.current_section, Qt.Orientation.Horizontal, role)
        self.setAccessibleDescription(f"{tip} {HOW_TO}" if tip else HOW_TO)

    # --- sizes and painting -----------------------------------------------------------------

    def least_width(self, section: int) -> int:
        """Return the width in which the title wraps wherever it can."""
        return self._painter.least_width(section)

    def two_line_width(self, section: int) -> int:
        """Return the width in which the title wraps into two lines at the most."""
        return self._painter.two_line_width(section)

    def three_line_width(self, section: int) -> int:
        """Return the width in which the title wraps into three lines at the most."""
        return self._painter.three_line_width(section)

    def sizeHint(self) -> QSize:
        """Return a height in which every title has its lines, at the present widths."""
        return QSize(self.length(), self._height())

    def _height(self) -> int:
        """Return the height of the highest title; Qt asks for it many times at the same widths."""
        columns = range(min(self.count(), self._table.columnCount()))
        widths = tuple(map(self.sectionSize, columns))
        asked = (widths, self._table.spec.columns, self._looks.current.text_scale)
        if asked not in self._heights:
            if len(self._heights) > MOST_WIDTHS:
                self._heights.clear()
            self._heights[asked] = max(map(self._painter.height, columns, widths), default=0)
        return self._heights[asked]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the headers, and the empty room right of them in the same colours."""
        super().paintEvent(event)
        end = self.length() - self.offset()
        rest = QRect(end, 0, self.viewport().width() - end, self.viewport().height())
        if rest.width() > 0:
            painter = QPainter(self.viewport())
            self._painter.paint_ground(painter, rest)
            painter.end()

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw one header."""
        focused = self.hasFocus() and section == self.current_section
        painter.save()
        self._painter.paint(
            painter, rect, section, hovered=section == self._hovered, focused=focused
        )
        painter.restore()

    # --- keys -------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Keep Alt+Down for the menu of the column, whatever the window uses it for."""
        if self._keys.claims(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, sort, move, resize, or open the menu; all else is left to the window."""
        event.setAccepted(self._keys.takes(event))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show and tell which header is the current one."""
        super().focusInEvent(event)
        self.go_to(self.current_section)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.viewport().update()

    # --- mouse ------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember whether the click adds to the sort, and whether it is on a filter mark."""
        self._adds = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        on_left = event.button() == Qt.MouseButton.LeftButton
        self._filter_pressed = self._filter_at(event.position().toPoint()) if on_left else -1
        if self._filter_pressed < 0:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the filter if its mark was clicked; otherwise let Qt finish what it began."""
        pressed, self._filter_pressed = self._filter_pressed, -1
        if pressed < 0:
            super().mouseReleaseEvent(event)
            self.mouse_released.emit()
        elif pressed == self._filter_at(event.position().toPoint()):
            self.go_to(pressed)
            self.filter_requested.emit(pressed)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show the filter mark of the header under the mouse."""
        super().mouseMoveEvent(event)
        self._hover(self.logicalIndexAt(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        """Take the hover away."""
        super().leaveEvent(event)
        self._hover(-1)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu of the header under the mouse, or of the current one by key."""
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        self.open_menu(self.logicalIndexAt(event.pos()) if by_mouse else self.current_section)

    # --- parts ------------------------------------------------------------------------------

    def _ask_to_sort(self, section: int) -> None:
        self.go_to(section)
        self.sort_requested.emit(section, self._adds)

    def _hover(self, section: int) -> None:
        if section != self._hovered:
            self._hovered = section
            self.viewport().update()

    def _filter_at(self, position: QPoint) -> int:
        """Return the section whose filter mark is at a position, or -1."""
        section = self.logicalIndexAt(position)
        if section < 0:
            return -1
        mark = self.places_in_view(section).filter
        return section if mark.contains(position) else -1
