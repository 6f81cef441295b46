"""Writes a whole page as a document: JSON and CSV for programs, text and Markdown for people.

Needs stand in the order of the page. The same page gives the same text, byte for byte: nothing
depends on the date, the place, the language of the system or the width of a terminal.
"""

from __future__ import annotations

from sendviewer.present.document_csv import page_csv
from sendviewer.present.document_json import page_document, page_json
from sendviewer.present.document_markdown import page_markdown
from sendviewer.present.document_text import notes_text, page_text

__all__ = [
    "notes_text",
    "page_csv",
    "page_document",
    "page_json",
    "page_markdown",
    "page_text",
]
