"""Goes from one part of the window to the next by F6."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QApplication, QWidget

from sendviewer.views.qt_values import TAB_FOCUS

__all__ = ["entry_of", "go_to_pane"]


def go_to_pane(panes: Sequence[QWidget], step: int) -> None:
    """Put the focus into the next (+1) or the previous (-1) pane that can take it."""
    ways_in = [(pane, entry_of(pane)) for pane in panes]
    usable = [(pane, entry) for pane, entry in ways_in if entry is not None]
    if not usable:
        return
    focus = QApplication.focusWidget()
    # The innermost pane counts: one may lie within another.
    here = [number for number, (pane, _) in enumerate(usable) if _holds(pane, focus)]
    place = here[-1] + step if here else (0 if step > 0 else -1)
    entry = usable[place % len(usable)][1]
    entry.setFocus()


def entry_of(pane: QWidget) -> QWidget | None:
    """Return what takes the focus in ``pane``: itself, what had it last, or the first."""
    if _takes_focus(pane):
        return pane
    last = pane.focusWidget()
    if last is not None and _takes_focus(last):
        return last
    widget = pane.nextInFocusChain()
    while widget is not None and widget is not pane:
        if pane.isAncestorOf(widget) and _takes_focus(widget):
            return widget
        widget = widget.nextInFocusChain()
    return None


def _takes_focus(widget: QWidget) -> bool:
    by_tab = widget.focusPolicy().value & TAB_FOCUS
    return bool(by_tab) and widget.isVisible() and widget.isEnabled()


def _holds(pane: QWidget, focus: QWidget | None) -> bool:
    return focus is not None and (pane is focus or pane.isAncestorOf(focus))
