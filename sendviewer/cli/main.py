"""The command line: prints, checks and draws pages, and opens the window.

Nothing but the standard library is imported before a command needs it; Qt is loaded for the
window and for pictures only. Results go to standard output, words about the work to standard
error. A pipe or a file gets UTF-8 with plain line ends everywhere; a terminal keeps its own
encoding, and a sign that it cannot show becomes a question mark.

Exit codes are those of :class:`Exit`. A reader of a pipe who has seen enough is no fault.
"""

from __future__ import annotations

import argparse
import gc
import io
import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from sendviewer.cli.arguments import COMMANDS, read_arguments

if TYPE_CHECKING:
    from sendviewer.cli.file_check import FileCheck
    from sendviewer.core.comparisons import Confidence
    from sendviewer.core.errors import InputError
    from sendviewer.core.pages import Page

__all__ = ["Exit", "main"]

#: What a terminal takes as an order; a message may quote it, such as a name in a zip file.
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f]")


class Exit(IntEnum):
    """How a command ended."""

    DONE = 0
    FOUND = 1
    """``check`` found something that does not add up."""
    INPUT = 2
    """The input or the arguments are wrong."""
    FAULT = 3
    """A fault of the program."""
    INTERRUPTED = 130
    """Ctrl+C, as shells count it."""


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
    for stream in (sys.stdout, sys.stderr):
        _prepare(stream)
    try:
        return _run_command(sys.argv[1:] if argv is None else argv)
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except BrokenPipeError:
        _close_quietly()
        return Exit.DONE
    except Exception as fault:
        _report(fault)
        return Exit.FAULT


def _run_command(words: Sequence[str]) -> int:
    from sendviewer.lean_imports import import_msgspec

    import_msgspec()
    from sendviewer.core.errors import InputError

    try:
        code = _exit_code_of(words)
        _flush()
    except InputError as error:
        return _refuse(str(error))
    except BrokenPipeError:
        raise
    except OSError as error:
        if error.filename is None:
            raise
        return _refuse(f"{error.filename}: {error.strerror}.")
    return code


def _exit_code_of(words: Sequence[str]) -> int:
    try:
        arguments = read_arguments(words)
        if arguments.command not in _WITHOUT_GARBAGE:
            gc.enable()
        return _ACTIONS[arguments.command](arguments)
    except SystemExit as done:  # argparse, after --help and --version
        return int(done.code or Exit.DONE)


# --- Commands -----------------------------------------------------------------------------


def _show(arguments: argparse.Namespace) -> int:
    from sendviewer.core.comparisons import Confidence

    confidence = Confidence.of(arguments.confidence)
    _write(_page_writer(arguments.format)(_read(arguments.page), confidence))
    return Exit.DONE


def _page_writer(form: str) -> Callable[[Page, Confidence], str]:
    """Return what writes a page in a form; the others are not imported."""
    if form == "json":
        from sendviewer.present.document_json import page_json as write
    elif form == "csv":
        from sendviewer.present.document_csv import page_csv as write
    elif form == "md":
        from sendviewer.present.document_markdown import page_markdown as write
    else:
        from sendviewer.present.document_text import page_text as write
    return write


def _areas(arguments: argparse.Namespace) -> int:
    from sendviewer.cli.releases import areas_listing

    _write(areas_listing(arguments))
    return Exit.DONE


def _page(arguments: argparse.Namespace) -> int:
    if arguments.each_area:
        return _batch(arguments)
    from sendviewer.cli.releases import make_page

    return _tell_written(*make_page(arguments))


def _batch(arguments: argparse.Namespace) -> int:
    from sendviewer.cli.batch import make_batch

    try:
        outcome = make_batch(arguments)
    except KeyboardInterrupt:
        _say("Stopped; the same command goes on from here.")
        raise
    _tell_written(outcome.written, outcome.remarks)
    for fault in outcome.faults[:1]:
        _report(fault)
        return Exit.FAULT
    return Exit.INPUT if outcome.has_problems else Exit.DONE


def _export(arguments: argparse.Namespace) -> int:
    from sendviewer.cli.export import export_page

    return _tell_written(*export_page(arguments, _read))


def _tell_written(written: Sequence[Path], remarks: Sequence[str]) -> int:
    _write("".join(f"{path}\n" for path in written))
    for remark in remarks:
        _say(remark)
    return Exit.DONE


def _check(arguments: argparse.Namespace) -> int:
    from sendviewer.cli.batch_check import batches_among, check_batches
    from sendviewer.sources.dfe.opening import looks_like_release

    if batches := batches_among(arguments.pages):
        return _tell_check(check_batches(batches), arguments.format)
    files = [path for path in arguments.pages if looks_like_release(path)]
    pages = [path for path in arguments.pages if path not in files]
    there = [path for path in pages if path.exists()]
    if files and there:
        raise _mixed(files[0], there[0])
    files += pages if files else []  # the reader of files says that it is not there
    return _check_release(files, arguments.format) if files else _check_pages(arguments)


def _check_release(files: Sequence[Path], form: str) -> int:
    from sendviewer.cli.releases import check_files

    return _tell_check(check_files(files), form)


def _tell_check(checked: FileCheck, form: str) -> int:
    from sendviewer.present.document_json import json_text

    _write(json_text(checked.notes) if form == "json" else checked.text)
    return Exit.FOUND if checked.found else Exit.DONE


