"""What can be written after ``sendviewer areas`` and ``sendviewer page``: files and a selection.

Reads words into a namespace and does nothing else; it imports the standard library only.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from sendviewer.choices import CONFIDENCES

__all__ = ["add_areas", "add_confidence", "add_page", "name_argument", "path_argument"]

_Commands = Any
"""What ``add_subparsers`` returns; argparse gives it no public name."""

#: The values of Provision and Phase in ``core.selections``, which is not loaded for help.
PROVISIONS = ("all-sen", "sen-support", "ehc-plan")
PHASES = (
    *("all", "nursery", "primary", "secondary", "special"),
    *("non-maintained-special", "alternative-provision", "independent"),
)

_AREAS_EXAMPLES = """examples:
  sendviewer areas release.zip
  sendviewer areas release.zip --format json"""

_PAGE_EXAMPLES = """examples:
  sendviewer page release.zip --area Rutland --to rutland.md
  sendviewer page release.zip --area 856 --area 855 --area 857 --name LLR \\
      --period 2024/25 --compare region --to llr.json --to llr-page.zip"""


def add_areas(commands: _Commands) -> None:
    """Add the command that lists what DfE files hold."""
    areas = commands.add_parser(
        "areas",
        help="list what DfE files hold",
        description="List the areas, periods, sources and measures in DfE files.",
        epilog=_AREAS_EXAMPLES,
    )
    _add_files(areas)
    areas.add_argument("--format", choices=("text", "json"), default="text")


def add_page(commands: _Commands) -> None:
    """Add the command that makes a page from DfE files."""
    page = commands.add_parser(
        "page",
        help="make a page from DfE files",
        description="Make the page of one or more areas from DfE files.",
        epilog=_PAGE_EXAMPLES,
    )
    _add_files(page)
    _add_selection(page)
    _add_comparator(page)
    page.add_argument(
        "--text",
        metavar="FILE.md",
        type=path_argument,
        help="your own text for the page: sections that begin with ## Heading {#id}",
    )
    add_confidence(page)
    page.add_argument(
        "--to",
        metavar="OUT",
        type=path_argument,
        action="append",
        required=True,
        help="a name that ends in .json, .csv, .md or .txt; or in .zip, or a folder, for a page "
        "that opens again; may be given several times",
    )


def add_confidence(parser: argparse.ArgumentParser) -> None:
    """Add the choice of the interval."""
    parser.add_argument(
        "--confidence",
        choices=CONFIDENCES,
        default=CONFIDENCES[0],
        help=f"which interval (default: {CONFIDENCES[0]})",
    )


def _add_files(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "files",
        metavar="FILE",
        nargs="+",
        type=path_argument,
        help="CSV or release .zip from Explore Education Statistics",
    )


def _add_selection(page: argparse.ArgumentParser) -> None:
    page.add_argument(
        "--area",
        metavar="AREA",
        action="append",
        default=[],
        help="name, 3-digit or 9-character code; several are added together",
    )
    page.add_argument(
        "--footprint", metavar="FILE", type=path_argument, help="areas that were saved as a file"
    )
    page.add_argument("--name", help="what to call the area")
    page.add_argument("--period", help="such as 2024/25; left out, the newest")
    page.add_argument("--source", metavar="ID", help="one of the sources that 'areas' lists")
    page.add_argument("--provision", choices=PROVISIONS, help="left out, the widest there is")
    page.add_argument("--phase", choices=PHASES, default=PHASES[0], help=f"default: {PHASES[0]}")


def _add_comparator(page: argparse.ArgumentParser) -> None:
    page.add_argument(
        "--compare",
        metavar="COMPARATOR",
        nargs="+",
        action="extend",
        help="England (the default), region, rest-of-region, neighbours, or areas",
    )
    page.add_argument("--compare-name", metavar="NAME", help="what to call compared areas")
    page.add_argument(
        "--neighbours",
        metavar="FILE",
        type=path_argument,
        help="DfE's list of statistical neighbours; left out, one that lies beside the files",
    )
    page.add_argument(
        "--simple-mean",
        action="store_true",
        help="compare with the mean of the areas' shares, not with the areas added together",
    )


def name_argument(text: str) -> str:
    """Return the name of a file or folder. An empty one would stand for the current folder."""
    if not text.strip():
        raise argparse.ArgumentTypeError("the name is empty; expected a file or folder")
    return text


def path_argument(text: str) -> Path:
    """Return a path; an empty one is refused, as by :func:`name_argument`."""
    return Path(name_argument(text))
