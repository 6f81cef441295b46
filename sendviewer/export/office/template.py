"""Opens a council's own template for Word or PowerPoint, or says why it cannot be used."""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import Path

from msgspec import Struct

from sendviewer.core.errors import InputError, Place

__all__ = ["POWERPOINT", "WORD", "TemplateKind", "template_fault", "template_stream"]

CONTENT_TYPES = "[Content_Types].xml"
MOST_BYTES = 200 * 2**20
"""More than any template holds once it is unpacked; a broken or hostile file may claim any size."""

# RuntimeError, and NotImplementedError which is one: packed in an unknown way, or with a password.
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, RuntimeError)


class TemplateKind(Struct, frozen=True):
    """A program's templates: its name, the endings, and the type of the main part.

    ``template`` is the type of the main part in a template, ``document`` that in a document.
    """

    program: str
    endings: str
    document: bytes
    template: bytes


_OFFICE = b"application/vnd.openxmlformats-officedocument."

WORD = TemplateKind(
    "Word",
    ".docx or .dotx",
    _OFFICE + b"wordprocessingml.document.main+xml",
    _OFFICE + b"wordprocessingml.template.main+xml",
)
POWERPOINT = TemplateKind(
    "PowerPoint",
    ".pptx or .potx",
    _OFFICE + b"presentationml.presentation.main+xml",
    _OFFICE + b"presentationml.template.main+xml",
)


def template_stream(path: Path, kind: TemplateKind) -> io.BytesIO:
    """Return the template as a document, ready to be opened; raises InputError."""
    try:
        members = _members(path)
    except OSError as error:
        problem = f"The template could not be read ({error.strerror or error})."
        raise InputError(problem, place=Place(str(path)), remedy=_remedy(kind)) from error
    except _DAMAGED as error:
        raise template_fault(path, kind) from error
    types = members.get(CONTENT_TYPES, b"")
    if kind.document not in types and kind.template not in types:
        raise template_fault(path, kind)
    # The libraries open documents only; a template differs in this one word.
    members[CONTENT_TYPES] = types.replace(kind.template, kind.document)
    return _packed(members)


def template_fault(path: Path, kind: TemplateKind, problem: str = "") -> InputError:
    """Return the error for a template that cannot be used."""
    said = problem or f"This is not a template that {kind.program} could open, or it is damaged."
    return InputError(said, place=Place(str(path)), remedy=_remedy(kind))


def _remedy(kind: TemplateKind) -> str:
    return (
        f"Choose a {kind.program} file ({kind.endings}, without macros or a password), "
        "or export without a template."
    )


def _members(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        if sum(info.file_size for info in archive.infolist()) > MOST_BYTES:
            raise ValueError
        return {info.filename: archive.read(info) for info in archive.infolist()}


def _packed(members: dict[str, bytes]) -> io.BytesIO:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    stream.seek(0)
    return stream
