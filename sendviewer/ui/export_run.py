"""Makes documents for the export dialog and writes them, each off the main thread.

What is asked for later takes the place of a preview that is still being made; nothing that was
begun outlives the dialog.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from sendviewer.core.errors import InputError
from sendviewer.core.pages import Page
from sendviewer.export.document_formats import DocumentFormat, DocumentOptions
from sendviewer.ui.export_work import MadeDocument, make_document, write_documents
from sendviewer.ui.tasks import Task, Tasks

__all__ = ["ExportRun"]

Stamp = tuple[int, int] | None

PREVIEW_DELAY_MS = 150
"""So that ticking three kinds in a row makes one preview."""


class ExportRun(QObject):
    """The work of one dialog."""

    made = Signal(object)
    not_made = Signal(str)
    write_started = Signal(object)
    saved = Signal(object)
    not_saved = Signal(str)
    cancelled = Signal()

    def __init__(self, page: Page, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._page = page
        self._tasks = tasks
        self._making: Task[MadeDocument] | None = None
        self._writing: Task[tuple[Path, ...]] | None = None
        self._targets: tuple[Path, ...] = ()
        self._before: dict[Path, Stamp] = {}
        self._is_cancelled = False
        self._wanted: tuple[DocumentFormat, DocumentOptions] | None = None
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(PREVIEW_DELAY_MS)
        self._delay.timeout.connect(self._make)

    @property
    def is_writing(self) -> bool:
        """Whether files are being written."""
        return self._writing is not None

    def ask_for(self, kind: DocumentFormat, options: DocumentOptions) -> None:
        """Make a document to be looked at, once nothing else is asked for."""
        self._drop_preview()
        self._wanted = (kind, options)
        self._delay.start()

    def ask_for_none(self) -> None:
        """Make no document any more."""
        self._drop_preview()
        self._wanted = None

    def write(self, targets: Sequence[Path], options: DocumentOptions) -> None:
        """Write the page to every target."""
        self._targets = tuple(targets)
        self._before = {path: _stamp(path) for path in targets}
        self._is_cancelled = False
        work = partial(write_documents, self._targets, self._page, options)
        name = f"Exporting {targets[0].name}"
        if len(targets) > 1:
            name = f"Exporting {len(targets)} files"
        self._writing = self._tasks.start(name, work, self._tell_saved)
        self._writing.failed.connect(self._tell_not_saved)
        self._writing.ended.connect(self._end_writing)
        self.write_started.emit(self._writing)

    def note_cancelled(self) -> None:
        """Tell, once the work has ended, whether the wish to cancel came in time."""
        self._is_cancelled = True

    def stop(self) -> None:
        """Stop all of it."""
        self.ask_for_none()
        if self._writing is not None:
            self._writing.cancel()

    def _drop_preview(self) -> None:
        self._delay.stop()
        if self._making is not None:
            self._making.cancel()
            self._making = None

    def _make(self) -> None:
        if self._wanted is None:
            return
        kind, options = self._wanted
        work = partial(make_document, kind, self._page, options)
        self._making = self._tasks.start(f"Preview of the {kind.name}", work, self._tell_made)
        self._making.failed.connect(self._tell_not_made)

    def _tell_made(self, document: MadeDocument) -> None:
        self._making = None
        self.made.emit(document)

    def _tell_not_made(self, error: InputError) -> None:
        self._making = None
        self.not_made.emit(str(error))

    def _tell_saved(self, paths: tuple[Path, ...]) -> None:
        self.saved.emit(paths)

    def _tell_not_saved(self, error: InputError) -> None:
        names = ", ".join(path.name for path in self._written())
        saved = f"Saved only {names}." if names else "Nothing was saved."
        self.not_saved.emit(f"{saved} {error}")

    def _end_writing(self) -> None:
        self._writing = None
        if not self._is_cancelled:
            return
        written = self._written()
        if written:
            self.saved.emit(written)
        else:
            self.cancelled.emit()

    def _written(self) -> tuple[Path, ...]:
        """Return the targets that are others than before: what is said of them must be true."""
        return tuple(path for path in self._targets if _stamp(path) != self._before[path])


def _stamp(path: Path) -> Stamp:
    """Return how a file is known again: a file that is replaced is another one."""
    try:
        facts = path.stat()
    except OSError:
        return None
    return facts.st_ino, facts.st_mtime_ns
