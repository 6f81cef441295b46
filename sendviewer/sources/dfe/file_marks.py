"""Tells whether files are those that were read before, without reading them again.

A mark is what the system says of a file (size, times, number) and a checksum of samples of it. It
cannot show a change that leaves all of these as they were: only the checksum of the whole file
can, and that takes longer than reading the figures. The system's time of the last change of a
file, which no program can set, makes such a change practically impossible where there is one;
Windows has none. A file that was changed within the last seconds has no mark, as its times may
not tell the next change from this one.
"""

from __future__ import annotations

import hashlib
import os
import stat
import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sendviewer import __version__
from sendviewer.sources.dfe.given_files import given_files, guidance_places

__all__ = ["FileMark", "are_settled", "file_mark", "file_marks", "program_mark"]

_SAMPLES = 8
_SAMPLE_BYTES = 16 * 1024
_SETTLED_NS = 3 * 10**9
"""The times of some file systems are exact to two seconds only."""


@dataclass(frozen=True, slots=True)
class FileMark:
    """What tells a file from an earlier or later one of its name; ``size_bytes`` -1: not there.

    ``times_ns`` are those of the last writing and of the last change of any kind.
    """

    path: str
    size_bytes: int
    times_ns: tuple[int, ...] = ()
    number: tuple[int, ...] = ()
    samples: str = ""

    def is_of_same_bytes(self, other: FileMark) -> bool:
        """Return whether nobody has written to the file, as far as marks can tell.

        The time of the last change of any kind is left out: a tag or other rights, which a system
        gives to files that are opened, change it as well.
        """
        own, theirs = (
            (one.size_bytes, one.times_ns[:1], one.number, one.samples) for one in (self, other)
        )
        return own == theirs


def file_marks(paths: Sequence[Path]) -> tuple[FileMark, ...]:
    """Return the marks of all files that opening ``paths`` would look into.

    That there is no guidance beside a file is marked too: a guidance put there later counts.
    Raises InputError for what cannot be opened.
    """
    given = [file.path.resolve() for file in given_files(paths)]
    beside = [place for path in given for place in guidance_places(path)]
    return tuple(file_mark(path) for path in dict.fromkeys((*given, *beside)))


def are_settled(marks: Sequence[FileMark], now_ns: int | None = None) -> bool:
    """Return whether the files were last changed long enough ago for their times to tell."""
    limit = (time.time_ns() if now_ns is None else now_ns) - _SETTLED_NS
    return all(changed < limit for mark in marks for changed in mark.times_ns)


@cache
def program_mark() -> str:
    """Return what changes whenever this program may read a file in another way."""
    digest = hashlib.sha256(__version__.encode())
    package = Path(__file__).parents[2]
    for folder in ("core", "sources"):
        for path in sorted((package / folder).rglob("*.py")):
            status = path.stat()
            digest.update(f"{path.name} {status.st_size} {status.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def file_mark(path: Path) -> FileMark:
    """Return the mark of one file as it is now."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return FileMark(str(path), -1)
        times = (status.st_mtime_ns, status.st_ctime_ns)
        number = (status.st_dev, status.st_ino)
        return FileMark(str(path), status.st_size, times, number, _samples(path, status.st_size))
    except OSError:
        return FileMark(str(path), -1)


def _samples(path: Path, size_bytes: int) -> str:
    """Return a checksum of the start, the end, and places between."""
    digest = hashlib.sha256()
    last = max(size_bytes - _SAMPLE_BYTES, 0)
    with path.open("rb") as stream:
        for sample in range(_SAMPLES):
            stream.seek(last * sample // (_SAMPLES - 1), os.SEEK_SET)
            digest.update(stream.read(_SAMPLE_BYTES))
    return digest.hexdigest()
