"""The page as PDF: tagged by PDF/UA-1, whole, on one sheet if asked, and in large print."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from html import escape
from io import BytesIO
from itertools import pairwise
from math import sqrt
from xml.etree import ElementTree

import pytest
from msgspec.structs import replace
from pages_by_hand import census_page, llr_page, neighbours_page, plans_page
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, PdfObject

from sendviewer.core.errors import InputError
from sendviewer.core.pages import Section
from sendviewer.export.charts.chart_parts import chart_parts
from sendviewer.export.pdf.document import pdf_bytes
from sendviewer.present.briefing import BriefingSpec, build_briefing, build_shown_briefing
from sendviewer.present.card_sheets import card_sheet
from sendviewer.present.card_specs import AgesCard, SentenceCard
from sendviewer.present.document_blocks import HeadingBlock, document_blocks
from sendviewer.present.options import Query, TableOptions, ViewOptions
from sendviewer.present.specs import BarSpec, ChartSpec
from sendviewer.sources.pages import read_page, shipped_page_path

PAGES = {
    "shipped": lambda: read_page(shipped_page_path()),
    "plans": plans_page,
    "census": census_page,
    "neighbours": neighbours_page,
}
FORMS = ({}, {"large": True}, {"summary": True})
MAKE = """
import hashlib, sys
from sendviewer.export.pdf.document import pdf_bytes
from sendviewer.present.briefing import build_briefing
from sendviewer.sources.pages import read_page, shipped_page_path
briefing = build_briefing(read_page(shipped_page_path()))
made = b"".join(pdf_bytes(briefing, summary=one, large=not one) for one in (True, False))
assert not any(name.startswith(("PySide6", "pyqtgraph", "numpy")) for name in sys.modules)
print(hashlib.sha256(made).hexdigest())
"""
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module", params=list(PAGES))
def briefing(request: pytest.FixtureRequest) -> BriefingSpec:
    return build_briefing(PAGES[request.param]())


def read(briefing: BriefingSpec, **form: bool) -> PdfReader:
    return PdfReader(BytesIO(_made(briefing, **form)))


@cache
def _made(briefing: BriefingSpec, **form: bool) -> bytes:
    return pdf_bytes(briefing, **form)


def tags(reader: PdfReader) -> Iterator[DictionaryObject]:
    yield from _tags(reader.root_object["/StructTreeRoot"])


def _tags(node: PdfObject | None) -> Iterator[DictionaryObject]:
    node = node.get_object() if node is not None else None
    if isinstance(node, ArrayObject):
        for one in node:
            yield from _tags(one)
    elif isinstance(node, DictionaryObject):
        if "/S" in node:
            yield node
        yield from _tags(node.get("/K"))


def below(node: DictionaryObject, *names: str) -> list[DictionaryObject]:
    return [one for one in _tags(node.get("/K")) if one["/S"] in names]


def squeezed(text: str) -> str:
    """Return text without spaces, because lines are broken anywhere between words."""
    return "".join(text.split())


def words_of(reader: PdfReader) -> str:
    """Return all text without the numbers of sheets, over which a paragraph may go on."""
    words = squeezed("".join(page.extract_text() for page in reader.pages))
    return re.sub(rf"Page\d+of{len(reader.pages)}", "", words)


def test_an_x_between_figures_is_drawn_as_the_letter_that_it_is() -> None:
    """The font also has an x that looks like the sign for times, for between figures."""
    section = Section("own", "Own text", ("Six rooms of 65x7",))
    briefing = build_briefing(replace(llr_page(), sections=(section,)))
    for mapping in unicode_mappings(PdfReader(BytesIO(pdf_bytes(briefing)))):
        assert mapping.count(b" <0078>") <= 1


def unicode_mappings(reader: PdfReader) -> list[bytes]:
    """Return for each font which of its glyphs stand for which characters."""
    fonts = [reader.get_object(number) for number in reader.xref[0]]
    mapped = [font for font in fonts if isinstance(font, DictionaryObject) and "/ToUnicode" in font]
    assert mapped
    return [font["/ToUnicode"].get_object().get_data() for font in mapped]


# --- For who does not see it ----------------------------------------------------------------


@pytest.mark.parametrize("form", FORMS)
def test_it_says_that_it_is_accessible_and_has_what_that_asks(
    briefing: BriefingSpec, form: dict[str, bool]
) -> None:
    reader = read(briefing, **form)
    root = reader.root_object
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata
    assert reader.metadata.title == briefing.title
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_object().get_data()


@pytest.mark.parametrize("form", FORMS)
def test_headings_step_down_one_at_a_time(briefing: BriefingSpec, form: dict[str, bool]) -> None:
    headings = [tag for tag in tags(read(briefing, **form)) if tag["/S"] in ("/H1", "/H2", "/H3")]
    levels = [int(tag["/S"][2]) for tag in headings]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert headings[0]["/T"] == briefing.header.title


def test_headings_are_those_of_the_page_in_its_order(briefing: BriefingSpec) -> None:
    headings = [str(tag["/T"]) for tag in tags(read(briefing)) if tag["/S"] == "/H2"]
    assert headings == [
        block.text for block in document_blocks(briefing) if isinstance(block, HeadingBlock)
    ]


@pytest.mark.parametrize("form", FORMS)
def test_every_picture_has_a_text_alternative(
    briefing: BriefingSpec, form: dict[str, bool]
) -> None:
    alts = [str(tag["/Alt"]) for tag in tags(read(briefing, **form)) if tag["/S"] == "/Figure"]
    assert all(alts)
    for card in briefing.overview.cards:
        if isinstance(card, AgesCard):
            assert card.spoken in alts
    if not form.get("summary"):
        assert all(str(chart.description) in alts for chart in briefing.charts if chart.bars)


@pytest.mark.parametrize("form", FORMS)
def test_every_table_names_its_columns_and_has_whole_rows(
    briefing: BriefingSpec, form: dict[str, bool]
) -> None:
    tables = [tag for tag in tags(read(briefing, **form)) if tag["/S"] == "/Table"]
    assert tables
    for table in tables:
        titles = below(table, "/TH")
        assert len(titles) >= 2
        assert all("/Column" in str(title["/A"]) for title in titles)
        for body in below(table, "/TBody"):
            assert all(len(below(row, "/TD")) == len(titles) for row in below(body, "/TR"))


def test_pictures_are_the_only_thing_beside_text_that_is_tagged(briefing: BriefingSpec) -> None:
    known = {
        *("/Document", "/Div", "/NonStruct", "/Span", "/P", "/Strong", "/H1", "/H2", "/H3"),
        *("/L", "/LI", "/Lbl", "/LBody", "/Table", "/THead", "/TBody", "/TR", "/TH", "/TD"),
        *("/Figure", "/Caption"),
    }
    assert {str(tag["/S"]) for tag in tags(read(briefing))} <= known


# --- For who reads it -----------------------------------------------------------------------


@pytest.mark.parametrize("form", [{}, {"large": True}])
def test_every_figure_and_every_word_of_the_page_is_in_it(
    briefing: BriefingSpec, form: dict[str, bool]
) -> None:
    words = words_of(read(briefing, **form))
    for card in briefing.overview.cards:
        sheet = card_sheet(card)
        # The key message stands under the title of the page and needs none of its own.
        title = "" if isinstance(card, SentenceCard) else sheet.title
        runs = "".join(run.text for run in sheet.runs)
        for part in (title, sheet.figure, runs, *sheet.paragraphs):
            assert squeezed(part) in words
        for row in sheet.rows:
            assert squeezed(row.label) in words
            assert all(
                squeezed(one) in words or squeezed(one.capitalize()) in words for one in row.values
            )
    for table in briefing.tables:
        for row in (*table.rows, *([table.total] if table.total else [])):
            assert all(squeezed(cell.text) in words for cell in row.cells)
    for chart in briefing.charts:
        assert squeezed(chart.caption) in words
        assert all(squeezed(bar.local_text) in words for bar in chart.bars)
    for section in briefing.text.sections:
        assert all(squeezed(one.removeprefix("- ")) in words for one in section.paragraphs)
    assert all(squeezed(line) in words for line in (*briefing.sources, briefing.licence))


def test_a_summary_is_one_sheet_with_message_cards_and_source(briefing: BriefingSpec) -> None:
    reader = read(briefing, summary=True)
    assert len(reader.pages) == 1
    width, height = (round(float(side) / 72 * 25.4) for side in reader.pages[0].mediabox[2:])
    assert (width, height) == (210, 297)
    words = words_of(reader)
    for card in briefing.overview.cards:
        sheet = card_sheet(card)
        if isinstance(card, SentenceCard):
            assert squeezed("".join(run.text for run in card.runs)) in words
        elif sheet.rows and not isinstance(card, AgesCard):
            assert all(squeezed(row.label) in words for row in sheet.rows)
    assert squeezed(briefing.header.source_line) in words


def test_each_sheet_says_which_it_is_and_where_the_figures_are_from(
    briefing: BriefingSpec,
) -> None:
    reader = read(briefing)
    for number, page in enumerate(reader.pages, 1):
        words = squeezed(page.extract_text())
        assert f"Page{number}of{len(reader.pages)}" in words
        assert squeezed(briefing.header.source_line) in words


def sizes(reader: PdfReader) -> Iterator[tuple[float, str]]:
    """Yield each stretch of text with its size in points on paper, in drawings too."""
    found: list[tuple[float, str]] = []

    def seen(text: str, cm: list[float], tm: list[float], _: object, size: float) -> None:
        if text.strip():
            scale = sqrt(abs(cm[0] * cm[3] - cm[1] * cm[2]) * abs(tm[0] * tm[3] - tm[1] * tm[2]))
            found.append((size * scale, text))

    for page in reader.pages:
        page.extract_text(visitor_text=seen)
        yield from found
        found.clear()


@pytest.mark.parametrize("form", [{"large": True}, {"large": True, "summary": True}])
def test_large_print_has_18_points_or_more_everywhere(
    briefing: BriefingSpec, form: dict[str, bool]
) -> None:
    found = list(sizes(read(briefing, **form)))
    assert len(found) > 50
    assert not [(size, text) for size, text in found if size < 17.99]


def test_all_fonts_are_inside_and_are_the_bundled_one(briefing: BriefingSpec) -> None:
    names = set()
    for page in read(briefing).pages:
        for font in page["/Resources"].get("/Font", {}).values():
            inner = font.get_object()["/DescendantFonts"][0].get_object()
            descriptor = inner["/FontDescriptor"].get_object()
            assert "/FontFile2" in descriptor or "/FontFile3" in descriptor
            names.add(str(descriptor["/FontName"]).partition("+")[2])
    assert names
    assert all(name.startswith("Inter") for name in names)


def test_a_checksum_that_is_wider_than_a_sheet_goes_on_in_the_next_line_unchanged() -> None:
    page = plans_page()
    (checksum,) = {source.sha256 for source in page.sources if source.sha256}
    lines = [
        line
        for sheet in read(build_briefing(page), large=True).pages
        for line in sheet.extract_text().splitlines()
    ]
    assert not any(checksum in line for line in lines)
    assert checksum in "".join(lines)


def test_words_from_data_are_never_markup() -> None:
    label = '#panic("x") *bold* _it_ $x$ <label> @ref \\ = // /* ]'
    page = llr_page()
    first, *others = page.needs
    page = replace(page, needs=(replace(first, label=label), *others))
    for form in FORMS:
        words = words_of(read(build_briefing(page), **form))
        assert squeezed(label) in words


def test_a_sign_that_the_font_lacks_is_named() -> None:
    page = llr_page()
    first, *others = page.needs
    page = replace(page, needs=(replace(first, label="Need \u6f22 \U0001f600"), *others))
    with pytest.raises(InputError, match="\u6f22") as refusal:
        pdf_bytes(build_briefing(page))
    assert "Word or HTML" in refusal.value.remedy


def test_two_processes_make_the_same_bytes_without_qt() -> None:
    made = {
        subprocess.run(
            [sys.executable, "-c", MAKE], check=True, capture_output=True, text=True
        ).stdout
        for _ in range(2)
    }
    assert len(made) == 1


@pytest.mark.parametrize("words", ["autistic", "no such need"])
@pytest.mark.parametrize("form", FORMS)
def test_a_filtered_page_is_set_too(words: str, form: dict[str, bool]) -> None:
    options = ViewOptions(table=TableOptions(Query(words)))
    briefing = build_shown_briefing(llr_page(), options)
    reader = read(briefing, **form)
    assert squeezed(briefing.header.title) in words_of(reader)
    assert ("1of13needsshown" in words_of(reader)) is (
        words == "autistic" and "summary" not in form
    )


# --- Charts that are too high for a sheet ---------------------------------------------------


def ticks(drawing: str) -> list[tuple[str, str]]:
    return [
        (text.attrib["x"], "".join(text.itertext()))
        for text in ElementTree.fromstring(drawing).iter(f"{SVG}text")
        if text.get("text-anchor") == "middle"
    ]


def drawn_later(chart: ChartSpec, first: str) -> list[BarSpec]:
    return [bar for bar in chart.bars if escape(bar.sentence) not in first]


def test_parts_of_a_chart_fit_on_sheets_hold_every_bar_once_and_share_a_scale(
    briefing: BriefingSpec,
) -> None:
    for chart in briefing.charts:
        parts = chart_parts(chart, large=True)
        assert len(parts) > 1
        titles = [
            title.text
            for part in parts
            for group in ElementTree.fromstring(part.drawing).iter(f"{SVG}g")
            for title in group.findall(f"{SVG}title")
        ]
        assert titles == [bar.sentence for bar in chart.bars]
        assert all(ticks(part.drawing) == ticks(parts[0].drawing) for part in parts)
        for part in parts:
            height = ElementTree.fromstring(part.drawing).attrib["height"]
            assert float(height.removesuffix("mm")) <= 240
        assert parts[0].alt == str(chart.description)
        for bar in drawn_later(chart, parts[0].drawing):
            assert any(f"{bar.label}: {bar.local_text}" in part.alt for part in parts[1:])


def test_a_chart_in_normal_print_is_one_drawing(briefing: BriefingSpec) -> None:
    assert all(len(chart_parts(chart, large=False)) == 1 for chart in briefing.charts)
