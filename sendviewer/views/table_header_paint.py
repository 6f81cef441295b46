"""Draws one column header: title, sort arrow with its rank, filter mark, focus ring.

A header for numbers ends at its right edge as the numbers do, with its marks left of the title; a
header for words is the other way round. Every mark has its place whether it is shown or not, so
that no title moves or wraps anew when one sorts.
"""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPolygonF

from sendviewer.present.specs import ColumnSpec
from sendviewer.views.drawing import paint_focus_ring
from sendviewer.views.icons import paint_icon
from sendviewer.views.look import Looks, TextStyle
from sendviewer.views.table_grounds import tinted_ground
from sendviewer.views.table_layout import (
    MARK,
    PADDING,
    lines_width,
    longest_word_width,
    two_line_width,
    wrapped_size,
)
from sendviewer.views.table_model import TableModel

__all__ = ["HeaderPainter", "HeaderPlaces"]

GAP = 4
RULE = 2
ARROW = 9
RANK_LINE = 14
LEAST_HEIGHT = 38
LEAST_SAVED = 12
"""Pixels at 100% that a third line of a title has to save."""

ABOVE_TEXT = 9
RING_RADIUS = 3.0


class HeaderPlaces(Struct, frozen=True):
    """Where the parts of a header stand."""

    title: QRect
    sort: QRect
    filter: QRect


class HeaderPainter:
    """Measures and draws the headers of a :class:`TableModel`; a section is a column's number."""

    def __init__(self, model: TableModel, looks: Looks) -> None:
        self._model = model
        self._looks = looks

    # --- sizes ------------------------------------------------------------------------------

    def least_width(self, section: int) -> int:
        """Return the width in which the title wraps wherever it can."""
        return longest_word_width(self._column(section).title, self._font()) + self._beside()

    def two_line_width(self, section: int) -> int:
        """Return the width in which the title wraps into two lines at the most."""
        return two_line_width(self._column(section).title, self._font()) + self._beside()

    def three_line_width(self, section: int) -> int:
        """Return the width in which the title wraps into three lines at the most.

        It has two where a third saves next to nothing: "% of total".
        """
        two = self.two_line_width(section)
        three = lines_width(self._column(section).title, self._font(), 3) + self._beside()
        return three if two - three >= self._looks.current.scaled(LEAST_SAVED) else two

    def height(self, section: int, width: int) -> int:
        """Return the height that a header needs at a width."""
        look = self._looks.current
        title = self._column(section).title
        lines = wrapped_size(title, self._font(), width - self._beside())
        return max(look.scaled(LEAST_HEIGHT), lines.height() + 2 * look.scaled(ABOVE_TEXT) + RULE)

    def places(self, section: int, rect: QRect) -> HeaderPlaces:
        """Return where the parts of a header stand in ``rect``."""
        look = self._looks.current
        gap, pad, mark = look.scaled(GAP), look.scaled(PADDING), look.scaled(MARK)
        sort = look.scaled(ARROW)
        room = rect.width() - self._beside()
        used = min(room, wrapped_size(self._column(section).title, self._font(), room).width())
        title, arrow = pad, pad + used + gap
        funnel = arrow + sort + gap
        if self.is_right(section):
            title = rect.width() - pad - room
            arrow = title + room - used - gap - sort
            funnel = arrow - gap - mark
        return HeaderPlaces(
            _column_of(rect, title, room),
            _column_of(rect, arrow, sort),
            _column_of(rect, funnel, mark),
        )

    def is_right(self, section: int) -> bool:
        """Return whether a header ends at its right edge, as numbers do."""
        return self._column(section).kind.is_figure

    def _beside(self) -> int:
        """Return the room for everything but the title, whether its marks are shown or not."""
        look = self._looks.current
        marks = look.scaled(MARK) + look.scaled(ARROW)
        return look.scaled(PADDING) + 3 * look.scaled(GAP) + marks

    def _column(self, section: int) -> ColumnSpec:
        return self._model.spec.columns[section]

    def _font(self) -> QFont:
        return self._looks.current.font(TextStyle.LABEL)

    # --- painting ---------------------------------------------------------------------------

    def paint(
        self, painter: QPainter, rect: QRect, section: int, *, hovered: bool, focused: bool
    ) -> None:
        """Draw one header."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_ground(painter, rect, hovered=hovered)
        places = self.places(section, rect)
        self._paint_title(painter, places.title, section)
        self._paint_sort(painter, places.sort, section)
        if self._model.is_filtered(section):
            self._paint_filter(painter, places.filter, "accent")
        elif hovered or focused:
            self._paint_filter(painter, places.filter, "text_secondary")
        if focused:
            paint_focus_ring(painter, QRectF(rect), RING_RADIUS, self._looks.current)

    def paint_ground(self, painter: QPainter, rect: QRect, *, hovered: bool = False) -> None:
        """Draw what lies behind a header, and the rule under it."""
        look = self._looks.current
        painter.fillRect(rect, tinted_ground(look, 0.5 if hovered else 0.0))
        rule = QRect(rect.left(), rect.bottom() - RULE + 1, rect.width(), RULE)
        painter.fillRect(rule, look.color("border"))

    def _paint_title(self, painter: QPainter, rect: QRect, section: int) -> None:
        right, left = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignLeft
        across = right if self.is_right(section) else left
        flags = int((across | Qt.AlignmentFlag.AlignVCenter).value)
        painter.setFont(self._font())
        painter.setPen(self._looks.current.color("text_secondary"))
        wrap = int(Qt.TextFlag.TextWordWrap.value)
        painter.drawText(rect, flags | wrap, self._column(section).title)

    def _paint_sort(self, painter: QPainter, rect: QRect, section: int) -> None:
        sort = self._model.sorted_by(section)
        if sort is None:
            return
        rank, descending = sort
        look = self._looks.current
        box = _square(rect, look.scaled(ARROW))
        ranked = self._model.sort_ranks > 1
        if ranked:
            # The rank stands under the arrow: beside it, it would take width from the title.
            box.moveTop(box.top() - look.scaled(RANK_LINE) / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("text"))
        painter.drawPolygon(_arrow(box, downwards=descending))
        if ranked:
            self._paint_rank(painter, box, rank)

    def _paint_rank(self, painter: QPainter, arrow: QRectF, rank: int) -> None:
        look = self._looks.current
        painter.setFont(look.font(TextStyle.SMALL))
        painter.setPen(look.color("text"))
        digit = QRectF(arrow.left(), arrow.bottom(), arrow.width(), look.scaled(RANK_LINE))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip
        painter.drawText(digit, int(flags.value), str(rank))

    def _paint_filter(self, painter: QPainter, rect: QRect, token: str) -> None:
        look = self._looks.current
        paint_icon(painter, "filter", _square(rect, look.scaled(MARK)), look.color(token))


def _column_of(rect: QRect, left: int, width: int) -> QRect:
    return QRect(rect.left() + left, rect.top(), width, rect.height() - RULE)


def _square(rect: QRect, side: int) -> QRectF:
    """Return a square at the left of ``rect``, half way down."""
    return QRectF(rect.left(), rect.top() + (rect.height() - side) / 2, side, side)


def _arrow(box: QRectF, *, downwards: bool) -> QPolygonF:
    margin = box.height() * 0.1
    base, tip = box.top() + margin, box.bottom() - margin
    if not downwards:
        base, tip = tip, base
    corners = [
        QPointF(box.left(), base),
        QPointF(box.right(), base),
        QPointF(box.center().x(), tip),
    ]
    return QPolygonF(corners)
