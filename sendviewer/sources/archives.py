"""Reads the files of a page, or any member, from a zip file, which may come from anywhere.

The names in it are only compared, never used as paths; sizes are bounded while reading, whatever
the zip file says about itself.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from sendviewer.core.errors import InputError, Place
from sendviewer.sources.page_files import DESCRIPTOR, PAGE_FILES, FileContent

__all__ = ["archive_bytes", "files_in_archive", "member_chunks", "open_archive"]

_MOST_MEMBERS = 1000
_CHUNK_BYTES = 1024**2
_ENCRYPTED = 0x1
_ADDED_BY_MACOS = "__MACOSX"
_EARLIEST_DATE = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_ORDINARY_FILE = 0o100644 << 16
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError)
_GET_IT_AGAIN = "Fetch or make the zip file again."
_EXPECTED = f"Expected {', '.join(PAGE_FILES)} in it, or in one folder in it."


def files_in_archive(path: Path, largest_bytes: int) -> dict[str, FileContent]:
    """Return the files of the page in a zip file; raises InputError."""
    with open_archive(path) as archive:
        members = _members(archive, path)
        return {name: _content(archive, members, name, path, largest_bytes) for name in PAGE_FILES}


def open_archive(path: Path) -> zipfile.ZipFile:
    """Return the zip file, opened; raises InputError if it is none that can be read."""
    try:
        return zipfile.ZipFile(path)
    except OSError as fault:
        problem = f"The file cannot be read: {fault.strerror}."
        raise InputError(problem, place=Place(str(path)), remedy=_GET_IT_AGAIN) from fault
    except _BROKEN as fault:
        problem = f"This is not a zip file that can be read ({fault})."
        raise InputError(problem, place=Place(str(path)), remedy=_GET_IT_AGAIN) from None


def member_chunks(archive: zipfile.ZipFile, member: zipfile.ZipInfo, path: Path) -> Iterator[bytes]:
    """Yield what a member holds, a megabyte at a time; raises InputError if it cannot be read.

    Only who reads to the end learns that the checksum is right.
    """
    place = Place(f"{path}/{member.filename}")
    if member.flag_bits & _ENCRYPTED:
        problem = "The file is protected by a password."
        raise InputError(problem, place=place, remedy="Make the zip file without a password.")
    try:
        with archive.open(member) as stream:
            while chunk := stream.read(_CHUNK_BYTES):
                yield chunk
    except NotImplementedError as fault:
        problem = f"The file is packed in a way that this program cannot unpack ({fault})."
        remedy = "Unpack the zip file with another program, and open what was in it."
        raise InputError(problem, place=place, remedy=remedy) from None
    except _BROKEN as fault:
        problem = f"The file is damaged inside the zip file ({fault})."
        raise InputError(problem, place=place, remedy=_GET_IT_AGAIN) from None


def archive_bytes(files: Mapping[str, bytes]) -> bytes:
    """Return a zip file that is the same, byte by byte, on every system and day.

    Nothing is compressed: zlib's versions differ in their output, and a page is small.
    """
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for name, data in files.items():
            member = zipfile.ZipInfo(name, _EARLIEST_DATE)
            member.create_system = _UNIX
            member.external_attr = _ORDINARY_FILE
            archive.writestr(member, data)
    return stream.getvalue()


def _members(archive: zipfile.ZipFile, path: Path) -> dict[str, zipfile.ZipInfo]:
    """Return the members that lie beside the one datapackage.json, by name without folder."""
    listed = archive.infolist()
    if len(listed) > _MOST_MEMBERS:
        problem = f"The zip file holds {len(listed)} files; that is not a page."
        raise InputError(problem, place=Place(str(path)), remedy=_EXPECTED)
    by_folder: dict[str, dict[str, zipfile.ZipInfo]] = {}
    for member in listed:
        folder, _, name = member.filename.replace("\\", "/").rpartition("/")
        if name not in PAGE_FILES or "/" in folder or folder == _ADDED_BY_MACOS:
            continue
        if name in by_folder.setdefault(folder, {}):
            problem = f"The zip file holds {member.filename} twice."
            raise InputError(problem, place=Place(str(path)), remedy=_GET_IT_AGAIN)
        by_folder[folder][name] = member
    return _the_one_page(by_folder, path)


def _the_one_page(
    by_folder: dict[str, dict[str, zipfile.ZipInfo]], path: Path
) -> dict[str, zipfile.ZipInfo]:
    pages = {folder: members for folder, members in by_folder.items() if DESCRIPTOR in members}
    if not pages:
        problem = f"This zip file is not a page: it holds no {DESCRIPTOR}."
        raise InputError(problem, place=Place(str(path)), remedy=_EXPECTED)
    if len(pages) > 1:
        problem = f"The zip file holds {len(pages)} pages: {', '.join(sorted(pages))}."
        remedy = "Unpack it, and open the folder of one of them."
        raise InputError(problem, place=Place(str(path)), remedy=remedy)
    return next(iter(pages.values()))


def _content(
    archive: zipfile.ZipFile,
    members: dict[str, zipfile.ZipInfo],
    name: str,
    path: Path,
    largest_bytes: int,
) -> FileContent:
    if name not in members:
        problem = "The file is missing in the zip file."
        raise InputError(problem, place=Place(f"{path}/{name}"), remedy=_EXPECTED)
    member = members[name]
    place = Place(f"{path}/{member.filename}")
    data = bytearray()
    for chunk in member_chunks(archive, member, path):
        data += chunk
        if len(data) > largest_bytes:
            problem = f"The file is larger than {largest_bytes // 1024**2} MB."
            raise InputError(problem, place=place, remedy=_EXPECTED)
    return FileContent(place.file, bytes(data))
