"""What can be written after ``sendviewer``: commands, options, their limits, and their help.

Reads words into a namespace and does nothing else; it imports the standard library only.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from typing import Any, NoReturn

from sendviewer import __version__
from sendviewer.choices import CONFIDENCES, FIRST_SIZE, NORMAL_TEXT_SIZE, TEXT_SIZES, ThemeName
from sendviewer.cli.output_arguments import (
    add_confidence,
    add_export,
    add_force,
    name_argument,
    path_argument,
)
from sendviewer.cli.release_arguments import add_areas, add_page

__all__ = ["COMMANDS", "read_arguments"]

COMMANDS = ("show", "areas", "page", "export", "check", "render", "open")
OPEN = "open"

THEMES = tuple(theme.value for theme in ThemeName)
FIRST_SIZE_WORDS = "x".join(map(str, FIRST_SIZE))

SCALES = (0.5, 8.0)
SIDES = (320, 8000)

_USAGE = f"""sendviewer [PATH ...]
       sendviewer show   [PAGE] [--format text|json|csv|md] [--confidence {"|".join(CONFIDENCES)}]
       sendviewer areas  FILE ... [--format text|json]
       sendviewer page   FILE ... --area AREA [--area AREA ...] --to OUT [--to OUT ...]
                         [--name NAME] [--period 2024/25] [--compare COMPARATOR]
       sendviewer page   FILE ... --each-area --to-folder FOLDER --format docx ...
       sendviewer export [PAGE] --to OUT [--to OUT ...] [--force]
       sendviewer check  [PAGE|FILE ...] [--format text|json]
       sendviewer render [PAGE] --to FOLDER [--theme {"|".join(THEMES)}] [--scale 2]
                         [--text-size 150] [--size {FIRST_SIZE_WORDS}] [--force]"""

_ABOUT = """The official figures on children with SEND (special educational needs and
disabilities) as a key-facts page. Without a command, the window opens.

PAGE is the folder of a page, that folder as a .zip file, or a workbook that this program
wrote. Left out, it is the page that comes with the program. FILE is a CSV or a release
.zip from Explore Education Statistics."""

_MORE = """exit codes: 0 done; 1 check found something that does not add up; 2 the input or
the arguments are wrong; 3 a fault of the program; 130 stopped by Ctrl+C

A file that is named like a command is opened as ./show.

examples:
  sendviewer                              open the window
  sendviewer my-page.zip                  open the window on a page
  sendviewer release.zip                  open the window on a DfE release
  sendviewer page release.zip --area Rutland --to rutland.md
  sendviewer show | less                  read the page in the terminal
  sendviewer show --format json           the page for programs
  sendviewer export --to llr.docx         a Word document; also .pptx .pdf .xlsx .html …
  sendviewer check my-page                what does not add up?
  sendviewer render --to pictures         one picture for each tab"""

_SHOW_EXAMPLES = """examples:
  sendviewer show
  sendviewer show my-page --format csv > needs.csv
  sendviewer show --format json --confidence 99.8"""

_CHECK_EXAMPLES = """Exit code 1 means that something does not add up. What rounding explains, what
is only likely, and remarks of the page's author do not count.

Of a DfE file it is checked whether areas add up to their region and to England, and
needs to their total. Of the manifest that 'page --each-area' writes it is checked
whether all files are there and as they were made.

examples:
  sendviewer check
  sendviewer check page-2023 page-2024.zip --format json
  sendviewer check release.zip
  sendviewer check areas/manifest.json"""

_RENDER_EXAMPLES = """example:
  sendviewer render --to pictures --theme dark --scale 2 --text-size 150 --size 1024x700"""


class _Parser(argparse.ArgumentParser):
    """A parser whose errors are one message, as all errors of the input are."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(
            formatter_class=argparse.RawDescriptionHelpFormatter, allow_abbrev=False, **settings
        )

    def error(self, message: str) -> NoReturn:
        """Raise InputError with what is wrong and where to read on."""
        from sendviewer.core.errors import InputError

        raise InputError(f"{message}.", remedy=f"See '{self.prog} --help'.")


def read_arguments(words: Sequence[str]) -> argparse.Namespace:
    """Return the arguments of one command, with its name as ``command``.

    Raises InputError for what cannot be understood, and SystemExit after help and version.
    """
    return _parser().parse_args(_with_command(words))


