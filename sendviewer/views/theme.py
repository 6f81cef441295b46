"""Named colours for every theme, and the palette that gives native controls the same look.

Colours follow the Government Analysis Function's guidance: one dark blue for the area, orange
for what stands beside it, never red and green, and never a colour alone. The contrasts that
:data:`TEXT_PAIRS` and :data:`GRAPHIC_PAIRS` promise are checked by a test for every theme.
"""

from __future__ import annotations

from functools import cache

from msgspec import Struct
from PySide6.QtGui import QColor, QPalette

from sendviewer.choices import ThemeName

__all__ = [
    "CONTRAST",
    "DARK",
    "GRAPHIC_PAIRS",
    "LIGHT",
    "TEXT_PAIRS",
    "THEMES",
    "TOKENS",
    "Theme",
    "build_palette",
]


class Theme(Struct, frozen=True):
    """Colour tokens as #rrggbb. A token is named after its use and never after its colour."""

    name: ThemeName
    window: str
    surface: str
    surface_raised: str
    text: str
    text_secondary: str
    border: str
    border_strong: str
    accent: str
    on_accent: str
    selection: str
    on_selection: str
    focus: str
    local: str
    on_local: str
    local_outline: str
    comparator: str
    comparator_outline: str
    comparator_hatch: str
    part_first: str
    on_part_first: str
    part_second: str
    on_part_second: str
    part_third: str
    on_part_third: str
    part_rest: str
    on_part_rest: str
    higher: str
    lower: str
    similar: str
    whisker: str
    whisker_halo: str
    grid: str
    find: str
    on_find: str

    def color(self, token: str) -> QColor:
        """Return a token as a QColor; raises AttributeError for a token that does not exist."""
        # Not a copy of a colour: to choose among constructors, PySide loads all of Qt's namespace.
        return QColor.fromRgba(_rgba(getattr(self, token)))


@cache
def _rgba(code: str) -> int:
    """Return a token's #rrggbb as a number; there are some dozens, and each is read once."""
    return QColor(code).rgba()


TOKENS = tuple(name for name in Theme.__struct_fields__ if name != "name")

LIGHT = Theme(
    name=ThemeName.LIGHT,
    window="#f4f6f8",
    surface="#ffffff",
    surface_raised="#ffffff",
    text="#0b0c0c",
    text_secondary="#505a5f",
    border="#dde2e7",
    border_strong="#7b858c",
    accent="#12436d",
    on_accent="#ffffff",
    selection="#dce8f4",
    on_selection="#0b0c0c",
    focus="#0b5cad",
    local="#12436d",
    on_local="#ffffff",
    local_outline="#12436d",
    comparator="#e3e7ea",
    comparator_outline="#626c73",
    comparator_hatch="#8d969c",
    part_first="#12436d",
    on_part_first="#ffffff",
    part_second="#2073bc",
    on_part_second="#ffffff",
    part_third="#6bace6",
    on_part_third="#0b0c0c",
    part_rest="#dbe3ea",
    on_part_rest="#0b0c0c",
    higher="#b45309",
    lower="#0f766e",
    similar="#505a5f",
    whisker="#f46a25",
    whisker_halo="#ffffff",
    grid="#dde2e7",
    find="#ffdd00",
    on_find="#0b0c0c",
)

DARK = Theme(
    name=ThemeName.DARK,
    window="#14181d",
    surface="#1d242b",
    surface_raised="#252d35",
    text="#f1f4f6",
    text_secondary="#b3bdc5",
    border="#36414b",
    border_strong="#7e8b96",
    accent="#6bace6",
    on_accent="#0b0c0c",
    selection="#27405a",
    on_selection="#ffffff",
    focus="#9ccbf5",
    local="#6bace6",
    on_local="#0b0c0c",
    local_outline="#6bace6",
    comparator="#3a444d",
    comparator_outline="#a3adb5",
    comparator_hatch="#86919a",
    part_first="#6bace6",
    on_part_first="#0b0c0c",
    part_second="#3b8fd6",
    on_part_second="#0b0c0c",
    part_third="#b9d8f3",
    on_part_third="#0b0c0c",
    part_rest="#36414b",
    on_part_rest="#f1f4f6",
    higher="#ff9d57",
    lower="#4fd1c0",
    similar="#b3bdc5",
    whisker="#ff9d57",
    whisker_halo="#14181d",
    grid="#36414b",
    find="#ffdd00",
    on_find="#0b0c0c",
)

