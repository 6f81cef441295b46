"""The briefing for Word is whole, accessible, short, and keeps to a council's template."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Inches, Mm
from msgspec.structs import replace
from office_pages import (
    HARMLESS,
    PAGES,
    figures_of,
    has_arial_widths,
    made_elsewhere,
    pdf_pages,
    retyped,
    small_page,
    with_evil_text,
    with_gaps,
)
from pages_by_hand import llr_page, plans_page
from PIL import Image
from pptx import Presentation

from sendviewer.core.errors import InputError
from sendviewer.core.pages import Page, Section
from sendviewer.export.word.document import word_bytes
from sendviewer.export.word.styles import TABLE_TEXT
from sendviewer.present.briefing import build_briefing
from sendviewer.sources.pages import read_page, shipped_page_path

MAKE = """
import hashlib
from sendviewer.export.word.document import word_bytes
from sendviewer.present.briefing import build_briefing
from sendviewer.sources.pages import read_page, shipped_page_path
data = word_bytes(build_briefing(read_page(shipped_page_path())))
print(hashlib.sha256(data).hexdigest())
"""
DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
TEMPLATE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
LIST = Section("own", "Own words", ("Before:", "- first", "- second", "After."))


def document_of(page: Page, template: Path | None = None) -> Any:
    return Document(io.BytesIO(word_bytes(build_briefing(page), template)))


def words_of(document: Any) -> str:
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return " | ".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def pictures_of(document: Any) -> list[Any]:
    return document.element.body.findall(f".//{qn('wp:docPr')}")


def headings_of(document: Any) -> list[tuple[str, str]]:
    names = ("Title", "Heading")
    paragraphs = ((one.style.name, one.text) for one in document.paragraphs)
    return [(style, text) for style, text in paragraphs if style.startswith(names)]


@pytest.fixture(scope="module", params=PAGES)
def page(request: pytest.FixtureRequest) -> Page:
    return PAGES[request.param]()


@pytest.fixture(scope="module")
def document(page: Page) -> Any:
    return document_of(page)


def test_every_figure_of_the_page_is_in_the_document(page: Page, document: Any) -> None:
    words = words_of(document)
    said = [note.text for card in build_briefing(page).overview.cards for note in notes_of(card)]

    assert [figure for figure in figures_of(build_briefing(page)) if figure not in words] == []
    assert [note for note in said if note not in words] == []


def notes_of(card: Any) -> tuple[Any, ...]:
    return getattr(card, "notes", ())


def test_headings_begin_with_the_title_and_skip_no_level(page: Page, document: Any) -> None:
    (first, title), *others = headings_of(document)
    levels = [int(style[-1]) for style, _ in others]

    assert (first, title) == ("Title", build_briefing(page).header.title)
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_chart_is_sharp_as_wide_as_the_text_and_described(page: Page, document: Any) -> None:
    charts = build_briefing(page).charts
    section = document.sections[0]
    text_width = section.page_width - section.left_margin - section.right_margin

    assert len(document.inline_shapes) == len(charts) == len(pictures_of(document))
    for shape, described, chart in zip(
        document.inline_shapes, pictures_of(document), charts, strict=True
    ):
        relation = shape._inline.graphic.graphicData.pic.blipFill.blip.embed
        picture = Image.open(io.BytesIO(document.part.related_parts[relation].blob))
        assert abs(shape.width - text_width) < Mm(1)
        assert picture.width / (shape.width / 914_400) >= 300
        assert str(chart.description) in described.get("descr")
        assert described.get("title") == chart.title


def test_every_table_repeats_its_header_keeps_its_rows_whole_and_is_named(document: Any) -> None:
    assert len(document.tables) >= 5
    for table in document.tables:
        header, *rows = table.rows
        properties = table._tbl.tblPr
        assert header._tr.trPr.find(qn("w:tblHeader")) is not None
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in (header, *rows))
        assert all(row._tr.trPr.find(qn("w:tblHeader")) is None for row in rows)
        assert properties.find(qn("w:tblLook")).get(qn("w:firstRow")) == "1"
        for tag in ("w:tblCaption", "w:tblDescription"):
            assert properties.find(qn(tag)).get(qn("w:val"))


def test_every_cell_has_the_style_by_which_all_of_them_are_changed(document: Any) -> None:
    style = document.styles[TABLE_TEXT].style_id
    paragraphs = document.element.body.findall(f".//{qn('w:tc')}/{qn('w:p')}")
    assert paragraphs
    assert all(paragraph.style == style for paragraph in paragraphs)


def test_no_cells_are_merged(document: Any) -> None:
    merged = document.element.body.xpath(".//w:gridSpan | .//w:vMerge")

    assert merged == []


def test_figures_stand_at_the_right_under_their_titles() -> None:
    table = next(one for one in document_of(llr_page()).tables if one.cell(0, 0).text == "Need")
    aligned = [
        [cell.paragraphs[0].alignment == WD_ALIGN_PARAGRAPH.RIGHT for cell in row.cells]
        for row in table.rows
    ]

    assert aligned == [[False, *[True] * 5, False, True]] * 15
    assert table.rows[-1].cells[1].paragraphs[0].runs[0].bold


def test_the_document_says_that_it_is_british_english(document: Any) -> None:
    languages = document.styles.element.iter(qn("w:lang"))

    assert {language.get(qn("w:val")) for language in languages} == {"en-GB"}
    assert document.core_properties.language == "en-GB"


def test_source_and_page_numbers_stand_at_the_foot(page: Page, document: Any) -> None:
    footer = document.sections[0].footer
    fields = footer._element.findall(f".//{qn('w:fldSimple')}")

    assert build_briefing(page).header.source_line in footer.paragraphs[0].text
    assert [field.get(qn("w:instr")).strip() for field in fields] == ["PAGE", "NUMPAGES"]


def test_what_is_said_under_a_small_table_stays_on_its_page() -> None:
    document = document_of(llr_page())
    table = next(one for one in document.tables if one.rows[-1].cells[0].text == "Special schools")
    close = table._tbl.getnext()
    cells = (cell for row in table.rows for cell in row.cells)
    kept = [part.paragraph_format.keep_with_next for cell in cells for part in cell.paragraphs]
    assert all(kept)
    assert close.find(f".//{qn('w:keepNext')}") is not None
    assert "Percentages are of" in "".join(close.getnext().itertext())


def test_key_and_source_under_the_needs_share_their_lines() -> None:
    document = document_of(with_gaps(llr_page()))
    (line,) = [one.text for one in document.paragraphs if "c: too few." in one.text]
    assert "Source:" in line


def test_properties_name_the_page_and_nobody_else() -> None:
    properties = document_of(llr_page()).core_properties

    assert properties.title == build_briefing(llr_page()).title
    assert (properties.author, properties.comments) == ("SEND Viewer", "")


def test_lists_are_lists_and_not_signs() -> None:
    document = document_of(replace(small_page(), sections=(LIST,)))
    items = [one.text for one in document.paragraphs if one.style.name == "List Bullet"]

    assert [item for item in items if item in {"first", "second"}] == ["first", "second"]
    assert document.styles["List Bullet"].element.xpath("./w:pPr/w:numPr")


def test_symbols_and_at_least_stay_and_are_explained() -> None:
    document = document_of(with_gaps(plans_page()))
    words = words_of(document)
    needs = next(one for one in document.tables if one.cell(0, 0).text == "Need")
    row = next(row for row in needs.rows if row.cells[0].text == "Specific Learning Difficulty")

    assert [cell.text for cell in row.cells][1:4] == ["c", "c", "c"]
    assert "c: too few" in words
    assert "at least 4,859" in words


def test_text_from_data_never_becomes_anything_else() -> None:
    data = word_bytes(build_briefing(with_evil_text(small_page())))
    document = Document(io.BytesIO(data))
    body = document.element.body

    assert HARMLESS in words_of(document)
    assert body.xpath(".//w:fldSimple | .//w:instrText | .//w:hyperlink") == []
    assert not any(rel.is_external for rel in document.part.rels.values())


def test_the_same_page_gives_the_same_bytes_in_another_process() -> None:
    assert made_elsewhere(MAKE, "1") == made_elsewhere(MAKE, "2")


def test_no_clock_is_in_the_file() -> None:
    archive = zipfile.ZipFile(io.BytesIO(word_bytes(build_briefing(llr_page()))))

    assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert b"dcterms" not in archive.read("docProps/core.xml").partition(b"<dc:")[2]


# --- Templates ----------------------------------------------------------------------------


@pytest.fixture
def template(tmp_path: Path) -> Path:
    """Return a council's template: letterhead, own page and heading, sample text, two sections."""
    document = Document()
    document.sections[0].page_width, document.sections[0].left_margin = Inches(8.5), Inches(1.5)
    document.sections[0].header.paragraphs[0].text = "The council's letterhead"
    document.sections[0].footer.paragraphs[0].text = "The council's address"
    document.styles["Heading 1"].font.name = "Georgia"
    document.add_paragraph("Sample text of the council")
    document.add_section()
    document.save(tmp_path / "council.docx")
    return tmp_path / "council.docx"


