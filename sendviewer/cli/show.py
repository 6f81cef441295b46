"""The command ``show``: a page as text, for people or for programs."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING

from sendviewer.cli.answering import Exit, write
from sendviewer.cli.given_page import read_given_page

if TYPE_CHECKING:
    from sendviewer.core.comparisons import Confidence
    from sendviewer.core.pages import Page

__all__ = ["show"]


def show(arguments: argparse.Namespace) -> Exit:
    """Print the page; raises InputError."""
    from sendviewer.core.comparisons import Confidence

    page = read_given_page(arguments.page)
    write(_page_writer(arguments.format)(page, Confidence.of(arguments.confidence)))
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
