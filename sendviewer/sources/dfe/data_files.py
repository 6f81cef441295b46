"""What comes out of taking files in: CSV files in UTF-8, named and whole, and what was left."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field, replace
from pathlib import Path

from sendviewer.sources.dfe.checksums import Checksum
from sendviewer.sources.dfe.contents import Examination
from sendviewer.sources.dfe.guidance import Guidance
from sendviewer.sources.dfe.release import SkippedFile
from sendviewer.sources.watching import Watch

__all__ = ["DataFile", "Intake"]


@dataclass(frozen=True, slots=True)
class DataFile:
    """A CSV file that can be read. ``archive`` is the name of the zip file around it, or "".

    ``path`` is where it lies in UTF-8, ``checksum`` that of the file that the person has (the zip
    or the CSV), ``size_bytes`` that of the CSV. ``header`` has no stray spaces; a name that is
    there twice stays twice. ``guidance`` is that of the release the file belongs to. A file with
    an ``examination`` has not been read to its end yet: it may have to be rewritten.
    """

    path: Path
    name: str
    archive: str
    checksum: Checksum
    size_bytes: int
    header: tuple[str, ...]
    guidance: Guidance | None = None
    examination: Examination | None = field(default=None, compare=False)

    def settled(self, watch: Watch) -> DataFile:
        """Return the file as it is known once its examination has ended.

        Raises InputError for a file that is not whole text, and what the watch raises.
        """
        if self.examination is None:
            return self
        return replace(self, path=self.examination.readable(watch), examination=None)


@dataclass(frozen=True, slots=True)
class Intake:
    """What was taken in. ``guidance`` is the first of the releases'; see also each file's own.

    ``folder`` holds what was unpacked.
    """

    files: tuple[DataFile, ...]
    skipped: tuple[SkippedFile, ...] = ()
    guidance: Guidance | None = None
    folder: Path | None = None

    def close(self) -> None:
        """Delete what was unpacked; may be called again."""
        if self.folder is not None:
            shutil.rmtree(self.folder, ignore_errors=True)
