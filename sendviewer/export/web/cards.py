"""Writes the cards of the overview for a web page: a figure, words, and bars that are tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from sendviewer.core.comparisons import Compared
from sendviewer.export.charts.ages_svg import ages_svg
from sendviewer.export.web.parts import (
    WebCell,
    cell_words,
    compared_html,
    element,
    table_html,
    words,
)
from sendviewer.present.card_sheets import CardRow, CardSheet
from sendviewer.present.card_specs import AgesCard, CardSpec
from sendviewer.present.specs import CellKind

__all__ = ["cards_html"]

WIDE_COLUMNS = 4
"""A table of so many columns needs twice the room."""

AGES_WIDE, AGES_NARROW = 640.0, 280.0
"""Widths in pixels of the columns of ages, for wide and for narrow screens."""


def cards_html(sheets: Sequence[CardSheet], cards: Mapping[str, CardSpec]) -> str:
    """Return all cards in a grid, in reading order."""
    return element(
        "div", "\n".join(_card(one, cards.get(one.id)) for one in sheets), class_="cards"
    )


def _card(sheet: CardSheet, card: CardSpec | None) -> str:
    figure = element("p", words(sheet.figure), class_="big") if sheet.figure else ""
    said = "".join(element("p", words(one), class_="quiet") for one in sheet.paragraphs)
    if isinstance(card, AgesCard):
        rows = _ages(sheet, card)
        return _framed(sheet, said + rows, is_wide=True)
    rows = "".join(_tables(sheet)) if sheet.rows else ""
    return _framed(sheet, figure + rows + said, is_wide=len(sheet.columns) >= WIDE_COLUMNS)


def _framed(sheet: CardSheet, content: str, *, is_wide: bool) -> str:
    heading = element("h3", words(sheet.title))
    kind = "card wide" if is_wide else "card"
    return element("div", heading + content, class_=kind)


def _ages(sheet: CardSheet, card: AgesCard) -> str:
    """Return the columns as a picture, and every figure in a table that opens."""
    table = table_html(
        _caption(sheet.title), _titles(sheet), map(partial(_plain_row, sheet), sheet.rows)
    )
    summary = element("summary", words(f"{sheet.title}: all figures as a table"))
    wide = ages_svg(card, width_px=AGES_WIDE, id_prefix="ages")
    narrow = ages_svg(card, width_px=AGES_NARROW, id_prefix="ages-narrow")
    pictures = element("div", wide, class_="picture on-wide") + element(
        "div", narrow, class_="picture on-narrow"
    )
    return pictures + element("details", summary + element("div", table, class_="columns"))


def _tables(sheet: CardSheet) -> Iterator[str]:
    """Yield a table for each group of rows; most cards have one group without a heading."""
    for heading, rows in sheet.groups():
        title = f"{sheet.title}: {heading}" if heading else sheet.title
        shown = element("h4", words(heading)) if heading else ""
        has_bars = any(row.length is not None for row in rows)
        row_of = _bar_row if has_bars else _plain_row
        kind = "bars" if has_bars else "plain"
        yield shown + table_html(
            _caption(title), _titles(sheet), map(partial(row_of, sheet), rows), class_=kind
        )


def _caption(title: str) -> str:
    return element("caption", cell_words(title), class_="unseen")


def _titles(sheet: CardSheet) -> list[WebCell]:
    names, *others = sheet.columns
    titles = (WebCell(cell_words(one.title), is_figure=one.kind.is_figure) for one in others)
    return [WebCell(cell_words(names.title), is_header=True), *titles]


def _plain_row(sheet: CardSheet, row: CardRow) -> list[WebCell]:
    return [WebCell(cell_words(row.label), is_header=True), *_values(sheet, row)]


def _bar_row(sheet: CardSheet, row: CardRow) -> list[WebCell]:
    """Return a row whose bar lies under its name; it says nothing that the figure does not."""
    length = f"{(row.length or 0.0) * 100:.1f}%"
    kind = "comparator" if row.is_comparator else "local"
    bar = element("span", "", class_=f"bar {kind}", style=f"width:{length}") if row.length else ""
    track = element("span", bar, class_="track", aria_hidden="true")
    return [WebCell(cell_words(row.label) + track, is_header=True), *_values(sheet, row)]


def _values(sheet: CardSheet, row: CardRow) -> Iterator[WebCell]:
    for column, text in zip(sheet.columns[1:], row.values, strict=True):
        if column.kind is CellKind.COMPARED:
            yield WebCell(compared_html(Compared(text)))
        else:
            is_figure = column.kind.is_figure
            yield WebCell(cell_words(text), is_figure, may_break=is_figure and " " in text)
