"""The work of the export dialog that takes long, as it runs off the main thread."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from sendviewer.core.pages import Page
from sendviewer.export.checks.checks import Check, document_checks
from sendviewer.export.checks.preview import Preview, document_preview
from sendviewer.export.document_formats import Contents, DocumentFormat, DocumentOptions
from sendviewer.export.page_outputs import write_page_to
from sendviewer.ui.tasks import Progress

__all__ = ["MadeDocument", "make_document", "write_documents"]


class MadeDocument(Struct, frozen=True):
    """A document that was made to be looked at: what can be seen of it, and its checks."""

    kind: DocumentFormat
    preview: Preview
    checks: tuple[Check, ...]


def make_document(
    kind: DocumentFormat, page: Page, options: DocumentOptions, progress: Progress
) -> MadeDocument:
    """Make a document in memory, and check and preview it; raises InputError, writes nothing."""
    contents = Contents(page, options)
    data = kind.write(contents)
    progress.check()
    checks = document_checks(kind.ending, data, page, contents.briefing)
    progress.check()
    return MadeDocument(kind, document_preview(kind, data, contents), checks)


def write_documents(
    targets: Sequence[Path], page: Page, options: DocumentOptions, progress: Progress
) -> tuple[Path, ...]:
    """Write the page to every target, whole or not at all; raises InputError.

    Whether something may be replaced has been asked before.
    """
    progress.check()
    write_page_to(page, targets, options, watch=progress)
    return tuple(targets)