def without_styles(template: Path, names: tuple[str, ...]) -> Path:
    document = Document(template)
    for name in names:
        document.styles[name].delete()
    document.save(template)
    return template


def test_a_template_keeps_page_letterhead_and_styles_and_loses_its_text(template: Path) -> None:
    document = document_of(small_page(), template)
    section = document.sections[0]

    assert len(document.sections) == 1
    assert (section.page_width, section.left_margin) == (Inches(8.5), Inches(1.5))
    assert section.header.paragraphs[0].text == "The council's letterhead"
    assert [one.text for one in section.footer.paragraphs] == ["The council's address"]
    assert document.styles["Heading 1"].font.name == "Georgia"
    assert "Sample text" not in words_of(document)
    assert headings_of(document)[0][0] == "Title"


def test_tables_and_charts_fit_the_page_of_a_template(template: Path) -> None:
    document = document_of(plans_page(), template)
    section = document.sections[0]
    width = section.page_width - section.left_margin - section.right_margin

    for table in document.tables:
        assert sum(column.width for column in table.columns) <= width + Mm(0.5)
    assert all(shape.width <= width for shape in document.inline_shapes)


def test_styles_that_a_template_lacks_are_added_with_their_meaning(template: Path) -> None:
    lacking = without_styles(template, ("Heading 1", "Heading 2", "Title", "List Bullet"))
    document = document_of(replace(small_page(), sections=(LIST,)), lacking)
    heading = document.styles["Heading 1"].element.pPr.find(qn("w:outlineLvl"))
    (item,) = [one for one in document.paragraphs if one.text == "second"]
    number = item._p.pPr.numPr.numId.val
    numbering = document.part.numbering_part.element

    assert heading.get(qn("w:val")) == "0"
    assert numbering.xpath(f"./w:num[@w:numId='{number}']")


