"""The one way in which an export reaches the disk: whole or not at all, and over nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from sendviewer.core.errors import InputError, Place
from sendviewer.sources.file_writing import write_beside

__all__ = ["refuse_existing", "write_beside"]


def refuse_existing(paths: Iterable[Path]) -> None:
    """Raise InputError for the first of the paths that exists: a person said nothing of it."""
    for path in paths:
        if path.exists():
            problem = "There is something under this name already."
            remedy = "Choose another name, or add --force to replace it."
            raise InputError(problem, place=Place(str(path)), remedy=remedy)