def _with_command(words: Sequence[str]) -> list[str]:
    """Return the words with a command in front: without one, the window is meant."""
    first = next((word for word in words if not word.startswith("-")), None)
    asks = {"-h", "--help", "--version"}
    if first in COMMANDS and "--" not in words[: words.index(first)]:
        return list(words)
    if first is None and asks.intersection(words):
        return list(words)
    return [OPEN, *words]


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="sendviewer", usage=_USAGE, description=_ABOUT, epilog=_MORE)
    parser.add_argument("--version", action="version", version=f"sendviewer {__version__}")
    commands = parser.add_subparsers(
        prog="sendviewer", dest="command", metavar="COMMAND", required=True, title="commands"
    )
    _add_show(commands)
    add_areas(commands)
    add_page(commands)
    add_export(commands, _add_page)
    _add_check(commands)
    _add_render(commands)
    _add_open(commands)
    return parser


_Commands = Any
"""What ``add_subparsers`` returns; argparse gives it no public name."""


def _add_show(commands: _Commands) -> None:
    show = commands.add_parser(
        "show",
        help="print the page",
        description="Print a page: overview, needs, notes, text and sources.",
        epilog=_SHOW_EXAMPLES,
    )
    _add_page(show)
    show.add_argument(
        "--format",
        choices=("text", "json", "csv", "md"),
        default="text",
        help="text (the default) and md (Markdown) for people, json and csv (needs) for programs",
    )
    add_confidence(show)


def _add_check(commands: _Commands) -> None:
    check = commands.add_parser(
        "check",
        help="say what does not add up",
        description="Check whether the figures of pages or DfE files add up, and give the notes.",
        epilog=_CHECK_EXAMPLES,
    )
    check.add_argument(
        "pages",
        metavar="PAGE|FILE",
        nargs="*",
        type=path_argument,
        help="page, DfE file or manifest; left out, the page that comes with the program",
    )
    check.add_argument(
        "--format", choices=("text", "json"), default="text", help="json is one list of notes"
    )


def _add_render(commands: _Commands) -> None:
    render = commands.add_parser(
        "render",
        help="draw each tab as a picture",
        description="Draw each tab of the window as a PNG file. Needs no display.",
        epilog=_RENDER_EXAMPLES,
    )
    _add_page(render)
    render.add_argument(
        "--to",
        metavar="FOLDER",
        type=path_argument,
        required=True,
        help="where to put the pictures",
    )
    render.add_argument("--theme", choices=THEMES, default=THEMES[0], help=f"default: {THEMES[0]}")
    render.add_argument(
        "--scale",
        metavar="FACTOR",
        type=_scale,
        default=1.0,
        help="pixels of the picture for each pixel of the window (default: 1)",
    )
    render.add_argument(
        "--text-size",
        choices=TEXT_SIZES,
        type=int,
        default=NORMAL_TEXT_SIZE,
        help=f"size of the text in per cent (default: {NORMAL_TEXT_SIZE})",
    )
    render.add_argument(
        "--size",
        metavar="WIDTHxHEIGHT",
        type=_size,
        default=FIRST_SIZE,
        help=f"size of the window in pixels (default: {FIRST_SIZE_WORDS})",
    )
    add_force(render)


def _add_open(commands: _Commands) -> None:
    window = commands.add_parser(
        OPEN,
        prog="sendviewer",
        help="open the window; the same as no command",
        description="Open the window, on a page if there is a PATH.",
    )
    window.add_argument(
        "paths",
        metavar="PATH",
        nargs="*",
        type=name_argument,
        help="page, or CSV or .zip of the DfE",
    )


def _add_page(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "page",
        metavar="PAGE",
        nargs="?",
        type=path_argument,
        help="folder, .zip or .xlsx of a page; left out, the page that comes with the program",
    )


def _scale(text: str) -> float:
    lowest, highest = SCALES
    try:
        scale = float(text)
    except ValueError:
        scale = -1.0
    if not lowest <= scale <= highest:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from {lowest} to {highest}")
    return scale


def _size(text: str) -> tuple[int, int]:
    lowest, highest = SIDES
    match = re.fullmatch(r"([0-9]+)x([0-9]+)", text)
    sides = [int(side) for side in match.groups()] if match else []
    if not sides or min(sides) < lowest or max(sides) > highest:
        raise argparse.ArgumentTypeError(
            f"{text!r} is not a width and a height from {lowest} to {highest}, "
            f"such as {FIRST_SIZE_WORDS}"
        )
    width, height = sides
    return width, height
