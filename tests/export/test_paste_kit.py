"""The paste kit: what each kind of program is given, piece by piece, in an order to paste in."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from sendviewer.choices import PasteTarget
from sendviewer.core.pages import Page
from sendviewer.export.paste_kit import TARGETS, KitContent, KitPiece, paste_kit
from sendviewer.export.payloads import Payload
from sendviewer.export.table_text import markdown_text, tsv_text
from sendviewer.present.chart import build_chart
from sendviewer.present.options import Query, TableOptions, ViewOptions
from sendviewer.present.table import apply_options, build_table

SHOWN = ViewOptions(table=TableOptions(Query(search="learning"), columns=("need", "children")))
SENTENCE = "There were 21,966 children with SEND here."
SOURCE = "Source: key facts [draft], April 2020."


@pytest.fixture
def content(page: Page) -> KitContent:
    table = apply_options(build_table(page, SHOWN), SHOWN.table)
    return KitContent(SENTENCE, table, build_chart(page, SHOWN, table), SOURCE)


def piece_of(content: KitContent, target: PasteTarget, name: str) -> KitPiece:
    (piece,) = [one for one in paste_kit(content, target) if one.id == name]
    return piece


def payload_of(content: KitContent, target: PasteTarget, name: str) -> Payload:
    return piece_of(content, target, name).payload()


def test_every_target_has_a_name_and_gets_all_five_pieces_once(content: KitContent) -> None:
    assert [target for target, _name in TARGETS] == list(PasteTarget)
    for target in PasteTarget:
        ids = [piece.id for piece in paste_kit(content, target)]
        assert sorted(ids) == ["alternative", "chart", "sentence", "source", "table"]
        assert ids.index("alternative") == ids.index("chart") + 1
        assert ids[-1] == "source"


def test_a_spreadsheet_begins_with_the_table_and_everything_else_with_the_sentence(
    content: KitContent,
) -> None:
    first = {target: paste_kit(content, target)[0].id for target in PasteTarget}
    assert first.pop(PasteTarget.EXCEL) == "table"
    assert set(first.values()) == {"sentence"}


@pytest.mark.parametrize("target", list(PasteTarget))
def test_words_and_a_picture_never_come_in_one_paste(
    content: KitContent, target: PasteTarget
) -> None:
    for piece in paste_kit(content, target):
        payload = piece.payload()
        assert (payload.image is None) == (payload.text is not None)
        assert (piece.id == "chart") == (payload.image is not None)


@pytest.mark.parametrize("target", [target for target in PasteTarget if target.value != "markdown"])
def test_the_table_holds_the_cells_that_are_shown_as_text_and_as_a_real_table(
    content: KitContent, target: PasteTarget
) -> None:
    payload = payload_of(content, target, "table")
    assert payload.text == tsv_text(content.table)
    assert payload.text.splitlines()[0] == "Need\tChildren"
    assert payload.html is not None
    assert "<caption" in payload.html
    assert "mso-number-format" in payload.html
    assert payload.html.count("<tr>") == len(content.table.rows) + 2


def test_markdown_gets_markdown_and_no_name_of_a_file(content: KitContent) -> None:
    table = payload_of(content, PasteTarget.MARKDOWN, "table")
    assert table.text == markdown_text(content.table)
    assert table.html is None
    source = payload_of(content, PasteTarget.MARKDOWN, "source")
    assert source.text == r"Source: key facts \[draft\], April 2020."
    alternative = payload_of(content, PasteTarget.MARKDOWN, "alternative").text
    assert alternative is not None
    assert "](" not in alternative
    assert "\n" not in alternative


def test_programs_that_know_drawings_get_one_beside_the_picture(content: KitContent) -> None:
    with_drawing = {
        target for target in PasteTarget if payload_of(content, target, "chart").svg is not None
    }
    assert with_drawing == {PasteTarget.WORD, PasteTarget.EXCEL, PasteTarget.POWERPOINT}


def test_the_alternative_text_says_what_the_chart_says(content: KitContent) -> None:
    text = payload_of(content, PasteTarget.WORD, "alternative").text
    assert text is not None
    assert content.chart.title in text
    assert content.chart.description.main_message in text
    assert content.chart.description.extremes in text


@pytest.mark.parametrize("name", ["sentence", "source"])
def test_words_that_begin_like_a_formula_are_never_one(content: KitContent, name: str) -> None:
    hostile = replace(content, sentence="=1+1 is text", source="=1+1 is text")
    assert payload_of(hostile, PasteTarget.EXCEL, name).text == "'=1+1 is text"


def test_what_is_empty_on_the_screen_is_no_piece(content: KitContent) -> None:
    empty = replace(
        content,
        table=replace(content.table, rows=()),
        chart=replace(content.chart, bars=()),
    )
    ids = [piece.id for piece in paste_kit(empty, PasteTarget.WORD)]
    assert ids == ["sentence", "source"]
