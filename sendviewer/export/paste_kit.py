"""Puts what is on the screen together for another program: pieces, each its own next paste.

The order is that in which the pieces stand in a document of that kind, so that each can be pasted
below the one before. A table and a picture never share an entry, and no piece names a file that
does not exist.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from sendviewer.choices import PasteTarget
from sendviewer.export.payloads import Payload
from sendviewer.export.tables import markdown_payload, size_words, table_payload
from sendviewer.export.texts import described, sentence_payload
from sendviewer.present.plain_text import markdown_line
from sendviewer.present.specs import ChartSpec, TableSpec

__all__ = ["TARGETS", "KitContent", "KitPiece", "paste_kit"]

SENTENCE, TABLE, CHART, ALTERNATIVE, SOURCE = "sentence", "table", "chart", "alternative", "source"

TARGETS: tuple[tuple[PasteTarget, str], ...] = (
    (PasteTarget.WORD, "Word"),
    (PasteTarget.EXCEL, "Excel"),
    (PasteTarget.POWERPOINT, "PowerPoint"),
    (PasteTarget.EMAIL, "E-mail"),
    (PasteTarget.MARKDOWN, "Markdown"),
)
"""Where one can paste, with the names that people know."""

_ORDERS = {
    PasteTarget.WORD: (SENTENCE, CHART, ALTERNATIVE, TABLE, SOURCE),
    PasteTarget.EXCEL: (TABLE, CHART, ALTERNATIVE, SENTENCE, SOURCE),
    PasteTarget.POWERPOINT: (SENTENCE, CHART, ALTERNATIVE, TABLE, SOURCE),
    # Many programs for e-mail hold pictures back: what can be read comes first.
    PasteTarget.EMAIL: (SENTENCE, TABLE, CHART, ALTERNATIVE, SOURCE),
    PasteTarget.MARKDOWN: (SENTENCE, TABLE, CHART, ALTERNATIVE, SOURCE),
}
_OFFICE_ALTERNATIVE = "In the picture’s menu, choose “View Alt Text” and paste it there."
_ALTERNATIVE_NOTES = {
    PasteTarget.EMAIL: "For the picture’s alternative text; where there is none, below it.",
    PasteTarget.MARKDOWN: "Paste it between the square brackets of the picture’s link.",
}
_TABLE_NOTES = {
    PasteTarget.EXCEL: "Numbers stay numbers.",
    PasteTarget.MARKDOWN: "As a Markdown table.",
}
_DRAWING_TARGETS = frozenset({PasteTarget.WORD, PasteTarget.EXCEL, PasteTarget.POWERPOINT})
"""Programs that also know drawings. In an e-mail a drawing would not be seen by most readers."""


class KitContent(Struct, frozen=True):
    """What is on the screen. A chart without bars, or a table without rows, is left out."""

    sentence: str
    table: TableSpec
    chart: ChartSpec
    source: str


class KitPiece(Struct, frozen=True):
    """One paste. ``words`` names it within a sentence; ``note`` says what it is and where it goes.

    ``payload`` makes the clipboard entry: a chart is painted only when it is copied.
    """

    id: str
    title: str
    words: str
    note: str
    payload: Callable[[], Payload]


def paste_kit(content: KitContent, target: PasteTarget) -> tuple[KitPiece, ...]:
    """Return the pieces for ``target``, in the order in which they are pasted."""
    pieces = {piece.id: piece for piece in _pieces(content, target)}
    return tuple(pieces[name] for name in _ORDERS[target] if name in pieces)


def _pieces(content: KitContent, target: PasteTarget) -> Iterator[KitPiece]:
    if content.sentence:
        yield _words_piece(SENTENCE, "Sentence", "the sentence", content.sentence, target)
    if content.table.rows:
        yield _table_piece(content.table, target)
    if content.chart.bars:
        yield _chart_piece(content.chart, target)
        yield _alternative_piece(content.chart, target)
    if content.source:
        yield _words_piece(SOURCE, "Source", "the source", content.source, target)


def _words_piece(name: str, title: str, words: str, text: str, target: PasteTarget) -> KitPiece:
    return KitPiece(name, title, words, text, partial(_text_payload, text, words, target))


def _table_piece(table: TableSpec, target: PasteTarget) -> KitPiece:
    how = _TABLE_NOTES.get(target, "As a table that can be edited.")
    note = f"{size_words(table)} with headers. {how}"
    make = markdown_payload if target is PasteTarget.MARKDOWN else table_payload
    return KitPiece(TABLE, "Table", "the table", note, partial(make, table))


def _chart_piece(chart: ChartSpec, target: PasteTarget) -> KitPiece:
    make = partial(_chart_payload, chart, with_drawing=target in _DRAWING_TARGETS)
    return KitPiece(CHART, "Chart", "the chart as a picture", chart.title, make)


def _chart_payload(chart: ChartSpec, *, with_drawing: bool) -> Payload:
    # Drawing charts takes long to load: only when there is one to paint.
    from sendviewer.export.pictures import chart_payload

    payload = chart_payload(chart)
    return payload if with_drawing else replace(payload, svg=None)


def _alternative_piece(chart: ChartSpec, target: PasteTarget) -> KitPiece:
    """Return the chart in words. Its source is a piece of its own, and in the picture as well."""
    note = _ALTERNATIVE_NOTES.get(target, _OFFICE_ALTERNATIVE)
    text = described(chart.title, str(chart.description), "")
    words = "the chart’s alternative text"
    make = partial(_text_payload, text, words, target)
    return KitPiece(ALTERNATIVE, "Alternative text", words, note, make)


def _text_payload(text: str, words: str, target: PasteTarget) -> Payload:
    if target is PasteTarget.MARKDOWN:
        return Payload(notice=f"Copied {words}", text=markdown_line(text))
    return replace(sentence_payload(text), notice=f"Copied {words}")
