"""Gives Qt the named colours of every theme, and native controls the same look.

The contrasts that :data:`TEXT_PAIRS` and :data:`GRAPHIC_PAIRS` promise are checked by a test for
every theme.
"""

from __future__ import annotations

from dataclasses import fields

from PySide6.QtGui import QColor, QPalette

from sendviewer.views import colour_tokens
from sendviewer.views.colour_tokens import TOKENS, Tokens

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


class Theme(Tokens):
    """The colour tokens of a theme, as Qt takes them."""

    __slots__ = ()

    @classmethod
    def of(cls, tokens: Tokens) -> Theme:
        """Return the theme with these tokens."""
        return cls(**{field.name: getattr(tokens, field.name) for field in fields(Tokens)})

    def color(self, token: str) -> QColor:
        """Return a token as a QColor; raises AttributeError for a token that does not exist."""
        return QColor(getattr(self, token))


LIGHT = Theme.of(colour_tokens.LIGHT)
DARK = Theme.of(colour_tokens.DARK)
CONTRAST = Theme.of(colour_tokens.CONTRAST)

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
