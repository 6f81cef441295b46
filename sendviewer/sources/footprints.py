"""Footprints: several areas under one name, kept as a small file that can be handed on.

The file is JSON::

    {"schema": "sendviewer/area/1", "name": "…", "short_name": "…",
     "areas": [{"code": "E06000016", "name": "Leicester", "dfe_code": "856"}]}

It holds no figures, only which areas are meant. An area has at least one of its two codes; a
joint row of two authorities has both of theirs, as in "942 / 943".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sendviewer.core.errors import InputError, Place
from sendviewer.core.pages import Area
from sendviewer.core.selections import Place as ChosenPlace
from sendviewer.sources.file_writing import write_beside
from sendviewer.sources.footprint_file import SCHEMA, footprint_entry
from sendviewer.sources.footprint_names import footprint_name
from sendviewer.sources.json_text import json_text
from sendviewer.sources.places import text_of

__all__ = [
    "EXTENSION",
    "Footprint",
    "footprint_from_text",
    "footprint_name",
    "footprint_of",
    "footprint_text",
    "read_footprint",
    "write_footprint",
]

EXTENSION = ".sendarea.json"

#: Every area of England takes some 15 kilobytes.
_LARGEST_BYTES = 256 * 1024

_WHAT_IS_EXPECTED = f"Expected a saved area, a file that ends in {EXTENSION}."


@dataclass(frozen=True, slots=True)
class Footprint:
    """Areas that count as one: the name, a short name for legends, and the areas in order."""

    name: str
    short_name: str
    areas: tuple[Area, ...]


def footprint_of(
    areas: Sequence[Area | ChosenPlace], name: str = "", short_name: str = ""
) -> Footprint:
    """Return the footprint of one or more areas, named after them unless a name is given.

    A given name without a short one is its own short name. Spaces around and between words
    are made single.
    """
    made_name, made_short_name = footprint_name([area.name for area in areas])
    name, short_name = " ".join(name.split()), " ".join(short_name.split())
    return Footprint(
        name or made_name,
        short_name or name or made_short_name,
        tuple(Area(area.code, area.name, area.dfe_code) for area in areas),
    )


def read_footprint(path: Path) -> Footprint:
    """Return the footprint in a file; raises InputError with line and column of what is wrong."""
    return footprint_from_text(text_of(_bytes_of(path), path.name), path.name)


def write_footprint(footprint: Footprint, path: Path) -> None:
    """Write a footprint to ``path``: whole, or not at all.

    A footprint that is there already is replaced. Raises InputError if the file cannot be
    written, or if something else is under this name.
    """
    if path.is_file() and not _is_footprint(path):
        problem = "There is something under this name already that is not a saved area."
        raise InputError(problem, place=Place(str(path)), remedy="Choose another name or place.")
    write_beside(path, footprint_text(footprint).encode())


def footprint_from_text(text: str, file: str) -> Footprint:
    """Return the footprint that ``text`` holds; ``file`` is what errors call it."""
    entry = footprint_entry(file, text)
    areas = tuple(Area(area.code, area.name, area.dfe_code) for area in entry.areas)
    return Footprint(entry.name, entry.short_name or entry.name, areas)


def footprint_text(footprint: Footprint) -> str:
    """Return the text of the file of a footprint: the same bytes for the same footprint."""
    areas = [
        {"code": area.code, "name": area.name, "dfe_code": area.dfe_code}
        for area in footprint.areas
    ]
    names = {"name": footprint.name, "short_name": footprint.short_name}
    return json_text({"schema": SCHEMA, **names, "areas": areas}) + "\n"


def _is_footprint(path: Path) -> bool:
    try:
        read_footprint(path)
    except InputError:
        return False
    return True


def _bytes_of(path: Path) -> bytes:
    place = Place(str(path))
    try:
        with path.open("rb") as stream:
            data = stream.read(_LARGEST_BYTES + 1)
    except FileNotFoundError:
        remedy = "Check the name and where it is."
        raise InputError("There is no such file.", place=place, remedy=remedy) from None
    except OSError as fault:
        problem = f"The file cannot be read: {fault.strerror}."
        raise InputError(problem, place=place, remedy=_WHAT_IS_EXPECTED) from None
    if len(data) > _LARGEST_BYTES:
        problem = f"The file is larger than {_LARGEST_BYTES // 1024} kB, as no saved area is."
        raise InputError(problem, place=place, remedy=_WHAT_IS_EXPECTED)
    if not data.strip():
        raise InputError("The file is empty.", place=place, remedy=_WHAT_IS_EXPECTED)
    return data
