"""What a check of files comes to, whatever files they are."""

from __future__ import annotations

from msgspec import Struct

from sendviewer.present.document_json import Json

__all__ = ["FileCheck"]


class FileCheck(Struct, frozen=True):
    """What a check found: for people, for programs, and whether there is anything."""

    text: str
    notes: list[Json]
    found: bool
