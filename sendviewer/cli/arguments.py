"""Reads the words after ``sendviewer`` into a namespace: a command, with its arguments.

What can be written after each command stands in a module of its own, and only that of the command
that runs is imported; help on all of them imports all. Imports the standard library only.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, NoReturn

from sendviewer import __version__

if TYPE_CHECKING:
    from sendviewer.cli.output_arguments import Commands

__all__ = ["COMMANDS", "read_arguments"]

COMMANDS = ("show", "areas", "page", "export", "check", "render", "open")
OPEN = "open"

_LAYOUT = argparse.RawDescriptionHelpFormatter

UNMEASURED_COLUMNS = 80


class _Parser(argparse.ArgumentParser):
    """A parser whose errors are one message, as all errors of the input are."""

    def __init__(self, **settings: Any) -> None:
        # For each argument argparse makes a layout of help, which measures the terminal with a
        # module that imports all of Python's compression. Help itself is measured.
        unmeasured = partial(_LAYOUT, width=UNMEASURED_COLUMNS)
        super().__init__(formatter_class=unmeasured, allow_abbrev=False, **settings)

    def format_help(self) -> str:
        """Return the help, in the width of the terminal."""
        self.formatter_class = _LAYOUT
        return super().format_help()

    def error(self, message: str) -> NoReturn:
        """Raise InputError with what is wrong and where to read on."""
        from sendviewer.core.errors import InputError

        raise InputError(f"{message}.", remedy=f"See '{self.prog} --help'.")


def read_arguments(words: Sequence[str]) -> argparse.Namespace:
    """Return the arguments of one command, with its name as ``command``.

    Raises InputError for what cannot be understood, and SystemExit after help and version.
    """
    given = _with_command(words)
    parser = _parser(given[:1]) if given[0] in COMMANDS else _parser_with_help()
    return parser.parse_args(given)


def _with_command(words: Sequence[str]) -> list[str]:
    """Return the words with a command in front: without one, the window is meant."""
    first = next((word for word in words if not word.startswith("-")), None)
    asks = {"-h", "--help", "--version"}
    if first in COMMANDS and "--" not in words[: words.index(first)]:
        return list(words)
    if first is None and asks.intersection(words):
        return list(words)
    return [OPEN, *words]


def _parser_with_help() -> argparse.ArgumentParser:
    from sendviewer.cli.help_texts import ABOUT, MORE, USAGE

    parser = _parser(COMMANDS, usage=USAGE, description=ABOUT, epilog=MORE)
    parser.add_argument("--version", action="version", version=f"sendviewer {__version__}")
    return parser


def _parser(names: Sequence[str], **settings: Any) -> argparse.ArgumentParser:
    """Return a parser that knows these commands, and no more than is asked for."""
    parser = _Parser(prog="sendviewer", **settings)
    commands = parser.add_subparsers(
        prog="sendviewer", dest="command", metavar="COMMAND", required=True, title="commands"
    )
    for name in names:
        _add(name, commands)
    return parser


def _add(name: str, commands: Commands) -> None:
    match name:
        case "show":
            from sendviewer.cli.page_arguments import add_show as add
        case "areas":
            from sendviewer.cli.release_arguments import add_areas as add
        case "page":
            from sendviewer.cli.release_arguments import add_page as add
        case "export":
            from sendviewer.cli.page_arguments import add_export as add
        case "check":
            from sendviewer.cli.page_arguments import add_check as add
        case "render":
            from sendviewer.cli.render_arguments import add_render as add
        case _:
            add = _add_open
    add(commands)


def _add_open(commands: Commands) -> None:
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
        type=_name,
        help="page, or CSV or .zip of the DfE",
    )


def _name(text: str) -> str:
    """Return a name; without one, which is how most windows open, nothing is imported for it."""
    from sendviewer.cli.output_arguments import name_argument

    return name_argument(text)
