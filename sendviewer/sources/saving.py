"""Puts the files of a page on disk: whole or not at all, and never over something else."""

from __future__ import annotations

import os
import shutil
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import msgspec

from sendviewer.core.errors import InputError, Place
from sendviewer.sources.archives import archive_bytes
from sendviewer.sources.file_names import refuse_long_name
from sendviewer.sources.page_files import DESCRIPTOR

__all__ = ["save_archive", "save_folder"]

_CHOOSE_ANOTHER = "Choose another name or place."


class _Marker(msgspec.Struct):
    """What makes a data package one of this program's pages."""

    sendviewer: msgspec.Raw


def save_folder(files: Mapping[str, bytes], target: Path) -> None:
    """Write the files into the folder ``target``, which may be new, empty, or a page.

    Other files that lie in a page's folder stay there. Raises InputError.
    """
    refuse_long_name(target)
    target = target.resolve()
    if target.exists():
        _check_replaceable(target)
    with _faults_named(target):
        beside = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
        try:
            new = beside / "new"
            new.mkdir()
            for name, data in files.items():
                _write_through(new / name, data)
            _put_in_place(new, target, beside / "old")
        finally:
            _tidy(beside, target)


def save_archive(files: Mapping[str, bytes], target: Path) -> None:
    """Write the files as the zip file ``target``, which may be new or a page; raises InputError."""
    refuse_long_name(target)
    target = target.resolve()
    if target.exists() and not _is_page_archive(target):
        problem = "There is something under this name already that is not a page."
        raise InputError(problem, place=Place(str(target)), remedy=_CHOOSE_ANOTHER)
    with _faults_named(target):
        beside = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
        try:
            _write_through(beside / target.name, archive_bytes(files))
            (beside / target.name).replace(target)
        finally:
            shutil.rmtree(beside, ignore_errors=True)


def _put_in_place(new: Path, target: Path, old: Path) -> None:
    """Rename ``new`` to ``target``; what was there before goes to ``old``, and back on failure."""
    if not target.exists():
        new.rename(target)
        return
    kept = [entry.name for entry in target.iterdir() if not (new / entry.name).exists()]
    target.rename(old)
    try:
        for name in kept:
            (old / name).rename(new / name)
        new.rename(target)
    except OSError:
        for name in kept:
            if (new / name).exists():
                (new / name).rename(old / name)
        old.rename(target)
        raise


def _tidy(beside: Path, target: Path) -> None:
    """Remove what was written beside; but never the only copy that is left of the old page."""
    if target.exists() or not (beside / "old").exists():
        shutil.rmtree(beside, ignore_errors=True)


def _write_through(path: Path, data: bytes) -> None:
    """Write a file and wait until it is on the disk, so that a rename cannot overtake it."""
    with path.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def _check_replaceable(target: Path) -> None:
    if not target.is_dir():
        problem = "There is a file under this name already; a page is saved as a folder."
    elif _is_page_marker(target / DESCRIPTOR) or not any(target.iterdir()):
        return
    else:
        problem = "This folder holds other things and is not a page; it is left as it is."
    raise InputError(problem, place=Place(str(target)), remedy=_CHOOSE_ANOTHER)


def _is_page_marker(path: Path) -> bool:
    try:
        msgspec.json.decode(path.read_bytes().removeprefix(b"\xef\xbb\xbf"), type=_Marker)
    except (OSError, msgspec.DecodeError):
        return False
    return True


def _is_page_archive(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except (OSError, zipfile.BadZipFile):
        return False
    return any(name.rpartition("/")[2] == DESCRIPTOR for name in names)


@contextmanager
def _faults_named(target: Path) -> Iterator[None]:
    """Turn what the system refuses into an error for the reader."""
    try:
        yield
    except OSError as fault:
        problem = f"The page cannot be saved here: {fault.strerror}."
        remedy = f"Close it in other programs. {_CHOOSE_ANOTHER}"
        raise InputError(problem, place=Place(str(target)), remedy=remedy) from fault
