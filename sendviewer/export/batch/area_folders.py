"""Names folders after areas so that they can exist on every system, whatever the names hold.

A name comes from data, so nothing of it is trusted: only small letters, digits and hyphens are
left, which is no path, no hidden file and no option, whatever it was before.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from sendviewer.core.selections import Place

__all__ = ["area_folders"]

LONGEST = 60
"""In characters; with a folder around it and an ending it stays far below what systems allow."""

_OTHER = re.compile(r"[^a-z0-9]+")
_RESERVED = re.compile(r"con|prn|aux|nul|(com|lpt)[0-9]")
"""What Windows takes for a device: https://learn.microsoft.com/windows/win32/fileio/naming-a-file"""


def area_folders(places: Iterable[Place]) -> dict[str, str]:
    """Return a name for the folder of each place, by the place's key: "856-leicester".

    The same places get the same names in whatever order they come, and no two the same one.
    """
    names: dict[str, str] = {}
    for place in sorted(places, key=lambda place: place.key):
        names[place.key] = _apart(_folder_name(place), set(names.values()))
    return names


def _folder_name(place: Place) -> str:
    parts = map(_plain, (place.dfe_code or place.code, place.name))
    name = "-".join(part for part in parts if part)[:LONGEST].strip("-") or "area"
    return f"area-{name}" if _RESERVED.fullmatch(name) else name


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return _OTHER.sub("-", letters.lower().replace("'", "")).strip("-")


def _apart(name: str, taken: set[str]) -> str:
    """Return the name, with a number behind it if others have it."""
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name}-{number}"
    return free
