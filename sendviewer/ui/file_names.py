"""Names for files that every system can hold."""

from __future__ import annotations

from sendviewer.core.pages import Page

__all__ = ["page_file_name"]


def page_file_name(page: Page) -> str:
    """Return a name for files of a page, without an ending."""
    words = f"SEND {page.short_name} {page.period.label}"
    return "".join(letter if letter.isalnum() or letter in " -" else "-" for letter in words)
