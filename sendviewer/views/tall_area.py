"""Parts that would rather be as high as their content than scroll: what is around them scrolls.

One scroll bar inside another is hard to use, most of all with large text.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from sendviewer.views.qt_values import SCROLL_BAR_NEVER

__all__ = ["TallArea", "TellingWidget", "wanted_height"]


class TellingWidget(QWidget):
    """A widget that tells when its parts want another height."""

    height_changed = Signal()

    def event(self, event: QEvent) -> bool:
        """Tell it."""
        if event.type() is QEvent.Type.LayoutRequest:
            self.height_changed.emit()
        return super().event(event)


class TallArea(QScrollArea):
    """Asks for the height of its content, and may be narrower than it would like to be.

    It has no scroll bar: one that came and went here and around it would change the width, and
    with the width the height that decides whether it is needed.
    """

    def hold(self, content: TellingWidget) -> None:
        """Take ``content``, for which the area asks from now on."""
        for way in ("horizontal", "vertical"):
            self.setProperty(f"{way}ScrollBarPolicy", SCROLL_BAR_NEVER)
        self.setWidget(content)
        self.setWidgetResizable(True)
        content.height_changed.connect(self.updateGeometry)

    def minimumSizeHint(self) -> QSize:
        """Return the height in pixels that the content wants at the present width."""
        hint = super().minimumSizeHint()
        content = self.widget()
        if content is not None:
            hint.setHeight(wanted_height(content, self.width()))
        return hint

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask again where the content may wrap in another way."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()


def wanted_height(widget: QWidget, width: int) -> int:
    """Return the height in pixels below which a scroll area scrolls ``widget`` at this width."""
    layout = widget.layout()
    wraps = layout.hasHeightForWidth() if layout is not None else widget.hasHeightForWidth()
    wrapped = widget.heightForWidth(width) if wraps else 0
    return max(widget.minimumSizeHint().height(), wrapped)
