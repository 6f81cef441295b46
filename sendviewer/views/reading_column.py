"""Sets the parts of a reading view below each other, in lines of at most about 70 characters."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from sendviewer.present.reading_spec import ReadingSection, ReadingSpec
from sendviewer.views.drawing import paint_card_surface
from sendviewer.views.look import Looks, TextStyle
from sendviewer.views.reading_line import reading_line_width
from sendviewer.views.reading_part import PART_SIDE, PartView, TextNode
from sendviewer.views.sizes import PAGE_SIDE, PAGE_TOP

__all__ = ["ReadingColumn"]

PADDING = 24
SECTION_GAP = 22
HEADING_GAP = 4
PART_GAP = 6


class ReadingColumn(QWidget):
    """The surface with headings and parts; as high as they need at its width."""

    focused = Signal(str)

    def __init__(self, looks: Looks) -> None:
        super().__init__()
        self._looks = looks
        self._rows: list[tuple[TextNode, list[PartView]]] = []
        self._laid_out: tuple[int, int] | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        looks.changed.connect(self._rearrange)

    @property
    def parts(self) -> list[PartView]:
        """All parts in reading order."""
        return [part for _, parts in self._rows for part in parts]

    def show_spec(self, spec: ReadingSpec) -> None:
        """Show the sections of a page."""
        for widget in self._widgets():
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        self._rows = [self._row(section) for section in spec.sections]
        for widget in self._widgets():
            widget.show()
        self._rearrange()

    def sight_of(self, view: PartView) -> QRect:
        """Return what is to be seen of a part, in its own pixels: its section's heading too."""
        for heading, parts in self._rows:
            if parts[0] is view:
                above = view.y() - heading.y()
                return QRect(0, -above, view.width(), view.height() + above)
        return view.rect()

    def sizeHint(self) -> QSize:
        """Return the present width and the height that goes with it."""
        return QSize(self.width(), self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        """Return next to nothing: text wraps into what there is."""
        return QSize(1, 1)

    def hasHeightForWidth(self) -> bool:
        """Return that a narrower column is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all parts within ``width``; they are placed for it, too."""
        if self._laid_out is None or self._laid_out[0] != width:
            self._laid_out = width, self._arrange(width)
        return self._laid_out[1]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out for the new width."""
        super().resizeEvent(event)
        self.heightForWidth(self.width())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the surface under everything."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, width = self._across(self.width())
        rect = QRectF(left, PAGE_TOP, width, self.height() - 2 * PAGE_TOP)
        paint_card_surface(painter, rect, self._looks.current)
        painter.end()

    def _row(self, section: ReadingSection) -> tuple[TextNode, list[PartView]]:
        style, looks = TextStyle.HEADING, self._looks
        heading = TextNode(section.heading, looks, self, style=style, is_heading=True)
        parts = [
            PartView(part, part.title or section.heading, looks, self) for part in section.parts
        ]
        for part in parts:
            part.focused.connect(self.focused)
        return heading, parts

    def _widgets(self) -> list[QWidget]:
        return [widget for heading, parts in self._rows for widget in (heading, *parts)]

    def _across(self, width: int) -> tuple[int, int]:
        """Return left edge and width of the surface: lines of about 70 characters at the most."""
        most = reading_line_width(self._looks.current) + 2 * (PADDING + PART_SIDE)
        surface = max(1, min(most, width - 2 * PAGE_SIDE))
        return (width - surface) // 2, surface

    def _arrange(self, width: int) -> int:
        """Put everything in its place and return the height that it takes."""
        look = self._looks.current
        left, surface = self._across(width)
        left, inner = left + PADDING, max(1, surface - 2 * PADDING)
        top = PAGE_TOP + PADDING - SECTION_GAP
        for heading, parts in self._rows:
            top += SECTION_GAP
            height = heading.lay_out(inner - 2 * PART_SIDE)
            heading.setGeometry(left + PART_SIDE, top, inner - 2 * PART_SIDE, height)
            top += height + look.scaled(HEADING_GAP)
            for part in parts:
                height = part.lay_out(inner)
                part.setGeometry(left, top, inner, height)
                top += height + look.scaled(PART_GAP)
        return top + PADDING + PAGE_TOP

    def _rearrange(self) -> None:
        self._laid_out = None
        self.updateGeometry()
        self.heightForWidth(self.width())
        self.update()
