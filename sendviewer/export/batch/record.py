"""Keeps account of a batch: which files are there, are up to date, or are of an earlier run.

The account is the manifest on the disk. It never forgets a file that this program made before
the file is replaced, so that a run that was broken off can be taken up and nobody's own file is
taken for one of the program's.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from sendviewer.core.errors import InputError
from sendviewer.core.errors import Place as FilePlace
from sendviewer.export.batch.manifest import (
    MANIFEST_NAME,
    AreaRecord,
    FileRecord,
    Manifest,
    file_sha256,
    read_manifest,
    write_manifest,
)

__all__ = ["BatchRecord"]

_OF_NO_FILE = {"formats", "level"}
"""Options that say which files there are, and nothing of what is in them."""


class BatchRecord:
    """The account of the batch in a folder, begun from the one that lies there."""

    def __init__(self, root: Path, manifest: Manifest, *, may_replace: bool) -> None:
        """Read the account in ``root``; raises InputError if it is one of something else."""
        earlier = _earlier(root, may_replace=may_replace)
        self._root = root
        self._manifest = manifest
        self._known = {one.file: one for one in _files(earlier)} if earlier else {}
        self._fresh = _outputs(earlier) if earlier and _is_same_state(earlier, manifest) else {}
        self._problems: dict[str, str] = {}

    def lacking(self, folder: str, endings: Sequence[str]) -> list[str]:
        """Return the kinds of document of an area that are not there or out of date."""
        return [ending for ending in endings if not self._is_there(f"{folder}/{folder}{ending}")]

    def checksums(self, folder: str) -> dict[str, str]:
        """Return the checksums of what earlier runs made in a folder, by file."""
        files = self._known.values()
        return {one.file: one.sha256 for one in files if one.file.startswith(f"{folder}/")}

    def made(self, folder: str, files: Iterable[FileRecord]) -> None:
        """Record files of an area as they are on the disk now."""
        for one in files:
            self._known[one.file] = self._fresh[one.file] = one
        self._problems.pop(folder, None)

    def failed(self, folder: str, problem: str) -> None:
        """Record why the files of an area could not be made."""
        self._problems[folder] = problem

    def save(self) -> None:
        """Put the account on the disk; raises InputError."""
        write_manifest(self.manifest(), self._root)

    def manifest(self) -> Manifest:
        """Return the account as it stands."""
        areas = tuple(self._area(area) for area in self._manifest.areas)
        listed = {one.file for area in areas for one in area.outputs}
        others = [self._known[name] for name in sorted(self._known) if name not in listed]
        earlier = tuple(one for one in others if (self._root / one.file).is_file())
        return msgspec.structs.replace(self._manifest, areas=areas, earlier_files=earlier)

    def _area(self, area: AreaRecord) -> AreaRecord:
        formats = self._manifest.options["formats"]
        names = [f"{area.folder}/{area.folder}.{one}" for one in _words(formats)]
        outputs = tuple(self._fresh[name] for name in sorted(names) if name in self._fresh)
        problem = self._problems.get(area.folder, "")
        return msgspec.structs.replace(area, outputs=outputs, problem=problem)

    def _is_there(self, name: str) -> bool:
        record = self._fresh.get(name)
        if record is None:
            return False
        try:
            is_same = file_sha256(self._root / name) == record.sha256
        except OSError:
            is_same = False
        if not is_same:
            del self._fresh[name]
        return is_same


def _earlier(root: Path, *, may_replace: bool) -> Manifest | None:
    path = root / MANIFEST_NAME
    if not path.exists():
        return None
    try:
        return read_manifest(path)
    except InputError as fault:
        if may_replace:
            return None
        remedy = "Choose another folder, or add --force to replace it."
        raise InputError(fault.problem, place=FilePlace(str(path)), remedy=remedy) from fault


def _files(manifest: Manifest) -> Iterable[FileRecord]:
    return (*manifest.earlier_files, *_outputs(manifest).values())


def _outputs(manifest: Manifest) -> dict[str, FileRecord]:
    return {one.file: one for area in manifest.areas for one in area.outputs}


def _is_same_state(earlier: Manifest, now: Manifest) -> bool:
    """Tell whether the files of both are the same: same versions, inputs and options."""
    return (
        earlier.made_with == now.made_with
        and earlier.inputs == now.inputs
        and _of_files(earlier) == _of_files(now)
    )


def _of_files(manifest: Manifest) -> dict[str, str | bool | list[str]]:
    options = manifest.options.items()
    return {name: value for name, value in options if name not in _OF_NO_FILE}


def _words(value: str | bool | list[str]) -> list[str]:  # noqa: FBT001 - a value of JSON
    return value if isinstance(value, list) else [str(value)]
