"""Explains what is pointed at and what the keyboard is on, the way WCAG 2.2 asks for (1.4.13).

An explanation can be closed with Escape, can be pointed at, and stays until the pointer or the
focus goes elsewhere. Whoever draws the terms says which one stands where.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from msgspec import Struct
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QCursor, QHelpEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from sendviewer.present.terms import Term
from sendviewer.views.look import Looks
from sendviewer.views.term_popup import TermPopup

__all__ = ["Hint", "TermHints"]

FOCUS_MS = 700
"""How long the focus rests somewhere before that is explained."""

LOOK_MS = 150
"""How often it is looked whether the pointer is still on a term or on its explanation."""

MOST_AWAY = 2
"""So many looks in a row may find it elsewhere: it is on its way from one to the other."""

DONE = (QEvent.Type.MouseButtonPress, QEvent.Type.Wheel)


class Hint(Struct, frozen=True):
    """A term and the place on the surface where it stands, in pixels of the surface."""

    term: Term
    rect: QRect


HintAt = Callable[[QPoint], Hint | None]
HintOfFocus = Callable[[], Hint | None]


class TermHints(QObject):
    """The explanations on one surface. ``at`` finds the term at a place, ``focused`` the current.

    Who walks the surface by key calls :meth:`follow_focus` at each step.
    """

    def __init__(self, surface: QWidget, looks: Looks, at: HintAt, focused: HintOfFocus) -> None:
        super().__init__(surface)
        self._surface = surface
        self._application = cast("QApplication", QApplication.instance())
        self._looks = looks
        self._at = at
        self._focused = focused
        self._popup: TermPopup | None = None
        self._anchor = QRect()
        self._by_focus = False
        self._wait = self._timer(FOCUS_MS, self._explain_focus)
        self._look = self._timer(LOOK_MS, self._look_at_pointer, repeats=True)
        self._away = 0
        self.pointer: Callable[[], QPoint] = QCursor.pos
        surface.installEventFilter(self)
        looks.changed.connect(self.hide)

    @property
    def shown_text(self) -> str:
        """What is explained at the moment, or an empty string."""
        return self._popup.text if self._popup else ""

    @property
    def popup(self) -> TermPopup | None:
        """The sheet, or None as long as nothing was explained."""
        return self._popup

    def follow_focus(self) -> None:
        """Explain the current term after a while, if the keyboard has brought us there."""
        self.hide()
        if QApplication.mouseButtons() == Qt.MouseButton.NoButton:
            self._wait.start()

    def hide(self) -> None:
        """Take the explanation away."""
        self._wait.stop()
        self._look.stop()
        if self._popup is not None and self._popup.isVisible():
            self._application.removeEventFilter(self)
            self._popup.hide()

    # --- events ---------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Explain on hover; close on Escape; hide when what is explained is left or moves.

        While something is explained, all events of the program come by here.
        """
        kind = event.type()
        if kind == QEvent.Type.ToolTip and watched is self._surface:
            return isinstance(event, QHelpEvent) and self._explain_at(event.pos())
        if kind == QEvent.Type.Hide and watched is self._surface:
            self.hide()
        if not self.shown_text:
            return False
        if kind == QEvent.Type.Resize and watched is self._surface:
            self.hide()
        if kind in {QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride}:
            return self._is_closed_by(event)
        is_left = kind == QEvent.Type.WindowDeactivate and watched is self._surface.window()
        is_done = kind in DONE and watched is not self._popup
        if is_left or is_done or (kind == QEvent.Type.FocusOut and self._by_focus):
            self.hide()
        return False

    def _is_closed_by(self, event: QEvent) -> bool:
        """Close on Escape, which then does nothing else."""
        if not isinstance(event, QKeyEvent) or event.key() != Qt.Key.Key_Escape:
            return False
        event.accept()
        if event.type() == QEvent.Type.KeyPress:
            self.hide()
        return True

    # --- by pointer -----------------------------------------------------------------------

    def _explain_at(self, place: QPoint) -> bool:
        hint = self._at(place)
        if hint is None:
            return False
        self._show(hint, by_focus=False)
        self._look.start()
        return True

    def _look_at_pointer(self) -> None:
        """Hide once the pointer has been elsewhere for a while."""
        self._away = 0 if self._is_pointed_at() else self._away + 1
        if self._away > MOST_AWAY:
            self.hide()

    def _is_pointed_at(self) -> bool:
        if self._popup is None:
            return False
        place = self._surface.window().mapFromGlobal(self.pointer())
        return self._anchor.contains(place) or self._popup.geometry().contains(place)

    # --- by key ---------------------------------------------------------------------------

    def _explain_focus(self) -> None:
        hint = self._focused()
        if hint is not None and self._surface.isVisible():
            self._show(hint, by_focus=True)

    # --- showing --------------------------------------------------------------------------

    def _show(self, hint: Hint, *, by_focus: bool) -> None:
        self.hide()
        window = self._surface.window()
        self._anchor = _in_sight(self._surface, hint.rect)
        if self._anchor.isEmpty():
            return
        if self._popup is None:
            self._popup = TermPopup(window, self._looks)
        self._by_focus = by_focus
        self._away = 0
        self._popup.show_beside(hint.term.name, hint.term.meaning, self._anchor)
        self._application.installEventFilter(self)

    def _timer(
        self, milliseconds: int, slot: Callable[[], None], *, repeats: bool = False
    ) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(not repeats)
        timer.setInterval(milliseconds)
        timer.timeout.connect(slot)
        return timer


def _in_sight(surface: QWidget, rect: QRect) -> QRect:
    """Return what can be seen of ``rect``, in pixels of the window; empty if nothing can."""
    widget: QWidget | None = surface
    while widget is not None and not widget.isWindow():
        rect = rect.intersected(widget.rect()).translated(widget.pos())
        widget = widget.parentWidget()
    return rect.intersected(surface.window().rect())
