"""Knows what a file is that was taken for a CSV or zip file: a web page, a workbook."""

from __future__ import annotations

from dataclasses import dataclass

from sendviewer.core.errors import InputError, Place

__all__ = ["is_zip", "refuse_other_kinds"]

_ZIP_STARTS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_MARKS_OF_A_WORKBOOK = (b"[Content_Types].xml", b"xl/workbook", b"opendocument.spreadsheet")
_LOOKED_AT_BYTES = 4096
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"

_DOWNLOAD = "Download the data again from Explore Education Statistics."
_SAVE_AS_CSV = (
    "Open it in a spreadsheet program and save it as “CSV UTF-8 (comma delimited)”, or "
    "download the CSV file again. If SEND Viewer wrote it, it is a page: open it as one."
)
_NOT_THE_PAGE = (
    "The page was saved in place of the file. On Explore Education Statistics choose the "
    "download of the data, and open the file that arrives."
)
_UNPACK = "Unpack it first, and open the CSV or zip file that was in it."


@dataclass(frozen=True, slots=True)
class _Kind:
    """What a file is, with its article, and what helps."""

    words: str
    remedy: str


_WORKBOOK = _Kind("an Excel workbook or another spreadsheet", _SAVE_AS_CSV)
_ZIP = _Kind("a zip file under another name", "Rename it so that its name ends in .zip.")

_BY_START = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _WORKBOOK),
    (b"%PDF-", _Kind("a PDF document", _DOWNLOAD)),
    (b"\x1f\x8b", _Kind("a file packed with gzip", _UNPACK)),
    (b"7z\xbc\xaf\x27\x1c", _Kind("a file packed with 7-Zip", _UNPACK)),
    (b"Rar!", _Kind("a RAR file", _UNPACK)),
    (b"PAR1", _Kind("a Parquet file", _DOWNLOAD)),
    (b"\x89PNG", _Kind("a picture", _DOWNLOAD)),
    (
        b"version https://git-lfs.github.com/spec/",
        _Kind(
            "a Git LFS pointer, which only says where the file is kept",
            "Fetch the file itself with “git lfs pull”, or download it again.",
        ),
    ),
)

_BY_START_OF_TEXT = (
    (b"<!doctype html", _Kind("a web page (HTML)", _NOT_THE_PAGE)),
    (b"<html", _Kind("a web page (HTML)", _NOT_THE_PAGE)),
    (b"<", _Kind("an XML document or a part of a web page", _NOT_THE_PAGE)),
    (b"{", _Kind("a JSON document", _DOWNLOAD)),
    (b"[", _Kind("a JSON document", _DOWNLOAD)),
)


def is_zip(start: bytes) -> bool:
    """Return whether a file that begins so is a zip file and not a workbook, which is one too."""
    return start.startswith(_ZIP_STARTS) and not _is_workbook(start)


def refuse_other_kinds(start: bytes, place: Place, expected: str) -> None:
    """Raise InputError if a file that begins with ``start`` is of a kind that is not read here.

    ``expected`` is what it should have been, with its article.
    """
    kind = _kind_of(start)
    if kind is not None:
        problem = f"This is {kind.words}; expected {expected}."
        raise InputError(problem, place=place, remedy=kind.remedy)


def _kind_of(start: bytes) -> _Kind | None:
    if start.startswith(_ZIP_STARTS):
        return _WORKBOOK if _is_workbook(start) else _ZIP
    text = start[:_LOOKED_AT_BYTES].removeprefix(_BYTE_ORDER_MARK).lstrip().lower()
    by_start = (kind for magic, kind in _BY_START if start.startswith(magic))
    by_text = (kind for opening, kind in _BY_START_OF_TEXT if text.startswith(opening))
    return next(by_start, None) or next(by_text, None)


def _is_workbook(start: bytes) -> bool:
    return any(mark in start[:_LOOKED_AT_BYTES] for mark in _MARKS_OF_A_WORKBOOK)
