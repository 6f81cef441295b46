"""The command ``check``: what does not add up in pages, DfE files, or a batch of documents."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sendviewer.cli.answering import Exit, write
from sendviewer.cli.given_page import read_given_page

if TYPE_CHECKING:  # of each, only what is checked is imported
    from sendviewer.cli.file_check import FileCheck
    from sendviewer.core.errors import InputError
    from sendviewer.core.pages import Page

__all__ = ["check"]


def check(arguments: argparse.Namespace) -> Exit:
    """Print the notes; raises InputError. The exit code says whether something contradicts."""
    from sendviewer.cli.batch_check import batches_among, check_batches
    from sendviewer.sources.dfe.opening import looks_like_release

    if batches := batches_among(arguments.pages):
        return _tell_check(check_batches(batches), arguments.format)
    files = [path for path in arguments.pages if looks_like_release(path)]
    pages = [path for path in arguments.pages if path not in files]
    there = [path for path in pages if path.exists()]
    if files and there:
        raise _mixed(files[0], there[0])
    files += pages if files else []  # the reader of files says that it is not there
    return _check_release(files, arguments.format) if files else _check_pages(arguments)


def _check_release(files: Sequence[Path], form: str) -> Exit:
    from sendviewer.cli.releases import check_files

    return _tell_check(check_files(files), form)


def _tell_check(checked: FileCheck, form: str) -> Exit:
    from sendviewer.present.document_json import json_text

    write(json_text(checked.notes) if form == "json" else checked.text)
    return Exit.FOUND if checked.found else Exit.DONE


def _check_pages(arguments: argparse.Namespace) -> Exit:
    from sendviewer.core.checks import Severity, check_page

    paths: list[Path | None] = arguments.pages or [None]
    pages = [(path, read_given_page(path)) for path in paths]
    write(_notes_json(pages) if arguments.format == "json" else _notes_text(pages))
    findings = [finding for _, page in pages for finding in check_page(page)]
    contradicts = any(finding.severity is Severity.NOTE for finding in findings)
    return Exit.FOUND if contradicts else Exit.DONE


def _notes_text(pages: Sequence[tuple[Path | None, Page]]) -> str:
    from sendviewer.present.documents import notes_text

    if len(pages) == 1:
        return notes_text(pages[0][1])
    return "\n".join(f"{path}\n\n{notes_text(page)}" for path, page in pages)


def _notes_json(pages: Sequence[tuple[Path | None, Page]]) -> str:
    """Return the notes of all pages as one list; ``file`` is null for the page of the program."""
    from sendviewer.core.checks import check_page
    from sendviewer.present.document_json import json_text, note_document

    return json_text(
        [
            {"file": str(path) if path else None, **note_document(finding, page)}
            for path, page in pages
            for finding in check_page(page)
        ]
    )


def _mixed(file: Path, page: Path) -> InputError:
    from sendviewer.core.errors import InputError

    problem = f"{file} is a DfE file and {page} is a page; they are checked in different ways."
    return InputError(problem, remedy="Check them one after the other.")
