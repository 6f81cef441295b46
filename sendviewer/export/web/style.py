"""Gives a web page its style: the sheet that ships with the program, and the named colours."""

from __future__ import annotations

from msgspec.structs import replace

from sendviewer.resources import resource_path
from sendviewer.views.colour_tokens import CONTRAST, DARK, LIGHT, TOKENS, Tokens

__all__ = ["page_style"]

MORE_CONTRAST = replace(
    LIGHT, text_secondary=LIGHT.text, border=LIGHT.border_strong, grid=LIGHT.border_strong
)


def page_style() -> str:
    """Return the style sheet: light, dark and high contrast, by what the reader's system asks."""
    sheet = resource_path("web", "page.css").read_text(encoding="utf-8")
    dark, more = "(prefers-color-scheme: dark)", "(prefers-contrast: more)"
    parts = (
        _colours(LIGHT),
        f"@media {more} {{ {_colours(MORE_CONTRAST)} }}",
        f"@media screen and {dark} {{ {_colours(DARK)} }}",
        f"@media screen and {dark} and {more} {{ {_colours(CONTRAST)} }}",
        sheet,
        *(f".sv-{token} {{ fill: var(--{token}) }}" for token in TOKENS),
        *(f".sv-line-{token} {{ stroke: var(--{token}) }}" for token in TOKENS),
    )
    return "\n".join(parts)


def _colours(tokens: Tokens) -> str:
    pairs = "; ".join(f"--{token}: {getattr(tokens, token)}" for token in TOKENS)
    return f":root {{ {pairs} }}"
