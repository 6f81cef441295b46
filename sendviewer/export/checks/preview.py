"""Shows what a document will be, as far as it can be shown here without the program it is for.

A PDF is typeset, so its first page is shown as it is; of a text the beginning. How Word or a
browser sets a page is theirs to decide: of those the chart is shown that stands in the document,
and said so. Knows nothing of Qt.
"""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

from msgspec import Struct

from sendviewer.choices import LARGE_PRINT, SUMMARY
from sendviewer.export.document_formats import Contents, DocumentFormat
from sendviewer.present.specs import ChartSpec

__all__ = ["Preview", "document_preview"]

PPI = 110
LINES = 60
LONGEST_LINE = 200
_TEXTS = frozenset({".md", ".txt", ".csv", ".json"})


class Preview(Struct, frozen=True):
    """``words`` say what is shown: a picture as PNG, or else the first lines of a text."""

    words: str
    png: bytes = b""
    lines: str = ""


def document_preview(kind: DocumentFormat, data: bytes, contents: Contents) -> Preview:
    """Return what can be shown of a document; ``data`` are its bytes."""
    if kind.ending in _TEXTS:
        return Preview("The beginning of the file", lines=_first_lines(data.decode()))
    if kind.ending == ".zip":
        return Preview("The files in it", lines=_members(data))
    if kind.ending == ".png":
        return Preview("The picture", png=data)
    if kind.ending == ".svg":
        return _chart_preview(contents.chart, "The drawing")
    if kind.ending == ".pdf":
        return _first_page(contents)
    words = "The chart in the document; how the rest is set is up to the program that opens it"
    return _chart_preview(contents.briefing.charts[0], words)


def _chart_preview(chart: ChartSpec, words: str) -> Preview:
    from sendviewer.export.charts.chart_png import chart_png

    return Preview(words, chart_png(chart, ppi=PPI))


def _first_page(contents: Contents) -> Preview:
    from sendviewer.export.pdf.document import pdf_pictures

    pages = pdf_pictures(
        contents.briefing,
        summary=contents.has(SUMMARY),
        large=contents.has(LARGE_PRINT),
        ppi=PPI,
    )
    words = f"The first of {len(pages)} pages" if len(pages) > 1 else "The only page"
    return Preview(words, pages[0])


def _first_lines(text: str) -> str:
    return "\n".join(line[:LONGEST_LINE] for line in text.splitlines()[:LINES])


def _members(data: bytes) -> str:
    with ZipFile(BytesIO(data)) as archive:
        return "\n".join(archive.namelist())
