"""What several commands take about their outputs: where to, of which kind, in which form.

Reads words into a namespace and does nothing else; it imports the standard library only.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any, Protocol

from sendviewer.choices import CONFIDENCES, LARGE_PRINT, SUMMARY, WORKING

__all__ = [
    "Commands",
    "add_batch",
    "add_confidence",
    "add_force",
    "add_outputs",
    "name_argument",
    "path_argument",
]

#: The values of Measure in ``present.specs`` and of Level in ``core.selections``, which are not
#: loaded for help.
MEASURES = ("share", "difference", "children")
LEVELS = ("authority", "region")

#: Windows waits for no more processes at a time.
MOST_JOBS = 61

Commands = Any
"""What ``add_subparsers`` returns; argparse gives it no public name."""


class _TakesOptions(Protocol):
    """A command, or a group of its options, for which argparse has no public name."""

    def add_argument(self, *names: str, **settings: Any) -> Any:
        """Add an option."""


_KINDS = "xlsx, docx, pptx, pdf, html, csv, md, txt, json, svg, png or zip"


def add_outputs(command: argparse.ArgumentParser) -> None:
    """Add where a page is written to, and the form of its documents."""
    parser = command.add_argument_group("documents")
    parser.add_argument(
        "--to",
        metavar="OUT",
        type=path_argument,
        action="append",
        default=[],
        help=f"a name that ends in {_KINDS}; a zip, or a folder, is a page that opens again; "
        "may be given several times",
    )
    add_confidence(parser)
    parser.add_argument(
        "--template",
        metavar="FILE",
        type=path_argument,
        action="append",
        default=[],
        help="a .docx, .dotx, .pptx or .potx whose styles the document of that kind takes over",
    )
    parser.add_argument(
        "--measure", choices=MEASURES, help=f"of a chart in svg or png (default: {MEASURES[0]})"
    )
    _add_choice(parser, LARGE_PRINT, "pdf, svg and png in large print")
    _add_choice(parser, SUMMARY, "pdf of one page")
    _add_choice(parser, WORKING, "xlsx to go on working in, with filters and frozen panes")
    add_force(parser)


def add_force(parser: _TakesOptions) -> None:
    """Add what allows that files are replaced."""
    parser.add_argument("--force", action="store_true", help="replace files that exist")


def add_batch(parser: argparse.ArgumentParser) -> None:
    """Add what makes a page for each area."""
    page = parser.add_argument_group("a page for each area")
    page.add_argument(
        "--each-area",
        action="store_true",
        help="in a folder of its own, instead of --area and --to",
    )
    page.add_argument("--level", choices=LEVELS, help=f"which areas (default: {LEVELS[0]})")
    page.add_argument(
        "--to-folder",
        metavar="FOLDER",
        type=path_argument,
        help="where the folders and manifest.json go; made if it is not there",
    )
    page.add_argument(
        "--format",
        dest="formats",
        metavar="KIND",
        action="append",
        default=[],
        help=f"{_KINDS}; may be given several times",
    )
    page.add_argument(
        "--jobs",
        metavar="NUMBER",
        type=_jobs,
        help="how many areas to work on at a time, each in up to 0.6 GB of memory (default: one "
        "for each processor)",
    )


def add_confidence(parser: _TakesOptions) -> None:
    """Add the choice of the interval."""
    parser.add_argument(
        "--confidence",
        choices=CONFIDENCES,
        default=CONFIDENCES[0],
        help=f"which interval (default: {CONFIDENCES[0]})",
    )


def name_argument(text: str) -> str:
    """Return the name of a file or folder. An empty one would stand for the current folder."""
    if not text.strip():
        raise argparse.ArgumentTypeError("the name is empty; expected a file or folder")
    return text


def path_argument(text: str) -> Path:
    """Return a path; an empty one is refused, as by :func:`name_argument`."""
    return Path(name_argument(text))


def _add_choice(parser: _TakesOptions, choice: str, words: str) -> None:
    parser.add_argument(
        f"--{choice}",
        dest="choices",
        action="append_const",
        const=choice,
        default=[],
        help=words,
    )


def _jobs(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= MOST_JOBS:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 to {MOST_JOBS}")
    return int(text)
