"""The commands that need Qt: the window, and pictures of its tabs. Loads it when they run."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sendviewer.cli.answering import Exit, tell_written

if TYPE_CHECKING:
    import argparse

__all__ = ["open_window", "render"]


def open_window(paths: Sequence[str]) -> int:
    """Open the window on the paths, and return its exit code; raises InputError."""
    if sys.stderr:  # without a console, the window itself says what it cannot open
        _require_paths(paths)
        _require_display()
    run_window = from_app("run_window")
    return int(run_window(paths))


def render(arguments: argparse.Namespace) -> Exit:
    """Draw each tab as a picture; raises InputError."""
    from sendviewer.cli.given_page import refuse_release

    if arguments.page is not None:
        refuse_release(arguments.page)
    render_pages = from_app("render_pages")
    written = render_pages(
        arguments.page,
        arguments.to,
        arguments.theme,
        arguments.scale,
        arguments.text_size,
        arguments.size,
        arguments.force,
    )
    return tell_written(written)


def from_app(name: str) -> Callable[..., Any]:
    """Return a function of the window's program; if Qt cannot be loaded, say so in one line."""
    from sendviewer.core.errors import InputError
    from sendviewer.pyside_import import import_pyside
    from sendviewer.ui.places import cache_folder

    try:
        import_pyside(cache_folder())
        from sendviewer import app
    except ImportError as error:
        if "PySide6" not in (error.name or ""):
            raise
        raise InputError(
            f"Qt, which draws the window, cannot be loaded: {error}.",
            remedy="'python3 dev.py run' installs what is missing; 'sendviewer show' and "
            "'sendviewer check' work without it.",
        ) from error
    function: Callable[..., Any] = getattr(app, name)
    return function


def _require_paths(paths: Sequence[str]) -> None:
    from sendviewer.core.errors import InputError

    for path in paths:
        if Path(path).exists():
            continue
        from difflib import get_close_matches

        from sendviewer.cli.arguments import COMMANDS

        near = get_close_matches(path, COMMANDS, n=1)
        raise InputError(
            f"'{path}' is neither a command nor a file or folder that exists.",
            remedy=f"Did you mean 'sendviewer {near[0]}'?"
            if near
            else "'sendviewer --help' lists the commands.",
        )


def _require_display() -> None:
    from sendviewer.core.errors import InputError

    if sys.platform in {"win32", "darwin"}:
        return
    if any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")):
        return
    raise InputError(
        "There is no display to open the window on.",
        remedy="These work without one: sendviewer show, sendviewer check, sendviewer render, "
        "sendviewer areas, sendviewer page, sendviewer export.",
    )
