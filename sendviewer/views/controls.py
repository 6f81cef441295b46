"""The controls that every tab is made of; they paint themselves from the look's tokens.

Each is at least 28 pixels high, has a name for a screen reader, shows focus, hover, pressed and
disabled states, and grows with the text.
"""

from __future__ import annotations

from sendviewer.views.buttons import Button, IconButton, MenuButton
from sendviewer.views.chip import Chip
from sendviewer.views.fields import SearchField
from sendviewer.views.flow import FlowLayout
from sendviewer.views.scroll_bars import ScrollBar
from sendviewer.views.segments import SegmentedControl
from sendviewer.views.surfaces import CardFrame

__all__ = [
    "Button",
    "CardFrame",
    "Chip",
    "FlowLayout",
    "IconButton",
    "MenuButton",
    "ScrollBar",
    "SearchField",
    "SegmentedControl",
]
