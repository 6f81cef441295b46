from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtGui import QImage

from sendviewer.core.errors import DomainError
from sendviewer.core.pages import Section, SectionTable
from sendviewer.export.payloads import Payload
from sendviewer.export.table_text import CellBlock
from sendviewer.export.tables import csv_payload, markdown_payload, table_payload
from sendviewer.export.texts import (
    card_payload,
    cards_payload,
    described,
    description_payload,
    explanation_payload,
    section_payload,
    sentence_payload,
)
from sendviewer.present.card_specs import NumberCard
from sendviewer.present.specs import TableSpec


def some_day() -> date:
    return date(2026, 3, 5)


def test_a_whole_table_says_its_rows_and_columns(table: TableSpec) -> None:
    assert table_payload(table, today=some_day).notice == "Copied 3 rows, 6 columns with headers"


def test_the_day_of_copying_comes_from_the_given_clock(table: TableSpec) -> None:
    html = table_payload(table, today=some_day).html
    assert html is not None
    assert "Copied on 5 March 2026." in html


@pytest.mark.parametrize(
    ("rows", "columns", "notice"),
    [
        (("MLD",), ("need",), "Copied 1 row, 1 column with headers"),
        (("MLD", "MSI"), ("need", "share"), "Copied 2 rows, 2 columns with headers"),
        (("MLD", "total"), ("share",), "Copied 1 row and the total, 1 column with headers"),
        (("total",), ("need", "share"), "Copied the total, 2 columns with headers"),
    ],
)
def test_a_selection_says_whether_the_total_is_in_it(
    table: TableSpec, rows: tuple[str, ...], columns: tuple[str, ...], notice: str
) -> None:
    assert table_payload(table, CellBlock(rows, columns), some_day).notice == notice


def test_markdown_is_text_only(table: TableSpec) -> None:
    payload = markdown_payload(table)
    assert payload.text is not None
    assert payload.html is None
    assert payload.notice == "Copied 3 rows, 6 columns with headers, as Markdown"


def test_csv_is_there_for_editors_and_for_programs(table: TableSpec) -> None:
    payload = csv_payload(table)
    assert payload.text == payload.csv
    assert payload.notice == "Copied 3 rows, 6 columns with headers, as CSV"


def test_words_and_a_picture_never_share_an_entry() -> None:
    picture = QImage(1, 1, QImage.Format.Format_RGB32)
    for words in ("text", "html", "csv"):
        with pytest.raises(DomainError):
            Payload(notice="", image=picture, **{words: "words"})
        with pytest.raises(DomainError):
            Payload(notice="", svg=b"<svg/>", **{words: "words"})
    with pytest.raises(DomainError):
        Payload(notice="nothing at all")


def test_a_sentence_is_plain_text() -> None:
    payload = sentence_payload("Moderate Learning Disability:\n6,547 children.")
    assert payload.text == "Moderate Learning Disability: 6,547 children."


def test_a_card_brings_title_words_and_source() -> None:
    card = NumberCard("n", "Children with SEND", "There are 21,966 & more.", "21,966", "")
    payload = card_payload(card, "Source: key facts.")
    assert payload.text == "Children with SEND\nThere are 21,966 & more.\nSource: key facts."
    assert payload.html is not None
    assert "<h3>Children with SEND</h3><p>There are 21,966 &amp; more.</p>" in payload.html


def test_cards_are_copied_below_each_other_with_their_source_once() -> None:
    cards = (
        NumberCard("n", "Children with SEND", "There are 21,966 & more.", "21,966", ""),
        NumberCard("m", "Plans", "Plans: 4,412.", "4,412", ""),
        NumberCard("f", "=1+1", "Said.", "", ""),
    )
    payload = cards_payload(cards, "Source: key facts.")
    assert payload.notice == "Copied 3 cards as text"
    assert payload.text == (
        "Children with SEND\nThere are 21,966 & more.\n\n"
        "Plans: 4,412.\n\n'=1+1\nSaid.\n\nSource: key facts."
    )
    assert payload.html is not None
    assert "<h3>Children with SEND</h3><p>There are 21,966 &amp; more.</p>" in payload.html
    assert "</p><p>Plans: 4,412.</p>" in payload.html
    assert payload.html.endswith("<p>Source: key facts.</p>")


def test_a_description_has_the_title_in_front_unless_it_names_it() -> None:
    words = described("MLD stands out", "A bar chart. MLD is largest.", "Source: key facts.")
    assert words == "MLD stands out. A bar chart. MLD is largest. Source: key facts."
    assert described("A bar chart", "A bar chart of needs.", "") == "A bar chart of needs."


@pytest.mark.parametrize("payload_of", [description_payload, explanation_payload])
def test_words_keep_their_lines_and_no_line_is_a_formula(
    payload_of: Callable[[str], Payload],
) -> None:
    assert payload_of("First line.\n=1+1").text == "First line.\n'=1+1"


def test_a_section_keeps_headings_lists_and_table() -> None:
    section = Section(
        "s",
        "Areas for improvement",
        ("First words.", "- one", "- two", "Last words."),
        SectionTable(("What", "Where"), (("plans", "Leicester"), ("=1+1", "Rutland"))),
    )
    payload = section_payload(section, "Source: key facts.")
    assert payload.text == (
        "Areas for improvement\n\nFirst words.\n\n• one\n• two\n\nLast words.\n\n"
        "What\tWhere\nplans\tLeicester\n'=1+1\tRutland\n\nSource: key facts."
    )
    assert payload.html is not None
    assert "<h2>Areas for improvement</h2>" in payload.html
    assert "<ul><li>one</li><li>two</li></ul><p>Last words.</p>" in payload.html
    assert payload.html.count('scope="col"') == 2
