"""What can be written after ``sendviewer areas`` and ``sendviewer page``: files and a selection.

Reads words into a namespace and does nothing else; it imports the standard library only.
"""

from __future__ import annotations

import argparse

from sendviewer.cli.output_arguments import Commands, add_batch, add_outputs, path_argument

__all__ = ["add_areas", "add_page"]

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
      --period 2024/25 --compare region --to llr.docx --to llr-page.zip
  sendviewer page release.zip --each-area --to-folder areas --format docx --format pdf

With --each-area, each local authority (or region) gets a folder of its own, and
manifest.json says what everything was made from. Stopped and started again, the same
command makes only what is missing or out of date. 'sendviewer check areas/manifest.json'
tells whether all files are there and as they were made."""


def add_areas(commands: Commands) -> None:
    """Add the command that lists what DfE files hold."""
    areas = commands.add_parser(
        "areas",
        help="list what DfE files hold",
        description="List the areas, periods, sources and measures in DfE files.",
        epilog=_AREAS_EXAMPLES,
    )
    _add_files(areas)
    areas.add_argument("--format", choices=("text", "json"), default="text")


def add_page(commands: Commands) -> None:
    """Add the command that makes a page from DfE files."""
    page = commands.add_parser(
        "page",
        help="make a page from DfE files",
        description="Make the page of one or more areas from DfE files, or one page for each area.",
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
    add_outputs(page)
    add_batch(page)


def _add_files(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "files",
        metavar="FILE",
        nargs="+",
        type=path_argument,
        help="CSV or release .zip from Explore Education Statistics",
    )


def _add_selection(parser: argparse.ArgumentParser) -> None:
    page = parser.add_argument_group("areas and year")
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
    page.add_argument(
        "--source",
        metavar="ID",
        help="one of the sources that 'areas' lists; needed if several files have the areas",
    )
    page.add_argument("--provision", choices=PROVISIONS, help="left out, the widest there is")
    page.add_argument("--phase", choices=PHASES, default=PHASES[0], help=f"default: {PHASES[0]}")


def _add_comparator(parser: argparse.ArgumentParser) -> None:
    page = parser.add_argument_group("comparison")
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
