"""Looks whether the files of a batch are all there and as they were made."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from sendviewer.export.batch.manifest import AreaRecord, FileRecord, Manifest, file_sha256
from sendviewer.present.batch_words import changed_text, missing_text, not_made_text

__all__ = ["BatchNote", "check_batch"]


class BatchNote(Struct, frozen=True):
    """Something that is not as the manifest says. ``sha256`` are what it says and what is there."""

    id: str
    text: str
    area: str
    file: str = ""
    sha256: tuple[str, str] = ("", "")


def check_batch(manifest: Manifest, root: Path) -> Iterator[BatchNote]:
    """Yield what is not as the manifest in the folder ``root`` says, area by area."""
    formats = manifest.options.get("formats")
    expected = len(formats) if isinstance(formats, list) else 0
    for area in manifest.areas:
        if len(area.outputs) < expected:
            yield BatchNote("area-not-made", not_made_text(area.name, area.problem), area.name)
        for record in area.outputs:
            yield from _file_notes(area, record, root)


def _file_notes(area: AreaRecord, record: FileRecord, root: Path) -> Iterator[BatchNote]:
    name = record.file
    try:
        found = file_sha256(root / name)
    except OSError:
        words = missing_text(name)
        yield BatchNote("file-missing", words, area.name, name, (record.sha256, ""))
        return
    if found != record.sha256:
        words = changed_text(name)
        yield BatchNote("file-changed", words, area.name, name, (record.sha256, found))
