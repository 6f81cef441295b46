"""Writes the report of a fault of the program. Knows no Qt: the command line has faults too.

A report holds what helps to mend the fault and nothing that a person put into the program: no
messages of exceptions, since they may quote a page; no values; the home folder as "~".
"""

from __future__ import annotations

import traceback
from pathlib import Path
from types import TracebackType

from sendviewer import __version__

__all__ = ["fault_report", "without_home"]


def fault_report(error: BaseException, trace: TracebackType | None, *parts: str) -> str:
    """Return a report of a fault that can be handed on: versions, and where it happened.

    ``parts`` are further parts of the program with their versions.
    """
    import platform

    system = f"{platform.system()} {platform.release()} {platform.machine()}"
    versions = (f"SEND Viewer {__version__}", f"Python {platform.python_version()}", *parts, system)
    return without_home("\n".join([", ".join(versions), *_chain(error, trace)]))


def _chain(error: BaseException, trace: TracebackType | None) -> list[str]:
    """Return the places of an error and of the errors that led to it, the first one on top."""
    earlier = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    lines = [] if earlier is None else [*_chain(earlier, earlier.__traceback__), "which led to"]
    places = "".join(traceback.format_list(traceback.extract_tb(trace))).rstrip()
    return [*lines, f"{type(error).__module__}.{type(error).__qualname__} at", places]


def without_home(text: str) -> str:
    """Return ``text`` with the home folder, which may hold a person's name, as "~"."""
    home = str(Path.home())
    return text if len(home) < 2 else text.replace(home, "~")  # noqa: PLR2004 - "/" is no home
