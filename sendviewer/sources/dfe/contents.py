"""Reads a CSV file from end to end, once: its checksum, and where it lies as UTF-8 text."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from sendviewer.sources.archives import member_chunks
from sendviewer.sources.dfe.byte_streams import file_chunks, writing
from sendviewer.sources.dfe.csv_frames import check_last_row
from sendviewer.sources.dfe.steps import Meter
from sendviewer.sources.dfe.text_encoding import TextCheck, write_as_utf_8

__all__ = ["Content", "ContentReader"]


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
        check, content = self._examined(file_chunks(path), path, str(path), 1.0)
        return self._made_readable(content, check, columns, str(path))

    def of_member(
        self,
        archive: zipfile.ZipFile,
        member: zipfile.ZipInfo,
        archive_path: Path,
        columns: int,
    ) -> Content:
        """Unpack and read a member of a zip file as ``of_file`` reads a file."""
        shown_as = f"{archive_path}/{member.filename}"
        chunks = member_chunks(archive, member, archive_path)
        weight = member.compress_size / max(member.file_size, 1)
        unpacked = self._new_path()
        with writing(unpacked) as stream:
            copied = _copied(chunks, stream)
            check, content = self._examined(copied, unpacked, shown_as, weight)
        readable = self._made_readable(content, check, columns, shown_as)
        if readable.path != unpacked:
            unpacked.unlink()
        return readable

    def _examined(
        self, chunks: Iterable[bytes], path: Path, shown_as: str, weight: float
    ) -> tuple[TextCheck, Content]:
        check = TextCheck(shown_as)
        digest = hashlib.sha256()
        size_bytes = 0
        for chunk in chunks:
            digest.update(chunk)
            check.feed(chunk)
            size_bytes += len(chunk)
            self._meter.add(weight * len(chunk))
        check.finish()
        return check, Content(path, digest.hexdigest(), size_bytes)

    def _made_readable(
        self, content: Content, check: TextCheck, columns: int, shown_as: str
    ) -> Content:
        path, lines = content.path, check.lines
        if not check.reads_as_it_is:
            path = self._new_path()
            chunks = self._metered(file_chunks(content.path))
            lines = write_as_utf_8(chunks, path, shown_as, is_utf_16=check.is_utf_16)
        check_last_row(path, columns, lines, shown_as)
        return Content(path, content.sha256, content.size_bytes)

    def _metered(self, chunks: Iterable[bytes]) -> Iterator[bytes]:
        for chunk in chunks:
            self._meter.add(0.0)
            yield chunk

    def _new_path(self) -> Path:
        self._made += 1
        return self._folder / f"{self._made:04}.csv"


def _copied(chunks: Iterable[bytes], stream: BinaryIO) -> Iterator[bytes]:
    for chunk in chunks:
        stream.write(chunk)
        yield chunk
