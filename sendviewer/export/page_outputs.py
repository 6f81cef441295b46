"""Writes a page into files of the kinds that their names ask for: all of them, or none.

Whatever can be known to stand in the way is found before any file is written.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path

from sendviewer.core.comparisons import Confidence
from sendviewer.core.errors import InputError, Place
from sendviewer.core.pages import Page
from sendviewer.export.files import write_beside
from sendviewer.present import documents
from sendviewer.sources.pages import write_page

__all__ = ["check_targets", "write_page_to"]

_DOCUMENTS: dict[str, Callable[[Page, Confidence], str]] = {
    ".json": documents.page_json,
    ".csv": documents.page_csv,
    ".md": documents.page_markdown,
    ".txt": documents.page_text,
}
#: A page that opens again: one file, or a folder.
_ARCHIVE = ".zip"
_PAGES = (_ARCHIVE, "")
_DESCRIPTOR = "datapackage.json"
_STANDARD_OUTPUT = "-"


def check_targets(targets: Sequence[Path], read: Sequence[Path] = ()) -> None:
    """Raise InputError if no page can be written under one of these names.

    ``read`` are the files that the page is made from: none of them may be written over.
    """
    inputs = {path.resolve() for path in read}
    seen: set[Path] = set()
    for path in targets:
        _check_kind(path)
        resolved = path.resolve()
        if resolved in inputs:
            problem = "The page would be written over a file that it is made from."
            raise _refused(path, problem, "Choose another name.")
        if resolved in seen:
            raise _refused(path, "This name is given twice.", "Give each output a name of its own.")
        seen.add(resolved)
        _check_place(path)


def write_page_to(page: Page, targets: Sequence[Path], confidence: Confidence) -> None:
    """Write the page to every target, each whole or not at all; raises InputError.

    A name that ends in .zip, or in nothing, is a page that opens again without its sources. All
    documents are made before the first is written.
    """
    check_targets(targets)
    ready = [
        (path, None if write is None else write(page, confidence).encode())
        for path, write in ((path, _document(path)) for path in targets)
    ]
    for path, data in ready:
        if data is None:
            write_page(page, path)
        else:
            write_beside(path, data)


def _document(path: Path) -> Callable[[Page, Confidence], str] | None:
    return None if path.is_dir() else _DOCUMENTS.get(path.suffix.lower())


def _check_kind(path: Path) -> None:
    ending = path.suffix.lower()
    known = ", ".join(_DOCUMENTS)
    remedy = f"Choose a name that ends in {known} or .zip, or the name of a folder."
    if str(path) == _STANDARD_OUTPUT:
        raise _refused(path, "A page is not written to standard output.", remedy)
    if ending not in _DOCUMENTS and ending not in _PAGES and not path.is_dir():
        raise _refused(path, f"A page cannot be written as {ending}.", remedy)


def _check_place(path: Path) -> None:
    """Refuse a folder that is not there or may not be written, and what is there already."""
    folder = path.resolve().parent
    if not folder.is_dir():
        raise _refused(path, "The folder does not exist.", "Choose a folder that exists.")
    if not os.access(folder, os.W_OK):
        remedy = "Choose a folder that you may write in."
        raise _refused(path, "The folder may not be written in.", remedy)
    if _document(path) is None and path.exists() and not _is_replaceable(path):
        problem = "There is something under this name already that is not a page; it stays."
        raise _refused(path, problem, "Choose another name or place.")


def _is_replaceable(path: Path) -> bool:
    """Return whether a page may take the place of what is there: of a page, or of nothing."""
    if path.suffix.lower() == _ARCHIVE:
        return path.is_file() and _holds_page(path)
    return path.is_dir() and ((path / _DESCRIPTOR).is_file() or not any(path.iterdir()))


def _holds_page(path: Path) -> bool:
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(path) as archive:
            names = archive.namelist()
    except (OSError, BadZipFile):
        return False
    return any(name.rpartition("/")[2] == _DESCRIPTOR for name in names)


def _refused(path: Path, problem: str, remedy: str) -> InputError:
    return InputError(problem, place=Place(str(path)), remedy=remedy)
