"""Walks what a screen reader is given, and names what it could not speak of."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget

GRAPHIC = {
    QAccessible.Role.Graphic,
    QAccessible.Role.Chart,
    QAccessible.Role.Button,
    QAccessible.Role.PushButton,
    QAccessible.Role.ButtonMenu,
    QAccessible.Role.CheckBox,
    QAccessible.Role.RadioButton,
    QAccessible.Role.EditableText,
    QAccessible.Role.ComboBox,
    QAccessible.Role.PageTab,
    QAccessible.Role.MenuItem,
    QAccessible.Role.ProgressBar,
    QAccessible.Role.Table,
    QAccessible.Role.List,
}


def nodes(widget: QWidget) -> Iterator[QAccessibleInterface]:
    """Every visible node of a widget."""
    root = QAccessible.queryAccessibleInterface(widget)
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if node is None or not node.isValid() or node.state().invisible:
            continue
        yield node
        waiting += [node.child(number) for number in range(node.childCount())]


def nameless(widget: QWidget) -> list[str]:
    """What takes the focus, or is a control or a graphic, and has no name."""
    return [
        f"{node.role().name} {type(node.object()).__name__} in {_path(node)}"
        for node in nodes(widget)
        if (node.state().focusable or node.role() in GRAPHIC)
        and not node.text(QAccessible.Text.Name).strip()
    ]


def _path(node: QAccessibleInterface) -> str:
    owner = node.object()
    parent = owner.parent() if owner is not None else None
    return type(parent).__name__
