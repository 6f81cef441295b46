"""Shows one sheet of a printed page, as large as the room or the person allows."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from sendviewer.export.printing.flow import Sheet
from sendviewer.views.accessible_roles import speak_as
from sendviewer.views.drawing import paint_focus_ring
from sendviewer.views.look import PAPER, Looks
from sendviewer.views.scroll_bars import ScrollBar

__all__ = ["SheetArea", "SheetView", "Zoom"]

AROUND = 12
LEAST_HEIGHT = 160
HOW_TO = "Page Up and Page Down turn the pages, Home and End go to the first and the last."


class Zoom(Enum):
    """How large a sheet is shown."""

    WHOLE = "whole"
    WIDTH = "width"


class SheetView(QWidget):
    """One sheet as a picture; a screen reader is given all of its words."""

    def __init__(self, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._looks = looks
        self._sheet: Sheet | None = None
        self._picture = QImage()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        speak_as(self, "Graphic")

    @property
    def sheet(self) -> Sheet | None:
        """The sheet that is shown."""
        return self._sheet

    def show_sheet(self, sheet: Sheet) -> None:
        """Show another sheet."""
        self._sheet = sheet
        self._picture = QImage()
        self.setAccessibleName(sheet.name)
        self.setAccessibleDescription(f"{sheet.words} {HOW_TO}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sheet, its edge and the focus ring."""
        del event
        look = self._looks.current
        painter = QPainter(self)
        rect = QRectF(self.rect())
        painter.drawImage(rect, self._painted())
        painter.setPen(look.color("border_strong"))
        painter.drawRect(rect.adjusted(0, 0, -1, -1))
        if self.hasFocus():
            # On paper, which is white in every theme.
            paint_focus_ring(painter, rect, 0.0, PAPER)
        painter.end()

    def _painted(self) -> QImage:
        """Return the picture of the sheet in the pixels of the screen; painted once."""
        size = self.size() * self.devicePixelRatio()
        if self._sheet is not None and self._picture.size() != size:
            self._picture = QImage(size, QImage.Format.Format_RGB32)
            self._picture.fill(PAPER.color("surface"))
            painter = QPainter(self._picture)
            scale = size.width() / self._sheet.size.width()
            painter.scale(scale, scale)
            self._sheet.paint(painter)
            painter.end()
        return self._picture


class SheetArea(QScrollArea):
    """The room around a sheet; it scrolls where the sheet is larger."""

    def __init__(self, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = SheetView(looks)
        self._zoom = Zoom.WHOLE
        self.setAccessibleName("Preview")
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setBackgroundRole(QPalette.ColorRole.Window)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setVerticalScrollBar(ScrollBar(looks, ground="window"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(LEAST_HEIGHT)
        self.setWidget(self.view)

    def show_sheet(self, sheet: Sheet) -> None:
        """Show another sheet from its top."""
        self.view.show_sheet(sheet)
        self._fit()
        self.verticalScrollBar().setValue(0)

    def show_at(self, zoom: Zoom) -> None:
        """Show the whole sheet, or all of its width."""
        self._zoom = zoom
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the sheet into the new room."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the keys that turn pages to the dialog; the others scroll."""
        turning = (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End)
        if event.key() in turning:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        sheet = self.view.sheet
        if sheet is None:
            return
        room = self.maximumViewportSize()
        bar = self.verticalScrollBar().sizeHint().width()
        scale = (room.width() - bar - 2 * AROUND) / sheet.size.width()
        if self._zoom is Zoom.WHOLE:
            scale = min(scale, (room.height() - AROUND) / sheet.size.height())
        self.view.resize((sheet.size * max(scale, 0.1)).toSize())
