"""Scans DfE files into a release: recognised by their columns, read once, kept as counts."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sendviewer.core.errors import InputError
from sendviewer.core.errors import Place as FilePlace
from sendviewer.core.selections import SourceFile
from sendviewer.sources.dfe.csv_scan import connected
from sendviewer.sources.dfe.cube import ScannedRelease
from sendviewer.sources.dfe.cube_datasets import FileDataset, cube_of
from sendviewer.sources.dfe.facts import FactTable
from sendviewer.sources.dfe.file_rows import FileRows
from sendviewer.sources.dfe.file_scan import FileScan, shown_name
from sendviewer.sources.dfe.intake import DataFile, Intake
from sendviewer.sources.dfe.progress import FileProgress, rows_expected
from sendviewer.sources.dfe.recognition import Recognised, recognise, why_not
from sendviewer.sources.dfe.release import SkippedFile
from sendviewer.sources.watching import UNWATCHED, Watch

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

__all__ = ["scan"]

_WHAT_TO_OPEN = (
    "Open the files by primary need of “Special educational needs in England”, or of "
    "“Education, health and care plans” from 2025 on."
)
_FILES_NAMED = 3


def scan(intake: Intake, watch: Watch = UNWATCHED) -> ScannedRelease:
    """Return the counts of the files that were taken in.

    Closing the release closes ``intake``; if scanning fails, that is left to the caller. Raises
    InputError, and what ``watch`` raises; nothing of the scan is left behind then.
    """
    folder = Path(tempfile.mkdtemp(prefix="figures-", dir=intake.folder))
    connection = connected(folder)

    def let_go() -> None:
        shutil.rmtree(folder, ignore_errors=True)
        intake.close()

    try:
        return _Scanning(connection, intake, watch).release(let_go)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    finally:
        connection.close()


class _Scanning:
    """Files while they are being scanned."""

    def __init__(self, connection: DuckDBPyConnection, intake: Intake, watch: Watch) -> None:
        self._connection = connection
        self._intake = intake
        self._watch = watch
        self._facts = FactTable(connection, watch)
        self._datasets: list[FileDataset] = []
        self._skipped = list(intake.skipped)

    def release(self, let_go: Callable[[], None]) -> ScannedRelease:
        """Return the release of all files; raises InputError if none has primary need."""
        whole = sum(file.size_bytes for file in self._intake.files) or 1
        done = 0
        for file in self._intake.files:
            span = done / whole, (done + file.size_bytes) / whole
            done += file.size_bytes
            self._scan(file, span)
        if not self._datasets:
            raise self._nothing_found()
        cube = cube_of(self._facts, self._datasets)
        self._watch.check()  # whoever stopped the work at its last step wants nothing of it
        checksums = {one.number: one.checksum for one in self._datasets}
        return ScannedRelease(self._title(), cube, tuple(self._skipped), checksums, let_go)

    def _scan(self, file: DataFile, span: tuple[float, float]) -> None:
        candidates = recognise(file.header)
        if not candidates:
            why, is_expected = why_not(file.header, _title_of(file))
            self._skipped.append(SkippedFile(file.name, why, is_expected))
            return
        expected = rows_expected(file.path, file.size_bytes)
        progress = FileProgress(self._watch, file.name, span, expected)
        file, rows, number_of_rows = self._taken(file, candidates, progress)
        first = len(self._datasets)
        splits = self._facts.add(rows, first)
        source = SourceFile(
            file.name,
            file.archive,
            number_of_rows,
            _title_of(file),
            file.guidance.release_title if file.guidance else "",
        )
        self._datasets += [
            FileDataset(
                number,
                rows.found.layout.kind,
                source,
                file.checksum,
                rows.table.shown,
                split,
                rows.has_no_sen,
            )
            for split, number in splits.items()
        ]

    def _taken(
        self, file: DataFile, candidates: Sequence[Recognised], progress: FileProgress
    ) -> tuple[DataFile, FileRows, int]:
        """Take the rows of use of a file while it is being examined.

        One that cannot be read as it is, is rewritten then and taken again; what is wrong with its
        text is told before what that leads to.
        """
        if file.examination is None:
            return file, *self._scan_of(file, progress).take(candidates)
        try:
            file.examination.start()
            taken, fault = None, None
            try:
                taken = self._scan_of(file, progress).take(candidates)
            except InputError as error:
                fault = error
            settled = file.settled(self._watch)
        finally:
            file.examination.stop()
        if settled.path != file.path:
            return settled, *self._scan_of(settled, progress).take(candidates)
        if taken is None:
            assert fault is not None
            raise fault
        return settled, *taken

    def _scan_of(self, file: DataFile, progress: FileProgress) -> FileScan:
        return FileScan(self._connection, file, self._watch, progress)

    def _title(self) -> str:
        """Return the name of what was opened first, and how many files there are besides it."""
        opened: dict[str, set[str]] = {}
        for file in self._intake.files:
            opened.setdefault(_release_of(file), set()).add(file.archive or file.name)
        first, *others = opened
        more = sum(len(opened[other]) for other in others)
        if not more:
            return first
        return f"{first}, and {more} more {'file' if more == 1 else 'files'}"

    def _nothing_found(self) -> InputError:
        """Return that no file has primary need, and what the files do hold."""
        titles = [guidance.release_title] if (guidance := self._intake.guidance) else []
        name = f"“{titles[0]}”" if titles and titles[0] else "What was opened"
        told = [f"{one.name}: {one.why}" for one in self._skipped if "primary need" in one.why]
        more = len(told) - _FILES_NAMED
        shown = [*told[:_FILES_NAMED], *([f"So do {more} more files."] if more > 0 else [])]
        problem = " ".join([f"{name} holds no figures by primary need.", *shown])
        place = FilePlace(shown_name(self._intake.files[0])) if self._intake.files else None
        return InputError(problem, place=place, remedy=_WHAT_TO_OPEN)


def _release_of(file: DataFile) -> str:
    """Return what the guidance calls a file's release, else the name of its zip or its own."""
    told = file.guidance.release_title if file.guidance else ""
    return told or Path(file.archive or file.name).stem.replace("_", " ")


def _title_of(file: DataFile) -> str:
    """Return what the release's guidance calls a file, or ""."""
    told = file.guidance.file(file.name) if file.guidance else None
    return told.title if told else ""
