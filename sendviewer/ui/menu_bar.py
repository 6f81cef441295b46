"""The menu bar: as Qt has it, on the surface of the header, with items large enough to hit."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from sendviewer.ui.commands import MENUS, MenuPath
from sendviewer.views.look import Looks

LEAST_HEIGHT = 28

__all__ = ["MenuBar"]


class MenuBar(QMenuBar):
    """A menu bar in the colours of the look; says when the commands in its menus are wanted."""

    commands_wanted = Signal()

    def __init__(self, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._looks = looks
        self.setAccessibleName("Menu bar")
        self._menus = {path: self.addMenu(path[0]) for path in MENUS}
        for menu in self._menus.values():
            menu.aboutToShow.connect(self.commands_wanted)
        self._take_look()
        self._take_size()
        looks.changed.connect(self._take_look)
        looks.text_resized.connect(self._take_size)

    @property
    def menus(self) -> Mapping[MenuPath, QMenu]:
        """The menus, each by the way to it."""
        return self._menus

    def _take_look(self) -> None:
        palette = self.palette()
        look = self._looks.current
        palette.setColor(palette.ColorRole.Window, look.color("surface"))
        palette.setColor(palette.ColorRole.Button, look.color("surface"))
        self.setPalette(palette)

    def _take_size(self) -> None:
        # As high as with the style that comes after the first paint, so that nothing moves then.
        self.setMinimumHeight(self._looks.current.scaled(LEAST_HEIGHT))
        self.updateGeometry()
