"""Slides hold the whole page, can be edited and read aloud, and open in any template."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from office_pages import (
    EVIL,
    HARMLESS,
    PAGES,
    figures_of,
    made_elsewhere,
    page_alone,
    pdf_pages,
    retyped,
    with_evil_text,
    with_gaps,
)
from openpyxl import load_workbook
from pages_by_hand import NEEDS, llr_page, plans_page
from pptx import Presentation
from pptx.enum.dml import MSO_PATTERN
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

from sendviewer.core.errors import InputError
from sendviewer.core.pages import Page
from sendviewer.export.office.text import text_width
from sendviewer.export.slides.presentation import slides_bytes
from sendviewer.present.briefing import build_briefing
from sendviewer.present.left_out import LEFT_OUT

MAKE = """
import hashlib
from sendviewer.export.office.text import text_width
from sendviewer.export.slides.presentation import slides_bytes
from sendviewer.present.briefing import build_briefing
from sendviewer.sources.pages import read_page, shipped_page_path
data = slides_bytes(build_briefing(read_page(shipped_page_path())))
print(hashlib.sha256(data).hexdigest())
"""
DOCUMENT = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
TEMPLATE = "application/vnd.openxmlformats-officedocument.presentationml.template.main+xml"


def deck_of(page: Page, template: Path | None = None) -> Any:
    return Presentation(io.BytesIO(slides_bytes(build_briefing(page), template)))


def charts_of(deck: Any) -> Iterator[Any]:
    for slide in deck.slides:
        yield from (shape.chart for shape in slide.shapes if shape.has_chart)


def chart_titled(deck: Any, words: str) -> Any:
    (found,) = [slide for slide in deck.slides if words in slide.shapes.title.text_frame.text]
    (chart,) = [shape.chart for shape in found.shapes if shape.has_chart]
    return chart


def words_of(deck: Any) -> str:
    """Return what stands on the slides: text, cells, names of bars and figures at their ends."""
    said: list[str] = []
    for slide in deck.slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                said.append(shape.text_frame.text)
            elif shape.has_table:
                said += [cell.text for row in shape.table.rows for cell in row.cells]
            elif shape.has_chart:
                said += shape.chart.plots[0].categories
                said += re.findall(r"<a:t>(.*?)</a:t>", shape.chart.part.blob.decode())
                said += [
                    label
                    for series in shape.chart.plots[0].series
                    for value in series.values
                    if value is not None
                    for label in shown(value, series.data_labels.number_format)
                ]
    return " | ".join(said)


def shown(value: float, pattern: str) -> tuple[str, ...]:
    """Return a figure as its format writes it."""
    first = pattern.split(";", maxsplit=1)[0]
    places = len(first.partition(".")[2].rstrip('"%'))
    sign = "+" if first.startswith("+") and value > 0 else ""
    unit = "%" if first.endswith('"%"') else ""
    return (f"{sign}{value:,.{places}f}{unit}".replace("-", "\N{MINUS SIGN}"),)


@pytest.fixture(scope="module", params=PAGES)
def page(request: pytest.FixtureRequest) -> Page:
    return PAGES[request.param]()


@pytest.fixture(scope="module")
def deck(page: Page) -> Any:
    return deck_of(page)


def test_every_figure_of_the_page_is_on_a_slide(page: Page, deck: Any) -> None:
    words = words_of(deck)

    assert [figure for figure in figures_of(build_briefing(page)) if figure not in words] == []


def test_every_slide_has_a_title_of_its_own_that_is_read_first(deck: Any) -> None:
    titles = [slide.shapes.title.text_frame.text for slide in deck.slides]

    assert all(titles)
    assert len(set(titles)) == len(titles)
    assert all(slide.shapes[0].shape_id == slide.shapes.title.shape_id for slide in deck.slides)


def test_every_chart_and_table_has_an_alternative_text(deck: Any) -> None:
    frames = [shape for slide in deck.slides for shape in slide.shapes if not shape.has_text_frame]

    assert len(frames) >= 5
    for frame in frames:
        assert len(frame.element.xpath("./p:nvGraphicFramePr/p:cNvPr")[0].get("descr")) > 40


def test_every_run_says_that_it_is_british_english(deck: Any) -> None:
    for slide in deck.slides:
        for root in (slide.element, slide.notes_slide.element):
            for run in root.iter(qn("a:r"), qn("a:fld")):
                assert run.find(qn("a:rPr")).get("lang") == "en-GB"
    for chart in charts_of(deck):
        assert chart.element.find(qn("c:lang")).get("val") == "en-GB"


def test_source_and_number_stand_at_the_foot_of_every_slide(page: Page, deck: Any) -> None:
    source = build_briefing(page).header.source_line

    for slide in deck.slides:
        foot, number = list(slide.placeholders)[-2:]
        assert foot.text_frame.text == source
        assert number.element.find(f".//{qn('a:fld')}").get("type") == "slidenum"


def test_notes_say_what_cards_charts_and_tables_say(page: Page, deck: Any) -> None:
    briefing = build_briefing(page)
    notes = "\n".join(slide.notes_slide.notes_text_frame.text for slide in deck.slides)

    for card in briefing.overview.cards:
        assert card.spoken in notes
    assert briefing.tables[0].rows[0].sentence in notes
    assert briefing.charts[0].description.main_message in notes


def test_nothing_leaves_its_slide_and_no_table_reaches_the_foot(deck: Any) -> None:
    for slide in deck.slides:
        foot = next(shape for shape in slide.placeholders if "Footer" in shape.name)
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.left + shape.width <= deck.slide_width
            if shape.has_table or shape.has_chart or shape.name == "Remarks":
                assert shape.top + shape.height <= foot.top


def test_a_table_has_its_header_marked_and_letters_that_can_be_read(deck: Any) -> None:
    for slide in deck.slides:
        for table in (shape.table for shape in slide.shapes if shape.has_table):
            assert table.first_row
            for cell in (cell for row in table.rows for cell in row.cells):
                assert all(run.font.size >= Pt(12) for run in cell.text_frame.paragraphs[0].runs)


def test_charts_hold_the_figures_of_the_page() -> None:
    chart = chart_titled(deck_of(llr_page()), "9.4 points higher")
    ours, england = chart.plots[0].series
    in_order = sorted(NEEDS, key=lambda need: -need[2])

    assert list(chart.plots[0].categories) == [need[1] for need in in_order]
    assert [f"{value:.1f}" for value in ours.values] == [need[3] for need in in_order]
    assert [f"{value:.1f}" for value in england.values] == [need[4] for need in in_order]
    assert (ours.name, england.name) == ("LLR", "England")
    assert chart.value_axis.minimum_scale == 0


def test_the_workbook_of_a_chart_holds_what_the_chart_shows(deck: Any) -> None:
    for chart in charts_of(deck):
        sheet = load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)).active
        names, *columns = sheet.iter_cols(min_row=2, values_only=True)
        assert list(names) == list(chart.plots[0].categories)
        assert [list(column) for column in columns] == [
            list(series.values) for series in chart.plots[0].series
        ]


def test_a_missing_figure_is_a_gap_with_its_symbol_and_never_0() -> None:
    deck = deck_of(with_gaps(llr_page()))
    chart = chart_titled(deck, "points lower here than in England")
    ours, england = chart.plots[0].series
    places = {name: place for place, name in enumerate(chart.plots[0].categories)}

    assert ours.values[places["Specific Learning Disability (c)"]] is None
    assert england.values[places["Moderate Learning Disability (England x)"]] is None
    assert chart.element.find(f".//{qn('c:dispBlanksAs')}").get("val") == "gap"
    assert "c: too few." in words_of(deck)


DIGITS_HIGH = 0.72
"""Height of a digit as a part of its size, in Arial."""


@pytest.mark.parametrize("make", [llr_page, plans_page])
def test_the_figures_of_many_bars_stand_clear_of_each_other(make: Callable[[], Page]) -> None:
    for slide in deck_of(make()).slides:
        for shape in (one for one in slide.shapes if one.has_chart):
            (plot,) = shape.chart.plots
            if shape.chart.element.find(f".//{qn('c:barDir')}").get("val") == "col":
                continue
            part = shape.chart.element.find(f".//{qn('c:manualLayout')}/{qn('c:h')}")
            beside = 1 if plot.overlap == 100 else len(plot.series)
            pitch = shape.height.pt * float(part.get("val")) / len(plot.categories)
            apart = pitch / (beside + plot.gap_width / 100)
            for series in plot.series:
                size = series.data_labels.font.size.pt
                assert size >= 10
                assert apart >= size * DIGITS_HIGH + 2


def test_names_of_bars_have_room_for_one_line_where_bars_are_many() -> None:
    deck = deck_of(plans_page())
    (frame,) = [
        shape
        for slide in deck.slides
        for shape in slide.shapes
        if shape.has_chart and "points lower here" in slide.shapes.title.text_frame.text
    ]
    left = frame.chart.element.find(f".//{qn('c:manualLayout')}/{qn('c:x')}")
    size = frame.chart.font.size.pt
    widest = max(text_width(name, size) for name in frame.chart.plots[0].categories)
    assert frame.width.inches * float(left.get("val")) >= widest


def test_at_least_stays_in_names_and_labels() -> None:
    words = words_of(deck_of(with_gaps(plans_page())))

    assert "Mainstream schools: at least 4,859" in words
    assert "at least 30" in words
    assert "Under 3 (c)" in words


def test_a_page_with_nothing_to_compare_with_has_no_bars_for_it() -> None:
    charts = list(charts_of(deck_of(page_alone())))

    assert len(charts) == 4
    assert all(len(chart.plots[0].series) == 1 for chart in charts)
    assert not any(chart.has_legend for chart in charts)


def test_the_comparator_has_a_pattern_and_a_colour_that_stands_for_nothing_else(
    template: Path,
) -> None:
    for deck in (deck_of(llr_page()), deck_of(plans_page()), deck_of(llr_page(), template)):
        bars: dict[str, set[str]] = {}
        for chart in charts_of(deck):
            for series in chart.plots[0].series:
                name = "England" if series.name.startswith("England") else series.name
                bars.setdefault(name, set()).update(fill_colours(series))
        compared = bars.pop("England") - {"bg1"}
        assert compared == {"accent6"}
        assert not any(compared & colours for colours in bars.values())
        fills = [
            series.format.fill
            for chart in charts_of(deck)
            for series in chart.plots[0].series
            if series.name.startswith("England")
        ]
        assert all(fill.pattern is MSO_PATTERN.WIDE_UPWARD_DIAGONAL for fill in fills)


def fill_colours(series: Any) -> set[str]:
    """Return the names in the theme of what fills a bar."""
    (properties,) = series._element.findall(qn("c:spPr"))
    fill = next(one for one in properties if one.tag != qn("a:ln"))
    return {color.get("val") for color in fill.iter(qn("a:schemeClr"))}


def test_text_from_data_never_becomes_anything_else() -> None:
    data = slides_bytes(build_briefing(with_evil_text(llr_page())))
    deck = Presentation(io.BytesIO(data))

    assert HARMLESS in words_of(deck)
    assert EVIL not in words_of(deck)
    for chart in charts_of(deck):
        book = load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))
        cells = [cell for row in book.active.iter_rows() for cell in row]
        assert {cell.data_type for cell in cells} <= {"s", "n"}
        assert not any(cell.hyperlink for cell in cells)
    for slide in deck.slides:
        assert not any(rel.is_external for rel in slide.part.rels.values())
        assert {field.get("type") for field in slide.element.iter(qn("a:fld"))} == {"slidenum"}


def test_the_same_page_gives_the_same_bytes_in_another_process() -> None:
    assert made_elsewhere(MAKE, "1") == made_elsewhere(MAKE, "2")


def test_no_clock_is_in_the_file() -> None:
    archive = zipfile.ZipFile(io.BytesIO(slides_bytes(build_briefing(llr_page()))))
    books = [name for name in archive.namelist() if name.endswith(".xlsx")]

    assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert b"dcterms" not in archive.read("docProps/core.xml").partition(b"<dc:")[2]
    for name in books:
        inner = zipfile.ZipFile(io.BytesIO(archive.read(name)))
        assert {info.date_time for info in inner.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_properties_name_the_page_and_nobody_else() -> None:
    properties = deck_of(llr_page()).core_properties

    assert properties.title == build_briefing(llr_page()).title
    assert (properties.author, properties.language) == ("SEND Viewer", "en-GB")
    assert properties.comments == ""


def test_the_deck_says_what_it_leaves_out(deck: Any) -> None:
    assert LEFT_OUT[".pptx"] in words_of(deck)


# --- Templates ----------------------------------------------------------------------------


@pytest.fixture
def template(tmp_path: Path) -> Path:
    """Return a council's template: upright format, its own name for a layout, a sample slide."""
    deck = Presentation()
    deck.slide_layouts[5].name = "Council title"
    sample = deck.slides.add_slide(deck.slide_layouts[0])
    sample.shapes.title.text_frame.text = "Sample of the council"
    deck.save(tmp_path / "council.pptx")
    return tmp_path / "council.pptx"


