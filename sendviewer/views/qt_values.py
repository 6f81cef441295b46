"""The few numbers of Qt's namespace that are needed before the first paint.

Importing ``Qt`` from QtCore costs 16 to 30 ms, because PySide makes hundreds of Python classes
for it; at start that is a tenth of the whole. What is read from here must never change within
a major version of Qt, and a test compares every number with the namespace itself.
"""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

__all__ = [
    "ALIGN_CENTRE",
    "ALIGN_LEFT",
    "ALIGN_RIGHT",
    "ALIGN_VCENTRE",
    "CLICK_FOCUS",
    "ELIDE_NEVER",
    "HORIZONTAL",
    "KEY_ENTER",
    "KEY_ESCAPE",
    "KEY_F3",
    "KEY_RETURN",
    "NO_FOCUS",
    "PLAIN_TEXT",
    "SCROLL_BAR_ALWAYS",
    "SCROLL_BAR_NEVER",
    "SELECTABLE_TEXT",
    "SHIFT",
    "SHOW_MNEMONIC",
    "STRONG_FOCUS",
    "TAB_FOCUS",
    "WORD_WRAP",
    "set_focus_policy",
]

ALIGN_LEFT = 0x0001
ALIGN_RIGHT = 0x0002
ALIGN_VCENTRE = 0x0080
ALIGN_CENTRE = 0x0084
SHOW_MNEMONIC = 0x0800
WORD_WRAP = 0x1000

KEY_ESCAPE = 0x01000000
KEY_RETURN = 0x01000004
KEY_ENTER = 0x01000005
KEY_F3 = 0x01000032
SHIFT = 0x02000000

NO_FOCUS = 0
TAB_FOCUS = 1
CLICK_FOCUS = 2
STRONG_FOCUS = 11

HORIZONTAL = 1
SCROLL_BAR_NEVER = 1
SCROLL_BAR_ALWAYS = 2
SELECTABLE_TEXT = 0x3
PLAIN_TEXT = 0
ELIDE_NEVER = 3


def set_focus_policy(widget: QWidget, policy: int) -> None:
    """Set how a widget takes the focus, by number."""
    widget.setProperty("focusPolicy", policy)
