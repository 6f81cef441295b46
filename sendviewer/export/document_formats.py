"""The kinds of document that a page can become, one row each; everything else reads the rows.

A writer is loaded when the first document of its kind is made. Same page, same options, same
bytes: no writer knows the time, the place or the machine. Knows nothing of Qt.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from msgspec import Struct

from sendviewer.choices import LARGE_PRINT, SUMMARY, WORKING
from sendviewer.core.comparisons import Confidence
from sendviewer.core.errors import InputError
from sendviewer.core.pages import Page
from sendviewer.present import documents
from sendviewer.present.briefing import BriefingSpec, build_briefing
from sendviewer.present.chart import build_chart
from sendviewer.present.left_out import LEFT_OUT, SUMMARY_LEFT_OUT
from sendviewer.present.options import ChartOptions, Query, TableOptions, ViewOptions
from sendviewer.present.specs import ChartSpec, Measure

__all__ = [
    "DOCUMENT_FORMATS",
    "PAGE_ENDING",
    "Choice",
    "Contents",
    "DocumentFormat",
    "DocumentOptions",
    "format_of",
]

PAGE_ENDING = ".zip"
"""A page that opens again, as one file."""


class DocumentOptions(Struct, frozen=True):
    """What a person chose for the documents; a kind that a choice is not for passes it over.

    ``choices`` are ids of :class:`Choice`. Of ``templates`` a document takes the one whose
    ending its kind knows. ``measure`` is that of a single chart.
    """

    confidence: Confidence = Confidence.P95
    measure: Measure = Measure.SHARE
    choices: frozenset[str] = frozenset()
    templates: tuple[Path, ...] = ()


class Contents:
    """A page on its way into documents; what several kinds are made from is made once."""

    def __init__(self, page: Page, options: DocumentOptions) -> None:
        self.page = page
        self.options = options

    @cached_property
    def briefing(self) -> BriefingSpec:
        """The whole page as specs."""
        return build_briefing(self.page, self.options.confidence)

    @property
    def chart(self) -> ChartSpec:
        """The chart of the chosen measure; raises InputError if the page cannot have it."""
        measure = self.options.measure
        if measure is Measure.DIFFERENCE and self.page.comparator.is_none:
            problem = "The page is compared with nothing, so there is no chart of differences."
            raise InputError(problem, remedy="Choose the measure share or children.")
        options = ViewOptions(
            self.options.confidence, TableOptions(Query()), ChartOptions(measure=measure)
        )
        return build_chart(self.page, options)

    def has(self, choice: str) -> bool:
        """Tell whether a choice was made."""
        return choice in self.options.choices

    def template(self, endings: Sequence[str]) -> Path | None:
        """Return the first template that has one of the endings."""
        fitting = (path for path in self.options.templates if path.suffix.lower() in endings)
        return next(fitting, None)


class Choice(Struct, frozen=True):
    """Another form of the same kind of document: its id, its name, and what it leaves out."""

    id: str
    name: str
    left_out: str = ""


class DocumentFormat(Struct, frozen=True):
    """One kind of document, with its name for people: "Word document".

    ``choices`` may be made together. A template, with one of ``template_endings``, is what its
    styles are taken from. ``has_measure`` tells that it holds one chart, of a measure.
    """

    ending: str
    name: str
    write: Callable[[Contents], bytes]
    choices: tuple[Choice, ...] = ()
    template_endings: tuple[str, ...] = ()
    has_measure: bool = False

    def left_out(self, choices: Collection[str] = ()) -> str:
        """Return what a document of this kind, so chosen, leaves out: sentences, or ""."""
        chosen = (choice.left_out for choice in self.choices if choice.id in choices)
        return " ".join(filter(None, (LEFT_OUT.get(self.ending, ""), *chosen)))


# --- Writers ------------------------------------------------------------------------------

_WORD_TEMPLATES = (".docx", ".dotx")
_SLIDE_TEMPLATES = (".pptx", ".potx")


def _json(contents: Contents) -> bytes:
    return documents.page_json(contents.page, contents.options.confidence).encode()


def _csv(contents: Contents) -> bytes:
    return documents.page_csv(contents.page, contents.options.confidence).encode()


def _markdown(contents: Contents) -> bytes:
    return documents.page_markdown(contents.page, contents.options.confidence).encode()


def _text(contents: Contents) -> bytes:
    return documents.page_text(contents.page, contents.options.confidence).encode()


def _workbook(contents: Contents) -> bytes:
    from sendviewer.export.workbook.document import workbook_bytes

    confidence = contents.options.confidence
    return workbook_bytes(contents.page, confidence, working=contents.has(WORKING))


def _briefing(contents: Contents) -> bytes:
    from sendviewer.export.word.document import word_bytes

    return word_bytes(contents.briefing, contents.template(_WORD_TEMPLATES))


def _slides(contents: Contents) -> bytes:
    from sendviewer.export.slides.presentation import slides_bytes

    return slides_bytes(contents.briefing, contents.template(_SLIDE_TEMPLATES))


def _pdf(contents: Contents) -> bytes:
    from sendviewer.export.pdf.document import pdf_bytes

    large, summary = contents.has(LARGE_PRINT), contents.has(SUMMARY)
    return pdf_bytes(contents.briefing, summary=summary, large=large)


def _web_page(contents: Contents) -> bytes:
    from sendviewer.export.web.page import html_bytes

    return html_bytes(contents.briefing)


def _drawing(contents: Contents) -> bytes:
    from sendviewer.export.charts.chart_svg import chart_svg

    return chart_svg(contents.chart, large=contents.has(LARGE_PRINT)).encode()


def _picture(contents: Contents) -> bytes:
    from sendviewer.export.charts.chart_png import chart_png

    return chart_png(contents.chart, large=contents.has(LARGE_PRINT))


def _page(contents: Contents) -> bytes:
    from sendviewer.sources.archives import archive_bytes
    from sendviewer.sources.page_files import files_from_page

    return archive_bytes(files_from_page(contents.page))


# --- The rows -----------------------------------------------------------------------------

_LARGE_PRINT = Choice(LARGE_PRINT, "Large print")

_ROWS = (
    DocumentFormat(".docx", "Word document", _briefing, template_endings=_WORD_TEMPLATES),
    DocumentFormat(".pptx", "PowerPoint presentation", _slides, template_endings=_SLIDE_TEMPLATES),
    DocumentFormat(
        ".xlsx",
        "Excel workbook",
        _workbook,
        (Choice(WORKING, "To go on working in, with filters and frozen panes"),),
    ),
    DocumentFormat(
        ".pdf",
        "PDF document",
        _pdf,
        (Choice(SUMMARY, "Summary on one sheet", SUMMARY_LEFT_OUT), _LARGE_PRINT),
    ),
    DocumentFormat(".html", "web page", _web_page),
    DocumentFormat(".md", "Markdown text", _markdown),
    DocumentFormat(".txt", "plain text", _text),
    DocumentFormat(".csv", "CSV file of the figures", _csv),
    DocumentFormat(".json", "JSON document for programs", _json),
    DocumentFormat(".svg", "drawing of the chart", _drawing, (_LARGE_PRINT,), has_measure=True),
    DocumentFormat(".png", "picture of the chart", _picture, (_LARGE_PRINT,), has_measure=True),
    DocumentFormat(PAGE_ENDING, "page that opens again", _page),
)

DOCUMENT_FORMATS: Mapping[str, DocumentFormat] = {row.ending: row for row in _ROWS}
"""Every kind by the ending of its files, in the order in which they are offered."""


def format_of(path: Path) -> DocumentFormat | None:
    """Return the kind of document that the ending of a name asks for, or None."""
    return DOCUMENT_FORMATS.get(path.suffix.lower())
