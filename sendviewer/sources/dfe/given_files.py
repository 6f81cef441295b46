"""Finds the files that a person means by the paths they gave, and the guidance beside them."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sendviewer.core.errors import InputError, Place
from sendviewer.sources.dfe.byte_streams import first_bytes
from sendviewer.sources.dfe.guidance import Guidance, guidance_from

__all__ = [
    "GivenFile",
    "files_read",
    "given_files",
    "guidance_beside",
    "guidance_in",
    "guidance_places",
]

_ARCHIVE, _DATA, _TEXT = ".zip", ".csv", ".txt"
_DATA_FOLDER = "data"
_GUIDANCE_NAME = "data-guidance.txt"
_GUIDANCE_FOLDER = "data-guidance"
_WHAT_TO_OPEN = "Open CSV files of Explore Education Statistics, or a release as a .zip file."


@dataclass(frozen=True, slots=True)
class GivenFile:
    """A file to be taken in. ``is_named`` is False for one that merely lies in a given folder."""

    path: Path
    size_bytes: int
    is_named: bool

    @property
    def is_archive(self) -> bool:
        """Whether it is to be read as a zip file."""
        return self.path.suffix.lower() == _ARCHIVE

    @property
    def is_text(self) -> bool:
        """Whether it is to be read as guidance."""
        return self.path.suffix.lower() == _TEXT


def given_files(paths: Sequence[Path]) -> tuple[GivenFile, ...]:
    """Return the files at ``paths`` and, for a folder, the CSV and zip files directly in it.

    The folder of an unpacked release holds its CSV files in "data". Raises InputError for what
    is not there, is no ordinary file, or is a folder without such files.
    """
    return tuple(given for path in paths for given in _files_at(path))


def guidance_beside(path: Path) -> Guidance | None:
    """Return the guidance that lies beside a CSV file, as in an unpacked release, or None."""
    found = _guidance_beside(path)
    return found[1] if found else None


def files_read(paths: Sequence[Path]) -> tuple[Path, ...]:
    """Return every file that opening ``paths`` reads, also guidance; raises InputError."""
    files = [given.path for given in given_files(paths)]
    beside = [found[0] for path in files if (found := _guidance_beside(path))]
    return tuple(dict.fromkeys((*files, *beside)))


def _guidance_beside(path: Path) -> tuple[Path, Guidance] | None:
    for candidate in guidance_places(path):
        try:
            guidance = guidance_from(first_bytes(candidate))
        except InputError:  # nobody asked for it
            continue
        if guidance is not None:
            return candidate, guidance
    return None


def guidance_places(path: Path) -> tuple[Path, ...]:
    """Return where the guidance of a CSV file may lie; none for other files."""
    if path.suffix.lower() != _DATA:
        return ()
    folder = path.parent
    return (
        folder / _GUIDANCE_NAME,
        folder / _GUIDANCE_FOLDER / _GUIDANCE_NAME,
        folder.parent / _GUIDANCE_FOLDER / _GUIDANCE_NAME,
    )


def guidance_in(path: Path) -> Guidance | None:
    """Return the guidance in a text file, None if it is none; raises InputError if unreadable."""
    return guidance_from(first_bytes(path))


def _files_at(path: Path) -> Iterator[GivenFile]:
    status = _status(path)
    if stat.S_ISDIR(status.st_mode):
        yield from _files_in(path)
    elif stat.S_ISREG(status.st_mode):
        yield GivenFile(path, status.st_size, is_named=True)
    else:
        problem = "This is a device or a pipe; expected a file."
        raise InputError(problem, place=Place(str(path)), remedy=_WHAT_TO_OPEN)


def _files_in(folder: Path) -> Iterator[GivenFile]:
    entries = [*_entries(folder)]
    data_folder = folder / _DATA_FOLDER
    if data_folder.is_dir():
        entries += _entries(data_folder)
    wanted = [path for path in entries if path.suffix.lower() in {_ARCHIVE, _DATA}]
    files = [path for path in wanted if path.is_file() and not path.name.startswith(".")]
    if not files:
        problem = "The folder holds no CSV file and no zip file."
        raise InputError(problem, place=Place(str(folder)), remedy=_WHAT_TO_OPEN)
    for path in files:
        yield GivenFile(path, _status(path).st_size, is_named=False)


def _entries(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir(), key=lambda path: (path.name.casefold(), path.name))
    except OSError as fault:
        raise _unreadable(folder, fault) from fault


def _status(path: Path) -> os.stat_result:
    try:
        return path.stat()
    except (FileNotFoundError, NotADirectoryError):
        problem = "There is no such file or folder."
        remedy = "Check the name and where it is."
        raise InputError(problem, place=Place(str(path)), remedy=remedy) from None
    except OSError as fault:
        raise _unreadable(path, fault) from fault


def _unreadable(path: Path, fault: OSError) -> InputError:
    problem = f"It cannot be read: {fault.strerror}."
    return InputError(problem, place=Place(str(path)), remedy="Check that you may read it.")
