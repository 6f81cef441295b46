"""Says of a name that it is too long for a file, before a system does so in its own words."""

from __future__ import annotations

import os
from pathlib import Path

from sendviewer.core.errors import InputError, Place
from sendviewer.sources.places import shortened

__all__ = ["is_too_long", "name_too_long", "refuse_long_name"]

LONGEST = 240
"""In bytes: systems take 255, and while a file is written it bears a longer name."""


def is_too_long(path: Path) -> bool:
    """Return whether the name, without its folder, is too long for a file."""
    return len(os.fsencode(path.name)) > LONGEST


def refuse_long_name(path: Path) -> None:
    """Raise InputError if the name is too long for a file."""
    if is_too_long(path):
        raise name_too_long(path)


def name_too_long(path: Path) -> InputError:
    """Return the refusal of a name, with as much of it as it takes to know it again."""
    return InputError(
        "The name is too long for a file.",
        place=Place(shortened(path.name)),
        remedy="Choose a shorter name.",
    )
