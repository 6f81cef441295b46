"""Names the versions that the bytes of a document depend on."""

from __future__ import annotations

import platform
import zlib
from importlib.metadata import PackageNotFoundError, version

from sendviewer import __version__

__all__ = ["made_with"]

LIBRARIES = (
    "duckdb",
    "lxml",
    "msgspec",
    "pillow",
    "python-docx",
    "python-pptx",
    "typst",
    "XlsxWriter",
)


def made_with() -> dict[str, str]:
    """Return the program, Python and the libraries that read figures or write documents."""
    program = {
        "sendviewer": __version__,
        "python": platform.python_version(),
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
    }
    return program | {name: _version(name) for name in LIBRARIES}


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"