def test_a_template_without_any_lists_gets_one(template: Path, tmp_path: Path) -> None:
    lacking = without_styles(template, ("List Bullet",))
    bare = tmp_path / "bare.docx"
    with zipfile.ZipFile(lacking) as before, zipfile.ZipFile(bare, "w") as after:
        for name in before.namelist():
            content = before.read(name)
            if name in {"[Content_Types].xml", "word/_rels/document.xml.rels"}:
                content = b"".join(without_numbering(content))
            if name != "word/numbering.xml":
                after.writestr(name, content)
    document = document_of(replace(small_page(), sections=(LIST,)), bare)

    assert document.part.numbering_part.element.xpath("./w:abstractNum//w:numFmt/@w:val") == [
        "bullet"
    ]


def without_numbering(content: bytes) -> Iterator[bytes]:
    for piece in content.replace(b"/>", b"/>\0").split(b"\0"):
        if b"numbering" not in piece:
            yield piece


def test_a_template_of_the_kind_dotx_is_opened(template: Path, tmp_path: Path) -> None:
    dotx = retyped(template, tmp_path / "council.dotx", DOCUMENT, TEMPLATE)

    assert document_of(small_page(), dotx).sections[0].page_width == Inches(8.5)


@pytest.mark.parametrize("content", [b"", b"no zip", b"PK\x03\x04 broken"])
def test_a_broken_template_is_refused_with_what_to_do(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "broken.docx").write_bytes(content)

    with pytest.raises(InputError, match=r"not a template that Word could open.* Choose a Word"):
        document_of(small_page(), tmp_path / "broken.docx")


def test_a_template_for_another_program_is_refused(tmp_path: Path) -> None:
    Presentation().save(tmp_path / "slides.pptx")

    with pytest.raises(InputError, match="not a template that Word could open"):
        document_of(small_page(), tmp_path / "slides.pptx")


def test_a_damaged_part_of_a_template_is_refused(template: Path, tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.docx"
    with zipfile.ZipFile(template) as before, zipfile.ZipFile(damaged, "w") as after:
        for name in before.namelist():
            after.writestr(name, b"<w" if name == "word/styles.xml" else before.read(name))

    with pytest.raises(InputError, match="damaged"):
        document_of(small_page(), damaged)


def test_the_briefing_has_two_to_four_pages(tmp_path: Path) -> None:
    data = word_bytes(build_briefing(read_page(shipped_page_path())))
    # Without a font of Arial's widths LibreOffice takes a wider one, and a few lines more.
    most = 4 if has_arial_widths() else 5

    assert 2 <= pdf_pages(data, "briefing.docx", tmp_path) <= most
