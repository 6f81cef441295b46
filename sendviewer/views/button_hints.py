"""Explains a button by its tip, the way WCAG 2.2 asks for (1.4.13), in the place of Qt's tool tip.

Qt's own can not be pointed at, is not closed by Escape, goes away by itself, and is not for those
who come by keyboard.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QPushButton

from sendviewer.present.terms import Term
from sendviewer.views.look import Looks
from sendviewer.views.term_hints import Hint, TermHints

__all__ = ["ButtonHints"]


class ButtonHints(TermHints):
    """The explanation of one button, where its tip says more than is written on it."""

    def __init__(self, button: QPushButton, looks: Looks) -> None:
        self._button = button
        super().__init__(button, looks, self._pointed, self._of_focus)

    def _pointed(self, _place: QPoint) -> Hint | None:
        tip = self._button.toolTip()
        return Hint(Term("", tip), self._button.rect()) if tip else None

    def _of_focus(self) -> Hint | None:
        return self._pointed(QPoint()) if self._button.hasFocus() else None
