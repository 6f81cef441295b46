"""The command line: runs one command, and turns whatever happens into an exit code.

Nothing but the standard library is imported before a command needs it, and of the commands only
the one that runs; Qt is loaded for the window and for pictures only. Exit codes are those of
:class:`Exit`. A reader of a pipe who has seen enough is no fault.
"""

from __future__ import annotations

import errno
import gc
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from sendviewer.cli.answering import Exit, close_quietly, flush, prepare_streams, refuse, report

if TYPE_CHECKING:
    import argparse

__all__ = ["Exit", "main"]

#: Commands that make little garbage; the window collects it itself, after the first paint.
_WITHOUT_GARBAGE = {"show", "open"}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; ``argv`` is without the name of the program."""
    gc.disable()  # imports make no garbage, and some commands do not either
    try:
        return _told(argv)
    finally:
        if argv is not None:  # the process goes on
            gc.enable()
        elif not gc.isenabled():  # at its end Python would look through all that was made
            gc.freeze()


def _told(argv: Sequence[str] | None) -> int:
    prepare_streams()
    try:
        return _run_command(sys.argv[1:] if argv is None else argv)
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except BrokenPipeError:
        close_quietly()
        return Exit.DONE
    except Exception as fault:
        report(fault)
        return Exit.FAULT


def _run_command(words: Sequence[str]) -> int:
    from sendviewer.lean_imports import import_msgspec

    import_msgspec()
    from sendviewer.core.errors import InputError

    try:
        code = _exit_code_of(words)
        flush()
    except InputError as error:
        return refuse(str(error))
    except BrokenPipeError:
        raise
    except OSError as error:
        if error.filename is None:
            raise
        return refuse(_words_of(error))
    return code


def _words_of(error: OSError) -> str:
    if error.errno != errno.ENAMETOOLONG:
        return f"{error.filename}: {error.strerror}."
    from pathlib import Path

    from sendviewer.sources.file_names import name_too_long

    return str(name_too_long(Path(error.filename)))


def _exit_code_of(words: Sequence[str]) -> int:
    if not words:  # how most windows open: there is nothing to read
        from sendviewer.cli.window import open_window

        return open_window([])
    from sendviewer.cli.arguments import read_arguments

    try:
        arguments = read_arguments(words)
        if arguments.command not in _WITHOUT_GARBAGE:
            gc.enable()
        return _run(arguments)
    except SystemExit as done:  # argparse, after --help and --version
        return int(done.code or Exit.DONE)


def _run(arguments: argparse.Namespace) -> int:
    match arguments.command:
        case "show":
            from sendviewer.cli.show import show as run
        case "areas":
            from sendviewer.cli.releases import list_areas as run
        case "page" if arguments.each_area:
            from sendviewer.cli.batch import make_batch as run
        case "page":
            from sendviewer.cli.releases import make_page as run
        case "export":
            from sendviewer.cli.export import export as run
        case "check":
            from sendviewer.cli.check import check as run
        case "render":
            from sendviewer.cli.window import render as run
        case _:
            from sendviewer.cli.window import open_window

            return open_window(arguments.paths)
    return run(arguments)
