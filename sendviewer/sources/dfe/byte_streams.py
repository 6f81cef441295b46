"""Reads and writes files a megabyte at a time; what the system refuses is said in words."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from sendviewer.core.errors import InputError, Place

__all__ = [
    "CHUNK_BYTES",
    "file_chunks",
    "first_bytes",
    "free_bytes",
    "last_bytes",
    "line_feeds",
    "new_folder",
    "sweep_forgotten",
    "writing",
]

_PREFIX = "sendviewer-"
_FORGOTTEN_S = 7 * 24 * 3600
"""Nobody has a release open for a week."""

#: Small enough that a person who cancels does not wait, and the window's thread gets its turn.
CHUNK_BYTES = 1024**2

_MAKE_ROOM = "Delete what is not needed any more, then open the file again."


def file_chunks(path: Path) -> Iterator[bytes]:
    """Yield what a file holds, a megabyte at a time; raises InputError if it cannot be read."""
    with _reading(path) as stream:
        while chunk := stream.read(CHUNK_BYTES):
            yield chunk


def first_bytes(path: Path) -> bytes:
    """Return the first megabyte of a file; raises InputError if it cannot be read."""
    with _reading(path) as stream:
        return stream.read(CHUNK_BYTES)


def last_bytes(path: Path, most: int) -> tuple[bytes, bool]:
    """Return the last bytes of a file, and whether that is all; raises InputError."""
    with _reading(path) as stream:
        start = max(stream.seek(0, os.SEEK_END) - most, 0)
        stream.seek(start)
        return stream.read(), start == 0


def line_feeds(path: Path, before: int | None = None) -> int:
    """Return how many line feeds a file has, or its first bytes; raises InputError.

    The file is read for it, which only an error is worth.
    """
    left = path.stat().st_size if before is None else before
    feeds = 0
    for chunk in file_chunks(path):
        feeds += chunk[:left].count(b"\n")
        left -= min(left, len(chunk))
        if not left:
            break
    return feeds


@contextmanager
def _reading(path: Path) -> Iterator[BinaryIO]:
    try:
        with path.open("rb") as stream:
            yield stream
    except OSError as fault:
        problem = f"The file cannot be read: {fault.strerror}."
        remedy = "Close it in other programs, and check that you may read it."
        raise InputError(problem, place=Place(str(path)), remedy=remedy) from fault


@contextmanager
def writing(path: Path) -> Iterator[BinaryIO]:
    """Open a new file for writing; raises InputError when the disk is full or refuses.

    What is read inside must turn its own faults into words, as the functions here do.
    """
    try:
        with path.open("wb") as stream:
            yield stream
    except OSError as fault:
        problem = f"The file cannot be unpacked to {path.parent}: {fault.strerror}."
        raise InputError(problem, place=Place(str(path.parent)), remedy=_MAKE_ROOM) from fault


def new_folder() -> Path:
    """Make a folder of this program's own for what is unpacked; raises InputError."""
    try:
        return Path(tempfile.mkdtemp(prefix=_PREFIX))
    except OSError as fault:
        problem = f"No folder for temporary files can be made: {fault.strerror}."
        raise InputError(problem, remedy=_MAKE_ROOM) from fault


def free_bytes(folder: Path) -> int:
    """Return how much room there is on the disk that a folder is on."""
    return shutil.disk_usage(folder).free


def sweep_forgotten(now_s: float | None = None) -> None:
    """Delete the folders that were left by programs that were killed, a week or longer ago."""
    limit = (time.time() if now_s is None else now_s) - _FORGOTTEN_S
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        try:
            is_forgotten = folder.is_dir() and folder.stat().st_mtime < limit
        except OSError:  # another program is deleting it
            continue
        if is_forgotten:
            shutil.rmtree(folder, ignore_errors=True)
