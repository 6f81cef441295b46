"""What the export dialog needs from outside, each behind its own door."""

from __future__ import annotations

from msgspec import Struct

from sendviewer.ui.file_choice import FileChooser
from sendviewer.ui.file_opening import FileOpener
from sendviewer.ui.remembered_export import RememberedExport
from sendviewer.ui.tasks import Tasks

__all__ = ["ExportServices"]


class ExportServices(Struct, frozen=True):
    """The last export, the threads, and the ways to the system's files."""

    remembered: RememberedExport
    tasks: Tasks
    chooser: FileChooser
    opener: FileOpener
