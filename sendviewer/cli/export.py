"""The command ``export``: a page, written as documents."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from sendviewer.cli.answering import Exit, tell_written
from sendviewer.cli.given_page import read_given_page
from sendviewer.cli.outputs import check_given, kinds_of, read_options
from sendviewer.cli.progress import TerminalWatch
from sendviewer.export.page_outputs import check_targets, left_out_words, write_page_to

__all__ = ["export"]


def export(arguments: argparse.Namespace) -> Exit:
    """Write the page everywhere it is asked for, and say what the documents leave out.

    Raises InputError. Nothing is written then, and after Ctrl+C either nothing or whole files.
    """
    targets: list[Path] = arguments.to
    check_given(targets)
    inputs = [*_files_of(arguments.page), *arguments.template]
    check_targets(targets, inputs, may_replace=arguments.force)
    kinds = kinds_of(targets)
    options = read_options(arguments, kinds)
    page = read_given_page(arguments.page)
    with TerminalWatch().watching() as watch:
        write_page_to(page, targets, options, may_replace=arguments.force, watch=watch)
    return tell_written(targets, left_out_words(kinds, options))


def _files_of(page: Path | None) -> Iterator[Path]:
    """Yield the files of a page, so that no document is written over one of them."""
    if page is not None:
        yield page
        if page.is_dir():
            yield from page.iterdir()
