"""Makes text fit for a file that other programs read: one line, no formula, no Markdown."""

from __future__ import annotations

import re

__all__ = ["FIGURE", "escaped_markdown", "harmless", "markdown_line", "one_line"]

FIGURE = re.compile(
    r"(?P<sign>[+-]?)(?P<whole>\d{1,3}(?:,\d{3})+|\d+)(?P<part>\.\d+)?(?P<unit>%?)", re.ASCII
)
"""A figure as it is shown: "21,966", "29.8%" or "-3.1"."""

_FORMULA_STARTS = tuple("=+-@\uff1d\uff0b\uff0d\uff20")
"""Signs that open a formula, and the full-width signs that some spreadsheets take for them."""
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")
_INVISIBLE = "\ufeff\u00ad\u200b\u200c\u200d\u200e\u200f\u2060"
_MARKDOWN = str.maketrans({sign: f"\\{sign}" for sign in r"\|*_`[]<>#"})


def one_line(text: str) -> str:
    """Return ``text`` without tabs, line ends and control characters, with single spaces."""
    if text.isprintable() and "  " not in text and text == text.strip(" "):
        return text  # as nearly every text is: no sign that is looked for below can be printed
    return " ".join(_CONTROL.sub("", text).split()).strip(_INVISIBLE + " ")


def harmless(text: str) -> str:
    """Return ``text`` on one line, marked as text if a spreadsheet could read a formula in it.

    A lone sign stays as it is: sources print "-" for a figure that does not exist, and no
    spreadsheet can make a formula of one sign.
    """
    line = one_line(text)
    if len(line) > 1 and line.startswith(_FORMULA_STARTS) and not FIGURE.fullmatch(line):
        return f"'{line}"
    return line


def escaped_markdown(text: str) -> str:
    """Return ``text`` with the signs escaped that Markdown would take for its own."""
    return text.translate(_MARKDOWN)


def markdown_line(text: str) -> str:
    """Return ``text`` on one line, with the signs of Markdown escaped."""
    return escaped_markdown(one_line(text))
