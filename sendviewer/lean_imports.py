"""Leaves out what imported packages do and nobody here asks for. Knows nothing of Qt.

msgspec takes from ``typing_extensions`` what ``typing`` itself has had since Python 3.11; that
package, with all that it imports in turn, is a sixth of ``sendviewer show``. What else it imports
and seldom uses is a twentieth. PySide reads the source of every module that is imported after it;
that is a tenth of the start, and 3 MB.
(msgspec 0.22; PySide6 6.8 to 6.11. Releases that do neither need none of this.)
"""

from __future__ import annotations

import builtins
import os
import sys
from contextlib import AbstractContextManager, nullcontext, suppress
from importlib import import_module

from sendviewer.loaded_later import answering, loaded_later

__all__ = ["import_msgspec", "import_plainly"]

UNWANTED = "typing_extensions"

SELDOM_USED = (
    "msgspec.inspect",
    "msgspec.msgpack",
    "msgspec.toml",
    "msgspec.yaml",
    "textwrap",
)
"""What msgspec imports for schemas and for forms of data that the program does not read."""

SYSTEM = "platform"
"""The module that ``uuid``, which msgspec imports, asks for the name of the system and no more."""


def import_msgspec() -> None:
    """Import msgspec, if nobody has; a release that needs ``typing_extensions`` gets it later.

    Other packages, such as those that write documents, find that package as ever.
    """
    if UNWANTED in sys.modules:
        return
    # A name that stands for None cannot be imported: msgspec then turns to ``typing``.
    sys.modules[UNWANTED] = None  # type: ignore[assignment]
    try:
        with suppress(ImportError), loaded_later(SYSTEM, *SELDOM_USED), _system_named():
            import_module("msgspec")  # for whoever imports it next
    finally:
        del sys.modules[UNWANTED]


def import_plainly() -> None:
    """Import by Python's own means from now on, where PySide has put its own in their place.

    PySide's look for its name in each source, for modules that say ``from __feature__ import``.
    """
    with suppress(AttributeError):
        builtins.__import__ = builtins.__orig_import__  # type: ignore[attr-defined]


def _system_named() -> AbstractContextManager[None]:
    """Answer what the system is called, if that can be told without ``platform``."""
    if sys.platform == "win32":
        return nullcontext()
    return answering(SYSTEM, system=lambda: os.uname().sysname)
