"""Writes a page into files of the kinds that their names ask for: all of them, or none.

Whatever can be known to stand in the way is found before any file is written. What exists is
replaced only where that is allowed, and a thing that is not a page never becomes one.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from sendviewer.core.errors import InputError, Place
from sendviewer.core.pages import Page
from sendviewer.export.document_formats import (
    DOCUMENT_FORMATS,
    PAGE_ENDING,
    Contents,
    DocumentFormat,
    DocumentOptions,
    format_of,
)
from sendviewer.export.files import refuse_existing, write_beside
from sendviewer.sources.file_names import refuse_long_name
from sendviewer.sources.pages import write_page
from sendviewer.sources.watching import UNWATCHED, Watch

__all__ = ["check_targets", "left_out_words", "write_page_to"]

_DESCRIPTOR = "datapackage.json"
_STANDARD_OUTPUT = "-"


def check_targets(
    targets: Sequence[Path], read: Sequence[Path] = (), *, may_replace: bool = True
) -> None:
    """Raise InputError if no page can be written under one of these names.

    ``read`` are the files that the page is made from: none of them may be written over. Without
    ``may_replace`` nothing that exists may be, except an empty folder.
    """
    inputs = {path.resolve() for path in read}
    seen: set[Path] = set()
    for path in targets:
        refuse_long_name(path)
        _check_kind(path)
        resolved = path.resolve()
        if resolved in inputs:
            problem = "The page would be written over a file that it is made from."
            raise _refused(path, problem, "Choose another name.")
        if resolved in seen:
            raise _refused(path, "This name is given twice.", "Give each output a name of its own.")
        seen.add(resolved)
        _check_place(path, may_replace=may_replace)


def write_page_to(
    page: Page,
    targets: Sequence[Path],
    options: DocumentOptions,
    *,
    may_replace: bool = True,
    watch: Watch = UNWATCHED,
) -> None:
    """Write the page to every target, each whole or not at all; raises InputError.

    A name that ends in .zip, or in nothing, is a page that opens again without its sources. All
    documents are made before the first is written; ``watch`` is asked between them.
    """
    check_targets(targets, may_replace=may_replace)
    contents = Contents(page, options)
    ready: list[tuple[Path, bytes | None]] = []
    for number, path in enumerate(targets):
        kind = _document(path)
        watch.report(number / len(targets), kind.name if kind else "")
        watch.check()
        ready.append((path, kind.write(contents) if kind else None))
    watch.check()
    for path, data in ready:
        if data is None:
            write_page(page, path)
        else:
            write_beside(path, data)


def left_out_words(kinds: Iterable[DocumentFormat], options: DocumentOptions) -> list[str]:
    """Return a line for each of the kinds of document that leaves something out."""
    said = {kind.ending: kind.left_out(options.choices) for kind in kinds}
    return [f"{ending}: {words}" for ending, words in said.items() if words]


def _document(path: Path) -> DocumentFormat | None:
    return None if path.is_dir() else format_of(path)


def _check_kind(path: Path) -> None:
    ending = path.suffix.lower()
    *others, last = DOCUMENT_FORMATS
    known = f"{', '.join(others)} or {last}"
    remedy = f"Choose a name that ends in {known}, or the name of a folder."
    if str(path) == _STANDARD_OUTPUT:
        raise _refused(path, "A page is not written to standard output.", remedy)
    if ending and ending not in DOCUMENT_FORMATS and not path.is_dir():
        raise _refused(path, f"A page cannot be written as {ending}.", remedy)


def _check_place(path: Path, *, may_replace: bool) -> None:
    """Refuse a folder that is not there or may not be written, and what is there already."""
    folder = path.resolve().parent
    if not folder.is_dir():
        raise _refused(path, "The folder does not exist.", "Choose a folder that exists.")
    if not os.access(folder, os.W_OK):
        remedy = "Choose a folder that you may write in."
        raise _refused(path, "The folder may not be written in.", remedy)
    if not path.exists() or _is_empty_folder(path):
        return
    if _is_page_target(path) and not _is_page(path):
        problem = "There is something under this name already that is not a page; it stays."
        raise _refused(path, problem, "Choose another name or place.")
    if not may_replace:
        refuse_existing([path])


def _is_page_target(path: Path) -> bool:
    kind = _document(path)
    return kind is None or kind.ending == PAGE_ENDING


def _is_archive(path: Path) -> bool:
    return path.suffix.lower() == PAGE_ENDING


def _is_empty_folder(path: Path) -> bool:
    return path.is_dir() and not _is_archive(path) and not any(path.iterdir())


def _is_page(path: Path) -> bool:
    if _is_archive(path):
        return path.is_file() and _holds_page(path)
    return (path / _DESCRIPTOR).is_file()


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