def _check_pages(arguments: argparse.Namespace) -> int:
    from sendviewer.core.checks import Severity, check_page

    paths: list[Path | None] = arguments.pages or [None]
    pages = [(path, _read(path)) for path in paths]
    _write(_notes_json(pages) if arguments.format == "json" else _notes_text(pages))
    findings = [finding for _, page in pages for finding in check_page(page)]
    contradicts = any(finding.severity is Severity.NOTE for finding in findings)
    return Exit.FOUND if contradicts else Exit.DONE


def _mixed(file: Path, page: Path) -> InputError:
    from sendviewer.core.errors import InputError

    problem = f"{file} is a DfE file and {page} is a page; they are checked in different ways."
    return InputError(problem, remedy="Check them one after the other.")


def _notes_text(pages: Sequence[tuple[Path | None, Page]]) -> str:
    from sendviewer.present.documents import notes_text

    if len(pages) == 1:
        return notes_text(pages[0][1])
    return "\n".join(f"{path}\n\n{notes_text(page)}" for path, page in pages)


def _notes_json(pages: Sequence[tuple[Path | None, Page]]) -> str:
    """Return the notes of all pages as one list; ``file`` is null for the page of the program."""
    from sendviewer.core.checks import check_page
    from sendviewer.present.document_json import json_text, note_document

    return json_text(
        [
            {"file": str(path) if path else None, **note_document(finding, page)}
            for path, page in pages
            for finding in check_page(page)
        ]
    )


def _render(arguments: argparse.Namespace) -> int:
    if arguments.page is not None:
        _refuse_release(arguments.page)
    render_pages = _from_app("render_pages")
    written = render_pages(
        arguments.page,
        arguments.to,
        arguments.theme,
        arguments.scale,
        arguments.text_size,
        arguments.size,
        arguments.force,
    )
    _write("".join(f"{path}\n" for path in written))
    return Exit.DONE


def _open(arguments: argparse.Namespace) -> int:
    if sys.stderr:  # without a console, the window itself says what it cannot open
        _require_paths(arguments.paths)
        _require_display()
    run_window = _from_app("run_window")
    return int(run_window(arguments.paths))


_ACTIONS: dict[str, Callable[[argparse.Namespace], int]] = {
    "show": _show,
    "areas": _areas,
    "page": _page,
    "export": _export,
    "check": _check,
    "render": _render,
    "open": _open,
}


#: Commands that make little garbage; the window collects it itself, after the first paint.
_WITHOUT_GARBAGE = {"show", "open"}


def _read(path: Path | None) -> Page:
    from sendviewer.sources.pages import read_page, shipped_page_path

    if path is not None:
        _refuse_release(path)
    return read_page(path or shipped_page_path())


def _refuse_release(path: Path) -> None:
    """Say what to do with a DfE file where a page is expected."""
    from sendviewer.core.errors import InputError, Place
    from sendviewer.sources.dfe.opening import looks_like_release

    if looks_like_release(path):
        import shlex

        named = shlex.quote(str(path))
        raise InputError(
            f"{_what_it_is(path)} figures, and a page is expected.",
            place=Place(str(path)),
            remedy=f"Make one from it: 'sendviewer page {named} --area NAME --to OUT'; "
            f"'sendviewer areas {named}' lists the areas.",
        )


def _what_it_is(path: Path) -> str:
    return "This folder holds files of" if path.is_dir() else "This is a file of"


def _from_app(name: str) -> Callable[..., Any]:
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


# --- What is written ----------------------------------------------------------------------


def _prepare(stream: TextIO | None) -> None:
    """Make a stream write every sign. There is no stream at all without a console on Windows."""
    if not isinstance(stream, io.TextIOWrapper):
        return
    if stream.isatty():
        stream.reconfigure(errors="replace")
    else:
        stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def _write(text: str) -> None:
    if sys.stdout:
        with _output_faults_named():
            sys.stdout.write(text)


def _flush() -> None:
    if sys.stdout:
        with _output_faults_named():
            sys.stdout.flush()


@contextmanager
def _output_faults_named() -> Iterator[None]:
    """Turn what the system refuses, such as a full disk, into an error for the reader."""
    from sendviewer.core.errors import InputError

    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as fault:
        _close_quietly()
        raise InputError(
            f"The output cannot be written: {fault.strerror}.",
            remedy="Send it to a file or drive that has room and may be written.",
        ) from fault


def _say(message: str) -> None:
    if sys.stderr:
        visible = _CONTROLS.sub(_escaped, message)
        sys.stderr.write(f"sendviewer: {visible}\n")


def _escaped(control: re.Match[str]) -> str:
    return f"\\x{ord(control[0]):02x}"


def _refuse(message: str) -> Exit:
    _say(message)
    return Exit.INPUT


def _close_quietly() -> None:
    """Point standard output nowhere, or Python complains at its end that it cannot be written."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        return


def _report(fault: Exception) -> None:
    """Write a fault of the program to the log, and one line about it to standard error."""
    import logging

    from sendviewer.ui.fault_report import fault_report
    from sendviewer.ui.log import LOG_NAME, close_log, open_log
    from sendviewer.ui.places import log_folder

    folder = log_folder()
    handler = open_log(folder)
    logging.getLogger("sendviewer.cli.main").error("%s", fault_report(fault, fault.__traceback__))
    close_log(handler)
    path = folder / LOG_NAME
    details = f" Details are in {path}." if path.exists() else ""
    _say(f"a fault of the program ({type(fault).__name__}).{details}")
