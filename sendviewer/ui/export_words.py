"""What the export dialog says of files: which will be saved, are saved, or exist already."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from sendviewer.export.document_formats import DocumentFormat

__all__ = ["PlaceWords", "exist_words", "file_words", "place_words", "summary_words"]

MOST_NAMED = 3
NO_FOLDER = "no folder is typed yet"


class PlaceWords(Struct, frozen=True):
    """Where files go: the folder, which may be shortened in its middle, and what they are called.

    Together they are the path of the file, or a sentence if there can be none.
    """

    folder: str = ""
    names: str = ""

    def __str__(self) -> str:
        """Return the two as one."""
        return f"{self.folder}{self.names}"


def summary_words(chosen: Sequence[DocumentFormat]) -> str:
    """Return what will be saved; many kinds are not named, as they are ticked above."""
    names = ", ".join(kind.name for kind in chosen)
    named = f": {names}" if len(chosen) <= MOST_NAMED else ""
    return f"Saves {_counted(len(chosen))}{named}."


def place_words(folder: str, name: str, endings: Sequence[str]) -> PlaceWords:
    """Return where the files of a name that can be one go, the folder in full.

    The disk is not asked: a folder on a network may answer late, and this is said at each letter.
    """
    if not folder:
        return PlaceWords(names=NO_FOLDER)
    whole = str(Path(folder).expanduser().absolute())
    return PlaceWords(whole.removesuffix(os.sep) + os.sep, _named(name, endings))


def _named(name: str, endings: Sequence[str]) -> str:
    if len(endings) == 1:
        return f"{name}{endings[0]}"
    if len(endings) <= MOST_NAMED:
        return f"{name} ({', '.join(endings)})"
    return f"{name} ({len(endings)} files, each with its ending)"


def file_words(paths: Sequence[Path]) -> str:
    """Return the name of one file, or how many there are."""
    return paths[0].name if len(paths) == 1 else _counted(len(paths))


def exist_words(existing: Sequence[Path]) -> str:
    """Return which files exist, in a sentence that ends with the question what to do."""
    names = [path.name for path in existing]
    if len(names) == 1:
        return f"{names[0]} exists already in this folder. Replace it?"
    others = len(names) - MOST_NAMED
    named = ", ".join(names[:MOST_NAMED]) + (f" and {others} more" if others > 0 else "")
    return f"{named} exist already in this folder. Replace them?"


def _counted(number: int) -> str:
    return "1 file" if number == 1 else f"{number} files"
