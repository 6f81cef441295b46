"""Explains the rows of a list by their tips, in the place of Qt's tool tips (WCAG 2.2, 1.4.13)."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt
from PySide6.QtWidgets import QAbstractItemView

from sendviewer.present.terms import Term
from sendviewer.views.look import Looks
from sendviewer.views.term_hints import Hint, TermHints

__all__ = ["ListHints"]

Index = QModelIndex | QPersistentModelIndex


class ListHints(TermHints):
    """The explanations of one list; keys bring them as well while the list has the focus."""

    def __init__(self, view: QAbstractItemView, looks: Looks) -> None:
        self._view = view
        super().__init__(view.viewport(), looks, self._at_place, self._of_focus)
        view.selectionModel().currentChanged.connect(self._follow)

    def _follow(self) -> None:
        self.follow_focus()

    def _at_place(self, place: QPoint) -> Hint | None:
        return self._hint(self._view.indexAt(place))

    def _of_focus(self) -> Hint | None:
        return self._hint(self._view.currentIndex()) if self._view.hasFocus() else None

    def _hint(self, index: Index) -> Hint | None:
        tip = index.data(Qt.ItemDataRole.ToolTipRole) if index.isValid() else None
        return Hint(Term("", tip), self._view.visualRect(index)) if tip else None