def test_a_template_gives_its_layouts_and_loses_its_sample_slides(template: Path) -> None:
    deck = deck_of(llr_page(), template)
    layouts = [slide.slide_layout.name for slide in deck.slides]

    assert (deck.slide_width, deck.slide_height) == (Inches(10), Inches(7.5))
    assert layouts == ["Title Slide", *["Council title"] * (len(layouts) - 1)]
    assert "Sample of the council" not in words_of(deck)
    assert all(slide.shapes.title.text_frame.text for slide in deck.slides)


def test_a_template_holds_every_figure_too_inside_its_slides(template: Path) -> None:
    deck = deck_of(plans_page(), template)
    words = words_of(deck)

    assert all(figure in words for figure in figures_of(build_briefing(plans_page())))
    for slide in deck.slides:
        for shape in slide.shapes:
            assert shape.left + shape.width <= deck.slide_width
            assert shape.top + shape.height <= deck.slide_height


def test_titles_have_one_size_and_a_source_too_long_for_the_foot_stands_above(
    template: Path,
) -> None:
    briefing = build_briefing(plans_page())
    deck = deck_of(plans_page(), template)
    _, *others = list(deck.slides)
    titles = [slide.shapes.title.text_frame.paragraphs[0].runs[0].font.size for slide in others]

    assert len(set(titles)) == 1
    assert titles[0] < Pt(44)
    for slide in others:
        (remarks,) = [shape for shape in slide.shapes if shape.name == "Remarks"]
        assert remarks.text_frame.text.endswith(briefing.header.source_line)
        assert not [place for place in slide.placeholders if "Footer" in place.name]


