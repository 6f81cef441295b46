"""Reads the page that a command is given, and says what to do with a file that is none."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sendviewer.core.errors import InputError
    from sendviewer.core.pages import Page

__all__ = ["read_given_page", "refuse_release"]


def read_given_page(path: Path | None) -> Page:
    """Return a page; without a path, the one that comes with the program. Raises InputError."""
    from sendviewer.sources.pages import read_page, shipped_page_path

    if path is not None:
        refuse_release(path)
    return read_page(path or shipped_page_path())


def refuse_release(path: Path) -> None:
    """Raise InputError for a DfE file where a page is expected, with what to do with it.

    A file that is named like one and holds no figures is told with what is wrong with it.
    """
    from sendviewer.sources.dfe.opening import looks_like_release

    if looks_like_release(path):
        from sendviewer.sources.dfe.first_look import why_no_figures

        fault = why_no_figures(path)
        raise _figures_for_page(path) if fault is None else _neither(path, fault)


def _figures_for_page(path: Path) -> InputError:
    import shlex

    from sendviewer.core.errors import InputError, Place

    named = shlex.quote(str(path))
    return InputError(
        f"{_what_it_is(path)} figures, and a page is expected.",
        place=Place(str(path)),
        remedy=f"Make one from it: 'sendviewer page {named} --area NAME --to OUT'; "
        f"'sendviewer areas {named}' lists the areas.",
    )


def _neither(path: Path, fault: InputError) -> InputError:
    from sendviewer.core.errors import InputError, Place

    return InputError(
        f"This can be read neither as a page nor as figures of DfE. {fault.problem}",
        place=fault.place or Place(str(path)),
        remedy="Give a page, or make one from a DfE file as it was downloaded: "
        "'sendviewer page FILE --area NAME --to OUT'.",
    )


def _what_it_is(path: Path) -> str:
    return "This folder holds files of" if path.is_dir() else "This is a file of"
