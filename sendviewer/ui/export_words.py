"""What the export dialog says of files: which will be saved, are saved, or exist already."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sendviewer.export.document_formats import DocumentFormat

__all__ = ["exist_words", "file_words", "summary_words"]

MOST_NAMED = 3


def summary_words(chosen: Sequence[DocumentFormat], folder: str) -> str:
    """Return what will be saved; many kinds are not named, as they are ticked above."""
    where = f" into {folder}" if folder else ""
    names = ", ".join(kind.name for kind in chosen)
    named = f": {names}" if len(chosen) <= MOST_NAMED else ""
    return f"Saves {_counted(len(chosen))}{where}{named}."


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
