"""Writes the elements of a web page, with everything from data escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from msgspec import Struct

from sendviewer.core.comparisons import Compared
from sendviewer.present.card_specs import Run
from sendviewer.present.plain_text import harmless, one_line

__all__ = [
    "COMPARED_SIGNS",
    "WebCell",
    "compared_html",
    "element",
    "runs_html",
    "table_html",
    "words",
]

COMPARED_SIGNS = {Compared.HIGHER: "▲", Compared.SIMILAR: "●", Compared.LOWER: "▼"}


class WebCell(Struct, frozen=True):
    """A cell: its content as HTML, and whether it is a figure or the name of its row.

    ``may_break`` is for a figure of several words.
    """

    html: str
    is_figure: bool = False
    is_header: bool = False
    may_break: bool = False


def words(text: str) -> str:
    """Return text on one line, as it stands in an element or an attribute."""
    return escape(one_line(text))


def cell_words(text: str) -> str:
    """Return the text of a cell; what a spreadsheet could take for a formula is marked as text."""
    return escape(harmless(text))


def element(name: str, content: str, **attributes: str) -> str:
    """Return an element. Attributes are escaped here, and ``content`` is HTML already.

    An attribute's underscores stand for hyphens, and one at the end keeps it from being a word
    of Python.
    """
    pairs = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{words(value)}"'
        for key, value in attributes.items()
        if value
    )
    return f"<{name}{pairs}>{content}</{name}>"


def runs_html(runs: Iterable[Run]) -> str:
    """Return runs of text, the strong ones as such."""
    parts = (
        element("strong", escape(run.text)) if run.strong else escape(run.text) for run in runs
    )
    return "".join(parts)


def compared_html(compared: Compared, text: str = "") -> str:
    """Return a sign and the answer in words; a screen reader hears the words alone."""
    sign = element("span", COMPARED_SIGNS[compared], class_="sign", aria_hidden="true")
    answer = words(text or compared.value.capitalize())
    return element("span", f"{sign} {answer}", class_=f"answer {compared.value}")


def table_html(
    caption: str,
    columns: Sequence[WebCell],
    rows: Iterable[Sequence[WebCell]],
    foot: Sequence[WebCell] = (),
    **attributes: str,
) -> str:
    """Return a table with its caption (HTML) and a header for each column and each row."""
    head = element("tr", "".join(_cell(one, "col") for one in columns))
    body = "".join(element("tr", "".join(_cell(one, "row") for one in row)) for row in rows)
    last = element("tr", "".join(_cell(one, "row") for one in foot))
    parts = (caption, element("thead", head), element("tbody", body))
    return element("table", "".join((*parts, element("tfoot", last) if foot else "")), **attributes)


def _cell(cell: WebCell, scope: str) -> str:
    kind = _kind(cell)
    if scope == "col" or cell.is_header:
        return element("th", cell.html, scope=scope, class_=kind)
    return element("td", cell.html, class_=kind)


def _kind(cell: WebCell) -> str:
    """Return the class of a figure; one that is words, such as why it is missing, may be broken."""
    if not cell.is_figure:
        return ""
    return "figure" if cell.may_break else "figure short"
