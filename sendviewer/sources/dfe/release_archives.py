"""Knows how a release is laid out in a zip file: which members are data, guidance, other things.

Names of members are compared and shown, never used as paths.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sendviewer.core.errors import InputError, Place
from sendviewer.sources.dfe.byte_streams import first_bytes
from sendviewer.sources.dfe.file_kinds import is_zip, refuse_other_kinds
from sendviewer.sources.dfe.guidance import Guidance, guidance_from
from sendviewer.sources.dfe.release import SkippedFile

__all__ = [
    "MOST_UNPACKED_BYTES",
    "WHY_GUIDANCE",
    "Contents",
    "contents_of",
    "member_name",
    "open_release_archive",
    "refuse_too_large",
    "start_of_member",
    "without_data",
]

#: Several times what the largest release unpacks to.
MOST_UNPACKED_BYTES = 20 * 1024**3

_LEFT_FREE_BYTES = 256 * 1024**2
_MOST_MEMBERS = 1000
_GIGABYTE = 1024**3
_MOST_NAMES = 5
_DATA_FOLDER, _GUIDANCE_FOLDER, _SUPPORTING_FOLDER = "data", "data-guidance", "supporting-files"
_ADDED_BY_SYSTEMS = frozenset({"__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini"})
_DOWNLOAD = "Download the zip file again from Explore Education Statistics."
_EXPECTED = "a zip file of Explore Education Statistics"

WHY_GUIDANCE = "The guidance to the data files: read for titles, labels and symbols."
_WHY_SUPPORTING = "A supporting file of the release: such files follow no common layout."
_WHY_ARCHIVE = "A zip file inside the zip file is not opened; unpack it and open it by itself."
_WHY_OUTSIDE = "It lies outside the folder “data”, where a release keeps its data files."
_WHY_OTHER = "Not a CSV file."


@dataclass(frozen=True, slots=True)
class Contents:
    """What a zip file holds: CSV files that may be data, guidance, and what is passed over."""

    data: tuple[zipfile.ZipInfo, ...]
    guidance: Guidance | None
    skipped: tuple[SkippedFile, ...]


def open_release_archive(path: Path) -> zipfile.ZipFile:
    """Return the zip file, opened; raises InputError that says what the file is instead."""
    place = Place(str(path))
    start = first_bytes(path)
    if not start:
        problem = f"The file is empty (0 bytes); expected {_EXPECTED}."
        raise InputError(problem, place=place, remedy=_DOWNLOAD)
    begins_as_zip = is_zip(start)
    if not begins_as_zip:
        refuse_other_kinds(start, place, _EXPECTED)
    if not zipfile.is_zipfile(path):
        problem = (
            "The end of the zip file is missing: the download seems to have been cut off."
            if begins_as_zip
            else f"This is not a zip file; expected {_EXPECTED}."
        )
        raise InputError(problem, place=place, remedy=_DOWNLOAD)
    from sendviewer.sources.archives import open_archive  # noqa: PLC0415 - 25 ms, for pages

    return open_archive(path)


def contents_of(archive: zipfile.ZipFile, path: Path) -> Contents:
    """Return what a zip file holds.

    Data files are the CSV files in a folder "data", or all of them where there is no such
    folder. Raises InputError if there are far too many, or if the guidance is damaged.
    """
    members = [member for member in archive.infolist() if not _is_of_no_interest(member)]
    if len(members) > _MOST_MEMBERS:
        problem = f"The zip file holds {len(members):,} files; that is not a release."
        raise InputError(problem, place=Place(str(path)), remedy=_DOWNLOAD)
    data = _data_members(members)
    rest = [member for member in members if member not in data]
    texts = [member for member in rest if _is_guidance(member)]
    found = (guidance_from(start_of_member(archive, text, path)) for text in texts)
    guidance = next((guidance for guidance in found if guidance is not None), None)
    skipped = tuple(SkippedFile(member_name(member), _why_not(member)) for member in rest)
    return Contents(data, guidance, skipped)


def start_of_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, path: Path) -> bytes:
    """Return the first megabyte of a member; raises InputError if it cannot be read."""
    from sendviewer.sources.archives import member_chunks  # noqa: PLC0415 - as above

    return next(member_chunks(archive, member, path), b"")


def member_name(member: zipfile.ZipInfo) -> str:
    """Return the name of a member without its folders, fit to be shown."""
    name = _parts(member)[-1]
    return "".join(sign if sign.isprintable() else "�" for sign in name)


def refuse_too_large(members: Sequence[zipfile.ZipInfo], free_bytes: int, path: Path) -> None:
    """Raise InputError if what is to be unpacked is more than a release, or than there is room."""
    needed = sum(member.file_size for member in members)
    place = Place(str(path))
    if needed > MOST_UNPACKED_BYTES:
        most = _gigabytes(MOST_UNPACKED_BYTES)
        problem = f"Unpacked, the data files take {_gigabytes(needed)}; at most {most} are read."
        raise InputError(problem, place=place, remedy=_DOWNLOAD)
    if needed > free_bytes - _LEFT_FREE_BYTES:
        problem = (
            f"Unpacked, the data files take {_gigabytes(needed)}, and the disk for temporary "
            f"files has {_gigabytes(free_bytes)} left."
        )
        remedy = "Delete what is not needed any more, then open the file again."
        raise InputError(problem, place=place, remedy=remedy)


def without_data(contents: Contents, path: Path) -> InputError:
    """Return the error for a zip file that holds no CSV file with data."""
    names = [file.name for file in contents.skipped]
    more = f" and {len(names) - _MOST_NAMES} more" if len(names) > _MOST_NAMES else ""
    what = f"It holds {', '.join(names[:_MOST_NAMES])}{more}." if names else "It is empty."
    problem = f"The zip file holds no CSV file with data. {what}"
    holds_archive = any(name.casefold().endswith(".zip") for name in names)
    remedy = "Unpack it, and open the zip file in it." if holds_archive else _DOWNLOAD
    return InputError(problem, place=Place(str(path)), remedy=remedy)


# --- Members ------------------------------------------------------------------------------


def _parts(member: zipfile.ZipInfo) -> list[str]:
    return member.filename.replace("\\", "/").rstrip("/").split("/")


def _is_of_no_interest(member: zipfile.ZipInfo) -> bool:
    """Return whether a member is a folder, or was added by an operating system."""
    parts = _parts(member)
    return member.is_dir() or parts[-1].startswith("._") or not _ADDED_BY_SYSTEMS.isdisjoint(parts)


def _is_in(member: zipfile.ZipInfo, folder: str) -> bool:
    return folder in (part.casefold() for part in _parts(member)[:-1])


def _ends_in(member: zipfile.ZipInfo, ending: str) -> bool:
    return _parts(member)[-1].casefold().endswith(ending)


def _data_members(members: Iterable[zipfile.ZipInfo]) -> tuple[zipfile.ZipInfo, ...]:
    tables = [
        member
        for member in members
        if _ends_in(member, ".csv") and not _is_in(member, _SUPPORTING_FOLDER)
    ]
    in_folder = [member for member in tables if _is_in(member, _DATA_FOLDER)]
    return tuple(in_folder or tables)


def _is_guidance(member: zipfile.ZipInfo) -> bool:
    return _ends_in(member, ".txt") and (
        _is_in(member, _GUIDANCE_FOLDER) or _ends_in(member, "data-guidance.txt")
    )


def _why_not(member: zipfile.ZipInfo) -> str:
    if _is_guidance(member):
        return WHY_GUIDANCE
    if _is_in(member, _SUPPORTING_FOLDER):
        return _WHY_SUPPORTING
    if _ends_in(member, ".zip"):
        return _WHY_ARCHIVE
    return _WHY_OUTSIDE if _ends_in(member, ".csv") else _WHY_OTHER


def _gigabytes(size: int) -> str:
    return f"{size / _GIGABYTE:,.1f} GB"
