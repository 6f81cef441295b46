"""Writes a page into a file of the kind that its name asks for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sendviewer.core.comparisons import Confidence
from sendviewer.core.errors import InputError, Place
from sendviewer.core.pages import Page
from sendviewer.export.files import write_beside
from sendviewer.present import documents
from sendviewer.sources.pages import write_page

__all__ = ["check_target", "write_page_as"]

_DOCUMENTS: dict[str, Callable[[Page, Confidence], str]] = {
    ".json": documents.page_json,
    ".csv": documents.page_csv,
    ".md": documents.page_markdown,
    ".txt": documents.page_text,
}
#: A page that opens again: one file, or a folder.
_PAGES = (".zip", "")


def check_target(path: Path) -> None:
    """Raise InputError if no page can be written under such a name, before any work is done."""
    ending = path.suffix.lower()
    if ending in _DOCUMENTS or ending in _PAGES or path.is_dir():
        return
    known = ", ".join(_DOCUMENTS)
    raise InputError(
        f"A page cannot be written as {ending}.",
        place=Place(str(path)),
        remedy=f"Choose a name that ends in {known} or .zip, or the name of a folder.",
    )


def write_page_as(page: Page, path: Path, confidence: Confidence) -> None:
    """Write the page to ``path``, whole or not at all; raises InputError.

    A name that ends in .zip, or in nothing, is a page that opens again without its sources.
    """
    check_target(path)
    document = None if path.is_dir() else _DOCUMENTS.get(path.suffix.lower())
    if document is None:
        write_page(page, path)
    else:
        write_beside(path, document(page, confidence).encode())
