"""Names every colour once, for the window and for whatever is drawn without one. Knows no Qt.

Colours follow the Government Analysis Function's guidance: one dark blue for the area, orange
for what stands beside it, never red and green, and never a colour alone.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

from sendviewer.choices import ThemeName

__all__ = ["CONTRAST", "DARK", "LIGHT", "TOKENS", "Tokens"]


@dataclass(frozen=True, slots=True)
class Tokens:
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


TOKENS = tuple(field.name for field in fields(Tokens) if field.name != "name")

LIGHT = Tokens(
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

DARK = Tokens(
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

CONTRAST = Tokens(
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