def test_no_empty_place_is_left_on_a_slide(template: Path) -> None:
    for slide in deck_of(llr_page(), template).slides:
        for place in slide.placeholders:
            assert place.text_frame.text or place.element.find(f".//{qn('a:fld')}") is not None


def test_a_template_of_the_kind_potx_is_opened(template: Path, tmp_path: Path) -> None:
    potx = retyped(template, tmp_path / "council.potx", DOCUMENT, TEMPLATE)

    assert deck_of(llr_page(), potx).slides[0].slide_layout.name == "Title Slide"


def test_a_template_without_a_title_is_refused_with_what_to_do(template: Path) -> None:
    deck = Presentation(template)
    for layout in deck.slide_layouts:
        for place in list(layout.placeholders):
            if "TITLE" in place.placeholder_format.type.name:
                place.element.getparent().remove(place.element)
    deck.save(template)

    with pytest.raises(InputError, match=r"no layout with a title.* Choose a PowerPoint file"):
        deck_of(llr_page(), template)


@pytest.mark.parametrize("content", [b"", b"no zip", b"PK\x03\x04 broken"])
def test_a_broken_template_is_refused(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "broken.pptx").write_bytes(content)

    with pytest.raises(InputError, match="not a template that PowerPoint could open"):
        deck_of(llr_page(), tmp_path / "broken.pptx")


def test_a_damaged_part_of_a_template_is_refused(template: Path, tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.pptx"
    with zipfile.ZipFile(template) as before, zipfile.ZipFile(damaged, "w") as after:
        for name in before.namelist():
            is_master = name == "ppt/slideMasters/slideMaster1.xml"
            after.writestr(name, b"<broken" if is_master else before.read(name))

    with pytest.raises(InputError, match="damaged"):
        deck_of(llr_page(), damaged)


def test_a_template_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.pptx: The template could not be read"):
        deck_of(llr_page(), tmp_path / "none.pptx")


def test_libreoffice_shows_every_slide_on_a_page(tmp_path: Path) -> None:
    data = slides_bytes(build_briefing(llr_page()))

    assert pdf_pages(data, "slides.pptx", tmp_path) == len(Presentation(io.BytesIO(data)).slides)
