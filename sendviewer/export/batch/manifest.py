"""What a batch was made from and what was made, as one JSON file beside the folders.

With it, the same program and the same inputs, anybody can make every file again and see that it
is the same. It holds no time and no path of a machine. What is read from such a file is checked:
the names in it are never followed out of the folder that it lies in.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import msgspec

from sendviewer.core.errors import InputError
from sendviewer.core.errors import Place as FilePlace
from sendviewer.export.files import write_beside
from sendviewer.present.document_json import json_text
from sendviewer.sources.page_files import DESCRIPTOR

__all__ = [
    "MANIFEST_NAME",
    "AreaRecord",
    "FileRecord",
    "InputRecord",
    "Manifest",
    "file_sha256",
    "input_record",
    "is_manifest",
    "read_manifest",
    "write_manifest",
]

MANIFEST_NAME = "manifest.json"
SCHEMA = "sendviewer/batch/1"
LARGEST_BYTES = 64 * 1024**2

_INSIDE = re.compile(r"[a-z0-9-]+/[a-z0-9-]+\.[a-z0-9]+")
"""A file in the folder of an area, as this program names both."""

_MAKE_ANEW = "Move it away, and make the files anew."


class InputRecord(msgspec.Struct, frozen=True):
    """A file that the pages were made from; ``role`` says as what."""

    role: str
    name: str
    sha256: str
    size_bytes: int


class FileRecord(msgspec.Struct, frozen=True):
    """A file that was made: where it is below the manifest's folder, with "/"."""

    file: str
    sha256: str
    size_bytes: int


class AreaRecord(msgspec.Struct, frozen=True):
    """An area, with its files, and why there are none if it could not be made."""

    code: str
    dfe_code: str
    name: str
    folder: str
    outputs: tuple[FileRecord, ...] = ()
    problem: str = ""


class Manifest(msgspec.Struct, frozen=True):
    """All about one batch. ``command`` repeats it; ``command_for_one_area`` makes one page alone.

    ``earlier_files`` were made by an earlier run and are of another state of inputs or options.
    """

    schema: str
    title: str
    made_with: dict[str, str]
    inputs: tuple[InputRecord, ...]
    options: dict[str, str | bool | list[str]]
    command: tuple[str, ...]
    command_for_one_area: tuple[str, ...]
    areas: tuple[AreaRecord, ...] = ()
    earlier_files: tuple[FileRecord, ...] = ()


def write_manifest(manifest: Manifest, folder: Path) -> None:
    """Write the manifest into its folder; raises InputError."""
    write_beside(folder / MANIFEST_NAME, json_text(msgspec.to_builtins(manifest)).encode())


def is_manifest(path: Path) -> bool:
    """Tell whether a path is that of a manifest, or of a folder that has one."""
    is_page = (path / DESCRIPTOR).exists()
    return path.name == MANIFEST_NAME or ((path / MANIFEST_NAME).is_file() and not is_page)


def read_manifest(path: Path) -> Manifest:
    """Return the manifest in a file; raises InputError for what this program did not write."""
    place = FilePlace(str(path))
    try:
        with path.open("rb") as stream:
            manifest = msgspec.json.decode(stream.read(LARGEST_BYTES), type=Manifest)
    except msgspec.DecodeError as fault:
        problem = f"This is not a manifest that can be read ({fault})."
        raise InputError(problem, place=place, remedy=_MAKE_ANEW) from fault
    except OSError as fault:
        problem = f"The manifest cannot be read: {fault.strerror}."
        raise InputError(problem, place=place, remedy="Check its name and where it is.") from fault
    if manifest.schema != SCHEMA:
        problem = f"Found the schema “{manifest.schema}”; expected “{SCHEMA}”."
        raise InputError(problem, place=place, remedy=_MAKE_ANEW)
    for record in (*manifest.earlier_files, *(one for a in manifest.areas for one in a.outputs)):
        if not _INSIDE.fullmatch(record.file):
            problem = f"“{record.file}” is not the name of a file in the folder of an area."
            raise InputError(problem, place=place, remedy=_MAKE_ANEW)
    return manifest


def input_record(role: str, path: Path) -> InputRecord:
    """Return a file as the manifest names it; raises InputError if it cannot be read."""
    try:
        return InputRecord(role, path.name, file_sha256(path), path.stat().st_size)
    except OSError as fault:
        problem = f"It cannot be read: {fault.strerror}."
        remedy = "Check that you may read it."
        raise InputError(problem, place=FilePlace(str(path)), remedy=remedy) from fault


def file_sha256(path: Path) -> str:
    """Return the checksum of a file; raises OSError."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
