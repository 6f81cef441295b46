"""What lies outside of the window, each thing behind its own door; tests hand in others."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct
from PySide6.QtWidgets import QWidget

from sendviewer.export.clipboard import Clipboard
from sendviewer.ui.file_choice import FileChooser
from sendviewer.ui.file_opening import FileOpener
from sendviewer.ui.own_texts import OwnTexts
from sendviewer.ui.settings import Settings

__all__ = ["Surroundings"]


class Surroundings(Struct, frozen=True):
    """``chooser`` makes the file dialogs for a window; ``platform`` is Qt's name of the system.

    ``copies_folder`` is where the counts of DfE files are kept; None keeps none.
    """

    settings: Settings
    clipboard: Clipboard
    chooser: Callable[[QWidget], FileChooser]
    log_folder: Path
    platform: str
    own_texts: OwnTexts
    opener: FileOpener
    copies_folder: Path | None = None
