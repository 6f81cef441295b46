"""Imports msgspec without what it can do without.

msgspec takes from ``typing_extensions`` what ``typing`` itself has had since Python 3.11. That
package, with all that it imports in turn, is a sixth of ``sendviewer show``. Other packages, such
as those that write documents, find it as ever when they ask for it.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from importlib import import_module

__all__ = ["import_msgspec"]

UNWANTED = "typing_extensions"


def import_msgspec() -> None:
    """Import msgspec, if nobody has; a release that needs ``typing_extensions`` gets it later."""
    if UNWANTED in sys.modules:
        return
    # A name that stands for None cannot be imported: msgspec then turns to ``typing``.
    sys.modules[UNWANTED] = None  # type: ignore[assignment]
    try:
        with suppress(ImportError):
            import_module("msgspec")  # for whoever imports it next
    finally:
        del sys.modules[UNWANTED]
