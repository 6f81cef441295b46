"""Writes files so that nobody ever finds half of one: beside the target first, then renamed."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from sendviewer.core.errors import InputError, Place
from sendviewer.sources.file_names import name_too_long, refuse_long_name

__all__ = ["write_beside"]

RIGHTS = 0o777


def write_beside(path: Path, data: bytes) -> None:
    """Write ``data`` to ``path``; an older file there is replaced only when all is on the disk.

    Raises InputError, with what to do about it, if the file cannot be written.
    """
    refuse_long_name(path)
    try:
        _write_and_rename(path, data)
    except OSError as error:
        raise _unwritable(path, error) from error


def _write_and_rename(path: Path, data: bytes) -> None:
    import secrets  # noqa: PLC0415 - 5 ms, and the start writes nothing

    target = path.resolve()  # a link stays a link: what it points to is replaced
    beside = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
    try:
        # Opened plainly, not by tempfile: others may read a saved file if the system lets them.
        with beside.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            beside.chmod(target.stat().st_mode & RIGHTS)
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _unwritable(path: Path, error: OSError) -> InputError:
    if error.errno == errno.ENAMETOOLONG:
        return name_too_long(path)
    problem = f"The file could not be written ({error.strerror or error})."
    remedy = "Check the free space and the drive, or save to another folder."
    if path.is_dir():
        problem, remedy = "A folder of this name exists.", "Choose another name."
    elif not path.parent.is_dir():
        problem, remedy = "The folder does not exist.", "Choose a folder that exists."
    elif isinstance(error, PermissionError):
        problem = "The file may not be written here."
        remedy = "Close it in other programs, or save to another folder."
    return InputError(problem, place=Place(str(path)), remedy=remedy)
