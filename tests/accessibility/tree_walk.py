"""Walks what a screen reader and the Tab key are given of a window, and names every fault."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QRadioButton,
    QScrollBar,
    QStyle,
    QStyleOptionSlider,
    QTextBrowser,
    QWidget,
)

Role = QAccessible.Role

GRAPHIC = {Role.Graphic, Role.Chart, Role.ProgressBar, Role.Indicator, Role.Canvas}
CONTROLS = {
    Role.Button,
    Role.PushButton,
    Role.ButtonMenu,
    Role.ButtonDropDown,
    Role.CheckBox,
    Role.RadioButton,
    Role.EditableText,
    Role.ComboBox,
    Role.PageTab,
    Role.MenuItem,
    Role.Link,
}
HOLDERS = {Role.Table, Role.List, Role.Tree, Role.PageTabList, Role.Dialog, Role.Window}
WITHOUT_MEANING = {Role.NoRole, Role.Client, Role.Whitespace, Role.Border, Role.UserRole}
LEAST_TARGET = 24
"""Pixels that WCAG 2.2 asks for at least (2.5.8)."""

COMFORTABLE = 28
"""Pixels of a target as this program wants it, at 100%."""


def nodes(widget: QWidget) -> Iterator[QAccessibleInterface]:
    """Every node of a widget that is not hidden."""
    waiting = [QAccessible.queryAccessibleInterface(widget)]
    while waiting:
        node = waiting.pop()
        if node is None or not node.isValid() or node.state().invisible:
            continue
        yield node
        waiting += [node.child(number) for number in range(node.childCount())]


def name_of(node: QAccessibleInterface) -> str:
    return node.text(QAccessible.Text.Name).strip()


def faults(widget: QWidget, least: float = COMFORTABLE) -> list[str]:
    """All that is wrong with the nodes of a widget."""
    found = list(nodes(widget))
    bars = [node.object() for node in found if isinstance(node.object(), QScrollBar)]
    # Bars that scroll are for the pointer only, keys scroll by the focus: they need no name.
    others = [node for node in found if not isinstance(node.object(), QScrollBar)]
    return [*unspoken(others), *too_small(others, least), *thin(bars, least)]


def thin(bars: Iterable[QScrollBar], least: float) -> list[str]:
    """Bars that scroll something and are thinner than ``least``, or have a shorter handle."""
    found = []
    for bar in bars:
        if bar.maximum() > bar.minimum():
            sides = (bar.width(), bar.height())
            if min(*sides, handle_length(bar)) < least:
                found.append(f"a bar of {type(bar.parent()).__name__} is {sides}")
    return found


def handle_length(bar: QScrollBar) -> int:
    """Return how long the part of a bar is that is dragged."""
    option = QStyleOptionSlider()
    bar.initStyleOption(option)
    part = QStyle.SubControl.SC_ScrollBarSlider
    rect = bar.style().subControlRect(QStyle.ComplexControl.CC_ScrollBar, option, part, bar)
    return max(rect.width(), rect.height())


def unspoken(walked: Iterable[QAccessibleInterface]) -> list[str]:
    """Nodes that take the focus, or are a graphic, a control or a list, and lack name or role."""
    found = []
    for node in walked:
        asked = node.state().focusable or node.role() in GRAPHIC | CONTROLS | HOLDERS
        if asked and not name_of(node):
            found.append(f"no name: {told(node)}")
        if node.state().focusable and node.role() in WITHOUT_MEANING:
            found.append(f"no role: {told(node)}")
    return found


def too_small(walked: Iterable[QAccessibleInterface], least: float) -> list[str]:
    """Nodes that can be hit or take the focus and are lower or narrower than ``least``."""
    found = []
    for node in walked:
        rect = target_of(node)
        hit = node.role() in CONTROLS or (node.state().focusable and _is_a_stop(node))
        if hit and not rect.isEmpty() and min(rect.width(), rect.height()) < least:
            found.append(f"{told(node)} is {rect.width()} x {rect.height()}")
    return found


def target_of(node: QAccessibleInterface) -> QRect:
    """Return where a node can be hit: of a box or an option that takes clicks anywhere, all of it.

    Qt names only the room of mark and words for those.
    """
    owner = node.object()
    if not isinstance(owner, QCheckBox | QRadioButton):
        return node.rect()
    corners = (QPoint(1, 1), QPoint(owner.width() - 2, owner.height() - 2))
    return on_screen(owner) if all(map(owner.hitButton, corners)) else node.rect()


def _is_a_stop(node: QAccessibleInterface) -> bool:
    owner = node.object()
    return not isinstance(owner, QWidget) or takes_tab(owner)


def told(node: QAccessibleInterface) -> str:
    """Return a node as a fault names it."""
    owner = node.object()
    parent = owner.parent() if owner is not None else None
    return f"{node.role().name} “{name_of(node)}” {type(owner).__name__} in {type(parent).__name__}"


# --- The Tab key ------------------------------------------------------------------------------


def takes_tab(widget: QWidget) -> bool:
    by_tab = widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
    return bool(by_tab) and widget.isVisible() and widget.isEnabled()


def tab_round(start: QWidget, *, backwards: bool = False, most: int = 120) -> list[QWidget]:
    """Press Tab until the focus is back at ``start``; return every stop, the first one first."""
    start.setFocus()
    stops: list[QWidget] = []
    modifier = Qt.KeyboardModifier.ShiftModifier if backwards else Qt.KeyboardModifier.NoModifier
    link = -1
    for _ in range(most):
        focus = QApplication.focusWidget()
        assert focus is not None, f"the focus is lost after {stops[-1:]}"
        place = focus.textCursor().position() if isinstance(focus, QTextBrowser) else -1
        within = bool(stops) and focus is stops[-1] and place not in {-1, link}
        link = place
        if within:  # a link in the text has the focus now
            QTest.keyClick(focus, Qt.Key.Key_Tab, modifier)
            continue
        if stops and focus is stops[0]:
            return stops
        assert focus not in stops, f"Tab is caught at {stop_name(focus)}"
        assert is_in_sight(focus), f"{stop_name(focus)} has the focus and is out of sight"
        stops.append(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab, modifier)
    raise AssertionError(f"Tab does not come round: {[stop_name(one) for one in stops]}")


def is_in_sight(widget: QWidget) -> bool:
    """Return whether enough of a widget is within what is around it to be seen and hit."""
    seen = in_sight(widget)
    return min(seen.width(), seen.height()) >= LEAST_TARGET


def in_sight(widget: QWidget) -> QRect:
    """Return the part of a widget that the widgets around it leave, on the screen."""
    seen = on_screen(widget)
    around = None if widget.isWindow() else widget.parentWidget()
    while around is not None:
        seen = seen.intersected(on_screen(around))
        around = None if around.isWindow() else around.parentWidget()
    return seen


def stop_name(widget: QWidget) -> str:
    text = getattr(widget, "text", None)
    words = widget.accessibleName() or (str(text()) if callable(text) else "")
    return f"{type(widget).__name__} “{words}”"


def never_reached(window: QWidget, stops: list[QWidget]) -> list[str]:
    """Widgets that would take Tab and are not among the stops.

    Of a group of options only one is a stop: arrows go on from there.
    """
    reached = set(stops)
    groups = {widget.parentWidget() for widget in stops if _is_option(widget)}
    return [
        stop_name(widget)
        for widget in window.findChildren(QWidget)
        if takes_tab(widget)
        and widget.window() is window
        and widget not in reached
        and widget.focusProxy() not in reached
        and not (_is_option(widget) and widget.parentWidget() in groups)
    ]


def _is_option(widget: QWidget) -> bool:
    interface = QAccessible.queryAccessibleInterface(widget)
    exclusive = getattr(widget, "autoExclusive", None)
    group = getattr(widget, "group", None)
    return interface is not None and bool(
        (callable(exclusive) and exclusive()) or (callable(group) and group() is not None)
    )


def backward_steps(stops: list[QWidget]) -> list[str]:
    """Steps from one stop to its neighbour in the same part that go up, or left in a line."""
    found = []
    for first, second in pairwise(stops):
        if first.parentWidget() is not second.parentWidget():
            continue
        one, other = on_screen(first), on_screen(second)
        in_line = one.top() <= other.bottom() and other.top() <= one.bottom()
        if other.bottom() < one.top() or (in_line and other.right() < one.left()):
            found.append(f"{stop_name(first)} -> {stop_name(second)}")
    return found


def on_screen(widget: QWidget) -> QRect:
    return QRect(widget.mapToGlobal(QPoint(0, 0)), widget.size())
