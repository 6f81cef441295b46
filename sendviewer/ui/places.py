"""Knows where settings and log belong. Knows nothing of Qt, as the command line asks it too."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from platformdirs import PlatformDirs

__all__ = [
    "PLACE_VARIABLE",
    "cache_folder",
    "copies_folder",
    "log_folder",
    "own_text_folder",
    "settings_folder",
]

PLACE_VARIABLE = "SENDVIEWER_SETTINGS"
"""The environment variable that names another folder for settings and log, for a copy of the
program on a stick and for tests."""


def settings_folder() -> Path:
    """Return the folder of the settings file."""
    chosen = os.environ.get(PLACE_VARIABLE)
    return Path(chosen) if chosen else _of_this_system().user_config_path


def own_text_folder() -> Path:
    """Return the folder of the texts that a person has written."""
    return settings_folder() / "own-text"


def cache_folder() -> Path:
    """Return the folder of what can be made anew at any time."""
    chosen = os.environ.get(PLACE_VARIABLE)
    return Path(chosen) / "cache" if chosen else _of_this_system().user_cache_path


def copies_folder() -> Path:
    """Return the folder of what was read from DfE files, which may be deleted at any time."""
    return cache_folder() / "copies"


def log_folder() -> Path:
    """Return the folder of the log file."""
    chosen = os.environ.get(PLACE_VARIABLE)
    return Path(chosen) / "log" if chosen else _of_this_system().user_log_path


def _of_this_system() -> PlatformDirs:
    from platformdirs import PlatformDirs  # not where another folder is named

    return PlatformDirs("sendviewer", appauthor=False)
