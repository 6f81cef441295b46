"""A row of options of which exactly one is chosen, by mouse or by arrow keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, QSizeF, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QWidget

from sendviewer.views.accessible_roles import speak_as
from sendviewer.views.buttons import SIDE, PaintedButton
from sendviewer.views.drawing import disabled_ink, paint_focus_ring, ring, rounded
from sendviewer.views.flow import FlowLayout
from sendviewer.views.ink import fill, solid, write
from sendviewer.views.look import Looks, TextStyle
from sendviewer.views.qt_values import ALIGN_CENTRE, SHOW_MNEMONIC
from sendviewer.views.sizes import CONTROL_HEIGHT, CONTROL_RADIUS

__all__ = ["SegmentedControl"]


class SegmentedControl(QWidget):
    """A named group of options side by side; ``chosen`` tells the id that a person chose.

    Options that do not fit into one line go on in the next.
    """

    chosen = Signal(str)

    def __init__(
        self,
        name: str,
        options: Sequence[tuple[str, str]],
        looks: Looks,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        speak_as(self, "Grouping")
        self._segments: dict[str, _Segment] = {}
        self._group = QButtonGroup(self)
        layout = FlowLayout(self, spacing=-1, row_spacing=4)
        for option, text in options:
            segment = _Segment(option, text, looks, self)
            self._segments[option] = segment
            self._group.addButton(segment)
            layout.addWidget(segment)
        if self._segments:
            next(iter(self._segments.values())).setChecked(True)
        self._group.buttonClicked.connect(self._tell)

    @property
    def current(self) -> str:
        """The id of the chosen option."""
        return next((key for key, one in self._segments.items() if one.isChecked()), "")

    def choose(self, option: str) -> None:
        """Show an option as chosen without telling anyone; raises KeyError for an unknown id."""
        self._segments[option].setChecked(True)

    def choose_none(self) -> None:
        """Show no option as chosen, for a state that none of them stands for."""
        self._group.setExclusive(False)
        for segment in self._segments.values():
            segment.setChecked(False)
        self._group.setExclusive(True)

    def set_text(self, option: str, text: str, spoken: str = "") -> None:
        """Change the text of an option, and what is spoken if that differs from the text."""
        segment, name = self._segments[option], spoken or text
        if (segment.text(), segment.accessibleName()) == (text, name):
            return
        segment.setText(text)
        segment.setAccessibleName(name)
        segment.updateGeometry()

    def set_possible(self, option: str, reason: str) -> None:
        """Let an option be chosen, or not for a ``reason``, which is then its tip."""
        segment = self._segments[option]
        segment.setEnabled(not reason)
        segment.setToolTip(reason)
        segment.setAccessibleDescription(reason)

    def _tell(self, button: QAbstractButton) -> None:
        if isinstance(button, _Segment):
            self.chosen.emit(button.option)


class _Segment(PaintedButton):
    """One option. Only the outer corners of a line of options are round."""

    def __init__(self, option: str, text: str, looks: Looks, parent: QWidget) -> None:
        super().__init__(text, looks, parent)
        self.option = option
        self.setCheckable(True)
        self.setAccessibleName(text)

    def sizeHint(self) -> QSize:
        """Return the size that the text needs in either weight, so that nothing jumps."""
        look = self.looks.current
        width = self.text_width(TextStyle.BODY_STRONG) + 2 * look.scaled(SIDE)
        return QSizeF(width, look.scaled(CONTROL_HEIGHT)).toSize()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the segment, filled when it is the chosen one."""
        look = self.looks.current
        rect = QRectF(self.rect())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipPath(self._outline(rect))
        ink = look.color("on_accent" if self.isChecked() else "text")
        ground = look.color("accent" if self.isChecked() else "surface")
        fill(painter, rect, self.touched(ground, ink))
        painter.setClipping(False)
        painter.fillPath(self._border(rect), solid(look.color("border_strong")))
        painter.setFont(look.font(TextStyle.BODY_STRONG if self.isChecked() else TextStyle.BODY))
        color = ink if self.isEnabled() else disabled_ink(look)
        write(painter, rect, ALIGN_CENTRE | SHOW_MNEMONIC, self.text(), color)
        if self.hasFocus():
            paint_focus_ring(painter, rect, CONTROL_RADIUS, look)
        painter.end()

    def _outline(self, rect: QRectF) -> QPainterPath:
        return rounded(self._reaching_out(rect), CONTROL_RADIUS)

    def _border(self, rect: QRectF) -> QPainterPath:
        reaching = self._reaching_out(rect)
        band = ring(reaching, CONTROL_RADIUS, 1.0)
        inside = QPainterPath()
        inside.addRect(rect)
        edges = QPainterPath(band.intersected(inside))
        if reaching.left() < rect.left():
            edges.addRect(QRectF(rect.left(), rect.top() + 1, 1, rect.height() - 2))
        if reaching.right() > rect.right():
            edges.addRect(QRectF(rect.right() - 1, rect.top() + 1, 1, rect.height() - 2))
        return edges

    def _reaching_out(self, rect: QRectF) -> QRectF:
        """Return ``rect`` made longer where a neighbour follows, so that its corner is square."""
        far = 4 * CONTROL_RADIUS
        left = far if self._has_neighbour(-1) else 0.0
        right = far if self._has_neighbour(1) else 0.0
        return rect.adjusted(-left, 0, right, 0)

    def _has_neighbour(self, step: int) -> bool:
        group = self.group()
        buttons = group.buttons() if group is not None else []
        place = buttons.index(self) + step if self in buttons else -1
        return 0 <= place < len(buttons) and buttons[place].y() == self.y()
