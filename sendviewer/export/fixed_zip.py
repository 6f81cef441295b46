"""Makes a zip file the same bytes each time: members in order of name, with one date.

Office documents are zip files, and programs that write them put the clock into the members' dates
and into the document's properties. Nothing of that belongs to a page.
"""

from __future__ import annotations

import io
import re
import zipfile

__all__ = ["fixed_zip"]

FIRST_DATE = (1980, 1, 1, 0, 0, 0)
"""The earliest date that a zip file can hold: it means that there is none."""

CONTENT_TYPES = "[Content_Types].xml"
"""Some programs expect this member of a document first."""

CORE_PROPERTIES = "docProps/core.xml"
_CLOCK = re.compile(rb"<dcterms:(created|modified)\b[^>]*?(?:/>|>.*?</dcterms:\1>)", re.DOTALL)

UNIX = 3
PLAIN_FILE = 0o600 << 16


def fixed_zip(data: bytes) -> bytes:
    """Return a document without any date, with workbooks inside it made the same way."""
    result = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in sorted(set(source.namelist()), key=_place):
            target.writestr(_member(name), _fixed(name, source.read(name)))
    return result.getvalue()


def _place(name: str) -> tuple[bool, str]:
    return name != CONTENT_TYPES, name


def _member(name: str) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(name, FIRST_DATE)
    member.compress_type = zipfile.ZIP_DEFLATED
    # What the system is would stand here, too.
    member.create_system = UNIX
    member.external_attr = PLAIN_FILE
    return member


def _fixed(name: str, content: bytes) -> bytes:
    if name == CORE_PROPERTIES:
        return _CLOCK.sub(b"", content)
    return fixed_zip(content) if name.endswith(".xlsx") else content
