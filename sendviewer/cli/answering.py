"""How a command answers: results on standard output, words about the work on standard error.

A pipe or a file gets UTF-8 with plain line ends everywhere; a terminal keeps its own encoding, and
a sign that it cannot show becomes a question mark. At the end there is an exit code.
"""

from __future__ import annotations

import io
import os
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from enum import IntEnum
from pathlib import Path
from typing import TextIO

__all__ = [
    "Exit",
    "close_quietly",
    "flush",
    "prepare_streams",
    "refuse",
    "report",
    "say",
    "tell_written",
    "write",
]

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


def prepare_streams() -> None:
    """Make both streams write every sign."""
    for stream in (sys.stdout, sys.stderr):
        _prepare(stream)


def _prepare(stream: TextIO | None) -> None:
    """Make a stream write every sign. There is no stream at all without a console on Windows."""
    if not isinstance(stream, io.TextIOWrapper):
        return
    if stream.isatty():
        stream.reconfigure(errors="replace")
    else:
        stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def write(text: str) -> None:
    """Write a result to standard output; raises InputError if that cannot be written to."""
    if sys.stdout:
        with _output_faults_named():
            sys.stdout.write(text)


def flush() -> None:
    """Have everything written now; raises InputError, as :func:`write` does."""
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
        close_quietly()
        raise InputError(
            f"The output cannot be written: {fault.strerror}.",
            remedy="Send it to a file or drive that has room and may be written.",
        ) from fault


def say(message: str) -> None:
    """Say something about the work, in one line."""
    if sys.stderr:
        visible = _CONTROLS.sub(_escaped, message)
        sys.stderr.write(f"sendviewer: {visible}\n")


def _escaped(control: re.Match[str]) -> str:
    return f"\\x{ord(control[0]):02x}"


def tell_written(written: Sequence[Path], remarks: Sequence[str] = ()) -> Exit:
    """Name the files that were written, and say what is to be remarked on them."""
    write("".join(f"{path}\n" for path in written))
    for remark in remarks:
        say(remark)
    return Exit.DONE


def refuse(message: str) -> Exit:
    """Say what is wrong with the input or the arguments."""
    say(message)
    return Exit.INPUT


def close_quietly() -> None:
    """Point standard output nowhere, or Python complains at its end that it cannot be written."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        return


def report(fault: Exception) -> None:
    """Write a fault of the program to the log, and one line about it to standard error."""
    import logging

    from sendviewer.ui.fault_report import fault_report
    from sendviewer.ui.log import LOG_NAME, close_log, open_log
    from sendviewer.ui.places import log_folder

    folder = log_folder()
    handler = open_log(folder)
    logging.getLogger(__name__).error("%s", fault_report(fault, fault.__traceback__))
    close_log(handler)
    path = folder / LOG_NAME
    details = f" Details are in {path}." if path.exists() else ""
    say(f"a fault of the program ({type(fault).__name__}).{details}")
