"""Brings a place into sight, however many areas that scroll are around it."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QScrollArea, QWidget

__all__ = ["bring_into_sight"]


def bring_into_sight(widget: QWidget, rect: QRect) -> None:
    """Scroll all areas around ``widget`` until ``rect`` of it can be seen.

    ``rect`` is in pixels of ``widget``. What is larger than an area is shown from its start.
    """
    around = widget.parentWidget()
    while around is not None:
        content = around.widget() if isinstance(around, QScrollArea) else None
        if isinstance(around, QScrollArea) and content is not None:
            _scroll(around, QRect(widget.mapTo(content, rect.topLeft()), rect.size()))
        around = around.parentWidget()


def _scroll(area: QScrollArea, rect: QRect) -> None:
    # The start comes last: of a cell that is larger than the area, it is what one reads first.
    area.ensureVisible(rect.right(), rect.bottom(), 0, 0)
    area.ensureVisible(rect.left(), rect.top(), 0, 0)
