"""Finishes the package of a workbook: states its language, and packs it alike on every system."""

from __future__ import annotations

import io
import zipfile

from sendviewer.sources.archives import archive_bytes

__all__ = ["finished"]

_LANGUAGE = "en-GB"


def finished(data: bytes) -> bytes:
    """Return the workbook with its language stated, the same bytes on every system and day."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive_bytes(
            {name: _with_language(name, archive.read(name)) for name in archive.namelist()}
        )


def _with_language(name: str, content: bytes) -> bytes:
    if name == "docProps/core.xml":
        said = f"<dc:language>{_LANGUAGE}</dc:language></cp:coreProperties>"
        return content.replace(b"</cp:coreProperties>", said.encode())
    if name.startswith("xl/charts/"):
        return content.replace(b'lang="en-US"', f'lang="{_LANGUAGE}"'.encode())
    return content
