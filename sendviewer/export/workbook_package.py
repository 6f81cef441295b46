"""Finishes the package of a workbook: its language, and the same bytes on every system."""

from __future__ import annotations

import io
import zipfile

__all__ = ["finished"]

_LANGUAGE = "en-GB"
_DATE = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_ORDINARY_FILE = 0o100644 << 16


def finished(data: bytes) -> bytes:
    """Return the workbook with its language stated and its members in fixed form."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            member = zipfile.ZipInfo(name, _DATE)
            member.create_system = _UNIX
            member.external_attr = _ORDINARY_FILE
            member.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(member, _with_language(name, old.read(name)))
    return stream.getvalue()


def _with_language(name: str, content: bytes) -> bytes:
    if name == "docProps/core.xml":
        said = f"<dc:language>{_LANGUAGE}</dc:language></cp:coreProperties>"
        return content.replace(b"</cp:coreProperties>", said.encode())
    if name.startswith("xl/charts/"):
        return content.replace(b'lang="en-US"', f'lang="{_LANGUAGE}"'.encode())
    return content
