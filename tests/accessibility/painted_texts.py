"""Notes every text that is painted: where, in which room, in which font and colour.

Words go to Qt by three doors: ``QPainter.drawText``, ``ink.write`` and ``TextBlock.paint``. All
are watched here.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QWidget

from sendviewer.views import ink
from sendviewer.views.text_block import TextBlock

ROUNDING = 1.6
"""Pixels by which a text may leave its room: widths are rounded, and some rooms are inset."""


@dataclass(frozen=True, slots=True)
class Painted:
    """A text as it was painted: its room and what it needs, in pixels of the widget."""

    text: str
    device: object
    room: QRectF
    needs: QRectF
    on_picture: QRect
    color: QColor

    @property
    def is_inactive(self) -> bool:
        return isinstance(self.device, QWidget) and not self.device.isEnabled()

    def __str__(self) -> str:
        return f"“{self.text}” in {type(self.device).__name__}"


@dataclass(slots=True)
class PaintedTexts:
    """All texts that were painted since it was last emptied."""

    texts: list[Painted] = field(default_factory=list)

    def add(self, one: Painted) -> None:
        """Note a text, unless there is nothing to be read in it."""
        if one.text.strip():
            self.texts.append(one)

    def of(self, widget: QWidget) -> Iterator[Painted]:
        """Paint a widget and yield each text of it once."""
        self.texts.clear()
        widget.grab()
        yield from list(self.texts)

    def cut(self, widget: QWidget) -> list[str]:
        """Name the texts that need more room than they have, or leave what they are painted on."""
        return [fault for one in self.of(widget) for fault in _cut(one)]


def _cut(one: Painted) -> Iterator[str]:
    slack = QRectF(one.room).adjusted(-ROUNDING, -ROUNDING, ROUNDING, ROUNDING)
    if not slack.contains(one.needs):
        yield f"{one} needs {_size(one.needs)} and has {_size(one.room)}"
    if isinstance(one.device, QWidget):
        ground = QRectF(one.device.rect()).adjusted(-ROUNDING, -ROUNDING, ROUNDING, ROUNDING)
        if not _scrolls(one.device) and not ground.contains(one.needs):
            yield f"{one} is painted outside of {_size(ground)}"


def _scrolls(device: QWidget) -> bool:
    """What is painted on a viewport may be scrolled out of sight."""
    return device.objectName() == "qt_scrollarea_viewport"


def _size(rect: QRectF) -> str:
    return f"{rect.width():.0f} x {rect.height():.0f} at {rect.left():.0f}, {rect.top():.0f}"


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> PaintedTexts:
    """A witness of all texts that are painted from now on."""
    notes = PaintedTexts()
    _watch_draw_text(notes, monkeypatch)
    _watch_write(notes, monkeypatch)
    _watch_blocks(notes, monkeypatch)
    return notes


def _noted(painter: QPainter, text: str, room: QRectF, needs: QRectF, color: QColor) -> Painted:
    on_picture = painter.deviceTransform().mapRect(needs).toAlignedRect()
    return Painted(text, painter.device(), room, needs, on_picture, color)


def _in_room(
    painter: QPainter, rect: QRectF | QRect, flags: int, text: str, color: QColor
) -> Painted:
    room = QRectF(rect)
    needs = QFontMetricsF(painter.font()).boundingRect(room, flags, text)
    return _noted(painter, text, room, needs, color)


def _watch_draw_text(notes: PaintedTexts, monkeypatch: pytest.MonkeyPatch) -> None:
    draw = QPainter.drawText

    def drawing(painter: QPainter, *given: object) -> object:
        color = painter.pen().color()
        if isinstance(given[0], QPointF):
            text = str(given[1])
            place = QFontMetricsF(painter.font()).boundingRect(text).translated(given[0])
            notes.add(_noted(painter, text, place, place, color))
        else:
            rect, flags, text = given[:3]
            number = flags if isinstance(flags, int) else flags.value
            notes.add(_in_room(painter, rect, number, str(text), color))
        return draw(painter, *given)

    monkeypatch.setattr(QPainter, "drawText", drawing)


def _watch_write(notes: PaintedTexts, monkeypatch: pytest.MonkeyPatch) -> None:
    write = ink.write

    def writing(
        painter: QPainter, rect: QRectF | QRect, flags: int, text: str, color: QColor
    ) -> None:
        notes.add(_in_room(painter, rect, flags, text, color))
        write(painter, rect, flags, text, color)

    for name, module in list(sys.modules.items()):
        if name.startswith("sendviewer") and getattr(module, "write", None) is write:
            monkeypatch.setattr(module, "write", writing)


def _watch_blocks(notes: PaintedTexts, monkeypatch: pytest.MonkeyPatch) -> None:
    paint = TextBlock.paint

    def painting(block: TextBlock, painter: QPainter, left: float, top: float) -> None:
        place = QRectF(left, top, block.width, block.height)
        for part in block._layout.formats():
            color = part.format.foreground().color()
            notes.add(_noted(painter, block.text, place, place, color))
        paint(block, painter, left, top)

    monkeypatch.setattr(TextBlock, "paint", painting)
