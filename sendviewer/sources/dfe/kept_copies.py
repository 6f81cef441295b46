"""Keeps the counts of files that were opened, so that the same files open at once the next time.

A copy is used only for the very same files, read by the very same program, and only whole: its
own checksum is right. What is in any way different is deleted, and the files are read again. A
copy holds published counts and the names of the files, and nothing that a person wrote.
"""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
from array import array
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import msgspec

from sendviewer.core.figures import Missing
from sendviewer.core.selections import Place
from sendviewer.sources.dfe.checksums import KnownChecksum
from sendviewer.sources.dfe.cube import Cube, CubeDataset, ScannedRelease
from sendviewer.sources.dfe.fact_columns import FactColumns
from sendviewer.sources.dfe.file_marks import FileMark, program_mark
from sendviewer.sources.dfe.release import CountKey, SkippedFile

__all__ = ["KeptCopies"]

LAYOUT = 2
_ENDING = ".counts"
_MOST_BYTES = 256 * 1024**2
"""Some fifty releases of the largest kind."""

_DIGEST_BYTES = hashlib.sha256().digest_size
_LENGTH_BYTES = 8
_TYPES = "qiqi"
"""The columns of FactColumns, in their order."""


@dataclass(frozen=True, slots=True)
class _Head:
    """Everything but the columns. ``made_by`` and ``files`` must be what they are now."""

    made_by: tuple[str, ...]
    files: tuple[FileMark, ...]
    title: str
    skipped: tuple[SkippedFile, ...]
    datasets: tuple[CubeDataset, ...]
    keys: tuple[CountKey | None, ...]
    periods: tuple[str, ...]
    places: tuple[Place, ...]
    missing: tuple[Missing, ...]
    checksums: dict[int, str]
    lengths: tuple[int, ...]


class KeptCopies:
    """Copies in a folder of their own; those that were not used for longest make room for new."""

    def __init__(self, folder: Path, most_bytes: int = _MOST_BYTES) -> None:
        self._folder = folder
        self._most_bytes = most_bytes

    def find(self, files: Sequence[FileMark]) -> ScannedRelease | None:
        """Return what was kept of exactly these files, or None."""
        path = self._path(files)
        try:
            content = path.read_bytes()
        except OSError:
            return None
        release = _decoded(content, tuple(files))
        with suppress(OSError):
            if release is None:
                path.unlink()
            else:
                os.utime(path)
        return release

    def keep(self, files: Sequence[FileMark], release: ScannedRelease) -> None:
        """Keep a release that was read from these files, if there is room for it.

        All its checksums must be known.
        """
        content = _encoded(tuple(files), release)
        if len(content) > self._most_bytes:
            return
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            self._make_room(len(content))
            with _replacing(self._path(files)) as temporary:
                temporary.write_bytes(content)

    def forget(self) -> int:
        """Delete all copies and return how many bytes that were."""
        freed = 0
        for path, size, _ in self._kept():
            with suppress(OSError):
                path.unlink()
                freed += size
        return freed

    def _make_room(self, needed: int) -> None:
        kept = sorted(self._kept(), key=lambda one: one[2])
        left = sum(size for _, size, _ in kept)
        for path, size, _ in kept:
            if left + needed <= self._most_bytes:
                break
            path.unlink(missing_ok=True)
            left -= size

    def _kept(self) -> Iterator[tuple[Path, int, float]]:
        """Yield each copy with its size and when it was last used."""
        for path in self._folder.glob(f"*{_ENDING}*"):
            with suppress(OSError):
                status = path.stat()
                yield path, status.st_size, status.st_mtime

    def _path(self, files: Sequence[FileMark]) -> Path:
        names = "\n".join(file.path for file in files)
        return self._folder / f"{hashlib.sha256(names.encode()).hexdigest()[:32]}{_ENDING}"


@contextmanager
def _replacing(path: Path) -> Iterator[Path]:
    """Give a file that takes the place of ``path`` once it is whole."""
    handle, name = tempfile.mkstemp(prefix=path.name, dir=path.parent)
    os.close(handle)
    temporary = Path(name)
    try:
        yield temporary
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


# --- Bytes ----------------------------------------------------------------------------------


def _made_by() -> tuple[str, ...]:
    """Return what a copy depends on besides the files."""
    sizes = "".join(str(array(type_).itemsize) for type_ in _TYPES)
    return str(LAYOUT), program_mark(), sys.byteorder, sizes


def _encoded(files: tuple[FileMark, ...], release: ScannedRelease) -> bytes:
    cube = release.cube
    facts = cube.facts
    columns = [column.tobytes() for column in _columns(facts)]
    head = _Head(
        _made_by(),
        files,
        release.title,
        release.skipped,
        cube.datasets,
        cube.keys,
        cube.periods,
        cube.places,
        cube.missing,
        {one.number: release.sha256(one.dataset.id) for one in cube.datasets},
        tuple(map(len, columns)),
    )
    packed = msgspec.msgpack.encode(head)
    body = b"".join([len(packed).to_bytes(_LENGTH_BYTES, "little"), packed, *columns])
    return hashlib.sha256(body).digest() + body


def _decoded(content: bytes, files: tuple[FileMark, ...]) -> ScannedRelease | None:
    """Return the release in a copy of these files; None for a copy that is not to be trusted."""
    body = memoryview(content)[_DIGEST_BYTES:]
    if hashlib.sha256(body).digest() != content[:_DIGEST_BYTES]:
        return None
    start = _LENGTH_BYTES + int.from_bytes(body[:_LENGTH_BYTES], "little")
    try:
        head = msgspec.msgpack.decode(body[_LENGTH_BYTES:start], type=_Head)
    except msgspec.MsgspecError:  # another layout
        return None
    if head.made_by != _made_by() or head.files != files:
        return None
    columns = []
    for type_, length in zip(_TYPES, head.lengths, strict=True):
        columns.append(array(type_, bytes(body[start : start + length])))
        start += length
    cube = Cube(
        FactColumns(*columns), head.datasets, head.keys, head.periods, head.places, head.missing
    )
    checksums = {number: KnownChecksum(sha256) for number, sha256 in head.checksums.items()}
    return ScannedRelease(head.title, cube, head.skipped, checksums)


def _columns(facts: FactColumns) -> tuple[array[int], ...]:
    return facts.spans, facts.keys, facts.counts, facts.symbols
