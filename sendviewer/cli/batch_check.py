"""The command ``check`` on what ``page --each-area`` made: is it all there, as it was made."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sendviewer.cli.file_check import FileCheck
from sendviewer.core.errors import InputError
from sendviewer.export.batch.check import BatchNote, check_batch
from sendviewer.export.batch.manifest import MANIFEST_NAME, Manifest, is_manifest, read_manifest
from sendviewer.present.batch_words import whole_text
from sendviewer.present.document_json import Json

__all__ = ["batches_among", "check_batches"]


def batches_among(paths: Sequence[Path]) -> list[Path]:
    """Return the manifests among the paths; raises InputError if there is anything else, too."""
    found = [path for path in paths if is_manifest(path)]
    others = [path for path in paths if path not in found]
    if found and others:
        problem = f"{found[0]} is of a batch and {others[0]} is not; they are checked apart."
        raise InputError(problem, remedy="Check them one after the other.")
    return [path / MANIFEST_NAME if path.is_dir() else path for path in found]


def check_batches(paths: Sequence[Path]) -> FileCheck:
    """Return what is not as the manifests say; raises InputError for what is none."""
    blocks: list[str] = []
    notes: list[Json] = []
    for path in paths:
        manifest = read_manifest(path)
        found = list(check_batch(manifest, path.parent))
        blocks.append(_text(path, manifest, found))
        notes += [_note(path, one) for one in found]
    return FileCheck("\n".join(blocks), notes, bool(notes))


def _text(path: Path, manifest: Manifest, found: Sequence[BatchNote]) -> str:
    if not found:
        files = sum(len(area.outputs) for area in manifest.areas)
        return f"{path}: {whole_text(files, len(manifest.areas))}\n"
    return "\n".join([f"{path}:", *(f"- {one.text}" for one in found), ""])


def _note(path: Path, one: BatchNote) -> Json:
    expected, found = one.sha256
    return {
        "file": str(path),
        "id": one.id,
        "severity": "note",
        "text": one.text,
        "values": {"area": one.area, "output": one.file, "sha256": expected, "found": found},
    }
