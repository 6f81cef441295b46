"""Everything that is remembered, declared once: key, type, first value, and what is allowed.

A value is stored as JSON text and checked when it is read. What cannot be read, because a person
or another version changed it, is the first value again. Stores are handed in: a file in the
program, a dictionary in tests.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar

import msgspec
from msgspec import Struct
from PySide6.QtCore import QSettings

from sendviewer.choices import NORMAL_TEXT_SIZE, TEXT_SIZES, PasteTarget, ThemeName
from sendviewer.core.errors import DomainError

__all__ = [
    "CLIPBOARD_TOLD",
    "EXPORT_FORMS",
    "EXPORT_KINDS",
    "EXPORT_NAME",
    "EXPORT_TEMPLATES",
    "MOST_RECENT",
    "OPEN_FOLDER",
    "PASTE_IN_FRONT",
    "PASTE_TARGET",
    "READING_VIEW",
    "RECENT_FILES",
    "SAVE_FOLDER",
    "SYSTEM",
    "TABLE_LAYOUT",
    "TEXT_SIZE",
    "THEME",
    "THEME_CHOICES",
    "WINDOW_GEOMETRY",
    "WINDOW_TAB",
    "DictStore",
    "FileStore",
    "Setting",
    "Settings",
    "Store",
    "declare",
    "open_store",
]

SYSTEM = "system"
"""The choice to have the theme that the system asks for."""

THEME_CHOICES = (SYSTEM, *(theme.value for theme in ThemeName))
MOST_RECENT = 8

T = TypeVar("T")


class Store(Protocol):
    """Where texts are kept under a key."""

    def read(self, key: str) -> str | None:
        """Return a stored text, or None."""

    def write(self, key: str, text: str) -> None:
        """Store a text."""

    def remove(self, key: str) -> None:
        """Forget a text."""

    def save(self) -> None:
        """Make sure that everything written is kept."""


class Setting(Struct, Generic[T], frozen=True):
    """One thing that is remembered; ``allowed`` refuses values of the right type."""

    key: str
    type: Any
    first: T
    allowed: Callable[[T], bool] | None = None

    def decode(self, text: str | None) -> T:
        """Return the value that ``text`` holds, or the first value if it holds none."""
        if text is None:
            return self.first
        try:
            value: T = msgspec.json.decode(text, type=self.type)
        except (msgspec.MsgspecError, UnicodeError, ValueError):
            return self.first
        return value if self.allowed is None or self.allowed(value) else self.first


_DECLARED: dict[str, Setting[Any]] = {}


def declare(
    key: str, kind: Any, first: T, allowed: Callable[[T], bool] | None = None
) -> Setting[T]:
    """Declare something to remember; raises DomainError for a key that is taken."""
    if key in _DECLARED:
        raise DomainError(f"the setting {key!r} is declared twice")
    setting = Setting(key, kind, first, allowed)
    _DECLARED[key] = setting
    return setting


class Settings:
    """Reads and writes declared settings in a store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def get(self, setting: Setting[T]) -> T:
        """Return what is remembered, or the setting's first value."""
        return setting.decode(self._store.read(setting.key))

    def set(self, setting: Setting[T], value: T) -> None:
        """Remember a value."""
        self._store.write(setting.key, msgspec.json.encode(value).decode())

    def forget(self, *kept: Setting[Any]) -> None:
        """Forget everything that was ever declared, except what is ``kept``."""
        for key in _DECLARED.keys() - {setting.key for setting in kept}:
            self._store.remove(key)

    def save(self) -> None:
        """Make sure that everything is kept when the program ends."""
        self._store.save()


class DictStore(dict[str, str]):
    """A store that lasts as long as the program."""

    def read(self, key: str) -> str | None:
        """Return a stored text, or None."""
        return self.get(key)

    def write(self, key: str, text: str) -> None:
        """Store a text."""
        self[key] = text

    def remove(self, key: str) -> None:
        """Forget a text."""
        self.pop(key, None)

    def save(self) -> None:
        """Do nothing: nothing outlasts the program."""


class FileStore:
    """A store in an INI file. It holds texts only, since INI files keep no types."""

    def __init__(self, path: Path) -> None:
        self._settings = QSettings(str(path), QSettings.Format.IniFormat)

    @property
    def readable(self) -> bool:
        """Whether the file, if there is one, is an INI file."""
        return self._settings.status() is QSettings.Status.NoError

    def read(self, key: str) -> str | None:
        """Return a stored text, or None; what somebody made a list of is no text."""
        value = self._settings.value(key)
        return value if isinstance(value, str) else None

    def write(self, key: str, text: str) -> None:
        """Store a text."""
        self._settings.setValue(key, text)

    def remove(self, key: str) -> None:
        """Forget a text."""
        self._settings.remove(key)

    def save(self) -> None:
        """Write the file."""
        self._settings.sync()


def open_store(folder: Path) -> tuple[Store, str]:
    """Return the store in ``folder``, and what to tell the person about it, if anything.

    A file that cannot be read is put aside under another name. Where not even that is possible,
    the program works and remembers nothing.
    """
    path = folder / "settings.ini"
    store = FileStore(path)
    if _is_text(path) and store.readable:
        return store, ""
    aside = folder / "settings.broken.ini"
    try:
        path.replace(aside)
    except OSError:
        return DictStore(), f"The settings file {path} cannot be read; nothing is remembered."
    return FileStore(path), (
        f"The settings file could not be read. It is kept as {aside}; "
        "the program starts as it first was."
    )


def _is_text(path: Path) -> bool:
    """Return whether a file is text, or not there. Qt itself reads any bytes as settings."""
    try:
        return b"\0" not in path.read_bytes()
    except FileNotFoundError:
        return True
    except OSError:
        return False


WINDOW_GEOMETRY = declare("window/geometry", bytes, b"")
WINDOW_TAB = declare("window/tab", str, "overview")
READING_VIEW = declare("window/reading", bool, first=False)
THEME = declare("look/theme", str, SYSTEM, THEME_CHOICES.__contains__)
TEXT_SIZE = declare("look/text_size", int, NORMAL_TEXT_SIZE, TEXT_SIZES.__contains__)
RECENT_FILES: Setting[tuple[str, ...]] = declare("files/recent", tuple[str, ...], ())
OPEN_FOLDER = declare("files/open_folder", str, "")
SAVE_FOLDER = declare("files/save_folder", str, "")
TABLE_LAYOUT: Setting[dict[str, int]] = declare("table/layout", dict[str, int], {})
EXPORT_KINDS: Setting[tuple[str, ...]] = declare("export/kinds", tuple[str, ...], (".docx",))
EXPORT_FORMS: Setting[tuple[str, ...]] = declare("export/forms", tuple[str, ...], ())
EXPORT_TEMPLATES: Setting[tuple[str, ...]] = declare("export/templates", tuple[str, ...], ())
EXPORT_NAME: Setting[tuple[str, str]] = declare("export/name", tuple[str, str], ("", ""))
PASTE_TARGET: Setting[PasteTarget] = declare("paste/target", PasteTarget, PasteTarget.WORD)
PASTE_IN_FRONT = declare("paste/in_front", bool, first=True)
CLIPBOARD_TOLD = declare("quit/clipboard_told", bool, first=False)