CONTRAST = Theme(
    name=ThemeName.CONTRAST,
    window="#000000",
    surface="#000000",
    surface_raised="#000000",
    text="#ffffff",
    text_secondary="#ffffff",
    border="#ffffff",
    border_strong="#ffffff",
    accent="#ffff00",
    on_accent="#000000",
    selection="#1aebff",
    on_selection="#000000",
    focus="#ffff00",
    local="#ffffff",
    on_local="#000000",
    local_outline="#ffffff",
    comparator="#000000",
    comparator_outline="#1aebff",
    comparator_hatch="#1aebff",
    part_first="#ffffff",
    on_part_first="#000000",
    part_second="#1aebff",
    on_part_second="#000000",
    part_third="#000000",
    on_part_third="#ffffff",
    part_rest="#5a5a5a",
    on_part_rest="#ffffff",
    higher="#ffff00",
    lower="#1aebff",
    similar="#ffffff",
    whisker="#ffff00",
    whisker_halo="#000000",
    grid="#6b6b6b",
    find="#ffff00",
    on_find="#000000",
)

THEMES = {theme.name: theme for theme in (LIGHT, DARK, CONTRAST)}

TEXT_PAIRS = (
    ("text", "window"),
    ("text", "surface"),
    ("text", "surface_raised"),
    ("text_secondary", "window"),
    ("text_secondary", "surface"),
    ("text_secondary", "surface_raised"),
    ("on_accent", "accent"),
    ("accent", "surface"),
    ("accent", "window"),
    ("on_selection", "selection"),
    ("on_local", "local"),
    ("on_part_first", "part_first"),
    ("on_part_second", "part_second"),
    ("on_part_third", "part_third"),
    ("on_part_rest", "part_rest"),
    ("higher", "surface"),
    ("lower", "surface"),
    ("similar", "surface"),
    ("on_find", "find"),
)
"""Foreground and background of text: at least 4.5 to 1."""

GRAPHIC_PAIRS = (
    ("border_strong", "surface"),
    ("border_strong", "window"),
    ("focus", "surface"),
    ("focus", "window"),
    ("local_outline", "surface"),
    ("comparator_outline", "surface"),
    ("higher", "surface"),
    ("lower", "surface"),
    ("similar", "surface"),
)
"""Parts of graphics and of controls, and the focus ring, on what lies behind: at least 3 to 1."""


def blend(under: QColor, over: QColor, share: float) -> QColor:
    """Return ``under`` with a ``share`` (0 to 1) of ``over`` mixed in."""
    rest = 1.0 - share
    return QColor.fromRgbF(
        under.redF() * rest + over.redF() * share,
        under.greenF() * rest + over.greenF() * share,
        under.blueF() * rest + over.blueF() * share,
    )


def build_palette(theme: Theme) -> QPalette:
    """Return the palette that gives Qt's own controls the colours of ``theme``."""
    role = QPalette.ColorRole
    palette = QPalette()
    for target, token in (
        (role.Window, "window"),
        (role.WindowText, "text"),
        (role.Base, "surface"),
        (role.AlternateBase, "surface_raised"),
        (role.Text, "text"),
        (role.PlaceholderText, "text_secondary"),
        (role.Button, "surface"),
        (role.ButtonText, "text"),
        (role.BrightText, "text"),
        (role.ToolTipBase, "surface_raised"),
        (role.ToolTipText, "text"),
        (role.Highlight, "selection"),
        (role.HighlightedText, "on_selection"),
        (role.Accent, "accent"),
        (role.Link, "accent"),
        (role.LinkVisited, "accent"),
        (role.Light, "surface_raised"),
        (role.Midlight, "border"),
        (role.Mid, "border"),
        (role.Dark, "border_strong"),
        (role.Shadow, "border_strong"),
    ):
        palette.setColor(target, theme.color(token))
    # Half way: faint on every ground, and never the colour of other text.
    faint = blend(theme.color("text"), theme.color("window"), 0.5)
    disabled = QPalette.ColorGroup.Disabled
    for target in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(disabled, target, faint)
    return palette


def build_field_palette(theme: Theme, ground: QColor) -> QPalette:
    """Return the palette of text on ``ground`` that can be typed or selected."""
    role = QPalette.ColorRole
    palette = QPalette()
    palette.setColor(role.Base, ground)
    for target, token in (
        (role.Text, "text"),
        (role.PlaceholderText, "text_secondary"),
        (role.Highlight, "accent"),
        (role.HighlightedText, "on_accent"),
    ):
        palette.setColor(target, theme.color(token))
    return palette
