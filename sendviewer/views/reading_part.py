"""Shows one part of a reading view: its heading, its sentences and its pictures.

A part is painted by nodes that a screen reader finds one by one: headings as headings, sentences
as text, pictures as graphics. The part itself takes the focus and says all of it.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from sendviewer.present.reading_spec import LIST_MARK, ReadingPart, part_text
from sendviewer.views.accessible_roles import speak_as
from sendviewer.views.drawing import paint_focus_ring
from sendviewer.views.look import Looks, TextStyle
from sendviewer.views.qt_values import STRONG_FOCUS, set_focus_policy
from sendviewer.views.reading_picture import PictureNode
from sendviewer.views.sizes import CONTROL_RADIUS
from sendviewer.views.text_block import Styled, TextBlock

__all__ = ["PART_SIDE", "PartView", "TextNode"]

PART_SIDE, PART_TOP = 12, 10
"""Pixels between the focus ring of a part and its text."""

PARAGRAPH_GAP = 8
OFFICIAL_GAP = 2
PICTURE_GAP = 14
BETWEEN_PICTURES = 40
LEADING = 1.3
BULLET = "• "


class TextNode(QWidget):
    """A wrapped text that is a heading, or not. A text may have a mark before it, as in a list."""

    def __init__(  # noqa: PLR0913 - each is named where it is given
        self,
        text: str,
        looks: Looks,
        parent: QWidget,
        *,
        style: TextStyle = TextStyle.READING,
        token: str = "text",
        is_heading: bool = False,
    ) -> None:
        super().__init__()
        speak_as(self, "Heading" if is_heading else "StaticText")
        self.setParent(parent)
        self._is_item = text.startswith(LIST_MARK)
        self.text = text.removeprefix(LIST_MARK)
        self._looks = looks
        self._style = style
        self._token = token
        self._block = TextBlock([], looks.current)
        self.setAccessibleName(self.text)

    def lay_out(self, width: int) -> int:
        """Wrap the text into ``width`` pixels and return the height that it needs."""
        look = self._looks.current
        styled = Styled(self.text, self._style, self._token)
        self._block = TextBlock([styled], look, width - self._indent(), leading=LEADING)
        return round(self._block.height) + 1

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text."""
        painter = QPainter(self)
        self._block.paint(painter, self._indent(), 0.0)
        if self._is_item:
            mark = Styled(BULLET, self._style, self._token)
            TextBlock([mark], self._looks.current, leading=LEADING).paint(painter, 0.0, 0.0)
        painter.end()

    def _indent(self) -> int:
        return self._looks.current.scaled(16) if self._is_item else 0


class PartView(QWidget):
    """One part. ``focused`` is told when it takes the focus by key."""

    focused = Signal(str)

    def __init__(self, part: ReadingPart, heading: str, looks: Looks, parent: QWidget) -> None:
        super().__init__()
        speak_as(self, "Grouping")
        self.setParent(parent)
        self.part = part
        self._looks = looks
        set_focus_policy(self, STRONG_FOCUS)
        self.setAccessibleName(heading)
        self.setAccessibleDescription(part_text(part))
        self._texts = self._text_nodes()
        self._pictures = [PictureNode(picture, looks, self) for picture in part.pictures]

    @property
    def pictures(self) -> Sequence[PictureNode]:
        """The pictures, the area's first."""
        return tuple(self._pictures)

    def lay_out(self, width: int) -> int:
        """Put everything in its place within ``width`` pixels; return the height needed."""
        look = self._looks.current
        inner = max(1, width - 2 * PART_SIDE)
        top = PART_TOP
        for node, gap in self._texts:
            height = node.lay_out(inner)
            node.setGeometry(PART_SIDE, top, inner, height)
            top += height + look.scaled(gap)
        if self._pictures:
            top += look.scaled(PICTURE_GAP - PARAGRAPH_GAP)
            return self._place_pictures(top, inner) + PART_TOP
        return top - look.scaled(PARAGRAPH_GAP) + PART_TOP

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring if the part has the focus."""
        if not self.hasFocus():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_focus_ring(painter, QRectF(self.rect()), CONTROL_RADIUS, self._looks.current)
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring, and tell."""
        super().focusInEvent(event)
        self.update()
        self.focused.emit(self.part.id)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.update()

    def _text_nodes(self) -> list[tuple[TextNode, int]]:
        """Return the texts, each with the gap in pixels at 100% that follows it."""
        part, looks = self.part, self._looks
        nodes: list[tuple[TextNode, int]] = []
        if part.title:
            strong = TextStyle.READING_STRONG
            title = TextNode(part.title, looks, self, style=strong, is_heading=True)
            nodes.append((title, OFFICIAL_GAP if part.official else PARAGRAPH_GAP))
        if part.official:
            style, token = TextStyle.BODY, "text_secondary"
            official = TextNode(part.official, looks, self, style=style, token=token)
            nodes.append((official, PARAGRAPH_GAP))
        rest = (TextNode(paragraph, looks, self) for paragraph in part.paragraphs)
        return [*nodes, *((node, PARAGRAPH_GAP) for node in rest)]

    def _place_pictures(self, top: int, width: int) -> int:
        """Set pictures side by side, or below each other; return where the last one ends."""
        gap = self._looks.current.scaled(BETWEEN_PICTURES)
        left, bottom = 0, top
        for node in self._pictures:
            size: QSize = node.lay_out()
            if left and left + size.width() > width:
                left, top = 0, bottom + gap // 2
            node.resize(size)
            node.move(QPoint(PART_SIDE + left, top))
            left += size.width() + gap
            bottom = max(bottom, top + size.height())
        return bottom
