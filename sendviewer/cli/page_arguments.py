"""What can be written after ``sendviewer show``, ``export`` and ``check``: a page and its form.

Reads words into a namespace and does nothing else; it imports the standard library only.
"""

from __future__ import annotations

import argparse

from sendviewer.cli.output_arguments import Commands, add_confidence, add_outputs, path_argument

__all__ = ["add_check", "add_export", "add_page_to_read", "add_show"]

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

_EXPORT_EXAMPLES = """What exists is refused without --force, be it a file or the folder of a page.
What a document leaves out of the page is said.

examples:
  sendviewer export --to llr.docx --to llr.pptx
  sendviewer export my-page --to key-facts.pdf --large-print
  sendviewer export my-page.zip --to briefing.docx --template council.docx
  sendviewer export --to chart.svg --measure difference"""


def add_show(commands: Commands) -> None:
    """Add the command that prints a page."""
    show = commands.add_parser(
        "show",
        help="print the page",
        description="Print a page: overview, needs, notes, text and sources.",
        epilog=_SHOW_EXAMPLES,
    )
    add_page_to_read(show)
    show.add_argument(
        "--format",
        choices=("text", "json", "csv", "md"),
        default="text",
        help="text (the default) and md (Markdown) for people, json and csv (needs) for programs",
    )
    add_confidence(show)


def add_export(commands: Commands) -> None:
    """Add the command that writes a page as documents."""
    export = commands.add_parser(
        "export",
        help="write the page as documents",
        description="Write a page as documents: for Word, PowerPoint, Excel, the web, programs.",
        epilog=_EXPORT_EXAMPLES,
    )
    add_page_to_read(export)
    add_outputs(export)


def add_check(commands: Commands) -> None:
    """Add the command that says what does not add up."""
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


def add_page_to_read(parser: argparse.ArgumentParser) -> None:
    """Add the page that a command is about."""
    parser.add_argument(
        "page",
        metavar="PAGE",
        nargs="?",
        type=path_argument,
        help="folder, .zip or .xlsx of a page; left out, the page that comes with the program",
    )
