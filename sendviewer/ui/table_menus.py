"""The menu of a column header and the menu of a cell, described as rows of a list."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QMenu, QWidget

from sendviewer.present.specs import ColumnSpec
from sendviewer.present.table_speech import sort_words
from sendviewer.views.look import Looks, TextStyle
from sendviewer.views.theme import build_palette

__all__ = ["CELL_COMMANDS", "MenuEntry", "build_menu", "sort_texts"]

MenuEntry = tuple[str, Callable[[], None], bool] | None
"""Text, what to do, whether it can be done now; None is a line between groups."""

CELL_COMMANDS = (
    ("&Copy", "edit.copy"),
    ("Copy whole &table", "edit.copy_table"),
    ("Copy as &sentence", "edit.copy_sentence"),
    ("&Explain this figure", "help.explain"),
)
"""What the menu of a cell offers, as commands of the window."""


def build_menu(title: str, entries: Sequence[MenuEntry], looks: Looks, parent: QWidget) -> QMenu:
    """Return a menu that can be popped up; it goes away with ``parent`` or when closed."""
    look = looks.current
    menu = QMenu(title, parent)
    menu.setAccessibleName(title)
    menu.setPalette(build_palette(look.theme))
    menu.setFont(look.font(TextStyle.BODY))
    for entry in entries:
        if entry is None:
            menu.addSeparator()
            continue
        text, run, enabled = entry
        action = menu.addAction(text)
        action.setEnabled(enabled)
        action.triggered.connect(run)
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def sort_texts(column: ColumnSpec) -> tuple[str, str]:
    """Return how the menu of a column names ascending and descending order."""
    up, down = (sort_words(column, descending=descending) for descending in (False, True))
    return f"Sort &{up}", f"Sort &{down}"
