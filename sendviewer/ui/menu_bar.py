"""The menu bar: as Qt has it, on the surface of the header, with items large enough to hit."""

from __future__ import annotations

from PySide6.QtWidgets import QMenuBar, QWidget

from sendviewer.views.look import Looks

__all__ = ["MenuBar"]


class MenuBar(QMenuBar):
    """A menu bar in the colours of the look."""

    def __init__(self, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._looks = looks
        self.setAccessibleName("Menu bar")
        self._take_look()
        looks.changed.connect(self._take_look)

    def _take_look(self) -> None:
        palette = self.palette()
        look = self._looks.current
        palette.setColor(palette.ColorRole.Window, look.color("surface"))
        palette.setColor(palette.ColorRole.Button, look.color("surface"))
        self.setPalette(palette)
        self.updateGeometry()
