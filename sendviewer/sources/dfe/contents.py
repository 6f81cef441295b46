"""Reads a CSV file from end to end: its checksum, and where it lies as UTF-8 text.

A file that lies open on the disk can be read in a thread of its own, while its figures are read
too: nearly all files can be read as they are, and whoever waits does so once. Its checksum, which
takes longer than the check of its text, then comes later: see :mod:`checksums`.
"""

from __future__ import annotations

import hashlib
import threading
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from sendviewer.core.errors import InputError
from sendviewer.sources.dfe.byte_streams import file_chunks, line_feeds, writing
from sendviewer.sources.dfe.csv_frames import check_last_row
from sendviewer.sources.dfe.steps import Meter
from sendviewer.sources.dfe.text_encoding import (
    TextCheck,
    ZeroByteError,
    binary_file,
    write_as_utf_8,
)
from sendviewer.sources.watching import Watch

__all__ = ["Content", "ContentReader", "Examination"]

_LOOK_S = 0.02


@dataclass(frozen=True, slots=True)
class Content:
    """A CSV file that was read to its end.

    ``path`` is where it lies in UTF-8; checksum and size are those of the bytes as they came.
    """

    path: Path
    sha256: str
    size_bytes: int


class ContentReader:
    """Reads files to their end; what has to be unpacked or rewritten goes to ``folder``."""

    def __init__(self, folder: Path, meter: Meter) -> None:
        self._folder = folder
        self._meter = meter
        self._made = 0

    def of_file(self, path: Path, columns: int) -> Content:
        """Read a file with so many columns; raises InputError for one that is not whole text."""
        digest = _Digest()
        try:
            check = _checked(digest.of(self._metered(file_chunks(path), 1.0)))
        except ZeroByteError as fault:
            raise _binary(path, str(path), fault) from None
        return digest.content(self.made_readable(path, check, columns, str(path)))

    def of_member(
        self,
        archive: zipfile.ZipFile,
        member: zipfile.ZipInfo,
        archive_path: Path,
        columns: int,
    ) -> Content:
        """Unpack and read a member of a zip file as ``of_file`` reads a file."""
        from sendviewer.sources.archives import member_chunks  # noqa: PLC0415 - 25 ms

        shown_as = f"{archive_path}/{member.filename}"
        chunks = member_chunks(archive, member, archive_path)
        weight = member.compress_size / max(member.file_size, 1)
        unpacked = self._new_path()
        digest = _Digest()
        try:
            with writing(unpacked) as stream:
                check = _checked(digest.of(self._metered(_copied(chunks, stream), weight)))
        except ZeroByteError as fault:
            raise _binary(unpacked, shown_as, fault) from None
        readable = self.made_readable(unpacked, check, columns, shown_as)
        if readable != unpacked:
            unpacked.unlink()
        return digest.content(readable)

    def made_readable(self, path: Path, check: TextCheck, columns: int, shown_as: str) -> Path:
        """Return where an examined file can be read, rewritten if it has to be.

        Raises InputError for what is no text, and for a file that was cut off.
        """
        readable = path
        if not check.reads_as_it_is:
            readable = self._new_path()
            chunks = self._metered(file_chunks(path), 0.0)
            write_as_utf_8(chunks, readable, shown_as, is_utf_16=check.is_utf_16)
        check_last_row(readable, columns, shown_as)
        return readable

    def _metered(self, chunks: Iterable[bytes], weight: float) -> Iterator[bytes]:
        for chunk in chunks:
            yield chunk
            self._meter.add(weight * len(chunk))

    def _new_path(self) -> Path:
        self._made += 1
        return self._folder / f"{self._made:04}.csv"


class Examination:
    """Reads a file to its end in a thread of its own, once it is started."""

    def __init__(self, reader: ContentReader, path: Path, columns: int) -> None:
        self._reader = reader
        self._path = path
        self._columns = columns
        self._is_wanted = True
        self._check: TextCheck | None = None
        self._fault: Exception | None = None
        self._thread = threading.Thread(target=self._work, name="checking-text", daemon=True)

    def start(self) -> None:
        """Begin to read."""
        self._thread.start()

    def readable(self, watch: Watch) -> Path:
        """Wait for the end and return where the file lies in UTF-8.

        Raises InputError for a file that is not whole text, and what the watch raises.
        """
        while self._thread.is_alive():
            self._thread.join(_LOOK_S)
            watch.check()
        if isinstance(self._fault, ZeroByteError):
            raise _binary(self._path, str(self._path), self._fault)
        if self._fault is not None:
            raise self._fault
        assert self._check is not None
        path = self._path
        return self._reader.made_readable(path, self._check, self._columns, str(path))

    def stop(self) -> None:
        """Let go of the file; the thread has ended when this returns."""
        self._is_wanted = False
        if self._thread.ident is not None:
            self._thread.join()

    def _work(self) -> None:
        try:
            self._check = _checked(self._while_wanted())
        except Exception as fault:
            self._fault = fault

    def _while_wanted(self) -> Iterator[bytes]:
        for chunk in file_chunks(self._path):
            if not self._is_wanted:
                break
            yield chunk


class _Digest:
    """Takes the checksum and the size of bytes on their way."""

    def __init__(self) -> None:
        self._digest = hashlib.sha256()
        self._size_bytes = 0

    def of(self, chunks: Iterable[bytes]) -> Iterator[bytes]:
        """Yield the bytes as they come."""
        for chunk in chunks:
            self._digest.update(chunk)
            self._size_bytes += len(chunk)
            yield chunk

    def content(self, path: Path) -> Content:
        """Return what went by, and where it lies now."""
        return Content(path, self._digest.hexdigest(), self._size_bytes)


def _checked(chunks: Iterable[bytes]) -> TextCheck:
    """Read bytes to their end; raises ZeroByteError."""
    check = TextCheck()
    for chunk in chunks:
        check.feed(chunk)
    check.finish()
    return check


def _copied(chunks: Iterable[bytes], stream: BinaryIO) -> Iterator[bytes]:
    for chunk in chunks:
        stream.write(chunk)
        yield chunk


def _binary(path: Path, shown_as: str, fault: ZeroByteError) -> InputError:
    """Return the error for a byte of zero, with its line."""
    return binary_file(shown_as, line_feeds(path, fault.at) + 1)
