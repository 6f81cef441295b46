"""What is known of a file whose rows of use lie in the table ``taken``."""

from __future__ import annotations

from dataclasses import dataclass

from sendviewer.sources.dfe.csv_scan import CsvTable
from sendviewer.sources.dfe.guidance import Guidance
from sendviewer.sources.dfe.recognition import Recognised
from sendviewer.sources.dfe.rows import Label

__all__ = ["FileRows"]


@dataclass(slots=True)
class FileRows:
    """A file, what its columns are, and whether a row counts pupils without SEN."""

    table: CsvTable
    found: Recognised
    header: tuple[str, ...]
    labels: tuple[Label, ...]
    guidance: Guidance | None
    has_no_sen: bool = False
